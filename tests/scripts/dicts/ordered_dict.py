# collections.OrderedDict: its own methods, its inheritance from dict, its errors.
import collections, copy, inspect, pickle, sys, types, weakref
from collections import OrderedDict


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


od = OrderedDict([("a", 1), ("b", 2)], c=3)
print(od, list(od), len(od), od == {"c": 3, "b": 2, "a": 1}, {"c": 3, "b": 2, "a": 1} == od)
print(OrderedDict.__mro__, OrderedDict.__module__, OrderedDict.__qualname__, OrderedDict.__doc__)
print(sorted(set(vars(OrderedDict)) - {"__new__"}))
print(type(od.keys()), type(od.items()), type(od.values()), type(iter(od)), type(reversed(od)))
print(type(od.keys()).__mro__, type(od.values()).__mro__)

print("-- order")
od.move_to_end("a"); print(list(od))
od.move_to_end("c", last=False); print(list(od))
od.move_to_end("c", False); print(list(od))
od.move_to_end("b", last=0); od.move_to_end("a", last="x"); print(list(od.items()))
attempt(od.move_to_end, "zz")
attempt(od.move_to_end, [])
attempt(OrderedDict().move_to_end, "q", last=False)
attempt(od.move_to_end)
attempt(od.move_to_end, "a", last=True, x=1)
od["a"] = 10; print(od)
del od["a"]; od["a"] = 11; print(od)
print(list(reversed(od)), list(reversed(od.keys())), list(reversed(od.values())), list(reversed(od.items())))
print(od.popitem(), od.popitem(last=False), od.popitem(False), od)
attempt(od.popitem); attempt(od.popitem, last=False); attempt(od.popitem, 1, 2)
big = OrderedDict()
for i in range(200):
    big[i % 50] = i
    big.move_to_end(i % 7 if i % 7 in big else i % 50, last=i % 3 == 0)
    if i % 5 == 0:
        big.popitem(last=i % 2 == 0)
print(list(big.items()))
print(list(reversed(big)))
q = OrderedDict.fromkeys(range(20000))
print(sum(q.popitem(last=False)[0] for _ in range(20000)), q)
for i in range(20000):
    q[i] = None
    q.move_to_end(i, last=False)
print(list(q)[:5], list(q)[-3:], q.popitem(False), q.popitem())
q.clear(); print(q, list(q)); q["x"] = 1; q.move_to_end("x", last=False); print(q)

print("-- pop, setdefault, get, update, fromkeys")
od = OrderedDict(a=1, b=2)
print(od.pop("a"), od.pop("zz", 5), od.pop(key="b"), od.pop(key="q", default=7), od)
attempt(od.pop, "zz"); attempt(od.pop, []); attempt(od.pop); attempt(od.pop, 1, 2, 3)
print(od.setdefault("k"), od.setdefault("k", 4), od.setdefault(key="l", default=5), od)
attempt(od.setdefault); attempt(od.setdefault, [])
print(od.get("l"), od.get("m"), "l" in od, "m" in od)
attempt(od.__getitem__, "nope"); attempt(od.__delitem__, "nope")
attempt(od.__setitem__, [], 1); attempt(od.__getitem__, []); attempt(od.__delitem__, [])
od.update([("x", 1)]); od.update({"y": 2}, z=3); od.update(); od.update(w=1); print(od)
attempt(od.update, 1, 2); attempt(od.update, 5); attempt(od.update, [()]); attempt(od.update, [(1,)])
attempt(od.update, [(1, 2, 3)]); attempt(od.update, [5]); attempt(od.update, ["ab", [3, 4]]); print(od)
attempt(OrderedDict, 1, 2); attempt(OrderedDict, 5); attempt(OrderedDict.update)
class Keys:
    def keys(self): return iter("pq")
    def __getitem__(self, k): return k * 2
class Items:
    def items(self): return [(1, 2), (3, 4)]
class Both(Items, Keys): pass
print(OrderedDict(Keys()), OrderedDict(Items()), OrderedDict(Both()))
print(OrderedDict.fromkeys("abc"), OrderedDict.fromkeys(iterable="ab", value=1))
attempt(OrderedDict.fromkeys)
attempt(OrderedDict.fromkeys, 5)
od.__init__([("n", 1)]); print(od)

print("-- equality, operators, copies")
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), a != dict(b), a == OrderedDict(a), a == 3, a != 3, a == OrderedDict(x=1))
attempt(lambda: a < b)
print(a | b, a | {"z": 3}, {"z": 3} | a, type({"z": 3} | a))
attempt(lambda: a | [("q", 1)]); attempt(lambda: [1] | a)
a |= [("q", 1)]; print(a); a |= {"r": 2}; print(a)
def ior(x):
    global a
    a |= x
attempt(ior, 5)
attempt(hash, a)
c = a.copy(); print(c, type(c), c is a, copy.copy(a), copy.deepcopy(a))
for p in range(pickle.HIGHEST_PROTOCOL + 1):
    d = pickle.loads(pickle.dumps(b, p)); print(type(d), d, d == b)
print(a.__reduce__()[:4], list(a.__reduce__()[4]), dict(a), {**a}, list(a.__reduce_ex__(2))[:4])
b.attr = [1]; print(b.__dict__, b.__reduce__()[:4], copy.copy(b).attr, pickle.loads(pickle.dumps(b)).attr, b.copy().__dict__)
print(weakref.ref(b)() is b)
def f(**kw): return kw
print(f(**b), [*b], (lambda *x: x)(*b))

