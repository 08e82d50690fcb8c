print(int(), int(3.99), int(-3.99), int(True), int("12"), int("  -12\n"), int("+7"), int("1_000"))
print(int("ff", 16), int("0xff", 16), int("0xff", 0), int("0b11", 0), int("0o17", 0), int("z", 36), int("-101", 2))
print(int("９８"), int("٣"), int(b"42"), int(bytearray(b"42"), 8), int(1e20), int(-1e20), int(2.0**70))
print(int("1" * 40), int("-" + "9" * 40), int("7" * 30, 8))
print(bin(10), bin(-10), oct(64), oct(-64), hex(255), hex(-255), bin(2**70), hex(-2**70), bin(True))
print(str(10**25), repr(-10**25), f"{10**25}", "%d" % 10**25)
print(float(2**53), float(2**53 + 1), float(10**22), float(-3))
for args in [("abc",), ("",), ("1.5",), ("0xff",), ("1__0",), ("_1",), ("12", 1), ("12", 37), ("9", 8), (" ",), ("\x00",), ("1 2",), (None,), ([],), (1, 2), ("1", "2")]:
    try:
        print(int(*args))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__ + ":", e)
for x in (float("nan"), float("inf"), -float("inf")):
    try:
        int(x)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__ + ":", e)
class I:
    def __int__(self): return 42
class X:
    def __index__(self): return 7
class T:
    def __trunc__(self): return 3
print(int(I()), int(X()), [10, 20, 30, 40, 50, 60, 70, 80][X()], hex(X()), range(X()), "ab" * X())
try:
    int(T())
except TypeError as e:
    print(e)
