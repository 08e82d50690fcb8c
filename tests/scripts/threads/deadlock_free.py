# Dining philosophers who take forks in order, and lock hand-over across many threads.
import threading
forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5
def phil(i):
    a, b = sorted((i, (i + 1) % 5))
    for _ in range(300):
        with forks[a], forks[b]:
            meals[i] += 1
ts = [threading.Thread(target=phil, args=(i,)) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(meals)
locks = [threading.Lock() for _ in range(6)]
for l in locks: l.acquire()
chain = []
def link(i):
    locks[i].acquire()
    chain.append(i)
    if i + 1 < len(locks): locks[i + 1].release()
ts = [threading.Thread(target=link, args=(i,)) for i in range(6)]
for t in reversed(ts): t.start()
locks[0].release()
for t in ts: t.join()
print(chain)
many = [threading.Thread(target=lambda: None) for _ in range(200)]
for t in many: t.start()
for t in many: t.join()
print(sum(t.is_alive() for t in many))
