class A:
    x = 1
    def m(self): pass
class B(A): pass
b = B()
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(5, int | str), isinstance(None, int | None), issubclass(B, A), issubclass(B, (int, A)), issubclass(bool, int | str), type(b) is B, type(b).__name__, callable(b), callable(A), callable(b.m))
print(getattr(b, "x"), getattr(b, "y", None), hasattr(b, "m"), vars(b), setattr(b, "z", 1), vars(b), delattr(b, "z"), vars(b), dir(b)[-2:], "m" in dir(A), id(b) == id(b), id(b) != id(B()))
print(repr("a"), repr([1, "b"]), ascii("é"), format(3.14159, ".2f"), str(5), type(5), type("a"), type(None), type(print), type(A), type(b.m), type(A.m), type(lambda: 0), type(type), type(...), type(iter([])), type((x for x in [])), type(A.__dict__), type(super(B, b)), type(1j), type(slice(1)), type(property()), type(NotImplemented), type(b"").__name__, type("".join), type(str.join), type(object().__str__), type(int.__add__), type(int.from_bytes), type(dict.fromkeys), type(A.__dict__["m"]))
print(len, print, abs, A, A.m.__qualname__, str.join, [].append.__name__, "".join.__name__, int.__add__.__name__, repr(A.m).startswith("<function A.m at 0x"), repr(b.m).startswith("<bound method A.m of <__main__.B object at 0x"), repr(lambda: 0).startswith("<function <lambda> at 0x"), repr((i for i in [])).startswith("<generator object <genexpr> at 0x"), repr(object()).startswith("<object object at 0x"), repr([].append).startswith("<built-in method append of list object at 0x"), type(b).__mro__)
print(A.__dict__.get("x"), list(globals())[:3], sorted(locals()) == sorted(globals()), __builtins__.len is len)
def f(a, b=1, *c, d, **e): "doc"
print(f.__name__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount, f.__code__.co_name, f.__code__.co_flags & 12, f.__code__.co_firstlineno, f.__globals__ is globals(), f.__dict__, f.__annotations__, f.__qualname__, f.__type_params__)
f.attr = 5
f.__name__ = "renamed"
f.__doc__ = "new"
print(f.attr, f.__name__, f.__doc__, f.__dict__)
try:
    f.__name__ = 5
except TypeError as e:
    print(e)
print(len.__name__, len.__doc__.split("\n")[0], len.__module__, print.__self__.__name__, [].append.__self__, len.__text_signature__)
