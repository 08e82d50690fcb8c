# Tuples, slices, star arguments and unpacking.
def mix(a, b, *rest, scale=1, **opts):
    x, *mid, y = (a, b, *rest)
    return (x + y + len(mid)) * scale + len(opts)
def run(n):
    t = 0
    for i in range(n):
        p = (i, i + 1, i + 2)
        a, b, c = p
        t += mix(a, b, c, scale=2) + mix(*p[:2]) + mix(*p, k=1)
    return t
print(run(350_000))
