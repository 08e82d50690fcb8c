# Generators, alone, chained and delegating.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x
def both(n):
    yield from count(n)
    yield from evens(count(n))
def run(n):
    return sum(evens(count(n))) + sum(both(n)) + sum(x * x for x in count(n))
print(run(1_200_000))
