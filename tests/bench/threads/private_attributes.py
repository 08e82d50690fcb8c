from common import run
class P:
    def __init__(self): self.x, self.n = 0, 0
def work(i):
    p = P()
    for k in range(4_000_000):
        p.x += k & 3
        p.n += 1
    return p.x + p.n
print(run(work))
