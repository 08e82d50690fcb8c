# Atomic operations of builtin containers from several threads.
import threading
from collections import deque
N, T = 3000, 4
lst, dct, st, dq, sd = [], {}, set(), deque(), {}
firsts = []
def work(me):
    for i in range(N):
        lst.append((me, i))
        dct[(me, i)] = i
        st.add(i)
        dq.append(me)
        if dct.setdefault(("once", i), me) == me:
            firsts.append(i)
        sd.setdefault(i % 10, []).append(me)
ts = [threading.Thread(target=work, args=(m,)) for m in range(T)]
for t in ts: t.start()
for t in ts: t.join()
print(len(lst), len(set(lst)), len(dct), len(st), len(dq), len(firsts), sorted(firsts) == list(range(N)), sum(map(len, sd.values())))
print(all([i for m, i in lst if m == me] == list(range(N)) for me in range(T)))
# Popping: every element goes to exactly one thread.
src = list(range(8000))
dqs = deque(range(8000))
d = dict.fromkeys(range(8000))
s = set(range(8000))
got = [[] for _ in range(T)]
def pop(me):
    mine = got[me]
    for _ in range(2000):
        mine.append(src.pop())
        mine.append(dqs.popleft())
        mine.append(d.popitem()[0])
        mine.append(s.pop())
ts = [threading.Thread(target=pop, args=(m,)) for m in range(T)]
for t in ts: t.start()
for t in ts: t.join()
allv = sorted(v for g in got for v in g)
print(len(allv), allv == sorted(list(range(8000)) * 4), src, list(dqs), d, s)
