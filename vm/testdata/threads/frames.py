import sys

frames = []


def busy():
    x = 0
    frames.append(sys._getframe())
    for i in range(N):
        x += i
    assert sys._getframe().f_locals["x"] == x


def look():
    # The registers of a running thread are its own, and those of a frame that has ended are nobody's.
    for i in range(N // 4):
        for f in frames[:]:
            assert isinstance(f.f_locals, dict)


def endless(n):
    yield from endless(n + 1)


def no_room():
    sys.setrecursionlimit(20000)
    g = endless(0)
    try:
        next(g)
    except RecursionError:
        pass
    assert list(g) == []


together(busy, look, busy)
assert [f.f_locals for f in frames] == [{}, {}]
no_room()
