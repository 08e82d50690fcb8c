import types
n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[1]), vars(n))
del n.a
print(n, hasattr(n, "a"), repr(types.SimpleNamespace()))
mp = types.MappingProxyType({"k": 1})
print(mp["k"], mp, len(mp), list(mp), "k" in mp, mp.get("z"), mp | {"j": 2})
try:
    mp["x"] = 1
except TypeError as e:
    print(e)
def f(): return x
g = types.FunctionType(f.__code__, {"x": 7}, "named")
print(g(), g.__name__, types.MethodType(lambda s, v: (s, v), 5)(6), isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.NoneType, types.LambdaType is types.FunctionType, isinstance((i for i in ()), types.GeneratorType), types.new_class("Made", (int,), {}, lambda ns: ns.update(v=3)).v, types.CellType(5).cell_contents, types.EllipsisType, types.UnionType, types.GenericAlias(list, int))
class D:
    @types.DynamicClassAttribute
    def v(self): return "dyn"
print(D().v)
