import random
a = [3, 1, 2]
print(sorted(a), sorted(a, reverse=True), a, a.sort(), a)
words = ["banana", "Apple", "cherry", "apple", "Date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
r = random.Random(1)
big = [r.randrange(1000) for _ in range(2000)]
s = sorted(big)
print(s[:10], s[-10:], all(s[i] <= s[i + 1] for i in range(len(s) - 1)), sorted(big, reverse=True) == s[::-1])
pairs = [(r.randrange(5), i) for i in range(200)]
print(sorted(pairs, key=lambda p: p[0])[:8], sorted(pairs, key=lambda p: p[0], reverse=True)[:8])
print(sorted([1.5, 1, True, 2**70, -3]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]), sorted([]), sorted(x for x in (2, 1)))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(1), K(3), K(2)]), max([K(1), K(3)], key=lambda k: k.v), min(K(1), K(3), key=lambda k: -k.v))
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1], key=5), lambda: [2, 1].sort(lambda x: x), lambda: sorted(5), lambda: sorted([3, 1], key=lambda x: 1 / 0), lambda: sorted(), lambda: [1].sort(foo=1), lambda: sorted([1j, 2j])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
l = [3, 2, 1]
def evil(x):
    l.append(x)
    return x
try:
    l.sort(key=evil)
except ValueError as e:
    print(e)
import functools
print(sorted([5, 3, 8], key=functools.cmp_to_key(lambda a, b: b - a)))
print(sorted(["a10", "a9", "b1"], key=lambda s: (s[0], int(s[1:]))), sorted(range(10), key=lambda x: x % 3))
