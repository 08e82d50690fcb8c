# Some twenty microseconds of private work, then a sum under a lock.
import threading
from common import run
lock = threading.Lock()
total = 0
def work(i):
    global total
    for k in range(5000):
        t = 0
        for j in range(1000):
            t += j & 3
        with lock:
            total += t
run(work)
print(total)
