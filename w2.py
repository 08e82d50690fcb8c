import _weakref, gc
class A: pass
def f():
    a=A()
    return _weakref.ref(a, lambda r: print("callback", r()))
r=f()
def g(): return [i for i in range(100)]
g(); g()
gc.collect(); gc.collect()
import time; time.sleep(0.05); gc.collect()
for i in range(1000): pass
print(r())
