from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class C(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def first(cls): return next(iter(cls))
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(2), C["GREEN"], C.ALIAS is C.RED, list(C), len(C), C.RED in C, 1 in C, C.RED == 1, C.RED is C(1), C.GREEN.pretty, C.first(), list(C.__members__), hash(C.RED) == hash(C.RED), {C.RED: "r"}[C.RED], isinstance(C.RED, C), f"{C.RED}", C.RED != C.GREEN)
class A(Enum):
    X = auto()
    Y = auto()
class I(IntEnum):
    ONE = 1
    TWO = 2
class F(Flag):
    R = auto()
    W = auto()
    RW = R | W
class S(StrEnum):
    LOW = auto()
    HI = "high"
print(list(A), I.ONE + 1, I.TWO > I.ONE, sorted([I.TWO, I.ONE]), I(1), str(I.ONE), repr(I.ONE), f"{I.TWO:03d}", F.R | F.W, F.RW, F.R in F.RW, ~F.R, F(0), bool(F(0)), F.RW & F.W, list(F.RW), F(3) is F.RW, S.LOW, S.HI == "high", S.LOW.upper(), repr(S.HI))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet.EARTH.value)
for f in (lambda: C(9), lambda: C["NOPE"], lambda: setattr(C, "RED", 5), lambda: C.NOPE, lambda: C.RED < C.GREEN, lambda: C(), lambda: delattr(C, "RED")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e:
    print(e)
try:
    class Ext(C): pass
except TypeError as e:
    print(e)
Fn = Enum("Fn", "A B C")
print(list(Fn), Fn.B.value, Enum("D", {"x": 5}).x)
class IF(IntFlag): A = 1; B = 2
print(IF.A | IF.B, IF.A | 8, int(IF.B), IF(3))
class Miss(Enum):
    K = 1
    @classmethod
    def _missing_(cls, v): return cls.K if v == "k" else None
print(Miss("k"))
