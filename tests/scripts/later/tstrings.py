name, n = "x", 3
t = t"hello {name!r:>5} and {n + 1}"
print(t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], t.values, type(t).__name__)
print([p if isinstance(p, str) else p.value for p in t], len((t + t"!").strings))
