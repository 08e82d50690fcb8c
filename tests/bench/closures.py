# Closures that share and change variables.
def counter(step):
    n = 0
    def inc():
        nonlocal n
        n += step
        return n
    def get():
        return n
    return inc, get
def compose(f, g):
    return lambda x: f(g(x))
def run(n):
    inc, get = counter(3)
    f = compose(lambda x: x + 1, lambda x: x * 2)
    t = 0
    for i in range(n):
        inc()
        t += f(i)
    return t, get()
print(run(2_000_000))
