def outer(n):
    return middle(n) + 1
def middle(n):
    value = inner(n,
                  key=None)
    return value
def inner(n, key):
    return [n, key]["index" if n else 0]
class C:
    def method(self):
        return outer(self.n)
    n = 5
(lambda c: c.method())(C())
