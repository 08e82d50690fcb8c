# An exception thrown into a generator has what the generator handles as its context.
import sys

def handling():
    try:
        raise KeyError("inner")
    except KeyError:
        yield
        yield sys.exception()

for how in ValueError, ValueError("v"):
    g = handling()
    next(g)
    try:
        g.throw(how)
    except ValueError as e:
        print(repr(e), repr(e.__context__))

def catching():
    try:
        raise KeyError("inner")
    except KeyError:
        try:
            yield
        except ValueError as e:
            yield e.__context__

g = catching()
next(g)
print(repr(g.throw(ValueError)))

def outer():
    try:
        raise TypeError("outer")
    except TypeError:
        yield from handling()

g = outer()
next(g)
try:
    g.throw(ValueError)
except ValueError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))

def plain():
    yield

g = plain()
next(g)
try:
    raise OSError("caller")
except OSError:
    try:
        g.throw(ValueError)
    except ValueError as e:
        print(repr(e.__context__))

def closing():
    try:
        raise KeyError("inner")
    except KeyError:
        try:
            yield
        except GeneratorExit as e:
            print(repr(e.__context__))

g = closing()
next(g)
g.close()


# A context chain with a cycle that the program has made ends the walk along it.
a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
a.__context__, b.__context__, c.__context__ = b, c, b
try:
    raise a
except ValueError:
    try:
        raise OSError("new")
    except OSError as e:
        print(e.__context__ is a)
x, y = ValueError("x"), ValueError("y")
x.__context__, y.__context__ = y, x
try:
    raise x
except ValueError:
    try:
        raise y
    except ValueError as e:
        print(e.__context__ is x, x.__context__)
