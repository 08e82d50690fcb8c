# What module traceback says of many mistakes.
import traceback, sys, io
def show(f, *a):
    try: f(*a)
    except BaseException as e:
        print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
def a():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError("k") from e
def b():
    try: {}["x"]
    except KeyError: int("z")
def c():
    try: b()
    except ValueError: raise RuntimeError("hide") from None
def d():
    e = ValueError("note"); e.add_note("n1"); e.add_note("n2\nmulti"); raise e
def e():
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [KeyError("a"), TypeError("t")]), OSError(2, "No", "f")])
def f(n): return f(n - 1) if n else 1 / 0
def g(): return [x / 0 for x in [1]]
def h(): return (lambda q: q.foo.bar)(5)
def i():
    x = {"a": {"b": None}}
    return x["a"]["b"]["c"]["d"]
def j():
    return (1 +
        "a" *
        2.5)
def k(): raise SystemExit(3)
def l():
    class E(Exception):
        def __str__(self): raise ValueError("in str")
    raise E
def m(): exec("def q(:\n pass")
def n(): compile("x = (1,\ny = 2", "src.py", "exec")
def o(): raise OSError(2, "No such", "a.txt", None, "b.txt")
def p():
    with open("/nope/x") as fh: pass
def q(): import nope.sub
def r(): from sys import nope
def s(): raise StopIteration(5)
def t():
    def gen(): yield 1; raise StopIteration
    list(gen())
def u(): nmae = 1; return nam
def v(): return "".jion([])
def w(): import mth
def x(): sys.exti()
def y(a, *, b): y(1, 2, 3, c=4)
def z():
    try:
        try: raise ValueError("1")
        finally: raise TypeError("2")
    except TypeError as ex: raise LookupError("3")
def aa():
    def deco(fn): return 1 / 0
    @deco
    def inner(): pass
def ab():
    class X(metaclass=lambda *a: 1 / 0): pass
def ac():
    a = b = 0
    a, (b, c) = 1, 2
def ad():
    for x in range(3):
        if x: x.append(
            5
        )
def ae(): assert 1 == 2, f"msg {3}"
def af(): assert not [1]
def ag(): del undefined_name
def ah():
    print(loc); loc = 1
def ai():
    def inner(): return fv
    inner(); fv = 1
def aj(): f(1)(2)[3].x = 5
def ak():
    x = 5; x[1] += 2
def al(): a = [1]; a.b.c = 1
def am(): return not_defined + 1
def an(): return f"{1/0}"
def ao(): return 1 if 1/0 else 2
def ap(): return -"a"
def aq(): return 1 < "a" < 2
def ar(): return {**5}
def at(): return [*5]
def au(): print(*5)
def av(): print(**5)
def aw(): return 5 in 5
def ax():
    with 5: pass
def ay(): raise 5
def az(): raise ValueError from 5
def ba():
    try: 1/0
    except 5: pass
def bb():
    match 5:
        case int(a, b): pass
def bc(): return "é日本".foo.bar
def bd():
    x = "日本"; return x + 1 + len(x)
import inspect
for fn in [a,b,c,d,e,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,w,lambda: y(1),z,aa,ab,ac,ae,af,ag,ah,ai,aj,ak,al,am,an,ao,ap,aq,ar,at,au,av,aw,ax,ay,az,ba,bb]: show(fn)
show(f, 20)
show(f, 3000)
try: b()
except ValueError as ex:
    print(repr(ex.__context__), ex.__cause__, ex.__suppress_context__)
    te = traceback.TracebackException.from_exception(ex, limit=1)
    print(list(te.format_exception_only()), te.stack[0].name, te.__context__.exc_type_str)
    print(traceback.format_tb(ex.__traceback__)[0].count("\n"), traceback.extract_tb(ex.__traceback__)[0].line)
    traceback.print_exc(limit=-1, file=sys.stdout)
    e2 = ex.with_traceback(None); print(e2 is ex, ex.__traceback__)
sys.stdout.flush()
eg = ExceptionGroup("x", [ValueError(1), TypeError(2), ExceptionGroup("y", [ValueError(3)])])
print(eg.split(ValueError), eg.subgroup(lambda e: isinstance(e, TypeError)), eg.derive([KeyError()]), eg.message, eg.exceptions, eg.args, repr(eg), str(eg))
print(ValueError(1) == ValueError(1), repr(ValueError("a", 2)), str(KeyError("a")), str(KeyError("a", "b")), repr(OSError(2, "x")), str(OSError(2, "x", "fn")), type(OSError(2, "x")).__name__, OSError(17, "e").__class__, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "r"), SyntaxError("m", ("f", 1, 2, "txt")).lineno, StopIteration(4).value, SystemExit(4).code, ImportError("m", name="n", path="p").name, AttributeError("q", name="z", obj=1).obj, NameError("q", name="z").name)
