package jsonmod

import (
	"strconv"

	"github.com/weftpy/weft/ext"
)

// A parser parses one document. Its methods take the position where something begins and return the position after it.
type parser[C byte | uint16 | rune] struct {
	th     *thread
	sc     *scanner
	s      *ext.Str
	src    []C    // the code points of s
	ascii  string // s, if it is ASCII
	strict bool
	keys   map[string]*ext.Str // keys of objects seen so far, to use again
	stack  []value             // items of the arrays and objects under way
}

// fail raises a JSONDecodeError.
func (p *parser[C]) fail(msg string, at int) error {
	th := p.th
	m, err := th.Interp.Eval.Import(th, ext.NewStr("json.decoder"), ext.None, ext.TupleOf(ext.NewStr("JSONDecodeError").Value()), 0)
	if err != nil {
		return err
	}
	cls, err := ext.GetAttrName(th, m, "JSONDecodeError")
	if err != nil {
		return err
	}
	v, err := ext.CallArgs(th, cls, ext.NewStr(msg).Value(), p.s.Value(), ext.Int(int64(at)))
	if err != nil {
		return err
	}
	e, ok := ext.AsException(v)
	if !ok {
		return ext.RaiseMsg(th, ext.TypeErrorType, "exceptions must derive from BaseException")
	}
	return ext.RaiseValue(th, e)
}

// is tells whether the code point at i, possibly the end, is c.
func (p *parser[C]) is(i int, c C) bool { return i < len(p.src) && p.src[i] == c }

// has tells whether the text at i is word.
func (p *parser[C]) has(i int, word string) bool {
	if len(p.src)-i < len(word) {
		return false
	}
	for k := range len(word) {
		if p.src[i+k] != C(word[k]) {
			return false
		}
	}
	return true
}

func (p *parser[C]) skip(i int) int {
	for i < len(p.src) && (p.src[i] == ' ' || p.src[i] == '\n' || p.src[i] == '\r' || p.src[i] == '\t') {
		i++
	}
	return i
}

// value parses any term.
func (p *parser[C]) value(i int) (value, int, error) {
	if i >= len(p.src) {
		return p.none(i)
	}
	switch p.src[i] {
	case '"':
		s, next, err := p.text(i + 1)
		return s.Value(), next, err
	case '{':
		if err := p.th.Descend(" while decoding a JSON object from a unicode string"); err != nil {
			return value{}, 0, err
		}
		v, next, err := p.object(i + 1)
		p.th.Ascend()
		return v, next, err
	case '[':
		if err := p.th.Descend(" while decoding a JSON array from a unicode string"); err != nil {
			return value{}, 0, err
		}
		v, next, err := p.array(i + 1)
		p.th.Ascend()
		return v, next, err
	case 'n':
		if p.has(i, "null") {
			return ext.None, i + 4, nil
		}
	case 't':
		if p.has(i, "true") {
			return ext.True, i + 4, nil
		}
	case 'f':
		if p.has(i, "false") {
			return ext.False, i + 5, nil
		}
	case 'N':
		return p.constant(i, "NaN")
	case 'I':
		return p.constant(i, "Infinity")
	case '-':
		if p.is(i+1, 'I') {
			return p.constant(i, "-Infinity")
		}
	}
	return p.number(i)
}

// none says that there is no term at i.
func (p *parser[C]) none(i int) (value, int, error) {
	return value{}, 0, ext.RaiseStop(p.th, ext.Int(int64(i)))
}

func (p *parser[C]) constant(i int, name string) (value, int, error) {
	if !p.has(i, name) {
		return p.none(i)
	}
	v, err := ext.CallArgs(p.th, p.sc.parseConstant, ext.NewStr(name).Value())
	return v, i + len(name), err
}

// array parses what follows a bracket.
func (p *parser[C]) array(i int) (value, int, error) {
	base := len(p.stack)
	if i = p.skip(i); p.is(i, ']') {
		return ext.NewList(p.th, nil).Value(), i + 1, nil
	}
	for {
		v, next, err := p.value(i)
		if err != nil {
			return value{}, 0, err
		}
		p.stack = append(p.stack, v)
		i = p.skip(next)
		if p.is(i, ']') {
			break
		}
		if i, err = p.comma(i, ']', "Illegal trailing comma before end of array"); err != nil {
			return value{}, 0, err
		}
	}
	items := append([]value(nil), p.stack[base:]...)
	p.stack = p.stack[:base]
	return ext.NewList(p.th, items).Value(), i + 1, nil
}

