# Subclasses of builtin types: what they hash like, what they keep, and who takes keyword arguments.
from collections import Counter, OrderedDict, defaultdict


def tell(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


class D(dict): pass
class L(list): pass
class S(set): pass
class Mixin: pass
class MixedDict(Mixin, dict): pass
class MixedList(Mixin, L): pass
class Frozen(frozenset): pass

for v in D(), L(), S(), MixedDict(), MixedList(), Counter(), OrderedDict(), defaultdict(), bytearray():
    tell(hash, v)
print(hash(Frozen([1])) == hash(frozenset([1])), S([1]) in {frozenset([1])})


class Meta(Mixin, type): pass
print(Meta("Made", (object,), {}).__name__)
class UsesMeta(metaclass=Meta): pass
print(type(UsesMeta).__name__)
class Sub(Meta): pass
print(Sub("Made2", (), {}).__name__)
class Failure(IndexError, KeyError): pass
print(str(Failure("a")), str(KeyError("a")))
class Quiet(Mixin, KeyError): pass
print(str(Quiet("a")))


# no attributes, and still instances of the class
for base, arg in (int, 7), (str, "s"), (float, 1.5), (bytes, b"b"), (complex, 1j), (tuple, (1,)), (frozenset, (1,)):
    cls = type("Empty", (base,), {"__slots__": (), "__str__": lambda self: "own"})
    v = cls(arg)
    print(base.__name__, type(v).__name__, v, v == base(arg), hasattr(v, "__dict__"))
class Octal(int):
    __slots__ = ()
    def __str__(self): return oct(self)
    def __add__(self, other): return Octal(int(self) + other)
    __radd__ = __add__
print(Octal(3) + 5, 5 + Octal(3))


# keyword arguments are for the subclass's method
for base in list, set, tuple, frozenset, float:
    arg = "1.5" if base is float else [1, 2]
    class New(base):
        def __new__(cls, arg, extra=None):
            self = super().__new__(cls, arg)
            self.extra = extra
            return self
    class Init(base):
        def __init__(self, arg, extra=None):
            if base in (list, set):
                super().__init__(arg)
            self.extra = extra
    class Plain(base): pass
    for cls in (Init,) if base is set else (New, Init):
        v = cls(arg, extra=3)
        print(base.__name__, base(v), v.extra)
    if base is set:
        tell(New, arg, extra=3)
    tell(Plain, arg, extra=3)
    tell(base, arg, extra=3)


# classes below module, super and GenericAlias have attributes and slots of their own
import types


class Module(types.ModuleType):
    @property
    def made(self): return "property"
    def __getattr__(self, name): return "missing " + name
m = Module("m")
m.x = 1
print(m.x, m.__dict__["x"], vars(m)["x"], m.made, m.y, "__dict__" in Module.__dict__)
class SlottedModule(types.ModuleType):
    __slots__ = ("a",)
m = SlottedModule("m")
m.a, m.b = [1], 2
print(m.a, m.b, "a" in m.__dict__, "b" in m.__dict__)
class MySuper(super):
    tag = "tag"
class Base:
    def f(self): return "Base.f"
class Derived(Base):
    def f(self):
        s = MySuper(Derived, self)
        s.x = 1
        return s.f(), s.x, s.tag, s.__self_class__.__name__, s.__thisclass__.__name__, super().__self_class__.__name__
print(Derived().f())
Derived.above = MySuper(Derived)
print(type(Derived().above).__name__, Derived().above.f())
tell(super, 1, 2, 3)
class Generic(types.GenericAlias):
    def __init__(self, origin, args): self.mine = [args]
g = Generic(dict, (int, str))
print(g, type(g).__name__, g.__origin__, g.__args__)
class Slotted(types.GenericAlias):
    __slots__ = ("_mine",)
print(Slotted(list, int) == list[int])
