# Readers never see a half-made change of an object that a writer replaces.
import threading
class Pair:
    def __init__(self, a, b): self.a, self.b = a, b
box = [Pair(0, 0)]
p = Pair(0, 0)
bad = []
def writer():
    for i in range(10000):
        box[0] = Pair(i, -i)
        p.a = i; p.b = -i
def reader():
    for _ in range(10000):
        x = box[0]
        if x.a != -x.b: bad.append((x.a, x.b))
        a = p.a; b = p.b
        if a != -b: bad.append(("p", a, b))
ts = [threading.Thread(target=writer)] + [threading.Thread(target=reader) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(bad, box[0].a, p.a)
d = {"x": 0, "y": 0}
l = [0] * 50
bad2 = []
def dw():
    for i in range(5000):
        d["x"] = i; d["y"] = i
        l[3] = i; l[40] = i
def dr():
    for _ in range(5000):
        a = d["x"]; b = d["y"]; c = l[3]; e = l[40]
        if a != b or c != e: bad2.append((a, b, c, e))
ts = [threading.Thread(target=f) for f in (dw, dr, dr)]
for t in ts: t.start()
for t in ts: t.join()
print(bad2, d, l[3])
