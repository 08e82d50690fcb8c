# Calls of methods, inherited ones too.
class Base:
    def __init__(self):
        self.n = 0
    def add(self, k):
        self.n += k
        return self
    def get(self):
        return self.n
class Derived(Base):
    def twice(self, k):
        self.add(k)
        return self.add(k).get()
def run(n):
    d, t = Derived(), 0
    for i in range(n):
        t ^= d.twice(i)
    return t, d.get()
print(run(1_200_000))
