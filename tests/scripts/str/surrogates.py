s = "a\ud800b\udfff"
print(len(s), ascii(s), ascii(s[1]), s[0] + s[2], s.find("b"), s.isprintable(), s == "a\ud800b\udfff", ascii(s[::-1]), ascii(s.upper()), hash(s) == hash("a" + "\ud800" + "b\udfff"))
t = "\ud83d" + "\ude00"
print(len(t), t == "\U0001F600", ascii(t), {t: 1}["\ud83d\ude00"])
try:
    s.encode()
except UnicodeEncodeError as e:
    print(e)
try:
    print(s)
except UnicodeEncodeError as e:
    print(type(e).__name__)
