import typing
from typing import *
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box[int](5).get(), Box[int], Optional[int], Union[int, str], List[int], Dict[str, int], Callable[[int], str], Any, Tuple[int, ...], get_type_hints(Box.get), Literal["a", 1], ClassVar[int], T, Box.__parameters__, get_origin(List[int]), get_args(Dict[str, int]))
class NT(NamedTuple):
    a: int
    b: str = "x"
print(NT(1), NT(1)._fields, NT.__annotations__)
class TD(TypedDict, total=False):
    k: int
print(TD(k=1), TD.__total__, TD.__optional_keys__)
@runtime_checkable
class Proto(Protocol):
    def run(self) -> int: ...
class Impl:
    def run(self): return 1
print(isinstance(Impl(), Proto), isinstance(5, Proto), cast(int, "x"), NewType("UserId", int)(5), TYPE_CHECKING)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(1), f("a"), final(Impl) is Impl)
def ann(a: "int", b: Optional["str"] = None) -> List["int"]: ...
print(get_type_hints(ann), Annotated[int, "meta"].__metadata__)
try:
    Proto()
except TypeError as e:
    print(e)
try:
    List[int]()
    isinstance([], List[int])
except TypeError as e:
    print(e)
