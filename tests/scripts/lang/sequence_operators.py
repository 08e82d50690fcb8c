# Sequences repeat and join only after both operands were asked as numbers.
import array, collections, re


class P:
    def __index__(self): return 2
    def __rmul__(self, o): return ("rmul", o)
    def __radd__(self, o): return ("radd", o)


class No:
    def __index__(self): return 2
    def __rmul__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented


class M:
    def __index__(self): return 3
    def __mul__(self, o): return ("mul", o)
    def __add__(self, o): return ("add", o)


class Seq:
    def __getitem__(self, i): raise IndexError
    def __radd__(self, o): return ("seq radd", o)


class L(list):
    def __radd__(self, o): return ("list radd", o)
    def __rmul__(self, o): return ("list rmul", o)
    def __add__(self, o): return ("list add", o)


class T(tuple):
    def __mul__(self, o): return ("tuple mul", o)
    def __iadd__(self, o): return ("tuple iadd", o)


class S(str):
    def __radd__(self, o): return ("str radd", o)
    def __rmul__(self, o): return ("str rmul", o)


class I(int):
    def __mul__(self, o): return ("int mul", o)
    def __rmul__(self, o): return ("int rmul", o)


class F(float):
    pass


def attempt(f, *args):
    try:
        print(re.sub(" at 0x[0-9a-f]+", "", str(f(*args))), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


def imul(a, b):
    a *= b
    return a


def iadd(a, b):
    a += b
    return a


seqs = ["a", [1], (1,), b"a", bytearray(b"a"), range(2), memoryview(b"a"), array.array("b", [1]), collections.deque([1]),
        L([1]), T([1]), S("s"), collections.UserList([1])]
for s in seqs:
    print(type(s).__name__, end=": ")
    for x in P(), No(), M(), 2, True, I(2), F(2), 2.0, None, "z", [3], L([4]), S("q"), Seq(), {}:
        for f in (lambda a, b: a * b), (lambda a, b: b * a), imul, (lambda a, b: a + b), (lambda a, b: b + a), iadd:
            if f in (imul, iadd) and isinstance(s, (list, bytearray, array.array, collections.deque, collections.UserList)):
                attempt(f, s.copy() if hasattr(s, "copy") else s[:], x)
            else:
                attempt(f, s, x)
    print()

import operator
for s in seqs[:5]:
    for x in P(), No(), 2, [3], "z":
        attempt(operator.mul, s, x); attempt(operator.add, s, x); attempt(operator.concat, s, x)
        attempt(operator.imul, s[:], x); attempt(operator.iadd, s[:], x); attempt(operator.iconcat, s[:], x)
    attempt(lambda: s.__mul__(P())); attempt(lambda: s.__rmul__(P())); attempt(lambda: s.__add__(P()))
    print()
print(sum([[1], [2]], []), 3 * P())
