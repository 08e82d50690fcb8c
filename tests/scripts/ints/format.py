for spec in ["", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "+d", " d", "5d", "<5d", ">5d", "^5d", "05d", "*^9d", "+05d", "=+7d",
             ",", "_", "_b", "_x", "#_x", "e", ".2e", "f", ".1f", "g", "%", "n", "20,d", "020,d", "c", "-d", "x<10x", "0=10d", "08_b"]:
    for n in (42, -42, 65, 1234567, 0) if spec != "c" else (65, 955, 128512):
        print(f"{spec!r:10} {n:>8} [{n:{spec}}]")
print(format(2**70, ","), format(-2**70, "_x"), format(10**20, "e"), format(2**70, "#_b"))
print("%d %5d %-5d| %05d %+d % d %x %X %#x %o %#o %i %u %c %c" % (1, 2, 3, 4, 5, 6, 255, 255, 255, 8, 8, 9, 10, 65, "B"))
print("%.5d %10.5d %-10.3d| %d %x" % (42, 42, 42, 2**70, 2**70))
for spec in ("s", ".2d", "q", ",b", "+c", "10.3", ",n", ",_d"):
    try:
        print(format(42, spec))
    except ValueError as e:
        print(spec, "ValueError:", e)
