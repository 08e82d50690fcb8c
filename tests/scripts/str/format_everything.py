# Every format for many values, and the messages of many mistakes.
# formatting, strings, slices, ints
for spec in ["", "d", "5", "<5", ">5", "^5", "=+5", "05", "+", " ", ",", "_", "x", "#x", "#X", "o", "#o", "b", "#b", "#010b", "_b", "_x", "c", "e", ".3e", "f", ".0f", "g", "n", "%", "*^9", "x>+8d", ",.2f", "z.1f", "q", "5.2d", ",x", "s", "", "=5", "1000000000000000000000"]:
    for v in (42, -42, True, 12345678901234567890):
        try: print(repr(spec), v, repr(format(v, spec)))
        except Exception as e: print(repr(spec), v, type(e).__name__, e)
for spec in ["", "10", ".3", "10.3f", "+.2e", ",", "_.3f", "g", "G", "#g", ".0e", "%", ".1%", "n", "08.2f", "<8", "^+9.1f", "z.0f", "d", "s", ".100f", "E", "F"]:
    for v in (3.14159, -0.0, 1e100, float("inf"), float("nan"), 1e-10, 123456789.5):
        try: print(repr(spec), v, repr(format(v, spec)))
        except Exception as e: print(repr(spec), v, type(e).__name__, e)
for spec in ["", "10", "<10", "^10", ".2", "10.1", "s", "d", "=10", "*>6", "06", ","]:
    try: print(repr(spec), repr(format("abc", spec)))
    except Exception as e: print(repr(spec), type(e).__name__, e)
x, w = 3.7, 8
print(f"{x=} {x = !r:>10} {x:{w}.{2}f} {'a' 'b'} {x!s:5}| {{}} {[1,2][0]} {(lambda: 5)()} {x:=^10} {'nested ' + f'{w}'} {x if x > 3 else w}")
print(f"{'\n'.join(['a', 'b'])!r} {f"{f"{1}"}"} {w:#x} {w!r:0>4}")
print("{0} {1} {0!r} {a[k]} {b.real} {}".format if 0 else "{0} {1} {0!r} {a[k]} {b.real} {c[0]}".format("x", 2, a={"k": 1}, b=5, c=[9]), "{:>{w}}".format("r", w=5), "{} {}".format(1, 2))
for s, a in [("{", ()), ("}", ()), ("{0", ()), ("{} {0}", (1,)), ("{a}", ()), ("{0.x}", (1,)), ("{!z}", (1,)), ("{:{}}", (1,)), ("{}", ()), ("{0[a]}", ({},)), ("{!}", (1,)), ("{0!r:q}", (1,))]:
    try: print(s.format(*a))
    except Exception as e: print(s, type(e).__name__, e)
for f, a in [("%d", 3.7), ("%5d|%-5d|%05d|%+d", (1, 2, 3, 4)), ("%s %r %a", ("é", "é", "é")), ("%x %X %#x %o %#o", (255,) * 5), ("%e %E %.2f %g", (1.5,) * 4), ("%c%c", (65, "b")), ("%%", ()), ("%(a)s %(b)d", {"a": 1, "b": 2}), ("%*d", (5, 3)), ("%.*f", (2, 3.14159)), ("%d", "a"), ("%s", ()), ("%s", (1, 2)), ("%q", 1), ("%(a)s", 1), ("%c", "ab"), ("%", 1), ("%d", 2**80), ("%x", 1.5), ("%.3s", "abcdef"), ("% d", 5), ("%i", -0.5), ("%5.1f%%", 45.67)]:
    try: print(f, repr(f % a))
    except Exception as e: print(f, type(e).__name__, e)
