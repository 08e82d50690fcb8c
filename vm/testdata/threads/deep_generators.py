def nest(n):
    if n:
        yield from nest(n - 1)
    yield n


def fail(n):
    if n:
        yield from fail(n - 1)
    raise LookupError(n)


def work():
    for k in range(max(N // 400, 1)):
        assert sum(nest(100)) == 5050
        try:
            sum(fail(30))
        except LookupError as e:
            assert e.args == (0,)
        g = nest(50)
        assert next(g) == 0
        try:
            g.throw(KeyError("thrown"))
        except KeyError as e:
            assert e.args == ("thrown",)
        assert list(g) == []


together(work, work)

# So deep that a transaction begins in an inner activation of the eval loop, which an exception then leaves.
for _ in range(max(N // 40, 5)):
    try:
        sum(nest(100000))
    except RecursionError:
        pass
