cases = ["{}['a']", "{}[(1, 2)]", "{1: 2}.pop(3)", "{}.popitem()", "{[]: 1}", "{}[[]]", "{{}: 1}", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['a'])", "{} < {}", "{} + {}", "{}.foo", "{}.update(5)", "dict(1, 2)", "{}.get()", "{} | 5", "{} | [(1, 2)]", "{}.update([1])", "hash({})", "{}.setdefault()", "dict.fromkeys()", "dict.fromkeys(5)", "dict(**{1: 2})", "{**5}", "iter({}).x", "{}.fromkeys([[]])", "[] in {}", "{set()}", "{}.pop()", "{'a': 1}.keys()[0]", "-{}"]
for c in cases:
    try:
        print(c, "=", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
try:
    del {}["missing"]
except KeyError as e:
    print(repr(e), e.args, str(e))
try:
    {}[1.5]
except KeyError as e:
    print(str(e))
