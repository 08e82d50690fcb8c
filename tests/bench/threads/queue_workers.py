# Workers that take items from a long queue and put results into another. Each thread has as many items to work on.
import queue
import sys
from common import run
tasks, results = queue.Queue(), queue.Queue()
count = 1500 * int(sys.argv[1])
for n in range(count):
    tasks.put(n)
def work(i):
    while True:
        try:
            n = tasks.get_nowait()
        except queue.Empty:
            return
        t = 0
        for j in range(2000):
            t += j & n
        results.put(t)
run(work)
print(sum(results.get() for n in range(count)))
