def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def kw(a, *, k): pass
def kw2(*, k, m): pass
def kw3(*, k, m, n): pass
def po(a, b, /): pass
def pos(a, /, b): pass
def va(a, *args): pass
def vk(a, **kw): pass
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self): pass
class D:
    def __init__(self, x, y): pass
class E: pass
cases = ["f0(1)", "f0(1, 2)", "f0(a=1)", "f1()", "f1(1, 2)", "f1(1, a=2)", "f1(b=1)", "f1(1, b=2)", "f2()", "f2(1)", "f2(b=1)", "f3()", "f3(1)", "f2(1, 2, 3)", "f2(*[1, 2, 3, 4])", "fd()", "fd(1, 2, 3)", "fd(b=1)", "kw()", "kw(1)", "kw(1, 2)", "kw(1, k=1, z=2)", "kw(1, 2, k=3)", "kw(1, 2, 3, k=3)", "kw2()", "kw3()", "kw2(1)", "po()", "po(1)", "po(a=1, b=2)", "po(1, b=2)", "pos(a=1, b=2)", "pos(1)", "va()", "va(a=1, *[2])", "vk()", "vk(1, 2)", "vk(1, a=1)", "f1(**{'a': 1}, **{'a': 2})", "vk(1, **{'z': 1}, **{'z': 2})", "f1(**{1: 2})", "f1(*5)", "f1(**5)", "f1(*None)", "C().m()", "C().m(1, 2)", "C.m(1)", "C.m()", "C.c()", "C.s()", "C().c(1, 2)", "C(1)", "D()", "D(1)", "D(1, 2, 3)", "E(1)", "E(a=1)", "object(1)", "(lambda x: x)()", "(lambda: 0)(1)", "f1.nope", "C().nope", "C.nope", "E().m()", "f0()()", "C()()", "f1(a=1, b=2, c=3)", "fd(1, c=2)", "fd(1, bb=2)", "kw(1, kk=2)"]
for c in cases:
    try:
        eval(c)
        print(c, "fine")
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
