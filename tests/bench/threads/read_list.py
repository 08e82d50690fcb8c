from common import run
shared = list(range(1000))
def work(i):
    t = 0
    for r in range(4000):
        for k in range(1000):
            t += shared[k]
    return t
print(run(work))
