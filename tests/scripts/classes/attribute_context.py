# An AttributeError of a property or of __getattr__ tells the lookup that it ended.
class P:
    @property
    def bad(self): return self._nope
    @property
    def bad2(self): raise AttributeError("custom")
    def __getattr__(self, n): raise AttributeError(n)
class Q:
    @property
    def bad2(self): raise AttributeError("custom")
    wo = property(None, lambda s, v: None)
for o, n in ((P(), "bad"), (P(), "bad2"), (P(), "zz"), (Q(), "bad2"), (Q(), "wo")):
    try: getattr(o, n)
    except AttributeError as e: print(n, e, e.name, type(e.obj).__name__)
    print(hasattr(o, n), getattr(o, n, "d"))
try: Q().bad2 + 1
except AttributeError as e: print(e.name)
print(property.__doc__[:10], type.__doc__[:10], object.__doc__[:10], property().__doc__, Exception.__doc__, classmethod.__doc__[:5], staticmethod(len).__doc__[:5], type(len).__doc__, type(lambda:0).__doc__[:6], super.__doc__[:6], type(iter([])).__doc__, type(P.bad).__doc__[:5])
