class Single:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, v): self.v = v
a, b = Single(1), Single(2)
print(a is b, a.v)
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())
class Str(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
print(Str("abc"))
class Tup(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
print(Tup(1, 2))
class NoInit:
    def __new__(cls, *a, **k):
        o = object.__new__(cls)
        o.a = a
        return o
print(NoInit(1, 2).a)
class BadInit:
    def __init__(self): return 5
for f in (lambda: BadInit(), lambda: object.__new__(int), lambda: object.__new__(5), lambda: str.__new__(int), lambda: object.__new__(NoInit, 1), lambda: NoInit.__new__()):
    try:
        f()
        print("fine")
    except TypeError as e:
        print(e)
