# Builtins that drain a generator, and generators that delegate.
import sys, threading, traceback

def count(n, log=None):
    for i in range(n):
        yield i
    if log is not None:
        log.append("end")

class Num:
    def __init__(self, n): self.n = n
    def __radd__(self, x): return x + self.n
    def __lt__(self, o): return self.n < o.n
    def __gt__(self, o): return self.n > o.n
    def __bool__(self): return self.n > 2
    def __repr__(self): return f"Num({self.n})"

def mixed(*items):
    for x in items:
        got = yield x
        assert got is None

print(sum(count(10)), sum(mixed(1, 2.5, True, 2**62, 2**62, Num(3))), sum(mixed(0.1, 0.2, 0.3), 1))
print(any(mixed(False, 0, "", 3, 4)), all(mixed(True, 1, 0, 2)), any(Num(i) for i in range(3)), all(Num(i) for i in range(3, 5)))
print(min(mixed(3, 1, 2)), max(mixed(3, 2.5, 7, True)), max(Num(i) for i in range(3)), min(mixed(), default="none"))
print(list(count(5)), tuple(count(3)), sorted(mixed(3, 1, 2)), "".join(str(i) for i in range(12)))

# A refused item suspends the generator: it can be used, or complain, from there.
g = mixed(1, 2, "x", 4, 5)
try:
    sum(g)
except TypeError as e:
    print(e)
print(next(g), list(g), list(g))
g = mixed(False, True, 5)
print(any(g), g.gi_running, next(g))

# What the generator does is seen at once, and what is done to it, too.
def watch(l):
    for i in range(3):
        yield len(l)
l = [7]
l.extend(watch(l))
print(l)
def itself():
    yield 1
    yield next(me)
me = itself()
try:
    print(sum(me))
except ValueError as e:
    print(e)
print(list(me))

def nested(n):
    for i in range(n):
        yield sum(x * i for x in range(i)) + max(y for y in (i, 3))
print(list(nested(6)), sum(nested(6)))

def fails(n):
    try:
        yield from count(n)
        yield 1 // 0
    finally:
        print("cleanup")
for f in sum, list, max:
    try:
        f(fails(3))
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)

def stops():
    yield 1
    raise StopIteration(2)
try:
    sum(stops())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))

# An exception being handled in a generator stays its own.
def handling():
    try:
        raise KeyError("k")
    except KeyError:
        yield 1
        yield 2
        raise
try:
    try:
        raise ValueError("outer")
    except ValueError:
        sum(handling())
except KeyError as e:
    print(repr(e), repr(e.__context__))

# Delegation: values sent, thrown, returned.
def inner():
    total = 0
    try:
        while True:
            got = yield total
            if got is None:
                return total
            total += got
    except KeyError as e:
        yield "caught " + repr(e)
        return "after"
def outer():
    while True:
        r = yield from inner()
        yield "result", r
g = outer()
print(next(g), g.send(3), g.send(4), next(g), next(g), g.throw(KeyError("t")), next(g), next(g))
g.close()
def deep(n):
    if n:
        r = yield from deep(n - 1)
        return r + 1
    yield "bottom"
    return 0
def show(n):
    print((yield from deep(n)))
print(list(show(30)))
def to_done():
    g = count(1)
    list(g)
    print((yield from g))
    yield "end"
print(list(to_done()))
def not_started():
    g = inner()
    print((yield from iter([1])))
    yield from g
g = not_started()
print(next(g), g.send(None), g.send(5))
def raises():
    yield 1
    raise LookupError("in delegate")
def delegating():
    try:
        yield from raises()
    except LookupError as e:
        yield repr(e)
    yield from raises()
try:
    for x in delegating():
        print(x)
except LookupError:
    traceback.print_exc(file=sys.stdout)

# Threads begin while a generator is drained, and each drains its own.
results = []
def work(k):
    results.append(sum(i * k for i in range(2000)))
def starting():
    for k in range(4):
        t = threading.Thread(target=work, args=(k,))
        t.start()
        for i in range(300):
            yield i
        t.join()
print(sum(starting()), sum(1 for x in starting() if x % 2), sorted(results))
