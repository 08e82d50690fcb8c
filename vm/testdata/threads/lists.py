from _collections import deque

items = []
queue = deque()
taken = []
numbers = set()
stack = list(range(20))


def adder(me):
    def work():
        for i in range(N):
            items.append((me, i))
            queue.append((me, i))
            numbers.add(me * N + i)
            numbers.add(i)
    return work


def taker():
    n = 0
    while n < N:
        if queue:
            taken.append(queue.popleft())
            n += 1


def churner():
    for i in range(N):
        x = stack.pop()
        y = stack.pop(0)
        stack.insert(3, x)
        stack.append(y)
        stack[5], stack[-1] = stack[-1], stack[5]
        if i % 16 == 0:
            stack.reverse()
            stack.sort()


together(adder(0), adder(1), taker, churner, churner)
for me in 0, 1:
    assert [i for m, i in items if m == me] == list(range(N))
assert len(taken) == N and len(queue) == N
for me in 0, 1:
    assert [i for m, i in taken + list(queue) if m == me] == list(range(N))
assert numbers == set(range(2 * N)), len(numbers)
assert sorted(stack) == list(range(20)), stack
