package objects

import "bytes"

const noSurrogates = "surrogates not allowed"

func encodeUTF8(th *Thread, s *Str, errors string) ([]byte, error) {
	if s.form == formASCII {
		return bytes.Clone(s.Bytes8()), nil
	}
	if s.form == formLatin1 || !s.hasSurrogates() {
		return s.wtf8(), nil
	}
	return encodeRunes(th, s, "utf-8", errors, noSurrogates, func(dst []byte, c rune) ([]byte, bool) {
		if isSurrogate(c) {
			return dst, false
		}
		return appendWTF8(dst, c), true
	})
}

func isSurrogate(c rune) bool { return c >= 0xd800 && c < 0xe000 }

func (s *Str) hasSurrogates() bool {
	for i := range s.Len() {
		if isSurrogate(s.At(i)) {
			return true
		}
	}
	return false
}

func encodeUTF8Sig(th *Thread, s *Str, errors string) ([]byte, error) {
	b, err := encodeUTF8(th, s, errors)
	return append([]byte("\xef\xbb\xbf"), b...), err
}

func decodeUTF8Sig(th *Thread, b []byte, errors string) (*Str, error) {
	return decodeUTF8(th, bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), errors)
}

func decodeUTF8(th *Thread, b []byte, errors string) (*Str, error) {
	if allASCII(b) {
		return copyStr8(b, formASCII), nil
	}
	d := &decoding{th: th, b: b, name: "utf-8", errors: errors}
	d.Grow(len(b))
	for i := 0; i < len(b); {
		if b[i] < 0x80 {
			j := i + 1
			for j < len(b) && b[j] < 0x80 {
				j++
			}
			d.writeASCIIBytes(b[i:j])
			i = j
			continue
		}
		c, n, reason := utf8At(b[i:])
		if reason == "" {
			d.WriteRune(c)
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

func (b *StrBuilder) writeASCIIBytes(p []byte) {
	if b.form <= formLatin1 {
		b.b8 = append(b.b8, p...)
		return
	}
	for _, c := range p {
		b.WriteRune(rune(c))
	}
}

// utf8At decodes the code point at the start of b, which is not ASCII. If it is ill-formed there is a reason, and n is how
// many bytes are to blame.
func utf8At(b []byte) (c rune, n int, reason string) {
	const invalid = "invalid continuation byte"
	lo, hi := byte(0x80), byte(0xbf)
	switch c0 := b[0]; {
	case c0 >= 0xc2 && c0 < 0xe0:
		c, n = rune(c0&0x1f), 2
	case c0 >= 0xe0 && c0 < 0xf0:
		c, n = rune(c0&0xf), 3
		if c0 == 0xe0 {
			lo = 0xa0
		} else if c0 == 0xed {
			hi = 0x9f
		}
	case c0 >= 0xf0 && c0 < 0xf5:
		c, n = rune(c0&7), 4
		if c0 == 0xf0 {
			lo = 0x90
		} else if c0 == 0xf4 {
			hi = 0x8f
		}
	default:
		return 0, 1, "invalid start byte"
	}
	for i := 1; i < n; i++ {
		if i >= len(b) {
			return 0, i, "unexpected end of data"
		}
		if b[i] < lo || b[i] > hi {
			return 0, i, invalid
		}
		c = c<<6 | rune(b[i]&0x3f)
		lo, hi = 0x80, 0xbf
	}
	return c, n, ""
}

// utf16Codec returns UTF-16 with the byte order le or be; "" means little endian with a byte order mark, or what the mark
// says.
func utf16Codec(order string) codec {
	name := "utf-16"
	if order != "" {
		order = order[1:]
		name += "-" + order
	}
	big := order == "be"
	return codec{
		encode: func(th *Thread, s *Str, errors string) ([]byte, error) {
			b, err := encodeRunes(th, s, name, errors, noSurrogates, func(dst []byte, c rune) ([]byte, bool) {
				if isSurrogate(c) {
					return dst, false
				}
				return append16(dst, c, big), true
			})
			if order == "" && err == nil {
				b = append([]byte{0xff, 0xfe}, b...)
			}
			return b, err
		},
		decode: func(th *Thread, b []byte, errors string) (*Str, error) {
			skip, big := 0, big
			if order == "" && len(b) >= 2 {
				if be := b[0] == 0xfe && b[1] == 0xff; be || b[0] == 0xff && b[1] == 0xfe {
					skip, big = 2, be
				}
			}
			return decodeUTF16(&decoding{th: th, b: b, name: endianName("utf-16", big), errors: errors}, skip, big)
		},
	}
}

func endianName(name string, big bool) string {
	if big {
		return name + "-be"
	}
	return name + "-le"
}

func append16(dst []byte, c rune, big bool) []byte {
	if c >= 0x10000 {
		c -= 0x10000
		dst = append16(dst, 0xd800|c>>10, big)
		c = 0xdc00 | c&0x3ff
	}
	if big {
		return append(dst, byte(c>>8), byte(c))
	}
	return append(dst, byte(c), byte(c>>8))
}

func decodeUTF16(d *decoding, i int, big bool) (*Str, error) {
	unit := func(i int) rune {
		if big {
			return rune(d.b[i])<<8 | rune(d.b[i+1])
		}
		return rune(d.b[i+1])<<8 | rune(d.b[i])
	}
	for i < len(d.b) {
		n, reason := 2, ""
		switch {
		case len(d.b)-i < 2:
			n, reason = 1, "truncated data"
		case !isSurrogate(unit(i)):
			d.WriteRune(unit(i))
		case unit(i) >= 0xdc00:
			reason = "illegal encoding"
		case len(d.b)-i < 4:
			n, reason = len(d.b)-i, "unexpected end of data"
		case unit(i+2)&0xfc00 != 0xdc00:
			reason = "illegal UTF-16 surrogate"
		default:
			d.WriteRune(0x10000 + (unit(i)&0x3ff)<<10 + unit(i+2)&0x3ff)
			n = 4
		}
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

// utf32Codec is utf16Codec for UTF-32.
func utf32Codec(order string) codec {
	name := "utf-32"
	if order != "" {
		order = order[1:]
		name += "-" + order
	}
	big := order == "be"
	return codec{
		encode: func(th *Thread, s *Str, errors string) ([]byte, error) {
			b, err := encodeRunes(th, s, name, errors, noSurrogates, func(dst []byte, c rune) ([]byte, bool) {
				switch {
				case isSurrogate(c):
					return dst, false
				case big:
					return append(dst, 0, byte(c>>16), byte(c>>8), byte(c)), true
				}
				return append(dst, byte(c), byte(c>>8), byte(c>>16), 0), true
			})
			if order == "" && err == nil {
				b = append([]byte{0xff, 0xfe, 0, 0}, b...)
			}
			return b, err
		},
		decode: func(th *Thread, b []byte, errors string) (*Str, error) {
			skip, big := 0, big
			if order == "" && len(b) >= 4 {
				if be := string(b[:4]) == "\x00\x00\xfe\xff"; be || string(b[:4]) == "\xff\xfe\x00\x00" {
					skip, big = 4, be
				}
			}
			return decodeUTF32(&decoding{th: th, b: b, name: endianName("utf-32", big), errors: errors}, skip, big)
		},
	}
}

func decodeUTF32(d *decoding, i int, big bool) (*Str, error) {
	for i < len(d.b) {
		n, reason := 4, ""
		if len(d.b)-i < 4 {
			n, reason = len(d.b)-i, "truncated data"
		} else {
			p := d.b[i : i+4]
			c := uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 | uint32(p[3])<<24
			if big {
				c = uint32(p[3]) | uint32(p[2])<<8 | uint32(p[1])<<16 | uint32(p[0])<<24
			}
			switch {
			case c > 0x10ffff:
				reason = "code point not in range(0x110000)"
			case isSurrogate(rune(c)):
				reason = "code point in surrogate code point range(0xd800, 0xe000)"
			default:
				d.WriteRune(rune(c))
				i += 4
				continue
			}
		}
		var err error
		if i, err = d.fail(i, i+n, reason); err != nil {
			return nil, err
		}
	}
	return d.Str(), nil
}
