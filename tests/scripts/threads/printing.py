# print buffers its output until the commit, and never splits a line that is written by one call.
import threading
def work(ch):
    for i in range(200):
        print(ch * 30 + "\n", end="")
ts = [threading.Thread(target=work, args=(c,)) for c in "a"]
for t in ts: t.start()
for t in ts: t.join()
lines = []
class Out:
    def write(self, s): lines.append(s)
out = Out()
def w2(ch):
    for i in range(300): print(f"{ch}{i}", end="", file=out)
ts = [threading.Thread(target=w2, args=(c,)) for c in "xyz"]
for t in ts: t.start()
for t in ts: t.join()
print(sum(1 for l in lines if l), [[l for l in lines if l.startswith(c)] == [f"{c}{i}" for i in range(300)] for c in "xyz"])
