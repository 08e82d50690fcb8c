import json, io
for v in (None, True, False, 0, -5, 2**70, 1.5, 1e100, 1e-7, "a\"b\\c\n\t\u2028é\U0001F600\x00", [], [1, [2]], {}, {"a": {"b": [1, None]}}, (1, 2), {1: "int", None: 0, True: 1, 2.5: 2}, "", [True, False]):
    s = json.dumps(v)
    print(s, json.loads(s))
print(json.dumps({"b": 1, "a": [1, 2]}, indent=2, sort_keys=True), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps([], indent=4), json.dumps({"a": []}, indent="\t"), json.dumps([float("nan"), float("inf"), -float("inf")]))
print(json.loads(' { "a" : [ 1 , 2.5e3 , -0 , true , null , "\\u00e9\\ud83d\\ude00\\n" ] } '), json.loads("NaN"), json.loads("-Infinity"), json.loads("1E5"), json.loads(b'"x"'), json.loads('"\\/"'), json.loads("12345678901234567890"))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p), json.loads("1.1", parse_float=str), json.loads("[1]", parse_int=lambda s: s + "!"))
class E(json.JSONEncoder):
    def default(self, o): return {"set": sorted(o)} if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {2, 1}}, cls=E), json.dumps(5j, default=str), json.JSONEncoder().encode([1]), list(json.JSONEncoder().iterencode([1, {"a": 2}])))
for s in ("", "{", "[1,", "[1 2]", '{"a"}', '{"a":}', "{a: 1}", "'x'", "nul", "01", "1.", ".5", '"abc', '"\t"', '"\\x"', '"\\u12"', "[1,]", '{"a":1,}', "tru", "1 2", "\ufeff1", "-", "[" * 5):
    try:
        print(repr(s), json.loads(s))
    except ValueError as e:
        print(repr(s), "->", type(e).__name__, e)
for v in (object, {(1, 2): 3}, {1, 2}, b"x", 1j):
    try:
        print(json.dumps(v))
    except TypeError as e:
        print(e)
a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as e:
    print(e)
print(json.dumps({(1,): 1, "a": 2}, skipkeys=True))
f = io.StringIO()
json.dump({"k": [1, 2]}, f)
print(f.getvalue(), json.load(io.StringIO("[1]")), json.loads('"a\tb"', strict=False))
big = {"items": [{"id": i, "name": f"n{i}", "tags": ["x"] * (i % 3), "v": i / 7} for i in range(200)]}
print(json.loads(json.dumps(big)) == big, len(json.dumps(big)), len(json.dumps(big, indent=1)))
import enum
class Color(enum.IntEnum): RED = 1
print(json.dumps([Color.RED, {"c": Color.RED}]))
