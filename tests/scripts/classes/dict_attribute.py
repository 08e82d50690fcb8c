# A class may say itself what __dict__ is.
class Computed:
    __dict__ = property(lambda self: {"a": 2})
print(vars(Computed()), Computed().__dict__)
class Below(Computed):
    def __init__(self): self.x = 1
b = Below()
print(b.x, "__dict__" in Below.__dict__)
class Plain:
    __slots__ = ("__dict__", "s")
p = Plain()
p.s, p.t = 1, 2
print(vars(p))
