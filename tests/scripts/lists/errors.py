cases = ["[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[] + 1", "[] + ()", "[1] * []", "[1] * 'a'", "[1] - [2]", "[1] < 2", "[1] < (1,)", "[].append()", "[].append(1, 2)", "[].insert(1)", "[].extend(5)", "list(5)", "list(1, 2)", "[].foo", "[].pop('a')", "[1].insert('a', 1)", "[1].index()", "{[]: 1}", "{[]}", "list(x=1)", "[].sort(1)", "[1] @ [2]", "-[1]", "[].count()", "[1].index(1, 'a')", "[1].index(1, 1)", "[1]*10**30", "[0].__getitem__('x')"]
for c in cases:
    try:
        print(c, "=", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
try:
    a = [1]; a += 5
except TypeError as e:
    print(e)
try:
    del [1][3]
except IndexError as e:
    print(e)
try:
    x = [1]; x[3] = 5
except IndexError as e:
    print(e)
