# Formatting, padding, stripping, splitting, case and translation where short or ASCII text takes a way of its own.
class S(str):
    pass


nums = (0, 5, -5, 42, -42, 123456, -(2**63), 2**63 - 1, 2**70, True)
for spec in ("", "d", "5", "05", "<5", ">5", "^5", "^6d", "x", "X", "#x", "08x", "o", "b", "<08b", "010b", "^12x", "+d", " d", "=8", ",", "_", "c", "99d", ">1", "0"):
    r = []
    for n in nums:
        try:
            r.append(format(n, spec))
        except (ValueError, OverflowError) as e:
            r.append(f"{type(e).__name__}: {e}")
    print(repr(spec), r)
floats = (0.0, -0.0, 1.5, -2.25, 1e300, 1e-5, 123456.789, float("inf"), float("-inf"), float("nan"))
for spec in ("", "f", ".2f", "8.1f", "<9.1f", "^9.1f", "09.2f", ".0f", "%", ".1%", ">8.0%", "e", ".3e", "g", "10", "010", "<10", ".3", ",.2f", "F"):
    print(repr(spec), [format(x, spec) for x in floats])
print(f"{1e308:.0%}"[:5], f"{1.7e308:.1%}", f"{-1.7e308:%}")
for spec in ("", "s", "6", "<6", ">6", "^6", "^7s", "06", "<06", ".2", "6.2", "=6", "*^8", "99", "d", "+", "#", "z"):
    r = []
    for s in ("", "ab", "häßö", "\u20ac", S("sub")):
        try:
            r.append(format(s, spec))
        except ValueError as e:
            r.append(str(e))
    print(repr(spec), r)
for f in ("%d", "%5d", "%-5d|", "%05d", "%x", "%04x", "%-6x|", "%o", "%i", "%u", "%s", "%6s", "%-6s|", "%06s", "%.1s", "%.3d", "%5.3d", "%+d", "% d", "%#x", "%X", "%r", "%5r", "%a", "%-05d|"):
    print(repr(f), [f % (n,) for n in (0, 7, -7, 255, -255, 2**65, True)])
for f in ("%f", "%.2f", "%8.2f", "%-8.1f|", "%08.1f", "%+.1f", "%.0f", "%e", "%g", "%s", "%5.1f%%"):
    print(repr(f), [f % x for x in floats])
print("%5s|%-5s|%05s|%s" % ("é", "\u20ac", "x", None), "%s %s" % (1.5, [1]), "%(a)5d %(b)s" % {"a": 1, "b": "x"}, "\u20ac%03d" % 7, "é%-4x|" % 10)
print("{:>5}|{:<5}|{:^5}|{:05}|{}|{!r:>6}|{:\u20ac>4}".format(1, 2, 3, 4, 5.5, "a", 6), "{:{}}".format(3, ">4"), "\u20ac{:>4x}".format(255))
for s in ("ab", "é", "\u20ac", "-5", "+é", ""):
    print([s.ljust(4), s.rjust(4), s.center(5), s.center(4), s.zfill(4), s.ljust(4, "é"), s.rjust(4, "\u20ac"), s.ljust(1), s.rjust(-3)])
for s, c in (("xxabcxx", "x"), ("xyabcyx", "xy"), ("ééaé", "é"), ("aé", "a\u20ac"), ("\u20aca\u20ac", "\u20ac"), ("aaa", "a"), ("", "a"), ("abc", ""), (" a ", None)):
    print([s.strip(c), s.lstrip(c), s.rstrip(c)])
for s in ("a b c", "  lead and trail  ", "é b\u20ac c", "one", ""):
    print([s.rsplit(), s.rsplit(None, 1), s.rsplit(" ", 1), s.split(" ", 1), s.rsplit(" "), s.rsplit("b"), s.split(None, 1)])
latin = "".join(map(chr, range(0x80, 0x100)))
print(latin.upper() == "".join(c.upper() for c in latin), latin.lower() == "".join(c.lower() for c in latin))
print("àéîøþ÷×ÀÉÎØÞ aZ".upper(), "àéîøþ÷×ÀÉÎØÞ aZ".lower(), "straße".upper(), "µÿ".upper(), "é".upper(), "É".lower(), ascii("ª°º".upper()))
t = str.maketrans({"a": "1", "b": None, "c": 0x20AC, "é": "e", 0x20AC: "E"})
print("abcabcxé\u20ac".translate(t), "xyz".translate({}), "aé".translate({97: "xx", 233: 98}), "".translate(t))


class Table:
    def __getitem__(self, i):
        if i == 97:
            return "A"
        raise LookupError


class Missing(dict):
    def __missing__(self, k):
        return chr(k).upper()


print("banana".translate(Table()), "banana".translate(Missing({98: None})))
for bad in ({97: 1.5}, {97: 0x110000}, {97: -1}, {97: 2**70}, {97: b"x"}, 5):
    try:
        "ba".translate(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(["a\tb".expandtabs(), "ab\tcd\te\n\tx\r\ty".expandtabs(4), "é\t\u20ac\t".expandtabs(3), "a\tb".expandtabs(0), "\t".expandtabs(1), "none".expandtabs()])
print("abc".startswith("ab"), "abc".startswith("b", 1), "abc".endswith("bc"), "abc".endswith(("x", "c")), "abc".startswith(""), "".endswith("", 1), "é\u20ac".endswith("\u20ac"), "abc".startswith(S("a")))
print([chr(c) for c in (0, 65, 0xE9, 0x20AC, 0x10FFFF)] == ["\0", "A", "é", "\u20ac", "\U0010ffff"], chr(True), hex(255), hex(-255), hex(0), bin(-5), oct(8), hex(2**70), bin(-(2**65)), hex(True), hex(-(2**63)))
print(["abc".encode(), "é".encode(), "\u20ac\U0001f600é".encode(), "".encode(), ("x" * 17).encode(), ("y" * 49).encode("utf-8"), "é".encode("latin-1"), (latin.encode()).decode() == latin])
r = []
r.append(r)
d = {1: r, "k": (1.5, "é\u20ac", {2})}
d["self"] = d
print(r, d, {1}, {"é"}, frozenset(["x"]), [[1, [2.5, [-3]]]], ("é",), (), [], {}, set(), [S("q")], [True, None, 2**70, 1e22])


class Odd:
    def __repr__(self):
        return f"<{[1, 2]!r} é>"


print([Odd(), (Odd(),)], {Odd(): 1}.keys(), [float("nan"), 1e16, 1.0, -0.0])
print([float(s) for s in ("1.5", " 2 ", "-0", "1e5", "inf", "-Infinity", "1_0.5", ".5", "5.", "1e400", "٣")], float("nan") != float("nan"))
for s in ("", " ", "1..2", "e5", "0x1p3", "1_", "abc"):
    try:
        float(s)
    except ValueError as e:
        print(e)
print("ab" + "", "" + "é", "a" * 200 + "b" == "a" * 200 + "b", ("é" + "\u20ac").encode("utf-16-le"))
x = "s"
x += "t"
try:
    x += 1
except TypeError as e:
    print(e)
try:
    1 - "x"
except TypeError as e:
    print(e)
y = 1
try:
    y -= "x"
except TypeError as e:
    print(e)
try:
    y **= "x"
except TypeError as e:
    print(e)
