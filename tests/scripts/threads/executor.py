from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, Future, TimeoutError, CancelledError
import threading, time
def sq(x):
    if x == 7: raise ValueError(f"bad {x}")
    return x * x
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(sq, range(5))), list(ex.map(lambda a, b: a + b, [1, 2], [3, 4])))
    fs = [ex.submit(sq, i) for i in range(8)]
    print(sorted(f.result() for f in as_completed(fs) if f.exception() is None), fs[7].exception(), fs[3].done(), fs[3].cancelled())
    try:
        fs[7].result()
    except ValueError as e:
        print("result raises", e)
    try:
        list(ex.map(sq, [6, 7, 8]))
    except ValueError as e:
        print("map raises", e)
    ev = threading.Event()
    slow = ex.submit(ev.wait)
    try:
        slow.result(timeout=0.02)
    except TimeoutError:
        print("timeout")
    done, pending = wait([slow, ex.submit(sq, 2)], return_when=FIRST_COMPLETED)
    print(len(done), len(pending))
    ev.set()
    print(slow.result())
    cb = []
    f = ex.submit(sq, 5)
    f.add_done_callback(lambda fut: cb.append(fut.result()))
    f.result()
try:
    ex.submit(sq, 1)
except RuntimeError as e:
    print(e)
print(cb)
with ThreadPoolExecutor(1) as ex:
    gate = threading.Event()
    ex.submit(gate.wait)
    c = ex.submit(sq, 1)
    print(c.cancel(), c.cancelled())
    gate.set()
try:
    c.result()
except CancelledError:
    print("cancelled")
names = set()
with ThreadPoolExecutor(2, thread_name_prefix="pool", initializer=lambda: names.add("init")) as ex:
    list(ex.map(lambda _: names.add(threading.current_thread().name.split("_")[0]), range(10)))
print(sorted(names))
def total(lo, hi): return sum(range(lo, hi))
with ThreadPoolExecutor(4) as ex:
    print(sum(ex.map(total, range(0, 10000, 1000), range(1000, 11000, 1000))))
