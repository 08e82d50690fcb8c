# The border between machine words and big integers.
m = 2**63 - 1
print(m + 1, m + m, m * m, -m - 2, m * -m)
print((m + 1) - 1 == m, type(m + 1), (m + 1 - m))
print(-2**63 // -1, abs(-2**63), -(-2**63), -2**63 - 1)
print(2**64 - 2**64 + 5, 2**64 // 2**62, 2**64 % 1000)
x = 1
for i in range(70):
    x *= 2
    if i > 59:
        print(i, x, x - 1, -x)
x = m
x += 1
print(x)
x -= 1
print(x, x == m, hash(x) == hash(m))
print(3037000500 * 3037000500, 3037000499 * 3037000499, -3037000500 * 3037000500)
print((1 << 63) >> 1, (1 << 64) >> 63, 1 << 63, -1 << 63, (-1 << 64) >> 64)
print(0x7fffffffffffffff ^ -1, 0x7fffffffffffffff | 1 << 63, (1 << 64) & (1 << 63))
print(sum([m, m, -m, -m]), max(m, m + 1), min(-m - 1, -m - 2))
