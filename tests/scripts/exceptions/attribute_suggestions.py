# Suggestions aren't part of str(e); they show in tracebacks only.
class A:
    value = 1
try:
    A().valeu
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
try:
    prnt
except NameError as e:
    print(e, e.name)
try:
    from math import sinn
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import nosuchmodule
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
try:
    import os.nosuch
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    [].len
except AttributeError as e:
    print(e)
