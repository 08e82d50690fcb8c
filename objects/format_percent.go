package objects

import (
	"math"
	"strings"
)

// A percent is a %-formatting under way, of a str or of bytes, which are then treated as Latin-1.
type percent struct {
	th      *Thread
	format  *Str
	pos     int
	bytes   bool
	args    *Tuple // nil: the operand is not a tuple
	operand Value
	next    int // index of the next argument
	keyed   bool
	key     Value // the argument of the conversion if it has a %(key)
	out     StrBuilder
}

// A conversion is one parsed conversion specifier.
type conversion struct {
	minus, plus, space, alt, zero bool
	width, prec                   int // -1: none
	typ                           rune
	at                            int // position of typ
}

// PercentFormat is format % operand.
func PercentFormat(th *Thread, format *Str, operand Value) (*Str, error) {
	p := &percent{th: th, format: format, operand: operand}
	p.out.borrow(th)
	if err := p.run(); err != nil {
		return nil, err
	}
	return p.out.giveBack(th), nil
}

// percentBytes is format % operand for bytes.
func percentBytes(th *Thread, format []byte, operand Value) ([]byte, error) {
	p := &percent{th: th, format: NewStrLatin1(format), operand: operand, bytes: true}
	if err := p.run(); err != nil {
		return nil, err
	}
	return p.out.b8, nil
}

func (p *percent) run() error {
	p.args, _ = AsTuple(p.operand)
	if p.operand.Type().Flags&FlagTuple == 0 {
		p.args = nil
	}
	n := p.format.Len()
	for p.pos < n {
		i := p.format.indexChar('%', p.pos)
		if i < 0 {
			i = n
		}
		if p.pos < i {
			p.out.WriteSlice(p.format, p.pos, i)
		}
		if p.pos = i + 1; i == n {
			break
		}
		if p.pos < n && p.format.At(p.pos) == '%' {
			p.out.WriteRune('%')
			p.pos++
			continue
		}
		c, err := p.parse()
		if err != nil {
			return err
		}
		if err := p.convert(c); err != nil {
			return err
		}
	}
	if !p.keyed && p.left() && !p.isMapping() {
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return RaiseMsg(p.th, TypeErrorType, "not all arguments converted during "+what+" formatting")
	}
	return nil
}

// left reports whether there are arguments that were not used.
func (p *percent) left() bool {
	if p.args != nil {
		return p.next < len(p.args.Items)
	}
	return p.next == 0
}

// isMapping reports whether the operand can be subscripted, and so need not be used.
func (p *percent) isMapping() bool {
	t := p.operand.Type()
	if p.bytes {
		return t.GetItem != nil && t.Flags&(FlagTuple|FlagBytesSub|FlagStrSub) == 0 && !t.Is(BytearrayType)
	}
	return t.GetItem != nil && t.Flags&(FlagTuple|FlagStrSub) == 0
}

// arg returns the next argument.
func (p *percent) arg() (Value, error) {
	if !p.key.IsUndef() {
		v := p.key
		p.key = Undef
		return v, nil
	}
	if p.keyed || !p.left() {
		return Value{}, RaiseMsg(p.th, TypeErrorType, "not enough arguments for format string")
	}
	p.next++
	if p.args != nil {
		return p.args.Items[p.next-1], nil
	}
	return p.operand, nil
}

func (p *percent) incomplete() error {
	return RaiseMsg(p.th, ValueErrorType, "incomplete format")
}

