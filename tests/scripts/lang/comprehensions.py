print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in "ab"], [[j for j in range(i)] for i in range(4)], [x for row in [[1, 2], [3]] for x in row])
print({x: x * x for x in range(3)}, {k: v for k, v in {"a": 1}.items()}, sorted({x % 3 for x in range(10)}), list(x for x in "abc"), sum(x for x in range(5)), {(a, b): a for a, b in [(1, 2)]})
x = "outer"
print([x for x in range(2)], x)
n = 3
print([n * i for i in range(n)], [(lambda: i)() for i in range(3)], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
def fn(k):
    local = 10
    return [local + k + i for i in range(3)], {i: k for i in range(2)}, [[k for _ in range(2)] for k in range(2)], k
print(fn(5))
class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    try:
        bad = [items[0] for _ in range(1)]
    except NameError as e:
        bad = str(e)
print(C.doubled, C.bad, hasattr(C, "i"))
print([y := 5, y ** 2], [last := i for i in range(3)], last, any((w := v) > 2 for v in [1, 3, 5]), w)
g = (i for i in range(3))
print(type(g).__name__, next(g), list(g), list(g))
print([a + b for a, b in zip([1, 2], [3, 4])], [first for first, *_ in ["abc", "de"]], [i if i else "zero" for i in range(2)], [*(i for i in range(2)), *[9]])
def nested():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(i) for i in range(4)], total
print(nested())
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [z for z in zz]
except NameError as e:
    print(e)
print([__name__ for _ in range(1)], [locals() for i in range(1)] != [], [[x, y] for x in range(2) for y in range(x)], [i for i in range(20) if i % 2 == 0 and i % 3 == 0 or i == 7])
