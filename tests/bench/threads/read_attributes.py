from common import run
class Config:
    def __init__(self): self.a, self.b, self.c = 1, 2, 3
shared = Config()
def work(i):
    t = 0
    for k in range(4_000_000):
        t += shared.a + shared.b * shared.c
    return t
print(run(work))
