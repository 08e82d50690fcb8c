# Two threads increment one shared attribute a million times each, with no lock: the loop bodies hold no call, so a switch can
# only fall between two increments.
import threading
class Shared:
    n = 0
    def __init__(self): self.n = 0
shared = Shared()
def work():
    s = shared
    for _ in range(1_000_000):
        s.n += 1
ts = [threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(shared.n)
