# A module is not callable, but may have a function of its own name.
import inspect, time, types


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


attempt(lambda: time(25))
attempt(lambda: types())
attempt(time, 1, x=2)
attempt(sorted, [1], key=time)
m = types.ModuleType("a.b")
m.b = print
attempt(m)
setattr(m, "a.b", print)
attempt(m)
setattr(m, "a.b", 3)
attempt(m)
del m.__name__
attempt(m)
class M(types.ModuleType): pass
n = M("n"); n.n = len
attempt(n)
attempt(None)
for f in max, min, dir, vars, iter, next, getattr, {}.update, dict.update, time.ctime, time.localtime:
    print(f.__text_signature__, end=" ")
    attempt(inspect.signature, f)
attempt(inspect.signature, len); attempt(inspect.signature, {}.get)
