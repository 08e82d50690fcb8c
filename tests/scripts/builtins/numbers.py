print(abs(-3), abs(3.5), abs(-2**70), abs(3+4j), divmod(7, -2), divmod(7.5, 2), divmod(-7, 2.0), pow(2, 5), pow(2, 5, 3), pow(2.0, 0.5), round(2.5), round(-2.567, 2), sum([1, 2, 3]), sum([0.1] * 10), sum([], 5), sum([[1], [2]], []), sum((1, 2.5, True)), sum(range(100)), sum([2**62, 2**62, 2**62]), sum([1e308, 1e308, -1e308]), sum(x for x in [1]), sum([1, 2], start=10))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b", key=lambda c: -ord(c)), min([], default="d"), max({1: "a", 5: "b"}), min([1, 1.0]), max([1, 1.0]), min((2, "b"), (1, "z")), max([[1, 2], [1, 3]]), max([1, 2], default=None, key=None))
print(bin(5), oct(8), hex(255), chr(65), ord("A"), hash(5), hash(2**61), hash(1.0), hash("") == hash(""), hash(()) == hash(()), hash(None) == hash(None), hash(-1), isinstance(hash("x"), int), int("5"), float("1.5"), complex(1, 2), bool([]))
print(all([]), all([1, 0]), any([]), any([0, 1]), all(x > 0 for x in [1, 2]), any(c.isdigit() for c in "a1"))
calls = []
print(any(calls.append(x) or x > 1 for x in range(5)), calls)
print(sum([0.1, 0.2, 0.3]), sum([1e16, 1.0, -1e16]), sum([1, 2.5, 2**70]), sum([True, False, True]), sum([1j, 2]))
