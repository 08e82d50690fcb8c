# Disjoint keys of one dict, without a lock.
from common import run
shared = {}
def work(i):
    base = i * 1000
    for k in range(1000):
        shared[base + k] = 0
    for r in range(3000):
        for k in range(base, base + 1000):
            shared[k] += 1
run(work)
print(len(shared), sum(shared.values()))
