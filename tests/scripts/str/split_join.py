print("a b  c ".split(), "a b  c ".split(" "), "".split(), "".split(" "), "   ".split(), " a b c ".split(None, 1), "a,b,c".split(",", 1), "a,b,c".split(",", 0), "a\tb\nc\u2003d".split())
print("a b c d".rsplit(None, 2), "a,b,c".rsplit(",", 1), " a b ".rsplit(), "abc".rsplit("b"), "a--b--c".split("--"), "a--b--c".split(sep="-", maxsplit=2))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x".splitlines(keepends=True))
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(str(i) for i in range(5)), "x".join(["only"]), "é".join(("a", "b")), "".join({"k": 1}))
for f in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".split(1), lambda: "a".rsplit(""), lambda: "a".split(",", "b")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
