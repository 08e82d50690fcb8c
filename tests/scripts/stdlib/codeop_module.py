# Incomplete input, as an interactive interpreter asks for it.
import code
import codeop
import sys

sys.stderr = sys.stdout

SOURCES = ["if 1:", "if 1:\n  x", "if 1:\n  x\n", "x = (", "def f():\n", "def f():\n  pass\n", "x = 1", '"""', "a b", "f(1", 'x = "a', "for", "x = \\",
    "", "# c", "@d", "class A:", "try:\n pass", "if 1:\n  pass\nelse:", 'f"""', 'f"{', "[1,\n2", "lambda", "x +", "print(", "1 if", "import",
    "from x import (", "x = 1 +\\", " x", "if 1: pass", "if 1: pass\n", "raise = 2", "x=)", "def", '"\\d"', 'f"{a', "x = 1; y = (", "(1))"]
for s in SOURCES:
    try:
        r = codeop.compile_command(s)
        print(repr(s), "incomplete" if r is None else "code")
    except (SyntaxError, OverflowError, ValueError) as e:
        print(repr(s), type(e).__name__, e)

ALLOW_INCOMPLETE, DONT_IMPLY_DEDENT = 0x4000, 0x200
for s in ("if 1:", "x = 1", "a b", "def f():", '"""abc', "if 1:\n x", "if 1:\n x\n", "(1))\n"):
    for flags in (ALLOW_INCOMPLETE, ALLOW_INCOMPLETE | DONT_IMPLY_DEDENT, DONT_IMPLY_DEDENT):
        for mode in ("single", "exec"):
            try:
                compile(s, "<i>", mode, flags)
                print(repr(s), hex(flags), mode, "complete")
            except SyntaxError as e:
                print(repr(s), hex(flags), mode, type(e).__name__, e)

i = code.InteractiveInterpreter()
for s in ("if 1:", "x = 5", "x", "1/0", "x y", "def f(): return 1\n"):
    print(repr(s), i.runsource(s))
