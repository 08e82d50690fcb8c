from common import run
def work(i):
    n = t = 0
    while n < 4_000_000:
        t += n * 3 % 7
        n += 1
    return t
print(run(work))
