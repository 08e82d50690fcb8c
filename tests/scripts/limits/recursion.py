# Recursion through natives ends in a RecursionError, however deep the stack may be by sys.setrecursionlimit.
import collections
import functools
import marshal
import re
import sys


def ends(what, f, *args):
    try:
        f(*args)
    except RecursionError:
        print(what, "RecursionError")
    except Exception as e:
        print(what, type(e).__name__)
    else:
        print(what, "no error")


def nested(wrap, inner, n):
    for _ in range(n):
        inner = wrap(inner)
    return inner


def recursive():
    def mapped(n): return [*map(mapped, [n])]
    def key(n): return sorted([n], key=key)
    def least(n): return min([n, n], key=least)
    def reduced(a, b): return functools.reduce(reduced, [a, b])
    def substituted(m): return re.sub("a", substituted, "a")
    def filtered(n): return [*filter(filtered, [n])]
    def executed(n=0): exec("f()", {"f": executed})
    def evaluated(n=0): eval("f()", {"f": evaluated})
    missing = collections.defaultdict(lambda: missing[1])
    yield "map", mapped, 1
    yield "sorted", key, 1
    yield "min", least, 1
    yield "reduce", reduced, 1, 2
    yield "re.sub", substituted, None
    yield "filter", filtered, 1
    yield "exec", executed
    yield "eval", evaluated
    yield "defaultdict", missing.__getitem__, 1
    partial = functools.partial(lambda: partial())
    yield "partial", partial


class Mirror:
    def __repr__(self): return repr(self)
    def __str__(self): return f"{self}"
    def __eq__(self, other): return self == other
    def __lt__(self, other): return self < other
    def __hash__(self): return hash(self)
    def __add__(self, other): return self + other
    def __getattr__(self, name): return getattr(self, name + "")
    def __getitem__(self, i): return self[i]
    def __setitem__(self, i, x): self[i] = x
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __contains__(self, x): return x in self
    def __call__(self): return self()
    def __index__(self): return [1][self]
    def __neg__(self): return -self
    def __instancecheck__(self, x): return isinstance(x, self)


for args in recursive():
    ends(*args)

m = Mirror()
for s in ("repr(m)", "str(m)", "m == m", "m < m", "hash(m)", "{m: 1}", "m + 1", "m.x", "m[0]", "m[:]", "len(m)", "bool(m)",
          "iter(m)", "[*m]", "1 in m", "m()", "[1][m]", "range(m)", "-m", "isinstance(1, m)", "sorted([m, m])", "'%s' % m"):
    ends(s, eval, s, globals())

# Deeper than any stack.
N = 150_000
ends("repr list", repr, nested(lambda x: [x], 1, N))
ends("repr slice", repr, nested(slice, 1, N))
ends("str exception", str, nested(ValueError, 1, 3 * N))
ends("== list", lambda: nested(lambda x: [x], 1, N) == nested(lambda x: [x], 1, N))
ends("< tuple", lambda: nested(lambda x: (x,), 1, N) < nested(lambda x: (x,), 1, N))
ends("marshal", marshal.dumps, nested(lambda x: [x], 1, N))
ends("unmarshal", marshal.loads, b"[\x01\0\0\0" * N)

# With a higher limit Python functions go deeper, natives end in time.
sys.setrecursionlimit(10**6)


def down(n): return down(n - 1) if n else "down"


@functools.cache
def cached(n): return cached(n - 1) if n else "cached"


print(down(100_000), cached(5000))
for args in recursive():
    if args[0] not in ("exec", "eval", "re.sub"):
        ends(*args)


# Tuples that hold tuples in an except clause are no exception classes.
try:
    try:
        1 / 0
    except (KeyError, (ZeroDivisionError,)):
        print("caught")
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ZeroDivisionError, 5):
        print("caught")
except TypeError as e:
    print(e)
