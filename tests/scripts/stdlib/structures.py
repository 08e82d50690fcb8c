# Data classes, enumerations, iterators, context managers and collections.
import dataclasses, enum, itertools, contextlib, collections, functools, typing, re, io, operator
from dataclasses import dataclass, field, replace, asdict, astuple, fields, make_dataclass, KW_ONLY, InitVar
@dataclass(order=True)
class Pt:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    _: KW_ONLY
    z: float = 1.5
    iv: InitVar[int] = 3
    def __post_init__(self, iv): self.s = self.x + self.y + iv
p = Pt(1, 2, z=3); print(p, p.s, p == Pt(1, 2, z=3), p < Pt(2), asdict(p), astuple(p), replace(p, x=9, iv=0), [f.name for f in fields(p)], Pt.__match_args__)
@dataclass(frozen=True, slots=True)
class Fz:
    a: int; b: str = "q"
f = Fz(1); print(f, hash(f) == hash(Fz(1)), Fz.__slots__)
for fn in (lambda: setattr(f, "a", 2), lambda: Pt(), lambda: Pt(1, 2, [], 4), lambda: Fz(1, 2, 3), lambda: p < 3, lambda: hash(p), lambda: delattr(f, "a")):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class Bad: l: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2: a: int = 1; b: int
except TypeError as e: print(e)
print(make_dataclass("MD", ["a", ("b", int, 5)])(1), dataclasses.is_dataclass(Pt), Pt.__init__.__annotations__, Pt.__doc__)
@dataclass
class Sub(Pt):
    w: str = "w"
print(Sub(1, iv=2), Sub.__init__.__qualname__)
match p:
    case Pt(x=1, y=yy): print("m", yy)
match Pt(5, 6):
    case Pt(5, yy, tg): print("m2", yy, tg)
class Color(enum.Enum):
    RED = 1; GREEN = enum.auto(); CRIMSON = 1
    @property
    def low(self): return self.name.lower()
    @classmethod
    def df(cls): return cls.RED
    @enum.nonmember
    class Q: pass
print(Color.RED, repr(Color.GREEN), Color(1), Color["GREEN"], list(Color), Color.CRIMSON is Color.RED, Color.__members__, Color.RED.low, Color.df(), Color.RED in Color, 1 in Color, len(Color), hash(Color.RED) == hash("RED"), Color.RED.value, isinstance(Color.RED, Color), Color)
for fn in (lambda: Color(9), lambda: Color["NO"], lambda: setattr(Color, "RED", 3), lambda: Color.RED < Color.GREEN, lambda: Color.NOPE, lambda: setattr(Color.RED, "value", 3)):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
try:
    class Ext(Color): X = 1
