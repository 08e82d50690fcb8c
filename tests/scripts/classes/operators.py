class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
ops = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "divmod"]
def make(name):
    def op(self, o, *m): return f"{self!r}.{name}({o!r})"
    def rop(self, o): return f"{self!r}.r{name}({o!r})"
    setattr(N, f"__{name}__", op)
    setattr(N, f"__r{name}__", rop)
for o in ops: make(o)
n, m = N(1), N(2)
print(n + m, n - 1, 2 * n, n / 2, 5 // n, n % 3, 2 ** n, n @ m, n & 1, 1 | n, n ^ 1, n << 1, 1 >> n, divmod(n, 2), divmod(9, n), pow(n, 2), pow(n, 2, 3), sep="\n")
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __floor__(self): return "floor"
    def __index__(self): return 2
    def __int__(self): return 3
    def __float__(self): return 4.5
    def __complex__(self): return 1j
    def __len__(self): return 6
    def __bool__(self): return False
    def __contains__(self, x): return x == "yes"
    def __getitem__(self, k): return ("get", k)
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __call__(self, *a, **k): return ("call", a, k)
    def __reversed__(self): return "reversed"
    def __hash__(self): return 77
    def __str__(self): return "str"
    def __bytes__(self): return b"bytes"
    def __format__(self, s): return "fmt" + s
    def __length_hint__(self): return 10
u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), [0, 1, 2, 3][u], int(u), float(u), complex(u), len(u), bool(u), "yes" in u, "no" in u, u[1], u[1:2], u[1, 2], u[::2, ...], u(1, k=2), reversed(u), hash(u), str(u), bytes(u), f"{u:x}", hex(u))
u["k"] = 1
u[1:2] = 3
del u["k"]
class Left:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
class Right:
    def __radd__(self, o): return "right radd"
    def __eq__(self, o): return "right eq"
    def __gt__(self, o): return "right gt"
print(Left() + Right(), Left() == Right(), Left() < Right(), Left() == Left(), Left() != Left())
class Base:
    def __add__(self, o): return "base add"
    def __radd__(self, o): return "base radd"
    def __lt__(self, o): return "base lt"
    def __gt__(self, o): return "base gt"
class Derived(Base):
    def __radd__(self, o): return "derived radd"
    def __gt__(self, o): return "derived gt"
print(Base() + Derived(), Base() + Base(), Derived() + Base(), Base() < Derived(), Base() > Derived())
for c in ("Left() + Left()", "Left() + 1", "1 + Left()", "Left() < Left()", "Left() < 1", "Left() >= 2", "Left() - 1", "Left() ** 2", "pow(Left(), 2, 3)", "divmod(Left(), 1)", "Left() @ 1", "Left()[0]", "Left()()", "-Left()", "1 in Left()", "len(Left())", "round(Left())", "int(Left())", "float(Left())", "abs(Left())", "hash(Left())", "reversed(Left())", "bytes(Left())"):
    try:
        print(eval(c))
    except TypeError as e:
        print(c, "->", e)
