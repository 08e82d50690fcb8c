# Weak references to objects that are alive: identity, equality, hashes, callbacks, subclasses, proxies, containers.
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __len__(self):
        return self.n


a, b = A(1), A(1)
r = weakref.ref(a)
cb = lambda ref: None
r2 = weakref.ref(a, cb)
print(r() is a, weakref.ref(a) is r, r2 is r, r == r2, r == weakref.ref(b), hash(r) == hash(a), r2.__callback__ is cb, r.__callback__)
print(weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r, r2])


class Keyed(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, obj, callback, key):
        self = super().__new__(cls, obj, callback)
        self.key = key
        return self

    def __init__(self, obj, callback, key):
        super().__init__(obj, callback)


k = Keyed(a, None, "k")
print(k.key, k() is a, isinstance(k, weakref.ReferenceType), k == r)
p = weakref.proxy(a)
p.m = 5
print(p.n, a.m, p == b, len(p), bool(p), isinstance(p, A), type(p).__name__, callable(p))
f = weakref.proxy(cb)
print(f(1), type(f).__name__)
try:
    hash(p)
except TypeError as e:
    print(e)
for v in (1, "s", (), [], {}, None, 3.5, object()):
    try:
        weakref.ref(v)
    except TypeError as e:
        print(e)
for v in (len, A, weakref, {1}, int, cb, a.__len__):
    print(weakref.ref(v)() is v)


class Slots:
    __slots__ = ("x",)


class WeakSlots:
    __slots__ = ("x", "__weakref__")


for cls in Slots, WeakSlots, type("Sub", (Slots,), {}), type("L", (list,), {}), type("I", (int,), {}):
    o = cls()
    try:
        print(cls.__name__, weakref.ref(o)() is o)
    except TypeError as e:
        print(e)
d = weakref.WeakValueDictionary()
d["a"] = a
print(d["a"] is a, len(d), list(d))
kd = weakref.WeakKeyDictionary({a: 1})
print(kd[a], a in kd, b in kd)
s = weakref.WeakSet([a])
print(a in s, len(s))
m = weakref.WeakMethod(a.__len__)
print(m()() == 1)
print(repr(r).startswith("<weakref at 0x"), "to 'A' at 0x" in repr(r))
