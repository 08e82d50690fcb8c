# Metaclasses, __prepare__, __mro_entries__ and the __class__ cell.
class M(type):
    @classmethod
    def __prepare__(m,n,b,**k): print("prep",n,b,k); return {}
    def __new__(m,n,b,d,**k): return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): pass
class A(metaclass=M, z=1): pass
class E:
    def __mro_entries__(self,bases): return (A,)
class B(E()): pass
print(B.__bases__, type(B.__orig_bases__[0]))
try:
    class C(A, metaclass=type): pass
    print(type(C))
    class M2(type): pass
    class D(A, metaclass=M2): pass
except TypeError as e: print(e)
try:
    class N(type):
        def __new__(m,n,b,d): d.pop("__classcell__",None); return type.__new__(m,n,b,d)
    class F(metaclass=N):
        def f(self): return __class__
except RuntimeError as e: print(str(e)[:60])
try:
    class P(type):
        @classmethod
        def __prepare__(*a): return 3
    class G(metaclass=P): pass
except TypeError as e: print(e)
