class S:
    __slots__ = ("a", "b")
    def __init__(self, a): self.a = a
s = S(1)
print(s.a, S.__slots__, hasattr(s, "b"), hasattr(s, "__dict__"), type(S.a).__name__)
s.b = 2
print(s.a + s.b)
del s.b
for f in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: delattr(s, "b"), lambda: s.c):
    try:
        print(f())
    except AttributeError as e:
        print(e)
class T(S):
    __slots__ = ("c",)
t = T(1)
t.c = 3
try:
    t.d = 4
except AttributeError as e:
    print(e)
class U(S): pass
u = U(1)
u.anything = 5
print(u.a, u.anything, u.__dict__)
class D:
    __slots__ = ("x", "__dict__")
d = D()
d.x, d.y = 1, 2
print(d.x, d.y, d.__dict__)
class One:
    __slots__ = "single"
o = One()
o.single = 1
print(o.single)
for ns in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("1x",)}, {"__slots__": (5,)}, {"__slots__": ("a", "a")}):
    try:
        type("X", (), ns)
        print("fine")
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
class A: __slots__ = ("p",)
class B: __slots__ = ("q",)
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class Priv:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 1
    def get(self): return self.__hidden
print(Priv().get(), S.a.__get__(s), list(S.__dict__)[:2] != [])
