import inspect
def g():
    a = yield
    b = yield a
    return (a, b)
x = g()
print(inspect.getgeneratorstate(x), x.gi_frame is not None)
next(x)
print(inspect.getgeneratorstate(x))
print(x.send(5))
try:
    x.send(6)
except StopIteration as e:
    print(e.value)
print(inspect.getgeneratorstate(x), x.gi_frame)
class Iter:
    def __iter__(self):
        yield from range(3)
    def __getitem__(self, i): return i
print(list(Iter()), [*Iter()], sum(Iter()))
def closer():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
def deleg():
    try:
        yield from closer()
    finally:
        print("outer cleanup")
d = deleg()
next(d)
d.close()
def thrower():
    try:
        yield 1
    except Exception as e:
        raise KeyError("new") from e
t = thrower()
next(t)
try:
    t.throw(ValueError("old"))
except KeyError as e:
    print(repr(e), repr(e.__cause__))
def close_value():
    try:
        yield
    except GeneratorExit:
        return "closed value"
cv = close_value()
next(cv)
print(cv.close(), cv.close())
class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("custom value")
        return self.n
    def send(self, v): return ("sent", v)
    def throw(self, *a): return ("thrown", a[0] if isinstance(a[0], type) else type(a[0]).__name__)
    def close(self): print("custom close")
def use():
    r = yield from Custom()
    print("r", r)
u = use()
print(next(u), u.send("hi"), u.throw(ValueError("x")), list(u))
u = use()
next(u)
u.close()
def pipeline(*stages):
    def run(src):
        for s in stages: src = s(src)
        return src
    return run
double = lambda it: (x * 2 for x in it)
odd = lambda it: (x for x in it if x % 4)
print(list(pipeline(double, odd, double)(range(8))))
def accumulate():
    total = 0
    while (v := (yield total)) is not None:
        total += v
a = accumulate()
next(a)
print([a.send(i) for i in range(5)])
def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)
print(list(deep(100)))
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in list(its):
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print("".join(interleave("abc", "12345", "xy")))
ge = (print("side", i) or i for i in range(2))
print("lazy", list(ge))
try:
    (i for i in 5)
except TypeError as e:
    print(e)
def locals_survive():
    data = [1]
    for i in range(3):
        data.append(i)
        yield len(data), locals()["i"]
print(list(locals_survive()))
