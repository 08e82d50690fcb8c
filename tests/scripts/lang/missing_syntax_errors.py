# Programs that are grammatical and still no programs.
def check(*sources):
    for s in sources:
        try:
            compile(s, "<s>", "exec")
        except SyntaxError as e:
            print(repr(s), "->", e.msg, e.lineno, e.offset, e.end_offset)
        else:
            print(repr(s), "ok")


def patterns(*sources):
    check(*[f"match x:\n case {s}: pass" for s in sources])


# Keys of a mapping pattern are compared as a dict would.
patterns("{1: a, 1.0: b}", "{True: a, 1: b}", "{0: a, False: b}", "{0.0: a, -0.0: b}", "{1: a, 1 + 0j: b}", "{1 + 2j: a, 1 + 2j: b}",
         "{1: a, '1': b}", "{'ab': _, 'a' 'b': _}", "{b'a': _, 'a': _}", "{A.x: a, A.x: b}", "{None: a, False: b}")
# f-strings are no literals.
patterns("f'x'", "f'{x}'", "'a' f'b'", "A(f'x')", "[f'x']", "f'x' | 1", "{f'x': _}", "t'x'", "{t'{x}': _}")
# No assignment anywhere in an iterable of a comprehension, scopes inside included.
check("[i for i in [j := 0 for k in x]]", "[i for i in (lambda: (j := x))()]", "[x for x in [(lambda: [(y := 1) for z in x])]]",
      "{i: 1 for i in (j := x)}", "[i for j in x for i in (k := y)]", "[i for i in x if (j := i)]", "[(j := i) for i in x]")

# The variables a code object is closed over come in alphabetical order.
CellType = type((lambda x: lambda: x)(0).__closure__[0])


def make():
    total, b, a = None, 3, 2

    def product():
        nonlocal total, b, a
        total = a * b

    return product, lambda: total


product, total = make()
print(product.__code__.co_freevars)
exec(product.__code__, globals(), closure=product.__closure__)
print(total())
exec(product.__code__, closure=(CellType(35), CellType(72), product.__closure__[2]))
print(total())
for closure in [None, product.__closure__[:2], list(product.__closure__), (1, 2, 3)]:
    try:
        exec(product.__code__, closure=closure)
    except TypeError as e:
        print(e)
