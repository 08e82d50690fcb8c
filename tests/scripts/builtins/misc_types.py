print(object(), type(object()), object) if False else print(object)
print(slice(1, 2, 3), slice(5).stop, slice(None), hash(slice(1, 2)) == hash(slice(1, 2)), slice(1, 2) < slice(1, 3))
print(memoryview(b"abc")[1], bytes(memoryview(b"abc")[::-1]), memoryview(b"ab") == b"ab")
a = int | str
print(a, type(a), a == (str | int), int | None, isinstance(5, a), list[int], dict[str, int], list[int].__origin__, list[int].__args__, tuple[int, ...], type[int])
print(list[int]([1, 2]), type(list[int]([1])), isinstance([1], list), repr(list["x"]))
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
print(NotImplemented is NotImplemented, Ellipsis, ..., repr(...), __debug__, type(exit).__name__, copyright.__class__.__name__)
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
print(sorted(n for n in dir(__builtins__) if n[0].islower() and not n.startswith("_")))
print(sorted(n for n in dir(__builtins__) if n[0].isupper()))
