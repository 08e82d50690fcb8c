def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5), f(c=1, a=2), f(1, c=2, e=5, d=6), f(*[1, 2, 3], **{"c": 4, "z": 5}), f(1, *[2], *[3, 4], c=5, **{"x": 1}, **{"y": 2}))
def po(a, b=2, /, c=3, *, d=4): return a, b, c, d
print(po(1), po(1, 5), po(1, 2, c=9), po(1, d=0), po(1, 2, 3, d=4))
def star(*args, **kw): return args, kw
print(star(), star(1, 2), star(a=1), star(*"ab", **{"k": 1}), star(*(), **{}), star(self=1, args=2))
def kwonly(*, a, b=1): return a, b
print(kwonly(a=5), kwonly(b=1, a=2))
def pk(a, /, **kw): return a, kw
print(pk(1, a=2))
def default(x=[]):
    x.append(len(x))
    return x
print(default(), default(), default([]))
y = 5
def late(v=y): return v
y = 6
print(late(), late.__defaults__, kwonly.__kwdefaults__, f.__defaults__, f.__kwdefaults__)
late.__defaults__ = (99,)
print(late())
def order(*a, **k): return a, k
def trace(v):
    print("eval", v, end="; ")
    return v
print(order(trace(1), *[trace(2)], k=trace(3), **{"m": trace(4)}))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: None)(), (lambda x, /, y=2: x + y)(1))
class Call:
    def __call__(self, *a, **k): return "called", a, k
print(Call()(1, x=2), callable(Call()), callable(Call), callable(5), callable(len))
def annotated(a: int, b: "str" = "x", *c: float, d: list = None, **e: dict) -> bool: return a
print(annotated(1), sorted(annotated.__annotations__), annotated.__annotations__["return"])
print(max(*[1, 5, 3], key=lambda v: -v), print(end=""), "{} {x}".format(*[1], **{"x": 2}))
def recursive(n, acc=()): return acc if n == 0 else recursive(n - 1, (*acc, n))
print(recursive(5))
big = star(*range(300), **{f"k{i}": i for i in range(300)})
print(len(big[0]), len(big[1]), big[1]["k299"])
