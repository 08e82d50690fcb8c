# The same invariant without a lock: each transfer is a call-free loop body.
import threading
balance = [1000] * 8
seen = set()
def work(seed):
    x = seed
    for _ in range(30000):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        i = x & 7
        j = x >> 8 & 7
        balance[i] -= 1
        balance[j] += 1
def audit():
    for _ in range(3000):
        seen.add(sum(balance))
ts = [threading.Thread(target=work, args=(s,)) for s in (7, 11)] + [threading.Thread(target=audit)]
for t in ts: t.start()
for t in ts: t.join()
print(sum(balance), seen)
