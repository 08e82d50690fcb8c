import os
with open("b.bin", "wb") as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b"xyz")), f.tell(), f.mode, f.name)
with open("b.bin", "rb") as f:
    print(f.read(4), f.tell(), f.seek(-3, 2), f.read(), f.read(), f.seek(2), f.read(2), f.seek(1, 1), f.read(1), f.readable(), f.writable())
with open("b.bin", "r+b") as f:
    f.seek(5)
    f.write(b"WWW")
    f.seek(0)
    print(f.read())
    f.truncate(4)
print(open("b.bin", "rb").read(), os.path.getsize("b.bin"))
with open("l.bin", "wb") as f: f.write(b"one\ntwo\r\nthree")
with open("l.bin", "rb") as f:
    print(f.readline(), f.readlines(), list(f))
with open("l.bin", "rb", buffering=0) as f:
    print(type(f).__name__, f.read(3), f.readall())
buf = bytearray(5)
with open("l.bin", "rb") as f:
    print(f.readinto(buf), buf, f.peek(1)[:1], f.read1(2))
with open("app", "ab") as f: f.write(b"1")
with open("app", "ab") as f: f.write(b"2")
print(open("app", "rb").read())
for g in (lambda: open("b.bin", "rb").write(b"x"), lambda: open("b.bin", "wb").write("str"), lambda: open("b.bin", "rb").seek(-1), lambda: open("b.bin", "rb").read("x")):
    try:
        g()
    except Exception as e:
        print(type(e).__name__ + ":", e)
big = os.urandom(1) * 300000
with open("big", "wb") as f:
    for i in range(0, len(big), 7000): f.write(big[i:i + 7000])
print(open("big", "rb").read() == big, len(open("big", "rb").read(70000)))
