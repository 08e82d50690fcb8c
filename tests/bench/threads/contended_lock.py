# A counter under a lock, and nothing else.
import threading
from common import run
lock = threading.Lock()
count = 0
def work(i):
    global count
    for k in range(700_000):
        with lock:
            count += 1
run(work)
print(count)
