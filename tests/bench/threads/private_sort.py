from common import run
def work(i):
    x, t = 12345, 0
    for r in range(40):
        a = []
        for k in range(20_000):
            x = (x * 1103515245 + 12345) & 0x7fffffff
            a.append(x)
        a.sort()
        t += a[100] + sorted(a, key=lambda v: v % 1000)[5]
    return t
print(run(work))
