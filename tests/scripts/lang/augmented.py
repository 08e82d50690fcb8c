class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o):
        self.v += o
        return self
    def __add__(self, o): return V(self.v + o * 100)
    def __sub__(self, o): return V(self.v - o)
    def __repr__(self): return f"V({self.v})"
a = b = V(1)
a += 5
print(a, b, a is b)
a -= 2
print(a, b, a is b)
l = m = [1]
l += [2]
print(m)
l = l + [3]
print(m, l)
def idx():
    print("idx", end=" ")
    return 0
l[idx()] += 10
print(l)
d = {"k": 1}
d["k"] += 1
d["k"] *= 10
d["k"] //= 3
d["k"] %= 4
d["k"] **= 3
d["k"] <<= 2
d["k"] >>= 1
d["k"] |= 1
d["k"] &= 7
d["k"] ^= 2
print(d)
class O: n = 5
o = O()
o.n += 1
print(o.n, O.n)
class Ops:
    def __getattr__(self, name): raise AttributeError(name)
    def __matmul__(self, o): return "matmul"
    def __imatmul__(self, o): return "imatmul"
    def __rmatmul__(self, o): return "rmatmul"
p = Ops()
print(p @ 1, 1 @ p)
p @= 1
print(p)
s = "a"; t = s; s += "b"
print(s, t)
x = 5
x += 1.5
x /= 2
print(x)
tup = (1,); tup += (2,)
print(tup)
st = {1}; u = st; st |= {2}
print(u)
class Only:
    def __add__(self, o): return NotImplemented
for code in ("q = Only(); q += 1", "q = None; q += 1", "q = 'a'; q -= 'b'", "undefined_q += 1", "q = [1]; q += 5", "q = []; q['a'] += 1", "q = {}; q['a'] += 1", "q = (1,); q[0] += 1", "q = object(); q.x += 1", "q = 1; q <<= 'a'", "q = 2; q **= 'b'"):
    try:
        exec(code)
        print(code, "fine", q)
    except Exception as e:
        print(code, "->", type(e).__name__ + ":", e)
