import threading, random
class Account:
    def __init__(self, n): self.balance, self.lock = n, threading.Lock()
accounts = [Account(100) for _ in range(10)]
def transfer(a, b, amount):
    first, second = (a, b) if id(a) < id(b) else (b, a)
    with first.lock:
        with second.lock:
            if a.balance >= amount:
                a.balance -= amount
                b.balance += amount
def work(seed):
    r = random.Random(seed)
    for _ in range(2000):
        i, j = r.sample(range(10), 2)
        transfer(accounts[i], accounts[j], r.randrange(1, 20))
violations = []
stop = threading.Event()
def auditor():
    while not stop.is_set():
        for a in accounts: a.lock.acquire()
        total = sum(a.balance for a in accounts)
        for a in accounts: a.lock.release()
        if total != 1000: violations.append(total)
        stop.wait(0.001)
# The auditor takes the locks in another order than transfer does, so take them all by identity as well.
accounts.sort(key=id)
ts = [threading.Thread(target=work, args=(s,)) for s in range(3)]
au = threading.Thread(target=auditor)
au.start()
for t in ts: t.start()
for t in ts: t.join()
stop.set()
au.join()
print(sum(a.balance for a in accounts), violations, min(a.balance for a in accounts) >= 0)
