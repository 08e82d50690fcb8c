"""Time steps() of collatz and collatz_pure in one thread and in two that do the same work each.

The last column is how much of the time both threads were inside steps(): unlike times, it hardly depends on what else the
machine does.

usage: speedup.py [CALLS [N [ROUNDS]]]
"""
import sys
import threading
import time

import collatz
import collatz_pure


def measure(steps, threads, calls, n):
    """Return the results, the seconds that passed, the seconds of processor time, and when each call began and ended."""
    results = [None] * threads
    spans = [[] for _ in range(threads)]

    def work(i):
        total = 0
        for _ in range(calls):
            begin = time.perf_counter()
            total += steps(n)
            spans[i].append((begin, time.perf_counter()))
        results[i] = total

    workers = [threading.Thread(target=work, args=(i,)) for i in range(threads)]
    wall, cpu = time.perf_counter(), time.process_time()
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return results, time.perf_counter() - wall, time.process_time() - cpu, spans


def overlap(a, b):
    """Return how much time the spans of two threads have in common."""
    i = j = 0
    common = 0.0
    while i < len(a) and j < len(b):
        common += max(0.0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return common


calls, n, rounds = (int(a) for a in (sys.argv[1:] + ["20", "300000", "3"][len(sys.argv) - 1:]))
right = calls * collatz_pure.steps(n)
print("module        wall 1   wall 2  speed-up    CPU 1    CPU 2  overlap")
for module in collatz, collatz_pure:
    best = {1: (1e9, 0, None), 2: (1e9, 0, None)}
    for _ in range(rounds):
        for threads in 1, 2:
            results, wall, cpu, spans = measure(module.steps, threads, calls, n)
            assert results == [right] * threads, results
            best[threads] = min(best[threads], (wall, cpu, spans))
    (w1, c1, _), (w2, c2, spans) = best[1], best[2]
    print(f"{module.__name__:12} {w1:6.3f} s {w2:6.3f} s {2 * w1 / w2:8.2f} {c1:6.3f} s {c2:6.3f} s {overlap(*spans) / w2:7.0%}")
