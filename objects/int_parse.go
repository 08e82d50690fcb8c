package objects

import (
	"math/big"
	"strconv"
	"strings"
)

// asciiNumber prepares the text of a number: spaces around it removed, decimal digits of all scripts turned into ASCII ones.
// Other characters beyond ASCII become '?', which no number contains.
func asciiNumber(s *Str) string {
	if s.IsASCII() {
		i, j := asciiSpaces(s.Bytes8(), true, true)
		return s.String()[i:j]
	}
	r := s.Runes()
	for len(r) > 0 && IsSpaceRune(r[0]) {
		r = r[1:]
	}
	for len(r) > 0 && IsSpaceRune(r[len(r)-1]) {
		r = r[:len(r)-1]
	}
	b := make([]byte, len(r))
	for i, c := range r {
		if d, ok := DecimalDigit(c); c < 0x80 {
			b[i] = byte(c)
		} else if ok {
			b[i] = byte('0' + d)
		} else {
			b[i] = '?'
		}
	}
	return string(b)
}

// digitsOf checks an integer literal without sign in a base of 2 to 36, or 0 for the base its prefix says. It returns the
// digits without underscores, and the base.
func digitsOf(s string, base int) (digits string, actual int, ok bool) {
	prefix := 0
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			prefix = 16
		case 'o':
			prefix = 8
		case 'b':
			prefix = 2
		}
	}
	octal := base == 0 && prefix == 0 && len(s) > 0 && s[0] == '0' // 010 is an error, 000 is not
	if prefix != 0 && (base == 0 || base == prefix) {
		base, s = prefix, s[2:]
		s = strings.TrimPrefix(s, "_")
	} else if base == 0 {
		base = 10
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", base, false
	}
	s = strings.ReplaceAll(s, "_", "")
	for i := range len(s) {
		if d := digitValue(s[i]); d >= base || octal && d != 0 {
			return "", base, false
		}
	}
	return s, base, true
}

// digitValue is the value of a digit in bases up to 36; 99 if it is none.
func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}

// parseInt converts the text of an int literal with optional sign. shown is what messages quote.
func parseInt(th *Thread, text string, base int, shown Value) (Value, error) {
	s, neg := text, false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s, neg = s[1:], s[0] == '-'
	}
	digits, actual, ok := digitsOf(s, base)
	if !ok {
		return Value{}, invalidInt(th, base, shown)
	}
	var b *big.Int
	if len(digits) <= 12 {
		i, _ := strconv.ParseInt(digits, actual, 64)
		if neg {
			i = -i
		}
		return Int(i), nil
	}
	if limit := th.Interp.MaxStrDigits; limit > 0 && len(digits) > limit && actual&(actual-1) != 0 {
		return Value{}, Raisef(th, ValueErrorType, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", limit, len(digits))
	}
	if actual == 10 {
		b = parseDecimal(digits)
	} else if b, ok = new(big.Int).SetString(digits, actual); !ok {
		return Value{}, invalidInt(th, base, shown)
	}
	if neg {
		b.Neg(b)
	}
	return NewBigInt(b), nil
}

// plainDecimal returns the number that s is if it consists of up to 18 decimal digits, with or without a minus, as most do.
func plainDecimal(s *Str) (n int64, ok bool) {
	if s.form != formASCII || s.n == 0 || s.n > 18 {
		return 0, false
	}
	digits := s.String()
	neg := digits[0] == '-' && len(digits) > 1
	if neg {
		digits = digits[1:]
	}
	for i := range len(digits) {
		if !isByteDigit(digits[i]) {
			return 0, false
		}
	}
	if n = smallDecimal(digits); neg {
		n = -n
	}
	return n, true
}

func invalidInt(th *Thread, base int, shown Value) error {
	r, err := Repr(th, shown)
	if err != nil {
		return err
	}
	text := r.Runes()
	if len(text) > 200 {
		text = text[:200]
	}
	return Raisef(th, ValueErrorType, "invalid literal for int() with base %d: %s", base, NewStrRunes(text).String())
}

