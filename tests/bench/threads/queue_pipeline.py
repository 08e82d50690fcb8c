# Each thread sends items through a queue of its own to itself, in batches.
import queue
from common import run
def work(i):
    q, t = queue.Queue(), 0
    for r in range(1000):
        for k in range(100):
            q.put(k)
        for k in range(100):
            t += q.get()
    return t
print(run(work))