print("-- repr")
r = OrderedDict(); print(repr(r), str(r), f"{r}"); r["self"] = r; r["l"] = [r]; print(r)
print(repr(r.keys()), r.values(), r.items())
class S(OrderedDict): pass
print(S(a=1), S())

print("-- views")
v = OrderedDict(a=1, b=2, c=3)
k, vals, items = v.keys(), v.values(), v.items()
print(k, vals, items, len(k), len(vals), len(items), "a" in k, ("a", 1) in items, 3 in vals)
print(k == {"a", "b", "c"}, sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), k.isdisjoint("xyz"))
print(k.mapping, type(k.mapping), items == v.copy().items(), k == v.copy().keys(), k < {"a", "b", "c", "d"})
print(isinstance(k, collections.abc.KeysView), isinstance(items, collections.abc.ItemsView), isinstance(vals, collections.abc.ValuesView))
attempt(type(k)); attempt(type(k), 1)
print(copy.copy(iter(v)).__class__, iter(v).__reduce__(), iter(v.items()).__reduce__(), reversed(v.values()).__reduce__())
it = iter(v); next(it); print(list(pickle.loads(pickle.dumps(it))), list(it), list(it), it.__reduce__())
attempt(lambda: iter(v).__length_hint__())
print(next(iter(v.items())), [x for x in v.values()], list(zip(v, v.values())), max(v), sorted(v, reverse=True))

print("-- changes during iteration")
def during(change, view=iter, n=4):
    d = OrderedDict((i, i) for i in range(n))
    seen = []
    it = iter(view(d))
    try:
        for x in it:
            seen.append(x)
            change(d, x)
            if len(seen) > 20: break
    except Exception as e:
        print(type(e).__name__, e, seen, end=" then ")
        for _ in range(2):
            try: print(next(it, "end"), end=" ")
            except Exception as e: print(type(e).__name__, e, end=" ")
        print()
    else:
        print(seen)
for view in iter, OrderedDict.keys, OrderedDict.values, OrderedDict.items, reversed:
    during(lambda d, x: d.update({0: 5}), view)
    during(lambda d, x: d.setdefault("new"), view)
    during(lambda d, x: d.popitem(), view)
    during(lambda d, x: d.clear(), view)
    during(lambda d, x: d.move_to_end(2), view)
    during(lambda d, x: d.move_to_end(0, last=False), view)
during(lambda d, x: x == 3 and d.setdefault("new"))
during(lambda d, x: x == 3 and d.popitem())
during(lambda d, x: x == 3 and d.clear())
during(lambda d, x: d.pop("none", None))
during(lambda d, x: d.setdefault("new"), n=1)
it = iter(OrderedDict()); print(list(it), list(it))

print("-- subclasses")
class Missing(OrderedDict):
    def __missing__(self, key): return key * 2
m = Missing(a=1); print(m["zz"], m, m.get("zz"), m.pop("zz", "gone"), m.setdefault("q", 2))
attempt(m.pop, "zz")
class Log(OrderedDict):
    def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __contains__(self, k): print("in", k); return super().__contains__(k)
l = Log([("a", 1)], b=2)
l.update(c=3); l.setdefault("d", 4); l.setdefault("d", 5); print(l.pop("a"), l.popitem(), l.popitem(last=False))
l |= {"e": 1}
for x in l, list(l.items()), l.copy(), l | {"f": 1}, {"g": 0} | l:
    x = repr(x); print(x)
attempt(l.pop, "zz"); print(l.pop("zz", 1)); l.move_to_end("c"); del l["c"]; print(Log.fromkeys("ab"), l == {"e": 1}, dict(l))
print(copy.copy(l), pickle.loads(pickle.dumps(OrderedDict(l))))
class Own(OrderedDict):
    __slots__ = "x",
    def __init__(self, n): self.x = n
    def items(self): return [("own", 1)]
    def __iter__(self): return iter("xyz")
    def keys(self): return iter("xyz")
o = Own(5); o["p"] = 1; print(o.x, list(o), list(OrderedDict.items(o)), o == OrderedDict(p=1), o.__reduce__()[1:4])
attempt(repr, o); attempt(o.copy); attempt(OrderedDict, o); attempt(dict, o)
class Two(OrderedDict, dict): pass
print(Two(a=1), isinstance(Two(), dict), issubclass(OrderedDict, collections.abc.MutableMapping))
class Ini(OrderedDict):
    def __init__(self, *a, **k):
        self.tag = 1
        super().__init__(*a, **k)
i = Ini([(1, 2)], z=1); print(i, i.tag, vars(i), copy.deepcopy(i).__dict__)
class Counted(collections.Counter, OrderedDict): pass
print(Counted("abracadabra"), Counted("ab").most_common(1))

print("-- lookups that run Python code")
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = OrderedDict((K(i), i) for i in range(5))
d.move_to_end(K(2)); d.move_to_end(K(1), last=False); del d[K(3)]; print(d, d.pop(K(0)), d.popitem(last=False))
print(d == OrderedDict([(K(4), 4), (K(2), 2)]), d == OrderedDict([(K(2), 2), (K(4), 4)]))

print("-- signatures")
for name in "fromkeys setdefault pop popitem keys items values clear copy move_to_end __reversed__ __reduce__".split():
    f = getattr(OrderedDict, name)
    print(name, repr(f.__doc__), f.__text_signature__)
print(OrderedDict.__class_getitem__(int), OrderedDict[str, int], repr(OrderedDict.move_to_end), repr(OrderedDict.__init__))
print(sys.getsizeof(OrderedDict()) > 0, type(OrderedDict.__dict__["fromkeys"]), type(OrderedDict.__dict__["__dict__"]))
