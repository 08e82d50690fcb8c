# Arithmetic on big integers.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, b - a, a * b)
print(b // a, b % a, divmod(-b, a), divmod(b, -a), divmod(-b, -a))
print(a ** 3, (-a) ** 3, a ** 0, a ** 1)
print(a / b, a // 7, a % 7, -a // 7, -a % 7, 7 // a, 7 % -a)
print(a == a + 0, a < b, a <= b, a > b, a != b, a < 1.5, a > 1e40)
f = 1
for i in range(1, 60):
    f *= i
print(f)
print(len(str(3 ** 2000)), str(3 ** 500)[:40], str(3 ** 500)[-40:])
print(2 ** 1000 % 10 ** 9, pow(2, 1000, 10 ** 9), pow(-2, 1001, 10 ** 9))
print((10 ** 50).bit_length(), (10 ** 50).bit_count(), (-10 ** 50).bit_length())
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 100), hash(-2 ** 100), hash(-1), hash(-2), hash(10 ** 30))
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
print(fib(300))
print(sum(divmod(10 ** 40, 10 ** 20 + 1)))
