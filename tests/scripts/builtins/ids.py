# Objects that live at the same time have different ids, however small they are.
objects = [None, True, False, ..., NotImplemented, 0, 1, -1, 2, 1 << 14, 1 << 15, 1 << 16, 2**62, -2**62, 2**63 - 1, -2**63,
           0.0, -0.0, 1.0, -1.0, float("inf"), float("-inf"), float("nan"), 5e-324, 1e308, "", b"", (), frozenset(), int, float]
ids = [id(x) for x in objects]
print(len(objects), len(set(ids)), all(type(i) is int and i > 0 for i in ids))
print(ids == [id(x) for x in objects])
print(all((x is y) == (id(x) == id(y)) for x in objects for y in objects))
