a, b = 1 + 2j, 3 - 4j
print(a + b, a - b, a * b, a / b, a ** 2, -a, abs(b), a.conjugate(), a.real, a.imag, a == 1 + 2j, a != b, hash(complex(3, 0)) == hash(3))
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("-j"), complex("3"), complex(2.5, -0.0), 1j * 1j, 0j, -1j, repr(1e20j))
print(str(complex(0, 1)), complex(float("nan"), float("inf")), f"{a}", f"{a:.2f}", bool(0j), bool(1j), complex(real=1, imag=2))
for f in (lambda: a < b, lambda: int(a), lambda: float(a), lambda: a // b, lambda: a % b, lambda: a / 0, lambda: complex("x"), lambda: complex("1", 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
