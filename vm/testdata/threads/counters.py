class Box:
    pass

box = Box()
box.n = 0
total = 0
slots = [0, 0, 0]
table = {"n": 0, 7: 0}
bump_cell = None


class Counted:
    n = 0


def make():
    n = 0

    def bump(k):
        nonlocal n
        for _ in range(k):
            n += 1

    def get():
        return n

    return bump, get


bump, get = make()


def work():
    global total
    for i in range(N):
        box.n += 1
        total += 1
        slots[1] += 1
        table["n"] += 1
        table[7] += 1
    bump(N)
    for i in range(N // 20):
        Counted.n += 1


together(work, work, work)
assert box.n == 3 * N, box.n
assert total == 3 * N, total
assert slots == [0, 3 * N, 0], slots
assert table == {"n": 3 * N, 7: 3 * N}, table
assert get() == 3 * N, get()
assert Counted.n == 3 * (N // 20), Counted.n