// comma passes a comma, after which the array or object may not end.
func (p *parser[C]) comma(i int, end C, trailing string) (int, error) {
	if !p.is(i, ',') {
		return 0, p.fail("Expecting ',' delimiter", i)
	}
	next := p.skip(i + 1)
	if p.is(next, end) {
		return 0, p.fail(trailing, i)
	}
	return next, nil
}

// object parses what follows a brace.
func (p *parser[C]) object(i int) (value, int, error) {
	base := len(p.stack)
	i = p.skip(i)
	for first := true; !first || !p.is(i, '}'); first = false {
		if !p.is(i, '"') {
			return value{}, 0, p.fail("Expecting property name enclosed in double quotes", i)
		}
		key, next, err := p.key(i + 1)
		if err != nil {
			return value{}, 0, err
		}
		if i = p.skip(next); !p.is(i, ':') {
			return value{}, 0, p.fail("Expecting ':' delimiter", i)
		}
		v, next, err := p.value(p.skip(i + 1))
		if err != nil {
			return value{}, 0, err
		}
		p.stack = append(p.stack, key.Value(), v)
		i = p.skip(next)
		if p.is(i, '}') {
			break
		}
		if i, err = p.comma(i, '}', "Illegal trailing comma before end of object"); err != nil {
			return value{}, 0, err
		}
	}
	v, err := p.finish(p.stack[base:])
	p.stack = p.stack[:base]
	return v, i + 1, err
}

// finish makes the object of keys and values.
func (p *parser[C]) finish(kv []value) (value, error) {
	if !p.sc.pairsHook.IsNone() {
		pairs := make([]value, 0, len(kv)/2)
		for k := 0; k < len(kv); k += 2 {
			pairs = append(pairs, ext.TupleOf(kv[k], kv[k+1]))
		}
		return ext.CallArgs(p.th, p.sc.pairsHook, ext.NewList(p.th, pairs).Value())
	}
	d := ext.NewDictSize(p.th, len(kv)/2)
	for k := 0; k < len(kv); k += 2 {
		if err := d.SetItem(p.th, kv[k], kv[k+1]); err != nil {
			return value{}, err
		}
	}
	if !p.sc.objectHook.IsNone() {
		return ext.CallArgs(p.th, p.sc.objectHook, d.Value())
	}
	return d.Value(), nil
}

// key is text for a key of an object: equal keys are one string.
func (p *parser[C]) key(i int) (*ext.Str, int, error) {
	if p.keys == nil {
		p.keys = make(map[string]*ext.Str)
	}
	if end, ok := p.plainEnd(i); ok && p.ascii != "" {
		if s, ok := p.keys[p.ascii[i:end]]; ok {
			return s, end + 1, nil
		}
	}
	s, next, err := p.text(i)
	if err != nil {
		return nil, 0, err
	}
	text := s.String()
	if old, ok := p.keys[text]; ok {
		return old, next, nil
	}
	p.keys[text] = s
	return s, next, nil
}

// plainEnd returns the position of the closing quote of a string without escapes and control characters; ok is false if
// something else comes first.
func (p *parser[C]) plainEnd(i int) (end int, ok bool) {
	for ; i < len(p.src); i++ {
		if c := p.src[i]; c == '"' {
			return i, true
		} else if c == '\\' || c < ' ' {
			break
		}
	}
	return i, false
}

// text parses what follows an opening quote.
func (p *parser[C]) text(i int) (*ext.Str, int, error) {
	if end, ok := p.plainEnd(i); ok {
		return p.s.Slice(i, end), end + 1, nil
	}
	begin := i - 1
	var b ext.StrBuilder
	for {
		end, err := p.chunkEnd(i, begin)
		if err != nil {
			return ext.EmptyStr, 0, err
		}
		b.WriteSlice(p.s, i, end)
		if p.src[end] == '"' {
			return b.Str(), end + 1, nil
		}
		if end+1 == len(p.src) {
			return ext.EmptyStr, 0, p.fail("Unterminated string starting at", begin)
		}
		c, next, err := p.escape(end + 1)
		if err != nil {
			return ext.EmptyStr, 0, err
		}
		b.WriteRune(c)
		i = next
	}
}

