s = "aé日\U0001F600"
for enc in ("utf-8", "UTF8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig"):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s)
print("é".encode("latin-1"), b"\xe9".decode("latin1"), "abc".encode("ascii"), "abc".encode(), str(b"caf\xc3\xa9", "utf-8"), str(b"x"), bytes("é", "utf8"))
for err in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    print(err, "aé日".encode("ascii", err), end=" ")
    try:
        print(ascii(b"a\xff\xc3b".decode("utf-8", err)))
    except Exception as e:
        print(type(e).__name__, e)
print(ascii(b"a\xffb".decode("utf-8", "surrogateescape")), "a\udcffb".encode("utf-8", "surrogateescape"), ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")), "\ud800".encode("utf-8", "surrogatepass"))
for f in (lambda: "é".encode("ascii"), lambda: "日本".encode("latin-1"), lambda: b"\xff".decode(), lambda: b"a\xc3".decode(), lambda: b"\xe9".decode("ascii"), lambda: "\ud800".encode(), lambda: "a".encode("nope"), lambda: b"a".decode("utf-8", "nope"), lambda: b"\xc0\x80".decode(), lambda: b"\xf4\x90\x80\x80".decode(), lambda: b"\xff".decode("utf-8", "nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    "abé".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
