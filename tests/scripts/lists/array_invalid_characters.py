# Memory of an array of characters can be written to as bytes, so they may be none.
from array import array

a = array("w", "abc")
m = memoryview(a).cast("B")
m[3] = 255
for f in repr, list, array.tounicode, array.tolist, lambda a: a[0], lambda a: a[1], lambda a: a.tobytes():
    try:
        print(f(a))
    except (ValueError, UnicodeError) as e:
        print(type(e).__name__, e)
