t = (1, 2, 3)
print(t, (), (1,), 1, (1, "a", None), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, len(t), 2 in t, t.index(2), t.count(1), hash(t) == hash((1, 2, 3)), hash(()) == hash(()), (1, 2) < (1, 2, 0), (1, 2) == (1.0, 2.0), tuple("ab"), tuple([1]), tuple())
a = 1, 2
b = *a, 3
x, y = y, x = 1, 2
print(a, b, x, y, ((1, 2), 3), tuple(i for i in range(3)), {(1, 2): "k"}[1, 2], tuple(t) is t, t[:] is t)
class P(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
p = P(1, 2)
print(p, p.a, p + (3,), type(p + (3,)), p == (1, 2), isinstance(p, tuple), repr(([],)), ({},))
for f in (lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t.index(9), lambda: hash(([],)), lambda: t < 5, lambda: tuple(5), lambda: t.foo, lambda: t.append(1), lambda: (1, 2) < ("a",), lambda: t * 1.5, lambda: tuple(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
u = ([1], 2)
try:
    u[0] += [5]
except TypeError as e:
    print(e, u)
