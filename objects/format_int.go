package objects

import (
	"math"
	"math/big"
	"strconv"
)

// IntText returns the digits of the int v (also a bool or an instance of a subclass) in a base of 2, 8, 10 or 16, and
// whether it is negative. Decimal digits beyond the interpreter's limit are a ValueError.
func IntText(th *Thread, v Value, base int) (digits string, neg bool, err error) {
	v = Unbox(v)
	if v.IsInt() || v.IsBool() {
		i := v.Int()
		u := uint64(i)
		if i < 0 {
			u = -u
		}
		return strconv.FormatUint(u, base), i < 0, nil
	}
	b, _ := AsBig(v)
	if base == 10 {
		if err := checkDigits(th, b); err != nil {
			return "", false, err
		}
	}
	return new(big.Int).Abs(b).Text(base), b.Sign() < 0, nil
}

// checkDigits raises if b has more decimal digits than the interpreter allows to convert.
func checkDigits(th *Thread, b *big.Int) error {
	limit := th.Interp.MaxStrDigits
	if limit <= 0 || float64(b.BitLen())*math.Log10(2) < float64(limit) {
		return nil
	}
	top := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(limit)), nil)
	if b.CmpAbs(top) < 0 {
		return nil
	}
	return Raisef(th, ValueErrorType, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
}

// FormatInt is int.__format__ for the int v, also a bool or an instance of a subclass.
func FormatInt(th *Thread, v Value, spec *Str) (*Str, error) {
	if spec.n == 0 {
		if v.IsInt() {
			return strInt(v.Int()), nil
		}
		return ToStr(th, v)
	}
	f, err := parseFormat(th, spec, v.Type().Name, '>', 'd')
	if err != nil {
		return nil, err
	}
	switch f.typ {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := intFloat(th, Unbox(v))
		if err != nil {
			return nil, err
		}
		return f.float(th, x)
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	default:
		return nil, f.unknown(th, v.Type().Name)
	}
	if f.prec >= 0 {
		return nil, RaiseMsg(th, ValueErrorType, "Precision not allowed in integer format specifier")
	}
	if f.z {
		return nil, RaiseMsg(th, ValueErrorType, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.typ == 'c' {
		return f.char(th, v)
	}
	n, err := f.integer(th, v)
	if err != nil {
		return nil, err
	}
	return f.number(n), nil
}

// integer returns the parts of v.
func (f *formatSpec) integer(th *Thread, v Value) (numeral, error) {
	base, prefix := 10, ""
	switch f.typ {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	}
	digits, neg, err := IntText(th, v, base)
	n := numeral{neg: neg, digits: digits}
	if f.alt {
		n.prefix = prefix
	}
	if f.typ == 'X' {
		n.digits = string(mapASCII([]byte(digits), asciiUpper))
	}
	return n, err
}

// char lays out the character with number v.
func (f *formatSpec) char(th *Thread, v Value) (*Str, error) {
	if f.sign != 0 {
		return nil, RaiseMsg(th, ValueErrorType, "Sign not allowed with integer format specifier 'c'")
	}
	if f.alt {
		return nil, RaiseMsg(th, ValueErrorType, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	u := Unbox(v)
	if !u.IsInt() && !u.IsBool() {
		return nil, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C long")
	}
	if u.Int() < 0 || u.Int() > 0x10ffff {
		return nil, RaiseMsg(th, OverflowErrorType, "%c arg not in range(0x110000)")
	}
	if f.align == '=' {
		f.align = '>'
	}
	return f.pad(CharStr(rune(u.Int()))), nil
}