// chunkEnd returns the position of the next backslash or quote.
func (p *parser[C]) chunkEnd(i, begin int) (int, error) {
	for ; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '"' || c == '\\':
			return i, nil
		case c < ' ' && p.strict:
			return 0, p.fail("Invalid control character at", i)
		}
	}
	return 0, p.fail("Unterminated string starting at", begin)
}

// escape parses what follows a backslash.
func (p *parser[C]) escape(i int) (rune, int, error) {
	switch c := p.src[i]; c {
	case '"', '\\', '/':
		return rune(c), i + 1, nil
	case 'b':
		return '\b', i + 1, nil
	case 'f':
		return '\f', i + 1, nil
	case 'n':
		return '\n', i + 1, nil
	case 'r':
		return '\r', i + 1, nil
	case 't':
		return '\t', i + 1, nil
	case 'u':
	default:
		return 0, 0, p.fail("Invalid \\escape", i-1)
	}
	c, err := p.hex(i + 1)
	if err != nil {
		return 0, 0, err
	}
	i += 5
	if c&^0x3ff == 0xd800 && i+6 < len(p.src) && p.src[i] == '\\' && p.src[i+1] == 'u' {
		low, err := p.hex(i + 2)
		if err != nil {
			return 0, 0, err
		}
		if low&^0x3ff == 0xdc00 {
			return 0x10000 + (c&0x3ff)<<10 + low&0x3ff, i + 6, nil
		}
	}
	return c, i, nil
}

// hex parses four digits, after which the text may not end.
func (p *parser[C]) hex(i int) (rune, error) {
	if i+4 >= len(p.src) {
		return 0, p.fail("Invalid \\uXXXX escape", i-1)
	}
	var r rune
	for _, c := range p.src[i : i+4] {
		r <<= 4
		switch {
		case c >= '0' && c <= '9':
			r |= rune(c - '0')
		case c >= 'a' && c <= 'f':
			r |= rune(c - 'a' + 10)
		case c >= 'A' && c <= 'F':
			r |= rune(c - 'A' + 10)
		default:
			return 0, p.fail("Invalid \\uXXXX escape", i-1)
		}
	}
	return r, nil
}

// digits passes digits.
func (p *parser[C]) digits(i int) int {
	for i < len(p.src) && p.src[i] >= '0' && p.src[i] <= '9' {
		i++
	}
	return i
}

// number parses an int or a float.
func (p *parser[C]) number(start int) (value, int, error) {
	i := start
	if p.is(i, '-') {
		i++
	}
	whole := i
	if i = p.digits(i); i == whole {
		return p.none(start)
	}
	if p.src[whole] == '0' {
		i = whole + 1
	}
	isFloat := false
	if p.is(i, '.') {
		if end := p.digits(i + 1); end > i+1 {
			i, isFloat = end, true
		}
	}
	if p.is(i, 'e') || p.is(i, 'E') {
		exp := i + 1
		if p.is(exp, '+') || p.is(exp, '-') {
			exp++
		}
		if end := p.digits(exp); end > exp {
			i, isFloat = end, true
		}
	}
	if isFloat {
		v, err := p.float(start, i)
		return v, i, err
	}
	v, err := p.int(start, i)
	return v, i, err
}

func (p *parser[C]) float(start, end int) (value, error) {
	if p.sc.parseFloat != ext.FloatType.Value() {
		return ext.CallArgs(p.th, p.sc.parseFloat, p.s.Slice(start, end).Value())
	}
	text := p.ascii
	if text != "" {
		text = text[start:end]
	} else {
		text = p.s.Slice(start, end).String()
	}
	f, _ := strconv.ParseFloat(text, 64) // out of range: an infinity
	return ext.Float(f), nil
}

func (p *parser[C]) int(start, end int) (value, error) {
	f := p.sc.parseInt
	if f != ext.IntType.Value() || end-start > 18 {
		return ext.CallArgs(p.th, f, p.s.Slice(start, end).Value())
	}
	n := int64(0)
	for _, c := range p.src[start:end] {
		if c != '-' {
			n = 10*n + int64(c-'0')
		}
	}
	if p.src[start] == '-' {
		n = -n
	}
	return ext.Int(n), nil
}
