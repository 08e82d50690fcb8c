# What can be copied and pickled, and what says that it can not.
import pickle, copy, collections, functools, operator, types, re, enum, random, decimal, fractions, datetime, io, typing, dataclasses, threading, struct, os, time, string, queue, itertools, weakref
NT = collections.namedtuple("NT", "a b")
class Color(enum.Enum): A = 1
class EX(Exception):
    def __init__(s, a, b): super().__init__(a); s.b = b
class S:
    __slots__ = ("x", "y")
    def m(self): return 1
@dataclasses.dataclass(frozen=True, slots=True)
class DC: a: int
@functools.lru_cache
def cached(x): return x
class L(list): pass
class D(dict): pass
class I(int): pass
l = L([1]); l.q = 5; d = D(a=1); d.w = 2; i = I(5); i.z = 3
s = S(); s.x = 1
it = iter([1, 2, 3]); next(it)
ex = ValueError(1, 2); ex.note = 3
objs = dict(len=len, append=[].append, join=str.join, add=int.__add__, bound=(1).__add__, frombytes=int.from_bytes, slc=slice(1, 2), ell=..., ni=NotImplemented, none=type(None), cplx=1j, deq=collections.deque([1], 3), dd=collections.defaultdict(list, a=[1]), cnt=collections.Counter("ab"), nt=NT(1, 2), part=functools.partial(int, base=2), ig=operator.itemgetter(1, 2), ag=operator.attrgetter("a.b"), mc=operator.methodcaller("f", 1, k=2), enum=Color.A, ex=ex, ex2=EX(1, 2), un=int | str, ns=types.SimpleNamespace(a=1), pat=re.compile("a", re.I), rnd=random.Random(1), frac=fractions.Fraction(1, 2), dec=decimal.Decimal("1.5"), dt=datetime.datetime(2020, 1, 1), td=datetime.timedelta(1), ga=list[int], bio=io.BytesIO(b"a"), sio=io.StringIO("a"), tl=typing.List[int], tv=typing.Any, dc=DC(1), lru=cached, lsub=l, dsub=d, isub=i, slots=s, m=s.m, itl=it, itt=iter((1,)), its=iter("ab"), itr=iter(range(3)), itd=iter({1: 2}), itset=iter({1}), rev=reversed([1, 2]), enumr=enumerate("a"), zp=zip([1], [2]), mp=map(len, ["a"]), flt=filter(None, [1]), rng=range(1, 5, 2), fs=frozenset([1]), ba=bytearray(b"x"), mv=memoryview(b"x"), mpx=types.MappingProxyType({}), lock=threading.Lock(), gen=(x for x in ()), st=os.stat("/").__class__, ts=time.gmtime(0), mod=re, prop=property(len), cell=types.CellType(1), code=compile("1", "f", "eval"), lam=lambda: 1, osenv=os.sep, chain=collections.ChainMap({1: 2}), ud=collections.UserDict(a=1), kv={}.keys(), cm=classmethod(len), obj=object(), typ=type, cls=S, exg=ExceptionGroup("a", [ValueError(1)]), oserr=OSError(2, "a", "f"), ude=UnicodeDecodeError("u", b"a", 0, 1, "r"), si=StopIteration(3), ae=AttributeError("m", name="n"), cyc=itertools.count(3, 2), rep=itertools.repeat(1, 2), prod=itertools.product("ab"), tmpl=string.Template("a"), wr=weakref.ref(S), strct=struct.Struct("i"))
for k, o in objs.items():
    for p in (0, 2, 5):
        try:
            r = pickle.loads(pickle.dumps(o, p))
            t = re.sub("0x[0-9a-f]+", "", repr(r))
            x = list(itertools.islice(r, 5)) if hasattr(r, "__next__") else getattr(r, "__dict__", None) if k != "ga" and not isinstance(r, (type, types.ModuleType, type(cached), type(lambda: 1))) else None
            print(k, p, t[:80], re.sub("0x[0-9a-f]+", "", str(x))[:80])
        except Exception as e: print(k, p, type(e).__name__, re.sub("0x[0-9a-f]+", "", str(e))[:80])
    for f in (copy.copy, copy.deepcopy):
        try: r = f(o); print(k, f.__name__, re.sub("0x[0-9a-f]+", "", repr(r))[:60], r is o)
        except Exception as e: print(k, f.__name__, type(e).__name__, re.sub("0x[0-9a-f]+", "", str(e))[:80])
