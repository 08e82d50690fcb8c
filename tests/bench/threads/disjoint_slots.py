# Disjoint slots of one list.
from common import run
shared = [0] * 8000
def work(i):
    base = i * 1000
    for r in range(3500):
        for k in range(base, base + 1000):
            shared[k] += 1
run(work)
print(sum(shared))
