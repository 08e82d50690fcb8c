package codecs

import (
	"fmt"

	"github.com/weftpy/weft/ext"
)

func mapFuncs() []ext.Func {
	return []ext.Func{
		{Name: "charmap_build", Sig: "map, /", Fn: charmapBuild}, {Name: "charmap_decode", Sig: "data, errors=None, mapping=None, /", Fn: charmapDecode},
		{Name: "charmap_encode", Sig: "str, errors=None, mapping=None, /", Fn: charmapEncode},
	}
}

// charmapBuild turns a decoding table into an encoding one.
func charmapBuild(th *thread, a []value) (value, error) {
	s, ok := ext.AsStr(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "charmap_build() argument must be str, not %s", a[0].Type().MessageName())
	}
	d := ext.NewDict(th)
	for i := range s.Len() {
		if c := s.At(i); c != 0xfffe {
			if err := d.SetItem(th, ext.Int(int64(c)), ext.Int(int64(i))); err != nil {
				return value{}, err
			}
		}
	}
	return d.Value(), nil
}

const unmapped = "character maps to <undefined>"

// charmapDecode decodes by a table: a string of what the bytes stand for, a mapping of numbers to numbers or strings, or
// none, which is Latin-1.
func charmapDecode(th *thread, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(th, a[1])
	if err != nil {
		return value{}, err
	}
	n := len(b)
	if a[2].IsNone() {
		return decoded(ext.NewStrLatin1(b), n, nil)
	}
	mapping := a[2]
	table, isStr := ext.AsStr(mapping)
	var failed error
	s, err := ext.DecodeWith(th, b, "charmap", errors, func(out *ext.StrBuilder, rest []byte) (int, string) {
		if isStr {
			if i := int(rest[0]); i < table.Len() && table.At(i) != 0xfffe {
				out.WriteRune(table.At(i))
				return 1, ""
			}
			return 1, unmapped
		}
		ok, err := mapByte(th, out, mapping, rest[0])
		if err != nil {
			failed = err
			return len(rest), ""
		}
		if !ok {
			return 1, unmapped
		}
		return 1, ""
	})
	if failed != nil {
		err = failed
	}
	return decoded(s, n, err)
}

// mapItem looks c up; Undef: not there.
func mapItem(th *thread, mapping value, c int64) (value, error) {
	v, err := ext.GetItem(th, mapping, ext.Int(c))
	if err != nil && ext.IsRaised(err, ext.LookupErrorType) {
		return ext.Undef, nil
	}
	if v.IsNone() {
		v = ext.Undef
	}
	return v, err
}

func mapByte(th *thread, out *ext.StrBuilder, mapping value, c byte) (bool, error) {
	v, err := mapItem(th, mapping, int64(c))
	if err != nil || v.IsUndef() {
		return false, err
	}
	if n, ok := ext.AsInt64(v); ok && v.Type().Is(ext.IntType) {
		if n < 0 || n > 0x10ffff {
			return false, ext.RaiseMsg(th, ext.TypeErrorType, "character mapping must be in range(0x110000)")
		}
		if n == 0xfffe {
			return false, nil
		}
		out.WriteRune(rune(n))
		return true, nil
	}
	s, ok := ext.AsStr(v)
	if !ok {
		return false, ext.RaiseMsg(th, ext.TypeErrorType, "character mapping must return integer, None or str")
	}
	if s.Len() == 1 && s.At(0) == 0xfffe {
		return false, nil
	}
	out.WriteStr(s)
	return true, nil
}

func charmapEncode(th *thread, a []value) (value, error) {
	s, err := strArg(th, a[0], "charmap_encode")
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(th, a[1])
	if err != nil {
		return value{}, err
	}
	if a[2].IsNone() {
		b, err := ext.Encode(th, s, "latin-1", errors)
		return encoded(b, s.Len(), err)
	}
	mapping := a[2]
	var failed error
	b, err := ext.EncodeRunes(th, s, "charmap", errors, unmapped, func(dst []byte, c rune) ([]byte, bool) {
		v, err := mapItem(th, mapping, int64(c))
		switch {
		case err != nil:
			failed = err
			return dst, true
		case v.IsUndef():
			return dst, false
		}
		if p, ok := ext.AsBytes(v); ok {
			return append(dst, p...), true
		}
		n, ok := ext.AsInt64(v)
		switch {
		case !ok || !v.Type().Is(ext.IntType):
			failed = ext.Raisef(th, ext.TypeErrorType, "character mapping must return integer, bytes or None, not %s", v.Type().MessageName())
		case n < 0 || n > 255:
			failed = ext.RaiseMsg(th, ext.TypeErrorType, "character mapping must be in range(256)")
		}
		return append(dst, byte(n)), true
	})
	if failed != nil {
		err = failed
	}
	return encoded(b, s.Len(), err)
}

// escapeEncode is the body of repr for bytes, without quotes.
func escapeEncode(th *thread, a []value) (value, error) {
	b, ok := ext.AsBytes(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "escape_encode() argument 1 must be bytes, not %s", a[0].Type().MessageName())
	}
	var out []byte
	for _, c := range b {
		switch {
		case c == '\'' || c == '\\':
			out = append(out, '\\', c)
		case c == '\t':
			out = append(out, `\t`...)
		case c == '\n':
			out = append(out, `\n`...)
		case c == '\r':
			out = append(out, `\r`...)
		case c < ' ' || c >= 0x7f:
			out = fmt.Appendf(out, `\x%02x`, c)
		default:
			out = append(out, c)
		}
	}
	return encoded(out, len(b), nil)
}

var simpleEscapes = map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11}

// escapeDecode decodes the escapes of bytes literals.
func escapeDecode(th *thread, a []value) (value, error) {
	b, err := dataArg(th, a[0], true)
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(th, a[1])
	if err != nil {
		return value{}, err
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if b[i] != '\\' {
			out = append(out, b[i])
			i++
			continue
		}
		if i++; i == len(b) {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "Trailing \\ in string")
		}
		c := b[i]
		i++
		switch {
		case c == '\n':
		case simpleEscapes[c] != 0:
			out = append(out, simpleEscapes[c])
		case c >= '0' && c <= '7':
			n := int(c - '0')
			for k := 0; k < 2 && i < len(b) && b[i] >= '0' && b[i] <= '7'; k++ {
				n = n<<3 | int(b[i]-'0')
				i++
			}
			out = append(out, byte(n))
		case c == 'x':
			if i+1 < len(b) && hex(b[i]) >= 0 && hex(b[i+1]) >= 0 {
				out = append(out, byte(hex(b[i])<<4|hex(b[i+1])))
				i += 2
				break
			}
			switch errors {
			case "", "strict":
				return value{}, ext.Raisef(th, ext.ValueErrorType, "invalid \\x escape at position %d", i-2)
			case "replace":
				out = append(out, '?')
			case "ignore":
			default:
				return value{}, ext.Raisef(th, ext.ValueErrorType, "decoding error; unknown error handling code: %.400s", errors)
			}
			if i < len(b) && hex(b[i]) >= 0 {
				i++
			}
		default:
			out = append(out, '\\', c)
		}
	}
	return encoded(out, len(b), nil)
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
