import _thread

accounts = [100] * 10
lock = _thread.allocate_lock()
running = [3]


def locked(me):
    def work():
        for i in range(N):
            a, b = (i * 7 + me) % 10, (i * 3 + 1) % 10
            with lock:
                accounts[a] -= i % 5
                accounts[b] += i % 5
        with lock:
            running[0] -= 1
    return work


def observer():
    looks = 0
    while running[0]:
        with lock:
            assert sum(accounts) == 1000, accounts
        looks += 1


together(locked(0), locked(1), locked(2), observer)
assert sum(accounts) == 1000

# Without a lock: a statement without calls and loops is atomic, and so is sum().
free = {"a": 500, "b": 500}
pair = [500, 500]
left = [2]


def unlocked():
    for i in range(N):
        free["a"], free["b"] = free["a"] - 1, free["b"] + 1
        pair[0], pair[1] = pair[1] + 1, pair[0] - 1
    left[0] -= 1


def watch():
    while left[0]:
        assert sum(free.values()) == 1000, free
        assert sum(pair) == 1000, pair
        assert pair[0] + pair[1] == 1000, pair


together(unlocked, unlocked, watch, watch)
assert free == {"a": 500 - 2 * N, "b": 500 + 2 * N}, free
assert sum(pair) == 1000
