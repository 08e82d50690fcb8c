# A loop body without calls can't be interrupted: no increment of an OrderedDict's item is lost, and its methods are atomic.
import threading
from collections import OrderedDict

N, WORKERS = 4000, 4


def run(*targets):
    threads = [threading.Thread(target=t) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


od = OrderedDict((k, 0) for k in range(5))


def add():
    for i in range(N):
        od[i % 5] += 1


run(*[add] * WORKERS)
print(od)

once = OrderedDict()


def claim(who):
    def work():
        for i in range(500):
            once.setdefault(i, who)
    return work


run(*map(claim, range(WORKERS)))
print(len(once), sorted(once) == list(range(500)))

lru = OrderedDict((k, None) for k in range(40))


def use():
    for i in range(400):
        lru.move_to_end(i % 40, last=i % 3 > 0)


run(*[use] * WORKERS)
print(sorted(lru), len(list(reversed(lru))))

work, taken = OrderedDict.fromkeys(range(600)), [[] for _ in range(WORKERS)]


def drain(out, last):
    def go():
        while True:
            try:
                out.append(work.popitem(last=last)[0])
            except KeyError:
                return
    return go


run(*[drain(taken[w], w % 2 == 0) for w in range(WORKERS)])
print(sorted(sum(taken, [])) == list(range(600)), work)
