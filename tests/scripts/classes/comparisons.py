import functools
@functools.total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p
    def __lt__(self, o): return self.p < o.p
print(V(1, 2) < V(1, 3), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), V(1) != V(1), sorted([V(3), V(1)], reverse=True)[0].p)
class Log:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print(self.n, "eq"); return True
    def __ne__(self, o): print(self.n, "ne"); return False
    def __lt__(self, o): print(self.n, "lt"); return 5
    def __le__(self, o): print(self.n, "le"); return ""
    def __gt__(self, o): print(self.n, "gt"); return None
    def __ge__(self, o): print(self.n, "ge"); return []
    def __bool__(self): print(self.n, "bool"); return True
a, b = Log("a"), Log("b")
print(a == b, a != b, a < b, a <= b, a > b, a >= b, 1 == a, 1 < a, a in [b], a == 1)
print(a < b < a, [a] == [b], (a, 1) < (b, 2), {1: a} == {1: b})
class OnlyEq:
    def __eq__(self, o): return True
print(OnlyEq() != 1, OnlyEq() == None, OnlyEq.__hash__)
class Truthy:
    def __eq__(self, o): return "truthy"
print(Truthy() == 1, Truthy() != 1, 1 in [Truthy()], [Truthy()] == [1])
class Err:
    def __eq__(self, o): raise ValueError("eq!")
try:
    Err() in [1]
except ValueError as e:
    print(e)
e = Err()
print(e in [e], [e] == [e], e is e, [e].index(e), [e].count(e))
