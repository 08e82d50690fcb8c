try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e), e.args)
try:
    e
except NameError as ex:
    print("e is gone:", ex)
try:
    int("x")
except (KeyError, ValueError) as e:
    print(type(e).__name__)
try:
    [][1]
except LookupError as e:
    print(type(e).__name__, isinstance(e, LookupError))
def order(exc):
    try:
        print("try", end=" ")
        if exc: raise exc
    except KeyError:
        print("except", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")
order(None)
order(KeyError())
try:
    order(ValueError("through"))
except ValueError as e:
    print(e)
def ret():
    try:
        return "try"
    finally:
        print("cleanup")
print(ret())
def nested():
    try:
        try:
            raise ValueError("inner")
        except TypeError:
            print("no")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer", e)
nested()
for e in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(), ValueError(5), OSError(2, "msg"), OSError(2, "msg", "file"), StopIteration(3), SystemExit(4), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ImportError("m", name="n"), AttributeError("x"), SyntaxError("s"), BaseException(1, 2)):
    print(type(e).__name__, repr(e), "|", str(e), "|", e.args)
print(StopIteration(3).value, SystemExit(4).code, SystemExit().code, OSError(2, "m", "f").filename, OSError(2, "m").errno, OSError(2, "m").strerror, type(OSError(2, "m")).__name__, type(OSError(17, "m")).__name__)
class MyErr(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
try:
    raise MyErr(5, "custom")
except MyErr as e:
    print(e, e.code, repr(e))
class StrErr(Exception):
    def __str__(self): return "custom str"
print(str(StrErr("x")), repr(StrErr("x")))
try:
    raise ValueError
except ValueError as e:
    print(repr(e))
for bad in ("raise 5", "raise 'a'", "raise None", "raise int", "raise", "raise ValueError from 5", "raise ValueError() from 'a'"):
    try:
        exec(bad)
    except BaseException as e:
        print(bad, "->", type(e).__name__ + ":", e)
try:
    try: raise ValueError("v")
    except 5: pass
except TypeError as e:
    print(e)
try:
    try: raise ValueError("v")
    except (KeyError, "x"): pass
except TypeError as e:
    print(e)
print([c.__name__ for c in ZeroDivisionError.__mro__], issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(RecursionError, RuntimeError), issubclass(NotImplementedError, RuntimeError), issubclass(UnicodeError, ValueError), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(ModuleNotFoundError, ImportError), issubclass(TimeoutError, OSError))
