import sys, io
print()
print(1, 2, 3)
print(1, 2, sep="")
print(1, 2, sep=", ", end="!\n")
print("a", end="")
print("b", end="\n\n")
print(*[], sep="x")
print(None, sep=None, end=None)
print("x", file=sys.stdout, flush=True)
buf = io.StringIO()
print("to", "buffer", file=buf)
print(repr(buf.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print(1, "two", file=w, sep="-")
print(w.parts)
old = sys.stdout
sys.stdout = buf
print("redirected")
sys.stdout = old
print(repr(buf.getvalue()))
for kw in ({"sep": 5}, {"end": 5}, {"file": 5}, {"foo": 1}):
    try:
        print("x", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
sys.stdout.write("direct\n")
print(sys.stdout.write("é日\n"))
sys.stdout.writelines(["l1\n", "l2\n"])
print("é\U0001F600", "\t|", "a\0b".encode())
print(sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.name, sys.stdout.mode, sys.stdout.errors, sys.stderr.errors, sys.stdin.name, sys.stdout.fileno(), sys.stdout.writable())
