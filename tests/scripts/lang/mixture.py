# Patterns, generators, calls, unpacking, control flow and expressions.
def m(x):
    match x:
        case 0 | 1: return "01"
        case -1.5: return "neg"
        case "a" "b": return "str"
        case None | True | False: return "sing"
        case [] | (): return "empty"
        case [1, *rest] if rest: return ("1rest", rest)
        case [a, b]: return ("two", a, b)
        case [first, *_, last]: return ("fl", first, last)
        case {"k": v, **rest}: return ("k", v, rest)
        case {}: return "map"
        case str() as s: return ("str", s)
        case int(n) | float(n): return ("num", n)
        case complex(real=r, imag=i): return r, i
        case type(): return "type"
        case _: return "other"
for x in (0, True, -1.5, "ab", None, [], (), [1], [1, 2], [3, 4], [5, 6, 7], {"k": 1, "z": 2}, {"q": 1}, "zz", 99, 9.5, 2j, int, b"ab", {1}, range(3), iter([])): print(x if not hasattr(x, "__next__") else "it", m(x))
def g():
    try:
        while True:
            try: r = yield 1
            except ValueError as e: print("VE", e); yield "handled"
            else: print("got", r)
    finally: print("fin")
it = g(); print(next(it), it.send(5), it.throw(ValueError("q")), next(it)); it.close()
try: it.throw(KeyError)
except KeyError as e: print("KE", e)
def outer(): r = yield from inner(); print("r", r); return "o"
def inner(): x = yield 1; print("x", x); return "i"
o = outer(); next(o)
try: o.send("s")
except StopIteration as e: print(e.value)
print([(x, y) for x in range(3) if x for y in range(x)], {x: y for x, y in zip("ab", [1, 2])}, {c for c in "aab"} == {"a", "b"}, [y := 5], y, [z := 1, z + 1])
def dflt(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(dflt(1, d=4), dflt(1, 2, 3, 4, 5, d=6, f=7), dflt(*[1, 2], **{"d": 3, "b": 4}))
for bad in (lambda: dflt(), lambda: dflt(1), lambda: dflt(1, a=2, d=3), lambda: dflt(1, c=1, **{"c": 2}, d=1), lambda: dflt(1, 2, 3, c=4, d=5), lambda: (lambda a, b, c: 0)(1), lambda: (lambda *, a, b, c: 0)(), lambda: (lambda: 0)(1), lambda: (lambda a, b=1: 0)(1, 2, 3), lambda: (lambda a, /, b: 0)(a=1, b=2), lambda: (lambda a: 0)(aa=1)):
    try: bad()
    except TypeError as e: print(e)
a, *b, c = "hello"; print(a, b, c); (x, y), z = [1, 2], 3; print(x, y, z); *p, = range(3); print(p)
for bad in ("a, b = 1", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = {}", "(a, b), c = 1, 2", "[a, b] = iter([1])"):
    try: exec(bad)
    except (TypeError, ValueError) as e: print(bad, e)
def cnt():
    n = 0
    def inc(): nonlocal n; n += 1; return n
    return inc
i1, i2 = cnt(), cnt(); print(i1(), i1(), i2(), i1.__closure__[0].cell_contents, i1.__code__.co_freevars)
def f1():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("fin", i)
    else: print("else")
    return "ret"
print(f1())
def f2():
    try: return "try"
    finally: print("in finally")
print(f2())
def f3():
    while True:
        try: return 1
        finally: pass
    return 2
print(f3())
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is ValueError
with CM(), CM() as q: print("x")
with CM(): raise ValueError("swallow")
try:
    with CM(): raise KeyError("no")
except KeyError: print("out")
print(*(lambda *a, **k: (a, sorted(k)))(*"ab", *[1], **{"x": 1}, **{"y": 2}))
x = 5; print(1 < x < 10 != 3, not x, x and 0 or "z", x if x > 10 else -x, [*range(2), *"a"], {**{"a": 1}, "b": 2}, (yield_ := 3))
print([i for i in range(10)][::-3], "abc"[1:][0], (1, 2, 3)[-2:], {1: 2}.get(3, 4), [[]] * 2, [1, 2] > [1], (1, "a") < (2,), "a" "b" f"{x}")
ns = {}; exec("def f(): return __name__\nv = [i for i in range(3)]\nclass K: z = v", ns); print(ns["v"], ns["K"].z); print(eval("x + y", {"x": 1}, {"y": 2}))
import types
def gg(): yield
print(type(gg()).__name__, gg().__name__, gg.__qualname__, types.GeneratorType is type(gg()))
del x
try: x
except NameError as e: print(e)
global_v = 1
def fg(): global global_v, new_g; global_v += 1; new_g = 5
fg(); print(global_v, new_g)
lst = [3, 1, 2]; lst.sort(key=lambda v: -v); print(lst, sorted("bAc", key=str.lower, reverse=True), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]), min("abc", key=ord), max([], default=0))
class Lt:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f"L{s.v}"
print(sorted([Lt(3), Lt(1)]), max(Lt(1), Lt(2)) if 0 else "", [1, 2, 3] == [1, 2, 3.0])
l2 = [5, 4]
try: l2.sort(key=lambda v: l2.append(1) or v)
except ValueError as e: print(e, l2)
s = {1, 2, 3}; print(s | {4}, s & {1}, s - {1}, s ^ {3, 4}, s <= {1, 2, 3, 4}, s.isdisjoint({9}), frozenset(s) == s, len(s), s.issuperset([1]), {1}.union([2], (3,)))
s.discard(10); s.update([7], {8}); s -= {1}; s &= {2, 7, 8}; print(sorted(s)); d = {"a": 1}; d |= {"b": 2}; print(d, d | {"c": 3}, d.setdefault("z", 0), d.pop("z"), list(reversed(d)), d.keys() & {"a"}, d.items() - {("a", 1)}, dict.fromkeys("ab", 0))
for k in (lambda: [d.__setitem__(i, 1) for i in d], lambda: [s.add(i + 100) for i in s]):
    try: k()
    except RuntimeError as e: print(e)
print(repr(float("nan")), (n := float("nan")) in [n], 0.0 == -0.0, hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, 1 in {True}, 10**18 * 10**18, -2**2, 2**-1, 7 // 2 * 2 + 7 % 2, ~5, 5 & 3 | 8 ^ 1, 1 << 70, "%.17g" % 0.1, round(0.5), round(1.5), 1_000, 0xff, 0b11, 0o17, 1e3, 1j * 1j, complex(1, -0.0), abs(3 + 4j))
print(type(lambda: 0).__name__, (lambda: 0).__name__, print.__name__, len.__module__, [].append.__qualname__, int.__add__.__qualname__, str.join.__objclass__, int.from_bytes.__self__)
import sys; print(sys.getrecursionlimit() > 0, sys.intern("x") is sys.intern("x"))
