# Descriptors, metaclasses, operators and what they say when they fail.
# classes & descriptors
import abc, sys, functools, types
class Desc:
    def __set_name__(self, o, n): self.n = n; print("set_name", o.__name__, n)
    def __get__(self, i, o=None): return self if i is None else i.__dict__.get(self.n, "unset")
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
    def __delete__(self, i): del i.__dict__[self.n]
class A:
    x = Desc(); y = Desc()
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; print("sub", cls.__name__, tag)
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
class B(A, tag="b"): pass
a = B(); a.x = 4; print(a.x, a.y, a.__dict__, B[1]); del a.x; print(a.x)
try: del a.x
except KeyError as e: print("KeyError", e)
class Meta(type):
    @classmethod
    def __prepare__(m, n, b, **kw): print("prepare", n, kw); return {"pre": 1}
    def __new__(m, n, b, ns, **kw): return super().__new__(m, n, b, dict(ns), )
    def __init__(c, n, b, ns, **kw): super().__init__(n, b, ns); print("init", kw)
    def __call__(c, *a, **k): print("call", a, k); return super().__call__(*a, **k)
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __iter__(c): return iter("abc")
    def __len__(c): return 7
    def __contains__(c, x): return x == 3
    def __getattr__(c, n): return f"meta-{n}"
    def __dir__(c): return ["zz", "aa"]
    @property
    def p(c): return "metaprop"
    def __or__(c, o): return "or"
    def __eq__(c, o): return NotImplemented
    def __hash__(c): return 42
class M(metaclass=Meta, k=1):
    def __init__(self, v): self.v = v
print(M(3).v, isinstance(5, M), issubclass(int, M), list(M), len(M), 3 in M, M.foo, dir(M), M.p, M | 3, hash(M), M == M, M.pre)
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): "doc"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): print("deleted")
    @functools.cached_property
    def c(self): print("once"); return 9
    ro = property(lambda s: 1)
    wo = property(None, lambda s, v: None)
    @staticmethod
    def s(a): return a
    @classmethod
    def k(cls): return cls.__name__
p = P(); p.v = 5; print(p.v, P.v.__doc__, p.c, p.c, p.s(1), P.k(), p.k()); del p.v
for f in (lambda: setattr(p, "ro", 1), lambda: p.wo, lambda: delattr(p, "ro"), lambda: p.nope, lambda: P.nope, lambda: setattr(5, "a", 1), lambda: object().x, lambda: setattr(object(), "x", 1)):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
class S:
    __slots__ = ("a", "b", "__dict__")
class S2(S): __slots__ = ("c",)
s = S2(); s.a = 1; s.c = 2; s.q = 3; print(s.__dict__, S.a, S2.__slots__)
try: s.b
except AttributeError as e: print(e)
class Op:
    def __init__(s, n): s.n = n
    def __add__(s, o): return NotImplemented
    def __radd__(s, o): return ("radd", o)
    def __iadd__(s, o): s.n += o; return s
    def __matmul__(s, o): return "mm"
    def __divmod__(s, o): return (1, 2)
    def __rpow__(s, o, m=None): return ("rpow", o, m)
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __round__(s, n=None): return ("round", n)
    def __index__(s): return s.n
    def __bool__(s): return s.n > 0
    def __lshift__(s, o): return "<<"
    def __format__(s, spec): return f"<{spec}>"
    def __bytes__(s): return b"bb"
    def __complex__(s): return 1j
    def __reversed__(s): return iter([3, 2])
    def __missing__(s, k): return k
    def __invert__(s): return "~"
    def __neg__(s): return "-"
    def __call__(s, *a, **k): return a, k
    def __getattr__(s, n):
        if n.startswith("__"): raise AttributeError(n)
        return n.upper()
o = Op(3); print(o @ 1, divmod(o, 1), 2 ** o, pow(o, 2, 5), round(o), round(o, 2), [1,2,3,4][o], bool(o), o << 1, f"{o:>10}", bytes(o), complex(o), list(reversed(o)), ~o, -o, o(1, a=2), o.hello, hex(o), range(o), "abcdef"[:o], 5 + o)
o += 4; print(o.n)
try: o + 1
except TypeError as e: print(e)
try: o + o
except TypeError as e: print(e)
class X(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try: X()
except TypeError as e: print(e)
X.register(int); print(isinstance(3, X), X.__abstractmethods__ == {"f", "g"})
class D1:
    def f(self): return ["D1"]
class D2(D1):
    def f(self): return ["D2"] + super().f()
class D3(D1):
    def f(self): return ["D3"] + super().f()
class D4(D2, D3):
    def f(self): return ["D4"] + super().f()
print(D4().f(), [c.__name__ for c in D4.__mro__])
try:
    class Bad(D1, D4): pass
except TypeError as e: print(e)
try:
    class Bad2(int, str): pass
except TypeError as e: print(e)
try:
    class Bad3(bool): pass
except TypeError as e: print(e)
print(types.new_class("N", (D1,), {}, lambda ns: ns.update(z=1)).z, type("T", (), {"a": 1})().a)
print(A.__subclasses__(), type.mro(B), B.__base__, B.__qualname__, B.__module__)
def outer():
    class In:
        def m(self): pass
    return In
print(outer(), outer().m, outer()().m.__qualname__, outer.__qualname__)
print(P.__dict__["s"], P.__dict__["k"].__func__.__name__, P.v.fget.__name__, 1)
