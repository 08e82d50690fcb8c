# Sorting ints, strings, tuples and by key.
def lcg(n, x=12345):
    out = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        out.append(x)
    return out
def run():
    xs = lcg(200_000)
    a = sorted(xs)
    b = sorted(xs, key=lambda v: -(v % 1000))
    c = sorted(map(str, xs))
    d = sorted((v % 100, v) for v in xs)
    a.sort(reverse=True)
    return a[0], b[0], c[0], d[0], sum(v * (i % 7) for i, v in enumerate(a)) % 1000003
print(run())
