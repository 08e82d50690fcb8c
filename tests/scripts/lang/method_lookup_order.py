# A method is looked up before the arguments are evaluated, and what they do to the class or the object comes too late.
import math
class A:
    def m(self, *a): return ("A.m", a)
    def n(self): 
        A.m = lambda self, *a: ("new m", a); return 1
a=A()
print(a.m(a.n()))
print(a.m(1))
class St:
    def __init__(self): self.state=self.first
    def first(self,x): return "first"
    def second(self,x): return "second"
    def adv(self): self.state=self.second
s=St(); print(s.state(s.adv())); print(s.state(0))
def f():
    print("arg"); return 1
for obj in (a, 3, "x", math, A):
    try: obj.nope(f())
    except AttributeError as e: print(e)
print([math.sqrt(x) for x in (1,4)], [x.upper() for x in "ab"])
class B:
    def __init__(self): self.cb=lambda x: x+1
b=B(); print([b.cb(i) for i in range(3)])
class C(B):
    def m(self): return super().__init__() or 'C'
print([C().m() for _ in range(3)])
class D(dict):
    def get(self,k): return 'mine'
for d in ({1:2}, D(), {3:4}, D()): print(d.get(1))
print(A.m(a), int.from_bytes(b"a","big"), str.join(",",["a","b"]), [].append(3))
import functools
def deco(n):
    def w(self): return n
    return w
for i in range(3):
    setattr(A,'m',deco(i)); print(a.m())
