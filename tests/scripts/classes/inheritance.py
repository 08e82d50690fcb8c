class A:
    def who(self): return "A"
    def call(self): return self.who() + "!"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().call(), [c.__name__ for c in D.__mro__], D.__bases__, D.__base__, D.mro() == list(D.__mro__), A.__subclasses__(), issubclass(D, A), issubclass(A, D), isinstance(D(), (B,)))
print(super(B, D()).who(), super(D, D()).who(), A.who(D()), B.who(D()))
for bases in ((A, B), (object, A), (B, A, B), (int, str), (A, A)):
    try:
        type("X", bases, {})
        print("fine")
    except TypeError as e:
        print(e)
class Base:
    def __init__(self, *a, **k):
        self.log = [("Base", a, k)]
        super().__init__()
class Mixin:
    def __init__(self, *a, mix=None, **k):
        super().__init__(*a, **k)
        self.log.append(("Mixin", mix))
class Final(Mixin, Base):
    def __init__(self):
        super().__init__(1, mix="m", k=2)
print(Final().log)
class P:
    attr = "P"
    @classmethod
    def make(cls): return cls.__name__, cls.attr
    @staticmethod
    def stat(): return "static"
class Q(P):
    attr = "Q"
    @classmethod
    def make(cls): return ("Q+", *super().make())
    @staticmethod
    def stat(): return "Q" + P.stat()
print(P.make(), Q.make(), Q().make(), Q.stat(), Q().stat())
class S(Q):
    def test(self):
        f = lambda: super(S, self).attr
        return f(), [super(S, self).attr for _ in range(1)], __class__
print(S().test())
class Outside:
    pass
def method(self): return super(Outside, self).__repr__()[:10]
Outside.m = method
print(Outside().m())
def bad(self): return super().x
Outside.bad = bad
for f in (lambda: Outside().bad(), lambda: super(int, "a"), lambda: super(5), lambda: super().x, lambda: D().nope, lambda: super(D, D()).nope):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Changing(A): pass
c = Changing()
Changing.__bases__ = (B,)
print(c.who(), [k.__name__ for k in Changing.__mro__])
c.__class__ = D
print(c.who(), type(c).__name__)
try:
    c.__class__ = int
except TypeError as e:
    print(e)
class L(list):
    def total(self): return sum(self)
class Dd(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
print(L([1, 2]).total(), Dd(a=5).a, hasattr(Dd(), "zz"))
try:
    class F(type(None)): pass
except TypeError as e:
    print(e)
