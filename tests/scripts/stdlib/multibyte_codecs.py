# The multi-byte encodings: every character and sequence, error handlers, incremental coding, streams.
import codecs, hashlib, io
import _codecs_cn as c, _multibytecodec as m

NAMES = """gb2312 gbk gb18030 big5 cp950 big5hkscs cp932 shift_jis shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004
euc_jisx0213 euc_kr cp949 johab""".split()
text = "".join(map(chr, (*range(0xd800), *range(0xe000, 0x11000), *range(0x1f000, 0x30000, 7), *range(0x10ff00, 0x110000))))
data = b"".join(bytes([a, b, 0x41, 0x42, a, b, 0xa1, 0xc2]) for a in range(0x80, 0x100) for b in range(256))
data += b"".join(bytes([a, b, c, 0x32, 0x41]) for a in (0x81, 0x84, 0x8f, 0x90, 0xe3) for b in (*range(0x30, 0x3a), *range(0x90, 0x100, 3)) for c in range(0x81, 256, 2))
for n in NAMES:
    e, d = text.encode(n, "ignore"), data.decode(n, "backslashreplace")
    print(n, len(e), hashlib.md5(e).hexdigest(), len(d), hashlib.md5(d.encode("utf-8")).hexdigest(), e.decode(n, "ignore").encode(n) == e)
    print(codecs.lookup(n).name, ascii("한 中か゚ 文é漢①€".encode(n, "xmlcharrefreplace")))

g = c.getcodec("gbk"); print(type(g), [k for k in dir(g) if k[0] != "_"])
def a(f, *x, **k):
    try:
        print(ascii(f(*x, **k)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
a(c.getcodec,"nope"); a(c.getcodec,3); a(c.getcodec,"shift_jis"); a(type(g)); a(m.MultibyteIncrementalEncoder)
a(g.encode,"a",3); a(g.encode,b"a"); a(g.encode, 3); a(g.decode,"a"); a(g.decode,b"\x81",errors="nope"); a(g.decode,bytearray(b"\xb0\xa1x")); a(g.encode,"\u4e2d\u20ac\xff\xfex","xmlcharrefreplace")
a(g.decode,b"\xb0\xa1\xff\xffz\x81","replace");a(g.decode,b"\xb0\xa1\xff\xffz\x81","ignore");a(g.decode,b"\xb0\xa1\xff\xffz\x81","backslashreplace"); a(g.decode,b"\xff\xff");a(g.decode,b"\xff")
d=codecs.getincrementaldecoder("gbk")(); print(d.errors, d.getstate()); a(d.decode,b"\xb0"); print(d.getstate()); a(d.decode,b"\xa1\xb0"); print(d.getstate()); a(d.decode,b"",True);print(d.getstate()); d.reset(); print(d.getstate())
a(d.setstate,(b"\xb0",5)); print(d.getstate()); a(d.setstate,(b"123456789",0)); a(d.setstate,3)
d.errors="replace"; print(d.errors); a(d.decode,b"\xb0",True)
def se(): d.errors=3
a(se)
def de(): del d.errors
a(de)
e=codecs.getincrementalencoder("gbk")("strict"); print(e.getstate()); a(e.encode,"\u4e2d"); print(e.getstate()); a(e.encode,"\xff"); a(e.setstate,5); a(e.setstate,"x"); a(e.reset); print(e.getstate())
e=codecs.getincrementalencoder("euc_jisx0213")(); a(e.encode,"\u304b"); print(e.getstate()); a(e.encode,"\u309a"); a(e.encode,"\u304b");a(e.encode,"x"); a(e.encode,"\u304b");  a(e.encode,"",True); a(e.encode,"\u304b",final=True); a(e.encode,"\u304b"); print(e.getstate()); a(e.reset); print(e.getstate()); s=e.getstate()
e.encode("\u304b"); s=e.getstate(); e.reset(); e.setstate(s); a(e.encode,"\u309a")
r=codecs.getreader("gbk")(io.BytesIO("中文\nab\n文".encode("gbk"))); print(r.stream.tell(), r.errors); a(r.read,1); a(r.readline); a(r.readlines); a(r.read); a(r.reset)
r=codecs.getreader("gbk")(io.BytesIO(b"\xb0")); a(r.read)
r=codecs.getreader("gbk")(io.BytesIO("中文\nab\n文".encode("gbk"))); a(r.readlines,3); a(r.readline,None); a(r.read,-1); a(r.read,"x")
w=codecs.getwriter("euc_jisx0213")(io.BytesIO()); a(w.write,"x\u304b"); print(w.stream.getvalue()); a(w.reset);print(w.stream.getvalue()); a(w.writelines,["\u4e2d","b"]); print(w.stream.getvalue()); a(w.writelines,3); a(w.write,3)
o=codecs.lookup("gbk"); print(o.name, o.encode("中"), o.decode(b"\xb0\xa1"))
for n in "shift_jisx0213 euc_jisx0213".split():
  for b in b"\x87\x9f",b"\xae\xa1": a(b.decode,n)
def h(e): print(ascii((type(e).__name__, e.object, e.start, e.end, e.reason))); return ("<>", e.end)
codecs.register_error("h", h); a("a\xffb\ud800".encode, "gbk", "h"); a(b"a\xffb\x80\x00".decode, "gbk", "h")
codecs.register_error("h2",lambda e:("\xff",e.end)); a("a\xffb".encode,"gbk","h2")
codecs.register_error("h3",lambda e:(b"\xff",e.end)); a("a\xffb".encode,"gbk","h3"); a(b"a\xff".decode,"gbk","h3")
codecs.register_error("h4",lambda e:("é",-1)); a("a\xffb".encode,"gbk","h4")
a("é\ud800".encode,"gbk","replace"); a("é\ud800".encode,"gbk","surrogateescape"); a("\udc80".encode,"gbk","surrogateescape"); a(b"\x80".decode,"gbk","surrogateescape")
f=io.TextIOWrapper(io.BytesIO(),encoding="gbk",newline=""); f.write("中文\n"*3); f.seek(0); print(f.readline(), f.tell(), f.read())
