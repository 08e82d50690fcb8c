import os
with open("t.txt", "w") as f:
    print(f.write("line 1\nline 2\n"), f.write("é日\n"), f.closed, f.name, f.mode, f.encoding.lower(), f.writable(), f.readable(), f.seekable())
print(f.closed)
with open("t.txt") as f:
    print(repr(f.read()), repr(f.read()))
with open("t.txt", encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.read(3)), f.readlines(), f.tell())
    print(f.seek(0), f.readlines(), f.seek(0, 2), repr(f.readline()))
print(list(open("t.txt")), [l.strip() for l in open("t.txt")], sum(1 for _ in open("t.txt")))
with open("t.txt", "a") as f:
    f.writelines(["x\n", "y"])
with open("t.txt", "r+") as f:
    print(f.readline(), end="")
    f.seek(0)
    f.write("LINE")
print(open("t.txt").read().split("\n"))
with open("nl.txt", "wb") as f: f.write(b"a\r\nb\rc\n")
print(repr(open("nl.txt").read()), repr(open("nl.txt", newline="").read()), repr(open("nl.txt", newline="\n").readlines()), repr(open("nl.txt", newline="\r").readlines()))
with open("nl2.txt", "w", newline="\r\n") as f: f.write("a\nb\n")
print(open("nl2.txt", "rb").read())
with open("l1.txt", "w", encoding="latin-1") as f: f.write("é")
print(open("l1.txt", "rb").read(), open("l1.txt", encoding="latin-1").read(), open("l1.txt", errors="replace").read() == "\ufffd", open("l1.txt", errors="ignore").read() == "")
try:
    open("l1.txt", encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
try:
    open("x", "x").close(); open("x", "x")
except FileExistsError as e:
    print(e, e.errno, e.filename)
for a in (("missing.txt",), (".", "r"), ("t.txt", "q"), ("t.txt", "rw"), ("t.txt", "rb", -1, "utf8"), ("no/such/dir.txt", "w"), (5.5,), (None,), ("t.txt", "r", 0), ("a\0b",), ("t.txt", "r", -1, "nope-enc")):
    try:
        open(*a)
    except Exception as e:
        print(a, "->", type(e).__name__ + ":", e)
f = open("t.txt")
f.close(); f.close()
for g in (f.read, f.readline, lambda: f.write("x"), lambda: next(f), f.tell, lambda: f.__enter__()):
    try:
        g()
    except ValueError as e:
        print(e)
import io
for g in (lambda: open("t.txt").write("x"), lambda: open("t.txt", "w").read(), lambda: open("t.txt").write(5), lambda: open("t2.txt", "w").write(b"x"), lambda: open("t2.txt", "w").write(5)):
    try:
        g()
    except (io.UnsupportedOperation, TypeError) as e:
        print(type(e).__name__ + ":", e)
os.remove("t.txt")
print(os.path.exists("t.txt"), sorted(os.listdir(".")))
