from common import run
class Err(Exception):
    pass
def fail(k):
    raise Err(k)
def work(i):
    t = 0
    for k in range(700_000):
        try:
            fail(k)
        except Err as e:
            t += e.args[0]
    return t
print(run(work))
