a = [3, 1, 2]
print(a, len(a), a[0], a[-1], a + [4], a * 2, 2 * a, 1 in a, 9 not in a, [] == [], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 5], [1, [2]] == [1, [2]])
a.append(4); a.extend((5, 6)); a.insert(1, "x"); a.insert(-1, "y"); a.insert(100, "z"); a.insert(-100, "first")
print(a, a.pop(), a.pop(0), a.pop(1), a.pop(-2), a)
a.remove(1)
a.reverse()
print(a, a.index(2), a.index(5, 1), a.count(2), a.copy(), a.copy() is a, a.clear(), a)
b = [0] * 5
b[1] = "b"; b[-1] = "e"
b += "xy"
b *= 2
print(b, list(), list("abc"), list(range(3)), list({"k": 1}), [*range(3), *"ab"], [[]] * 3)
del b[0], b[-1]
print(b)
c = [1, 2, 3]
c += c
c.extend(c)
print(c, [c][0] is c, repr([c[:2], "s", None, 1.5]))
d = [1]
d.append(d)
print(d, d[1][1] is d, [d])
