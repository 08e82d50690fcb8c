# Powers and quotients with infinities and nans.
values = [0.0, -0.0, 1.0, -2.5, float("inf"), float("-inf"), float("nan")]
for a in values:
    for b in values:
        try:
            print(a, b, a**b)
        except ZeroDivisionError as e:
            print(a, b, e)
for c in values:
    for d in values:
        if c == d == 0:
            continue
        y = complex(c, d)
        print(y, [a / y for a in values], [complex(a, b) / y for a in values for b in values])
