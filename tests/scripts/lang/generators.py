def g():
    x = yield 1
    print("got", x)
    y = yield x
    print("got", y)
    return "result"
it = g()
print(next(it), it.send("a"))
try:
    it.send("b")
except StopIteration as e:
    print("stop", e.value, e.args)
print(list(g()), next(it, "exhausted"))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
def handler():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            print("handled", e)
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")
h = handler()
print(next(h), h.throw(ValueError("v")), h.close(), h.close())
def inner():
    r = yield "i1"
    print("inner got", r)
    try:
        yield "i2"
    except KeyError:
        yield "caught"
    return "inner result"
def outer():
    v = yield from inner()
    print("v =", v)
    yield from [10, 20]
    yield from "ab"
    return "outer result"
o = outer()
print(next(o), o.send("S"), o.throw(KeyError("k")), next(o), list(o))
def ret():
    return 5
    yield
try:
    next(ret())
except StopIteration as e:
    print(e.value)
def raises():
    yield 1
    raise StopIteration("inside")
r = raises()
next(r)
try:
    next(r)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def notstarted(): yield 1
n = notstarted()
try:
    n.send(5)
except TypeError as e:
    print(e)
try:
    n.throw(IndexError("early"))
except IndexError as e:
    print(e, list(n))
def bad_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2
b = bad_close()
next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
def selfref():
    yield next(me)
me = selfref()
try:
    next(me)
except ValueError as e:
    print(e)
print(sum(i * i for i in range(1000)), max(len(w) for w in ["a", "bbb"]), type(g()).__name__, g().gi_running, g.__name__, g().__name__, iter(it) is it)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def countdown(n):
    while n:
        n -= 1
        yield n
print(*countdown(5), [*zip(countdown(3), "abc")], dict(enumerate(countdown(2))), tuple(countdown(3)), set(countdown(1)), 2 in countdown(4), max(countdown(4)))
