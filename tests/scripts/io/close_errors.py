# close tells about a flush that has failed, and closes the file all the same.
import io
import sys

sys.unraisablehook = lambda args: None  # finalizers, which flush and close again


class Raw(io.RawIOBase):
    def __init__(self, fails=False):
        self.fails = fails

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def seek(self, *args):
        return 0

    def write(self, b):
        if self.fails:
            raise OSError("no room")
        return len(b)

    def readinto(self, b):
        return 0


def bad_flush():
    raise OSError("flush")


def bad_close():
    raise ValueError("close")


def try_close(name, f):
    try:
        f.close()
    except Exception as e:
        print(name, repr(e), repr(e.__context__))
    else:
        print(name, "closed without a word")


def buffers(raw):
    yield io.BufferedReader(raw())
    yield io.BufferedWriter(raw())
    yield io.BufferedRandom(raw())


for f in buffers(Raw):
    name, raw = type(f).__name__, f.raw
    f.flush = bad_flush
    try_close(name, f)
    print(f.closed, raw.closed)
for f in buffers(Raw):
    name = type(f).__name__
    f.flush = bad_flush
    f.raw.close = bad_close
    try_close(name, f)
    print(f.closed)
    del f.flush, f.raw.close

w = io.BufferedWriter(Raw(fails=True))
w.write(b"data")
try_close("writer", w)
print(w.closed, w.raw.closed)

for buffer in [io.BytesIO(b"abc"), io.BufferedReader(Raw()), io.BufferedWriter(Raw())]:
    t = io.TextIOWrapper(buffer, encoding="ascii")
    t.flush = bad_flush
    try_close("text", t)
    print(t.closed, buffer.closed)
t = io.TextIOWrapper(b := io.BytesIO())
t.flush, b.close = bad_flush, bad_close
try_close("text", t)
print(t.closed)
del t.flush, b.close

pair = io.BufferedRWPair(Raw(), Raw())
reader = Raw()
reader.close = bad_close
writer = Raw()
writer.close = bad_flush
try_close("pair", io.BufferedRWPair(reader, writer))
del reader.close, writer.close

raw = Raw()
raw.flush = bad_flush
try_close("raw", raw)
print(raw.closed)

with open("/dev/null", "wb", buffering=0) as f:
    f.flush = bad_flush
    try_close("file", f)
    print(f.closed)
