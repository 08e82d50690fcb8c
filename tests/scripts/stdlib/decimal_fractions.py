from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, InvalidOperation, DivisionByZero
from fractions import Fraction
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7), Decimal("1.50"), repr(Decimal("1E+3")), Decimal(0.1), Decimal("2").sqrt(), Decimal("-1.25").quantize(Decimal("0.1"), ROUND_HALF_UP), Decimal("10") ** 3, Decimal("7") // 2, Decimal("-7") % 3, divmod(Decimal(7), 2), Decimal("NaN"), Decimal("Infinity"), Decimal("1.0") == 1, hash(Decimal("1.0")) == hash(1), int(Decimal("3.9")), float(Decimal("0.5")), round(Decimal("2.675"), 2), Decimal("123.456").as_tuple(), f"{Decimal('1234.5'):,.2f}", Decimal("1e5").normalize(), Decimal(5).compare(Decimal(3)), max(Decimal(1), 2))
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 3)
for f in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(1) + 1.5, lambda: Decimal(-1).sqrt()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(0.5), Fraction(6, -4), Fraction(1, 2) ** 2, Fraction(7, 3) // 1, Fraction(3.14159).limit_denominator(100), float(Fraction(1, 4)), Fraction(1, 2) < 0.75, Fraction(1, 2) == 0.5, hash(Fraction(2, 1)) == hash(2), round(Fraction(5, 2)), str(Fraction(3)), repr(Fraction(1, 2)), Fraction(1, 2) + 1, Fraction(1, 2) * 0.5, sum([Fraction(1, 3)] * 3), Fraction(5, 3).numerator, abs(Fraction(-1, 2)))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
