# Methods in Python that statements call: __setitem__, __setattr__, setters; class and static methods of instances.
import sys
import traceback

log = []


class C:
    def __init__(self):
        self.v = 0

    @property
    def p(self):
        return self.v

    @p.setter
    def p(self, v):
        if v < 0:
            raise ValueError(v)
        self.v = v
        return 'ignored'

    def __setitem__(self, k, v):
        log.append((k, v))
        return 1 / v

    @staticmethod
    def s(*a, **k):
        return a, k

    @classmethod
    def c(cls, *a, **k):
        return cls.__name__, a, k


class D(C):
    def __setattr__(self, name, v):
        log.append(name)
        super().__setattr__(name, v)

    def __setitem__(self, k, v):
        yield log.append('never')


class Quiet:
    __slots__ = 'a', '_b'

    def set(self, v):
        self._b = v

    b = property(lambda self: self._b, set)
    ro = property(lambda self: 1)


class Meta(type):
    def __setattr__(cls, name, v):
        log.append((cls.__name__, name))
        super().__setattr__(name, v)


class M(metaclass=Meta):
    pass


class Counter(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)


c, d, q, n = C(), D(), Quiet(), Counter()
for i in range(1, 4):
    c.p = d.p = q.b = i
    c[i] = i
    d[i] = i
    M.x = i
    n[i] = i
    n[i] += 10
    c.p += 1
    a, c.p, c['k'], *d.q, n['z'] = range(1, 8)
    for c.p in range(3):
        pass
    print(c.p, d.p, q.b, n, d.q)
print(log)


def attempt(f, *args):
    try:
        f(*args)
    except Exception:
        traceback.print_exc(file=sys.stdout)


def bad():
    c.p = -1


def zero():
    c[0] = 0


def read_only():
    q.ro = 1


def missing():
    q.nothing = 1


for f in bad, zero, read_only, missing:
    for _ in range(2):
        attempt(f)


class Deep:
    def __setitem__(self, k, v):
        if k:
            self[k - 1] = v
        else:
            self.bottom = v

    def __setattr__(self, name, v):
        if v:
            setattr(self, name, v - 1)
        else:
            object.__setattr__(self, name, 'end')


x = Deep()
x[200] = 100
print(x.bottom)


class Endless:
    def __setitem__(self, k, v):
        self[k + 1] = v


try:
    Endless()[0] = 1
except RecursionError as e:
    print(e)

for _ in range(3):
    for o in c, d:
        print(o.s(1, k=2), o.c(1, k=2), o.s(*[1], **{'k': 2}), o.c(*[1], **{'k': 2}))
c.s = lambda *a: ('own', a)
d.__dict__['c'] = len
print(c.s(1), c.c(1), d.c('abc'), d.s(1))
del c.s, d.__dict__['c']
print(c.s(1), d.c(1))
D.s = classmethod(lambda cls: cls)
print(d.s(), c.s())
q2 = type('Slots', (), {'__slots__': (), 's': staticmethod(len), 'c': classmethod(repr)})()
print(q2.s('ab'), q2.c()[:12])
