a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
a.insert(0, 62)
print(a, len(a), a.pop(), a.pop(0), a, a[1:3], a == b"Hello!?", bytes(a))
a[1:3] = b"EEEE"
del a[-1]
a += b"x"
a *= 2
print(a, a.find(b"EE"), a.reverse(), a, a.copy() is a, a.remove(ord("x")), a, a.upper())
a[::2] = bytes(len(a[::2]))
print(a)
a.clear()
print(a, bytearray(3), bytearray("é", "utf8"), bytearray([1, 2]), repr(bytearray(b"'")), bytearray(b"abc").decode(), bytearray(b"a") + b"b", b"a" + bytearray(b"b"))
for f in (lambda: bytearray([300]), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5), lambda: bytearray(b"a").append(256), lambda: bytearray(b"a").append("x"), lambda: hash(bytearray()), lambda: bytearray("a"), lambda: bytearray(b"a").__setitem__(5, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
m = memoryview(bytearray(b"abcdef"))
m[0] = 65
print(m[0], bytes(m[1:3]), len(m), m.tobytes(), m.nbytes, m.readonly, m.tolist(), memoryview(b"x").readonly)
