// Package operator is the _operator module: the operators as functions, and the getters and callers of operator.
package operator

import (
	"crypto/subtle"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// binaries are functions of two operands that are one operator; pow is written out as __pow__ in docs.
var binaries = []struct {
	name, symbol string
	op           ext.BinOp
}{
	{"add", "a + b", ext.OpAdd}, {"sub", "a - b", ext.OpSub}, {"mul", "a * b", ext.OpMul}, {"matmul", "a @ b", ext.OpMatMul},
	{"floordiv", "a // b", ext.OpFloorDiv}, {"truediv", "a / b", ext.OpDiv}, {"mod", "a % b", ext.OpMod},
	{"lshift", "a << b", ext.OpLShift}, {"rshift", "a >> b", ext.OpRShift}, {"and_", "a & b", ext.OpAnd},
	{"xor", "a ^ b", ext.OpXor}, {"or_", "a | b", ext.OpOr}, {"pow", "a ** b", ext.OpPow},
}

var inPlace = []struct {
	name, symbol string
	op           ext.BinOp
}{
	{"iadd", "a += b", ext.OpAdd}, {"isub", "a -= b", ext.OpSub}, {"imul", "a *= b", ext.OpMul}, {"imatmul", "a @= b", ext.OpMatMul},
	{"ifloordiv", "a //= b", ext.OpFloorDiv}, {"itruediv", "a /= b", ext.OpDiv}, {"imod", "a %= b", ext.OpMod},
	{"ilshift", "a <<= b", ext.OpLShift}, {"irshift", "a >>= b", ext.OpRShift}, {"iand", "a &= b", ext.OpAnd},
	{"ixor", "a ^= b", ext.OpXor}, {"ior", "a |= b", ext.OpOr}, {"ipow", "a **= b", ext.OpPow},
}

var comparisons = []struct {
	name, symbol string
	op           ext.CmpOp
}{
	{"lt", "a < b", ext.LT}, {"le", "a <= b", ext.LE}, {"eq", "a == b", ext.EQ}, {"ne", "a != b", ext.NE}, {"ge", "a >= b", ext.GE},
	{"gt", "a > b", ext.GT},
}

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "_operator", Effect: ext.Pure, Types: []*ext.Type{itemGetterType, attrGetterType, methodCallerType},
		Doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
		Funcs: []ext.Func{
			unary("neg", "Same as -a.", ext.OpNeg), unary("pos", "Same as +a.", ext.OpPos), unary("abs", "Same as abs(a).", ext.OpAbs),
			unary("inv", "Same as ~a.", ext.OpInvert), unary("invert", "Same as ~a.", ext.OpInvert),
			test("truth", "Return True if a is true, False otherwise.", ext.Truth),
			test("not_", "Same as not a.", func(th *thread, v value) (bool, error) {
				b, err := ext.Truth(th, v)
				return !b, err
			}),
			test("is_none", "Same as a is None.", func(th *thread, v value) (bool, error) { return v.IsNone(), nil }),
			test("is_not_none", "Same as a is not None.", func(th *thread, v value) (bool, error) { return !v.IsNone(), nil }),
			{Name: "is_", Sig: "a, b, /", Doc: "Same as a is b.", Fn: func(th *thread, a []value) (value, error) { return ext.Bool(a[0] == a[1]), nil }},
			{Name: "is_not", Sig: "a, b, /", Doc: "Same as a is not b.", Fn: func(th *thread, a []value) (value, error) { return ext.Bool(a[0] != a[1]), nil }},
			{Name: "index", Sig: "a, /", Doc: "Same as a.__index__()", Fn: func(th *thread, a []value) (value, error) { return ext.IndexValue(th, a[0]) }},
			{Name: "concat", Sig: "a, b, /", Doc: "Same as a + b, for a and b sequences.", Fn: concat(false)},
			{Name: "iconcat", Sig: "a, b, /", Doc: "Same as a += b, for a and b sequences.", Fn: concat(true)},
			{Name: "contains", Sig: "a, b, /", Doc: "Same as b in a (note reversed operands).", Fn: func(th *thread, a []value) (value, error) {
				ok, err := ext.Contains(th, a[0], a[1])
				return ext.Bool(ok), err
			}},
			{Name: "countOf", Sig: "a, b, /", Doc: "Return the number of items in a which are, or which equal, b.", Fn: countOf},
			{Name: "indexOf", Sig: "a, b, /", Doc: "Return the first index of b in a.", Fn: indexOf},
			{Name: "getitem", Sig: "a, b, /", Doc: "Same as a[b].", Fn: func(th *thread, a []value) (value, error) { return ext.GetItem(th, a[0], a[1]) }},
			{Name: "setitem", Sig: "a, b, c, /", Doc: "Same as a[b] = c.", Fn: func(th *thread, a []value) (value, error) {
				return ext.None, ext.SetItem(th, a[0], a[1], a[2])
			}},
			{Name: "delitem", Sig: "a, b, /", Doc: "Same as del a[b].", Fn: func(th *thread, a []value) (value, error) {
				return ext.None, ext.SetItem(th, a[0], a[1], ext.Undef)
			}},
			{Name: "length_hint", Sig: "obj, default=0, /", Fn: lengthHint, Doc: "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.\nThe result will be an integer >= 0."},
			{Name: "call", Sig: "obj, /, *args, **kwargs", Doc: "Same as obj(*args, **kwargs).", Fn: func(th *thread, a []value) (value, error) {
				args, kw, err := ext.SpreadArgs(th, a[1], a[2])
				if err != nil {
					return value{}, err
				}
				return ext.Call(th, a[0], args, kw)
			}},
			{Name: "_compare_digest", Sig: "a, b, /", Fn: compareDigest, Doc: "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.\n\na and b must both be of the same type: either str (ASCII only),\nor any bytes-like object.\n\nNote: If a and b are of different lengths, or if an error occurs,\na timing attack could theoretically reveal information about the\ntypes and lengths of a and b--but not their values."},
		},
	}
	for _, b := range binaries {
		m.Funcs = append(m.Funcs, ext.Func{Name: b.name, Sig: "a, b, /", Doc: "Same as " + b.symbol + ".", Fn: func(th *thread, a []value) (value, error) {
			return ext.Binary(th, b.op, a[0], a[1])
		}})
	}
	for _, b := range inPlace {
		m.Funcs = append(m.Funcs, ext.Func{Name: b.name, Sig: "a, b, /", Doc: "Same as " + b.symbol + ".", Fn: func(th *thread, a []value) (value, error) {
			return ext.InPlace(th, b.op, a[0], a[1])
		}})
	}
	for _, c := range comparisons {
		m.Funcs = append(m.Funcs, ext.Func{Name: c.name, Sig: "a, b, /", Doc: "Same as " + c.symbol + ".", Fn: func(th *thread, a []value) (value, error) {
			return ext.Compare(th, a[0], a[1], c.op)
		}})
	}
	return m
}

