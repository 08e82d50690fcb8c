class A:
    __x = 1
    def __m(self): return "A.m"
    def get(self): return self.__x, self.__m()
    def __dunder__(self): return "no mangling"
    __y_ = 2
    def loc(self):
        __v = 5
        return __v, sorted(locals())
    def kw(self, __a): return __a
class B(A):
    __x = 2
    def __m(self): return "B.m"
    def getb(self): return self.__x, self.__m()
b = B()
print(b.get(), b.getb(), b._A__x, b._B__x, b.__dunder__(), b._A__y_, b.loc(), b.kw(3))
print(sorted(n for n in dir(b) if "__x" in n or "__m" in n))
try:
    b.__x
except AttributeError as e:
    print(e)
class _Under:
    def __p(self): return "p"
    def call(self): return self.__p()
print(_Under().call(), hasattr(_Under, "_Under__p"))
class C:
    def __init__(self):
        self.__a = 1
        def inner(): return self.__a
        self.f = inner
    def lam(self): return (lambda: self.__a)()
print(C().f(), C().lam(), vars(C())["_C__a"])
