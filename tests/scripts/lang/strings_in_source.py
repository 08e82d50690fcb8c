# -*- coding: utf-8 -*-
größe = 5
π = 3.14
print(größe * π)
ª = "nfkc"
print(a, "ﬁ" == "fi")
def ünïcode(ß): return ß
print(ünïcode(ß=1), ünïcode.__name__)
x = (1 +
     2)
y = [
    1,
    2,  # comment
]
z = 1 + \
    2
print(x, y, z); print("semi")
if x: print("inline"); print("two")
def one_line(): return 1
class OneLine: a = 1; b = 2
print(one_line(), OneLine.b)
print(
    "implicit "
    "concatenation "
    f"{x}"
)
lambda_ = lambda: (yield)
print(0xFFFF_FFFF, 0b1111_0000, 1_000.5e-3, 1e3, "tab\there")
if True:
	tabbed = "tab indent"
	print(tabbed)
print(__doc__, __name__, __file__.endswith("strings_in_source.py"))
match = 1; case = 2; type = 3; _ = 4; soft = [match, case, type, _]
print(soft)
