import os
import shutil
import stat
import tempfile

for name in sorted(dir(stat)):
    f = getattr(stat, name)
    if isinstance(f, int):
        print(name, f)
    elif name.startswith("S_IS"):
        print(name, [oct(k << 12) for k in range(16) if f(k << 12 | 0o644)])
print([stat.filemode(k << 12 | 0o7777 >> j) for k in range(16) for j in range(3)])

with tempfile.TemporaryDirectory() as d:
    pipe = os.path.join(d, "pipe")
    os.mkfifo(pipe)
    for src, dst in (pipe, pipe + "2"), (__file__, pipe):
        try:
            shutil.copyfile(src, dst)
        except shutil.SpecialFileError as e:
            print("named pipe", str(e).endswith("is a named pipe"))
