class Base:
    def value(self):
        return self.x

    @property
    def twice(self):
        return 2 * self.x


class Derived(Base):
    def __init__(self, x):
        self.x = x


stop = []


def use():
    d = Derived(3)
    for i in range(N):
        assert d.value() in (3, 4, 5)
        assert d.twice in (6, 7)
        assert len(d) in (1, 2)
        assert isinstance(d, Base)
        d = Derived(3)


def one(self):
    return 1


def two(self):
    return 2


Base.__len__ = one


def modify():
    for i in range(N // 20):
        Base.value = lambda self: self.x + 1
        Derived.value = lambda self: self.x + 2
        Base.twice = property(lambda self: 2 * self.x + 1)
        Base.__len__ = two
        del Derived.value
        Base.extra = i

        class Local(Derived):
            def value(self):
                return i
        assert Local(1).value() == i
        assert len(Local(1)) in (1, 2)
        Base.__len__ = one


together(use, use, modify)
