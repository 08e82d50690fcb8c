class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v, tb is not None)
        return self.swallow
with CM("a") as a:
    print("body", a)
with CM("x") as x, CM("y") as y:
    print(x, y)
with (CM("p") as p, CM("q"),):
    print("paren", p)
with CM("swallow", True):
    raise ValueError("gone")
try:
    with CM("outer"), CM("inner"):
        raise KeyError("k")
except KeyError as e:
    print("caught", repr(e))
def f():
    with CM("ret"):
        return "value"
print(f())
for i in range(3):
    with CM(i):
        if i == 1: break
        continue
class BadEnter:
    def __enter__(self): raise RuntimeError("enter failed")
    def __exit__(self, *a): print("never")
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("exit failed")
for c in (BadEnter, BadExit):
    try:
        with c():
            raise ValueError("body")
    except RuntimeError as e:
        print(e, repr(e.__context__))
class NoExit:
    def __enter__(self): return 1
class NoEnter:
    def __exit__(self, *a): pass
for o in (NoExit(), NoEnter(), 5):
    try:
        with o: pass
    except TypeError as e:
        print(e)
with CM("t") as (first):
    pass
class Multi:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): return None
d = {}
with Multi() as (a, (b, d["c"])):
    print(a, b, d)
def gen():
    with CM("gen"):
        yield 1
        yield 2
g = gen()
next(g)
g.close()
with CM("nested") as n:
    with CM("deeper", True):
        with CM("deepest"):
            1 / 0
    print("continues")
