package objects

import (
	"math/big"
	"math/bits"
	"slices"
)

func intBitLength(th *Thread, a []Value) (Value, error) {
	i, b, _ := asInt(a[0])
	if b != nil {
		return Int(int64(b.BitLen())), nil
	}
	if i < 0 {
		i = -i
	}
	return Int(int64(bits.Len64(uint64(i)))), nil
}

func intBitCount(th *Thread, a []Value) (Value, error) {
	i, b, _ := asInt(a[0])
	if b == nil {
		u, _ := magnitude(i)
		return Int(int64(bits.OnesCount64(u))), nil
	}
	n := 0
	for _, w := range b.Bits() {
		n += bits.OnesCount(uint(w))
	}
	return Int(int64(n)), nil
}

// byteOrder reads a byteorder argument: whether the first byte is the least significant one.
func byteOrder(th *Thread, v Value) (little bool, err error) {
	if s, ok := AsStr(v); ok {
		switch s.String() {
		case "little":
			return true, nil
		case "big":
			return false, nil
		}
		return false, RaiseMsg(th, ValueErrorType, "byteorder must be either 'little' or 'big'")
	}
	return false, Raisef(th, TypeErrorType, "argument 'byteorder' must be str, not %s", v.Type().MessageName())
}

func intToBytes(th *Thread, a []Value) (Value, error) {
	n, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	little, err := byteOrder(th, a[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := Truth(th, a[3])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "length argument must be non-negative")
	}
	x, _ := AsBig(a[0])
	if x.Sign() < 0 && !signed {
		return Value{}, RaiseMsg(th, OverflowErrorType, "can't convert negative int to unsigned")
	}
	// The value has to fit 8n bits, one of them for the sign if signed.
	need := x.BitLen()
	if signed {
		if need++; x.Sign() < 0 && new(big.Int).Not(x).BitLen() < x.BitLen() {
			need--
		}
	}
	if x.Sign() != 0 && need > 8*n {
		return Value{}, RaiseMsg(th, OverflowErrorType, "int too big to convert")
	}
	if x.Sign() < 0 {
		x = new(big.Int).Add(x, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	if err := th.Reserve(n); err != nil {
		return Value{}, err
	}
	b := x.FillBytes(make([]byte, n))
	if little {
		slices.Reverse(b)
	}
	return NewBytes(b), nil
}

// bytesOf returns the bytes of a bytes-like object or of an iterable of ints, in a slice of the caller's own.
func bytesOf(th *Thread, v Value) ([]byte, error) {
	t := v.Type()
	if t.Buffer != nil {
		b, err := t.Buffer(th, v)
		return append([]byte(nil), b...), err
	}
	if t.Flags&FlagStrSub != 0 || !t.Iterable() {
		return nil, Raisef(th, TypeErrorType, "cannot convert '%s' object to bytes", t.MessageName())
	}
	var b []byte
	err := ForEach(th, v, func(x Value) error {
		i, err := AsIndex(th, x)
		if err != nil && !IsRaised(err, IndexErrorType) {
			return err
		}
		if err != nil || i < 0 || i > 255 {
			return RaiseMsg(th, ValueErrorType, "bytes must be in range(0, 256)")
		}
		b = append(b, byte(i))
		return nil
	})
	return b, err
}

func intFromBytes(th *Thread, a []Value) (Value, error) {
	little, err := byteOrder(th, a[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := Truth(th, a[3])
	if err != nil {
		return Value{}, err
	}
	b, err := bytesOf(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if little {
		slices.Reverse(b)
	}
	x := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0]&0x80 != 0 {
		x.Sub(x, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	v := NewBigInt(x)
	if cls, _ := AsType(a[0]); cls != IntType {
		return CallArgs(th, a[0], v)
	}
	return v, nil
}

// intRound is int.__round__: to a multiple of 10**-ndigits, halves to even.
func intRound(th *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return plainInt(a[0]), nil
	}
	nd, err := IndexValue(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if c, _ := CompareInts(nd, Int(0)); c >= 0 {
		return plainInt(a[0]), nil
	}
	x, _ := AsBig(a[0])
	// Beyond the number's own digits everything rounds to 0.
	if !nd.IsInt() || -nd.Int() > int64(x.BitLen())/3+2 {
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-nd.Int()), nil)
	q, r := floorDivMod(x, unit)
	r.Lsh(r, 1)
	if c := r.Cmp(unit); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return NewBigInt(q.Mul(q, unit)), nil
}

// identityMethod is a method that returns the number itself as a plain int.
func identityMethod(name, doc string) FuncDef {
	return FuncDef{Name: name, Sig: "self, /", Doc: doc,
		Fn: func(th *Thread, a []Value) (Value, error) { return plainInt(a[0]), nil }}
}

func constMethod(name, doc string, v Value) FuncDef {
	return FuncDef{Name: name, Sig: "self, /", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) { return v, nil }}
}

// powMethod is __pow__ (or, swapped, __rpow__) with its optional modulus.
func powMethod(name string, swapped bool, pow BinaryFunc) FuncDef {
	return FuncDef{Name: name, Sig: "self, value, mod=None, /", Doc: "Return pow(self, value, mod).",
		Fn: func(th *Thread, a []Value) (Value, error) {
			x, y := a[0], a[1]
			if swapped {
				x, y = y, x
			}
			if a[2].IsNone() {
				return pow(th, x, y)
			}
			for _, v := range a {
				if v.Type().Flags&FlagIntSub == 0 {
					return NotImplemented, nil
				}
			}
			return PowMod(th, x, y, a[2])
		}}
}

func intMethods() []FuncDef {
	const bytesDoc = "\n  byteorder\n    The byte order used to represent the integer.  If byteorder is\n    'big', the most significant byte is at the beginning of the byte\n    array.  If byteorder is 'little', the most significant byte is at\n    the end of the byte array.  To request the native byte order of\n    the host system, use sys.byteorder as the byte order value.\n    Default is to use 'big'.\n  signed\n"
	return []FuncDef{
		identityMethod("conjugate", "Returns self, the complex conjugate of any int."),
		{Name: "bit_length", Sig: "self, /", Fn: intBitLength,
			Doc: "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"},
		{Name: "bit_count", Sig: "self, /", Fn: intBitCount,
			Doc: "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3"},
		{Name: "to_bytes", Sig: "self, /, length=1, byteorder='big', *, signed=False", Fn: intToBytes,
			Doc: "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if\n    the integer is not representable with the given number of bytes.\n    Default is length 1." + bytesDoc + "    Determines whether two's complement is used to represent the\n    integer.  If signed is False and a negative integer is given,\n    an OverflowError is raised."},
		{Name: "from_bytes", Sig: "type, /, bytes, byteorder='big', *, signed=False", Class: true, Fn: intFromBytes,
			Doc: "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must either\n    support the buffer protocol or be an iterable object producing\n    bytes.  Bytes and bytearray are examples of built-in objects that\n    support the buffer protocol." + bytesDoc + "    Indicates whether two's complement is used to represent the\n    integer."},
		{Name: "as_integer_ratio", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(plainInt(a[0]), Int(1)), nil },
			Doc: "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)"},
		identityMethod("__trunc__", "Truncating an Integral returns itself."),
		identityMethod("__floor__", "Flooring an Integral returns itself."),
		identityMethod("__ceil__", "Ceiling of an Integral returns itself."),
		{Name: "__round__", Sig: "self, ndigits=None, /", Fn: intRound,
			Doc: "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."},
		{Name: "__getnewargs__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(plainInt(a[0])), nil }},
		{Name: "__format__", Sig: "self, format_spec, /", Doc: "Convert to a string according to format_spec.", Fn: formatMethod(FormatInt)},
		{Name: "__sizeof__", Sig: "self, /", Doc: "Returns size in memory, in bytes.", Fn: func(th *Thread, a []Value) (Value, error) {
			x, _ := AsBig(a[0])
			return Int(int64(24 + 4*max((x.BitLen()+29)/30, 1))), nil
		}},
		constMethod("is_integer", "Returns True. Exists for duck type compatibility with float.is_integer.", True),
		powMethod("__pow__", false, intKernel{intPow, bigPow}.slot()),
		powMethod("__rpow__", true, intKernel{intPow, bigPow}.slot()),
	}
}

// formatMethod makes a __format__ method.
func formatMethod(format func(*Thread, Value, *Str) (*Str, error)) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		spec, ok := AsStr(a[1])
		if !ok {
			return Value{}, Raisef(th, TypeErrorType, "__format__() argument must be str, not %s", a[1].Type().MessageName())
		}
		s, err := format(th, a[0], spec)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
}

func numberGetSet(name, doc string, f func(v Value) Value) GetSet {
	return GetSet{Name: name, Doc: doc, Get: func(th *Thread, v Value) (Value, error) { return f(v), nil }}
}

func intSpec() TypeSpec {
	s := TypeSpec{
		Name: "int", Flags: FlagIntSub | FlagBaseOK, Effect: Pure,
		Doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer\nliteral.\n>>> int('0b100', base=0)\n4",
		Slots: Slots{
			New: intNew, Repr: intRepr, Hash: intHash, Compare: intRichCompare, Index: intSelf, Int: intSelf,
			Float: func(th *Thread, v Value) (Value, error) {
				f, err := intFloat(th, v)
				return Float(f), err
			},
			Bool: func(th *Thread, v Value) (bool, error) {
				i, b, _ := asInt(v)
				return i != 0 || b != nil, nil
			},
			Binary: intBinary(),
			Unary:  [numUnOps]UnaryFunc{OpNeg: intNeg, OpPos: intSelf, OpInvert: intInvert, OpAbs: intAbs},
		},
		Methods: intMethods(),
		GetSets: []GetSet{
			numberGetSet("real", "the real part of a complex number", plainInt),
			numberGetSet("imag", "the imaginary part of a complex number", func(Value) Value { return Int(0) }),
			numberGetSet("numerator", "the numerator of a rational number in lowest terms", plainInt),
			numberGetSet("denominator", "the denominator of a rational number in lowest terms", func(Value) Value { return Int(1) }),
		},
	}
	return s
}
