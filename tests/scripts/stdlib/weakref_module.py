import weakref, gc
class C:
    def __init__(self, n): self.n = n
    def m(self): return self.n
c = C(1)
r = weakref.ref(c, lambda ref: print("callback", ref is r))
print(r() is c, r, weakref.getweakrefcount(c), r == weakref.ref(c), hash(r) == hash(r)) if False else print(r() is c, weakref.getweakrefcount(c))
del c
print(r())
d = weakref.WeakValueDictionary()
a = C(2)
d["a"] = a
print(list(d.items())[0][0], len(d), "a" in d)
del a
print(len(d), d.get("a"))
k = weakref.WeakKeyDictionary()
b = C(3)
k[b] = "v"
print(len(k), k[b])
del b
print(len(k))
s = weakref.WeakSet()
e = C(4)
s.add(e)
print(len(s), e in s)
del e
print(len(s))
f = C(5)
p = weakref.proxy(f)
print(p.n, p.m())
wm = weakref.WeakMethod(f.m)
print(wm()())
fin = weakref.finalize(f, print, "finalized", f.n)
print(fin.alive)
del f
print(fin.alive, wm())
try:
    p.n
except ReferenceError as ex:
    print(ex)
for o in (5, "a", (), None):
    try:
        weakref.ref(o)
    except TypeError as ex:
        print(ex)
class S:
    __slots__ = ("a", "__weakref__")
print(weakref.ref(S())())
x, y = C(1), C(2)
x.o, y.o = y, x
rx = weakref.ref(x)
del x, y
gc.collect()
print(rx())
