# Calls with *args and **kwargs in every mixture, and the order in which their parts are evaluated.
import functools
import traceback


def show(*args, **kwargs):
    return args, kwargs


def two(a, b=2, *rest, k=3, **more):
    return a, b, rest, k, more


class C:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs

    def m(self, *args, **kwargs):
        return type(self).__name__, args, kwargs

    @classmethod
    def c(cls, *args, **kwargs):
        return cls.__name__, args, kwargs

    @staticmethod
    def s(*args, **kwargs):
        return args, kwargs

    def __call__(self, *args, **kwargs):
        return 'call', args, kwargs


class D(C):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def m(self, *args, **kwargs):
        return 'D', super().m(*args, 'last', **kwargs), super().m('first', *args, w=1, **kwargs)


class Keys:
    def __init__(self, *pairs):
        self.pairs = pairs

    def keys(self):
        print('keys')
        return [k for k, v in self.pairs]

    def __getitem__(self, key):
        print('item', key)
        return dict(self.pairs)[key]


class Tuple(tuple):
    def __iter__(self):
        return iter('own')


class Dict(dict):
    def __getitem__(self, key):
        return 'own ' + str(super().__getitem__(key))

    def keys(self):
        return list(super().keys()) + ['k']

    def __missing__(self, key):
        return 'missing'


def say(x):  # and return it
    print('say', x if not callable(x) else x.__name__)
    return x


def gen(*items):
    print('gen')
    yield from items
    print('end')


t, l, d, e = (1, 2), [3, 4], {'x': 5, 'y': 6}, {}
for f in show, C(), C().m, C.c, C().s, functools.partial(show, 0, z=9):
    for _ in range(2):
        print(f(*t), f(*l), f(*()), f(**d), f(**e), f(*t, **d), f(*e))
        print(f(0, *t), f(0, *t, **d), f(0, k=1, **d), f(0, *t, k=1, **d), f(*t, k=1), f(*t, k=1, **e))
        print(f(*t, *l), f(*t, 9, *l, 8), f(**d, **{'z': 7}), f(**d, k=1), f(k=1, **d, j=2), f(*range(3), **dict(a=1)))
        print(f(*'ab', *{7: 8}), f(*gen(1, 2), **d), f(*Tuple((1, 2))), f(**Dict(a=1)))
for x in C(), D():
    for _ in range(2):
        print(x.m(*t), x.m(0, *t, k=1, **d), x.m(*t, *l, **d, **{'q': 1}), x.c(*t, **d), x.s(*t, **d), x(*t, **d))
        print(C.m(x, *t), C.c(*t), C.s(*t), D(*t, **d).args, D(1, *t, k=2, **d).kwargs)
print(two(*t), two(*t, *l), two(*t, k=0), two(1, **{'b': 4, 'k': 5, 'z': 6}), two(*l, **d))
print(max(*t), max(0, *l, key=lambda v: -v), dict(**d), dict(*[d], a=1, **{'b': 2}), int(*['11'], **{'base': 2}))
print([].append(*t[:1]), 'a{}b{k}'.format(*t, k=3), sorted(*[l], **{'reverse': True}), print(*t, *l, **{'sep': '-'}))
many = {f'k{i}': i for i in range(20)}
print(show(*range(300)) == (tuple(range(300)), {}), show(*t, a=1, **many), len(show(*range(3), **many)[1]))

# what the callee gets is its own
args, kwargs = show(*l, **d)
kwargs['new'] = 1
print(l, d, args, kwargs)

# the order of evaluation
print(say(show)(say(1), *say([2]), say(3), k=say(4), **say({'z': 5}), j=say(6)))
print(show(*gen(1), **Keys(('a', 1))))
print(show(0, *gen(1), **Keys(('a', 1))))
print(show(0, *gen(1), k=say(2), **Keys(('a', 1))))
print(show(0, *gen(1), *gen(2), **Keys(('a', 1)), **Keys(('b', 1))))
seen = {}


def change(x):
    seen['late'] = x
    l2.append(x)
    yield x


l2 = [1]
print(show(*change(1), **seen), show(2, *change(2), **seen), show(*l2, k=l2.append(5)), show(0, *l2, k=l2.append(6)))


class Changing:
    def keys(self):
        l2.append('k')
        return []


print(show(*l2, **Changing()), show(1, *l2, **Changing()))


def attempt(source):
    try:
        print(eval(source))
    except Exception as err:
        print(source, '->', type(err).__name__, err)


for source in '''
show(*1)
show(0, *1)
show(0, *1, k=say(1))
show(*1, **2)
show(0, *1, **2)
show(**1)
show(*None, *t)
show(**d, **d)
show(x=1, **d)
show(*say([1]), x=1, **d)
show(*gen(1), x=1, **d)
show(y=1, x=1, **d)
show(**{1: 2})
show(*t, **{1: 2})
show(x=1, **{1: 2, 'x': 1})
show(**{'a': 1, 1: 2})
show(**Keys(('x', 1), ('x', 2)))
show(x=1, **Keys(('y', 1), ('x', 2)))
show(**Keys((1, 1)))
max(*1)
max(1, **1)
max(*t, **{1: 2})
max(key=None, **{'key': 1})
C().m(*1)
C().m(1, *1)
C().m(**1)
C().m(x=1, **d)
C.c(**1)
[].append(*1)
[].append(**1)
[].append(*t)
D(*1)


two(*t, **{'a': 1})
two(**{'b': 1})
two(*t, a=1)
(lambda a: a)(*t)
(lambda a, *, k: a)(*t, k=1)
(lambda a, *, k: a)(1, **{})
(lambda a, /, b: a)(**{'a': 1, 'b': 2})
(lambda alpha: a)(**{'alpah': 1})

t[0](*t)
t[0](**d)
d.nothing(*t)
show(*t, k=1/0)
show(*(1/0 for _ in t), **d)
'''.split('\n'):
    if source:
        attempt(source)


def unbound():
    try:
        show(0, *1, k=late)
    except TypeError as err:
        print(err)
    try:
        show(0, *[1], k=late)
    except UnboundLocalError as err:
        print(err)
    late = 1
    return show(0, *[1], k=late)


print(unbound())


def trace(f):
    try:
        f()
    except Exception:
        traceback.print_exc(file=__import__('sys').stdout)


trace(lambda: C().m(
    1,
    *1,
    k=2))
trace(lambda: C()
      .m(*t)
      .n(*t, **d))


# many threads of calls through the same instruction
def forward(f, *args, **kwargs):
    return f(*args, **kwargs)


def deep(n, *args, **kwargs):
    return (args, kwargs) if n == 0 else deep(n - 1, *args, **kwargs)


for i in range(3):
    for f in show, max, C, two, dict, C.c, C().m, lambda *a, **k: len(a) + len(k):
        try:
            r = forward(f, *([1, 2] if f is not dict else []), **({} if f is max else {'z': i}))
            print(r if not isinstance(r, C) else r.args)
        except TypeError as err:
            print(err)
print(deep(300, *range(50), **many) == (tuple(range(50)), many), forward(forward, forward, show, 1, k=2))
