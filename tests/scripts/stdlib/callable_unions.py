import collections.abc
import typing

call = collections.abc.Callable[[int], str]
print(int | call, call | int, call | None, None | call, int | call | str)
print(typing.Callable[[int], str] | int, int | typing.Callable[[int], str])
class Alias(type(list[int])): pass
print(str | Alias(list, int), isinstance(3, int | str))
