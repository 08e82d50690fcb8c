"""Records what CPython answers to operations on text, one JSON array a line: python3.14 text_calls.py > text_calls.jsonl"""

import itertools
import json
import random

random.seed(14)

STRINGS = ["", "a", "abc", "Hello World", "  pad \t", "a,b,,c", "aXbXc", "x" * 40, "é", "straße ÀÉ", "日本語", "日 本\u3000語", "a\U0001F600b",
           "\ud800x\udfff", "ΑΣ ς ΟΔΥΣΣΕΥΣ", "ǆ ǅ", "ﬁ ﬃ", "İI", "a\nb\r\nc\x0bd\x85e\u2028f", "'\"\\\n\x00\x7f\x80\xa0\xad\u0378", "they're Bill's",
           "123", "١٢½²Ⅷ", "-42", "+7", "prefix_x.py", "aaaa", "tab\tto\tx", "\u200b\ufeff", "x1_", "e\u0301X"]
SUBS = ["", "a", "b", "X", ",", "é", "本", "\U0001F600", "aa", "ab", "l", " "]
BYTES = [b"", b"a", b"Hello World", b"  x\t\n", b"a,b,,c", b"\x00\xff'\"", b"aXbXc", b"-7", b"a\nb\r\nc\x0bd", b"aaaa", b"tab\tx", b"ab" * 20]
BSUBS = [b"", b"a", b"X", b",", b"aa", b"l", b"\xff"]
SPECS = ["", "5", "<7", ">7", "^8", "*^9", "=9", "010", "é>6", "+", " ", "-", "#", "z", "+#", ".0", ".1", ".2", ".3", "10.4", ",", "_", "08,", "020_",
         "x<+12,.2", "#020", ".,", "._f", ".7,f", ",.8_f", "z.1", "<010", ".", "1.2.3", "5x5", "=+#012", "0=9", "}<5", "\u3042<4"]
TYPES = ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q"]
INTS = [0, 1, -1, 42, -255, 65, 1234567, -987654321, True]
FLOATS = [0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e16, 1e-5, 1.5e300, 5e-324, 123456789012345.6, 0.1, 2.5, float("inf"), float("-inf"), float("nan"),
          9.995, 99999.5, 1e22, 1e23, 0.00012345]
CODECS = ["utf-8", "utf-16", "utf-16-le", "utf_16_be", "UTF-32", "utf-32-le", "utf-32-be", "utf-8-sig", "ascii", "latin-1", "cp1252", "iso8859-15", "koi8-r",
          "cp437", "unicode_escape", "raw_unicode_escape"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]
