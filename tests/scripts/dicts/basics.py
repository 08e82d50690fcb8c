d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], "a" in d, "z" not in d, d.get("z"), d.get("z", 5), d.get("a"), list(d), list(d.keys()), list(d.values()), list(d.items()), bool({}), {} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 2} != {1: 3})
print(d.pop("a"), d.pop("zz", None), d.popitem(), d, d.setdefault("n", []), d.setdefault("n", 5), d)
d.update({"x": 1}); d.update([("y", 2), "zw"]); d.update(k=5); d.update({"x": 7}, z=8)
print(d, d.copy() == d, d.copy() is d)
del d["x"]
print(d, {**d, "new": 1, **{"y": "over"}}, dict(a=1, b=2), dict([(1, 2)]), dict({"p": 1}, q=2), dict(zip("ab", range(2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {k: v for k, v in zip("ab", "cd")})
print({1: "a", 1.0: "b", True: "c"}, {None: 1, (): 2, "": 3, 0: 4, frozenset(): 5}, {"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, list(reversed({"a": 1, "b": 2})), {"nested": {"x": [1, {"y": 2}]}})
d = {}
d |= {"a": 1}
d |= [("b", 2)]
print(d)
for k in d:
    d[k] = d[k] * 10
print(d, d.clear(), d)
r = {}
r["self"] = r
print(r, [r])
d = {i: i for i in range(10)}
for i in range(0, 10, 2):
    del d[i]
d[0] = "again"
print(d, list(d)[-1], next(iter(d)), next(reversed(d)))
