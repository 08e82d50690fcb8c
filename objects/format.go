package objects

import (
	"math"
	"strings"
)

// A formatSpec is a parsed specification of the format mini-language.
type formatSpec struct {
	text   *Str
	fill   rune
	align  byte // < > = ^
	sign   byte // + - space, or 0
	z      bool // no negative zero
	alt    bool
	width  int  // -1: none
	group  byte // , _ or 0: separates groups of digits
	prec   int  // -1: none
	frac   byte // like group, for digits after the point
	typ    rune
	filled bool // fill was given
}

// formatStages is the number of bytes that a character of a padded number takes while it is made: the text exists in several
// stages at a time.
const formatStages = 4

// parseFormat parses spec for a value of type typeName. align and typ are what holds if spec doesn't say.
func parseFormat(th *Thread, spec *Str, typeName string, align byte, typ rune) (*formatSpec, error) {
	f := &formatSpec{text: spec, fill: ' ', align: align, width: -1, prec: -1, typ: typ}
	p := f.flags(align)
	var err error
	if f.width, p, err = formatNumber(th, spec, p); err != nil {
		return nil, err
	}
	if err := th.reserveStr(max(f.width, 0), formatStages); err != nil {
		return nil, err
	}
	if f.group, p, err = formatGroup(th, spec, p); err != nil {
		return nil, err
	}
	if p < spec.Len() && spec.At(p) == '.' {
		if f.prec, p, err = formatNumber(th, spec, p+1); err != nil {
			return nil, err
		}
		if f.frac, p, err = formatGroup(th, spec, p); err != nil {
			return nil, err
		}
		if f.prec < 0 && f.frac == 0 {
			return nil, RaiseMsg(th, ValueErrorType, "Format specifier missing precision")
		}
	}
	switch spec.Len() - p {
	case 0:
	case 1:
		f.typ = spec.At(p)
	default:
		return nil, Raisef(th, ValueErrorType, "Invalid format specifier '%s' for object of type '%s'", spec.String(), typeName)
	}
	return f, f.checkGroup(th)
}

// flags parses what stands before the width and returns the position after it.
func (f *formatSpec) flags(defaultAlign byte) int {
	p, s := 0, f.text
	aligned := false
	at := func(i int) rune {
		if i < s.Len() {
			return s.At(i)
		}
		return -1
	}
	switch {
	case isAlign(at(1)):
		f.fill, f.align, f.filled, aligned = at(0), byte(at(1)), true, true
		p = 2
	case isAlign(at(0)):
		f.align, aligned = byte(at(0)), true
		p = 1
	}
	if c := at(p); c == '+' || c == '-' || c == ' ' {
		f.sign = byte(c)
		p++
	}
	if at(p) == 'z' {
		f.z = true
		p++
	}
	if at(p) == '#' {
		f.alt = true
		p++
	}
	if !f.filled && at(p) == '0' {
		f.fill = '0'
		if !aligned && defaultAlign == '>' {
			f.align = '='
		}
		p++
	}
	return p
}

func isAlign(c rune) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// formatNumber parses decimal digits at p; -1 if there are none.
func formatNumber(th *Thread, s *Str, p int) (n, end int, err error) {
	n = -1
	for ; p < s.Len(); p++ {
		d, ok := DecimalDigit(s.At(p))
		if !ok {
			break
		}
		n = max(n, 0)
		if n > (math.MaxInt-d)/10 {
			return 0, p, RaiseMsg(th, ValueErrorType, "Too many decimal digits in format string")
		}
		n = n*10 + d
	}
	return n, p, nil
}

// formatGroup parses a separator of digit groups at p.
func formatGroup(th *Thread, s *Str, p int) (group byte, end int, err error) {
	for _, c := range [...]byte{',', '_', ','} {
		if p >= s.Len() || s.At(p) != rune(c) || c == group {
			continue
		}
		if group != 0 {
			return 0, p, RaiseMsg(th, ValueErrorType, "Cannot specify both ',' and '_'.")
		}
		group = c
		p++
	}
	return group, p, nil
}

// checkGroup checks that the type of presentation allows groups.
func (f *formatSpec) checkGroup(th *Thread) error {
	group := f.group
	if group == 0 && f.frac != 0 && f.typ == 'n' {
		group = f.frac
	}
	if group == 0 {
		return nil
	}
	switch f.typ {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if group == '_' {
			return nil
		}
	}
	if f.typ > 32 && f.typ < 128 {
		return Raisef(th, ValueErrorType, "Cannot specify '%c' with '%c'.", group, f.typ)
	}
	return Raisef(th, ValueErrorType, "Cannot specify '%c' with '\\x%x'.", group, f.typ)
}

// unknown is the error for a type of presentation that values of typeName don't have.
func (f *formatSpec) unknown(th *Thread, typeName string) error {
	if f.typ > 32 && f.typ < 128 {
		return Raisef(th, ValueErrorType, "Unknown format code '%c' for object of type '%s'", f.typ, typeName)
	}
	return Raisef(th, ValueErrorType, "Unknown format code '\\x%x' for object of type '%s'", f.typ, typeName)
}

