# A text stream that is read and written by turns, and places in it.
import io
import os
import tempfile

# What was read ahead from a stream that can't seek stays when something is written.
pair = io.BufferedRWPair(io.BytesIO(b"one\ntwo\nthree\n"), io.BytesIO())
f = io.TextIOWrapper(pair)
print(repr(f.readline()))
f.write("x")
print(repr(f.readline()), repr(f.read()))

folder = tempfile.mkdtemp()
path = os.path.join(folder, "t")


def fill(data):
    with open(path, "wb") as out:
        out.write(data)


# Iteration doesn't know its place either, so it goes on after a write.
fill(b"a\nb\nc\n")
with open(path, "r+", encoding="ascii") as f:
    for line in f:
        f.write(line.upper())
with open(path, "rb") as f:
    print(f.read())

# A stream that does know has nothing left to read.
fill(b"a\nb\nc\n")
with open(path, "r+", encoding="ascii") as f:
    print(repr(f.readline()), f.tell())
    f.write("!")
    print(repr(f.readline()), f.tell(), f.newlines)
    f.seek(2)
    print(repr(f.readline()))

# After iteration has stopped, flush allows tell again.
with open(path, encoding="ascii") as f:
    next(f)
    try:
        f.tell()
    except OSError as e:
        print(e)
    f.flush()
    print(f.tell())

# No byte order mark in the middle of a file, with or without reconfigure.
for first, then in [("ascii", "utf-8-sig"), ("latin-1", "utf-16"), ("utf-8", "utf-32"), ("utf-16", "utf-16")]:
    raw = io.BytesIO()
    f = io.TextIOWrapper(raw, encoding=first, newline="\n")
    f.write("ab\n")
    f.reconfigure(encoding=then)
    f.write("c\xe9\n")
    f.flush()
    print(first, then, raw.getvalue())
raw = io.BytesIO()
f = io.TextIOWrapper(raw, encoding="ascii")
f.reconfigure(encoding="utf-8-sig")
f.write("z")
f.flush()
print(raw.getvalue())


# tell and seek at every character, whatever the codec keeps to itself.
def places(text, encoding, newline=None, size=7, data=None):
    fill(text.encode(encoding) if data is None else data)
    with open(path, encoding=encoding, newline=newline) as f:
        whole = f.read()
    at = []
    with open(path, encoding=encoding, newline=newline) as f:
        f._CHUNK_SIZE = size
        for i in range(len(whole)):
            at.append(f.tell())
            assert f.read(1) == whole[i], i
        at.append(f.tell())
    bad = []
    with open(path, encoding=encoding, newline=newline) as f:
        for i in [*range(len(whole) + 1), *range(len(whole), -1, -3)]:
            f.seek(at[i])
            if f.tell() != at[i] and f.tell() < 1 << 64 and at[i] < 1 << 64:
                bad.append(("tell", i))
            if (rest := f.read()) != whole[i:]:
                bad.append((i, rest))
    print(encoding, newline, len(whole), bad)


text = "h\xe9llo\n\u0434\u0430\n\nend \u3042\u3044\n" * 4
latin = "caf\xe9\nna\xefve\n"
for encoding in ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"]:
    places(text, encoding)
    places(text.replace("\n", "\r\n"), encoding)
    places(text.replace("\n", "\r\n"), encoding, newline="")
places(latin * 9, "latin-1")
places(latin.replace("\n", "\r\n") * 9, "cp1252")
places("\u3042\u3044ab\n" * 9, "shift_jis")
places("\u3042\u3044ab\r\n" * 9, "gb18030")
# Big-endian text is told by its mark, also by who begins in the middle.
places("", "utf-16", data=b"\xfe\xff" + "abc\ndef\n".encode("utf-16-be"))
# Lines longer than a chunk.
places(("x" * 50 + "\xe9\n") * 3, "utf-16")

with open(path, encoding="utf-16") as f:
    where = []
    while line := f.readline():
        where.append((f.tell(), len(line)))
    f.seek(where[0][0])
    print(len(where), repr(f.readline()[-3:]))

os.unlink(path)
os.rmdir(folder)
