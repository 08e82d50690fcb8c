for a in (0, 1, -1, 12, -12, 2**40, -2**40, 2**70 + 5, -2**70 - 5):
    for b in (0, 1, -1, 10, -10, 2**35 + 1, 2**69, -2**69 + 3):
        print(a & b, a | b, a ^ b)
    print(~a, a << 3, a >> 3, a << 65, a >> 65, a << 0, a >> 0)
print(1 << 100, (1 << 100) >> 99, -1 >> 1000, 1 >> 1000, 0 << 10 ** 10, 5 >> 10 ** 30)
print(-5 >> 1, -5 >> 2, -5 >> 3, -(2**70) >> 69)
print(True & False, True | False, True ^ True, type(True & True), type(True & 1), True << 3)
x = 0b1010
x |= 0b0101
x ^= 0b1100
x &= ~1
x <<= 4
x >>= 1
print(bin(x))
try:
    1 << -1
except ValueError as e:
    print("ValueError:", e)
try:
    1 >> -1
except ValueError as e:
    print("ValueError:", e)
try:
    1 & 1.0
except TypeError as e:
    print("TypeError:", e)
