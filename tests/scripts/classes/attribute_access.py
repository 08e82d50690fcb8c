class G:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("dyn_"): return name[4:]
        raise AttributeError(f"no {name}")
g = G()
print(g.real, g.dyn_x, hasattr(g, "zz"), getattr(g, "zz", "dflt"))
try:
    g.zz
except AttributeError as e:
    print(e)
class GA:
    x = "class x"
    def __getattribute__(self, name):
        if name == "magic": return "MAGIC"
        if name == "fail": raise AttributeError("fail!")
        return super().__getattribute__(name)
    def __getattr__(self, name): return f"getattr({name})"
ga = GA()
ga.y = 5
print(ga.magic, ga.x, ga.y, ga.fail, ga.other)
class SA:
    def __setattr__(self, n, v):
        object.__setattr__(self, n, ("set", v))
    def __delattr__(self, n):
        print("del", n)
        object.__delattr__(self, n)
s = SA()
s.a = 1
print(s.a, vars(s))
del s.a
try:
    del s.a
except AttributeError as e:
    print(e)
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattr__(self, n): return getattr(self._t, n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
    def __len__(self): return len(self._t)
p = Proxy([1, 2])
p.append(3)
print(p._t, len(p), p.index(2))
class Meta(type):
    def __getattr__(cls, n): return f"{cls.__name__}.{n}"
    def __setattr__(cls, n, v): super().__setattr__(n, ("meta", v))
class M(metaclass=Meta): pass
M.z = 1
print(M.anything, M.z, M().z)
try:
    M().anything
except AttributeError as e:
    print(e)
class Dir:
    def __dir__(self): return ["b", "a"]
print(dir(Dir()), "__init__" in dir(Dir), sorted(n for n in dir(G()) if not n.startswith("__")))
class Inst: pass
i = Inst()
i.__len__ = lambda: 5
try:
    len(i)
except TypeError as e:
    print(e)
i.__call__ = lambda: "no"
try:
    i()
except TypeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
for c in ("object().x = 1", "len.x = 1", "int.x = 1", "'a'.b", "[].x = 1", "None.x = 1", "int.real = 5", "Inst.__name__ = 5", "Inst.__dict__['x'] = 1", "i.__dict__ = 5", "i.__class__ = 5", "del i.__dict__", "getattr(i, 5)", "setattr(i, 5, 1)"):
    try:
        exec(c)
        print(c, "fine")
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
