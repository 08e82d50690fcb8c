print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.real} {0.imag}".format(3+4j), "{0[1]} {1[key]}".format([1, 2], {"key": "v"}), "{{}} {}".format(5), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{:>{w}}|{:{f}^{n}}".format("a", "b", w=5, f="*", n=7), "{:5}|{:<5}|{:^5}|{:>5}|".format("ab", "ab", "ab", "ab"), "{:.2}".format("abc"), "{:*^9.3}".format("abcdef"), "{:5}{:5}".format(1, "a"))
print("{0.a.b}".format(type("X", (), {"a": type("Y", (), {"b": 7})})), "{[a b]}".format({"a b": 1}), "{0[0][1]}".format(["xy"]), "{:%}".format(0.25), "{:,}".format(10**9))
print("{a}".format_map({"a": 5}), format("x", ">3"), format(5), format(None), format([1]), "{}".format({}))
class Default(dict):
    def __missing__(self, k): return f"<{k}>"
print("{x} {y}".format_map(Default(x=1)))
class F:
    def __format__(self, spec): return f"F({spec!r})"
print("{:abc} {} {:{}}".format(F(), F(), F(), "nested"), f"{F():x{1 + 1}y}", format(F(), "q"))
for f in (lambda: "{} {}".format(1), lambda: "{1}".format(1), lambda: "{a}".format(), lambda: "{".format(1), lambda: "}".format(1), lambda: "{!x}".format(1), lambda: "{} {0}".format(1), lambda: "{0} {}".format(1), lambda: "{:d}".format("a"), lambda: "{0.x}".format(1), lambda: "{0[x]}".format([1]), lambda: "{:10}".format([]), lambda: "{:=5}".format("a"), lambda: "{!}".format(1), lambda: "{:+}".format("a"), lambda: "{0[}".format([1]), lambda: format(object(), "x").replace("x", "")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
