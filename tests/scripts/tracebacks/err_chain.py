def a():
    try:
        {}["missing"]
    except KeyError:
        raise ValueError("while handling")
def b():
    try:
        a()
    except ValueError as e:
        raise RuntimeError("direct cause") from e
b()
