# What builtins say about wrong arguments.
cases = ["len()", "len(1, 2)", "len(x=1)", "print(foo=1)", "int(1, 2, 3)", "isinstance(1)", "isinstance(1, 2)", "issubclass(1, int)", "getattr(1)", "setattr(1, 'a')", "ord()", "abs()", "range()", "iter()", "next()", "next(1)", "sum()", "sum(1)", "sum(['a'])", "sum([], 'a')", "min()", "min(1)", "min([])", "max([], key=len)", "max(1, 'a')", "zip(1)", "map()", "map(len)", "map(5, [1]).__next__()", "enumerate()", "enumerate(5)", "reversed(5)", "reversed({1})", "all()", "any(1)", "sorted(1)", "chr()", "divmod(1)", "pow(1)", "round()", "hash([])", "id()", "repr()", "type(1, 2)", "type()", "super()", "vars(1)", "dir(1, 2)", "callable()", "input(1, 2)", "bool(1, 2)", "float(1, 2)", "str(1, 2, 3, 4)", "list(1, 2)", "tuple(1, 2)", "dict(1, 2)", "set(1, 2)", "slice()", "format()", "bin()", "eval()", "exec()", "compile()", "open()", "hasattr(1)", "hasattr(1, 2)", "delattr(1, 'a')", "getattr(1, 'x')", "getattr(1, 2)", "isinstance(1, [int])", "issubclass(int, 5)", "object.__new__()", "object.__new__(1)", "int.__new__(str)", "property(1, 2, 3, 4, 5)", "staticmethod()", "classmethod()"]
for c in cases:
    try:
        eval(c)
        print(c, "fine")
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
