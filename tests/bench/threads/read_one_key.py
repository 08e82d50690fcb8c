from common import run
shared = {"key": 7, "other": 8}
def work(i):
    t = 0
    for k in range(5_000_000):
        t += shared["key"]
    return t
print(run(work))
