a, b = 1, 2
a, b = b, a
print(a, b)
(c, [d, e]), f = (1, [2, 3]), 4
print(c, d, e, f)
first, *rest = [1, 2, 3]
*init, last = "abc"
h, *mid, t = range(5)
p, *empty = [1]
print(first, rest, init, last, h, mid, t, p, empty)
[x, y] = {"k1": 1, "k2": 2}
(z,) = [9]
print(x, y, z)
for i, (j, *k) in [(1, "abc"), (2, [5])]:
    print(i, j, k)
l = [0, 1, 2]
i = 0
i, l[i] = 1, "x"
print(i, l)
l[0], l[2] = l[2], l[0]
class O: pass
o = O()
o.a, o.b, *o.rest = 1, 2, 3, 4
print(l, o.a, o.b, o.rest)
print([*range(3), *"ab", *{}], (*[1], 2), {*[1], *[1]}, {**{"a": 1}, "b": 2, **{"a": 3}}, *[1, 2], sep="-")
def g():
    yield from (1, 2)
m, n = g()
print(m, n)
q = r = s = []
q.append(1)
print(r is s, s)
cases = ["a, b = 1, 2, 3", "a, b = 1,", "a, b = []", "a, *b, c = [1]", "a, b = 5", "(a, b), c = 1, 2", "a, b = 'abc'", "a, b = None", "a, b = {1: 2}", "[a, b] = iter([1, 2, 3])", "for a, b in [1]: pass", "a, b, c = range(2)", "a, b = range(100)", "*a, = 5", "[*5]", "{**5}", "print(*5)", "print(**5)", "f(**{1: 2})"]
f = print
for case in cases:
    try:
        exec(case)
        print(case, "fine")
    except Exception as ex:
        print(case, "->", type(ex).__name__ + ":", ex)
