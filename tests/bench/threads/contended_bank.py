# Transfers between few accounts under one lock each.
import threading
from common import run
class Account:
    def __init__(self): self.balance, self.lock = 1000, threading.Lock()
accounts = [Account() for _ in range(64)]
def work(i):
    x = i + 1
    for k in range(250_000):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        a, b = x >> 8 & 63, x >> 16 & 63
        if a == b:
            continue
        if a > b:
            a, b = b, a
        p, q = accounts[a], accounts[b]
        with p.lock:
            with q.lock:
                p.balance -= 1
                q.balance += 1
run(work)
print(sum(a.balance for a in accounts))
