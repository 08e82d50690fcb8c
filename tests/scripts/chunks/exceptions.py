raise ValueError("v")  ### "ValueError: v"
---
raise ValueError  ### "^ValueError$"
---
raise 5  ### "TypeError: exceptions must derive from BaseException"
---
raise  ### "RuntimeError: No active exception to reraise"
---
try:
    1 / 0
except ZeroDivisionError:
    raise KeyError("second")  ### "KeyError: 'second'"
---
try:
    try:
        raise ValueError("x")  ### "ValueError: x"
    finally:
        pass
except KeyError:
    pass
---
assert False, "message"  ### "AssertionError: message"
---
assert []  ### "^AssertionError$"
---
class E(Exception): pass
raise E("a", 1)  ### "E: \\('a', 1\\)"
---
def g():
    yield 1
    raise StopIteration
x = g()
next(x)
next(x)  ### "RuntimeError: generator raised StopIteration"
---
def f():
    return f()  ### "RecursionError: maximum recursion depth exceeded"
f()
---
next(iter([]))  ### "StopIteration"
---
open("/no/such/file")  ### "FileNotFoundError: \\[Errno 2\\] No such file or directory: '/no/such/file'"
---
raise KeyboardInterrupt.__base__("base")  ### "BaseException: base"
