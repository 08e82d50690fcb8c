s = "hello hello world"
print(s.find("hello"), s.find("hello", 1), s.rfind("hello"), s.find("x"), s.find(""), s.find("", 5), s.find("", 100), s.rfind(""), s.find("o", 5, 10), s.find("lo", -8))
print(s.index("world"), s.rindex("l"), s.count("l"), s.count("hello"), s.count(""), s.count("ll", 3), "aaaa".count("aa"), "".count(""), s.count("l", 0, 4))
print(s.startswith("hell"), s.startswith("ello", 1), s.startswith(("x", "h")), s.startswith(""), s.startswith("hello", 0, 3), s.endswith("world"), s.endswith(("d", "x")), s.endswith("hello", 0, 5), s.startswith(()))
print("日本語日本".find("本", 2), "日本語日本".rfind("日"), "日本語".count("本"), "añb".find("b"), "a\U0001F600b".index("b"))
for f in (lambda: s.index("x"), lambda: s.rindex("zz", 2), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith([1]), lambda: s.endswith((1,)), lambda: s.count(), lambda: s.find("a", "b")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(s.partition(" "), s.rpartition(" "), s.partition("x"), s.rpartition("x"), "a=b=c".partition("="), "a=b=c".rpartition("="))
try:
    s.partition("")
except ValueError as e:
    print(e)
