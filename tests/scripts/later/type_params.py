def first[T](xs: list[T]) -> T: return xs[0]
class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T): self.items.append(x)
type Pair[A, B = int] = tuple[A, B]
s = Stack[int]()
s.push(1)
print(first([1, 2]), first.__type_params__, Stack.__type_params__, s.items, Pair, Pair.__value__, Pair.__type_params__)
def bounded[T: (int, str), *Ts, **P](x: T, *a: *Ts) -> T: return x
print(bounded(1), bounded.__type_params__)
