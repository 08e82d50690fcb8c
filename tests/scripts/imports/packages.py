import pkg
print(pkg.__name__, pkg.__package__, pkg.VALUE, pkg.__all__, hasattr(pkg, "sub"), pkg.__file__.endswith("__init__.py"), len(list(pkg.__path__)), pkg.__spec__.name, pkg.__doc__)
import pkg.sub.deep
print(pkg.sub.deep.NAME, pkg.sub.deep.__package__, pkg.sub.deep.up(), pkg.sub.deep.up2)
import pkg.sub.deep as d
from pkg import mod, mod as m2
from pkg.mod import func as f, CONST
from pkg.sub import deep
print(d is deep, mod is m2, f(), CONST, mod.counter)
from pkg import *
print(VALUE, exported(), "hidden" in globals(), "mod" in globals())
import sys
print(sorted(n for n in sys.modules if n.startswith("pkg")), sys.modules["pkg.mod"] is mod)
def inside():
    import pkg.mod as local
    from pkg.sub.deep import NAME
    return local is mod, NAME
print(inside(), "local" in globals())
import importlib
print(importlib.import_module("pkg.mod") is mod, importlib.import_module(".sub", "pkg") is pkg.sub)
before = mod.counter
mod.counter = 99
del sys.modules["pkg.mod"]
import pkg.mod as again
print(again is mod, again.counter, mod.counter)
print(repr(pkg).replace(pkg.__file__, "FILE"), repr(sys), repr(type(pkg)))
