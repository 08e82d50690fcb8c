# array: items of every type, slices, conversions, and what goes wrong.
import array, copy, pickle
A = array.array
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)
print(array.typecodes, array.ArrayType is A, A)
for c in "bBhHiIlLqQfdwu":
    a = A(c) if c not in "wu" else A("w")
    print(c, a.itemsize, a.typecode, a)
    for v in (0, 1, -1, 127, 128, 255, 256, -129, 2**15, 2**16, 2**31, -2**31 - 1, 2**32, 2**63, 2**64, 2**70, 1.5, "x", "xy", None, True, b"a"):
        def put():
            a.append(v)
            return a[-1]
        print("  ", repr(v), end=" ")
        t(put)
a = A("i", range(10))
for i in (0, -1, 9, 10, -11, "x", slice(2, 5), slice(None, None, 2), slice(8, 1, -3), slice(5, 2), 1.0):
    t(lambda: a[i])
t(a.__setitem__, 3, 33); t(a.__setitem__, 30, 33); t(a.__setitem__, 0, "x"); t(a.__setitem__, slice(1, 3), A("i", [7, 8, 9])); t(a.__setitem__, slice(0, 2), A("h", [1])); t(a.__setitem__, slice(0, 2), [1]); t(a.__setitem__, slice(0, 6, 2), A("i", [1, 2, 3])); t(a.__setitem__, slice(0, 6, 2), A("i", [1])); t(a.__delitem__, 0); t(a.__delitem__, slice(0, 4, 2)); t(a.__delitem__, 100)
print(a, len(a), list(a), 8 in a, 99 in a, a == A("i", list(a)), a == A("q", list(a)), a != [1], a < A("i", [100]), a >= A("b"))
t(lambda: a < 3)
print(a + A("i", [5]), a * 2, 2 * a, a * -1, a.count(8), a.index(9), bool(a), bool(A("b")))
t(lambda: a + [1]); t(lambda: a + A("h")); t(lambda: a * "x"); t(a.index, 77); t(a.index, 9, 100); t(a.remove, 77); t(a.remove, 9); t(a.pop); t(a.pop, 0); t(a.pop, 50); t(A("i").pop); t(a.insert, 1, 55); t(a.insert, -100, 44); t(a.insert, 100, 66); t(a.insert, 0, "x"); t(a.extend, [1, 2]); t(a.extend, A("h", [1])); t(a.extend, A("i", [3])); t(a.extend, 5); t(a.extend, ["x"]); t(a.reverse); print(a)
a += A("i", [9]); a *= 2; print(a)
try:
    a += [1]
except TypeError as e:
    print(e)
h = A("H", [1, 258]); print(h.tobytes(), h.tolist(), bytes(h), memoryview(h).tobytes(), h.buffer_info()[1]); h.byteswap(); print(h); t(A("w", "ab").byteswap)
t(h.frombytes, b"\x01\x00\x02\x00"); t(h.frombytes, b"\x01"); t(h.frombytes, "x"); t(h.fromlist, [1, 2]); t(h.fromlist, [1, "x"]); t(h.fromlist, (1,)); print(h)
w = A("w", "héé\U0001F600"); print(w, w.tounicode(), w[1], w.tolist(), len(w), w.itemsize); t(w.fromunicode, "zz"); t(h.fromunicode, "z"); t(h.tounicode); print(w)
t(A); t(A, 3); t(A, "ii"); t(A, "z"); t(A, "i", "x"); t(A, "i", "12"); t(A, "w", ["a"]); t(A, "w", [1]); t(A, "i", b"\x01\x00\x00\x00"); t(A, "i", b"\x01"); t(A, "i", A("d", [1.5])); t(A, "d", A("i", [1])); t(A, "i", 5); t(A, "i", [], 3); t(A, "i", x=3); t(A, "f", [1, 2.5, 1e300]); t(A, "d", [float("nan"), float("inf")]); t(A, "B", bytearray(b"ab")); t(A, "w", A("w", "q"))
b = copy.copy(h); c = copy.deepcopy(h); b.append(5); print(len(h), len(b), len(c), c == h)
for p in range(6):
    print(pickle.loads(pickle.dumps(A("i", [1, -2]), p)), pickle.loads(pickle.dumps(A("w", "xé"), p)), pickle.loads(pickle.dumps(A("d", [1.5]), p)))
print(A("i", [1]).__reduce_ex__(2), A("i", [1]).__reduce_ex__(3)[1][1:3], iter(A("i")).__class__)
class S(A):
    pass
s = S("i", [1, 2]); s.x = 5; print(s, s.x, type(s[:1]), s + s, copy.copy(s)); t(hash, a)
it = iter(A("i", [1, 2])); print(next(it), list(it), next(it, "end"))
x = A("i", [1, 2, 3])
for v in x:
    if len(x) < 6: x.append(v * 10)
print(x, A("b", [1]) * 3, sum(A("d", [0.5, 0.25])), sorted(A("i", [3, 1])), max(x), list(reversed(x)))
print(isinstance(x, __import__("collections.abc").abc.MutableSequence), A("i", [1]) == A("d", [1.0]))
match x:
    case [first, *_]: print("sequence", first)
import io
f = io.BytesIO(); A("h", [1, 2, 3]).tofile(f); f.seek(0); y = A("h"); t(y.fromfile, f, 2); t(y.fromfile, f, 2); print(y)
