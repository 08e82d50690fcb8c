# A recursion limit that the running frames exceed already.
import sys

try:
    sys.setrecursionlimit(1)
except RecursionError as e:
    print(e)
for n in (0, -1, 2**40, "a", 1.5, True):
    try:
        sys.setrecursionlimit(n)
        print(n, "ok")
    except Exception as e:
        print(n, type(e).__name__, e)

def f(n):
    if n:
        return f(n - 1)
    try:
        sys.setrecursionlimit(10)
    except RecursionError as e:
        print(e)

f(20)
print(sys.getrecursionlimit())
