print("b starts")
import circ.a
from circ import a
NAME = "b's name"
def value(): return "b sees " + a.value()
print("b ends", hasattr(a, "value"))
