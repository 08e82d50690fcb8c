import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul(2, "ab"), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(1), op.pos(-1), op.invert(5), op.abs(-2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 3), op.rshift(8, 1), op.not_(0), op.truth("a"), op.is_(None, None), op.is_not(1, None), op.eq(1, 1), op.ne(1, 2), op.lt(1, 2), op.le(2, 2), op.gt(1, 2), op.ge(2, 2), op.concat("a", "b"), op.contains([1], 1), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.getitem([1, 2], 1), op.index(5), op.length_hint([1, 2]), op.call(max, 1, 2), op.is_none(None), op.is_not_none(1))
l = [1, 2, 3]
op.setitem(l, 0, "x"); op.delitem(l, 1)
print(l, op.iadd([1], [2]), op.imul(3, 4), op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(1))("abc"), op.attrgetter("real")(5), op.attrgetter("real", "imag")(5), op.attrgetter("__class__.__name__")(5), op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(sorted([("b", 2), ("a", 3)], key=op.itemgetter(1)), op.itemgetter(1), op.attrgetter("a.b"), op.methodcaller("f", 1, k=2), op.matmul.__name__)
for f in (lambda: op.add(1), lambda: op.itemgetter(), lambda: op.itemgetter(5)([1]), lambda: op.attrgetter("x")(5), lambda: op.indexOf([], 1), lambda: op.attrgetter(5), lambda: op.index(1.5), lambda: op.methodcaller()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
