# Exceptions that are raised and those that are not.
class Odd(Exception):
    def __init__(self, n):
        self.n = n
def check(n):
    if n & 3 == 1:
        raise Odd(n)
    return n
def run(n):
    caught = total = 0
    for i in range(n):
        try:
            total += check(i)
        except Odd as e:
            caught += e.n
        try:
            total += 1
        finally:
            caught -= 1
    return caught, total
print(run(1_500_000))
