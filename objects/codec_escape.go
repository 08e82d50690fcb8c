package objects

import "bytes"

func encodeUnicodeEscape(th *Thread, s *Str, errors string) ([]byte, error) {
	b := make([]byte, 0, s.Len())
	for i := range s.Len() {
		c := s.At(i)
		switch {
		case c < 0x80:
			b = append(b, escapeByte(byte(c), '\\')...)
		default:
			b = append(b, escapeRune(c)...)
		}
	}
	return b, nil
}

func encodeRawUnicodeEscape(th *Thread, s *Str, errors string) ([]byte, error) {
	b := make([]byte, 0, s.Len())
	for i := range s.Len() {
		if c := s.At(i); c < 0x100 {
			b = append(b, byte(c))
		} else {
			b = append(b, escapeRune(c)...)
		}
	}
	return b, nil
}

// decodeRawUnicodeEscape decodes Latin-1 with \u and \U escapes, whose backslash is preceded by an even number of others.
func decodeRawUnicodeEscape(th *Thread, b []byte, errors string) (*Str, error) {
	d := &decoding{th: th, b: b, name: "rawunicodeescape", errors: errors}
	for i := 0; i < len(b); {
		c := b[i]
		if c != '\\' || i+1 >= len(b) {
			d.WriteRune(rune(c))
			i++
			continue
		}
		if c = b[i+1]; c != 'u' && c != 'U' {
			d.WriteRune('\\')
			d.WriteRune(rune(c))
			i += 2
			continue
		}
		var err error
		if i, err = d.hexEscape(i, c); err != nil {
			return nil, err
		}
	}
	return d.Str(), nil
}

// hexEscape decodes the escape \x, \u or \U (kind) at b[i] and returns where to go on.
func (d *decoding) hexEscape(i int, kind byte) (int, error) {
	digits, message := 2, `truncated \xXX escape`
	switch kind {
	case 'u':
		digits, message = 4, `truncated \uXXXX escape`
	case 'U':
		digits, message = 8, `truncated \UXXXXXXXX escape`
	}
	c := rune(0)
	j := i + 2
	for ; j < i+2+digits; j++ {
		if j >= len(d.b) {
			return d.fail(i, j, message)
		}
		h, ok := hexValue(d.b[j])
		if !ok {
			return d.fail(i, j, message)
		}
		c = c<<4 | rune(h)
	}
	if c < 0 || c > 0x10ffff {
		if d.name == "rawunicodeescape" {
			return d.fail(i, j, `\Uxxxxxxxx out of range`)
		}
		return d.fail(i, j, "illegal Unicode character")
	}
	d.WriteRune(c)
	return j, nil
}

func hexValue(c byte) (int, bool) {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0'), true
	case 'a' <= c|32 && c|32 <= 'f':
		return int(c|32-'a') + 10, true
	}
	return 0, false
}

var simpleEscapes = map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11}

// DecodeUnicodeEscape decodes Latin-1 with the escapes of string literals.
func DecodeUnicodeEscape(th *Thread, b []byte, errors string) (*Str, error) {
	d := &decoding{th: th, b: b, name: "unicodeescape", errors: errors}
	for i := 0; i < len(b); {
		if b[i] != '\\' {
			d.WriteRune(rune(b[i]))
			i++
			continue
		}
		var err error
		if i, err = d.escape(i); err != nil {
			return nil, err
		}
	}
	return d.Str(), nil
}

// escape decodes the escape sequence at b[i] and returns where to go on.
func (d *decoding) escape(i int) (int, error) {
	if i+1 >= len(d.b) {
		return d.fail(i, i+1, `\ at end of string`)
	}
	switch c := d.b[i+1]; c {
	case '\n':
		return i + 2, nil
	case 'x', 'u', 'U':
		return d.hexEscape(i, c)
	case 'N':
		return d.nameEscape(i)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n, j := rune(0), i+1
		for ; j < len(d.b) && j < i+4 && d.b[j] >= '0' && d.b[j] <= '7'; j++ {
			n = n<<3 | rune(d.b[j]-'0')
		}
		d.WriteRune(n)
		return j, nil
	default:
		if e, ok := simpleEscapes[c]; ok {
			d.WriteRune(rune(e))
		} else {
			d.WriteRune('\\')
			d.WriteRune(rune(c))
		}
		return i + 2, nil
	}
}

// nameEscape decodes \N{...} at b[i].
func (d *decoding) nameEscape(i int) (int, error) {
	const malformed = `malformed \N character escape`
	if i+2 >= len(d.b) || d.b[i+2] != '{' {
		return d.fail(i, i+2, malformed)
	}
	k := bytes.IndexByte(d.b[i+3:], '}')
	if k <= 0 {
		end := len(d.b)
		if k == 0 {
			end = i + 4
		}
		return d.fail(i, end, malformed)
	}
	end := i + 3 + k + 1
	s, err := LookupRuneName(d.th, string(d.b[i+3:end-1]))
	if err != nil {
		return 0, err
	}
	if s == nil {
		return d.fail(i, end, "unknown Unicode character name")
	}
	d.WriteStr(s)
	return end, nil
}

// LookupRuneName returns the character of that Unicode name, or nil.
func LookupRuneName(th *Thread, name string) (*Str, error) {
	if th.Interp.Eval == nil {
		return nil, nil
	}
	mod, err := th.Interp.Eval.Import(th, NewStr("unicodedata"), None, EmptyTuple, 0)
	if err != nil {
		return nil, err
	}
	v, err := CallMethod(th, mod, "lookup", NewStr(name).Value())
	if err != nil {
		if IsRaised(err, KeyErrorType) {
			return nil, nil
		}
		return nil, err
	}
	s, _ := AsStr(v)
	return s, nil
}
