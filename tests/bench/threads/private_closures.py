from common import run
def work(i):
    n = 0
    def inc(k):
        nonlocal n
        n += k
        return n
    for k in range(2_500_000):
        inc(k & 7)
    return n
print(run(work))
