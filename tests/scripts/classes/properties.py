class T:
    def __init__(self): self._v = 0
    @property
    def v(self):
        "the doc"
        return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError("negative")
        self._v = x
    @v.deleter
    def v(self):
        print("deleting")
        self._v = None
    @property
    def ro(self): return "ro"
    w = property(lambda s: "w", None, None, "w doc")
    wo = property(None, lambda s, x: print("write", x))
t = T()
t.v = 5
t.v += 2
print(t.v, T.v.__doc__, T.w.__doc__, t.ro, t.w, type(T.v).__name__, T.v.fget.__name__)
t.wo = 1
del t.v
print(t.v)
for f in (lambda: setattr(t, "v", -1), lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro"), lambda: t.wo, lambda: t.nope):
    try:
        f()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
class S(T):
    @property
    def v(self): return ("sub", super().v)
    @T.v.getter
    def g(self): return "getter"
print(S().v, S().g)
class E:
    @property
    def broken(self): return self.missing
    def __getattr__(self, n): return f"fallback {n}"
print(E().broken, E().anything)
class F:
    @property
    def broken(self): return self.missing
try:
    F().broken
except AttributeError as e:
    print(e)
class C:
    _n = 0
    @classmethod
    def inc(cls):
        cls._n += 1
        return cls._n
    prop = property(lambda self: self.inc())
print(C().prop, C().prop, C._n)
