# What finally does to return, break and continue.
log = []
def f(kind):
    for i in range(3):
        try:
            if kind == "return": return "r"
            if kind == "break": break
            if kind == "continue": continue
            if kind == "raise": raise ValueError("v")
        finally:
            log.append((kind, i))
    return "end"
for k in ("return", "break", "continue", "none"):
    print(k, f(k))
try:
    f("raise")
except ValueError as e:
    print(e)
print(log)
def multi():
    try:
        try:
            return 1
        finally:
            print("a")
    finally:
        print("b")
print(multi())
def value():
    x = 1
    try:
        return x
    finally:
        x = 2
print(value())
def swallow():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                raise KeyError
            except KeyError:
                pass
            return "ok"
        finally:
            print("outer finally")
print(swallow())
def deep(n):
    try:
        if n == 0: raise ValueError("bottom")
        deep(n - 1)
    finally:
        log.append(n)
log.clear()
try:
    deep(5)
except ValueError as e:
    print(e, log)
def gen():
    try:
        for i in range(3):
            try:
                yield i
            finally:
                print("inner", i)
    finally:
        print("outer")
g = gen()
for v in g:
    if v == 1: break
g.close()
print(list(gen()))
def else_raises():
    try:
        try: pass
        except ValueError: print("no")
        else: raise ValueError("from else")
        finally: print("fin")
    except ValueError as e:
        print(e)
else_raises()
def in_loop():
    r = []
    for i in range(6):
        try:
            if i % 3 == 0: raise ValueError(i)
            if i % 3 == 1: raise KeyError(i)
            r.append(i)
        except ValueError as e:
            r.append(("v", e.args[0]))
            continue
        except KeyError as e:
            r.append(("k", e.args[0]))
        else:
            r.append("else")
        finally:
            r.append("f")
    return r
print(in_loop())
