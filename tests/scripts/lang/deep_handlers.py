# A handler far down the stack goes on where it is: frames that were left by the exception lay in another piece of the stack.
import sys

sys.setrecursionlimit(100000)


def fail(n):
    a = b = c = d = e = f = g = h = 1
    if n == 0:
        raise ValueError
    fail(n - 1)


def count(n):
    a = b = c = d = e = f = g = h = n
    if n == 0:
        return 0
    r = count(n - 1)
    assert (a, b, c, d, e, f, g, h) == (n,) * 8
    return r + 1


def descend(k, n):
    if k:
        return descend(k - 1, n)
    try:
        fail(n)
    except ValueError:
        pass
    return count(n)


for k in range(1, 400, 7):
    assert [descend(k, n) for n in (1, 5, 20, 100, 500)] == [1, 5, 20, 100, 500]
print('ok')
