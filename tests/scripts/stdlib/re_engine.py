import re
tests = [
    (r"(a+)(a+)", "aaaa"), (r"(a+?)(a+)", "aaaa"), (r"(a*)*", "aab"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"a{2,3}", "aaaa"), (r"a{2,3}?", "aaaa"), (r"a{,2}b", "aab"), (r"x{0}y", "y"),
    (r"(?:ab)+", "ababx"), (r"(?=ab)a", "ab"), (r"(?!ab)a", "abac"), (r"(?<=a)b", "cbab"), (r"(?<!a)b", "abcb"), (r"(a)?b(?(1)c|d)", "abc"), (r"(a)?b(?(1)c|d)", "bd"), (r"(a)?b(?(1)c|d)", "abd"),
    (r"(\w+) \1", "the the"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), (r"[^abc]+", "abxyc"), (r"[a-c\d_]+", "x_a1z"), (r"[]a]+", "]a"), (r"[^]]+", "ab]"), (r"[a\-z]+", "-az"), (r"[\w.-]+@[\w-]+\.\w+", "me.x@ex-a.org!"),
    (r"\d+(?:\.\d+)?", "v 3.14"), (r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$", "192.168.1.255"), (r"(?s:.)+", "a\nb"), (r"(?i:A)b", "ab"), (r"(?-i:a)B", "ab"), (r"(?m)^b", "a\nb"), (r"\x41\u00e9\n", "Aé\n"), (r"\N{BULLET}", "•"),
    (r"(?>a+)ab", "aaab"), (r"a++b", "aaab"), (r"a*+a", "aaa"), (r"(?:a|b)*?c", "ababc"), (r"((a)|(b))+", "ab"), (r"(a(b)?)+", "aba"), (r"(?:(a)|b)*", "ab"), (r"", "abc"), (r"$", "a\n"), (r"\b", " a"), (r"a|", "b"), (r"|a", "a"),
    (r"(?P<a>.)(?P<b>.)?", "x"), (r"\S+\s\S+", "héllo wörld x"), (r"[α-ω]+", "abc γδ"), (r"\w+", "日本語 text"), (r"[^\W\d_]+", "1_aé2"), (r"(?a)\w+", "aé"), (r".\Z", "a\n"), (r"(((((((((((a)))))))))))\11", "aa"), (r"(?i)straße", "STRASSE STRAßE"), (r"(?i)ſ", "S"), (r"[\s\S]", "\n"), (r"a(?#comment)b", "ab"), (r"(?x) a b # c", "ab"), (r"\07\x7", "") if 0 else (r"\07", "\x07"), (r"[\b]", "\b"), (r"(?<=(?:ab))c", "abc"), (r"(?<=^a)b", "ab"), (r"(a)(?=b(c))", "abc"), (r"(?!.*x)a", "ab"), (r"(ab?)*?b", "abab"),
]
for pat, text in tests:
    try:
        m = re.search(pat, text)
        print(repr(pat), repr(text), m and (m.span(), m.groups()), re.findall(pat, text))
    except re.error as e:
        print(repr(pat), "error", e)
print(re.match(r"(x+x+)+y", "x" * 15), re.search("a" * 50, "a" * 49 + "b" + "a" * 50).start(), len(re.findall(r"[a-z]+|\d+", "abc123" * 1000)), re.sub(r"(.)\1", r"<\1>", "aabbcdd"), re.search(r"(?:.*\n)*end", "line\n" * 500 + "end").end(), re.match("(a|b)*", "ab" * 5000).end(), re.match("(?:a?){12}a{12}", "a" * 12).end())
tok = re.compile(r"(?P<num>\d+(\.\d*)?)|(?P<id>[A-Za-z_]\w*)|(?P<op>[-+*/()=])|(?P<ws>\s+)|(?P<bad>.)")
print([(m.lastgroup, m.group()) for m in tok.finditer("x1 = 3.14*(y + 2) ?") if m.lastgroup != "ws"])
print(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "camelCaseString").lower(), re.split(r"(?<=,)", "a,b,c"), re.sub(r"\b(\w)", lambda m: m[1].upper(), "the quick brown"), re.findall(r"(?=(\w\w))", "abcd"), re.sub(r"^", "> ", "a\nb", flags=re.M), re.split(r"\b", "a b"), re.findall(r"\d{1,3}(?=(?:\d{3})+$)", "1234567"))
print(re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\w+", lambda s, t: t), (r"\s+", None)]).scan("12 ab 3 !"))
print(re.compile("a|b|c").sub("", "xaybzc"), re.compile(r"(\d+)").split("a1b22c"), re.template if hasattr(re, "template") else "no template", re.I | re.M, re.NOFLAG, re.RegexFlag.ASCII, re.A == re.ASCII)
