package objects

import "strings"

// A decoder turns bytes into a string, an encoder a string into bytes. errors names the error handler.
type (
	decoder func(th *Thread, b []byte, errors string) (*Str, error)
	encoder func(th *Thread, s *Str, errors string) ([]byte, error)
	codec   struct {
		decode decoder
		encode encoder
	}
)

// normalizeEncoding returns the name of an encoding in lower case, with _ for every run of other characters than letters,
// digits and points.
func normalizeEncoding(name string) string {
	var b strings.Builder
	gap := false
	for _, c := range []byte(name) {
		if !isASCIIAlpha(c) && (c < '0' || c > '9') && c != '.' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteByte(asciiLower(c))
	}
	return b.String()
}

// findCodec returns the built-in codec of that name.
func findCodec(name string) (codec, bool) {
	switch name {
	case "utf-8", "utf8", "UTF-8":
		return codec{decodeUTF8, encodeUTF8}, true
	case "ascii":
		return codec{decodeASCII, encodeASCII}, true
	case "latin-1":
		return codec{decodeLatin1, encodeLatin1}, true
	}
	if strings.IndexByte(name, 0) >= 0 || !allASCII([]byte(name)) {
		return codec{}, false
	}
	name = normalizeEncoding(name)
	if a, ok := codecAliases[name]; ok {
		name = a
	}
	switch name {
	case "utf_8":
		return codec{decodeUTF8, encodeUTF8}, true
	case "utf_8_sig":
		return codec{decodeUTF8Sig, encodeUTF8Sig}, true
	case "ascii":
		return codec{decodeASCII, encodeASCII}, true
	case "latin_1", "latin1":
		return codec{decodeLatin1, encodeLatin1}, true
	case "utf_16", "utf_16_le", "utf_16_be":
		return utf16Codec(name[6:]), true
	case "utf_32", "utf_32_le", "utf_32_be":
		return utf32Codec(name[6:]), true
	case "unicode_escape":
		return codec{DecodeUnicodeEscape, encodeUnicodeEscape}, true
	case "raw_unicode_escape":
		return codec{decodeRawUnicodeEscape, encodeRawUnicodeEscape}, true
	}
	return charmapCodec(name)
}

// Encode encodes s. errors is the name of an error handler; "" means strict.
func Encode(th *Thread, s *Str, encoding, errors string) ([]byte, error) {
	if c, ok := findCodec(encoding); ok {
		return c.encode(th, s, errors)
	}
	v, err := callPythonCodec(th, encoding, "encode", s.Value(), errors)
	if err != nil {
		return nil, err
	}
	b, ok := AsBytes(v)
	if !ok {
		return nil, Raisef(th, TypeErrorType, "'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, v.Type().MessageName())
	}
	return b, nil
}

// Decode decodes b. errors is the name of an error handler; "" means strict.
func Decode(th *Thread, b []byte, encoding, errors string) (*Str, error) {
	if c, ok := findCodec(encoding); ok {
		return c.decode(th, b, errors)
	}
	v, err := callPythonCodec(th, encoding, "decode", NewBytes(append([]byte(nil), b...)), errors)
	if err != nil {
		return nil, err
	}
	s, ok := AsStr(v)
	if !ok {
		return nil, Raisef(th, TypeErrorType, "'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding, v.Type().MessageName())
	}
	return s, nil
}

// callPythonCodec encodes or decodes with a codec that is registered in Python.
func callPythonCodec(th *Thread, encoding, method string, v Value, errors string) (Value, error) {
	if strings.IndexByte(encoding, 0) >= 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "embedded null character")
	}
	unknown := func() error { return RaiseMsg(th, LookupErrorType, "unknown encoding: "+encoding) }
	if th.Interp.Eval == nil {
		return Value{}, unknown()
	}
	mod, err := th.Interp.Eval.Import(th, NewStr("_codecs"), None, EmptyTuple, 0)
	if err != nil {
		if IsAbort(err) {
			return Value{}, err
		}
		return Value{}, unknown()
	}
	info, err := CallMethod(th, mod, "lookup", NewStr(encoding).Value())
	if err != nil {
		return Value{}, err
	}
	text, err := LookupAttr(th, info, "_is_text_encoding")
	if err != nil {
		return Value{}, err
	}
	if text == False {
		return Value{}, Raisef(th, LookupErrorType, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, method)
	}
	f, err := GetAttrName(th, info, method)
	if err != nil {
		return Value{}, err
	}
	if errors == "" {
		errors = "strict"
	}
	r, err := CallArgs(th, f, v, NewStr(errors).Value())
	if err != nil {
		return Value{}, err
	}
	t, ok := AsTuple(r)
	if !ok || len(t.Items) != 2 {
		return Value{}, Raisef(th, TypeErrorType, "%sr must return a tuple (object, integer)", method)
	}
	return t.Items[0], nil
}
