from common import run
class Node:
    def __init__(self, v, nxt): self.v, self.nxt = v, nxt
def work(i):
    t = 0
    for r in range(1500):
        head = None
        for k in range(1000):
            head = Node(k, head)
        while head is not None:
            t += head.v
            head = head.nxt
    return t
print(run(work))
