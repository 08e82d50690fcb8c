# comb, perm, factorial, gcd, lcm, isqrt, and sums and products.
import math

inf, nan = math.inf, math.nan


class Frac:
    """A number that floats know nothing of, with methods of its own."""

    def __init__(self, x):
        self.x = x

    def __mul__(self, other):
        return Frac(self.x * (other.x if type(other) is Frac else other))

    __rmul__ = __mul__

    def __add__(self, other):
        return Frac(self.x + (other.x if type(other) is Frac else other))

    __radd__ = __add__

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return self.x

    def __repr__(self):
        return f"Frac({self.x})"


class Index:
    def __index__(self):
        return 5

    def __repr__(self):
        return "Index()"


def show(name, *args, **kw):
    try:
        r = repr(getattr(math, name)(*args, **kw))
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(name, *args, *kw.items(), "->", r[:200])


for n in [0, 1, 5, 20, 21, 30, 100, True, Index(), -1, 1.0, 10**30, -10**30]:
    show("factorial", n)
print(hash(math.factorial(3000)))
for args in [(5, 2), (5, 6), (0, 0), (100, 50), (67, 33), (-1, 2), (2, -1), (2, 1.0), (10**30, 10**30 - 2), (10**30, 10**29),
             (5, 10**30), (Index(), 2), (-1, -1), (1, 2, 3), (1,)]:
    show("comb", *args)
    show("perm", *args)
for args in [(5, None), (-1,), (5, "a"), (10**30, 2), (10**30, 10**25), (10**30,), ("a",)]:
    show("perm", *args)
for args in [(), (-4,), (12, 18), (12, 18, 27), (0, 0), (2**63, 2**62), (-2**63, -2**63), (10**40, 15**30), (1.0,), (4, "a"), (True, 2), (Index(), 10)]:
    show("gcd", *args)
    show("lcm", *args)
show("lcm", 0, "a")
for n in [0, 1, 2, 3, 4, 99, 2**62, 10**40, 10**41, Index(), True, -1, 1.0, -10**40]:
    show("isqrt", n)

for seq in [[], [1, 2.5], [0.1] * 10, [1e308, 1e308], [inf, -inf], [inf, nan], [inf, inf], [nan], ["a"], 1, [1e308, 1e308, -1e308],
            [-0.0], [10**400], [1e-16, 1, 1e16], [inf, 1e308, 1e308], [1e100, 1.0, -1e100, 1e-100, 1e50, -1e50],
            [2.0**53, 0.5, 5e-324], [2.0**53, -0.5, -5e-324], [1.0, 2.0**-53, 2.0**-105], [Frac(0.3333333333333333), True]]:
    show("fsum", seq)
for p, q in [([1, 2], [3]), ([1, 2], [3, 4]), (1, [3]), ([], []), ([1.5], [True]), (["a"], [2]), ([1e308], [10]), ([10**30], [2.5]),
             ([inf], [0]), ([10**400], [1.0]), ([0.0], [-1.0]), ([Frac(0.5)], [3]), ([True], [True]), ([2**62], [4]),
             ([2**62, 1.5, 2], [4, 2, 3]), ([0.1] * 10, [1.0] * 10), ([10**20, 1, -10**20], [1.0, 1.0, 1.0]),
             ([1, 2.0, Frac(0.25), 1.5, 3], [2, 3, 4, 1, 1]), ([2**62] * 3, [1] * 3), ([1e16, 1.0, -1e16], [1, 1, 1])]:
    show("sumprod", p, q)
for seq in [[], [2, 2.5], ["a", 3], 1, [1.0, "a"], [1, 10**20, 10**20, 0.5], [True, True], [Frac(0.5), 3], [10**400, 1.0]]:
    show("prod", seq)
show("prod", [2], start="a")
show("prod", [], start=True)
for args in [(), ("a",), (nan, inf), (nan, 1), (1e308, 1e308, 1e308), (5e-324, 5e-324), (-0.0,), (3, 4, 12), (1e-200, 1e-200),
             (1, 1, 1, 1), (0.1, 0.2, 0.3), (-3.5,), (1.5e308, 1.5e308)]:
    show("hypot", *args)
for p, q in [([1], [1, 2]), (1, 2), ([1], 2), (["a"], [1]), ((1, 2), [4, 6]), ([], []), ("a", "b"), ([inf, 1], [inf, 1]), ([1, 2, 3], (4, 5, 6.5))]:
    show("dist", p, q)
for v in [Frac(3.5), Frac(-3.5), 2.7, -2.7, 1e20, -0.0, 7, True, Index(), "a", nan, inf]:
    for name in "floor ceil trunc".split():
        show(name, v)
