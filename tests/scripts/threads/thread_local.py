import threading
loc = threading.local()
loc.v = "main"
out = {}
bar = threading.Barrier(3)
def work(i):
    print_has = hasattr(loc, "v")
    loc.v = i
    bar.wait()
    for _ in range(1000):
        loc.v += 1
    bar.wait()
    out[i] = (print_has, loc.v, sorted(loc.__dict__))
ts = [threading.Thread(target=work, args=(i * 10000,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out.items()), loc.v)
class L(threading.local):
    kind = "class attr"
    def __init__(self, start):
        self.items = [start]
l = L("s")
l.items.append("main")
res = []
def w():
    l.items.append("thread")
    res.append((l.items, l.kind))
t = threading.Thread(target=w)
t.start(); t.join()
print(l.items, res)
try:
    threading.local().x
except AttributeError as e:
    print(e)
del loc.v
print(hasattr(loc, "v"))
