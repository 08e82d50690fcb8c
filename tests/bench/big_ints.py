# Arithmetic beyond the machine word.
def run(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    f = 1
    for i in range(1, 6000):
        f *= i
    return len(str(f)), a % 1000000007, f.bit_length(), pow(3, 10**5, 2**521 - 1) % 1000003
import sys
sys.set_int_max_str_digits(0)
print(run(110_000))
