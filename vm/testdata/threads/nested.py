class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        for _ in range(3):
            pass
        return self.n % 4

    def __eq__(self, other):
        s = 0
        for i in range(5):
            s += i
        return self.n == other.n

    def __lt__(self, other):
        for _ in range(2):
            pass
        return self.n < other.n


table = {}
order = []
calls = [0]


def count(x):
    for _ in range(4):
        calls[0] += 1
    return x


def work():
    for i in range(N // 10):
        k = Key(i % 9)
        table[k] = 1
        assert Key(i % 9) in table
        assert max(map(count, [3, 1, 2])) == 3
        ks = sorted([Key(j * 5 % 7) for j in range(7)])
        assert [q.n for q in ks] == list(range(7))
        order.append(i)
        l = [Key(3), Key(2), Key(1)]
        l.sort(key=lambda q: count(q.n))
        assert l[0].n == 1
        assert [count(j) for j in (count(m) for m in range(3))] == [0, 1, 2]


together(work, work, work)
assert len(table) == min(9, N // 10), len(table)
assert len(order) == 3 * (N // 10)
assert calls[0] == 3 * (N // 10) * 4 * (3 + 3 + 6), calls
