# Comprehensions of lists, dicts and sets.
def run(n):
    t = 0
    for k in range(n):
        a = [x * x for x in range(200) if x % 3]
        d = {x: x + k for x in a}
        s = {x % 17 for x in d}
        m = [[i * j for j in range(8)] for i in range(8)]
        t += len(a) + d[a[-1]] + len(s) + m[7][7]
    return t
print(run(12_000))
