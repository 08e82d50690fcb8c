t = str.maketrans("abc", "xyz")
print("aabbcc d".translate(t), t)
t = str.maketrans({"a": "1", "b": None, ord("c"): "long", "d": 0x41})
print("abcd".translate(t))
print("hello".translate(str.maketrans("l", "L", "h")), "añb".translate({0xf1: "n"}), "abc".translate({}))
class M:
    def __getitem__(self, k):
        if k == 97: raise LookupError
        return k + 1
print("abc".translate(M()))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(1), lambda: "a".translate({97: -1}), lambda: str.maketrans("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
