a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[::2], a[1::2], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[5:5], a[20:], a[-20:2], a[::100], a[::-100], a[3:1], a[10**20:], a[-10**20::10**20])
b = a[:]; b[2:5] = ["x"]; print(b)
b = a[:]; b[2:2] = "abc"; print(b)
b = a[:]; b[:] = []; print(b)
b = a[:]; b[::2] = "abcde"; print(b)
b = a[:]; b[::-1] = range(10); print(b)
b = a[:]; b[5:2] = ["mid"]; print(b)
b = a[:]; b[1:9] = b; print(b)
b = a[:]; del b[2:5]; print(b)
b = a[:]; del b[::3]; print(b)
b = a[:]; del b[::-2]; print(b)
b = a[:]; del b[:]; print(b)
b = a[:]; b[3:6] = (i * i for i in range(5)); print(b)
s = slice(1, 8, 2)
print(a[s], s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(-3, None, -1).indices(10), s, s == slice(1, 8, 2), slice(3), slice("a", "b"))
for f in (lambda: a[10], lambda: a[-11], lambda: a["x"], lambda: a[1.0], lambda: a[::0], lambda: a["a":], lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5), lambda: a.__setitem__(10, 1), lambda: a.__delitem__(10), lambda: a[None], lambda: slice(), lambda: a[10**30], lambda: hash([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class I:
    def __index__(self): return 3
print(a[I()], a[I():I() + 0 if False else 6], a[:I()])
