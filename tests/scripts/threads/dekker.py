# Store buffering: under any schedule of whole steps, one of the two must see the other's flag.
import threading
both_zero = 0
bar = threading.Barrier(2)
x = [0, 0]
r = [0, 0]
def side(me):
    global both_zero
    other = 1 - me
    for _ in range(300):
        bar.wait()
        for _ in (0,):
            x[me] = 1
        for _ in (0,):
            r[me] = x[other]
        if bar.wait() == 0:
            if r[0] == 0 and r[1] == 0: both_zero += 1
            x[0] = x[1] = 0
        bar.wait()
ts = [threading.Thread(target=side, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(both_zero)
