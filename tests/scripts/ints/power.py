for b, e in [(2, 10), (2, 0), (0, 0), (-2, 3), (-2, 4), (10, 25), (1, 10**6), (-1, 10**6 + 1), (0, 5), (7, 77)]:
    print(b, e, b ** e)
print(2 ** -1, 10 ** -3, (-2) ** -3, 2 ** 0.5, (-8) ** 2)
print(pow(3, 4, 5), pow(3, -1, 7), pow(2, -3, 11), pow(10, 0, 1), pow(-3, 5, 7), pow(3, 5, -7), pow(2**100, 2**50, 10**9 + 7))
print(pow(base=2, exp=3), pow(2, 3, mod=5), pow(exp=2, base=5))
for f in (lambda: 0 ** -1, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, "a"), lambda: 2 ** "a", lambda: 0.0 ** -2):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
x = 3
x **= 4
print(x)
