# A counter under a lock, with private work in between.
import threading
from common import run
lock = threading.Lock()
count = 0
def work(i):
    global count
    t = 0
    for k in range(40_000):
        for j in range(60):
            t += j * k % 7
        with lock:
            count += 1
    return t
print(run(work), count)
