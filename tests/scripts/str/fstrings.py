x, y, name = 3, 4.5, "wörld"
print(f"{x} {y} {name}", f"{x + y}", f"{x!r:>5}|{name!r}", f"{{{x}}}", f"{x=}", f"{x = }", f"{y=:.2f}", f"{name=!s}", f"{x:{x}}", f"{y:{x + 5}.{1 + 1}f}", f"{'a' 'b'}")
print(f"{x}" "plain {x}" f"{y}", f'{"nested"}', f"{f"{f"{x}"}"}", f"{', '.join(["a", "b"])}", f"{"\n".join(["x", "y"])}", f"{ {'a': 1}['a'] }", f"{[i for i in range(3)]}", f"{(lambda v: v * 2)(4)}")
print(f"{x if x > 2 else y}", f"{x:03d} {x:b} {x:#x}", rf"\n{x}", fr"{x}\d", F"{x}", f"{x}\t{y}", f"""{
    x  # a comment
    + 1
}""", f"{x,}", f"{x, y}", f"{*[1, 2],}", f"{(z := 5)} {z}", f"{x:=+5}", f"{name:*^10}", f"{name!r:*^12}", f"{x!s}{y!a}")
print(f"{None} {True} {[1.0]} {'q'!r}", f"{3.14159:.3}", f"{1e10:,}", f"{'abc':.1}", f"", f"{'{'}", f"{'}'}", f"\N{BULLET} {x}", f"{x:\x3e5}", f"{'a\tb'}")
class C:
    def __format__(self, s): return "fmt:" + s
    def __str__(self): return "str"
    def __repr__(self): return "repr"
c = C()
print(f"{c} {c!s} {c!r} {c:spec} {c!s:>5} {c=} {c=:x} {c = !s}")
def gen():
    yield f"{x}"
print(next(gen()), [f"{i:02}" for i in range(3)], {f"k{i}": f"{i}" for i in range(2)})
try:
    f"{undefined}"
except NameError as e:
    print(e)
try:
    f"{x:zz}"
except ValueError as e:
    print(e)