// FormatStr is str.__format__.
func FormatStr(th *Thread, s, spec *Str) (*Str, error) { return formatStr(th, s, spec, "str") }

// formatStr is FormatStr for a value of type typeName.
func formatStr(th *Thread, s, spec *Str, typeName string) (*Str, error) {
	if spec.n == 0 {
		return s, nil
	}
	if q, ok := quickSpec(spec); ok && !q.zero && q.prec < 0 && (q.typ == 0 || q.typ == 's') {
		f := formatSpec{align: q.align, width: q.width, fill: ' '}
		if f.align == 0 {
			f.align = '<'
		}
		return f.pad(s), nil
	}
	f, err := parseFormat(th, spec, typeName, '<', 's')
	if err != nil {
		return nil, err
	}
	bad := func(what string) (*Str, error) {
		return nil, RaiseMsg(th, ValueErrorType, what+" not allowed in string format specifier")
	}
	switch {
	case f.typ != 's':
		return nil, f.unknown(th, typeName)
	case f.sign == ' ':
		return bad("Space")
	case f.sign != 0:
		return bad("Sign")
	case f.z:
		return bad("Negative zero coercion (z)")
	case f.alt:
		return bad("Alternate form (#)")
	case f.align == '=':
		return bad("'=' alignment")
	}
	if f.prec >= 0 && f.prec < s.Len() {
		s = s.Slice(0, f.prec)
	}
	return f.pad(s), nil
}

// pad aligns s in the width.
func (f *formatSpec) pad(s *Str) *Str {
	n := f.width - s.Len()
	if n <= 0 {
		return s
	}
	switch f.align {
	case '<':
		return s.pad(0, n, f.fill)
	case '^':
		return s.pad(n/2, n-n/2, f.fill)
	}
	return s.pad(n, 0, f.fill)
}

// A numeral is the text of a number in parts, all ASCII.
type numeral struct {
	neg    bool
	prefix string // 0x and the like
	digits string // the integral part, without separators
	point  string // "." or nothing
	frac   string // digits after the point
	rest   string // exponent, percent sign
}

// number lays out n.
func (f *formatSpec) number(n numeral) *Str {
	sign := ""
	switch {
	case n.neg:
		sign = "-"
	case f.sign == '+':
		sign = "+"
	case f.sign == ' ':
		sign = " "
	}
	tail := n.point + groupFraction(n.frac, f.frac) + n.rest
	size := 3
	if f.typ == 'b' || f.typ == 'o' || f.typ == 'x' || f.typ == 'X' {
		size = 4
	}
	least := 0
	if f.fill == '0' && f.align == '=' {
		least = f.width - len(sign) - len(n.prefix) - len(tail)
	}
	digits := n.digits
	if f.group != 0 && digits != "" {
		digits = groupDigits(digits, f.group, size, least)
	}
	body := digits + tail
	missing := f.width - len(sign) - len(n.prefix) - len(body)
	if missing <= 0 {
		return newASCII(sign + n.prefix + body)
	}
	if f.align == '=' {
		var b StrBuilder
		b.WriteASCII(sign + n.prefix)
		b.WriteRepeat(f.fill, missing)
		b.WriteASCII(body)
		return b.Str()
	}
	return f.pad(newASCII(sign + n.prefix + body))
}

// groupDigits separates groups of digits from the right, with zeros in front to make at least least characters.
func groupDigits(digits string, sep byte, size, least int) string {
	out := make([]byte, 0, len(digits)*4/3+max(least, 0)+1)
	for i, k := len(digits)-1, 0; i >= 0 || len(out) < least; i, k = i-1, k+1 {
		if k > 0 && k%size == 0 {
			out = append(out, sep)
		}
		if i >= 0 {
			out = append(out, digits[i])
		} else {
			out = append(out, '0')
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}

// groupFraction separates groups of three digits from the left.
func groupFraction(digits string, sep byte) string {
	if sep == 0 || len(digits) <= 3 {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && i%3 == 0 {
			b.WriteByte(sep)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// Format is format(v, spec).
func Format(th *Thread, v Value, spec *Str) (*Str, error) {
	var buf [64]byte
	if b, ok := appendQuick(buf[:0], v, spec); ok {
		return copyStr8(b, formASCII), nil
	}
	switch t := v.Type(); {
	case t == StrType:
		return FormatStr(th, (*Str)(v.P), spec)
	case t == IntType:
		return FormatInt(th, v, spec)
	case t == FloatType:
		return FormatFloat(th, v, spec)
	}
	f, ok := v.Type().Lookup("__format__")
	if !ok {
		return nil, Raisef(th, TypeErrorType, "Type %s doesn't define __format__", v.Type().MessageName())
	}
	r, err := CallBound(th, f, v, []Value{spec.Value()})
	if err != nil {
		return nil, err
	}
	s, ok := AsStr(r)
	if !ok {
		return nil, Raisef(th, TypeErrorType, "%s.__format__() must return a str, not %s", v.Type().MessageName(), r.Type().MessageName())
	}
	return s, nil
}
