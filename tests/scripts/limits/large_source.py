# Generated source: more constants, names, calls and targets in one piece of code than an operand of 16 bits can tell apart.
from textwrap import indent

N = 66_000

def run(src, **names):
    exec(compile(src, "<large>", "exec"), names)
    return names

def lines(text, n=N):
    return "\n".join(text.replace("#", str(i)) for i in range(n)) + "\n"

def joined(text, n=N):
    return ",".join(text.replace("#", str(i)) for i in range(n))

# Displays.
v = run("x = [" + joined("'s#'") + "]")["x"]
print(len(v), v[0], v[-1])
v = run("x = {" + joined("'k#': #") + "}")["x"]
print(len(v), v["k0"], v["k65999"])
v = run("x = {" + joined("(#, 'a'): ['b#', {'c': #.5}]", N // 2) + "}")["x"]
print(len(v), v[32999, "a"])
v = run("x = {" + joined("-#") + "}")["x"]
print(len(v), min(v), max(v))
v = run("y = 1\nx = (" + joined("y + #") + ")")["x"]
print(len(v), v[0], v[-1])
v = run("y = 1\nx = f'" + joined("{y}#") + "'")["x"]
print(len(v), v[:12], v[-12:])
print(run("y = 1\nx = " + " == ".join(["y"] * 5000))["x"], run("y = 1\nx = y" + " < y + 1 > y" * 3000)["x"])

# Names.
v = run(lines("v# = 'c#'") + "del v1\ntry: v1\nexcept NameError as e: print(e)\n")
print(len(v), v["v0"], v["v65999"])

USED = "if no:\n" + lines(" a.b") + "else:\n pass\n"  # uses up the inline caches

class A:
    x = 1

    def f(self, *args, **kw):
        return args, kw

    @property
    def p(self):
        return self.missing

a = A()
v = run(USED + """
print(a.x, a.f(1, b=2), A.x, a.f(*(1, 2), **{"c": 3}))
a.x = 5
a.x += 1
del a.x
a.y = a.x + 10
import os.path as path, sys
from os import sep as separator
print(a.y, path.join("u", "v"), separator, sys.byteorder in ("little", "big"))
for name in ("nowhere", "p"):
    try:
        getattr(a, name) if name == "x" else a.nowhere if name == "nowhere" else a.p
    except AttributeError as e:
        print(type(e).__name__, e, e.name)
try:
    nowhere
except NameError as e:
    print(e, e.name)
try:
    from os import nowhere
except ImportError as e:
    print(e.name, e.name_from)
for i in range(100):
    a.y += i
    a.z = a.y
print(a.z, len([a.y for _ in range(3)]))
""", a=a, A=A, no=False)

run("def f(a, no):\n" + indent(USED, " ") + """
 global late
 late = a.x
 print(late, len(str(late)))
 del late
 try:
  late
 except NameError as e:
  print(e)
 def g():
  nonlocal a
  a = late2.x
  return a
 print(g() + a)
f(A, False)
""", A=A, late2=A)

run("class B(A):\n x = 2\n" + indent(USED, " ") + """
 z = x
 x = 3
 def f(self, q=z, *, k=x):
  return super().f(q, self.x, k=k)
 del z
print(B().f(), sorted(k for k in vars(B) if k[0] != '_'))
class C(B):
 def f(self, no=False):
""" + indent(USED, "  ") + """
  print(super().x, super(B, self).f(1, k=2))
  return super().f(0, k=self.x)
print(C().f())
""", A=A, no=False, a=None)

# Functions, and calls with many different keyword names.
v = run(lines("def f#(a, b=#, *, c='#'): return a, b, c"))
print(v["f0"](1), v["f65999"](1), v["f65999"].__kwdefaults__, v["f50000"].__name__)
v = run("def f(**kw): return kw\n" + lines("x = f(a#=1, b='#')") + "print(x)\n")

# Floats are operands of their own, and leave no place for the code of functions.
v = run("def f(x):\n s = 0\n" + lines(" s += x * #.5") + " def g(a=s, *, b=x): return s, x, a, b\n return g\n")["f"]
print(v(1)())

# Many targets.
v = run(joined("a#", 5000) + " = range(5000)")
print(v["a0"], v["a4999"])
v = run(joined("a#", 200) + ", *b, " + joined("c#", 300) + " = range(600)")
print(v["a199"], v["b"][0], v["b"][-1], v["c0"], v["c299"])
v = run("def f():\n " + joined("a#", 300) + " = iter(range(300))\n return a0 + a299\nx = f()")
print(v["x"])
for src in (
    joined("a#", 300) + " = range(299)",
    joined("a#", 300) + " = range(301)",
    joined("a#", 300) + " = [0] * 301",
    joined("a#", 300) + " = {}",
    joined("a#", 300) + " = 5",
    "*a, " + joined("a#", 300) + " = range(299)",
    "*a, " + joined("a#", 300) + " = None",
    joined("a#", 256) + ", *b = range(600)",
):
    try:
        run(src)
    except (ValueError, TypeError, SyntaxError) as e:
        print(type(e).__name__, str(e)[:70])

# Nesting.
for src in ("not " * 3000 + "y", "-" * 3000 + "y", "~" * 3001 + "y", "1 if n else " * 3000 + "y", "y" + ".real" * 5000, "y" + " + y" * 20000):
    print(eval(src, {"y": 1, "n": 0}))
