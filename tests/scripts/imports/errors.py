import sys
for code in ("import nope_a", "import nope_a.b", "from nope_a import x", "import pkg2.nope", "from pkg2 import nope", "from pkg2.nope import x", "import math.x", "from math import nope", "from . import x", "from .x import y", "import pkg2.broken", "import pkg2.broken", "import pkg2.syntax", "from pkg2 import *; print(undefined_star)", "from pkg2.badall import *", "__import__('')", "__import__(5)", "import pkg2.raises"):
    try:
        exec(code)
        print(code, "fine")
    except BaseException as e:
        msg = str(e)
        if "(" in msg and "/" in msg:
            msg = msg[:msg.rindex("(")]
        print(code, "->", type(e).__name__ + ":", msg)
print("pkg2.broken" in sys.modules, "pkg2" in sys.modules)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
class Fake: attr = "fake module"
sys.modules["fake"] = Fake
import fake
from fake import attr
print(fake.attr, attr)
try:
    from fake import missing
except ImportError as e:
    print(e)
m = __import__("pkg2.ok")
print(m.__name__, __import__("pkg2.ok", fromlist=["x"]).__name__)
