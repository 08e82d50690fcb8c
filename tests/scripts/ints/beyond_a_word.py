# Operations with one large and one small operand, results on both sides of 64 bits, and long texts.
import random

random.seed(5)
edges = [0, 1, 2, 3, 7, 2**31, 2**32 - 1, 2**53, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 3**80, 10**40, 2**200 - 1]
edges += [-e for e in edges]
check = 0


def mix(*xs):
    global check
    for x in xs:
        check = (check * 1000003 + (x if x >= 0 else 2**300 - x)) % (2**127 - 1)


for a in edges:
    for b in edges:
        mix(a + b, a - b, a * b, a & b, a | b, a ^ b)
        if b:
            q, m = divmod(a, b)
            assert q == a // b and m == a % b and q * b + m == a, (a, b)
            assert m == 0 or (m < 0) == (b < 0) and abs(m) < abs(b), (a, b)
            mix(q, m)
        for m in (1, 2, 97, 2**31, 2**63 - 1, 2**64, -1, -97):
            if b >= 0 and b < 2**70:
                mix(pow(a, b, m))
print(check)
for _ in range(300):
    a, b = random.getrandbits(random.randrange(1, 400)), random.getrandbits(random.randrange(1, 200)) or 1
    if random.random() < 0.5:
        a = -a
    if random.random() < 0.5:
        b = -b
    q, m = divmod(a, b)
    assert q * b + m == a and (m == 0 or (m < 0) == (b < 0)) and abs(m) < abs(b)
    assert (a + b) - b == a and (a * b) // b == a and (a * b) % b == 0
    mix(q, m, a.bit_count(), b.bit_count())
    assert int(str(a)) == a and int(str(b)) == b and int(hex(a), 16) == a
print(check)
x, y = 2**100, 5
z = x + y
assert x == 2**100 and z - x == 5 and x + 0 == x and 0 + x == x and x - 0 == x and x * 1 == x and x | 0 == x
print(x + 0, (x + 7) - x, x * 0, x - x, -x + x, x // x, (x - 1) % x == x - 1, -1 % x, -1 // x, 1 // -x, 1 % -x)
for n in (1, 2, 17, 18, 19, 20, 35, 36, 37, 38, 90, 719, 720, 721, 2000):
    t = ("1234567890" * 300)[:n]
    v = int(t)
    assert str(v) == t and int("-" + t) == -v and int("+" + t) == v and int("000" + t) == v and int(f" {t}\n") == v, n
    assert int("9" * n) == 10**n - 1 and int("1" + "0" * n) == 10**n
for t in ("", "-", "+", "--1", "1 2", "1_000", "_1", "1__0", "١٢", "0x10", "1.0", "12a", "-0", "  7", "\xb2", "00", "9223372036854775807",
          "9223372036854775808", "-9223372036854775808", "999999999999999999", "1000000000000000000", "-999999999999999999"):
    try:
        print(repr(t), int(t))
    except ValueError as e:
        print(e)
print(pow(3, 10**20, 7), pow(2, -1, 7), pow(5, 0, 1), pow(-3, 5, 7), pow(3, 5, -7), pow(True, 2, 3), pow(0, 0, 5), pow(3, -1, 1))
for args in ((2, 3, 0), (2, -1, 4), (2, 2.0, 3), (2, 2, None), (2, "x", 3)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(round(2.5), round(3.5), round(-0.5), round(-2.5), round(1e300) == int(1e300), round(7), round(True), round(2**70), round(2.0**63), round(-(2.0**63)))
for f in (float("inf"), float("nan")):
    try:
        round(f)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
f = 1
for i in range(1, 200):
    f *= i
print(f % 1000003, f.bit_length(), f.bit_count(), (-5).bit_count(), (-(2**63)).bit_count(), len(str(f)))
