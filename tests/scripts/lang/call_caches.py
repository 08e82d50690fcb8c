# Calls at one place of functions, classes and objects that change between.
def f(a, b=2, *rest, c=3, **kw): return a, b, rest, c, kw
def g(a, b=5, c=6): return a, b, c
def h(*, k): return k
def p(a, /, b, *, c="c"): return a, b, c

def shapes(fn, *calls):
    for args, kw in calls:
        try:
            print(fn.__name__, fn(*args, **kw))
        except TypeError as e:
            print(e)
shapes(f, ((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1,), {"c": 4}), ((1,), {"b": 7, "x": 8}), ((1, 2), {"b": 7}), ((), {"a": 1}))
shapes(g, ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}), ((), {"c": 1}), ((1,), {"c": 1}), ((1,), {"d": 1}))
shapes(h, ((), {"k": 1}), ((1,), {}), ((), {}))
shapes(p, ((1, 2), {}), ((1,), {"b": 3}), ((), {"a": 1, "b": 2}), ((1,), {"b": 2, "c": 3}), ((1, 2), {"c": 9}))

def one_place(fn, *more):
    try:
        return fn(1), fn(b=3, a=2), fn(1, *more)
    except TypeError as e:
        return str(e)
def g1(a): return a
def g2(a, b): return a, b
for fn in g, g1, g2, f, g, print.__class__, lambda a, b=0: (a, b):
    print(one_place(fn), one_place(fn, 4))
for d in (10, 20), (1,), None, (7, 8, 9):
    g.__defaults__ = d
    print(one_place(g))
g.__defaults__ = (5, 6)
h.__kwdefaults__ = {"k": "new"}
print(h(), h(k=1))

class A:
    def m(self, *a, **k): return "A.m", type(self).__name__, a, k
    @classmethod
    def cm(cls, x=0): return "A.cm", cls.__name__, x
    @staticmethod
    def sm(x=0): return "A.sm", x
    plain = len
class B(A):
    def m(self, *a, **k): return "B", super().m(*a, **k), super().m(1, k=2), super(B, self).m()
    @classmethod
    def cm(cls, x=0): return "B", super().cm(x)
    @staticmethod
    def sm(x=0): return "B.sm", x
class C(B):
    def m(self): return "C", super().m(5)

def at(x):
    r = []
    for name in "m", "cm", "sm":
        try:
            r.append(x.m() if name == "m" else x.cm(2) if name == "cm" else x.sm(3))
        except Exception as e:
            r.append(f"{type(e).__name__}: {e}")
    return r
def show():
    for x in A, A(), B, B(), C(), A, B(), C:
        print(*at(x))
show()
A.cm = classmethod(lambda cls, x: ("new A.cm", cls.__name__, x))
A.sm = staticmethod(lambda x: ("new A.sm", x))
B.sm = lambda x=0: ("function", x)
A.m = lambda self, *a, **k: ("new A.m", a, k)
show()
class A2:
    def m(self, *a, **k): return "A2", a, k
    cm = sm = None
B.__bases__ = A2,
show()
B.__bases__ = A,
del B.cm
show()

class Meta(type):
    def cm(cls, x): return "Meta.cm", x
    mro_like = property(lambda cls: "property")
class D(metaclass=Meta):
    def m(self): return "D"
    sm = print
for x in D, D(), A, D:
    print(at(x))

class Q:
    def __init__(self, n=1, *, k=0): self.n, self.k = n, k
class R(Q):
    def __init__(self, *a, **kw):
        super().__init__(*a, **kw)
        super().__init__(n=self.n + 1, k=5)
        assert super().__init__ is not None
        super().__setattr__("z", super().__sizeof__() > 0)
        self.s = super().__repr__()[:2]
for r in R(), R(4), R(k=2):
    print(vars(r))
class S(list):
    def append(self, x): super().append(x); super().extend([x, x])
    def __len__(self): return super().__len__() * 10
s = S()
for i in range(3): s.append(i)
print(s, len(s))

class CM:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return "entered"
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return self.swallow
class Fails(CM):
    def __enter__(self): raise KeyError("enter")
class Other:
    enters = 0
    @classmethod
    def __enter__(cls): cls.enters += 1; return cls.enters
    @staticmethod
    def __exit__(*a): print("static exit", len(a))
def blocks(cm, boom):
    try:
        with cm as x, cm as y:
            print(x, y)
            if boom:
                raise ValueError("boom")
    except (ValueError, KeyError, TypeError) as e:
        print(repr(e))
for cm in CM(False), Other(), CM(True), Fails(True), 3, Other(), CM(0):
    blocks(cm, False)
    blocks(cm, True)
CM.__enter__ = lambda self: "replaced"
blocks(CM(False), False)

# Results of comprehensions and slices are lists of their own.
base = [1, 2, 3]
copies = [base[:], base[1:], base[::-1], [x for x in base], [x for x in range(3)], [*base], [x for x in (1, 2)], [0 for _ in base if _ > 5]]
for l in copies:
    for i in range(20):
        l.append(i)
    l.insert(0, "first")
print(base, [len(l) for l in copies], copies[2][:4])
def growing(l): return [l.append(x) or x for x in l if len(l) < 30]
print(len(growing([1, 2])))
a, b = [1, 2]; (c, d), e = (3, 4), [5]
print(a, b, c, d, e, *[t[1:] + t[:1] for t in [(), (1,), (1, 2, 3), (1, 2, 3, 4, 5, 6)]])
