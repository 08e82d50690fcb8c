print(b"abc", b'a\'b"c', b"\x00\xff\n\t\\", rb"\x", b"a" b"b", bytes(3), bytes([65, 66]), bytes(range(5)), bytes("é", "utf8"), bytes(b"x"), bytes(), bytes(bytearray(b"q")), bytes((1, 2)))
print(len(b"abc"), b"abc"[0], b"abc"[-1], b"abc"[1:], b"abc"[::-1], list(b"ab"), b"abc" == "abc", b"a" < b"b", b"a" + b"b", b"ab" * 2, 97 in b"abc", b"bc" in b"abc", hash(b"a") == hash(b"a"))
for f in (lambda: bytes("a"), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: b"a" + "b", lambda: b"abc"[5], lambda: "a" in b"a", lambda: 300 in b"a", lambda: b"a" < "a", lambda: b"abc".foo, lambda: bytes(1, "utf8")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    b"abc"[0] = 1
except TypeError as e:
    print(e)
