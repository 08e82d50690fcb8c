# Swaps in a call-free loop body keep a permutation a permutation, and readers see whole swaps.
import threading
N = 100
a = list(range(N))
bad = []
def swapper(seed):
    x = seed
    for _ in range(20000):
        x = (x * 1103515245 + 12345) % 2147483648
        i = x % N
        j = x // N % N
        a[i], a[j] = a[j], a[i]
pair = [0, 0]
def writer():
    for i in range(30000):
        pair[0] = i
        pair[1] = i
def reader():
    for _ in range(30000):
        x = pair[0]; y = pair[1]
        if x != y:
            bad.append((x, y))
ts = [threading.Thread(target=swapper, args=(s,)) for s in (1, 2, 3)] + [threading.Thread(target=writer), threading.Thread(target=reader)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(a) == list(range(N)), bad, pair)
