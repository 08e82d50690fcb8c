print(str(5), str(None), str([1, "a"]), str(), str(object=7), str(b"a", "ascii"), repr("a'b"), type(""), str.upper("abc"), "abc".__len__(), "abc".__contains__("b"))
print(chr(97), ord("a"), chr(0x1F600), ord("\U0001F600"), ord("é"), chr(0), [ord(c) for c in "aé日"])
class S(str):
    def __str__(self): return "S!"
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s, repr(s), s.shout(), s + "d", type(s + "d"), s == "abc", {"abc": 1}[s], len(s), s[0], type(s[:]), f"{s}", "%s" % s, "".join([s]), isinstance(s, str), type(s.strip()), hash(s) == hash("abc"))
class R:
    def __repr__(self): return "R()"
print(str(R()), f"{R()}", [R()], "%s" % R())
class Bad:
    def __repr__(self): return 5
    def __str__(self): return 6
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: "a".foo, lambda: "a".upper(1), lambda: str(1, 2), lambda: str(b"a", "ascii", "x", "y"), lambda: ord(5), lambda: chr("a"), lambda: str("a", "utf8"), lambda: str(encoding="x")):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("a".join("bcd"), "abc".__getitem__(1), "abc".__iter__().__next__(), "x".__add__("y"), "x".__mul__(3), "x".__mod__(()), list(zip("ab", "cd")), dict(zip("ab", "cd")), [*"ab"], {*"a"}, "a" "b" * 2)
import string
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("hello big world"), repr(string.whitespace))
