from abc import ABC, abstractmethod, ABCMeta
from collections.abc import Iterable, Iterator, Sized, Container, Hashable, Callable, Mapping, MutableMapping, Sequence, MutableSequence, Set, Generator
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Sq(Shape):
    def area(self): return 4
    name = "square"
class Half(Shape):
    def area(self): return 1
print(Sq().describe(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__)
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
@Shape.register
class Virtual: pass
print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape))
print(isinstance([], Iterable), isinstance(5, Iterable), isinstance(iter([]), Iterator), isinstance({}, Mapping), isinstance((), Sequence), isinstance([], MutableSequence), isinstance(set(), Set), isinstance(len, Callable), isinstance([], Hashable), isinstance("", Sized), isinstance((i for i in ""), Generator))
class It:
    def __iter__(self): return iter(())
class Nope: __iter__ = None
print(issubclass(It, Iterable), issubclass(Nope, Iterable))
class MyMap(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap()
m["a"] = 1
m.update(b=2)
print(dict(m), m.get("z", 0), "a" in m, list(m.items()), m.pop("a"), m.setdefault("q", 9), m == {"b": 2, "q": 9}, len(m), m.popitem())
class Seq(Sequence):
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i
    def __len__(self): return 3
s = Seq()
print(list(s), 2 in s, s.index(1), s.count(2), list(reversed(s)))
class Dup(ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, "quack")
class Duck:
    def quack(self): ...
print(isinstance(Duck(), Dup), isinstance(5, Dup))
