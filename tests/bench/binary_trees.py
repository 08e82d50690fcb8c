# Allocation of many small objects.
class Node:
    __slots__ = ("left", "right")
    def __init__(self, left, right):
        self.left, self.right = left, right
def make(d):
    return Node(make(d - 1), make(d - 1)) if d else Node(None, None)
def check(n):
    return 1 + check(n.left) + check(n.right) if n.left else 1
def run(depth):
    long_lived = make(depth)
    total = 0
    for d in range(4, depth + 1, 4):
        for _ in range(1 << (depth - d + 2)):
            total += check(make(d))
    return total, check(long_lived)
print(run(15))
