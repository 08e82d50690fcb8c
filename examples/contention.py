"""Two threads count in one dict, without a lock and without an error, but not in parallel: --stm-report tells why."""
import threading

hits = {}


def work():
    for n in range(200_000):
        square = sum(k * k for k in range(n % 10))
        hits[square] = hits.get(square, 0) + 1


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(hits.values()))
