from common import run
def work(i):
    a = [0] * 1000
    for r in range(4000):
        for k in range(1000):
            a[k] = a[k - 1] + 1 & 1023
    return sum(a)
print(run(work))
