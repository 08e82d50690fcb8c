# When __del__ runs: as soon as the last reference is gone.
class D:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): D.log.append(self.n)
d = D(1)
d = D(2)
print(D.log)
del d
print(D.log)
def scope():
    x = D(3)
scope()
print(D.log)
l = [D(4), D(5)]
l.pop()
print(D.log)
l.clear()
print(D.log)
D(6)
print(D.log)
