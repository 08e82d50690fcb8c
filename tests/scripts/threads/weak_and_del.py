import threading, weakref
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
def work(k):
    for i in range(50):
        d = D((k, i))
        del d
ts = [threading.Thread(target=work, args=(k,)) for k in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(log), sorted(log) == sorted((k, i) for k in range(3) for i in range(50)), all([i for kk, i in log if kk == k] == list(range(50)) for k in range(3)))
