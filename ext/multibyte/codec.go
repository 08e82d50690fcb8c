package multibyte

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// codec is the Python object of a charset. It doesn't change.
type codec struct {
	ext.Header
	*charset
}

var codecType *ext.Type

func init() {
	codecType = ext.NewType(ext.TypeSpec{
		Name: "_multibytecodec.MultibyteCodec", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Methods: []ext.Func{
			{Name: "encode", Sig: "self, /, input, errors=None", Fn: codecEncode,
				Doc: "Return an encoded string version of 'input'.\n\n'errors' may be given to set a different error handling scheme. Default is\n'strict' meaning that encoding errors raise a UnicodeEncodeError. Other possible\nvalues are 'ignore', 'replace' and 'xmlcharrefreplace' as well as any other name\nregistered with codecs.register_error that can handle UnicodeEncodeErrors."},
			{Name: "decode", Sig: "self, /, input, errors=None", Fn: codecDecode,
				Doc: "Decodes 'input'.\n\n'errors' may be given to set a different error handling scheme. Default is\n'strict' meaning that encoding errors raise a UnicodeDecodeError. Other possible\nvalues are 'ignore' and 'replace' as well as any other name registered with\ncodecs.register_error that is able to handle UnicodeDecodeErrors."},
		},
	})
}

func newCodec(c *charset) value {
	return ext.FromPtr(unsafe.Pointer(&codec{ext.NewHeader(codecType), c}))
}

// errorsArg returns the name of the error handler in an argument of a function or method.
func errorsArg(th *thread, v value, fname, param string) (string, error) {
	if v.IsNone() {
		return "", nil
	}
	s, ok := ext.AsStr(v)
	if !ok {
		return "", ext.Raisef(th, ext.TypeErrorType, "%s() argument '%s' must be str or None, not %s", fname, param, v.Type().MessageName())
	}
	return s.String(), nil
}

// textArg returns v as text: what is no str is converted.
func textArg(th *thread, v value) (*ext.Str, error) {
	if s, ok := ext.AsStr(v); ok {
		return s, nil
	}
	return ext.ToStr(th, v)
}

func codecEncode(th *thread, a []value) (value, error) {
	errors, err := errorsArg(th, a[2], "encode", "errors")
	if err != nil {
		return value{}, err
	}
	s, err := textArg(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, _, err := (*codec)(a[0].P).encodeAll(th, s, errors, true)
	return ext.TupleOf(ext.NewBytes(b), ext.Int(int64(s.Len()))), err
}

func codecDecode(th *thread, a []value) (value, error) {
	errors, err := errorsArg(th, a[2], "decode", "errors")
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	s, _, err := (*codec)(a[0].P).decodeAll(th, b, errors, true)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(s.Value(), ext.Int(int64(len(b)))), nil
}

// encodeAll encodes s. Unless final, it leaves a character at the end that may be the first of a pair, and says how many
// characters it took.
func (c *charset) encodeAll(th *thread, s *ext.Str, errors string, final bool) (b []byte, taken int, err error) {
	for i := 0; i < s.Len(); {
		r := s.At(i)
		if c.mayPair[r] {
			if i+1 == s.Len() && !final {
				return b, i, nil
			}
			if i+1 < s.Len() {
				if seq, ok := c.pairOf[[2]rune{r, s.At(i + 1)}]; ok {
					b = putSequence(b, seq)
					i += 2
					continue
				}
			}
		}
		var ok bool
		if b, ok = c.put(b, r); ok {
			i++
			continue
		}
		text, raw, next, err := ext.FixEncode(th, c.name, errors, s, i, i+1, illegal)
		if err != nil {
			return nil, 0, err
		}
		if len(raw) == 0 && text != nil {
			if raw, _, err = c.encodeAll(th, text, "strict", true); err != nil {
				return nil, 0, err
			}
		}
		b, i = append(b, raw...), next
	}
	return b, s.Len(), nil
}

// decodeAll decodes b. Unless final, it leaves an unfinished sequence at the end, and says how many bytes it took.
func (c *charset) decodeAll(th *thread, b []byte, errors string, final bool) (s *ext.Str, taken int, err error) {
	var out []rune
	for i := 0; i < len(b); {
		var n int
		var reason string
		out, n, reason = c.step(out, b[i:])
		switch {
		case reason == "":
			i += n
			continue
		case reason == incomplete && !final:
			return ext.NewStrRunes(out), i, nil
		}
		text, next, err := ext.FixDecode(th, c.name, errors, b, i, i+n, reason)
		if err != nil {
			return nil, 0, err
		}
		out, i = append(out, text.Runes()...), next
	}
	return ext.NewStrRunes(out), len(b), nil
}
