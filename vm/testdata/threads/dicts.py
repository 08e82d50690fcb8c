shared = {}
same = {}
groups = {}


def writer(me):
    def work():
        for i in range(N):
            shared[me, i] = i
            same[i % 50] = same.get(i % 50, 0) + 1
            groups.setdefault(i % 10, []).append(me)
            if i % 3 == 0:
                del shared[me, i]
    return work


def grower():
    for i in range(N):
        own["k%d" % i] = i
        if i % 2:
            own.pop("k%d" % i)
            own.pop("k%d" % (i - 1))
        if i % 40 == 0:
            keys = list(own)
            assert len(keys) == len(set(keys)) == len(own), own
            for k in keys:
                assert own[k] == int(k[1:])


own = {}
together(writer(0), writer(1), writer(2), grower)
assert len(shared) == 3 * (N - (N + 2) // 3), len(shared)
assert all(v == k[1] for k, v in shared.items())
assert sum(same.values()) == 3 * N, same
assert sum(len(g) for g in groups.values()) == 3 * N
for g in groups.values():
    assert g.count(0) == g.count(1) == g.count(2)
