# What has a tuple __bases__ stands in for a class in isinstance() and issubclass().
class Fake:
    def __init__(self, *bases): self.bases = bases
    @property
    def __bases__(self): return self.bases

class Instance:
    def __init__(self, cls): self.cls = cls
    @property
    def __class__(self): return self.cls

def tell(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)

root = Fake()
left, right = Fake(root), Fake(root)
both = Fake(left, right)
print(issubclass(both, root), issubclass(left, right), issubclass(both, right), issubclass(root, root))
print(isinstance(Instance(both), left), isinstance(Instance(root), left), isinstance(Instance(left), (int, root)))
print(isinstance(3, root), issubclass(int, root), issubclass(Fake(int), int), issubclass(Fake(Fake(bool)), int))
tell(issubclass, both, int)
tell(issubclass, 3, int)
tell(issubclass, int, 3)
tell(issubclass, 3, root)
tell(isinstance, 3, 4)
tell(isinstance, 3, (str, 4))
tell(isinstance, 3, Fake)

class NoTuple:
    __bases__ = [int]
tell(isinstance, 3, NoTuple())
class Failing:
    @property
    def __bases__(self): raise RuntimeError("bases")
tell(isinstance, 3, Failing())
tell(issubclass, Failing(), int)

class Endless:
    @property
    def __bases__(self): return (self, self)
for f, *args in (issubclass, Endless(), int), (issubclass, int, Endless()), (issubclass, Endless(), Endless()):
    try:
        print(f(*args))
    except RecursionError:
        print("RecursionError")
