from common import run
def count(n):
    for i in range(n):
        yield i
def work(i):
    t = 0
    for r in range(20):
        for v in count(200_000):
            t += v
    return t
print(run(work))
