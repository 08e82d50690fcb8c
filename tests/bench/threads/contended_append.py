from common import run
shared = []
def work(i):
    for k in range(3_000_000):
        shared.append(k)
run(work)
print(len(shared))
