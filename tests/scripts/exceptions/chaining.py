try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("second") from z
except KeyError as e:
    print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second") from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__, repr(e.__context__))
try:
    raise ValueError("a") from TypeError
except ValueError as e:
    print(repr(e.__cause__))
def reraise():
    try:
        raise ValueError("orig")
    except ValueError:
        raise
try:
    reraise()
except ValueError as e:
    print(e, e.__context__)
try:
    try:
        raise ValueError("1")
    finally:
        raise KeyError("2")
except KeyError as e:
    print(repr(e.__context__))
def inner():
    raise TypeError("in inner")
try:
    try:
        raise ValueError("1")
    except ValueError:
        try:
            inner()
        except TypeError as t:
            print("ctx", repr(t.__context__))
            raise OSError("3")
except OSError as e:
    c = e
    while c:
        print(repr(c), end=" <- ")
        c = c.__context__
    print()
e1 = ValueError("x")
try:
    raise e1
except ValueError as e:
    print(e is e1, e.__traceback__ is not None, e.__traceback__.tb_lineno, e.__traceback__.tb_next)
e2 = e1.with_traceback(None)
print(e2 is e1, e1.__traceback__)
e1.add_note("note 1")
e1.add_note("note 2")
print(e1.__notes__)
try:
    e1.add_note(5)
except TypeError as e:
    print(e)
e1.__cause__ = KeyError("set")
print(repr(e1.__cause__), e1.__suppress_context__)
try:
    e1.__cause__ = 5
except TypeError as e:
    print(e)
try:
    e1.__traceback__ = 5
except TypeError as e:
    print(e)
try:
    try:
        raise e1
    except ValueError as x:
        raise x
except ValueError as e:
    print(e.__context__)
import sys
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    t, v, tb = sys.exc_info()
    print(t.__name__, v, tb is not None, sys.exception() is v)
print(sys.exc_info(), sys.exception())
def gen():
    try:
        yield 1
    except ValueError as e:
        yield repr(e.__context__)
g = gen()
next(g)
try:
    1 / 0
except ZeroDivisionError:
    print(g.throw(ValueError("thrown")))
