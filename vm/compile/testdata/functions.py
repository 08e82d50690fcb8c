def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def swap(a, b, *rest, key=None, **kw):
    a, b = b, a
    a += 1
    b *= 2.5
    return max(a, b, *rest, key=key, **kw)


def closure(n):
    def add(x, y=n):
        nonlocal n
        n += x + y
        return n
    return add, lambda: n


def late(flag):
    if flag:
        x = 1
    print(x)
    del x
    return x


def walrus(x, f):
    return f(x, (x := x + 1), x) + (x, (x := 3))[0]
