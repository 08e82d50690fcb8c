def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def forever(n):
    return 1 + forever(n + 1)


def wide(a, b, c, d, e, f, n):
    if n == 0:
        return (a, b, c, d, e, f)
    x, y, z, u, v, w = f, a, b, c, d, e
    r = wide(x, y, z, u, v, w, n - 1)
    assert (x, y, z, u, v, w) == (f, a, b, c, d, e)
    return r


class Node:
    def __init__(self, depth):
        self.depth = depth
        self.left = Node(depth - 1) if depth else None
        self.right = Node(depth - 1) if depth else None

    def size(self):
        return 1 + (self.left.size() + self.right.size() if self.left else 0)

    def __repr__(self):
        return "<%r>" % self.left if self.left else "leaf"


def key(x):
    return -down(x % 40)


calls = [0]


def work():
    for i in range(max(N // 100, 1)):
        assert fib(10) == 55
        assert down(700) == 700
        assert wide(1, 2, 3, 4, 5, 6, 300) == (1, 2, 3, 4, 5, 6)
        assert Node(6).size() == 127
        assert repr(Node(5)) == "<<<<<leaf>>>>>"
        assert sorted(range(80), key=key)[:2] == [39, 79]
        assert sum(map(down, range(30))) == 435
        assert [*map(lambda g: next(g), ((down(k) for k in [j]) for j in range(20)))] == list(range(20))
        calls[0] += 1
        try:
            forever(0)
        except RecursionError:
            calls[0] += 1


together(work, work, work)
assert calls[0] == 6 * max(N // 100, 1), calls
