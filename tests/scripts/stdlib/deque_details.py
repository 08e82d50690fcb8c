from collections import deque

d = deque(range(3)); i = iter(d); next(i); d.reverse(); print(list(i))
d = deque(range(3)); i = reversed(d); next(i); d.reverse(); print(list(i))
d = deque([1]); i = reversed(d); next(i); d.append(2); print(list(i))
d = deque([1]); i = iter(d); next(i); d.append(2)
try:
    print(list(i))
except RuntimeError as e:
    print(e)


class X:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq"); return self.n == o.n
    def __ne__(self, o): print("ne"); return False
    def __lt__(self, o): print("lt"); return []
    def __ge__(self, o): print("ge"); return "yes"


a, b, c = deque([X(1), X(2)]), deque([X(1), X(3)]), deque([X(1)])
for x in a, b, c:
    for y in a, b, c:
        print(x == y, x != y, x < y, x >= y)
print(deque() < deque([1]), deque([1, 2]) <= deque([1]), deque() == deque(), deque() != deque(), deque([1]) > deque())
print(deque([1]).index(1, -10**30, 10**30))
for bounds in (10**30,), (-5, -1), (0, 0):
    try:
        print(deque([1]).index(1, *bounds))
    except ValueError as e:
        print(e)

# Lengths around those of the blocks, changed from both ends.
for n in 0, 1, 31, 32, 33, 63, 64, 65, 200:
    d = deque(range(n))
    for k in range(70):
        d.appendleft(-k)
        d.append(k)
        d.rotate(k % 7 - 3)
        if k % 3 == 0:
            d.pop()
            d.popleft()
    d.insert(len(d) // 2, "x")
    del d[len(d) // 3]
    print(n, len(d), sum(v for v in d if v != "x"), d[0], d[-1], d.index("x"), list(d)[::40])
