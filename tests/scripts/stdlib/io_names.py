# How the classes of streams are called in messages and reprs.
import io
import pickle
import sys


class T(io.TextIOWrapper): pass
class F(io.FileIO): pass
class R(io.BufferedReader): pass


for stream in sys.stdout, sys.stdout.buffer, open("/dev/null"), open("/dev/null", "rb"), open("/dev/null", "rb", 0), T(io.BytesIO()), \
        F("/dev/null"), R(io.BytesIO()):
    try:
        pickle.dumps(stream)
    except TypeError as e:
        print(e)
    if stream not in (sys.stdout, sys.stdout.buffer):
        print(repr(stream).replace("utf-8", "UTF-8"))
    try:
        stream.nope
    except AttributeError as e:
        print(e)
