print((5).bit_length(), (0).bit_length(), (-5).bit_length(), (255).bit_count(), (-255).bit_count())
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(3, "big", signed=True), (0).to_bytes(1), (65).to_bytes())
print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\x00\x04", "little"), int.from_bytes(b"\xff\xff", "big", signed=True), int.from_bytes(b""))
print(int.from_bytes([1, 2, 3], "big"), (2**70).to_bytes(9, "big"), int.from_bytes((2**70).to_bytes(9, "little"), "little") == 2**70)
print((7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), (7).as_integer_ratio(), (7).is_integer())
print((-7).__floor__(), (7).__ceil__(), (7).__trunc__(), (7).__round__(), (1234567).__round__(-3), round(1250, -2), round(1350, -2), round(-1250, -2))
print((5).__add__(3), (5).__radd__(3), (5).__add__("x"), (5).__eq__(5.0), (5).__lt__(6), (5).__bool__(), (0).__bool__())
print((5).__divmod__(3), (5).__pow__(3), (5).__pow__(3, 7), (5).__rpow__(2), (5).__index__(), (5).__hash__(), (5).__sizeof__() > 0)
for f in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(1, "middle")):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__ + ":", e)
