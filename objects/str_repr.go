package objects

import "strings"

const hexDigits = "0123456789abcdef"

// ReprString returns repr(s).
func ReprString(s *Str) *Str { return reprStr(s, false) }

// ASCIIString returns ascii(s).
func ASCIIString(s *Str) *Str { return reprStr(s, true) }

// ASCII returns ascii(v).
func ASCII(th *Thread, v Value) (*Str, error) {
	s, err := Repr(th, v)
	if err != nil {
		return nil, err
	}
	return escapeNonASCII(s), nil
}

func reprStr(s *Str, ascii bool) *Str {
	quote := byte('\'')
	if s.indexChar('\'', 0) >= 0 && s.indexChar('"', 0) < 0 {
		quote = '"'
	}
	if s.form == formASCII {
		return reprASCII(s, quote)
	}
	var b StrBuilder
	b.WriteRune(rune(quote))
	for i := range s.Len() {
		c := s.At(i)
		if c < 0x80 {
			b.WriteASCII(escapeByte(byte(c), quote))
		} else if ascii || !IsPrintableRune(c) {
			b.WriteASCII(escapeRune(c))
		} else {
			b.WriteRune(c)
		}
	}
	b.WriteRune(rune(quote))
	return b.Str()
}

func reprASCII(s *Str, quote byte) *Str {
	b := make([]byte, 0, s.Len()+2)
	b = append(b, quote)
	for _, c := range s.Bytes8() {
		if c >= ' ' && c < 0x7f && c != '\\' && c != quote {
			b = append(b, c)
		} else {
			b = append(b, escapeByte(c, quote)...)
		}
	}
	return keepStr8(append(b, quote), formASCII)
}

// escapeByte returns how a byte below 0x80 looks in a literal.
func escapeByte(c, quote byte) string {
	switch {
	case c == quote || c == '\\':
		return "\\" + string(rune(c))
	case c == '\n':
		return `\n`
	case c == '\r':
		return `\r`
	case c == '\t':
		return `\t`
	case c >= ' ' && c < 0x7f:
		return string(rune(c))
	}
	return escapeRune(rune(c))
}

// escapeRune returns the escape sequence \x, \u or \U of c.
func escapeRune(c rune) string {
	switch {
	case c < 0x100:
		return `\x` + hexPad(c, 2)
	case c < 0x10000:
		return `\u` + hexPad(c, 4)
	}
	return `\U` + hexPad(c, 8)
}

func hexPad(c rune, digits int) string {
	var b strings.Builder
	for i := digits - 1; i >= 0; i-- {
		b.WriteByte(hexDigits[c>>(4*i)&15])
	}
	return b.String()
}