// ParseIntLiteral converts an int literal of source text, underscores and prefix included, without a limit on its length.
func ParseIntLiteral(s string) (Value, bool) {
	digits, base, ok := digitsOf(s, 0)
	if !ok {
		return Value{}, false
	}
	b, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return Value{}, false
	}
	return NewBigInt(b), true
}

// textOfNumber returns the text in a str or bytes-like object; ok is false for other objects.
func textOfNumber(th *Thread, v Value) (text string, shown Value, ok bool, err error) {
	if s, ok := AsStr(v); ok {
		return asciiNumber(s), v, true, nil
	}
	if v.Type().Buffer == nil {
		return "", v, false, nil
	}
	b, err := v.Type().Buffer(th, v)
	if err != nil {
		return "", v, false, err
	}
	text = strings.TrimFunc(string(b), func(r rune) bool { return r < 0x80 && IsSpaceRune(r) && (r < 0x1c || r > 0x1f) })
	if v.Type().Flags&FlagBytesSub == 0 {
		v = NewBytes(append([]byte(nil), b...))
	}
	return text, v, true, nil
}

func intNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	var v Value
	var err error
	switch {
	case kw == nil && len(args) == 1:
		v, err = intFrom(th, args[0])
	default:
		a, berr := bindInt(th, args, kw)
		if berr != nil {
			return Value{}, berr
		}
		v, err = intFromBase(th, a[0], a[1])
	}
	if err != nil {
		return Value{}, err
	}
	return boxNew(th, cls, v), nil
}

func bindInt(th *Thread, args []Value, kw *Tuple) ([]Value, error) {
	if n := len(positional(args, kw)); n > 2 {
		return nil, Raisef(th, TypeErrorType, "int expected at most 2 arguments, got %d", n)
	}
	return BindArgs(th, "int", "x=?, /, base=?", args, kw)
}

func intFromBase(th *Thread, x, base Value) (Value, error) {
	if base.IsUndef() {
		if x.IsUndef() {
			return Int(0), nil
		}
		return intFrom(th, x)
	}
	if x.IsUndef() {
		return Value{}, RaiseMsg(th, TypeErrorType, "int() missing string argument")
	}
	n, err := AsIndex(th, base)
	if err != nil && !IsRaised(err, OverflowErrorType) {
		return Value{}, err
	}
	if err != nil || n != 0 && (n < 2 || n > 36) {
		return Value{}, RaiseMsg(th, ValueErrorType, "int() base must be >= 2 and <= 36, or 0")
	}
	if _, ok := AsStr(x); !ok && x.Type().Flags&FlagBytesSub == 0 && !x.Type().Is(BytearrayType) {
		return Value{}, RaiseMsg(th, TypeErrorType, "int() can't convert non-string with explicit base")
	}
	text, shown, _, err := textOfNumber(th, x)
	if err != nil {
		return Value{}, err
	}
	return parseInt(th, text, n, shown)
}

// intFrom is int(x).
func intFrom(th *Thread, x Value) (Value, error) {
	t := x.Type()
	switch {
	case x.IsInt():
		return x, nil
	case x.IsFloat():
		return floatInt(th, x.Float())
	case t == StrType:
		if n, ok := plainDecimal((*Str)(x.P)); ok {
			return Int(n), nil
		}
	case t.Int != nil:
		r, err := t.Int(th, x)
		if err != nil {
			return Value{}, err
		}
		if r.Type().Flags&FlagIntSub == 0 {
			return Value{}, Raisef(th, TypeErrorType, "__int__ returned non-int (type %s)", r.Type().MessageName())
		}
		return plainInt(r), nil
	case t.Index != nil:
		return IndexValue(th, x)
	}
	text, shown, ok, err := textOfNumber(th, x)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "int() argument must be a string, a bytes-like object or a real number, not '%s'", t.MessageName())
	}
	return parseInt(th, text, 10, shown)
}
