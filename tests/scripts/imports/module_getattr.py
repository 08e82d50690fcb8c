import dyn
print(dyn.anything, dyn.__dir__(), sorted(dir(dyn)))
from dyn import other
print(other)
try:
    dyn.fail
except AttributeError as e:
    print(e)
import types
m = types.ModuleType("made", "docs")
m.x = 1
print(m.__name__, m.__doc__, m.x, repr(m))
try:
    m.y
except AttributeError as e:
    print(e)
exec("def f(): return x + 1", m.__dict__)
m.x = 10
print(m.f(), sorted(k for k in vars(m) if not k.startswith("__")))
