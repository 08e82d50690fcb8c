# Matrix products by generator expressions.
def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
def av(v):
    return [sum(a(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]
def atv(v):
    return [sum(a(j, i) * x for j, x in enumerate(v)) for i in range(len(v))]
def run(n):
    u = [1.0] * n
    for _ in range(4):
        v = atv(av(u))
        u = atv(av(v))
    return (sum(x * y for x, y in zip(u, v)) / sum(y * y for y in v)) ** 0.5
print(round(run(260), 9))
