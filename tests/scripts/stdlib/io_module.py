import io
s = io.StringIO("a\nb\nc")
print(s.read(1), s.readline(), s.tell(), s.readlines(), s.seek(0), list(s), s.getvalue())
s.write("X"); s.seek(0); s.write("Y"); print(s.getvalue(), s.truncate(2), s.getvalue(), s.closed, s.readable())
b = io.BytesIO(b"abc")
print(b.read(2), b.getvalue(), b.seek(0, 2), b.write(b"def"), b.getvalue(), bytes(b.getbuffer()[:2]), b.seek(-2, 2), b.read())
s.close()
try:
    s.read()
except ValueError as e:
    print(e)
t = io.TextIOWrapper(io.BytesIO(b"x\r\ny\xc3\xa9"), encoding="utf-8")
print(t.readlines(), t.encoding)
r = io.BufferedReader(io.BytesIO(b"0123456789"), 4)
print(r.read(3), r.peek(1)[:1], r.read())
w = io.BytesIO()
bw = io.BufferedWriter(w)
bw.write(b"hello"); bw.flush(); print(w.getvalue())
print(io.StringIO("a\r\nb\rc").readlines(), io.StringIO("a\r\nb", newline=None).read(), isinstance(s, io.TextIOBase), io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0)
for f in (lambda: io.StringIO(b"x"), lambda: io.BytesIO("x"), lambda: io.StringIO().write(5), lambda: io.BytesIO().write("x"), lambda: io.StringIO("abc").seek(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Raw(io.RawIOBase):
    def __init__(self, d): self.d = d
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.d), 3)
        b[:n], self.d = self.d[:n], self.d[n:]
        return n
print(io.BufferedReader(Raw(b"abcdefgh")).read(), Raw(b"xyz12").readall(), Raw(b"l1\nl2").readline())
