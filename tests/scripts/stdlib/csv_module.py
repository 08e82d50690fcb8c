# csv: dialects, readers, writers and what they complain about.
import csv, _csv, io
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)
def rd(s, *a, **k):
    return list(csv.reader(s if isinstance(s, list) else io.StringIO(s, newline=""), *a, **k))
def wr(rows, *a, **k):
    f = io.StringIO(newline="")
    w = csv.writer(f, *a, **k)
    n = [w.writerow(r) for r in rows]
    return f.getvalue(), n
print([(n, getattr(csv, n)) for n in dir(csv) if n.startswith("QUOTE")], csv.list_dialects(), csv.field_size_limit())
for n in dir(_csv):
    if not n.startswith("__"): print(n, type(getattr(_csv, n)).__name__)
for s in ("a,b,c\r\n1,2,3\r\n", 'a,"b,c",d\n', '"a""b",c\n', "a,b\n\n\nc", '"multi\nline",x\n', "", ",", "a,", '"unclosed', '"a"b,c', '"a" ,b', "a\rb\rc", "a\x00b,c", 'a"b,c"d', " a, b", '"a\n', "a\nb", '"",""', "é,日\U0001F600"):
    t(rd, s); t(rd, s, strict=True); t(rd, s, quoting=csv.QUOTE_NONE); t(rd, s, skipinitialspace=True)
    t(rd, s, escapechar="\\"); t(rd, s, quoting=csv.QUOTE_NONNUMERIC); t(rd, s, quoting=csv.QUOTE_STRINGS); t(rd, s, quoting=csv.QUOTE_NOTNULL)
for s in ("1,2.5,'x'\n", '1,"2",3\n', '"",,\n', "1, ,3", "nan,inf,x"):
    for q in range(6):
        t(rd, s, quoting=q)
for s in ("a\\,b,c\n", "a\\\nb,c\n", '"a\\"b",c\n', "a\\", '"a\\', "a\\\r\nb"):
    t(rd, s, escapechar="\\"); t(rd, s, escapechar="\\", doublequote=False); t(rd, s, escapechar="\\", quoting=csv.QUOTE_NONE); t(rd, s, escapechar="\\", strict=True)
t(rd, ["a,b", "c\n", "d\r\n", "e\nf"]); t(rd, ["a", 3]); t(rd, [b"a"]); t(csv.reader, 3); t(csv.reader); t(csv.reader, [], "nope"); t(csv.reader, [], 3, 4)
t(rd, "a\tb\n", "excel-tab"); t(rd, "a;b\n", delimiter=";"); t(rd, "a\n", delimiter="ab"); t(rd, "a\n", delimiter=""); t(rd, "a\n", delimiter=3); t(rd, "a", delimiter=None); t(rd, "a", quotechar="ab"); t(rd, "a", quotechar=None); t(rd, "a", quotechar=""); t(rd, "a", quotechar=None, quoting=1); t(rd, "a", escapechar="ab"); t(rd, "a", escapechar=3); t(rd, "a", lineterminator=3); t(rd, "a", lineterminator=None); t(rd, "a", quoting=9); t(rd, "a", quoting="x"); t(rd, "a", quoting=None); t(rd, "a", quoting=True)
for k in ({"delimiter": "\n"}, {"delimiter": "\r"}, {"delimiter": " ", "skipinitialspace": True}, {"delimiter": '"'}, {"quotechar": " ", "skipinitialspace": True}, {"escapechar": '"'}, {"escapechar": ","}, {"quotechar": "\n"}, {"escapechar": "\n"}, {"lineterminator": ","}, {"lineterminator": '"'}, {"delimiter": " "}, {"escapechar": " ", "skipinitialspace": True}, {"lineterminator": ""}):
    t(rd, "a,b\n", **k); t(wr, [["a", "b c"]], **k)
