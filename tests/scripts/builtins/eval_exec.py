print(eval("1 + 2"), eval("x * 2", {"x": 5}), eval("a + b", {"a": 1}, {"b": 2}), eval("  1"), eval(b"1+1"))
ns = {}
exec("y = 5\ndef f(): return y\n", ns)
print(ns["y"], ns["f"](), sorted(k for k in ns if k != "__builtins__"), "__builtins__" in ns)
exec("z = 10")
print(z)
def scoped():
    v = 1
    exec("v = 2")
    r = {}
    exec("w = v + 1", globals(), {"v": 5} | r)
    return v, eval("v"), locals().get("w")
print(scoped())
c = compile("1 + 1", "<s>", "eval")
print(eval(c), type(c), c.co_filename, c.co_name)
c = compile("q = 5\nprint(q)", "file.py", "exec")
exec(c)
exec(compile("1 + 1\n'repr shown'", "<i>", "single") if False else compile("'repr shown'", "<i>", "single"))
for f in (lambda: eval(5), lambda: exec(5), lambda: compile("1", "f", "bad"), lambda: eval("1", 5), lambda: exec("1", {}, 5), lambda: compile(5, "f", "exec")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
