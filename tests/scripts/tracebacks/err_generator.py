def g():
    yield 1
    raise ValueError("in generator")
def consume():
    for x in g():
        print(x)
consume()