r = csv.reader(['a,"b', 'c",d', "e"])
print(r.line_num, next(r), r.line_num, next(r), r.line_num, r.dialect.delimiter, type(r), iter(r) is r)
t(next, r)
rows = [["a", 1, 2.5, None, "", "x,y", 'q"q', "l\nl", "r\rr", "é日"], [], [""], [None], ["", ""], [" a", "a "], ["a\\b", "'"], [True, b"x"], "ab", {"k": 1}, (x for x in "pq")]
for q in range(6):
    for k in ({}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"}, {"doublequote": False}, {"lineterminator": "\n"}, {"quotechar": "'"}, {"quotechar": None}, {"delimiter": " "}, {"delimiter": " ", "skipinitialspace": True}, {"skipinitialspace": True}):
        for r in rows:
            if not hasattr(r, "send"): t(wr, [r], quoting=q, **k)
t(wr, [3]); t(wr, [["a"]], "excel-tab"); t(csv.writer, 3); t(csv.writer); f = io.StringIO(); w = csv.writer(f); t(w.writerows, [[1], [2]]); t(w.writerows, 3); t(w.writerows, [[1], 3]); print(repr(f.getvalue()), w.dialect.lineterminator == "\r\n")
t(wr, [[10**30, 1e300, 0.1, -0.0, float("nan"), 1 + 2j]]); t(wr, [[type("S", (str,), {})("a,b")]])
class D(csv.Dialect):
    delimiter = "|"; quotechar = "'"; lineterminator = "!"; quoting = csv.QUOTE_ALL
csv.register_dialect("d", D); csv.register_dialect("e", delimiter="+"); csv.register_dialect("f", "d", delimiter="-")
print(csv.list_dialects()); t(wr, [["a", 1]], "d"); t(wr, [["a", 1]], D()); t(wr, [["a", 1]], "f"); t(wr, [["a", 1]], "e"); t(wr, [["a", 1]], csv.get_dialect("d"), delimiter="/")
for n in ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"):
    print(n, repr(getattr(csv.get_dialect("d"), n)))
t(setattr, csv.get_dialect("d"), "delimiter", "x"); t(setattr, csv.get_dialect("d"), "strict", 1); t(setattr, csv.get_dialect("d"), "nope", 1)
t(csv.register_dialect, 3); t(csv.register_dialect); t(csv.register_dialect, "x", 5); t(csv.unregister_dialect, "nope"); t(csv.unregister_dialect, "e"); t(csv.get_dialect, "e"); t(csv.get_dialect, 3); t(csv.register_dialect, "y", delimiter="too")
class Bad(csv.Dialect):
    delimiter = "ab"
t(Bad); t(csv.Dialect); t(_csv.Dialect, "nope"); print(type(_csv.Dialect("d")), _csv.Dialect("d") is csv.get_dialect("d"))
csv.field_size_limit(5); t(rd, "abcdef,g\n"); t(rd, "abcde,g\n"); t(csv.field_size_limit, "x"); t(csv.field_size_limit, 1, 2); t(csv.field_size_limit, 1 << 80); print(csv.field_size_limit(131072))
f = io.StringIO("name,age\nann,5\nbob\ncy,6,7\n")
print(list(csv.DictReader(f)))
f = io.StringIO(); w = csv.DictWriter(f, ["a", "b"]); w.writeheader(); w.writerow({"a": 1}); w.writerow({"b": 2, "a": "x,y"}); t(w.writerow, {"c": 1}); print(repr(f.getvalue()))
d = csv.Sniffer().sniff("a;b;c\n1;2;3\n"); print(d.delimiter, csv.Sniffer().has_header("name;age\nann;5\nbob;6\n"))
print(csv.Error.__mro__, csv.Error.__module__, csv.reader, _csv.Reader, _csv.Writer)
t(_csv.Reader); t(_csv.Writer)
import pickle, copy
t(copy.copy, csv.get_dialect("d")); t(pickle.dumps, csv.get_dialect("d"))
