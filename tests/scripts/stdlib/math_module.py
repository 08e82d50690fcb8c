import math
for f, args in [("sqrt", (2,)), ("sqrt", (2**100,)), ("floor", (-2.5,)), ("ceil", (-2.5,)), ("trunc", (2.7,)), ("fabs", (-3,)), ("factorial", (20,)), ("factorial", (30,)), ("gcd", (12, 18, 27)), ("gcd", ()), ("lcm", (4, 6)), ("isqrt", (10**30,)), ("comb", (50, 25)), ("perm", (5, 2)), ("perm", (5,)), ("exp", (1,)), ("exp2", (3,)), ("expm1", (1e-10,)), ("log", (10,)), ("log", (8, 2)), ("log", (10**400,)), ("log2", (2**70,)), ("log10", (1000,)), ("log1p", (1e-10,)), ("pow", (2, 0.5)), ("sin", (1,)), ("cos", (1,)), ("tan", (1,)), ("asin", (0.5,)), ("acos", (0.5,)), ("atan", (1,)), ("atan2", (1, -1)), ("sinh", (1,)), ("cosh", (1,)), ("tanh", (1,)), ("asinh", (1,)), ("acosh", (2,)), ("atanh", (0.5,)), ("hypot", (3, 4)), ("hypot", (1, 2, 3)), ("dist", ([0, 0], [3, 4])), ("degrees", (math.pi,)), ("radians", (180,)), ("fmod", (-7, 3)), ("remainder", (7, 4)), ("modf", (-2.5,)), ("frexp", (10,)), ("ldexp", (0.5, 4)), ("copysign", (1, -0.0)), ("fsum", ([0.1] * 10,)), ("prod", ([1, 2, 3],)), ("isclose", (0.1 + 0.2, 0.3)), ("isnan", (float("nan"),)), ("isinf", (float("inf"),)), ("isfinite", (1,)), ("gamma", (5,)), ("lgamma", (10,)), ("erf", (0.5,)), ("erfc", (0.5,)), ("nextafter", (1, 2)), ("ulp", (1.0,)), ("cbrt", (64,)), ("sumprod", ([1, 2], [3, 4])), ("fma", (2, 3, 4))]:
    print(f, args if f != "log" else args[:1][0] < 100, repr(getattr(math, f)(*args)))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.floor(2**70 + 0.0), math.ceil(10**20), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-9, abs_tol=1e-8), math.prod([2.5, 2]), math.prod([], start=5), math.trunc(-2.9))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.sqrt("a"), lambda: math.gcd(1.5), lambda: math.floor("a"), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.isqrt(-1), lambda: math.comb(5, -1), lambda: math.gamma(-1), lambda: math.ldexp(1, 10000), lambda: math.sqrt(), lambda: math.sin(math.inf), lambda: math.dist([1], [1, 2]), lambda: math.floor(math.nan), lambda: math.sqrt(10**400)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class F:
    def __floor__(self): return "floor!"
    def __ceil__(self): return "ceil!"
    def __trunc__(self): return "trunc!"
    def __float__(self): return 4.0
print(math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(F()))
