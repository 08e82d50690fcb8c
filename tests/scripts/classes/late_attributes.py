# Annotations of wrapped methods, names of generators, and pow() with a modulus asking the class.
from functools import singledispatchmethod


def tell(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    @classmethod
    def f(cls, x: int) -> str: "doc"
    @staticmethod
    def g(x: "Later") -> Later: "doc"
for n in "f", "g":
    w = A.__dict__[n]
    print(w.__name__, w.__doc__, sorted(vars(w)))
print(A.__dict__["f"].__annotations__, A.f.__annotations__)
tell(getattr, A.__dict__["g"], "__annotations__")
class Later: pass
print(A.__dict__["g"].__annotations__)
w = A.__dict__["g"]
w.__annotations__ = {"own": 1}
print(w.__annotations__, A.g.__annotations__)
tell(getattr, classmethod(3), "__annotations__")

class Dispatch:
    @singledispatchmethod
    @classmethod
    def show(cls, v): return "other"
    @show.register
    @classmethod
    def _(cls, v: int): return "int"
    @show.register
    @classmethod
    def _(cls, v: str): return "str"
print(Dispatch.show(1), Dispatch.show("s"), Dispatch.show(1.0))

def gen(): yield
g, other = gen(), gen()
g.__name__ = "named"
print(g.__name__, g.__qualname__, other.__name__)
g.__qualname__ = "qualified"
print(repr(g).split(" at ")[0], repr(other).split(" at ")[0])
for bad in 1, None:
    tell(setattr, g, "__name__", bad)
    tell(setattr, g, "__qualname__", bad)

class I(int):
    def __pow__(self, other, mod=None): return "pow", int(other), mod
    def __rpow__(self, other, mod=None): return "rpow", int(other), mod
print(pow(I(2), 3, 5), pow(2, I(3), 5), pow(I(2), 3), pow(2, I(3)), I(2) ** 2, 2 ** I(2))
class Plain(int): pass
print(pow(Plain(2), Plain(3), Plain(5)))
class Declines(int):
    def __pow__(self, other, mod=None): return NotImplemented
print(pow(Declines(2), 3, 5))
