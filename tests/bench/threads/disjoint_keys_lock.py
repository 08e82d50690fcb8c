# Disjoint keys of one dict, each store under one lock.
import threading
from common import run
lock = threading.Lock()
shared = {}
def work(i):
    base = i * 1000
    for r in range(600):
        for k in range(base, base + 1000):
            with lock:
                shared[k] = r
run(work)
print(len(shared), sum(shared.values()))
