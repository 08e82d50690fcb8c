class D(dict):
    def __missing__(self, k):
        self[k] = v = k * 2
        return v
d = D(a=1)
print(d["a"], d["b"], d, d.get("zz"), "q" in d, len(d), isinstance(d, dict), D(x=1) == {"x": 1}, type(d.copy()), {**d}, dict(d), repr(d))
class Order(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, ("set", v))
    def __getitem__(self, k):
        return ("get", super().__getitem__(k))
    def __contains__(self, k): return True
    def __iter__(self): return iter(["fake"])
o = Order(a=1)
o["b"] = 2
print(o["a"], o["b"], dict.__getitem__(o, "b"), o, "zz" in o, list(o), list(o.keys()), len(o))
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
    def __repr__(self): return f"Key({self.v})"
c = {Key(i): i for i in range(20)}
print(len(c), c[Key(7)], Key(25) in c, c.pop(Key(3)), len(c), list(c)[:4])
class BadHash:
    def __hash__(self): raise ValueError("no hash")
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("no eq")
class StrHash:
    def __hash__(self): return "x"
for f in (lambda: {BadHash(): 1}, lambda: {BadEq(): 1, BadEq(): 2}, lambda: hash(StrHash()), lambda: c[BadEq()], lambda: BadHash() in c):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(self, o): return True
for cls in (NoHash, EqOnly):
    try:
        {cls(): 1}
    except TypeError as e:
        print(e)
