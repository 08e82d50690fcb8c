import re
print(re.match(r"\d+", "123abc").group(), re.search(r"b+", "aabbb").span(), re.findall(r"\w+", "a b_1 ç"), re.findall(r"(\w)(\d)", "a1 b2"), re.sub(r"\s+", "-", "a  b \n c"), re.split(r"[,;]\s*", "a, b;c"), re.fullmatch(r"a|ab", "ab"), re.match("x", "y"), re.split(r"(-)", "a-b-c"), re.split(r"x*", "axbc"), re.split("-", "a-b-c", maxsplit=1))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(-(?P<d>\d\d))?", "2024-05 rest")
print(m.group(), m.group(1), m.group("m"), m.groups(), m.groups("none"), m.groupdict(), m.span(1), m.start("m"), m.end(), m["y"], m[0], m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re.pattern, m.expand(r"\g<y>/\2"), m.span(3), m.regs, repr(m), m.group(1, 2))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), re.subn("a", "b", "aaa", count=2), re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub(r"(?P<n>a)", r"[\g<n>\g<0>]", "ca"), re.sub("a", r"\\n\n", "a"), re.sub("(a)|b", r"[\1]", "ab"))
print([m.span() for m in re.finditer(r"a*", "baac")], re.escape("a.b*c[d] é\n"), re.compile("a").findall("aAa"), re.findall("a", "aAa", re.I), re.findall("(?i)A", "aAa"))
p = re.compile(r"""
    (\d+)   # number
    \s*
    ([a-z]+)  # unit
""", re.VERBOSE | re.IGNORECASE)
print(p.findall("12 KM 7m"), p.flags & re.X, p.groups, p.pattern.count("\n"), p.match("  5 kg", 2).span(), p.search("x 5 kg y", 0, 4), p.scanner("1a 2b").search().group(), re.compile("a") == re.compile("a"), repr(re.compile("a.b", re.S | re.M)))
print(re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"\w$", "ab\ncd\n"), re.findall(r"\w$", "ab\ncd\n", re.M), re.findall(r"\Aa", "a\na", re.M), re.findall(r"a\Z", "a\na"), re.findall("a.b", "a\nb"), re.findall("a.b", "a\nb", re.S), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"\Boo", "foo oo"))
print(re.match(b"a+", b"aab").group(), re.findall(rb"\w", b"a\xe9"), re.sub(b"a", b"b", b"aa"))
for pat in ("(", ")", "[", "*", "a**", "(?P<1>a)", "(?P<a>x)(?P<a>y)", r"\g", "a{2,1}", "(?z)", "[z-a]", "\\", r"\1", "(?<=a+)", "(?P=x)", "x{99999999999}", "(?(1)a|b|c)", "(?P<a", "(?#", "a++b", r"[\d-z]", "(?i", "a(?i)b"):
    try:
        re.compile(pat)
        print(pat, "fine")
    except re.error as e:
        print(pat, "->", e.msg, e.pos)
    except Exception as e:
        print(pat, "->", type(e).__name__, e)
for f in (lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.match("a", 5), lambda: re.compile(5), lambda: m.group(9), lambda: m.group("zz"), lambda: re.sub("a", r"\9", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.compile("a").match()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
