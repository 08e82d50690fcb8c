from common import run
class Scale:
    def __init__(self, k): self.k = k
    def apply(self, v): return v * self.k
shared = Scale(3)
def work(i):
    t = 0
    for k in range(2_500_000):
        t += shared.apply(k)
    return t
print(run(work))
