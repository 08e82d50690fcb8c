undefined  ### "NameError: name 'undefined' is not defined"
---
def f():
    x += 1  ### "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value"
f()
---
def f():
    def g():
        return later  ### "NameError: cannot access free variable 'later' where it is not associated with a value in enclosing scope"
    g()
    later = 1
f()
---
del nothing  ### "NameError: name 'nothing' is not defined"
---
lenn([])  ### "NameError: name 'lenn' is not defined. Did you mean: 'len'\\?"
---
import nonexistent_module  ### "ModuleNotFoundError: No module named 'nonexistent_module'"
---
from math import nothing_like_this  ### "ImportError: cannot import name 'nothing_like_this' from 'math'"
---
import sys
sys.nope  ### "AttributeError: module 'sys' has no attribute 'nope'"
