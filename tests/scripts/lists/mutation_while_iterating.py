a = [1, 2, 3]
for x in a:
    if len(a) < 8:
        a.append(x * 10)
print(a)
a = list(range(10))
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), list(it), next(it, "done"))
a = [1, 2]
it = iter(a)
list(it)
a.append(3)
print(list(it))
r = reversed([1, 2, 3])
print(next(r), list(r), r.__length_hint__())
a = [1, 2, 3, 4]
r = reversed(a)
next(r)
del a[1:]
print(list(r))
class L(list):
    def __getitem__(self, i): return "sub"
    def __len__(self): return 99
l = L([1, 2])
print(l[0], list(l), len(l), l, [*l], l + [3], type(l + [3]), l == [1, 2])
