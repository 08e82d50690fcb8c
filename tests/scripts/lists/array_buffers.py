# An array gives its memory away to write to: to files, to memoryviews and to struct.
import io
import os
import struct
import tempfile
from array import array

data = bytes(range(1, 9))
fd, path = tempfile.mkstemp()
os.write(fd, data)
os.close(fd)
for mode in [dict(buffering=0), dict()]:
    with open(path, "rb", **mode) as f:
        a = array("b", [0] * 10)
        print(f.readinto(a), a)
        f.seek(2)
        h = array("h", [0] * 2)
        print(f.readinto(h), h)
print(io.BytesIO(data).readinto(a), a)
with open(path, "rb") as f:
    print(f.readinto1(array("i", [0, 0])))
os.unlink(path)

a = array("i", [1, 2, 3, 4])
m = memoryview(a)
m[0] = -5
m[1:3] = array("i", [20, 30])
m.cast("B")[12] = 255
print(a, m.tolist(), m.readonly, m == a)
for bad in [lambda: m.__setitem__(0, 1 << 40), lambda: m.__setitem__(0, "x"), lambda: m.__setitem__(slice(1), b"abcd")]:
    try:
        bad()
    except Exception as e:
        print(repr(e))
struct.pack_into("<i", a, 4, 77)
print(a)

for code in "bBhHiIlLqQfd":
    a = array(code, [1, 2, 3])
    m = memoryview(a)
    m[-1] = a[0]
    print(m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.tolist(), m[::2].tolist(), m.cast("B").format, a)

m = memoryview(array("w", "ab"))
print(m.format, m.itemsize, len(m), m[1:].tobytes(), m == m, m == array("w", "ab"))
try:
    m[0]
except NotImplementedError as e:
    print(e)