// parse parses the conversion specifier after %.
func (p *percent) parse() (conversion, error) {
	c := conversion{width: -1, prec: -1}
	p.key = Undef
	f, n := p.format, p.format.Len()
	if p.pos < n {
		if typ := f.At(p.pos); typ == 's' || typ == 'd' || typ == 'r' { // most have nothing in between
			c.typ, c.at = typ, p.pos
			p.pos++
			return c, nil
		}
	}
	if p.pos < n && f.At(p.pos) == '(' {
		if err := p.parseKey(); err != nil {
			return c, err
		}
	}
	for ; p.pos < n; p.pos++ {
		switch f.At(p.pos) {
		case '-':
			c.minus = true
			continue
		case '+':
			c.plus = true
			continue
		case ' ':
			c.space = true
			continue
		case '#':
			c.alt = true
			continue
		case '0':
			c.zero = true
			continue
		}
		break
	}
	w, err := p.number("width")
	if err != nil {
		return c, err
	}
	if c.width = w; w < -1 {
		c.minus, c.width = true, -w-2
	}
	if err := p.th.reserveStr(max(c.width, 0), formatStages); err != nil {
		return c, err
	}
	if p.pos < n && f.At(p.pos) == '.' {
		p.pos++
		if c.prec, err = p.number("precision"); err != nil {
			return c, err
		}
		c.prec = max(c.prec, 0)
	}
	if p.pos < n && strings.ContainsRune("hlL", f.At(p.pos)) {
		p.pos++
	}
	if p.pos >= n {
		return c, p.incomplete()
	}
	c.typ, c.at = f.At(p.pos), p.pos
	p.pos++
	return c, nil
}

