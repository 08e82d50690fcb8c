from common import run
shared = list(range(1000))
def work(i):
    t = 0
    for r in range(7000):
        for v in shared:
            t += v
    return t
print(run(work))
