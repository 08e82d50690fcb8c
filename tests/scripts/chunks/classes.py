class C: pass
C().x  ### "AttributeError: 'C' object has no attribute 'x'"
---
class C: pass
C.x  ### "AttributeError: type object 'C' has no attribute 'x'"
---
class A(int, str): pass  ### "TypeError: multiple bases have instance lay-out conflict"
---
class A: pass
class B(A): pass
class C(A, B): pass  ### "TypeError: Cannot create a consistent method resolution order \\(MRO\\) for bases A, B"
---
class P:
    @property
    def x(self): return 1
P().x = 2  ### "AttributeError: property 'x' of 'P' object has no setter"
---
class S:
    __slots__ = ("a",)
S().b = 1  ### "AttributeError: 'S' object has no attribute 'b' and no __dict__ for setting new attributes"
---
class C:
    def __len__(self): return -1
len(C())  ### "ValueError: __len__\\(\\) should return >= 0"
---
class C:
    def __init__(self): return 1
C()  ### "TypeError: __init__\\(\\) should return None, not 'int'"
---
class C:
    def __iter__(self): return 1
iter(C())  ### "TypeError: iter\\(\\) returned non-iterator of type 'int'"
---
object().x = 1  ### "AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes"
---
super()  ### "RuntimeError: super\\(\\): no arguments"
---
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
A()  ### "TypeError: Can't instantiate abstract class A without an implementation for abstract method 'f'"
---
isinstance(1, 5)  ### "TypeError: isinstance\\(\\) arg 2 must be a type, a tuple of types, or a union"
---
with 5: pass  ### "TypeError: 'int' object does not support the context manager protocol \\(missed __exit__ method\\)"
