from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY, InitVar, is_dataclass, make_dataclass
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    total: int = field(init=False, compare=False)
    def __post_init__(self): self.total = self.x + self.y
p = P(1, 2)
print(p, p == P(1, 2), p != P(1, 3), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], p.tags is not P(1).tags, is_dataclass(p), P.__match_args__)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = "b"
f = F(1)
print(f < F(2), sorted([F(2), F(1, "a")]), hash(f) == hash(F(1)), {f: 1}[F(1)])
try:
    f.a = 5
except FrozenInstanceError as e:
    print(e)
@dataclass
class Base:
    i: int = 1
@dataclass
class Sub(Base):
    j: int = 2
    _: KW_ONLY
    k: int = 3
    iv: InitVar[int] = 4
    def __post_init__(self, iv): self.from_iv = iv
s = Sub(5, k=7, iv=8)
print(s, s.from_iv)
@dataclass(slots=True, kw_only=True)
class S:
    q: int
print(S(q=1), S.__slots__)
M = make_dataclass("M", ["a", ("b", int, 5)])
print(M(1))
for code in ("P()", "P(1, 2, 3, 4)", "P(z=1)", "F(1) < 5", "dataclass(type('X', (), {'__annotations__': {'a': list}, 'a': []}))", "S(1)", "hash(P(1))", "replace(f, zz=1)"):
    try:
        print(eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__ + ":", e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
@dataclass
class Node:
    v: int
    kids: list["Node"] = field(default_factory=list)
print(asdict(Node(1, [Node(2)])), Node(1, [Node(2)]))
@dataclass(repr=False, eq=False)
class Plain: a: int = 1
print(Plain() == Plain(), "object at" in repr(Plain()))
