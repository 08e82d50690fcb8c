import threading
sem = threading.Semaphore(2)
inside, peak, guard = 0, 0, threading.Lock()
def work():
    global inside, peak
    for _ in range(20):
        with sem:
            with guard:
                inside += 1
                peak = max(peak, inside)
            with guard:
                inside -= 1
ts = [threading.Thread(target=work) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(inside, 1 <= peak <= 2, sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.acquire(timeout=0.01))
sem.release(2)
b = threading.BoundedSemaphore(1)
b.acquire(); b.release()
try:
    b.release()
except ValueError as e:
    print(e)
try:
    threading.Semaphore(-1)
except ValueError as e:
    print(e)
bar = threading.Barrier(3, action=lambda: phases.append("action"))
phases, order = [], []
def party(i):
    for p in range(3):
        idx = bar.wait()
        with guard: order.append((p, idx))
ts = [threading.Thread(target=party, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(phases, sorted(order), bar.parties, bar.n_waiting, bar.broken)
bar2 = threading.Barrier(2)
try:
    bar2.wait(timeout=0.02)
except threading.BrokenBarrierError:
    print("broken", bar2.broken)
bar2.reset()
print(bar2.broken)
