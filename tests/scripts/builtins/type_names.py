# Messages name a native type with its module, a class without.
import collections, functools, io, itertools, operator, re, threading, types
class C: pass
class D(collections.deque): pass
for o in (collections.deque(), D(), threading.local(), re.match("a", "a"), io.StringIO(), itertools.count(), functools.partial(int), types.SimpleNamespace(), collections.defaultdict(), operator.itemgetter(1), int | str, C()):
    for f in (lambda: o.nope, lambda: o + 1, lambda: o < 1, lambda: -o, lambda: [][o], lambda: "".join([o]), lambda: int(o), lambda: next(o) and 0, lambda: 1 in o and 0, lambda: "%d" % o, lambda: iter(o) and 0):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
import math, os, sys, time
for f in (lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.sqrt(x=1), lambda: math.hypot(x=1), lambda: math.pow(1), lambda: time.time(1), lambda: os.getpid(1), lambda: sys.intern(), lambda: len(), lambda: operator.neg(), lambda: [].append(), lambda: collections.deque().append(), lambda: collections.deque().append(x=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
