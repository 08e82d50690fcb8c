# zlib and gzip: what is compressed reads back, in pieces too; streams recorded from the C library; errors.
import zlib, gzip, io, random
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r) if len(repr(r)) < 200 else len(r))
    except Exception as e:
        print(type(e).__name__, e)
R = random.Random(3)
data = b"".join(bytes([R.choice(b"abcdef \n")]) * R.randrange(1, 9) for _ in range(8000))
for d in (b"", b"x", data, R.randbytes(70000)):
    for level in (-1, 0, 1, 6, 9):
        for wbits in (15, 31, -15, 9):
            c = zlib.compress(d, level, wbits)
            assert zlib.decompress(c, wbits if wbits != 9 else 15) == d, (len(d), level, wbits)
    assert gzip.decompress(gzip.compress(d)) == d
print(len(zlib.compress(data)) < len(data) // 3)
c = zlib.compressobj(9)
parts = [c.compress(data[i:i + 1000]) for i in range(0, len(data), 1000)] + [c.flush(zlib.Z_SYNC_FLUSH), c.compress(b"end"), c.flush()]
stream = b"".join(parts)
d = zlib.decompressobj()
out = b"".join(d.decompress(stream[i:i + 7]) for i in range(0, len(stream), 7)) + d.flush()
print(out == data + b"end", d.eof, d.unused_data, d.unconsumed_tail)
d = zlib.decompressobj()
out, rest, n = b"", stream + b"tail", 0
while not d.eof and n < 10000:
    out += d.decompress(rest, 100)
    rest = d.unconsumed_tail
    n += 1
print(out == data + b"end", d.eof, d.unused_data, n > 100)
d = zlib._ZlibDecompressor()
out = d.decompress(stream + b"tail", 10)
print(out == data[:10], d.needs_input, d.eof)
while not d.eof:
    out += d.decompress(b"", 5000)
print(out == data + b"end", d.unused_data)
t(d.decompress, b"")
recorded = bytes.fromhex("789c4b4a4e494d4bcf48cccacec9cdcb2f282c2a2e292d2bafa8acaa02003b6a0a9d") + b"x"
t(zlib.decompress, recorded[:10])
t(zlib.decompress, b"")
t(zlib.decompress, b"nonsense")
t(zlib.decompress, zlib.compress(b"abc")[:-1])
t(zlib.decompress, zlib.compress(b"abc")[:-1] + b"z")
t(zlib.decompress, zlib.compress(b"abc"), wbits=100)
t(zlib.compress, b"abc", 10)
t(zlib.compress, "abc")
t(zlib.compressobj, 10)
t(zlib.decompress, zlib.compress(b"abc", wbits=31), wbits=47)
t(zlib.decompressobj().decompress, b"x", -1)
t(zlib.decompressobj().flush, 0)
zd = b"dictionary of words"
c = zlib.compressobj(zdict=zd)
s = c.compress(b"words of the dictionary") + c.flush()
print(zlib.decompressobj(zdict=zd).decompress(s))
t(zlib.decompressobj().decompress, s)
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"", 5), zlib.MAX_WBITS, zlib.DEFLATED, zlib.Z_SYNC_FLUSH)
f = io.BytesIO()
with gzip.GzipFile("name", "wb", fileobj=f, mtime=5) as g:
    g.write(b"line 1\nline 2\n")
    g.write(data)
f.seek(0)
with gzip.open(f, "rt") as g:
    print(g.readline(), g.readline(), len(g.read()) == len(data))
print(f.getvalue()[:15])
t(gzip.decompress, b"\x1f\x8b\x08\x00")
t(gzip.decompress, b"abcdefgh")
two = gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0)
print(gzip.decompress(two), gzip.GzipFile(fileobj=io.BytesIO(two)).read())
import zipfile
f = io.BytesIO()
with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a/b.txt", data)
    z.writestr("c", b"")
with zipfile.ZipFile(f) as z:
    print(z.namelist(), z.read("a/b.txt") == data, z.testzip(), z.getinfo("a/b.txt").file_size)
