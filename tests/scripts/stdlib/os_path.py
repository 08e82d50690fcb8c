import os, os.path as p
print(p.join("a", "b", "/c", "d"), p.split("/a/b.txt"), p.basename("/a/b/"), p.dirname("/a/b"), p.splitext("x.tar.gz"), p.splitext(".rc"), p.normpath("a/../b//c/."), p.isabs("/x"), p.commonpath(["/a/b", "/a/c"]), p.commonprefix(["abc", "abd"]), p.relpath("/a/b", "/a/c"), p.abspath("/x/../y"), p.expanduser("x"), p.expandvars("$NOPE/x"), p.join("a", ""), os.sep, os.linesep == "\n", os.curdir, os.name)
os.makedirs("d/e/f")
with open("d/x.txt", "w") as file:
    file.write("hi")
print(sorted(os.listdir("d")), p.exists("d/x.txt"), p.isfile("d"), p.isdir("d"), p.getsize("d/x.txt"), [(r, sorted(ds), sorted(fs)) for r, ds, fs in os.walk("d")], sorted(e.name for e in os.scandir("d")), os.stat("d/x.txt").st_size)
os.rename("d/x.txt", "d/y.txt")
os.remove("d/y.txt"); os.removedirs("d/e/f")
print(os.path.exists("d"), os.environ.get("NOPE", "unset"), os.getenv("TZ"), os.getcwd() == os.path.abspath("."), type(os.getpid()), os.cpu_count() > 0, os.fspath("x"), os.fsencode("é"))
os.environ["NEW_VAR"] = "v"
print(os.environ["NEW_VAR"], "NEW_VAR" in os.environ, os.environ.pop("NEW_VAR"))
for f in (lambda: os.remove("nope"), lambda: os.mkdir("a/b/c"), lambda: os.listdir("nope"), lambda: os.stat("nope"), lambda: os.rmdir("nope"), lambda: os.environ["NOPE"], lambda: os.fspath(5), lambda: os.rename("nope", "x"), lambda: os.environ.__setitem__("a", 5), lambda: os.path.join("a", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
r, w = os.pipe()
os.write(w, b"through the pipe")
os.close(w)
print(os.read(r, 100), os.close(r))
