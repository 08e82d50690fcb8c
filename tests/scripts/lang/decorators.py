import functools
def deco(f):
    def wrapper(*a, **k):
        return ("wrapped", f(*a, **k))
    return wrapper
def tag(name):
    print("making", name)
    def d(f):
        print("applying", name, f.__name__)
        f.tags = getattr(f, "tags", ()) + (name,)
        return f
    return d
@deco
def a(x): return x + 1
@tag("one")
@tag("two")
def b(): "docstring"
print(a(1), b.tags, b.__doc__)
@tag("class")
class C:
    @deco
    def m(self): return "m"
    @staticmethod
    @deco
    def s(): return "s"
    @classmethod
    def c(cls): return cls.__name__
print(C.tags, C().m(), C.s(), C().c())
@lambda f: f()
def immediate(): return 42
print(immediate)
registry = {}
def register(name, /, **opts):
    return lambda f: registry.setdefault(name, (f, opts))[0]
@register("x", fast=True)
def x(): return "x!"
print(registry["x"][0](), registry["x"][1])
class Deco:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)
    def __get__(self, obj, cls=None):
        return self if obj is None else functools.partial(self, obj)
@Deco
def counted(x): return x * 2
print(counted(2), counted(3), counted.calls)
class K:
    @Deco
    def meth(self, v): return ("meth", v)
print(K().meth(5), K.meth.calls)
@(deco if True else tag("no"))
def cond(): return 1
print(cond())
@functools.wraps(a)
def w(): pass
print(w.__name__, w.__wrapped__ is a)
decos = [deco]
@decos[0]
def idx(): return "idx"
print(idx())
