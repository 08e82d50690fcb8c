# Values and errors of the functions of real numbers. Values are those that correctly rounded functions agree on.
import math

inf, nan = math.inf, math.nan


class Index:
    def __index__(self):
        return 5


class Real:
    def __float__(self):
        return 2.5


def show(name, *args, **kw):
    try:
        r = repr(getattr(math, name)(*args, **kw))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        r = f"{type(e).__name__}: {e}"
    print(name, *args if not any(type(a) in (Index, Real) or type(a) is int and abs(a) > 10**30 for a in args) else ["..."], "->", r)


ONE = ("acos acosh asin asinh atan atanh cos cosh degrees erf erfc exp exp2 expm1 fabs gamma lgamma log log10 log1p log2 "
       "sin sinh sqrt tan tanh radians frexp modf ulp isnan isinf isfinite floor ceil trunc").split()
VALUES = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, 2.5, -2.5, 0.1, 1e-10, 1e10, 1e308, 5e-324, 800, -800, 171.5, -170.5, 12.25,
          inf, -inf, nan, True, Index(), Real(), "a", 10**400, -10**400]
for name in ONE:
    for v in VALUES:
        if name in ("floor", "ceil", "trunc") and type(v) is int and abs(v) > 1000:
            assert getattr(math, name)(v) == v
            continue
        show(name, v)

TWO = [(0, -1), (-2, 0.5), (10, 400), (-inf, 3), (1, nan), (nan, 0), (-1, inf), (0.5, -inf), (-0.0, -3), (0.0, -inf), (2, -1080),
       (2, 0.5), (9, -1.5), (10, 3), (10, -3), (1, 0), (inf, 1), (1, inf), (7, 3), (-7, 3), (7.5, -2), (5, 2), (7, 2), (1e308, 1e-5),
       (0.0, -0.0), (-0.0, -0.0), (0.0, 1), (-0.0, -1), (inf, -inf), (3, 4), ("a", 1), (1, "a"), (nan, nan), (1e-310, 1), (1e300, -1e-300)]
for name in "pow fmod remainder atan2 copysign nextafter isclose hypot".split():
    for args in TWO:
        show(name, *args)
for args in [(5,), (), (1, 2, 3)]:
    show("pow", *args)

for args in [(1e308, 10, 1), (inf, 0, 1), (inf, 1, -inf), (inf, 0, nan), (nan, 1, 1), (0.1, 10, -1), (2, 3, 4), (1, 2, "a")]:
    show("fma", *args)
for args in [(1, 10000), (1.0, 10**400), (1.0, -10**400), (1, 1.0), (0.0, 10**400), (1, Index()), (1, True), (inf, 5), (1, -1074),
             (3, -1075), (1, -1075), (0.75, 4), ("a", 1)]:
    show("ldexp", *args)
for steps in [None, 0, 1, 2, True, 10, 2**62, 2**63, 10**40, -1, -10**40, 1.0]:
    for x, y in [(1, 2), (-1, 2), (2, -1), (0.0, -0.0), (-0.0, 0.0), (5e-324, -5e-324), (1, nan), (1, 1), (inf, -inf)]:
        show("nextafter", x, y, steps=steps)
for kw in [{}, {"rel_tol": 0.5}, {"abs_tol": 2}, {"rel_tol": -1}, {"abs_tol": -1}, {"rel_tol": nan}]:
    for args in [(1, 1), (1, 1.4), (1, 3), (inf, inf), (inf, 1), (nan, nan), (1, 1 + 1e-10)]:
        show("isclose", *args, **kw)

for args in [(0, 10), (-1,), (8, 0), (8, -1), (8, 1), (8, 2), (10**400, 10), (5, 10**400), (2, nan), (0.0, 1), (1, "a"), (), (1, 2, 3)]:
    show("log", *args)
print(math.log2(2**2000), math.log10(10**400), math.log2(2**2000 + 1), math.log(10**5000))
for k in range(-300, 300, 7):
    assert math.log2(2.0**k) == k and math.log10(float(f"1e{k}")) == k, k
print(math.pi, math.e, math.tau, math.inf, math.nan)
