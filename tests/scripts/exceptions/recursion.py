import sys
def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(depth(0) > 500)
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __add__(self, o): return self + o
    def __call__(self): return self()
    def __getitem__(self, k): return self[k]
a = A()
for g in (lambda: a.x, lambda: repr(a), lambda: a == a or a == 1, lambda: a + 1, lambda: a(), lambda: a[0], lambda: sorted([1, 2], key=lambda x: f(0))):
    try:
        g()
        print("fine")
    except RecursionError as e:
        print("RecursionError")
l = []
for _ in range(100000):
    l = [l]
try:
    repr(l)
except RecursionError as e:
    print("repr", type(e).__name__)
del l
def count(n): return 0 if n == 0 else 1 + count(n - 1)
print(count(900))
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
print(count(4000), old)
sys.setrecursionlimit(old)
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
def mutual_a(n): return mutual_b(n - 1) if n else "done"
def mutual_b(n): return mutual_a(n - 1) if n else "done"
print(mutual_a(500))
def gen(n):
    if n: yield from gen(n - 1)
    yield n
try:
    sum(gen(100000))
except RecursionError:
    print("generator recursion")
try:
    eval("(" * 150 + "1" + ")" * 150)
    print("parens fine")
except Exception as e:
    print(type(e).__name__, e)
try:
    eval("(" * 500 + "1" + ")" * 500)
    print("fine")
except Exception as e:
    print(type(e).__name__, e)
