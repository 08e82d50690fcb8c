# Many modules, a few calls each.
import re, io, pathlib, tempfile, os, sys, shutil, glob, fnmatch, textwrap, string, copy, pprint, bisect, heapq, statistics, fractions, operator, functools, types, weakref, queue, json
print(re.findall(r"(\w)(\d)?", "a1b"), re.sub(r"(?P<x>\w+)", r"<\g<x>>", "ab cd"), re.split(r"(,)|;", "a,b;c"), re.match(r"(a)|b", "b").groups(), re.search(r"(?<=x)y", "xy").span(), re.fullmatch("a*", "aa"), [m.group() for m in re.finditer("a.", "abac")], re.sub("a", lambda m: m[0].upper(), "banana", count=2), re.compile("(?i)A").pattern, re.escape("a.b*c"), re.subn("x", "", "axbx"), re.compile(r"a", re.I | re.M), re.match(r"(?P<n>\d+)", "12").groupdict(), re.purge())
for p in ("(", "[", "*", "a**", "(?P<1>a)", r"\1", "(?<=a*)", "a{2,1}", "(?z)", "[z-a]", "(?P=no)", "\\", "(?i", "a(?i)b"):
    try: re.compile(p); print(p, "ok")
    except re.error as e: print(p, e, e.pos, type(e).__name__)
try: re.sub("(a)", r"\2", "a")
except re.error as e: print(e)
b = io.BytesIO(b"abc\ndef\n"); print(b.readline(), b.tell(), b.read(2), b.seek(0), b.readlines(), b.getvalue(), b.getbuffer()[0])
s = io.StringIO("x\ny\r\nz"); print(list(s), s.seek(0), s.read(1), s.write("Q"), s.getvalue(), s.closed)
for f in (lambda: io.BytesIO().read("a"), lambda: io.StringIO().write(b""), lambda: io.BytesIO().write("a"), lambda: open("x", "zz"), lambda: open("x", "rb", encoding="u"), lambda: open("/nope.txt"), lambda: open("/tmp"), lambda: io.StringIO().fileno(), lambda: io.open(-1), lambda: open("x", buffering=0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
with tempfile.TemporaryDirectory() as td:
    P = pathlib.Path(td); f = P / "a" / "b.txt"; f.parent.mkdir(parents=True); print(f.write_text("héllo\nworld\n", encoding="utf-8"), f.read_text(encoding="utf-8").splitlines(), f.read_bytes()[:3], f.exists(), f.is_dir(), f.stat().st_size, f.suffix, f.stem, f.name, f.parent.name, f.relative_to(P), f.with_suffix(".py").name, f.with_name("z").name, [x.name for x in P.iterdir()], sorted(x.name for x in P.rglob("*")), f.match("*.txt"), f.parts[-2:])
    with f.open("a", encoding="utf-8") as fh: print(fh.write("more"), fh.tell(), fh.name == str(f), fh.mode, fh.encoding, fh)if 0 else fh.write("more")
    with open(f, encoding="utf-8") as fh: print(fh.readline(), fh.read(3), fh.tell() > 0, fh.seekable(), fh.readable(), fh.writable(), fh.closed, list(fh))
    with open(f, "rb+") as fh: fh.seek(0, 2); fh.write(b"\x00\xff"); fh.seek(-2, 2); print(fh.read(), fh.truncate(3), fh.seek(0), fh.read())
    try: f.read_text(encoding="ascii")
    except UnicodeDecodeError as e: print(e)
    f.rename(P / "c.txt"); print(sorted(os.listdir(P)), (P / "c.txt").exists()); shutil.copy(P / "c.txt", P / "d.txt"); print(sorted(os.path.basename(g) for g in glob.glob(str(P / "*.txt"))))
    try: (P / "nope").read_text()
    except FileNotFoundError as e: print(e.errno, e.strerror, os.path.basename(e.filename))
    try: (P / "a").rmdir(); (P / "a").rmdir()
    except OSError as e: print(type(e).__name__)
    with tempfile.NamedTemporaryFile("w+", dir=td, suffix=".q") as t: t.write("x"); t.seek(0); print(t.read(), t.name.endswith(".q"))
    with open(P / "nl", "w", newline="\r\n") as fh: print("a\nb", file=fh)
    print((P / "nl").read_bytes(), open(P / "nl").read(), open(P / "nl", newline="").read())
print(pathlib.PurePosixPath("/a/b/../c.tar.gz").suffixes, pathlib.PurePath("a") / "b", pathlib.Path("a") == pathlib.Path("a/."), repr(pathlib.PurePosixPath("x")), pathlib.Path("/a/b").is_absolute(), list(pathlib.PurePath("/a/b/c").parents), pathlib.PureWindowsPath("c:\\x\\y").drive)
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n   b"), textwrap.indent("a\nb", "> "), textwrap.shorten("hello world foo", 11), string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("ab cd"), fnmatch.filter(["a.py", "b.c"], "*.py"))
print(copy.deepcopy({"a": [1, {2}]}), copy.copy([1]), bisect.bisect([1, 2, 2, 3], 2), heapq.nsmallest(2, [3, 1, 2]), list(heapq.merge([1, 3], [2])), statistics.mean([1, 2, 4]), statistics.median([1, 3]), statistics.stdev([1, 2, 3]), fractions.Fraction("1/3") + 1, operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"))
pprint.pprint({"a": list(range(30)), "b": {"c": "x" * 60, "d": ("y" * 30, "z" * 40)}}); print(pprint.pformat([1, 2]))
@functools.singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int | str): return "int|str"
print(sd(1), sd("a"), sd([])); print(functools.reduce(operator.add, [[1], [2]]), functools.partial(print, "a", end="!\n").keywords); functools.partial(print, "a", end="!\n")("b")
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
print(json.dumps({"a": [1, None, True, 1.5, "é"]}, indent=1), json.loads('{"a": [1, 2.5, null]}'), types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}))
q = queue.PriorityQueue(); q.put((2, "b")); q.put((1, "a")); print(q.get(), q.qsize(), queue.Queue(1).empty())
try: queue.Queue().get_nowait()
except queue.Empty as e: print(type(e).__name__)
print(sys.version_info[:2], sys.argv[1:], os.path.splitext("a.b"), os.sep, string.ascii_letters[:3], string.punctuation)
import typing, collections.abc
from typing import *
T_ = TypeVar("T_", bound=int); K = TypeVar("K")
class G(Generic[K]):
    def f(self) -> K: ...
