# The shape of the demonstration: private work, merged under one lock.
import threading
docs = [f"word{i % 7} common word{i % 13} doc{i}" for i in range(400)]
index, lock, nxt = {}, threading.Lock(), [0]
def work():
    while True:
        with lock:
            i = nxt[0]
            nxt[0] += 1
        if i >= len(docs): return
        private = {}
        for w in docs[i].split():
            private[w] = private.get(w, 0) + 1
        with lock:
            for w, n in private.items():
                index.setdefault(w, []).append((i, n))
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(index), len(index["common"]), sorted(len(v) for w, v in index.items() if w.startswith("word")), sorted(index["word3"])[:3])
