import inspect
def f(a, b=1, /, c=2, *args, d, e=5, **kw) -> int: "docs"
s = inspect.signature(f)
print(s, [(p.name, p.kind.name, p.default is not inspect._empty) for p in s.parameters.values()], s.return_annotation, s.bind(1, d=2).arguments, inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(f))
class C:
    "class doc"
    def m(self, x): pass
    @property
    def p(self): pass
    @staticmethod
    def s(): pass
print(inspect.signature(C.m), inspect.signature(C().m), inspect.signature(C), [n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.ismethod(C().m), inspect.getmro(C), inspect.getfullargspec(f), inspect.isdatadescriptor(C.p))
print(inspect.getsource(C.m), inspect.getsourcelines(f)[1], inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getmodule(C).__name__, inspect.cleandoc("  a\n    b\n    c"))
try:
    s.bind()
except TypeError as e:
    print(e)