print(b"%s %d %r %c" % (b"a", 3, "x", 65), b"%a" % "é", b"%x" % 255)
s = "Hello, Wörld ß"
print(s.upper(), s.lower(), s.casefold(), s.swapcase(), s.title(), s.center(20, "*"), s.encode(), s.split(","), s.partition(","), s.rpartition("zz"), s.replace("l", "L", 2), s.find("o", 5), s.count("l"), s.startswith(("x", "He")), s.zfill(18), s.expandtabs(), s.isidentifier(), s[::-1], s[-4:], s[2:9:3], s.translate({108: None, 72: "J"}), s.rsplit(None, 1), "a\nb\r\nc".splitlines(True), "%s" % s.isalpha(), "ab".join("123"), s.removeprefix("Hello"), s.removesuffix("ß"), "  x ".strip(), "xxaxx".strip("x"), "abc" < "abd", "a" * 3, ascii(s), "\x1f\u200b\U0001F600", "ǅ".title(), "ﬁ".upper(), "İ".lower())
l = list(range(10)); l[2:5] = "ab"; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[1::3]; print(l); l[5:2] = [7, 7]; print(l)
for f in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l[::0], lambda: l["a"], lambda: l[10**20], lambda: l[100], lambda: [1, 2].index(3), lambda: [].pop(), lambda: [1].remove(2), lambda: (1,)[5], lambda: range(3)[5], lambda: "a".join([1]), lambda: [1] + (2,), lambda: (1,) + [2], lambda: "a" + 1, lambda: 1 + "a", lambda: [1] * 1.5, lambda: [] < {}, lambda: {}[[]], lambda: {[]}, lambda: {}["x"], lambda: int("1x"), lambda: int("", 5), lambda: int("9", 8), lambda: int(None), lambda: float("x"), lambda: int("1" * 5000), lambda: chr(-1), lambda: ord("ab"), lambda: bytes([256]), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: divmod(1, 0), lambda: 2 ** 10000000000000000000 if 0 else 1 << -1, lambda: round("a"), lambda: sum(["a"]), lambda: max([]), lambda: min(1), lambda: sorted([1, "a"]), lambda: zip(1), lambda: len(5), lambda: iter(5), lambda: next([]), lambda: abs("a"), lambda: hash([]), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: type(1, 2), lambda: print(sep=1), lambda: open("/nope"), lambda: __import__("nope"), lambda: eval("1 +"), lambda: exec("x = "), lambda: compile("a b", "f", "exec"), lambda: "abc".encode("ascii", "nope") and "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".encode("zzz"), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: frozenset().add(1), lambda: [].sort(1), lambda: "".split(""), lambda: "x".replace("a"), lambda: str(b"a", 5), lambda: complex("x"), lambda: range(1, 2, 0), lambda: slice(), lambda: memoryview("a"), lambda: object(1), lambda: int(5, 5), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: getattr(1, 2), lambda: vars(1), lambda: (lambda a, b: 0)(1), lambda: (lambda a: 0)(1, 2), lambda: (lambda *, k: 0)(), lambda: (lambda a: 0)(b=1), lambda: (lambda a, /: 0)(a=1), lambda: (lambda a: 0)(1, a=1), lambda: None.x):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = 2**200 + 12345
print(n, hex(n), n.bit_length(), n.bit_count(), n % 1000007, n // 3**50, -n // 7, -n % 7, divmod(-n, 10**20), pow(3, n, 10**9 + 7), n >> 100, n << 3, n & (2**70 - 1), n | 1, n ^ -1, ~n, int(str(n)) == n, n.to_bytes(30, "big")[:5], int.from_bytes(b"\xff\x01", "little", signed=True), float(n), n / 2**100, (-n) ** 3 % 101, n == float(n), int(1e30), round(n, -50), hash(n), n.__index__() == n, (10**30).as_integer_ratio(), int("-0b101", 0), int("0x_ff", 16), int(" 12_3 "), (0).bit_length(), 5 .real, (-7) >> 1, 7 // -2, 7 % -2, -7 // 2.0, 7.5 % -2, round(2.5), round(-1.5), round(2.675, 2), round(1234, -2), int(-3.9), 1e16, 1e15, 123456789012345680.0, 0.1 + 0.2, 1e-5, 5e-324, float("1e400"), (0.5).hex(), float.fromhex("0x1p-3"), (2.5).as_integer_ratio(), 3.0.is_integer())
