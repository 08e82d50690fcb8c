# Building and reading a dict with string keys.
def run(n):
    d = {}
    for i in range(n):
        k = "key" + str(i % 5000)
        d[k] = d.get(k, 0) + i
    total = 0
    for _ in range(20):
        for k in d:
            total += d[k]
    return len(d), total
print(run(1_500_000))
