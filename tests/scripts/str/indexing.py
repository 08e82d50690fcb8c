s = "héllo wörld \U0001F600!"
print(len(s), s[0], s[1], s[-1], s[-2], s[12], s[13])
print(s[1:4], s[:3], s[-3:], s[::-1], s[::2], s[1::3], s[5:1], s[5:1:-1], s[100:], s[-100:3], s[:], s[-2:-5:-1])
print(s[slice(1, 4)], s[True], [c for c in "añb"], list("日本"), "x"[0:0] == "")
for i in (100, -100, "a", 1.0, None):
    try:
        s[i]
    except (IndexError, TypeError) as e:
        print(type(e).__name__ + ":", e)
for i in (slice("a", 2), slice(None, None, 0)):
    try:
        s[i]
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
big = "é" * 1000 + "x" + "日" * 1000
print(big[1000], big[1001], big[999:1002], big.index("x"), len(big), big[-1])
