# Arithmetic and comparisons whose operands change their kinds at one place in the code.
from fractions import Fraction

BIG = 2**53
VALUES = [0, 1, -7, BIG - 1, BIG + 1, -BIG - 1, -2**63, 2**63 - 1, 10**400, True, 0.0, -0.0, 1.0, 0.1, float(BIG + 2), 1e308,
          float("-inf"), float("nan"), 1 + 2j, Fraction(1, 3), "x"]


def attempt(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def add(x, y): return x + y
def sub(x, y): return x - y
def mul(x, y): return x * y if x not in (10**400, "x") and y not in (10**400, "x") else None
def div(x, y): return x / y


def augmented(x, y):
    a = b = c = d = x
    a += y
    b -= y
    d /= y
    return a, b, d


for f in (add, sub, mul, div, augmented):
    print(f.__name__)
    rows = {id(x): [attempt(f, x, y) for y in VALUES] for x in VALUES}
    for x in VALUES:
        print(" ", repr(x)[:24], *(r[:30] for r in rows[id(x)]), sep="|")
    for x in VALUES[::-1]:
        assert rows[id(x)] == [attempt(f, x, y) for y in VALUES[::-1]][::-1], (f, x)


def with_small_ints(x): return x + 1, x - 2, 3 - x, x + -5
def with_products(x): return x * 3, 3 * x
def with_halves(x): return x / 2, x / 3, x / -4
def with_floats(x): return x + 0.5, x - 1.5, x * 2.0, x / 4.0, 0.5 - x, x + -0.0
def by_zero(x): return x / 0
def by_float_zero(x): return x / 0.0
def by_minus_zero(x): return x / -0.0
def zero_by(x): return 0 / x, 0.0 / x


for f in (with_small_ints, with_products, with_halves, with_floats, by_zero, by_float_zero, by_minus_zero, zero_by):
    print(f.__name__)
    for x in VALUES:
        print(" ", repr(x)[:24], attempt(f, x)[:120], sep="|")


def order(x, y):
    s = ""
    if x < y: s += "<"
    if x <= y: s += "<="
    if x == y: s += "=="
    if x != y: s += "!="
    if x > y: s += ">"
    if x >= y: s += ">="
    return s, x < y, x <= y, x == y, x != y, x > y, x >= y


def order_small(x):
    s = ""
    if x < 1: s += "<"
    if x <= 1: s += "<="
    if x == 1: s += "=="
    if x != 1: s += "!="
    if x > 1: s += ">"
    if x >= 1: s += ">="
    if not x == -7: s += "not -7"
    return s


def equal(x, y):
    return (1 if x == y else 0), (0 if x != y else 1)


numbers = [v for v in VALUES if isinstance(v, (int, float))]
for x in numbers:
    print(repr(x)[:24], *("".join("FT"[r] for r in order(x, y)[1:]) + order(x, y)[0] for y in numbers), order_small(x))
    print("  ", *(equal(x, y) for y in VALUES))


def count_down(x, step):
    n = 0
    while x > 0:
        x -= step
        n += 1
    while x != 5:
        x = x + 1 if x + 1 <= 5 else 5.0
        n += 1
    return n, x


for x, step in ((10, 1), (10.0, 1), (10, 0.5), (7.5, 2), (BIG, 2**51), (float(BIG), 2.0**51)):
    print(count_down(x, step), count_down(x, step))


class F(float):
    def __add__(self, other): return "F + " + repr(float(other))
    def __radd__(self, other): return repr(other) + " + F"
    def __lt__(self, other): return "F < " + repr(other)


for _ in range(3):
    print(add(F(1), 2), add(2, F(1)), add(2.5, F(1)), add(1, 2.5), order(F(1), 2)[1], order(2, F(1))[5], with_small_ints(2.0))
