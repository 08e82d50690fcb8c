import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"].append(5)
print(b, c, b[1] is a[1], c[1] is a[1])
class P:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
p = P([1])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.v is p.v, r.v is p.v, r == p, type(q) is P)
l = []
l.append(l)
m = copy.deepcopy(l)
print(m[0] is m, m is not l)
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep", type(memo).__name__
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C(), (1, 2), {3}, frozenset([4]), None, 5, "s", len, P, range(3)])[1:])
t = (1, [2])
u = copy.deepcopy(t)
print(u, u is t, u[1] is t[1], copy.copy(t) is t, copy.deepcopy((1, 2)) == (1, 2))
class S:
    __slots__ = ("a", "b")
s = S()
s.a = [1]
s2 = copy.deepcopy(s)
print(s2.a, hasattr(s2, "b"), s2.a is s.a)
shared = [0]
d = copy.deepcopy({"x": shared, "y": shared})
print(d["x"] is d["y"], copy.replace(__import__("types").SimpleNamespace(a=1), a=2))
class G:
    def __getstate__(self): return {"only": 1}
    def __setstate__(self, st): self.state = st
print(copy.copy(G()).state, copy.copy(lambda: 1).__name__, copy.copy(bytearray(b"x")), copy.copy({1: [2]}), copy.copy({1}))
