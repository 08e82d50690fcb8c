class Point:
    "A point."
    dims = 2
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self
    def __repr__(self): return f"Point({self.x}, {self.y})"
    def __eq__(self, o):
        if not isinstance(o, Point): return NotImplemented
        return (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
p = Point(1)
print(p, p.move(1, 2).move(3, 4), p == Point(5, 6), p != Point(0), p == 5, p != 5, {p: 1}[Point(5, 6)], Point.__doc__, Point.__name__, Point.__module__, Point.__qualname__, Point.dims, p.dims)
p.dims = 3
p.z = 9
print(p.dims, Point.dims, p.__dict__, vars(p), sorted(k for k in Point.__dict__ if not k.startswith("__")), hasattr(p, "z"), hasattr(p, "q"), p.__class__ is Point, type(p) is Point, isinstance(p, Point), isinstance(p, (int, Point)), issubclass(Point, object))
m = p.move
print(m(0, 0), m.__self__ is p, m.__func__ is Point.move, m.__name__, Point.move(p, 1, 1), p.move == p.move, p.move is p.move)
Point.extra = lambda self: ("extra", self.x)
print(p.extra())
p.fn = lambda: "instance function"
print(p.fn())
del p.z
try:
    p.z
except AttributeError as e:
    print(e, e.name, e.obj is p)
print(getattr(p, "nope", "default"), getattr(p, "x"))
setattr(p, "new attr", 5)
print(getattr(p, "new attr"), p.__dict__["new attr"])
delattr(p, "new attr")
class Empty: pass
e = Empty()
print(type(e).__name__, repr(e).startswith("<__main__.Empty object at 0x"), str(Empty), repr(Empty), bool(e), e == e, e != Empty(), hash(e) == hash(e))
e.__dict__["k"] = 1
print(e.k)
e.__dict__ = {"fresh": 2}
print(e.fresh, hasattr(e, "k"))
class Counter:
    count = 0
    def __init__(self): Counter.count += 1
[Counter() for _ in range(5)]
print(Counter.count)
class Body:
    print("body runs", __qualname__, __module__)
    for i in range(3): pass
    if True:
        def cond(self): return "cond"
    x = [i for i in range(2)]
print(Body.i, Body().cond(), Body.x)
def factory(n):
    class Local:
        value = n
        def get(self): return n + self.value
    return Local
print(factory(1)().get(), factory(2)().get(), factory(1) is factory(1), factory(3).__qualname__)
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point.nope, lambda: Empty(1), lambda: e(), lambda: e[0], lambda: e + 1, lambda: len(e), lambda: iter(e), lambda: -e, lambda: e < e, lambda: 1 in e, lambda: int(e), lambda: e.x.y):
    try:
        f()
    except Exception as ex:
        print(type(ex).__name__ + ":", ex)
