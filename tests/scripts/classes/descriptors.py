class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return ("get", obj.__dict__.get(self.name))
    def __set__(self, obj, value):
        print("set", self.name, value)
        obj.__dict__[self.name] = value
    def __delete__(self, obj):
        print("delete", self.name)
        del obj.__dict__[self.name]
class NonData:
    def __get__(self, obj, cls): return ("nondata", obj is None, cls.__name__)
class Owner:
    d = Desc()
    n = NonData()
o = Owner()
o.d = 5
print(o.d, type(Owner.d).__name__, o.n, Owner.n)
o.__dict__["n"] = "instance"
o.__dict__["d"] = "hidden"
print(o.n, o.d)
del o.d
print(o.d)
class Sub(Owner): pass
print(Sub().n, Sub.n)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls=None):
        if obj is None: return self
        v = obj.__dict__[self.name] = self.f(obj)
        return v
class Lazy:
    @Cached
    def value(self):
        print("computing")
        return 42
l = Lazy()
print(l.value, l.value, l.__dict__)
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, c): return getattr(o, self.n) if o else self
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]} must be {self.t.__name__}")
        setattr(o, self.n, v)
class Person:
    name, age = Typed(str), Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
print(vars(Person("x", 3)))
try:
    Person("x", "y")
except TypeError as e:
    print(e)
def f(self): return self
print(f.__get__(5)(), f.__get__(5, int).__self__, type(f.__get__(None, int)).__name__, Owner.__dict__["d"].__get__(o, Owner))
class ReadOnly:
    def __get__(self, o, c): return 1
    def __set__(self, o, v): raise AttributeError("read-only!")
class R: r = ReadOnly()
try:
    R().r = 5
except AttributeError as e:
    print(e)
R.r = 7
print(R.r)
class NoDelete:
    def __set__(self, o, v): pass
class N: x = NoDelete()
try:
    del N().x
except AttributeError as e:
    print(e)
print(type(N().x).__name__)
class BadName:
    def __set_name__(self, o, n): raise ValueError("bad name")
try:
    class X: b = BadName()
except ValueError as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None))
