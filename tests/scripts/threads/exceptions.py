import threading
errors = []
def work(i):
    try:
        for j in range(100):
            try:
                if j % 10 == i: raise ValueError((i, j))
            except ValueError as e:
                errors.append(e.args[0])
        raise KeyError(i)
    except KeyError as e:
        errors.append(("k", e.args[0]))
    finally:
        errors.append(("f", i))
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(errors), sorted(map(str, errors))[:5])
import sys
infos = []
b = threading.Barrier(2)
def info(exc):
    try:
        raise exc
    except Exception:
        b.wait()
        infos.append(sys.exception() is exc)
        b.wait()
ts = [threading.Thread(target=info, args=(e,)) for e in (ValueError(1), KeyError(2))]
for t in ts: t.start()
for t in ts: t.join()
print(infos, sys.exception())
def deep(n): return deep(n + 1)
res = []
def rec():
    try:
        deep(0)
    except RecursionError:
        res.append("recursion")
ts = [threading.Thread(target=rec) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(res)
