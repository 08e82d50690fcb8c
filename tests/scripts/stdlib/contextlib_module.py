from contextlib import contextmanager, closing, suppress, redirect_stdout, ExitStack, nullcontext, ContextDecorator, AbstractContextManager
import io
@contextmanager
def cm(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("saw", e)
        if not swallow: raise
    finally:
        print("exit", name)
with cm("a") as a: print(a)
with cm("b", True): raise ValueError("swallowed")
try:
    with cm("c"): raise ValueError("passed")
except ValueError as e:
    print("caught", e)
@cm("deco")
def f(): return "f"
print(f())
with suppress(KeyError, IndexError): {}["x"]
with closing(io.StringIO("x")) as s: pass
print(s.closed)
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
with ExitStack() as st:
    names = [st.enter_context(cm(n)) for n in "xy"]
    st.callback(print, "callback", 1)
    st.push(lambda *a: print("push", a[0]))
    print(names)
with nullcontext(5) as n: print(n)
class D(ContextDecorator):
    def __enter__(self): print("D in"); return self
    def __exit__(self, *a): print("D out")
@D()
def g(): print("g")
g()
@contextmanager
def none(): 
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
for c in (none, twice):
    try:
        with c(): pass
    except RuntimeError as e:
        print(e)
@contextmanager
def stop():
    yield
try:
    with stop(): raise StopIteration("si")
except StopIteration as e:
    print("StopIteration", e)
try:
    with ExitStack() as st:
        st.callback(lambda: 1 / 0)
        raise KeyError("k")
except ZeroDivisionError as e:
    print(repr(e.__context__))
