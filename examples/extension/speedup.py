"""Time steps() of collatz and collatz_pure in one thread and in two that do the same work each.

A speed-up of 1 means that the two took turns, 2 is perfect. The last column tells how many cores the two threads kept busy: it
hardly depends on what else the machine does.

usage: speedup.py [CALLS [N [ROUNDS]]]
"""
import sys
import threading
import time

import collatz
import collatz_pure


def measure(steps, threads, calls, n):
    """Return the results, the seconds that passed, and the seconds of processor time."""
    results = [None] * threads

    def work(i):
        results[i] = sum(steps(n) for _ in range(calls))

    workers = [threading.Thread(target=work, args=(i,)) for i in range(threads)]
    wall, cpu = time.perf_counter(), time.process_time()
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return results, time.perf_counter() - wall, time.process_time() - cpu


calls, n, rounds = (int(a) for a in (sys.argv[1:] + ["20", "300000", "3"][len(sys.argv) - 1:]))
right = calls * collatz_pure.steps(n)
print("module        1 thread  2 threads  speed-up  cores busy")
for module in collatz, collatz_pure:
    best = {}
    for _ in range(rounds):
        for threads in 1, 2:
            results, wall, cpu = measure(module.steps, threads, calls, n)
            assert results == [right] * threads, results
            best[threads] = min(best.get(threads, (wall, cpu)), (wall, cpu))
    (one, _), (two, cpu) = best[1], best[2]
    print(f"{module.__name__:12} {one:7.3f} s  {two:7.3f} s {2 * one / two:9.2f} {cpu / two:11.2f}")
