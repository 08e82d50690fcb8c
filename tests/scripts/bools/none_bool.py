print(None, repr(None), str(None), bool(None), type(None), None is None, None == 0, hash(True), hash(False))
print(True, False, repr(True), not True, not None, not [], not 0, True and 5, 0 and 5, 0 or "x", "" or None, 1 or 1/0, 0 and 1/0)
print(True + True, True * 5, -True, ~5, True == 1, True is True, True < 2, int(True), float(False), str(True), "%d %s %r" % (True, True, True))
for v in (0, 1, 0.0, -0.0, 0j, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), frozenset(), b"", b"0", range(0), range(1), None, float("nan"), object, print):
    print(type(v).__name__, bool(v), not v, True if v else False)
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(B(True)), bool(B(False)), bool(L(0)), bool(L(3)), not L(0))
for o in (B(1), B(None), L(-1), L("a"), L(2.0)):
    try:
        bool(o)
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
for f in (lambda: type(None)(1), lambda: bool(1, 2), lambda: eval("n()", {"n": None}), lambda: None + 1, lambda: None.x, lambda: eval("n[0]", {"n": None}), lambda: len(None), lambda: bool(x=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    class C(bool): pass
except TypeError as e:
    print(e)
print(bool.__mro__, True.real, True.bit_length(), True & 1, True ^ True, True | False, sum([True, True]), [10, 20][True], ["no", "yes"][5 > 3])
print(Ellipsis, ..., type(...), NotImplemented, type(NotImplemented), ... is Ellipsis)
