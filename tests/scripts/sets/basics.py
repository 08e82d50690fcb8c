def show(s): return (type(s).__name__, sorted(s))
a, b = {1, 2, 3}, {3, 4}
print(show(a | b), show(a & b), show(a - b), show(a ^ b), show(b - a), a == {3, 2, 1}, a != b, a < {1, 2, 3, 4}, a <= a, a < a, {1} < a, a > {1}, a >= b, a.isdisjoint({9}), 1 in a, 9 not in a, len(a), bool(set()))
print(show(a.union([5], (6,))), show(a.intersection([1, 2], [2])), show(a.difference([1], [2])), show(a.symmetric_difference([1, 9])), a.issubset(range(5)), a.issuperset([1]), show(set("hello")), set(), frozenset(), {1}, frozenset({1}), repr({"a"}))
a.add(4); a.add(1); a.discard(99); a.discard(2); a.remove(3); a.update([7], "x")
print(sorted(map(str, a)), len(a))
c = {1, 2, 3, 4}
c |= {5}; c &= {1, 2, 5}; c -= {1}; c ^= {2, 9}
print(sorted(c), c.pop() in (5, 9), len(c), c.clear(), c)
d = {1, 2, 3}
d.intersection_update([2, 3, 4]); d.difference_update([3]); d.symmetric_difference_update([2, 8])
print(sorted(d), d.copy() is d, sorted({x % 3 for x in range(10)}), {1, 1.0, True}, {*[1, 2], *[2, 3]} == {1, 2, 3})
f = frozenset([1, 2])
print(show(f | {3}), show({3} | f), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], f.copy() is f, frozenset(f) is f, {f} == {frozenset([2, 1])}, {1, 2} in {f}, set([f]) == {f})
big = set(range(1000))
print(len(big), sum(big), len(big & set(range(500, 2000))), len(big ^ set(range(990, 1010))), 999 in big)
