# Membership, union, intersection and growth of sets.
def run(n):
    base = set(range(0, 3000, 3))
    t = 0
    for k in range(n):
        s = set()
        for x in range(k % 50, 2000, 5):
            s.add(x)
        t += len(s & base) + len(s | base) + len(s - base) + len(s ^ base)
        for x in range(0, 500):
            if x in s:
                t += 1
    return t
print(run(3000))
