class Thing:
    pass


class Wide:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % i, i)


things = [Thing() for _ in range(8)]


def reshape(me):
    name = "own%d" % me

    def work():
        for i in range(N):
            t = things[i % 8]
            setattr(t, name, i)
            if i % 5 == 0 and hasattr(t, "both"):
                del t.both
            else:
                t.both = (me, i)
            assert getattr(t, name) == i
            if i % 7 == 0:
                delattr(t, name)
            w = Wide(i % 12)
            assert len(vars(w)) == i % 12
            if i % 50 == 0:
                t.__dict__["odd%d" % me] = i
    return work


together(reshape(0), reshape(1), reshape(2))
for k, t in enumerate(things):
    for me in range(3):
        last = max(i for i in range(N) if i % 8 == k)
        assert hasattr(t, "own%d" % me) == (last % 7 != 0)
