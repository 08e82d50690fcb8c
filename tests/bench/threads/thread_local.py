import threading
from common import run
shared = threading.local()
def work(i):
    shared.n = 0
    for k in range(2_000_000):
        shared.n += 1
    return shared.n
print(run(work))
