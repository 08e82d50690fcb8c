x = "global"
def reads(): return x
def writes():
    x = "local"
    return x
def sets():
    global x, fresh
    x = "changed"
    fresh = "new"
print(reads(), writes(), x)
sets()
print(reads(), x, fresh)
class C:
    x = "class"
    def m(self): return x
    y = x
    print(x, __qualname__)
    class D:
        z = x
print(C().m(), C.y, C.D.z, C.D.__qualname__)
def outer():
    x = "enclosing"
    class E:
        a = x
        x = "in class"
        b = x
        def m(self): return x
    return E.a, E.b, E().m()
try:
    print(outer())
except NameError as e:
    print(e)
def outer2():
    x = "enclosing"
    class E:
        a = x
        def m(self): return x
    return E.a, E().m()
print(outer2())
def f():
    global g
    def g(): return "global function"
f()
print(g())
def unb():
    try:
        x += 1
    except UnboundLocalError as e:
        print(e)
unb()
def del_then():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
del_then()
try:
    print(undefined_name)
except NameError as e:
    print(e, e.name)
print(sorted(k for k in globals() if k in ("x", "fresh", "C", "g")), "x" in vars(), __name__)
def loc(a, b=2):
    c = 3
    return locals()
print(loc(1))
import builtins
builtins.injected = 42
print(injected)
len = lambda o: "shadowed"
print(len([]))
del len
print(len([]))
del x
try:
    x
except NameError as e:
    print(e)
def walrus():
    if (n := 10) > 5:
        pass
    while (n := n - 3) > 0:
        print(n, end=" ")
    print([m := n, m], n, m)
walrus()
