for r in (range(5), range(1, 5), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 1), range(-3, 3), range(0, 10, 100)):
    print(r, list(r), len(r), bool(r), r[::-1], list(reversed(r)), r == range(5))
r = range(10, 50, 5)
print(r[0], r[-1], r[2:5], r[::2], r.start, r.stop, r.step, 20 in r, 21 in r, 20.0 in r, "a" in r, r.index(25), r.count(25), r.count(26), hash(r) == hash(range(10, 50, 5)), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 3), sum(range(101)), max(r), min(r))
print([x for x in range(3)], tuple(range(2)), list(range(True, 3)), range(3) == [0, 1, 2], {range(3): 1}[range(3)], list(zip(range(3), range(5, 8))), range(3).__iter__().__next__())
for f in (lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(5)[5], lambda: range(5).index(9), lambda: range(1, 2, 3, 4), lambda: range(5) + range(3), lambda: range(5)["a"], lambda: range(3) < range(4), lambda: setattr(range(3), "start", 1), lambda: range(3).append(1), lambda: range(stop=3), lambda: len(range(10**30))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, None))
for i in range(3):
    i = 10
print(i)
for i in range(0):
    pass
else:
    print("else", i)
