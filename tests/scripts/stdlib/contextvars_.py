# Context variables: contexts are mappings, every thread has its own.
import contextvars
import threading

v = contextvars.ContextVar("v", default=0)
w = contextvars.ContextVar("w")
print(v.get(), w.get("none"), v.name)
try:
    w.get()
except LookupError as e:
    print(type(e).__name__, e.args[0] is w)
token = v.set(1)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
second = v.set(2)
print(second.old_value, v.get())
v.reset(second)
print(v.get())
try:
    v.reset(second)
except RuntimeError as e:
    print("has already been used once" in str(e))
ctx = contextvars.copy_context()
print(ctx[v], v in ctx, w in ctx, len(ctx), list(ctx) == [v], list(ctx.items()) == [(v, 1)], ctx.get(w, "d"))


def inside(x, *, y):
    print("inside", v.get(), x, y)
    v.set("changed")
    try:
        ctx.run(print)
    except RuntimeError as e:
        print("is already entered" in str(e))
    return 5


print(ctx.run(inside, 1, y=2), v.get(), ctx[v])
print(ctx == ctx.copy(), ctx == contextvars.copy_context())
try:
    ctx["v"]
except TypeError as e:
    print("a ContextVar key was expected" in str(e))
out = []
t = threading.Thread(target=lambda: out.append(v.get()))
t.start()
t.join()
print(out)
with v.set("in with"):
    print(v.get())
print(v.get())
try:
    contextvars.copy_context().run(lambda: v.reset(token))
except ValueError as e:
    print("different Context" in str(e))
