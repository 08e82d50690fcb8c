# A tuple hashes however deep it is nested.
t = u = ()
for i in range(100_000):
    t, u = (t, i), (u, i)
print(hash(t) == hash(u), t is u, hash(((((), 1), 2), 3)) == hash(((((), 1), 2), 3)), {(1, (2, 3)): 4}[1, (2, 3)])
print(hash(()), hash(((),)), hash((1, (2, (3,), 4), 5)))
for bad in ([],), (1, ([], 2)), (1, (2,), {}):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
