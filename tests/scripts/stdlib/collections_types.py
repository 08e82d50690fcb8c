from collections import deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap, UserDict, UserList, UserString
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], d[1], 3 in d, d.pop(), d.popleft(), d, d.count(3), d.index(3), list(reversed(d)))
d.extend([7, 8]); d.extendleft([9]); d.rotate(1); print(d); d.rotate(-2); print(d); d.remove(9); d.insert(1, "i"); d.reverse(); print(d, d.copy() == d, deque("ab") + deque("c"), deque([1]) * 3, deque([1]) < deque([2]))
d[0] = "set"; del d[1]; print(d); d.clear(); print(d, bool(d))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(9), lambda: deque(maxlen=-1), lambda: deque([1], 2, 3), lambda: deque(5), lambda: deque([1], maxlen=1).insert(0, 2), lambda: hash(deque())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
q = deque([1, 2])
try:
    for x in q: q.append(x)
except RuntimeError as e:
    print(e)
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), c + Counter("ms"), c - Counter("sss"), c & Counter("ss"), c | Counter("zz"), -Counter(a=-2), +Counter(a=1, b=-1))
c.update("zz"); c.subtract({"s": 10}); print(c, Counter(a=1) == Counter(a=1, b=0), Counter([("x", 1), ("x", 1)]))
dd = defaultdict(list)
dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.default_factory, dd.get("q"), "q" in dd, defaultdict(int, a=1), defaultdict(None).default_factory)
try:
    defaultdict(None)["x"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); print(o, o.popitem(last=False), o, list(reversed(o)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})
P = namedtuple("P", "x y z", defaults=[9])
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([1, 2, 3]), p == (1, 2, 9), P._field_defaults, *p, P.__doc__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1), lambda: namedtuple("a b", "x"), lambda: namedtuple("A", "x x"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_x"), lambda: setattr(p, "x", 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], sorted(cm), cm.maps, cm.new_child({"c": 1}), cm.parents, len(cm))
cm["b"] = 10
print(cm)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
print(UD(a=1), UserList([1, 2]) + [3], UserString("abc").upper())
