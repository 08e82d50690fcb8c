package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// literal is a string token taken apart.
type literal struct {
	body       string // between the quotes
	raw, bytes bool
	unicode    bool // has a u prefix
}

// splitLiteral separates the prefix and quotes of a string token.
func splitLiteral(s string) literal {
	var l literal
	for s[0] != '\'' && s[0] != '"' {
		switch s[0] | 0x20 {
		case 'r':
			l.raw = true
		case 'b':
			l.bytes = true
		case 'u':
			l.unicode = s[0] == 'u'
		}
		s = s[1:]
	}
	size := 1
	if len(s) >= 6 && s[1] == s[0] && s[2] == s[0] {
		size = 3
	}
	l.body = s[size : len(s)-size]
	return l
}

// strings parses adjacent string literals of any kind into one expression.
func (p *parser) strings() Expr {
	start := p.i
	if p.kind() == kString {
		if k := p.peekKind(1); k != kString && k != kFStart {
			return p.singleString()
		}
	}
	var parts []Expr
	var isBytes, isText, isF, isT bool
	for {
		at := p.i
		switch p.kind() {
		case kString:
			c := p.singleString()
			if _, ok := c.Value.(Bytes); ok {
				isBytes = true
			} else {
				isText = true
			}
			parts = append(parts, c)
			continue
		case kFStart:
			if p.isTemplate(at) {
				isT = true
			} else {
				isF = true
			}
			parts = append(parts, p.fstring()...)
			continue
		}
		break
	}
	end := p.i - 1
	switch {
	case isT && (isF || isText || isBytes):
		p.raiseAt(start, end, "cannot mix t-string literals with string or bytes literals")
	case isBytes && (isText || isF):
		p.raiseLast("cannot mix bytes and nonbytes literals")
	case isT:
		return &TemplateStr{Pos: p.span(start), Values: joinConstants(parts)}
	case isF:
		return &JoinedStr{Pos: p.span(start), Values: joinConstants(parts)}
	case isBytes:
		return p.joinBytes(start, parts)
	}
	c := joinRun(parts)
	c.Pos = p.span(start)
	return c
}

// joinBytes concatenates bytes literals.
func (p *parser) joinBytes(start int, parts []Expr) Expr {
	var b strings.Builder
	for _, e := range parts {
		b.WriteString(string(e.(*Constant).Value.(Bytes)))
	}
	return &Constant{Pos: p.span(start), Value: Bytes(b.String())}
}

// joinRun concatenates text constants into one, from the first to the last.
func joinRun(parts []Expr) *Constant {
	first := parts[0].(*Constant)
	if len(parts) == 1 {
		return first
	}
	var b strings.Builder
	for _, e := range parts {
		b.WriteString(string(e.(*Constant).Value.(Str)))
	}
	last := parts[len(parts)-1].Position()
	return &Constant{
		Pos:   Pos{first.Line, first.Col, last.EndLine, last.EndCol},
		Value: Str(b.String()), Kind: first.Kind,
	}
}

// joinConstants merges neighbouring constants in the parts of an f-string and
// drops the empty ones.
func joinConstants(parts []Expr) []Expr {
	var out []Expr
	for i := 0; i < len(parts); {
		if _, ok := parts[i].(*Constant); !ok {
			out = append(out, parts[i])
			i++
			continue
		}
		j := i + 1
		for j < len(parts) {
			if _, ok := parts[j].(*Constant); !ok {
				break
			}
			j++
		}
		if c := joinRun(parts[i:j]); c.Value != Str("") {
			out = append(out, c)
		}
		i = j
	}
	return out
}

// singleString parses one string token that is not an f-string.
func (p *parser) singleString() *Constant {
	at := p.i
	l := splitLiteral(p.text(at))
	p.next()
	c := &Constant{Pos: p.span(at)}
	if l.unicode {
		c.Kind = "u"
	}
	if l.bytes {
		if firstNonASCII(l.body) >= 0 {
			p.raiseAt(at, at, "bytes can only contain ASCII literal characters")
		}
		c.Value = Bytes(l.body)
		if !l.raw && strings.IndexByte(l.body, '\\') >= 0 {
			s, msg, bad := unescapeBytes(l.body)
			if msg != "" {
				p.raiseAt(at, at, msg)
			}
			if bad >= 0 {
				p.warnEscape(at, l.body, bad)
			}
			c.Value = Bytes(s)
		}
		return c
	}
	text, bad := p.decodeText(at, l.body, l.raw)
	if bad >= 0 {
		p.warnEscape(at, l.body, bad)
	}
	c.Value = Str(text)
	return c
}

// decodeText resolves the escapes of the text of a string token. bad is where the first backslash is that begins none, or -1.
func (p *parser) decodeText(at int, s string, raw bool) (text string, bad int) {
	if raw || strings.IndexByte(s, '\\') < 0 {
		return s, -1
	}
	if p.toks[at].kind == kFMiddle && endsInBackslash(s) {
		s += "\\" // before a replacement field it stands for itself
	}
	text, msg, bad := unescapeText(s)
	if msg != "" {
		if p.toks[at].kind == kFMiddle {
			p.raiseLast(msg)
		}
		p.raiseAt(at, at, msg)
	}
	return text, bad
}

