# A generator that runs in one thread can't be entered by another.
import threading
def gen():
    i = 0
    while True:
        yield i
        i += 1
g = gen()
lock = threading.Lock()
got = []
def work():
    for _ in range(1000):
        with lock:
            got.append(next(g))
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(got), got == list(range(3000)))
it = iter(range(5000))
seen = []
def drain():
    for v in it:
        seen.append(v)
ts = [threading.Thread(target=drain) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(seen), sorted(seen) == list(range(5000)))
import itertools
c = itertools.count()
vals = []
def take():
    for _ in range(2000): vals.append(next(c))
ts = [threading.Thread(target=take) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(vals) == list(range(6000)))
entered = threading.Event()
leave = threading.Event()
def blocks():
    entered.set()
    leave.wait()
    yield 1
b = blocks()
t = threading.Thread(target=lambda: next(b))
t.start()
entered.wait()
try:
    next(b)
except ValueError as e:
    print(e)
leave.set()
t.join()