// parseKey parses (key) and fetches the argument of that key.
func (p *percent) parseKey() error {
	if !p.isMapping() {
		return RaiseMsg(p.th, TypeErrorType, "format requires a mapping")
	}
	start, depth := p.pos+1, 1
	i := start
	for ; i < p.format.Len(); i++ {
		switch p.format.At(i) {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if depth > 0 {
		return RaiseMsg(p.th, ValueErrorType, "incomplete format key")
	}
	key := p.format.Slice(start, i)
	p.pos, p.keyed = i+1, true
	k := key.Value()
	if p.bytes {
		k = NewBytes(latin1Bytes(key))
	}
	var err error
	p.key, err = GetItem(p.th, p.operand, k)
	return err
}

// latin1Bytes returns the bytes of a string whose code points are all below 0x100.
func latin1Bytes(s *Str) []byte { return append([]byte(nil), s.Bytes8()...) }

// number parses digits or * at the current position. -1: there are none; below: -2 minus a negative width that an argument
// gave.
func (p *percent) number(what string) (int, error) {
	if p.pos < p.format.Len() && p.format.At(p.pos) == '*' {
		p.pos++
		v, err := p.arg()
		if err != nil {
			return 0, err
		}
		if u := Unbox(v); !u.IsInt() && !u.IsBool() {
			if v.Type().Flags&FlagIntSub == 0 {
				return 0, RaiseMsg(p.th, TypeErrorType, "* wants int")
			}
			return 0, RaiseMsg(p.th, OverflowErrorType, "Python int too large to convert to C ssize_t")
		} else if n := int(u.Int()); n >= 0 {
			return n, nil
		} else if what == "width" {
			return n - 2, nil
		}
		return 0, nil
	}
	n, most := -1, math.MaxInt
	if what == "precision" {
		most = math.MaxInt32
	}
	for ; p.pos < p.format.Len(); p.pos++ {
		d := p.format.At(p.pos)
		if d < '0' || d > '9' {
			break
		}
		n = max(n, 0)
		if n > (most-int(d-'0'))/10 {
			return 0, RaiseMsg(p.th, ValueErrorType, what+" too big")
		}
		n = n*10 + int(d-'0')
	}
	return n, nil
}

// convert writes one argument.
func (p *percent) convert(c conversion) error {
	v, err := p.arg()
	if err != nil {
		return err
	}
	if !p.bytes && p.quick(c, v) {
		return nil
	}
	switch c.typ {
	case 's', 'r', 'a', 'b':
		if c.typ != 'b' || p.bytes {
			return p.text(c, v)
		}
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(c, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.float(c, v)
	case 'c':
		return p.char(c, v)
	}
	shown := c.typ
	if shown < 32 || shown > 126 {
		shown = '?'
	}
	return Raisef(p.th, ValueErrorType, "unsupported format character '%c' (0x%x) at index %d", shown, c.typ, c.at)
}

// quick writes a str, int or float without further ado, and reports whether it did.
func (p *percent) quick(c conversion, v Value) bool {
	if c.plus || c.space || c.alt || c.width >= 100 || c.prec >= 100 {
		return false
	}
	if v.Type() == StrType && c.typ == 's' && c.prec < 0 {
		p.pad(c, (*Str)(v.P))
		return true
	}
	q := quickFormat{width: c.width, prec: c.prec, zero: c.zero && !c.minus, typ: byte(c.typ)}
	if c.minus {
		q.align = '<'
	}
	switch c.typ {
	case 'd', 'i', 'u':
		q.typ = 'd'
		return v.IsInt() && q.write(&p.out, v)
	case 's':
		q.typ, q.zero = 0, false
		return v.IsInt() && q.write(&p.out, v)
	case 'x', 'o':
		return v.IsInt() && q.write(&p.out, v)
	case 'f':
		return v.IsFloat() && q.write(&p.out, v)
	}
	return false
}

// text writes the result of %s, %r, %a, and of %b for bytes.
func (p *percent) text(c conversion, v Value) error {
	var s *Str
	var err error
	switch {
	case p.bytes && (c.typ == 's' || c.typ == 'b'):
		var b []byte
		if b, err = percentBuffer(p.th, v); err == nil {
			s = NewStrLatin1(b)
		}
	case c.typ == 's':
		s, err = ToStr(p.th, v)
	default:
		if s, err = Repr(p.th, v); err == nil && (c.typ == 'a' || p.bytes) {
			s = escapeNonASCII(s)
		}
	}
	if err != nil {
		return err
	}
	if c.prec >= 0 && c.prec < s.Len() {
		s = s.Slice(0, c.prec)
	}
	p.pad(c, s)
	return nil
}

// escapeNonASCII replaces code points that are not ASCII by escape sequences.
func escapeNonASCII(s *Str) *Str {
	if s.form == formASCII {
		return s
	}
	var b StrBuilder
	for i := range s.Len() {
		if c := s.At(i); c < 0x80 {
			b.WriteRune(c)
		} else {
			b.WriteASCII(escapeRune(c))
		}
	}
	return b.Str()
}

func (p *percent) pad(c conversion, s *Str) {
	n := c.width - s.Len()
	if !c.minus {
		p.out.WriteRepeat(' ', n)
	}
	p.out.WriteStr(s)
	if c.minus {
		p.out.WriteRepeat(' ', n)
	}
}

// layout writes a number.
func (p *percent) layout(c conversion, n numeral) {
	f := formatSpec{fill: ' ', align: '>', width: c.width, typ: 'd'}
	switch {
	case c.plus:
		f.sign = '+'
	case c.space:
		f.sign = ' '
	}
	switch {
	case c.minus:
		f.align = '<'
	case c.zero:
		f.fill, f.align = '0', '='
	}
	p.out.WriteStr(f.number(n))
}

func (p *percent) integer(c conversion, v Value) error {
	iv, err := percentInt(p.th, c.typ, v)
	if err != nil {
		return err
	}
	f := formatSpec{typ: c.typ, alt: c.alt}
	if c.typ == 'i' || c.typ == 'u' {
		f.typ = 'd'
	}
	n, err := f.integer(p.th, iv)
	if err != nil {
		return err
	}
	if c.prec > math.MaxInt32-3 {
		return RaiseMsg(p.th, ValueErrorType, "precision too big")
	}
	if missing := c.prec - len(n.digits); missing > 0 {
		if err := p.th.reserveStr(missing, formatStages); err != nil {
			return err
		}
		n.digits = strings.Repeat("0", missing) + n.digits
	}
	p.layout(c, n)
	return nil
}

// percentInt converts v for an integer conversion.
func percentInt(th *Thread, typ rune, v Value) (Value, error) {
	if v.IsInt() || v.Type().Flags&FlagIntSub != 0 {
		return v, nil
	}
	t := v.Type()
	wants := "an integer"
	conv := t.Index
	if typ == 'd' || typ == 'i' || typ == 'u' {
		wants = "a real number"
		if t.Int != nil {
			conv = t.Int
		}
	}
	if conv != nil {
		r, err := conv(th, v)
		if err == nil || !IsRaised(err, TypeErrorType) {
			return r, err
		}
	}
	return Value{}, Raisef(th, TypeErrorType, "%%%c format: %s is required, not %s", typ, wants, t.MessageName())
}

func (p *percent) float(c conversion, v Value) error {
	x, err := percentFloat(p.th, v, p.bytes)
	if err != nil {
		return err
	}
	f := formatSpec{typ: c.typ, alt: c.alt, prec: c.prec}
	n, err := f.floatParts(p.th, x)
	if err != nil {
		return err
	}
	p.layout(c, n)
	return nil
}

func percentFloat(th *Thread, v Value, bytes bool) (float64, error) {
	if t := v.Type(); bytes && t.Float == nil && t.Index == nil {
		return 0, Raisef(th, TypeErrorType, "float argument required, not %s", t.MessageName())
	}
	return AsFloat64(th, v)
}

func (p *percent) char(c conversion, v Value) error {
	if p.bytes {
		b, err := percentByte(p.th, v)
		if err == nil {
			p.pad(c, CharStr(rune(b)))
		}
		return err
	}
	if s, ok := AsStr(v); ok {
		if s.n != 1 {
			return Raisef(p.th, TypeErrorType, "%%c requires an int or a unicode character, not a string of length %d", s.n)
		}
		p.pad(c, s)
		return nil
	}
	if !isIndexable(v) {
		return Raisef(p.th, TypeErrorType, "%%c requires an int or a unicode character, not %s", v.Type().MessageName())
	}
	n, err := SliceBound(p.th, v)
	if err != nil {
		return err
	}
	if n < 0 || n > 0x10ffff {
		return RaiseMsg(p.th, OverflowErrorType, "%c arg not in range(0x110000)")
	}
	p.pad(c, CharStr(rune(n)))
	return nil
}

// percentByte converts the argument of %c for bytes.
func percentByte(th *Thread, v Value) (byte, error) {
	t := v.Type()
	if t.Flags&FlagBytesSub != 0 || t.Is(BytearrayType) {
		b, err := BufferOf(th, v)
		if err != nil {
			return 0, err
		}
		if len(b) == 1 {
			return b[0], nil
		}
		kind := "bytes"
		if t.Flags&FlagBytesSub == 0 {
			kind = "bytearray"
		}
		return 0, Raisef(th, TypeErrorType, "%%c requires an integer in range(256) or a single byte, not a %s object of length %d", kind, len(b))
	}
	if !isIndexable(v) {
		return 0, Raisef(th, TypeErrorType, "%%c requires an integer in range(256) or a single byte, not %s", t.MessageName())
	}
	n, err := SliceBound(th, v)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 255 {
		return 0, RaiseMsg(th, OverflowErrorType, "%c arg not in range(256)")
	}
	return byte(n), nil
}

// percentBuffer returns the bytes of an argument of %s or %b.
func percentBuffer(th *Thread, v Value) ([]byte, error) {
	if v.Type().Buffer != nil {
		return v.Type().Buffer(th, v)
	}
	if f, ok := v.Type().Lookup("__bytes__"); ok {
		r, err := CallBound(th, f, v, nil)
		if err != nil {
			return nil, err
		}
		if b, ok := AsBytes(r); ok {
			return b, nil
		}
		return nil, Raisef(th, TypeErrorType, "__bytes__ returned non-bytes (type %s)", r.Type().MessageName())
	}
	return nil, Raisef(th, TypeErrorType, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().MessageName())
}
