from common import run
class C:
    n = 0
shared = C()
shared.n = 0
def work(i):
    for k in range(2_000_000):
        shared.n += 1
run(work)
print(shared.n)
