# cmath: special values everywhere, ordinary ones to 14 digits, since the last ones are the platform's.
import cmath, math, random
def show(x):
    if isinstance(x, complex):
        return show(x.real) + "," + show(x.imag)
    if isinstance(x, tuple):
        return " ".join(map(show, x))
    return f"{x:.14g}" if isinstance(x, float) else repr(x)
def t(f, *a, **k):
    try:
        return show(f(*a, **k))
    except Exception as e:
        return type(e).__name__ + " " + str(e)
one = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan".split()
special = [-math.inf, -2.5, -1.0, -0.0, 0.0, 1.0, 2.5, math.inf, math.nan]
for name in one + ["rect"]:
    f = getattr(cmath, name)
    for a in special:
        print(name, a, *[t(f, a, b) if name == "rect" else t(f, complex(a, b)) for b in special], sep=" | ")
R = random.Random(11)
for name in one + ["rect"]:
    f = getattr(cmath, name)
    for n in range(25):
        a, b = [R.choice((1, -1)) * R.random() * 10.0 ** R.choice((-310, -200, -20, -3, 0, 0, 0, 1, 2, 200, 308)) for _ in "ab"]
        if name in ("cos", "cosh", "sin", "sinh", "tan", "tanh", "exp", "rect") and (abs(a) > 1e5 or abs(b) > 1e5):
            continue
        print(name, a, b, t(f, a, b) if name == "rect" else t(f, complex(a, b)))
print(t(cmath.log, 8, 2), t(cmath.log, 1j, 1j), t(cmath.log, 0, 2), t(cmath.log, 2, 0), t(cmath.log, 2, 1), t(cmath.log, -1))
print(t(cmath.isclose, 1, 1 + 1e-10), t(cmath.isclose, 1, 1.1), t(cmath.isclose, 1, 1.1, rel_tol=0.2), t(cmath.isclose, 1, 2, rel_tol=-1), t(cmath.isclose, cmath.inf, cmath.inf), t(cmath.isclose, cmath.nan, cmath.nan), t(cmath.isclose, 1j, 1.0001j, abs_tol=0.01))
class C:
    def __complex__(self): return 3 + 4j
class F:
    def __float__(self): return 2.25
class I:
    def __index__(self): return 16
print(t(cmath.sqrt, C()), t(cmath.sqrt, F()), t(cmath.sqrt, I()), t(cmath.sqrt, "x"), t(cmath.sqrt), t(cmath.sqrt, True), t(cmath.sqrt, 10**400), t(cmath.rect, 1), t(cmath.rect, 1j, 2), t(cmath.polar, 1e308 + 1e308j), t(cmath.exp, 1000), t(cmath.cosh, 1000 + 1j), t(cmath.exp, 709.9 + 1j))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
