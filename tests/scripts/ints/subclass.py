class Money(int):
    def __new__(cls, value, unit="EUR"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __repr__(self):
        return f"Money({int(self)}, {self.unit!r})"
    def __add__(self, other):
        return Money(int(self) + int(other), self.unit)
m = Money(5, "USD")
print(m, m + 1, m * 2, type(m * 2), m.unit, m == 5, hash(m) == hash(5), isinstance(m, int), [m], f"{m}", f"{m:03d}", "%d" % m)
print(m + Money(2**70), -m, int(m), m.real, {5: "five"}[m], [10, 20, 30, 40, 50, 60][m], range(10)[m])
class Weird(int):
    def __radd__(self, other): return "radd"
    def __eq__(self, other): return True
    __hash__ = int.__hash__
print(1 + Weird(2), Weird(2) + 1, Weird(1) == 99, 99 == Weird(1), sum([Weird(1)]))
print(bool(Money(0)), True + True, isinstance(True, int), int.__subclasses__()[0])