class TD(TypedDict, total=False): a: int; b: Required[str]
class Pr(Protocol):
    def m(self) -> int: ...
@runtime_checkable
class RC(Protocol):
    def close(self): ...
class NTx(NamedTuple): a: int; b: str = "x"
print(G[int], G[int].__args__, Optional[int], Union[int, str, int], List[int], Dict[str, List[int]], Callable[[int], str], Tuple[int, ...], Literal["a", 1], Annotated[int, "m"], int | None, get_type_hints(G.f), get_origin(List[int]), get_args(Dict[str, int]), TD.__required_keys__, TD.__annotations__, isinstance(io.StringIO(), RC), NTx(1), NTx.__annotations__, Any, ClassVar[int], Final, NewType("U", int), T_, T_.__bound__, ForwardRef("X"), cast(int, "a"), Self, Never, TypeAlias, LiteralString, Unpack, Concatenate, ParamSpec("PP"), TypeVarTuple("Ts"), Iterator[int], Type[int], NoReturn, AnyStr, list[int] | None, collections.abc.Callable[[int], str])
for f in (lambda: List[1, 2], lambda: Optional[1, 2], lambda: Union[()], lambda: isinstance(1, List[int]), lambda: G[int, str], lambda: Pr(), lambda: TypeVar("Q", int), lambda: Literal(), lambda: isinstance(1, Pr), lambda: Any(), lambda: Generic(), lambda: int[str], lambda: TD(c=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@overload
def ov(a: int) -> int: ...
def ov(a): return a
print(ov(1), get_overloads(ov)); print(assert_type(1, int), is_typeddict(TD), typing.get_type_hints(NTx))
def hints(a: "int", *args: str, b: list["G[int]"] = None) -> "Optional[str]": ...
print(hints.__annotations__, get_type_hints(hints))
