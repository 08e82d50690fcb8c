for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, 0.049999, 1e16 + 1, -2.5, 5e-324, 1.45, 1.55]:
    print(x, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1), round(x, -2), round(x, 20))
print(round(5), round(5, 2), round(15, -1), round(25, -1), round(-15, -1), round(10**20 + 5, -1), round(2.5, None), round(number=2.567, ndigits=1))
print(type(round(2.5)), type(round(2.5, 0)), type(round(3, 1)), round(True), round(1e300), round(1e-300, 300), round(1.5e300, -300))
class R:
    def __round__(self, n=None): return ("round", n)
print(round(R()), round(R(), 3))
import math
for x in (2.5, -2.5, 2.0, -0.3):
    print(math.floor(x), math.ceil(x), math.trunc(x), int(x))
