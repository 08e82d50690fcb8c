try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), KeyError(4)])])
except* ValueError as e:
    print("V", e.exceptions)
except* (TypeError, KeyError) as e:
    print("T", e.exceptions)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        print("partial")
except ExceptionGroup as e:
    print("rest", e.exceptions)
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
def f():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else")
    finally:
        print("finally")
f()
