"""Counts the primes below 400,000: four threads take ranges from a list and add to one dict, without a lock."""
import threading

work = [range(n, n + 10_000) for n in range(0, 400_000, 10_000)]
found = {"primes": 0, "twins": 0}

def is_prime(n):
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return n > 1

def count():
    while work:
        try:
            numbers = work.pop()
        except IndexError:
            return
        primes = [n for n in numbers if is_prime(n)]
        twins = sum(is_prime(n + 2) for n in primes)
        found["primes"] += len(primes)
        found["twins"] += twins

threads = [threading.Thread(target=count) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(found)
