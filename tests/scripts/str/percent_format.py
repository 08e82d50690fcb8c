print("%s %r %a" % ("é", "é", "é"), "%s" % 5, "%s" % (5,), "%s %s" % (1, [2]), "%%" % (), "100%% %d" % 5)
print("%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"), "%(a)s %(b)05.1f" % {"a": 1, "b": 2.25}, "%*d %-*d| %.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%c%c" % ("x", 97), "%c" % 0x1F600, "%s" % None, "%s" % ((1, 2),), "%r" % {"a": 1}, "%d" % 3.99, "%x" % -255, "%i" % True, "%e" % 0, "%#x %#o" % (10, 10), "%+5d|% d|%05d" % (3, 3, -3))
class P:
    def __str__(self): return "str!"
    def __repr__(self): return "repr!"
    def __getitem__(self, k): return f"<{k}>"
print("%s %r" % (P(), P()), "%(x)s" % P())
for f in (lambda: "%d" % "a", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a)s" % 5, lambda: "%(a)s" % {}, lambda: "%c" % "ab", lambda: "%c" % 1.5, lambda: "%x" % 1.5, lambda: "%f" % "a", lambda: "%*d" % ("a", 1), lambda: "abc" % 1, lambda: "%c" % -1, lambda: "%(a" % {"a": 1}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("abc" % [], "abc" % {}, "abc" % ())
