from common import run
shared = {f"k{i}": i for i in range(1000)}
keys = list(shared)
def work(i):
    t = 0
    for r in range(4000):
        for k in keys:
            t += shared[k]
    return t
print(run(work))
