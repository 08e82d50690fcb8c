import threading
lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=False))
lock.release()
print(lock.locked())
with lock: print("held", lock.locked())
print(lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
for a in ((True, -5), (False, 1), ("x", "y")):
    try:
        lock.acquire(*a)
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
r = threading.RLock()
print(r.acquire(), r.acquire(), r.locked() if hasattr(r, "locked") else True)
r.release(); r.release()
try:
    r.release()
except RuntimeError as e:
    print(e)
count = 0
def work():
    global count
    for _ in range(2000):
        with lock:
            tmp = count
            count = tmp + 1
def rwork():
    global count
    for _ in range(500):
        with r:
            with r:
                tmp = count
                count = tmp + 1
for f in (work, rwork):
    ts = [threading.Thread(target=f) for _ in range(4)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(count)
r.acquire()
res = []
t = threading.Thread(target=lambda: res.append(r.acquire(blocking=False)))
t.start(); t.join()
t = threading.Thread(target=lambda: res.append(r.acquire(timeout=0.02)))
t.start(); t.join()
r.release()
print(res)
try:
    with lock:
        raise ValueError("inside")
except ValueError:
    print(lock.locked())
lock.acquire()
t = threading.Thread(target=lock.release)
t.start(); t.join()
print(lock.locked(), type(lock).__name__, repr(lock)[:24])