RAW = [b"abc", b"\xc3\xa9", b"a\xffb", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80x", b"\xf0\x28\x8c\x28", b"\xc0\x80", b"\xf4\x90\x80\x80", b"a\x00\x00\xd8b\x00",
       b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x00\xdc", b"\x81\x8d", b"\\x41\\u00e9\\n\\101\\q", b"\\x4", b"\\u12g", b"\\U00110000", b"\\", b"\x00\x00\x11\x00"]


def pack(v):
    match v:
        case str():
            return ["s", v.encode("utf-8", "surrogatepass").hex()]
        case bytes():
            return ["b", v.hex()]
        case bytearray():
            return ["B", bytes(v).hex()]
        case bool() | None:
            return ["c", str(v)]
        case int():
            return ["i", v]
        case float():
            return ["f", v.hex()]
        case tuple():
            return ["t", *map(pack, v)]
    raise TypeError(v)


def show(v):
    match v:
        case str():
            return ascii(v)
        case tuple():
            return "(" + ", ".join(map(show, v)) + ")"
        case list():
            return "[" + ", ".join(map(show, v)) + "]"
    return repr(v)


def record(op, *args):
    try:
        match op:
            case "format":
                r = format(*args)
            case "str.format":
                r = args[0].format(*args[1:])
            case "repr":
                r = repr(*args)
            case "%":
                r = args[0] % args[1]
            case "+":
                r = args[0] + args[1]
            case "*":
                r = args[0] * args[1]
            case "<":
                r = args[0] < args[1]
            case "==":
                r = args[0] == args[1]
            case "in":
                r = args[1] in args[0]
            case "[]":
                r = args[0][args[1]]
            case "[:]":
                r = args[0][slice(*args[1:])]
            case "iter":
                r = list(args[0])
            case _:
                r = getattr(args[0], op)(*args[1:])
        r = show(r)
    except Exception as e:
        r = f"{type(e).__name__}: {ascii(str(e))}"
    print(json.dumps([op, r, *map(pack, args)]))


def strings():
    plain = "capitalize casefold expandtabs isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper lower lstrip rsplit rstrip split splitlines strip swapcase title upper __len__".split()
    for s in STRINGS:
        for name in plain:
            record(name, s)
        record("repr", s)
        record("iter", s)
        record("splitlines", s, True)
        for w in (0, 3, 9, 12):
            record("center", s, w)
            record("ljust", s, w, "*")
            record("rjust", s, w, "日")
            record("zfill", s, w)
            record("expandtabs", s, w)
            record("*", s, w)
        for i in (0, 1, -1, 5, -40):
            record("[]", s, i)
        for b in itertools.product((None, 0, 2, -3, 50), (None, 1, -1, 60), (None, 1, 2, -1, -3)):
            record("[:]", s, *b)
        for t in STRINGS:
            record("+", s, t)
            record("<", s, t)
            record("==", s, t)
        for t in SUBS:
            record("in", s, t)
            for name in "find rfind index rindex count startswith endswith".split():
                record(name, s, t)
                record(name, s, t, 1)
                record(name, s, t, -3, 4)
                record(name, s, t, 9, 2)
            for name in "split rsplit".split():
                record(name, s, t)
                record(name, s, t, 1)
            for name in "partition rpartition removeprefix removesuffix strip lstrip rstrip join".split():
                record(name, s, t)
            for r in ("", "-", "日本", "é"):
                record("replace", s, t, r)
                record("replace", s, t, r, 2)
    record("split", " a b  c ", None, 1)
    record("rsplit", " a b  c ", None, 1)
    for bad in (1, None, 1.5, b"x"):
        for name in "find index count startswith split partition removeprefix strip join encode translate center __contains__ format_map".split():
            record(name, "abc", bad)
        for op in ("+", "*", "<", "==", "in", "[]"):
            record(op, "abc", bad)


def byte_strings():
    plain = "capitalize expandtabs isalnum isalpha isascii isdigit islower isspace istitle isupper lower lstrip rsplit rstrip split splitlines strip swapcase title upper hex".split()
    for b in BYTES + [bytearray(b"Ab c"), bytearray(b"'")]:
        for name in plain:
            record(name, b)
        record("repr", b)
        record("iter", b)
        for w in (0, 3, 9):
            record("center", b, w)
            record("ljust", b, w, b"*")
            record("zfill", b, w)
            record("*", b, w)
        for s in itertools.product((None, 0, 2, -3), (None, 1, -1), (None, 2, -1)):
            record("[:]", b, *s)
        for i in (0, -1, 30):
            record("[]", b, i)
        for t in BSUBS + [97]:
            record("in", b, t)
            for name in "find rfind index rindex count".split():
                record(name, b, t)
                record(name, b, t, 1, -1)
        for t in BSUBS:
            record("+", b, t)
            record("<", b, t)
            for name in "split rsplit partition rpartition removeprefix removesuffix strip startswith endswith join".split():
                record(name, b, t)
            record("split", b, t, 1)
            record("rsplit", b, t, 1)
            record("replace", b, t, b"--")
            record("replace", b, t, b"", 1)
            record("translate", b, None, t)
        for n in (1, 2, -2, 3):
            record("hex", b, ":", n)
    for bad in (1.5, None, "x", 300):
        for name in "find count startswith split partition strip join replace translate center hex decode __contains__".split():
            record(name, b"abc", bad)
        for op in ("+", "*", "<", "==", "in", "[]"):
            record(op, b"abc", bad)


def formats():
    for v in [*INTS, *FLOATS, "", "ab", "日本"]:
        for spec, t in itertools.product(SPECS, TYPES):
            if random.random() < 0.4 or t in ("", "f", "g"):
                record("format", v, spec + t)
    for conv in "diouxXeEfFgGcrsa%zb":
        for flags in ("", "5", "-8", "05", "+", " ", "#", ".3", "-#10.2", "+08.3", "0", ".0"):
            for v in (0, -3, 255, 3.75, -0.0, 1e20, float("inf"), "x", "é", None, (1, 2), ()):
                record("%", "<%" + flags + conv + ">", v)
                record("%", b"<%" + (flags + conv).encode() + b">", v)
    for s, args in [("%s %s", (1,)), ("%*d|%-*d", (5, 1, 5, 2)), ("%.*f", (2, 3.14159)), ("%", 1), ("%5", 1), ("%(a)s", 5), ("%(a", 1), ("%%", ()), ("a%", ()),
                    ("%d%%", 5), ("%ld", 4), ("%é", 1), ("%c", "ab"), ("%c", -1), ("%99999999999999999999d", 1)]:
        record("%", s, args)


def fields():
    for s in ["{} {}", "{1} {0}", "{0} {}", "{} {0}", "{", "}", "{{}}", "{!r}", "{!x}", "{!", "{!r", "{!rx}", "{:>{}}", "{:{:{}}}", "{0:>{1}}", "{0[1]}", "{0[x}", "{0[]}",
              "{0.}", "{0]}", "{0[0]x}", "{:5", "{0", "a{b", "{0!s:>5}", "x{:*^9}y", "{2}", "{99999999999999999999}", "{:}}", "{0!}", "{[0]}", "{0[0]}{1}", "{:{{}", "{{{0}}}", "{:d}"]:
        record("str.format", s, "xyz", 9)


def codecs():
    for enc in CODECS:
        for h in HANDLERS:
            for b in RAW:
                record("decode", b, enc, h)
            for s in STRINGS + ["é\udc80", "\udc80\ud800", "€"]:
                record("encode", s, enc, h)
        for s in STRINGS:
            record("encode", s, enc, "xmlcharrefreplace")
    for enc in ("nope", "UTF8", "utf 8", "Latin1", "iso-8859-1", "L1", "u8", "CP-1252", "windows-1252", "us-ascii", "646", "", "utf\x00"):
        record("encode", "aé", enc)
        record("decode", b"a", enc)
    record("encode", "é", "ascii", "bogus")
    record("decode", b"\xff", "utf-8", "bogus")


strings()
byte_strings()
formats()
fields()
codecs()