// endsInBackslash reports whether s ends in a backslash that escapes what
// follows.
func endsInBackslash(s string) bool {
	return (len(s)-len(strings.TrimRight(s, "\\")))%2 == 1
}

// simpleEscape returns the character for a one-letter escape, or 0.
func simpleEscape(c byte) byte {
	switch c {
	case '\\', '\'', '"':
		return c
	case 'a':
		return '\a'
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	}
	return 0
}

// octalEscape reads up to three octal digits.
func octalEscape(s string) (value, n int) {
	for n < 3 && n < len(s) && s[n] >= '0' && s[n] <= '7' {
		value = value<<3 | int(s[n]-'0')
		n++
	}
	return value, n
}

// hexEscape reads up to want hex digits.
func hexEscape(s string, want int) (value rune, n int) {
	for n < want && n < len(s) && isHex(s[n]) {
		d := rune(s[n])
		if isDigit(s[n]) {
			d -= '0'
		} else {
			d = d | 0x20 - 'a' + 10
		}
		value = value<<4 | d
		n++
	}
	return value, n
}

// unescapeBytes resolves the escapes of a bytes literal; msg is the error, bad where the first backslash is that begins no
// escape, or -1.
func unescapeBytes(s string) (out, msg string, bad int) {
	b := make([]byte, 0, len(s))
	bad = -1
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b = append(b, s[i])
			i++
			continue
		}
		i++
		if i >= len(s) {
			return "", "(value error) Trailing \\ in string", bad
		}
		c := s[i]
		i++
		switch {
		case c == '\n':
		case simpleEscape(c) != 0:
			b = append(b, simpleEscape(c))
		case c >= '0' && c <= '7':
			v, n := octalEscape(s[i-1:])
			if v > 0o377 && bad < 0 {
				bad = i - 2
			}
			b = append(b, byte(v))
			i += n - 1
		case c == 'x':
			v, n := hexEscape(s[i:], 2)
			if n < 2 {
				return "", fmt.Sprintf("(value error) invalid \\x escape at position %d", i-2), bad
			}
			b = append(b, byte(v))
			i += 2
		default:
			if bad < 0 {
				bad = i - 2
			}
			b = append(b, '\\', c)
		}
	}
	return string(b), "", bad
}

// appendWTF8 appends a code point, lone surrogates included.
func appendWTF8(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f|0x80, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

// unescapeText resolves the escapes of a text literal; msg is the error, with
// positions as CPython counts them, in a copy of the text where every
// non-ASCII character is written as a ten-character escape. unknown is where the
// first backslash is that begins no escape, or -1.
func unescapeText(s string) (out, msg string, unknown int) {
	b := make([]byte, 0, len(s))
	extra := 0
	unknown = -1
	bad := func(start, end int, why string) (string, string, int) {
		return "", fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", start+extra, end+extra-1, why), unknown
	}
	for i := 0; i < len(s); {
		if s[i] >= utf8.RuneSelf {
			_, n := utf8.DecodeRuneInString(s[i:])
			b = append(b, s[i:i+n]...)
			i += n
			extra += 10 - n
			continue
		}
		if s[i] != '\\' {
			b = append(b, s[i])
			i++
			continue
		}
		start := i
		i++
		if i >= len(s) {
			return "", fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: \\ at end of string", start+extra), unknown
		}
		c := s[i]
		i++
		want, why := 0, ""
		switch {
		case c == '\n':
		case simpleEscape(c) != 0:
			b = append(b, simpleEscape(c))
		case c >= '0' && c <= '7':
			v, n := octalEscape(s[i-1:])
			if v > 0o377 && unknown < 0 {
				unknown = start
			}
			b = appendWTF8(b, rune(v))
			i += n - 1
		case c == 'x':
			want, why = 2, "truncated \\xXX escape"
		case c == 'u':
			want, why = 4, "truncated \\uXXXX escape"
		case c == 'U':
			want, why = 8, "truncated \\UXXXXXXXX escape"
		case c == 'N':
			r, n, why := namedEscape(s[i:])
			i += n
			if why != "" {
				return bad(start, i, why)
			}
			b = appendWTF8(b, r)
		case c < utf8.RuneSelf:
			if unknown < 0 {
				unknown = start
			}
			b = append(b, '\\', c)
		default:
			b = append(b, '\\')
			i--
		}
		if want == 0 {
			continue
		}
		v, n := hexEscape(s[i:], want)
		i += n
		if n < want {
			return bad(start, i, why)
		}
		if v < 0 || v > utf8.MaxRune {
			return bad(start, i, "illegal Unicode character")
		}
		b = appendWTF8(b, v)
	}
	return string(b), "", unknown
}

// namedEscape reads the `{NAME}` of a \N escape: the character, the bytes
// read, and what is wrong.
func namedEscape(s string) (rune, int, string) {
	const malformed = "malformed \\N character escape"
	if s == "" || s[0] != '{' {
		return 0, 0, malformed
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return 0, len(s), malformed
	}
	if end == 1 {
		return 0, 2, malformed
	}
	r, ok := lookupName(s[1:end])
	if !ok {
		return 0, end + 1, "unknown Unicode character name"
	}
	return r, end + 1, ""
}
