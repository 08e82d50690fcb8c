package objects

import (
	"math"
	"strconv"
	"strings"
)

// How float digits are laid out.
const (
	floatAlt     = 1 << iota // keep the point, and the zeros of g
	floatAddDot0             // at least one digit after the point
)

// ReprFloat returns repr(f): the shortest digits that read back as f.
func ReprFloat(f float64) string { return floatText(f, 'r', -1, floatAddDot0) }

// floatText formats f like C's printf with type e, f or g, or r for the shortest digits that read back. There is a sign only
// if f is negative.
func floatText(f float64, typ byte, prec, flags int) string {
	n := floatNumeral(f, typ, prec, flags)
	s := n.digits + n.point + n.frac + n.rest
	if n.neg {
		return "-" + s
	}
	return s
}

// floatNumeral is floatText in parts. An infinity or NaN is all rest.
func floatNumeral(f float64, typ byte, prec, flags int) numeral {
	n := numeral{neg: math.Signbit(f)}
	switch {
	case math.IsNaN(f):
		n.neg, n.rest = false, "nan"
		return n
	case math.IsInf(f, 0):
		n.rest = "inf"
		return n
	}
	f = math.Abs(f)
	switch typ {
	case 'f':
		n.digits, n.frac, _ = strings.Cut(strconv.FormatFloat(f, 'f', prec, 64), ".")
	case 'e':
		mantissa, exp, _ := strings.Cut(strconv.FormatFloat(f, 'e', prec, 64), "e")
		n.digits, n.frac, _ = strings.Cut(mantissa, ".")
		n.rest = "e" + exp
	case 'g':
		prec = max(prec, 1)
		digits, exp := decimalDigits(f, prec)
		limit := prec
		if flags&floatAddDot0 != 0 {
			limit--
		}
		if flags&floatAlt == 0 {
			digits = trimZeros(digits)
		}
		n.place(digits, exp, exp < -4 || exp >= limit)
	default:
		digits, exp := decimalDigits(f, 0)
		n.place(digits, exp, exp < -4 || exp >= 16)
	}
	if flags&floatAddDot0 != 0 && n.frac == "" && n.rest == "" {
		n.frac = "0"
	}
	if n.frac != "" || flags&floatAlt != 0 {
		n.point = "."
	}
	return n
}

// decimalDigits returns prec significant digits of f (0: the shortest that read back), and the decimal exponent of the
// first.
func decimalDigits(f float64, prec int) (digits string, exp int) {
	mantissa, e, _ := strings.Cut(strconv.FormatFloat(f, 'e', prec-1, 64), "e")
	exp, _ = strconv.Atoi(e)
	return mantissa[:1] + strings.TrimPrefix(mantissa[1:], "."), exp
}

func trimZeros(digits string) string {
	if t := strings.TrimRight(digits, "0"); t != "" {
		return t
	}
	return "0"
}

// place puts the point into digits, whose first one counts 10**exp.
func (n *numeral) place(digits string, exp int, scientific bool) {
	switch {
	case scientific:
		n.digits, n.frac = digits[:1], digits[1:]
		n.rest = exponent(exp)
	case exp < 0:
		n.digits, n.frac = "0", strings.Repeat("0", -exp-1)+digits
	case exp+1 >= len(digits):
		n.digits = digits + strings.Repeat("0", exp+1-len(digits))
	default:
		n.digits, n.frac = digits[:exp+1], digits[exp+1:]
	}
}

// exponent returns e and an exponent of at least two digits.
func exponent(exp int) string {
	sign := "e+"
	if exp < 0 {
		sign, exp = "e-", -exp
	}
	if exp < 10 {
		sign += "0"
	}
	return sign + strconv.Itoa(exp)
}

// FormatFloat is float.__format__ for the float v, also an instance of a subclass.
func FormatFloat(th *Thread, v Value, spec *Str) (*Str, error) {
	if spec.n == 0 {
		if v.IsFloat() {
			return newASCII(ReprFloat(v.Float())), nil
		}
		return ToStr(th, v)
	}
	f, err := parseFormat(th, spec, v.Type().Name, '>', 0)
	if err != nil {
		return nil, err
	}
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.float(th, Unbox(v).Float())
	}
	return nil, f.unknown(th, v.Type().Name)
}

// float lays out x.
func (f *formatSpec) float(th *Thread, x float64) (*Str, error) {
	n, err := f.floatParts(th, x)
	if err != nil {
		return nil, err
	}
	return f.number(n), nil
}

// floatParts returns the parts of x as the type of presentation wants them.
func (f *formatSpec) floatParts(th *Thread, x float64) (numeral, error) {
	if f.prec > math.MaxInt32 {
		return numeral{}, RaiseMsg(th, ValueErrorType, "precision too big")
	}
	if err := th.reserveStr(max(f.prec, 0), formatStages); err != nil {
		return numeral{}, err
	}
	typ, prec, flags := byte(f.typ), f.prec, 0
	if f.alt {
		flags = floatAlt
	}
	percent := ""
	switch typ {
	case 0:
		flags |= floatAddDot0
		if typ = 'r'; prec >= 0 {
			typ = 'g'
		}
	case 'n':
		typ = 'g'
	case '%':
		typ, percent = 'f', "%"
		x *= 100
	}
	if prec < 0 && typ != 'r' {
		prec = 6
	}
	n := floatNumeral(x, asciiLower(typ), prec, flags)
	if 'A' <= typ && typ <= 'Z' {
		n.rest = strings.ToUpper(n.rest)
	}
	n.rest += percent
	if f.z && n.isZero() {
		n.neg = false
	}
	return n, nil
}

// isZero reports whether all digits are zeros.
func (n *numeral) isZero() bool {
	return n.digits != "" && strings.Trim(n.digits, "0") == "" && strings.Trim(n.frac, "0") == ""
}

// FormatComplex is complex.__format__; v is the number whose value is c.
func FormatComplex(th *Thread, v Value, c complex128, spec *Str) (*Str, error) {
	if spec.n == 0 {
		return ToStr(th, v)
	}
	f, err := parseFormat(th, spec, v.Type().Name, '>', 0)
	if err != nil {
		return nil, err
	}
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return nil, f.unknown(th, v.Type().Name)
	}
	if f.fill == '0' {
		return nil, RaiseMsg(th, ValueErrorType, "Zero padding is not allowed in complex format specifier")
	}
	if f.align == '=' {
		return nil, RaiseMsg(th, ValueErrorType, "'=' alignment flag is not allowed in complex format specifier")
	}
	return f.complex(th, c)
}

func (f *formatSpec) complex(th *Thread, c complex128) (*Str, error) {
	part := *f
	part.width = -1
	paren, onlyImag := false, false
	if f.typ == 0 {
		part.typ = 'g'
		if f.prec < 0 {
			part.typ = 'r'
		}
		if onlyImag = real(c) == 0 && !math.Signbit(real(c)); !onlyImag {
			paren = true
		}
	}
	text := func(x float64) (string, error) {
		n, err := part.floatParts(th, x)
		if err != nil {
			return "", err
		}
		return part.number(n).String(), nil
	}
	out := ""
	if !onlyImag {
		re, err := text(real(c))
		if err != nil {
			return nil, err
		}
		out = re
		part.sign = '+'
	}
	im, err := text(imag(c))
	if err != nil {
		return nil, err
	}
	out += im + "j"
	if paren {
		out = "(" + out + ")"
	}
	return f.pad(newASCII(out)), nil
}
