package objects

import (
	"math"
	"strconv"
	"strings"
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// ParseFloat converts the text of a decimal float as float() does, spaces around it removed already: with underscores between
// digits, "inf", "infinity" and "nan". Numbers out of range become infinite.
func ParseFloat(s string) (float64, bool) {
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		body = body[1:]
	}
	if body == "" {
		return 0, false
	}
	switch body[0] | 0x20 {
	case 'i', 'n':
		return parseFloatName(strings.ToLower(body), s[0] == '-')
	}
	if strings.IndexByte(s, '_') >= 0 {
		for i := range len(s) {
			if s[i] == '_' && (i == 0 || i == len(s)-1 || !isDigit(s[i-1]) || !isDigit(s[i+1])) {
				return 0, false
			}
		}
		s = strings.ReplaceAll(s, "_", "")
		body = strings.ReplaceAll(body, "_", "")
	}
	for i := range len(body) {
		// What strconv accepts beyond decimal floats starts with letters or 0x.
		if c := body[i]; !isDigit(c) && c != '.' && c != 'e' && c != 'E' && c != '+' && c != '-' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if ne, ok := err.(*strconv.NumError); ok && ne.Err == strconv.ErrRange {
		err = nil
	}
	return f, err == nil
}

func parseFloatName(s string, neg bool) (float64, bool) {
	sign := 1.0
	if neg {
		sign = -1
	}
	switch s {
	case "inf", "infinity":
		return math.Inf(int(sign)), true
	case "nan":
		return math.Copysign(math.NaN(), sign), true
	}
	return 0, false
}

func floatNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if cls == FloatType && kw == nil && len(args) == 1 {
		f, err := floatFrom(th, args[0])
		return Float(f), err
	}
	args, kw = ownKeywords(cls, "__init__", args, kw)
	if err := noKeywords(th, "float", kw); err != nil {
		return Value{}, err
	}
	f := 0.0
	switch len(args) {
	case 0:
	case 1:
		var err error
		if f, err = floatFrom(th, args[0]); err != nil {
			return Value{}, err
		}
	default:
		return Value{}, Raisef(th, TypeErrorType, "float expected at most 1 argument, got %d", len(args))
	}
	return boxNew(th, cls, Float(f)), nil
}

// floatFrom is float(v).
func floatFrom(th *Thread, v Value) (float64, error) {
	t := v.Type()
	if t.Float != nil || t.Index != nil {
		return AsFloat64(th, v)
	}
	text, _, ok, err := textOfNumber(th, v)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, Raisef(th, TypeErrorType, "float() argument must be a string or a real number, not '%s'", t.MessageName())
	}
	f, ok := ParseFloat(text)
	if !ok {
		r, err := Repr(th, v)
		if err != nil {
			return 0, err
		}
		return 0, RaiseMsg(th, ValueErrorType, "could not convert string to float: "+r.String())
	}
	return f, nil
}

func floatHex(f float64) string {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return ReprFloat(f)
	case f == 0:
		if math.Signbit(f) {
			return "-0x0.0p+0"
		}
		return "0x0.0p+0"
	}
	b := math.Float64bits(f)
	exp, mant := int(b>>52&0x7ff), b&(1<<52-1)
	lead := "1"
	if exp == 0 {
		lead, exp = "0", 1
	}
	sign := ""
	if b>>63 != 0 {
		sign = "-"
	}
	digits := strconv.FormatUint(mant|1<<52, 16)[1:]
	e := strconv.Itoa(exp - 1023)
	if exp >= 1023 {
		e = "+" + e
	}
	return sign + "0x" + lead + "." + digits + "p" + e
}

// floatFromHex parses what float.hex writes and a little more: the prefix, the fraction and the exponent may be missing.
func floatFromHex(th *Thread, a []Value) (Value, error) {
	s, ok := AsStr(a[1])
	if !ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "bad argument type for built-in operation")
	}
	f, err := parseHexFloat(th, strings.Trim(s.String(), " \t\n\r\f\v"))
	if err != nil {
		return Value{}, err
	}
	if cls, _ := AsType(a[0]); cls != FloatType {
		return CallArgs(th, a[0], Float(f))
	}
	return Float(f), nil
}

func parseHexFloat(th *Thread, s string) (float64, error) {
	body, sign := s, ""
	if body != "" && (body[0] == '+' || body[0] == '-') {
		sign, body = body[:1], body[1:]
	}
	low := strings.ToLower(body)
	if f, ok := parseFloatName(low, sign == "-"); ok {
		return f, nil
	}
	low = strings.TrimPrefix(low, "0x")
	mant, exp, hasExp := strings.Cut(low, "p")
	if !hasExp {
		exp = "0"
	}
	if strings.Trim(mant, "0123456789abcdef.") != "" || strings.Trim(mant, ".") == "" || strings.Count(mant, ".") > 1 || !validExponent(exp) {
		return 0, RaiseMsg(th, ValueErrorType, "invalid hexadecimal floating-point string")
	}
	f, err := strconv.ParseFloat(sign+"0x"+mant+"p"+exp, 64)
	if ne, ok := err.(*strconv.NumError); ok && ne.Err == strconv.ErrRange {
		return 0, RaiseMsg(th, OverflowErrorType, "hexadecimal value too large to represent as a float")
	} else if err != nil {
		return 0, RaiseMsg(th, ValueErrorType, "invalid hexadecimal floating-point string")
	}
	return f, nil
}

func validExponent(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}
