class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def on_class(cls): return "on_class " + cls.__name__
    def __len__(cls): return 7
    def __iter__(cls): return iter("xy")
    def __contains__(cls, v): return v == 1
    def __getitem__(cls, k): return ("item", k)
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    @property
    def prop(cls): return "prop of " + cls.__name__
class A(metaclass=Meta, opt=5):
    x = 1
    def __init__(self, v): self.v = v
class B(A): y = 2
b = B(3)
print(b.v, type(B), type(A).__name__, A.injected, A.on_class(), len(B), list(B), 1 in A, A[5], A.prop, repr(A), b.injected)
try:
    b.on_class()
except AttributeError as e:
    print(e)
X = type("X", (A,), {"z": 3})
print(X.z, type(X) is Meta)
D = type("D", (), {"f": lambda self: "f", "v": 5})
print(D().f(), D.v, D.__name__, D.__module__)
class M2(type): pass
try:
    class Conflict(A, metaclass=M2): pass
except TypeError as e:
    print(e)
class Singleton(type):
    _inst = {}
    def __call__(cls, *a):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a)
        return cls._inst[cls]
class Only(metaclass=Singleton): pass
print(Only() is Only())
def func_meta(name, bases, ns, **k):
    print("func_meta", name, bases, k)
    return type(name, bases, ns)
class F(metaclass=func_meta, q=1): pass
print(type(F))
class Reg:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class R1(Reg, tag="one"): pass
class R2(R1): pass
print(Reg.subs)
for code in ("class Bad(Reg, tagg=1): pass", "class Bad2(unknown=1): pass", "class Bad3(metaclass=5): pass", "class Bad4(5): pass", "class Bad5(None): pass", "type('a', 5, {})", "type(5, (), {})", "type('a', (), 5)"):
    try:
        exec(code)
        print("fine")
    except Exception as e:
        print(code, "->", type(e).__name__ + ":", e)
class Inst(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class I(metaclass=Inst): pass
print(isinstance(5, I), isinstance(6, I), issubclass(int, I), issubclass(str, I))
class MroEntries:
    def __mro_entries__(self, bases): return (A,)
print("before")
class E(MroEntries()): pass
print(E.__bases__, hasattr(E, "__orig_bases__"))
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G[1, 2])
print(type(type), type.__mro__, isinstance(type, type), type(object), object.__bases__, type.__call__(int, "5"))
