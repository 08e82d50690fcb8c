package jsonmod

import "github.com/weftpy/weft/ext"

const hexDigits = "0123456789abcdef"

// quoter is encode_basestring_ascii or encode_basestring.
func quoter(ascii bool) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		s, ok := ext.AsStr(a[0])
		switch {
		case !ok:
			return value{}, notString(th, a[0])
		case ascii || s.IsASCII():
			b := appendQuoted(make([]byte, 0, s.Len()+s.Len()/8+2), s, ascii)
			return ext.NewStrLatin1(b).Value(), nil
		}
		var b ext.StrBuilder
		writeQuoted(&b, s)
		return b.Str().Value(), nil
	}
}

// plain tells whether the ASCII character c stands for itself between quotes; DEL is escaped only if ascii.
func plain(c byte, ascii bool) bool {
	return c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || c == 0x7f && !ascii)
}

// appendQuoted appends s in quotes. Unless ascii is set, s is ASCII.
func appendQuoted(b []byte, s *ext.Str, ascii bool) []byte {
	b = append(b, '"')
	if s.Width() == 1 {
		b = appendPlain(b, s.Bytes8(), ascii)
	} else {
		for i := range s.Len() {
			if c := s.At(i); c < 0x7f && plain(byte(c), ascii) {
				b = append(b, byte(c))
			} else {
				b = appendEscape(b, c)
			}
		}
	}
	return append(b, '"')
}

// appendPlain appends the code points src, those that need it escaped.
func appendPlain(b, src []byte, ascii bool) []byte {
	for from := 0; ; {
		i := from
		for i < len(src) && plain(src[i], ascii) {
			i++
		}
		b = append(b, src[from:i]...)
		if i == len(src) {
			return b
		}
		b = appendEscape(b, rune(src[i]))
		from = i + 1
	}
}

// writeQuoted is appendQuoted for a string that is not ASCII and stays so.
func writeQuoted(b *ext.StrBuilder, s *ext.Str) {
	b.WriteASCII(`"`)
	var esc [12]byte
	from := 0
	for i := range s.Len() {
		if c := s.At(i); c < 0x20 || c == '"' || c == '\\' {
			b.WriteSlice(s, from, i)
			b.WriteASCII(string(appendEscape(esc[:0], c)))
			from = i + 1
		}
	}
	b.WriteSlice(s, from, s.Len())
	b.WriteASCII(`"`)
}

func appendEscape(b []byte, c rune) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', byte(c))
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	if c >= 0x10000 {
		c -= 0x10000
		b = appendHex(b, 0xd800|c>>10)
		c = 0xdc00 | c&0x3ff
	}
	return appendHex(b, c)
}

func appendHex(b []byte, c rune) []byte {
	return append(b, '\\', 'u', hexDigits[c>>12&15], hexDigits[c>>8&15], hexDigits[c>>4&15], hexDigits[c&15])
}
