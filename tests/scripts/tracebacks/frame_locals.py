# The variables of frames: of those that run, and of those that an exception has ended.
import sys, traceback
def inner(a):
    b = a + 1
    c = lambda: b
    raise ValueError(b)
def mid(q):
    z = 5
    try:
        inner(q)
    finally:
        w = 7
def outer():
    try:
        mid(3)
    except ValueError as e:
        loc = "live"
        tb = e.__traceback__
        while tb:
            f = tb.tb_frame
            print(f.f_code.co_name, tb.tb_lineno, {k: type(v).__name__ for k, v in f.f_locals.items() if k not in ("e","tb","f")})
            tb = tb.tb_next
    fr = sys._getframe()
    print(fr.f_lineno,
          fr.f_locals["loc"])
outer()
class K:
    try:
        x = 1
        1/0
    except ZeroDivisionError as e:
        print(sorted(e.__traceback__.tb_frame.f_locals))
try:
    class L:
        y = 2
        1/0
except ZeroDivisionError as e:
    print(sorted(e.__traceback__.tb_next.tb_frame.f_locals))
def gen():
    v = 1
    yield v
    v = 2
    raise KeyError
g = gen(); next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
try: next(g)
except KeyError as e: print(e.__traceback__.tb_next.tb_frame.f_locals)
def nested():
    x = 10
    def f():
        y = x
        raise OSError
    f()
try: nested()
except OSError as e:
    print(sorted(e.__traceback__.tb_next.tb_frame.f_locals), e.__traceback__.tb_next.tb_next.tb_frame.f_locals)
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(te.stack[1].locals.keys(), te.stack[2].locals)
def named(abcdef):
    try: print(abcdeg)
    except NameError as e: print(traceback.format_exc().splitlines()[-1])
named(1)
class S:
    attr = 1
    def m(self): attr2 = 1; return attr
try: S().m()
except NameError as e: print("".join(traceback.format_exception_only(e)))
