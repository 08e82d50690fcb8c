import functools
from functools import reduce, partial, lru_cache, cache, wraps, total_ordering, singledispatch, cmp_to_key, cached_property, partialmethod, singledispatchmethod
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2], 4))
try:
    reduce(max, [])
except TypeError as e:
    print(e)
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, partial(print, 1, sep="-").args, repr(partial(max, 1, key=None)), partial(partial(max, 1), 2)(3, 0))
p.attr = 1
print(p.attr)
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append(x)
    return x * 10
print([f(i) for i in (1, 2, 1, 3, 1, 2)], calls, f.cache_info(), f.cache_parameters(), f.__wrapped__(9), f.__name__)
f.cache_clear()
print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache(typed=True)
def g(x): return type(x).__name__
print(g(1), g(1.0), g(True), g.cache_info())
try:
    f([])
except TypeError as e:
    print(e)
class C:
    @cached_property
    def v(self):
        print("compute")
        return 5
    def base(self, a, b): return a, b
    pm = partialmethod(base, 1)
    @singledispatchmethod
    def sd(self, x): return "other"
    @sd.register
    def _(self, x: int): return "int"
c = C()
print(c.v, c.v, c.__dict__, c.pm(2), c.sd(1), c.sd("x"))
@singledispatch
def show(x): return f"default {x}"
@show.register(int)
def _(x): return f"int {x}"
@show.register
def _(x: list): return f"list {len(x)}"
print(show(1), show([1]), show("s"), show(True), show.dispatch(bool) is show.dispatch(int), sorted(k.__name__ for k in show.registry))
@wraps(f)
def w(): pass
print(w.__name__, sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(functools.partial(pow, functools.Placeholder, 2)(5))
