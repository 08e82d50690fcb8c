package objects

import (
	"strconv"
	"strings"
	"sync"
)

// errorHandlers holds the error handlers that Python code registered, of one interpreter.
type errorHandlers struct{ byName sync.Map }

type errorHandlersKey struct{}

func (in *Interp) errorHandlers() *errorHandlers {
	h, _ := in.Ext.LoadOrStore(errorHandlersKey{}, &errorHandlers{})
	return h.(*errorHandlers)
}

// RegisterErrorHandler is codecs.register_error. It runs exclusive.
func RegisterErrorHandler(in *Interp, name string, handler Value) {
	in.errorHandlers().byName.Store(name, handler)
}

// UnregisterErrorHandler removes a handler that was registered, and reports whether there was one.
func UnregisterErrorHandler(in *Interp, name string) bool {
	_, ok := in.errorHandlers().byName.LoadAndDelete(name)
	return ok
}

// LookupErrorHandler returns a handler that was registered.
func LookupErrorHandler(in *Interp, name string) (Value, bool) {
	v, ok := in.errorHandlers().byName.Load(name)
	if !ok {
		return Value{}, false
	}
	return v.(Value), true
}

// A fix is what an error handler puts in place of what can't be converted: text, or bytes as they are (encoding only).
type fix struct {
	text *Str
	raw  []byte
	next int // where to go on
}

// encodeError returns the exception for s[start:end].
func encodeError(th *Thread, name string, s *Str, start, end int, reason string) error {
	return Raise(th, UnicodeEncodeErrorType, NewStr(name).Value(), s.Value(), Int(int64(start)), Int(int64(end)), NewStr(reason).Value())
}

func decodeError(th *Thread, name string, b []byte, start, end int, reason string) error {
	return Raise(th, UnicodeDecodeErrorType, NewStr(name).Value(), NewBytes(append([]byte(nil), b...)), Int(int64(start)), Int(int64(end)), NewStr(reason).Value())
}

// fixEncode runs the error handler on s[start:end]. codec is the family of the encoding, for surrogatepass.
func fixEncode(th *Thread, name, errors string, s *Str, start, end int, reason string) (fix, error) {
	f := fix{text: EmptyStr, next: end}
	switch errors {
	case "", "strict":
		return f, encodeError(th, name, s, start, end, reason)
	case "ignore":
		return f, nil
	case "surrogateescape", "surrogatepass":
		raw, n := fixSurrogates(name, errors, s, start, end)
		if n == 0 || n < end-start && name == "charmap" {
			return f, encodeError(th, name, s, start, end, reason)
		}
		f.raw, f.next = raw, start+n
		return f, nil
	case "replace", "backslashreplace", "xmlcharrefreplace", "namereplace":
		text, err := replacements(th, errors, s, start, end)
		f.text = text
		return f, err
	}
	return callHandler(th, errors, s.Len(), true, func() error { return encodeError(th, name, s, start, end, reason) })
}

// replacements returns the ASCII text that stands for s[start:end].
func replacements(th *Thread, errors string, s *Str, start, end int) (*Str, error) {
	var b StrBuilder
	for i := start; i < end; i++ {
		c := s.At(i)
		switch errors {
		case "replace":
			b.WriteRune('?')
		case "xmlcharrefreplace":
			b.WriteASCII("&#" + strconv.Itoa(int(c)) + ";")
		case "namereplace":
			name, err := runeName(th, c)
			if err != nil {
				return nil, err
			}
			if name == "" {
				b.WriteASCII(escapeRune(c))
			} else {
				b.WriteASCII(`\N{` + name + `}`)
			}
		default:
			b.WriteASCII(escapeRune(c))
		}
	}
	return b.Str(), nil
}

// runeName returns c's Unicode name, or "" if it has none.
func runeName(th *Thread, c rune) (string, error) {
	if th.Interp.Eval == nil {
		return "", nil
	}
	mod, err := th.Interp.Eval.Import(th, NewStr("unicodedata"), None, EmptyTuple, 0)
	if err != nil {
		return "", err
	}
	v, err := CallMethod(th, mod, "name", CharStr(c).Value(), EmptyStr.Value())
	if err != nil {
		return "", err
	}
	s, _ := AsStr(v)
	return s.String(), nil
}

// fixSurrogates returns the bytes that the surrogates at the start of s[start:end] stand for, and how many they are.
func fixSurrogates(name, errors string, s *Str, start, end int) (raw []byte, n int) {
	for i := start; i < end; i++ {
		c := s.At(i)
		if errors == "surrogateescape" {
			if c < 0xdc80 || c > 0xdcff || wideUnits(name) {
				return raw, i - start
			}
			raw = append(raw, byte(c))
			continue
		}
		if !isSurrogate(c) {
			return raw, i - start
		}
		switch name {
		case "utf-8":
			raw = appendWTF8(raw, c)
		case "utf-16", "utf-16-le":
			raw = append(raw, byte(c), byte(c>>8))
		case "utf-16-be":
			raw = append(raw, byte(c>>8), byte(c))
		case "utf-32", "utf-32-le":
			raw = append(raw, byte(c), byte(c>>8), 0, 0)
		case "utf-32-be":
			raw = append(raw, 0, 0, byte(c>>8), byte(c))
		default:
			return raw, i - start
		}
	}
	return raw, end - start
}

