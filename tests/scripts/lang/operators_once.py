# Each operand's method is asked once.
log = []


class A:
    def __add__(self, o):
        log.append('A.add')
        return NotImplemented

    def __radd__(self, o):
        log.append('A.radd')
        return NotImplemented


class B:
    def __radd__(self, o):
        log.append('B.radd')
        return NotImplemented


class C(A):
    def __radd__(self, o):
        log.append('C.radd')
        return NotImplemented


class D(C):
    def __add__(self, o):
        log.append('D.add')
        return NotImplemented

    def __iadd__(self, o):
        log.append('D.iadd')
        return NotImplemented


class I(int):
    def __add__(self, o):
        log.append('I.add')
        return NotImplemented

    def __radd__(self, o):
        log.append('I.radd')
        return NotImplemented


class L(list):
    def __radd__(self, o):
        log.append('L.radd')
        return NotImplemented


def attempt(x, y):
    try:
        log.append(x + y)
    except TypeError as e:
        log.append(str(e))
    try:
        x += y
        log.append(x)
    except TypeError as e:
        log.append(str(e))
    print(*log, sep='; ')
    log.clear()


values = A(), B(), C(), D(), I(5), 3, L([1]), [2], 'x'
for x in values:
    for y in values:
        print(type(x).__name__, type(y).__name__, end=': ')
        attempt(x, y)
