package objects

import (
	"math"
	"math/big"
	"strconv"
)

// RoundFloat rounds f to n decimal places, halves to even as the exact decimal value says; n may be negative. ok is false if
// the result is out of range.
func RoundFloat(f float64, n int) (r float64, ok bool) {
	switch {
	case f == 0 || math.IsNaN(f) || math.IsInf(f, 0) || n > 323:
		return f, true
	case n < -308:
		return math.Copysign(0, f), true
	case n >= 0:
		r, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return r, true
	}
	whole, frac := math.Modf(math.Abs(f))
	x, _ := new(big.Float).SetFloat64(whole).Int(nil)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	q, m := new(big.Int).QuoRem(x, unit, new(big.Int))
	m.Lsh(m, 1)
	if c := m.Cmp(unit); c > 0 || c == 0 && (frac != 0 || q.Bit(0) == 1) {
		q.Add(q, big.NewInt(1))
	}
	r, _ = q.Mul(q, unit).Float64()
	return math.Copysign(r, f), !math.IsInf(r, 0)
}

func floatRound(th *Thread, a []Value) (Value, error) {
	f, _ := AsFloat(a[0])
	if a[1].IsNone() {
		return floatInt(th, math.RoundToEven(f))
	}
	nv, err := IndexValue(th, a[1])
	if err != nil {
		return Value{}, err
	}
	n := int64(math.MaxInt32)
	if i, ok := AsInt64(nv); ok {
		n = min(max(i, -1000), 1000)
	} else if c, _ := CompareInts(nv, Int(0)); c < 0 {
		n = -1000
	}
	r, ok := RoundFloat(f, int(n))
	if !ok {
		return Value{}, RaiseMsg(th, OverflowErrorType, "rounded value too large to represent")
	}
	return Float(r), nil
}

func floatRatio(th *Thread, a []Value) (Value, error) {
	f, _ := AsFloat(a[0])
	if math.IsInf(f, 0) {
		return Value{}, RaiseMsg(th, OverflowErrorType, "cannot convert Infinity to integer ratio")
	}
	if math.IsNaN(f) {
		return Value{}, RaiseMsg(th, ValueErrorType, "cannot convert NaN to integer ratio")
	}
	r := new(big.Rat)
	r.SetFloat64(f)
	return TupleOf(NewBigInt(new(big.Int).Set(r.Num())), NewBigInt(new(big.Int).Set(r.Denom()))), nil
}

// floatToInt makes a method that rounds with f and converts to int.
func floatToInt(name, doc string, f func(float64) float64) FuncDef {
	return FuncDef{Name: name, Sig: "self, /", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
		x, _ := AsFloat(a[0])
		return floatInt(th, f(x))
	}}
}

func plainFloat(v Value) Value {
	f, _ := AsFloat(v)
	return Float(f)
}

func floatMethods() []FuncDef {
	return []FuncDef{
		{Name: "conjugate", Sig: "self, /", Doc: "Return self, the complex conjugate of any float.",
			Fn: func(th *Thread, a []Value) (Value, error) { return plainFloat(a[0]), nil }},
		floatToInt("__trunc__", "Return the Integral closest to x between 0 and x.", math.Trunc),
		floatToInt("__floor__", "Return the floor as an Integral.", math.Floor),
		floatToInt("__ceil__", "Return the ceiling as an Integral.", math.Ceil),
		{Name: "__round__", Sig: "self, ndigits=None, /", Fn: floatRound,
			Doc: "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits)."},
		{Name: "as_integer_ratio", Sig: "self, /", Fn: floatRatio,
			Doc: "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)"},
		{Name: "fromhex", Sig: "type, string, /", Class: true, Fn: floatFromHex,
			Doc: "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324"},
		{Name: "from_number", Sig: "type, number, /", Class: true, Doc: "Convert real number to a floating-point number.",
			Fn: func(th *Thread, a []Value) (Value, error) {
				f, err := AsFloat64(th, a[1])
				if err != nil {
					return Value{}, err
				}
				if cls, _ := AsType(a[0]); cls != FloatType {
					return CallArgs(th, a[0], Float(f))
				}
				return Float(f), nil
			}},
		{Name: "hex", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			f, _ := AsFloat(a[0])
			return newASCII(floatHex(f)).Value(), nil
		}, Doc: "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'"},
		{Name: "is_integer", Sig: "self, /", Doc: "Return True if the float is an integer.", Fn: func(th *Thread, a []Value) (Value, error) {
			f, _ := AsFloat(a[0])
			return Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
		}},
		{Name: "__getnewargs__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(plainFloat(a[0])), nil }},
		{Name: "__getformat__", Sig: "type, typestr, /", Class: true, Fn: func(th *Thread, a []Value) (Value, error) {
			s, ok := AsStr(a[1])
			if !ok {
				return Value{}, Raisef(th, TypeErrorType, "__getformat__() argument must be str, not %s", a[1].Type().MessageName())
			}
			if s.String() != "double" && s.String() != "float" {
				return Value{}, RaiseMsg(th, ValueErrorType, "__getformat__() argument 1 must be 'double' or 'float'")
			}
			return NewStr("IEEE, little-endian").Value(), nil
		}, Doc: "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, big-endian' or\n'IEEE, little-endian' best describes the format of floating-point\nnumbers used by the C type named by typestr."},
		{Name: "__format__", Sig: "self, format_spec, /", Doc: "Formats the float according to format_spec.", Fn: formatMethod(FormatFloat)},
	}
}

func floatSpec() TypeSpec {
	return TypeSpec{
		Name: "float", Flags: FlagFloatSub | FlagBaseOK, Effect: Pure, Sig: "x=0, /",
		Doc: "Convert a string or number to a floating-point number, if possible.",
		Slots: Slots{
			New: floatNew, Hash: floatHash, Compare: floatCompare, Binary: floatBinary(),
			Repr: func(th *Thread, v Value) (*Str, error) {
				f, _ := AsFloat(v)
				return newASCII(ReprFloat(f)), nil
			},
			Bool: func(th *Thread, v Value) (bool, error) {
				f, _ := AsFloat(v)
				return f != 0, nil
			},
			Int: func(th *Thread, v Value) (Value, error) {
				f, _ := AsFloat(v)
				return floatInt(th, f)
			},
			Float: func(th *Thread, v Value) (Value, error) { return plainFloat(v), nil },
			Unary: [numUnOps]UnaryFunc{OpNeg: floatUnary(func(f float64) float64 { return -f }),
				OpPos: floatUnary(func(f float64) float64 { return f }), OpAbs: floatUnary(math.Abs)},
		},
		Methods: floatMethods(),
		GetSets: []GetSet{
			numberGetSet("real", "the real part of a complex number", plainFloat),
			numberGetSet("imag", "the imaginary part of a complex number", func(Value) Value { return Float(0) }),
		},
	}
}
