# Unlocked increments of everything that can be incremented.
import threading
N = 50_000
total = 0
lst = [0, 0, 0]
dct = {"k": 0}
class C:
    cls_attr = 0
    __slots__ = ("s",)
obj = C()
obj.s = 0
class Plain: pass
plain = Plain()
plain.a = plain.b = 0
def work():
    global total
    for i in range(N):
        total += 1
    for i in range(N):
        lst[1] += 1
    for i in range(N):
        dct["k"] += 1
    for i in range(N):
        C.cls_attr += 1
    for i in range(N):
        obj.s += 1
    for i in range(N):
        plain.a += 1
        plain.b -= 1
def closure():
    n = 0
    def inc():
        nonlocal n
        for _ in range(N):
            n += 1
    ts = [threading.Thread(target=inc) for _ in range(3)]
    for t in ts: t.start()
    for t in ts: t.join()
    return n
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(total, lst, dct, C.cls_attr, obj.s, plain.a, plain.b, closure())
