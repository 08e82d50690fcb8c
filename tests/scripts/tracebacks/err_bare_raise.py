# A bare raise adds no line of its own, raise with the exception does.
def b(): raise ValueError("b")
def c():
    try: b()
    except ValueError:
        raise
def d():
    try: c()
    except ValueError as e:
        raise e
def h():
    raise
def k():
    try: d()
    except ValueError: h()
k()
