# atexit: last in, first out; arguments; failures are reported and don't stop the others.
import atexit


def f(*args, **kwargs):
    print("f", args, kwargs)


@atexit.register
def decorated():
    print("decorated")
    atexit.register(f, "registered at exit")


atexit.register(f, 1, 2, k=3)
atexit.register(print, "never")
atexit.unregister(print)
print(atexit._ncallbacks(), decorated.__name__)
try:
    atexit.register(1)
except TypeError as e:
    print(e)
