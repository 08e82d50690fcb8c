# The four operations, with signs and zero.
values = [0, 1, -1, 2, -2, 7, -7, 10, 255, -256, 2**31, -2**31, 2**62, 2**63 - 1, -2**63]
for a in values:
    print(a, -a, +a, ~a, abs(a))
for a in (7, -7, 10, -10, 0):
    for b in (3, -3, 5, -5):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
        assert (a // b) * b + a % b == a
print(1 // -2, -1 // 2, 1 % -2, -1 % 2)
print(5 / 2, 6 / 3, -7 / 2, 0 / 5)
