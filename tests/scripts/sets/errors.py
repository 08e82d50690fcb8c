cases = ["{1}.remove(2)", "set().pop()", "{[]}", "{1} | [1]", "{1} + {2}", "{1} & 5", "{1} < [1]", "set(5)", "set(1, 2)", "{1}.add()", "{1}.foo", "frozenset([1]).add(2)", "{1}.update(5)", "{1}.add([])", "[] in {1}", "hash({1})", "{{1}}", "{1}.union(5)", "set(x=1)", "frozenset(x=1)", "{1} - [1]", "{1}.issubset(5)", "{1}.remove({2})", "-{1}", "{1}.isdisjoint()"]
for c in cases:
    try:
        print(c, "=", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
class S(set):
    def __repr__(self): return "S!" + str(sorted(self))
print(S([2, 1]), S([1]) | {2}, type(S([1]) | {2}), S([1]) == {1}, [S()])
s = set()
s.add(frozenset([s.__len__()]))
print(s)
