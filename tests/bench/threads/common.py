"""Runs the same work in each of THREADS threads (the first argument) and prints what they return."""
import sys
import threading


def run(work, *args):
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    results = [None] * n
    def thread(i):
        results[i] = work(i, *args)
    threads = [threading.Thread(target=thread, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results
