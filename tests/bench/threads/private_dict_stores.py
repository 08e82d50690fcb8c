from common import run
def work(i):
    d = {}
    for r in range(3000):
        for k in range(1000):
            d[k] = d.get(k, 0) + r
    return sum(d.values())
print(run(work))
