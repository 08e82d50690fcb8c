# Whose docstring a property shows: its own, the getter's, or, in a subclass of property, that of the instance.
class Documented(property):
    "of the subclass"
class Bare(property): pass

def getter(self):
    "of the getter"
def silent(self): pass

for cls in property, Documented, Bare:
    print(cls(getter).__doc__, cls(silent).__doc__, cls(getter, doc="explicit").__doc__, cls(doc="alone").__doc__, cls().__doc__)
    p = cls(getter)
    print(p.setter(silent).__doc__, p.getter(silent).__doc__, cls(getter, None, None, "explicit").getter(silent).__doc__)
    class A:
        @cls
        def x(self):
            "doc of x"
            return 5
        @x.setter
        def x(self, v):
            "not this"
    print(A.x.__doc__, A().x)

class Slotted(property):
    __slots__ = ("__doc__",)
print(Slotted(getter).__doc__, Slotted(silent).__doc__)
class NoRoom(property):
    __slots__ = ()
try:
    print(NoRoom(getter).__doc__)
except AttributeError as e:
    print("AttributeError")
print(NoRoom(silent, doc="dropped").__doc__)

A.x.__name__ = "renamed"
print(A.x.__name__)
class B:
    y = property()
    y.__name__ = "why"
try:
    B().y
except AttributeError as e:
    print(e)