except TypeError as e: print(e)
class Perm(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto(); RW = R | W
print(Perm.R | Perm.X, repr(Perm.RW), Perm(7), Perm(0), ~Perm.R, list(Perm.RW), Perm.R in Perm.RW, Perm.RW & Perm.W, Perm.RW ^ Perm.W, bool(Perm(0)), len(Perm.RW))
try: Perm(16)
except ValueError as e: print(e)
class IE(enum.IntEnum): A = 1; B = 2
class SE(enum.StrEnum): A = enum.auto(); B = "bb"
class IF(enum.IntFlag): A = 1; B = 2
print(IE.A + 1, IE.A < 2, f"{IE.A}", str(IE.B), repr(IE.B), SE.A, SE.A.upper(), f"{SE.B!r}", IF.A | 8, repr(IF.A | IF.B), IE(2), sorted([IE.B, IE.A]), max(IE), "%d %s" % (IE.A, IE.A))
@enum.unique
class U(enum.Enum): A = 1; B = 2
try:
    @enum.unique
    class U2(enum.Enum): A = 1; B = 1
except ValueError as e: print(e)
E2 = enum.Enum("E2", "a b c"); print(list(E2), E2.a.value, E2.__module__)
class Planet(enum.Enum):
    E = (1, 2); M = (3, 4)
    def __init__(self, m, r): self.m = m; self.r = r
print(Planet.E.m, Planet.M.r, Planet((1, 2)), Planet.E.__class__, Planet.E.__dict__)
class Odd(enum.Enum):
    _ignore_ = "q"
    q = 5
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
    def _generate_next_value_(name, start, count, last): return name
print(Odd(99), list(Odd))
it = itertools
print(list(it.accumulate([1,2,3], initial=10)), list(it.batched("abcdefg", 3)), list(it.chain.from_iterable(["ab", "cd"])), list(it.combinations("abcd", 2))[:3], list(it.combinations_with_replacement("ab", 3)), list(it.compress("abcd", [1,0,1])), list(it.islice(it.count(5, 2), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.dropwhile(lambda x: x < 3, range(6))), list(it.filterfalse(None, [0,1,2])), [(k, list(g)) for k, g in it.groupby("aabbc")], list(it.islice("abcdef", 1, None, 2)), list(it.pairwise("abc")), list(it.permutations("abc", 2))[:3], list(it.product("ab", repeat=2)), list(it.repeat(1, 2)), list(it.starmap(pow, [(2, 3)])), list(it.takewhile(lambda x: x < 3, range(6))), [list(t) for t in it.tee("ab")], list(it.zip_longest("abc", "x", fillvalue="-")))
for fn in (lambda: it.islice([1], -1), lambda: it.count("a"), lambda: it.combinations("a", -1), lambda: list(it.batched("a", 0)), lambda: list(it.batched("abc", 2, strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: it.repeat(), lambda: it.permutations(5)):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
print(it.count(1), it.count(1.5, 2), it.repeat(2, 3), operator.length_hint(it.repeat(1, 5)))
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try: yield n
    except ValueError as e: print("caught", e)
    finally: print("out", n)
with cm(1) as a, cm(2) as b: print(a, b); raise ValueError("x")
with contextlib.ExitStack() as st:
    st.enter_context(cm("s")); st.callback(print, "cb", sep="|"); st.push(lambda *a: print("push", a[0]))
with contextlib.suppress(KeyError): {}["a"]
o = io.StringIO()
with contextlib.redirect_stdout(o): print("hid")
print(repr(o.getvalue()))
with contextlib.closing(io.StringIO()) as z: pass
print(z.closed, contextlib.nullcontext(5).__enter__())
@cm("deco")
def ff(): print("body")
ff(); ff()
try:
    with cm("e"): raise KeyError("k")
except KeyError as e: print("KE", e, e.__context__)
@contextlib.contextmanager
def noyield():
    if 0: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def twice(): yield; yield
try:
    with twice(): pass
except RuntimeError as e: print(e)
C = collections
c = C.Counter("abracadabra"); print(c, c.most_common(2), c + C.Counter("ab"), c - C.Counter("aaaaaaaa"), c & C.Counter("ab"), c["zz"], sorted(c.elements())[:3], c.total(), +C.Counter(a=-1))
d = C.deque([1,2,3], maxlen=3); d.append(4); d.rotate(1); d.extendleft("x"); print(d, d.index(2) if 2 in d else None, d.maxlen)
od = C.OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), od == {"a": 1})
dd = C.defaultdict(list); dd["a"].append(1); print(dd, dd.default_factory)
NT = C.namedtuple("NT", "a b c", defaults=[9]); n = NT(1, 2); print(n, n._replace(a=5), n._asdict(), NT._fields, NT._make([1,2,3]), n + (1,), NT.__doc__, NT.a.__doc__)
try: NT(1)
except TypeError as e: print(e)
try: C.namedtuple("X", "a class")
except ValueError as e: print(e)
cm_ = C.ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm_["a"], cm_["b"], dict(cm_), cm_.new_child({"c": 1}), cm_.parents)
class UD(C.UserDict):
    def __setitem__(s, k, v): super().__setitem__(k.upper(), v)
print(UD(a=1), C.UserList([1, 2]) + [3], C.UserString("ab").upper())
