inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf / inf, -inf, inf == inf, inf > 10**400, nan == nan, nan != nan, nan < 1, nan is nan)
print([nan] == [nan], nan in [nan], [nan].index(nan), {nan: 1}[nan], min(nan, 1) is nan, max(1, nan))
print(inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 1 / inf, -1 / inf)
print(inf ** 0, nan ** 0, 1 ** nan, inf ** -1, (-inf) ** 3, 0.0 ** inf)
for s in ["inf", "-Infinity", "+INF", "nan", "-nan", "  1.5  ", "1e3", "1_0.5", ".5", "5.", "1e-400", "0x1p3", "infinit", "", "1.5.5", "--1", "1e", "_1.0"]:
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(repr(s), "ValueError:", e)
for f in (lambda: 1e200 ** 2, lambda: (-8.0) ** (1/3), lambda: 2.0 ** 1e10, lambda: float([]), lambda: float(None), lambda: 1e308 * 10, lambda: int(inf), lambda: round(nan), lambda: round(inf)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(-0.0 == 0.0, str(-0.0), 0.0 * -1, hash(0.0) == hash(-0.0), hash(inf), hash(-inf), hash(1.5), hash(0.1), hash(1e300), hash(2.0**70) == hash(2**70))
