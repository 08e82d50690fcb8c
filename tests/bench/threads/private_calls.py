from common import run
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def work(i): return fib(31)
print(run(work))
