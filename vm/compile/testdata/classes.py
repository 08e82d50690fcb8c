@decorate
class Point(Base, metaclass=Meta):
    "A point."
    x: int = 0

    def __init__(self, x: int, *rest) -> None:
        super().__init__(*rest)
        self.x = x
        self.__secret = self.x.real + 1


def gen(xs):
    got = yield 1
    yield from xs
    return [x * got for x in xs if x], {k: v for k, v in xs}, (x for x in xs)


def dead(self):
    return 1
    while 0:
        pass
    return super(A, self).f(__k=self)
