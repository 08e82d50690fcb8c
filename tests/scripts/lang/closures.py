def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
i1, g1 = counter()
i2, g2 = counter()
print(i1(), i1(), i1(10), i2(), g1(), g2())
def adder(a): return lambda b: lambda c: a + b + c
print(adder(1)(2)(3))
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
def deep():
    x = 1
    def a():
        def b():
            def c():
                nonlocal x
                x += 1
                return x
            return c
        return b()
    return a()(), x
print(deep())
print(i1.__closure__[0].cell_contents, i1.__code__.co_freevars, counter.__code__.co_cellvars, adder.__closure__)
def unbound():
    def f(): return later
    try:
        f()
    except NameError as e:
        print(e)
    later = 5
    return f()
print(unbound())
def use_before():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
use_before()
def deleted():
    v = 1
    def f(): return v
    del v
    try:
        return f()
    except NameError as e:
        return str(e)
print(deleted())
def make(n):
    if n == 0:
        return []
    return [lambda: n] + make(n - 1)
print([f() for f in make(4)])
def args_captured(a, *args, k=1, **kw):
    return lambda: (a, args, k, kw)
print(args_captured(1, 2, 3, k=4, z=5)())
class Acc:
    def build(self, items):
        return [lambda: (self.tag, item) for item in items]
    tag = "t"
print([f() for f in Acc().build("ab")])
def swap():
    a, b = 1, 2
    def do():
        nonlocal a, b
        a, b = b, a
    do()
    return a, b
print(swap())
def loop_cells():
    out = []
    for i in range(3):
        def f(i=i):
            def g(): return i
            return g
        out.append(f())
    return [g() for g in out]
print(loop_cells())
