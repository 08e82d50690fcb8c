# Method calls, class attributes, properties and inheritance used from several threads.
import threading
class Base:
    made = 0
    lock = threading.Lock()
    def __init__(self):
        with Base.lock: Base.made += 1
        self.hits = 0
    @property
    def double(self): return self.hits * 2
    def hit(self):
        self.hits += 1
        return self
class Sub(Base):
    def hit(self): return super().hit()
    @classmethod
    def new(cls): return cls()
    @staticmethod
    def add(a, b): return a + b
results = []
def work(n):
    o = Sub.new()
    for i in range(2000): o.hit()
    results.append((o.double, Sub.add(n, 1)))
ts = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results), Base.made)
# A method is replaced while others call it.
class V:
    def f(self): return 0
seen = set()
stop = []
def caller():
    v = V()
    while not stop:
        seen.add(v.f())
def patcher():
    for i in range(50):
        V.f = lambda self, i=i: i
    stop.append(1)
ts = [threading.Thread(target=caller), threading.Thread(target=patcher)]
for t in ts: t.start()
for t in ts: t.join()
print(seen <= set(range(50)), V().f())
