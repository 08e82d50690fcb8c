import os, sys
os.mkdir("libdir")
with open("libdir/late_module.py", "w") as f:
    f.write("x = 'late'\nprint('late runs', __name__)\n")
try:
    import late_module
except ModuleNotFoundError as e:
    print(e)
sys.path.insert(0, "libdir")
import late_module
import late_module
print(late_module.x)
with open("libdir/late_module.py", "w") as f:
    f.write("x = 'reloaded, and longer'\n")
import importlib
importlib.reload(late_module)
print(late_module.x)
sys.path.append("does/not/exist")
try:
    import still_nothing
except ImportError as e:
    print(e)
