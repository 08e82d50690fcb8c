print("a starts")
import circ.b
from circ.b import NAME as NAME_FROM_B
def value(): return "a"
print("a ends")
