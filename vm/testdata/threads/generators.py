def count(n):
    for i in range(n):
        try:
            yield i
        except KeyError:
            yield -1


def nested(n):
    yield from count(n)
    return "done"


def consume(g, lock, into):
    def work():
        while True:
            with lock:
                try:
                    into.append(next(g))
                except StopIteration:
                    return
    return work


import _thread
for make in count, nested:
    g, lock, got = make(N), _thread.allocate_lock(), []
    together(*[consume(g, lock, got) for _ in range(3)])
    assert got == list(range(N)), got[:50]

# Without a lock a generator may be found running, but nothing is lost, found twice or broken.
unlocked, got2 = nested(N), []


def grab():
    while True:
        try:
            got2.append(next(unlocked))
        except StopIteration:
            return
        except ValueError as e:
            assert str(e) == "generator already executing", e


together(grab, grab, grab)
assert sorted(got2) == list(range(N)), len(got2)


def private():
    s = 0
    for r in range(N // 10):
        for i in nested(9):
            s += i
        g = nested(3)
        next(g)
        assert g.throw(KeyError) == -1
        g.close()
    assert s == 36 * (N // 10)


together(private, private)


# A generator that a thread throws into while others go on with it.
def resilient():
    n = 0
    while n < N:
        try:
            yield n
            n += 1
        except KeyError:
            pass


def delegating():
    yield from resilient()


target = delegating()
seen = [next(target)]


def nexts():
    while True:
        try:
            seen.append(next(target))
        except StopIteration:
            return
        except ValueError as e:
            assert "already executing" in str(e), e


def throws():
    for _ in range(N // 4):
        try:
            seen.append(target.throw(KeyError))
        except (StopIteration, KeyError):
            return
        except ValueError as e:
            assert "already executing" in str(e), e


together(nexts, throws, nexts)
assert set(seen) == set(range(N))
