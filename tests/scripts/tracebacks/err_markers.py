import traceback
def t(f):
    try:
        f()
    except Exception:
        traceback.print_exc()
class O: pass
o = O()
o.a = O()
d = {"k": [1, 2, {"z": None}]}
a, b, c = 1, 0, "x"
t(lambda: a + b + c)
t(lambda: (a + 5) / b * 3)
t(lambda: d["k"][2]["z"]["deep"])
t(lambda: o.a.b.c)
t(lambda: o.a.missing)
t(lambda: d["k"][7])
t(lambda: len(a))
t(lambda: print("x", int("bad")))
t(lambda: a < c)
t(lambda: -c)
t(lambda: c())
t(lambda: undefined_thing + 1)
t(lambda: [x / 0 for x in range(3)])
t(lambda: max(1, "a"))
t(lambda: f"{a + c}")
t(lambda: {**5})
def multi():
    return (a +
            b +
            c)
t(multi)
def stmt():
    x, y = 1, 2, 3
t(stmt)
def imp():
    import no_such_module_here
t(imp)
def asrt():
    assert a == b, "not equal"
t(asrt)
def augment():
    z = "é日本"; z += 1
t(augment)
def attr_store():
    (5).x = 3
t(attr_store)
def sub_del():
    del d["nope"]
t(sub_del)
def loop():
    for q in 5:
        pass
t(loop)
def ctx():
    with 5 as w:
        pass
t(ctx)
def rais():
    raise ValueError(
        "multi",
        "line")
t(rais)
