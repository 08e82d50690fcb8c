# Sleeping and waiting threads overlap; a blocked thread doesn't stop the others.
import threading, time
t0 = time.perf_counter()
ts = [threading.Thread(target=time.sleep, args=(0.15,)) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(time.perf_counter() - t0 < 1.0)
lock = threading.Lock()
lock.acquire()
progress = []
blocked = threading.Thread(target=lambda: (lock.acquire(), progress.append("got it"), lock.release()))
blocked.start()
def busy():
    for i in range(100000): pass
    progress.append("busy done")
b = threading.Thread(target=busy)
b.start(); b.join()
print(progress)
lock.release()
blocked.join()
print(progress)
