d = {}
for i in range(20000):
    d[i * 7919 % 100003] = i
print(len(d), sum(d), sum(d.values()), list(d)[:5], list(d.items())[-3:])
for i in range(0, 100003, 3):
    d.pop(i, None)
print(len(d), sum(d), list(d)[:5])
s = {}
for i in range(5000):
    s[f"key{i % 700}"] = s.get(f"key{i % 700}", 0) + i
print(len(s), s["key0"], s["key699"], max(s, key=s.get), sum(s.values()))
c = {}
for ch in "the quick brown fox jumps over the lazy dog" * 10:
    c[ch] = c.get(ch, 0) + 1
print(sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:6])
q = {}
for i in range(1000):
    q[i] = i
    if i > 10:
        del q[i - 10]
print(len(q), list(q))
t = {(i, j): i * j for i in range(30) for j in range(30)}
print(len(t), t[(7, 8)], t[29, 29], sum(v for (i, j), v in t.items() if i == j))
f = {i / 4: i for i in range(100)}
print(f[2.5], f[3], 24.75 in f, 25 in f)
