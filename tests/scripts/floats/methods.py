print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-0.1).as_integer_ratio(), (1e20).as_integer_ratio())
print((255.5).hex(), (0.1).hex(), (-0.0).hex(), float.fromhex("0x1.8p3"), float.fromhex("-0x1p-1074"), float.fromhex("inf"), (1.0).hex(), (5e-324).hex())
print((2.7).__int__(), (2.7).__trunc__(), (-2.7).__floor__(), (2.2).__ceil__(), (2.5).__round__(), (2.567).__round__(2))
print((1.5).real, (1.5).imag, (1.5).conjugate(), (1.5).__bool__(), (0.0).__bool__(), (1.5).__eq__(1.5), (1.5).__add__("x"))
print(float(), float("1e5"), float(b"2.5"), float(10**15), float(True))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 3
print(float(F()), float(I()))
class Temp(float):
    def __str__(self): return f"{float(self)} C"
t = Temp(21.5)
print(t, repr(t), t + 1, type(t + 1), f"{t}", f"{t:.2f}", t == 21.5)
print(float.from_number(3), float.from_number(2.5))
try:
    (float("inf")).as_integer_ratio()
except OverflowError as e:
    print(e)
