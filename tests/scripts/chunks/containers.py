[1, 2][2]  ### "IndexError: list index out of range"
---
{}["k"]  ### "KeyError: 'k'"
---
{"a": 1}.pop("b")  ### "KeyError: 'b'"
---
[].pop()  ### "IndexError: pop from empty list"
---
{[]: 1}  ### "TypeError: cannot use 'list' as a dict key \\(unhashable type: 'list'\\)"
---
{[]}  ### "TypeError: cannot use 'list' as a set element \\(unhashable type: 'list'\\)"
---
(1, 2)[5]  ### "IndexError: tuple index out of range"
---
t = (1,)
t[0] = 2  ### "TypeError: 'tuple' object does not support item assignment"
---
a, b = [1]  ### "ValueError: not enough values to unpack \\(expected 2, got 1\\)"
---
a, b = 1, 2, 3  ### "ValueError: too many values to unpack \\(expected 2, got 3\\)"
---
a, *b, c = []  ### "ValueError: not enough values to unpack \\(expected at least 2, got 0\\)"
---
for x in 5:  ### "TypeError: 'int' object is not iterable"
    pass
---
d = {1: 1}
for k in d:  ### "RuntimeError: dictionary changed size during iteration"
    d[k + 1] = 1
---
"abc"[10]  ### "IndexError: string index out of range"
---
[1, 2, 3].index(9)  ### "ValueError: list.index\\(x\\): x not in list|ValueError: 9 is not in list"
---
[1].remove(5)  ### "ValueError: list.remove\\(x\\): x not in list"
---
[1, 2]["a"]  ### "TypeError: list indices must be integers or slices, not str"
---
x = [1, 2, 3]
x[::2] = [1]  ### "ValueError: attempt to assign sequence of size 1 to extended slice of size 2"
---
range(1, 2, 0)  ### "ValueError: range\\(\\) arg 3 must not be zero"
---
1 in 5  ### "TypeError: argument of type 'int' is not a container or iterable"
