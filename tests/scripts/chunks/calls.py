def f(a, b): pass
f(1)  ### "TypeError: f\\(\\) missing 1 required positional argument: 'b'"
---
def f(): pass
f(1)  ### "TypeError: f\\(\\) takes 0 positional arguments but 1 was given"
---
def f(*, k): pass
f()  ### "TypeError: f\\(\\) missing 1 required keyword-only argument: 'k'"
---
def f(a, /): pass
f(a=1)  ### "TypeError: f\\(\\) got some positional-only arguments passed as keyword arguments: 'a'"
---
def f(abc): pass
f(abd=1)  ### "TypeError: f\\(\\) got an unexpected keyword argument 'abd'. Did you mean 'abc'\\?"
---
class C:
    def __init__(self, a): pass
C()  ### "TypeError: C.__init__\\(\\) missing 1 required positional argument: 'a'"
---
len(5)  ### "TypeError: object of type 'int' has no len\\(\\)"
---
print(*5)  ### "TypeError: print\\(\\) argument after \\* must be an iterable, not int|TypeError: Value after \\* must be an iterable, not int"
---
def outer():
    def inner(x):
        return x / 0  ### "ZeroDivisionError"
    return [inner(i) for i in range(3)]
outer()
---
sorted([3, "a"])  ### "TypeError: '<' not supported between instances of 'str' and 'int'"
---
(lambda x: x)()  ### "TypeError: <lambda>\\(\\) missing 1 required positional argument: 'x'"
---
"abc".join(5)  ### "TypeError: can only join an iterable"
