package objects

// What module _codecs needs of the codecs beyond Encode and Decode.

// EncodeRunes encodes s code point by code point with put, which reports false for what it can't encode; the error handler
// gets runs of those. name and reason are for the exception.
func EncodeRunes(th *Thread, s *Str, name, errors, reason string, put func(dst []byte, c rune) ([]byte, bool)) ([]byte, error) {
	return encodeRunes(th, s, name, errors, reason, put)
}

// DecodeWith decodes b piece by piece: step decodes the start of rest into out and returns how many bytes that took, or with
// a reason how many bytes are bad, which the error handler gets.
func DecodeWith(th *Thread, b []byte, name, errors string, step func(out *StrBuilder, rest []byte) (n int, reason string)) (*Str, error) {
	d := &decoding{th: th, b: b, name: name, errors: errors}
	for i := 0; i < len(b); {
		n, reason := step(&d.StrBuilder, b[i:])
		if reason == "" {
			i += n
			continue
		}
		var err error
		if i, err = d.fail(i, i+n, reason); err != nil {
			return nil, err
		}
	}
	return d.Str(), nil
}

// FixEncode runs the error handler of that name on s[start:end], which can't be encoded. It returns text to be encoded instead
// and, or, bytes to be used as they are, and where to go on.
func FixEncode(th *Thread, name, errors string, s *Str, start, end int, reason string) (text *Str, raw []byte, next int, err error) {
	f, err := fixEncode(th, name, errors, s, start, end, reason)
	return f.text, f.raw, f.next, err
}

// FixDecode runs the error handler of that name on b[start:end], which can't be decoded. It returns text to be used instead,
// and where to go on.
func FixDecode(th *Thread, name, errors string, b []byte, start, end int, reason string) (text *Str, next int, err error) {
	d := &decoding{th: th, b: b, name: name, errors: errors}
	next, err = d.fail(start, end, reason)
	return d.Str(), next, err
}

// Replacements returns the ASCII text that error handler replace, backslashreplace, xmlcharrefreplace or namereplace puts
// in place of s[start:end].
func Replacements(th *Thread, errors string, s *Str, start, end int) (*Str, error) {
	return replacements(th, errors, s, start, end)
}

// CompleteUTF8 returns how many bytes of b are there before an unfinished sequence at its end.
func CompleteUTF8(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-3; i-- {
		c := b[i]
		if c < 0x80 {
			break
		}
		if c < 0xc0 {
			continue
		}
		if need := utf8Need(c); need > len(b)-i && utf8CouldGrow(b[i:]) {
			return i
		}
		break
	}
	return len(b)
}

func utf8Need(c byte) int {
	switch {
	case c >= 0xc2 && c < 0xe0:
		return 2
	case c >= 0xe0 && c < 0xf0:
		return 3
	case c >= 0xf0 && c < 0xf5:
		return 4
	}
	return 1
}

// utf8CouldGrow reports whether b, of fewer bytes than its first one asks for, can be the start of a valid sequence.
func utf8CouldGrow(b []byte) bool {
	if len(b) < 2 {
		return true
	}
	switch b[0] {
	case 0xe0:
		return b[1] >= 0xa0
	case 0xed:
		return b[1] < 0xa0
	case 0xf0:
		return b[1] >= 0x90
	case 0xf4:
		return b[1] < 0x90
	}
	return true
}
