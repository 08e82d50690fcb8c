class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), [x for x in Count(2)], sum(Count(4)), 2 in Count(3), tuple(Count(2)), dict(zip(Count(2), "ab")), max(Count(5)), sorted(Count(3), reverse=True), *Count(2))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
    def __len__(self): return 3
print(list(Seq()), 20 in Seq(), list(reversed(Seq())), [*Seq()], list(enumerate(Seq())))
a, b, c = Seq()
print(a, b, c)
it = iter(lambda l=[0]: l.append(1) or len(l), 4)
print(list(it))
print(next(iter([]), "default"), list(iter({"a": 1})), list(iter("ab")))
class NotIter: pass
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
class ErrIter:
    def __iter__(self): raise ValueError("in iter")
class BadNext:
    def __iter__(self): return self
for o in (NotIter(), BadIter(), NoneIter(), ErrIter(), BadNext(), 5, None, len):
    try:
        for x in o: pass
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    next(NotIter())
except TypeError as e:
    print(e)
try:
    next(iter([]))
except StopIteration as e:
    print("StopIteration", e.args)
e = enumerate("ab", start=5)
z = zip([1, 2, 3], "ab")
m = map(lambda a, b: a + b, [1, 2], [10, 20, 30])
f = filter(None, [0, 1, "", "x"])
r = reversed("abc")
print(next(e), list(e), list(z), list(m), list(f), list(r), list(filter(lambda v: v > 1, [1, 2, 3])), list(zip()), list(map(str, [])), iter(z) is z)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as ex:
    print(ex)
try:
    list(zip([1, 2], [1], [1, 2], strict=True))
except ValueError as ex:
    print(ex)
print(list(zip([1, 2], "ab", strict=True)), list(map(max, [1, 5], [3, 2])))
s = iter([1, 2, 3])
print(list(zip(s, s)), list(s))
d = iter({1: 2, 3: 4}.items())
print(next(d), d.__length_hint__(), list(d))
def forward():
    for i in (1, 2, 3):
        for j in (4, 5):
            yield i, j
print(list(forward()))
