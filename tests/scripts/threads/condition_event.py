import threading, time
cond = threading.Condition()
items, log = [], []
def consumer():
    with cond:
        while len(items) < 3:
            cond.wait()
        log.append(("got", list(items)))
def producer():
    for i in range(3):
        with cond:
            items.append(i)
            cond.notify_all()
ts = [threading.Thread(target=consumer) for _ in range(2)] + [threading.Thread(target=producer)]
for t in ts: t.start()
for t in ts: t.join()
print(log)
with cond:
    print(cond.wait(timeout=0.02), cond.wait_for(lambda: True), cond.wait_for(lambda: False, timeout=0.02))
for f in (cond.notify, cond.wait):
    try:
        f()
    except RuntimeError as e:
        print(e)
ev = threading.Event()
print(ev.is_set(), ev.wait(0.01))
out = []
def waiter(i):
    ev.wait()
    out.append(i)
ts = [threading.Thread(target=waiter, args=(i,)) for i in range(4)]
for t in ts: t.start()
ev.set()
for t in ts: t.join()
print(sorted(out), ev.is_set(), ev.wait(), ev.clear(), ev.is_set())
# Two threads take turns.
turn, seq = 0, []
c2 = threading.Condition(threading.Lock())
def player(me):
    global turn
    for i in range(5):
        with c2:
            c2.wait_for(lambda: turn == me)
            seq.append(me)
            turn = 1 - me
            c2.notify()
ts = [threading.Thread(target=player, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(seq)
