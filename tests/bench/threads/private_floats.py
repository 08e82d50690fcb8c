from common import run
def work(i):
    x = s = 0.5
    for n in range(4_000_000):
        x = x * 3.7 * (1.0 - x)
        s += x / (n + 1.0)
    return round(s, 9)
print(run(work))
