print(repr("  a b \n".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), "xxaxyx".strip("x"), "abcba".strip("ab"), "xyz".lstrip("yx"), "xyz".rstrip("zy"), repr("".strip()), repr("\u2003a\u00a0".strip()), "abc".strip(None))
print("ab".center(7, "*") + "|", "ab".center(6) + "|", "abc".center(6, ".") , "ab".ljust(5) + "|", "ab".rjust(5, "-"), "abc".ljust(2), "42".zfill(5), "-42".zfill(6), "+4".zfill(4), "".zfill(3), "abc".zfill(2), "é".center(5, "日"))
print("prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "x".removeprefix("y"), "x".removesuffix(""), "aXbXc".replace("X", "--"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("aa", "b"), "abc".replace("b", ""), "abc".replace("b", "日", count=1))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), repr("ab\n\tc\td".expandtabs(3)))
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("x"), lambda: "a".strip(1), lambda: "a".replace("a"), lambda: "a".replace(1, 2), lambda: "a".zfill()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
