print("deep init")
from .. import VALUE as up2
from ..sub import PARENT
NAME = "deep"
def up(): return (up2, PARENT, __name__)
