"""Time steps() of collatz and collatz_pure in one thread and in two that do the same work each.

usage: speedup.py [CALLS [N [ROUNDS]]]
"""
import sys
import threading
import time

import collatz
import collatz_pure


def measure(steps, threads, calls, n):
    """Return the results, the seconds that passed and the seconds of processor time."""
    results = [None] * threads

    def work(i):
        total = 0
        for _ in range(calls):
            total += steps(n)
        results[i] = total

    workers = [threading.Thread(target=work, args=(i,)) for i in range(threads)]
    wall, cpu = time.perf_counter(), time.process_time()
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return results, time.perf_counter() - wall, time.process_time() - cpu


calls, n, rounds = (int(a) for a in (sys.argv[1:] + ["20", "300000", "3"][len(sys.argv) - 1:]))
right = calls * collatz_pure.steps(n)
print("module        wall 1   wall 2  speed-up    CPU 1    CPU 2")
for module in collatz, collatz_pure:
    best = {1: (1e9, 0), 2: (1e9, 0)}
    for _ in range(rounds):
        for threads in 1, 2:
            results, wall, cpu = measure(module.steps, threads, calls, n)
            assert results == [right] * threads, results
            best[threads] = min(best[threads], (wall, cpu))
    (w1, c1), (w2, c2) = best[1], best[2]
    print(f"{module.__name__:12} {w1:6.3f} s {w2:6.3f} s {2 * w1 / w2:8.2f} {c1:6.3f} s {c2:6.3f} s")
