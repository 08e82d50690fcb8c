b = b"Hello World"
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"W"), b.count(b"l"), b.count(108), b.replace(b"l", b"L", 1), b.split(), b.split(b"o"), b.rsplit(None, 1), b.startswith(b"He"), b.endswith((b"x", b"ld")))
print(b" a ".strip(), b"xxa".lstrip(b"x"), b"a\n".rstrip(), b",".join([b"a", bytearray(b"b")]), b"a=b".partition(b"="), b"a=b=c".rpartition(b"="), b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4), b"-7".zfill(5), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"prefix".removeprefix(b"pre"), b"x.py".removesuffix(b".py"))
print(b"abc".hex(), b"abcd".hex(":"), b"abcdef".hex("-", 2), bytes.fromhex("61 62 ff"), b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab".istitle(), b"\xff".isascii(), b"abc".translate(bytes(range(256)), b"b"), b"abc".translate(bytes.maketrans(b"a", b"z")), b"a,b".decode().split(","))
print(b"%d %s %r %x %c %5.2f %b %a" % (1, b"x", "y", 255, 65, 2.5, b"z", "é"), b"%(k)s" % {b"k": b"v"})
for f in (lambda: b.index(b"zz"), lambda: b",".join(["a"]), lambda: b.split(b""), lambda: bytes.fromhex("6"), lambda: bytes.fromhex("zz"), lambda: b"%d" % "a", lambda: b"%s" % "a", lambda: b.find("o"), lambda: b.startswith("H")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
