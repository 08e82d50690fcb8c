# Special methods in Python whose result an instruction goes on with: what they return, raise, and where.
import sys
import traceback

log = []


def attempt(f, *args):
    try:
        return f(*args)
    except Exception:
        traceback.print_exc(file=sys.stdout)


class Answer:
    """Answers what it is told to."""

    def __init__(self, v):
        self.v = v

    def get(self):
        if isinstance(self.v, type) and issubclass(self.v, Exception):
            raise self.v('told to')
        return self.v

    def __bool__(self):
        return self.get()

    def __eq__(self, o):
        return self.get()

    def __lt__(self, o):
        return self.get()

    def __contains__(self, o):
        return self.get()

    def __iter__(self):
        return self.get()

    def __neg__(self):
        return self.get()

    def __add__(self, o):
        return self.get()

    def __radd__(self, o):
        return self.get()

    def __iadd__(self, o):
        return self.get()


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def conditions(a):
    r = []
    r.append('bool' if a else 'not bool')
    r.append(not a)
    return r


def boolean(a):
    while a:
        return 'true'
    return 'false'


def negated(a):
    return not a


def compared(a):
    r = [a == 1, a != 1, a < 2, a > 3, a == a, a < 1.5]
    if a == 1:
        r.append('equal')
    if not a < 1:
        r.append('not less')
    if 1 > a:
        r.append('reflected')
    return r


def contained(a):
    r = [1 in a, 2 not in a]
    if 3 in a:
        r.append('in')
    if 4 not in a:
        r.append('not in')
    return r


def iterated(a):
    r = []
    for x in a:
        r.append(x)
    return r + [x for x in a] + list(a)


def negative(a):
    return -a


def added(a):
    return a + 1, 1 + a, a + 1.5, [] + a, a + a


def added_in_place(a):
    b = a
    b += 1
    c = 2
    c += a
    return b, c


functions = boolean, negated, compared, contained, iterated, negative, added, added_in_place
for v in True, False, 0, 1, None, 'x', '', [1], (), NotImplemented, iter(()), ValueError, StopIteration, AttributeError:
    for f in functions:
        if v is not NotImplemented or f is not contained:  # truth of NotImplemented
            print(f.__name__, v if type(v) in (bool, int, str, list, tuple) else type(v).__name__, end=' ')
            r = attempt(f, Answer(v))
            print('Answer' if 'object at' in repr(r) else r)
for n in 0, 1, 5, -1, 'x', 2 ** 70, True, 1.5:
    print(n, attempt(boolean, Sized(n)), attempt(negated, Sized(n)))


class Count:
    def __init__(self, n, end=StopIteration):
        self.n = n
        self.end = end

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.end
        self.n -= 1
        return self.n


class Stop(StopIteration):
    pass


class Generated:
    def __iter__(self):
        yield 1
        yield from Count(3)


def loops():
    for x in Count(3):
        print(x, end=' ')
    else:
        print('else', sys.exc_info())
    for x in Count(3, Stop('own')):
        for y in Count(2):
            for z in Generated():
                if z == 2:
                    continue
                print(x, y, z, end=' ')
    print()
    print([a + b for a, b in zip(Count(3), Generated())], [*Count(3)], {a: b for a in Count(2) for b in Count(2)})
    try:
        raise KeyError
    except KeyError:
        for x in Count(2):
            print(type(sys.exc_info()[1]).__name__, x)
        print(type(sys.exc_info()[1]).__name__)
    for x in Count(1, ValueError('not the end')):
        print(x)


attempt(loops)


def gen():
    for x in Count(2):
        yield x
    raise StopIteration


attempt(lambda: list(gen()))


class Stopped:
    def __iter__(self):
        raise StopIteration

    def __contains__(self, x):
        raise StopIteration

    def __next__(self):
        for x in Count(2):
            return [] == Stopped() or x
        return 'never'

    def __eq__(self, o):
        raise StopIteration


class Outer:
    left = 2

    def __iter__(self):
        return self

    def __next__(self):
        if self.left:
            self.left -= 1
            return self.left
        return next(Count(0))


attempt(lambda: [x for x in Stopped()])
attempt(lambda: 1 in Stopped())
print([x for x in Outer()])


class Attr:
    there = 1

    @property
    def broken(self):
        raise AttributeError('inside')

    @property
    def wrong(self):
        raise ValueError('inside')

    def __getattr__(self, name):
        if name == 'no':
            raise AttributeError
        return name


class Every(Attr):
    def __getattribute__(self, name):
        if name == 'there':
            raise AttributeError(name)
        return 'every', name


class Only:
    def __getattribute__(self, name):
        if name == 'no':
            raise AttributeError('no such thing')
        return name


class Descr:
    def __get__(self, o, t):
        if o is not None and o.bad:
            raise KeyError('get')
        return type(o).__name__, t.__name__

    def __set__(self, o, v):
        if v:
            raise KeyError('set')
        log.append(v)
        return 'ignored'


class NonData:
    def __get__(self, o, t):
        return 'non-data'


class Has:
    bad = False
    d = Descr()
    e = NonData()


def attributes(x):
    return x.there, x.broken, x.other


def no(x):
    return x.no


for x in Attr(), Every(), Only():
    print(attempt(attributes, x))
    try:
        print(no(x))
    except AttributeError as e:
        print(repr(e), e.name, type(e.obj).__name__)
attempt(lambda: Attr().wrong)
h = Has()
for _ in range(3):
    print(h.d, Has.d, h.e)
    h.d = 0
    h.__dict__['e'] = 'own'
h.bad = True


def get():
    return h.d


def set():
    h.d = 1


attempt(get)
attempt(set)
print(log)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print(t.__name__, v, tb.tb_lineno > 0, sys.exc_info()[1] is v)
        if v.args == (1,):
            return True
        if v.args == (2,):
            return []
        raise KeyError('exit')


def managed(n):
    with Manager():
        raise ValueError(n)
    return 'suppressed', sys.exc_info()


for n in 1, 2, 3:
    print(attempt(managed, n))


class Deep:
    def __add__(self, n):
        return self + (n - 1) if n else 'bottom'

    def __eq__(self, n):
        return self == n - 1 if n else 'bottom'

    def __iter__(self):
        for x in self:
            pass


print(Deep() + 300, Deep() == 300)
try:
    Deep() + -1
except RecursionError as e:
    print(e)
