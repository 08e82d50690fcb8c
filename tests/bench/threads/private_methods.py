from common import run
class A:
    def __init__(self): self.n = 0
    def add(self, k): self.n += k
class B(A):
    def add(self, k): super().add(k)
def work(i):
    a, b = A(), B()
    for k in range(1_200_000):
        a.add(k)
        b.add(k)
    return a.n + b.n
print(run(work))