// wideUnits reports whether the encoding has units of more than a byte.
func wideUnits(name string) bool {
	return strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "utf-32")
}

// callHandler calls a registered error handler with what exception returns, for an input of n items.
func callHandler(th *Thread, errors string, n int, encoding bool, exception func() error) (fix, error) {
	h, ok := LookupErrorHandler(th.Interp, errors)
	if !ok {
		return fix{}, Raisef(th, LookupErrorType, "unknown error handler name '%s'", errors)
	}
	err := exception()
	raised, ok := err.(*Raised)
	if !ok {
		return fix{}, err
	}
	r, err := CallArgs(th, h, raised.Value)
	if err != nil {
		return fix{}, err
	}
	what := "decoding error handler must return (str, int) tuple"
	if encoding {
		what = "encoding error handler must return (str/bytes, int) tuple"
	}
	t, ok := AsTuple(r)
	if !ok || len(t.Items) != 2 || t.Items[1].Type().Index == nil {
		return fix{}, RaiseMsg(th, TypeErrorType, what)
	}
	f := fix{}
	if f.text, ok = AsStr(t.Items[0]); !ok {
		f.raw, ok = AsBytes(t.Items[0])
		if !ok || !encoding {
			return fix{}, RaiseMsg(th, TypeErrorType, what)
		}
	}
	if f.next, err = AsIndex(th, t.Items[1]); err != nil {
		return fix{}, err
	}
	if f.next < 0 {
		f.next += n
	}
	if f.next < 0 || f.next > n {
		return fix{}, Raisef(th, IndexErrorType, "position %d from error handler out of bounds", f.next)
	}
	return f, nil
}

// encodeRunes encodes s code point by code point with put, which reports false for what it can't encode.
func encodeRunes(th *Thread, s *Str, name, errors, reason string, put func(dst []byte, c rune) ([]byte, bool)) ([]byte, error) {
	dst := make([]byte, 0, s.Len())
	for i := 0; i < s.Len(); {
		var ok bool
		if dst, ok = put(dst, s.At(i)); ok {
			i++
			continue
		}
		end := i + 1
		for end < s.Len() {
			if _, ok := put(nil, s.At(end)); ok || wideUnits(name) {
				break
			}
			end++
		}
		f, err := fixEncode(th, name, errors, s, i, end, reason)
		if err != nil {
			return nil, err
		}
		dst = append(dst, f.raw...)
		for k := range f.text.Len() {
			if dst, ok = put(dst, f.text.At(k)); !ok {
				return nil, encodeError(th, name, s, i, end, reason)
			}
		}
		i = f.next
	}
	return dst, nil
}

// A decoding is a conversion of bytes to a string under way.
type decoding struct {
	StrBuilder
	th     *Thread
	b      []byte
	name   string
	errors string
}

// fail runs the error handler on b[start:end] and returns where to go on.
func (d *decoding) fail(start, end int, reason string) (int, error) {
	switch d.errors {
	case "", "strict":
		return 0, decodeError(d.th, d.name, d.b, start, end, reason)
	case "ignore":
		return end, nil
	case "replace":
		d.WriteRune(0xfffd)
		return end, nil
	case "backslashreplace":
		for _, c := range d.b[start:end] {
			d.WriteASCII(escapeRune(rune(c)))
		}
		return end, nil
	case "xmlcharrefreplace", "namereplace":
		return 0, RaiseMsg(d.th, TypeErrorType, "don't know how to handle UnicodeDecodeError in error callback")
	case "surrogateescape":
		i := start
		for ; i < end && d.b[i] >= 0x80; i++ {
			d.WriteRune(0xdc00 + rune(d.b[i]))
		}
		if i > start {
			return i, nil
		}
		return 0, decodeError(d.th, d.name, d.b, start, end, reason)
	case "surrogatepass":
		if c, n := surrogateAt(d.name, d.b[start:]); n > 0 {
			d.WriteRune(c)
			return start + n, nil
		}
		return 0, decodeError(d.th, d.name, d.b, start, end, reason)
	}
	f, err := callHandler(d.th, d.errors, len(d.b), false, func() error {
		return decodeError(d.th, d.name, d.b, start, end, reason)
	})
	if err != nil {
		return 0, err
	}
	d.WriteStr(f.text)
	return f.next, nil
}

// surrogateAt decodes a surrogate at the start of b and returns its size in bytes, 0 if there is none.
func surrogateAt(name string, b []byte) (rune, int) {
	var c rune
	n := 0
	switch {
	case name == "utf-8" && len(b) >= 3 && b[0] == 0xed && b[1]&0xc0 == 0x80 && b[2]&0xc0 == 0x80:
		c, n = rune(b[0]&0xf)<<12|rune(b[1]&0x3f)<<6|rune(b[2]&0x3f), 3
	case name == "utf-16-le" && len(b) >= 2:
		c, n = rune(b[0])|rune(b[1])<<8, 2
	case name == "utf-16-be" && len(b) >= 2:
		c, n = rune(b[1])|rune(b[0])<<8, 2
	case name == "utf-32-le" && len(b) >= 4:
		c, n = rune(b[0])|rune(b[1])<<8|rune(b[2])<<16, 4
	case name == "utf-32-be" && len(b) >= 4:
		c, n = rune(b[3])|rune(b[2])<<8|rune(b[1])<<16, 4
	}
	if !isSurrogate(c) {
		return 0, 0
	}
	return c, n
}
