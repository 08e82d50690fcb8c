x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, c)
print("a" in globals())
l = [1, 2, 3, 4]
del l[0], l[-1]
d = {"k": 1, "m": 2}
del d["k"]
class O: 
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)
    def __delitem__(self, k): print("delitem", k)
o = O()
o.v = 1
del o.v
del o[1], o[1:2], o["x", "y"]
print(l, d, hasattr(o, "v"))
for f in ("del o.nope", "del nope", "del l[9]", "del d['zz']", "del (1).real", "del len", "del l.x", "del d[[]]"):
    try:
        exec(f)
        print(f, "fine")
    except Exception as e:
        print(f, "->", type(e).__name__ + ":", e)
def f():
    y = 1
    del y
    y = 2
    return y
print(f())
