import threading
def parallel(f, parts):
    res = [None] * len(parts)
    def run(i): res[i] = f(parts[i])
    ts = [threading.Thread(target=run, args=(i,)) for i in range(len(parts))]
    for t in ts: t.start()
    for t in ts: t.join()
    return res
def primes(r):
    return [n for n in range(*r) if n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(sum(len(p) for p in parallel(primes, [(0, 2000), (2000, 4000), (4000, 6000)])))
words = ("the quick brown fox jumps over the lazy dog the end " * 50).split()
def count(ws):
    c = {}
    for w in ws: c[w] = c.get(w, 0) + 1
    return c
tot = {}
for c in parallel(count, [words[i::3] for i in range(3)]):
    for k, v in c.items(): tot[k] = tot.get(k, 0) + v
print(sorted(tot.items()))
def msort(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r = (parallel(msort, [a[:m], a[m:]]) if len(a) > 300 else (msort(a[:m]), msort(a[m:])))
    out = []
    i = j = 0
    while i < len(l) and j < len(r):
        if l[i] <= r[j]: out.append(l[i]); i += 1
        else: out.append(r[j]); j += 1
    return out + l[i:] + r[j:]
import random
xs = [random.Random(5).randrange(1000) for _ in range(1)] + [(i * 7919) % 1009 for i in range(1000)]
print(msort(xs) == sorted(xs))
grid = [[(i * j) % 5 for j in range(20)] for i in range(20)]
def row(i): return [sum(grid[i][k] * grid[k][j] for k in range(20)) for j in range(20)]
print(sum(map(sum, parallel(row, list(range(20))))) == sum(sum(row(i)) for i in range(20)))
