import queue, threading
q = queue.Queue(maxsize=5)
results, lock = [], threading.Lock()
def producer(base):
    for i in range(100): q.put(base + i)
def consumer():
    while True:
        v = q.get()
        if v is None:
            q.task_done()
            return
        with lock: results.append(v)
        q.task_done()
ps = [threading.Thread(target=producer, args=(k * 1000,)) for k in range(3)]
cs = [threading.Thread(target=consumer) for _ in range(2)]
for t in ps + cs: t.start()
for t in ps: t.join()
for _ in cs: q.put(None)
q.join()
for t in cs: t.join()
print(len(results), sorted(results) == sorted(k * 1000 + i for k in range(3) for i in range(100)), q.empty(), q.qsize(), q.full())
per = [[v % 1000 for v in results if v // 1000 == k] for k in range(3)]
print([len(p) for p in per])
one = queue.Queue()
got = []
t = threading.Thread(target=lambda: [got.append(one.get()) for _ in range(50)])
t.start()
for i in range(50): one.put(i)
t.join()
print(got == list(range(50)))
for f in (lambda: one.get(block=False), lambda: one.get(timeout=0.01), lambda: one.get_nowait(), lambda: one.task_done() or [one.task_done() for _ in range(60)], lambda: one.get(timeout=-1)):
    try:
        f()
    except (queue.Empty, ValueError) as e:
        print(type(e).__name__, e)
full = queue.Queue(1)
full.put(1)
try:
    full.put_nowait(2)
except queue.Full as e:
    print("Full", e)
try:
    full.put(2, timeout=0.01)
except queue.Full:
    print("Full again")
lq, pq, sq = queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()
for x in (3, 1, 2):
    lq.put(x); pq.put(x); sq.put(x)
print([lq.get() for _ in range(3)], [pq.get() for _ in range(3)], [sq.get() for _ in range(3)], sq.empty())
sd = queue.Queue()
sd.put(1)
sd.shutdown()
print(sd.get())
try:
    sd.get()
except queue.ShutDown:
    print("ShutDown")