func unary(name, doc string, op ext.UnOp) ext.Func {
	return ext.Func{Name: name, Sig: "a, /", Doc: doc, Fn: func(th *thread, a []value) (value, error) { return ext.Unary(th, op, a[0]) }}
}

func test(name, doc string, f func(*thread, value) (bool, error)) ext.Func {
	return ext.Func{Name: name, Sig: "a, /", Doc: doc, Fn: func(th *thread, a []value) (value, error) {
		b, err := f(th, a[0])
		return ext.Bool(b), err
	}}
}

// concat is + or += for sequences only.
func concat(inPlace bool) ext.Fn {
	return func(th *thread, a []value) (value, error) { return ext.ConcatSequences(th, a[0], a[1], inPlace) }
}

func countOf(th *thread, a []value) (value, error) {
	n := int64(0)
	item := a[1]
	err := ext.ForEach(th, a[0], func(v value) error {
		eq, err := ext.Equal(th, v, item)
		if eq {
			n++
		}
		return err
	})
	return ext.Int(n), err
}

func indexOf(th *thread, a []value) (value, error) {
	item := a[1]
	it, err := ext.Iter(th, a[0])
	if err != nil {
		return value{}, err
	}
	for i := int64(0); ; i++ {
		v, err := ext.Next(th, it)
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "sequence.index(x): x not in sequence")
		}
		if eq, err := ext.Equal(th, v, item); err != nil {
			return value{}, err
		} else if eq {
			return ext.Int(i), nil
		}
	}
}

func lengthHint(th *thread, a []value) (value, error) {
	if a[1].Type() != ext.IntType && !a[1].Type().Is(ext.IntType) {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "'%s' object cannot be interpreted as an integer", a[1].Type().MessageName())
	}
	def := a[1]
	t := a[0].Type()
	if t.Len != nil {
		n, err := t.Len(th, a[0])
		if err == nil {
			return ext.Int(int64(n)), nil
		}
		if !ext.IsRaised(err, ext.TypeErrorType) {
			return value{}, err
		}
	}
	f, ok := t.Lookup("__length_hint__")
	if !ok {
		return def, nil
	}
	v, err := ext.CallBound(th, f, a[0], nil)
	switch {
	case err != nil && ext.IsRaised(err, ext.TypeErrorType), err == nil && v.IsNotImplemented():
		return def, nil
	case err != nil:
		return value{}, err
	case !v.Type().Is(ext.IntType):
		return value{}, ext.Raisef(th, ext.TypeErrorType, "__length_hint__ must be an integer, not %s", v.Type().MessageName())
	}
	if n, ok := ext.AsInt64(v); ok && n < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "__length_hint__() should return >= 0")
	}
	return v, nil
}

func compareDigest(th *thread, a []value) (value, error) {
	s, ok1 := ext.AsStr(a[0])
	t, ok2 := ext.AsStr(a[1])
	if ok1 && ok2 {
		if !s.IsASCII() || !t.IsASCII() {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "comparing strings with non-ASCII characters is not supported")
		}
		return ext.Bool(subtle.ConstantTimeCompare(s.Bytes8(), t.Bytes8()) == 1), nil
	}
	if ok1 || ok2 || a[0].Type().Buffer == nil || a[1].Type().Buffer == nil {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "unsupported operand types(s) or combination of types: '%s' and '%s'", a[0].Type().MessageName(), a[1].Type().MessageName())
	}
	p, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	q, err := ext.BufferOf(th, a[1])
	return ext.Bool(subtle.ConstantTimeCompare(p, q) == 1), err
}
