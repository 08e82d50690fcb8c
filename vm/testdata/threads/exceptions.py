class Odd(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n


log = []
depth = 0


def fail(n, levels):
    if levels:
        try:
            fail(n, levels - 1)
        finally:
            log.append(n)
    elif n % 2:
        raise Odd(n)
    else:
        {}[n]


def work():
    caught = 0
    for i in range(N // 2):
        try:
            try:
                fail(i, i % 4)
            except KeyError as e:
                assert e.args == (i,)
                raise ValueError(i) from e
        except Odd as e:
            assert e.n == i
            caught += 1
        except ValueError as e:
            assert e.__cause__.args == e.args == (i,)
            assert e.__context__ is e.__cause__
            caught += 1
        try:
            [].pop()
        except IndexError:
            pass
        for k in range(3):
            try:
                if k == 1:
                    continue
                if k == 2:
                    break
            finally:
                caught += 1
    assert caught == N // 2 + 3 * (N // 2), caught


shared = ValueError("shared")


def reraise():
    for i in range(N // 4):
        try:
            raise shared
        except ValueError as e:
            assert e is shared


together(work, work, reraise, reraise)
assert len(log) == 2 * sum(i % 4 for i in range(N // 2))
