d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i)
d["c"] = 3
print(k, list(v), sorted(k & {"a", "c", "z"}), sorted(k | {"q"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, k <= {"a", "b", "c", "d"}, k.isdisjoint({"z"}), sorted(i & {("a", 1)}), list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(type(k), type(v), type(i), v == d.values(), k == d.keys(), k.mapping, {} == d.keys(), sorted({"z"} - k), sorted({"a", "z"} & k))
it = iter(d)
next(it)
d["new"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
try:
    for x in d:
        del d[x]
except RuntimeError as e:
    print(e)
try:
    for x in d.items():
        d[len(d) + 10] = 1
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2}
try:
    for x in d:
        d.pop(x); d["q" + x] = 1
except RuntimeError as e:
    print(e)
