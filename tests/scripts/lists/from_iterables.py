# list() of everything that has a way of its own, and what consumes iterators while they change.
class L(list):
    pass


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


def gen(n):
    for i in range(n):
        yield i
    return "end"


d = {"a": 1, 2: "b", None: (3,)}
del d[2]
d[5] = 6
for x in ([], [1, 2], (), (3, 4), range(5), range(9, 0, -3), range(2**70, 2**70 + 3), "", "abc", "äöü", "a\u20ac\U0001f600", b"xyz",
          d, d.keys(), d.values(), d.items(), {7}, frozenset({8}), It(3), gen(3), iter([1, 2, 3]), reversed("ab"), map(str, [1, 2]),
          filter(None, [0, 1, 2]), zip("ab", [1, 2]), enumerate("ab"), L([1]), iter("hä"), memoryview(b"ab")):
    r = list(x)
    e = [0]
    print(type(x).__name__, r, type(r) is list, tuple(r) == tuple(r[:]))
    r.append("own")
print(list(), L("ab"), type(L("ab")).__name__, list.__new__(list, "abc"))
x = [1, 2, 3]
y = list(x)
y.append(4)
print(x, y, list(x) is x, tuple((1, 2)))
for bad in (1, None, object, 2.5):
    try:
        list(bad)
    except TypeError as e:
        print(e)
try:
    list(1, 2)
except TypeError as e:
    print(e)
try:
    list(iterable=[])
except TypeError as e:
    print(e)


def fails():
    yield 1
    raise ValueError("in the middle")


for f in (list, tuple, sum, [0].extend, set, sorted):
    try:
        f(fails())
    except ValueError as e:
        print(e)
x = [0]
try:
    x.extend(fails())
except ValueError:
    print(x)

# What is left in an iterator when its consumer stops early.
for seq in ([1, 0, 5, 6], (1, 0, 5, 6), range(1, -3, -1)):
    it = iter(seq)
    print(all(it), list(it), list(it), next(it, "end"))
    it = iter(seq)
    print(sum(it), next(it, "end"), list(it), any(it))
l = [1, 2]
it = iter(l)
print(list(it), l.append(3), list(it))


class Adds:
    def __init__(self, l):
        self.l = l

    def __radd__(self, o):
        if len(self.l) < 5:
            self.l.append(10)
        return o + 100

    def __bool__(self):
        if len(self.l) < 9:
            self.l.append(True)
        return False


l = [1, 2]
l.append(Adds(l))
l.append(3)
print(sum(l), len(l))
print(any(l[2:]), any([l[2], 0]), len(l), max(3, 1.5), min([3, 2.0, 2]), max(range(7)), sum([1.5, 2, True]), sum((2**62, 2**62, 1)))
a = [1, 2, 3]
a.extend(x for x in a[:2])
a.extend(iter(a[:1]))
a += "xy"
a += {9: 1}
print(a)
print([0] * 3, [1, 2] * 2, [None] * 20 == [None for _ in range(20)], [[]] * 2, ["x"] * -1, (1,) * 3, len([0.5] * 1000))
z = [[]] * 3
z[0].append(1)
print(z)
q = list(range(10))
print(q[::2], q[::-1], q[8:2:-3], q[5::-1], q[20::-4], q[:0:-1], q[3:3:2], q[-1:0:-20])
