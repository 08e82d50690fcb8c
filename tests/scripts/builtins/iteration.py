print(list(enumerate("ab")), list(enumerate("ab", 1)), list(enumerate(iterable="x", start=-1)), list(zip([1, 2], "ab", (True, False))), list(zip("abc", range(2))), list(zip()), list(map(lambda x: x * 2, [1, 2])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")), list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), sorted([2, 1]), sorted("ba", reverse=True), sorted([-2, 1], key=abs))
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), next(it, None))
n = [0]
def step():
    n[0] += 1
    return n[0]
print(list(iter(step, 4)), len("abc"), len({}), len(range(5)), list(range(3)), slice(1, 2), type(iter([])), type(iter("")), type(iter({})), type(iter(range(1))), type(zip()), type(map(str, [])), type(enumerate([])), type(reversed([])), type(iter(set())), type(iter(())), type(iter({}.items())), type(iter(step, 1)))
class R:
    def __reversed__(self): return iter("rev")
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(list(reversed(R())), list(map(None.__class__, [])), list(zip([1, 2, 3], [4, 5, 6], [7, 8, 9])), [*zip(*[(1, "a"), (2, "b")])])
print(list(map(lambda *a: a, [1, 2], [3], strict=False)) if False else list(map(lambda *a: a, [1, 2], [3])))
try:
    list(map(lambda *a: a, [1, 2], [3], strict=True))
except ValueError as e:
    print(e)
