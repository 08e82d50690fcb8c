package objects

import (
	"bytes"
	_ "embed" // the tables of encodings
)

// charmapTables holds, for every encoding with one byte per code point, the code points of the 256 bytes, two bytes each;
// U+FFFE means that there is none.
//
//go:embed codec_charmaps.bin
var charmapTables string

func decodeASCII(th *Thread, b []byte, errors string) (*Str, error) {
	if allASCII(b) {
		return copyStr8(b, formASCII), nil
	}
	d := &decoding{th: th, b: b, name: "ascii", errors: errors}
	for i := 0; i < len(b); {
		if b[i] < 0x80 {
			d.WriteRune(rune(b[i]))
			i++
			continue
		}
		var err error
		if i, err = d.fail(i, i+1, "ordinal not in range(128)"); err != nil {
			return nil, err
		}
	}
	return d.Str(), nil
}

func encodeASCII(th *Thread, s *Str, errors string) ([]byte, error) {
	if s.form == formASCII {
		return bytes.Clone(s.Bytes8()), nil
	}
	return encodeRunes(th, s, "ascii", errors, "ordinal not in range(128)", func(dst []byte, c rune) ([]byte, bool) {
		if c < 0x80 {
			return append(dst, byte(c)), true
		}
		return dst, false
	})
}

func decodeLatin1(th *Thread, b []byte, errors string) (*Str, error) { return NewStrLatin1(b), nil }

func encodeLatin1(th *Thread, s *Str, errors string) ([]byte, error) {
	if s.form <= formLatin1 {
		return bytes.Clone(s.Bytes8()), nil
	}
	return encodeRunes(th, s, "latin-1", errors, "ordinal not in range(256)", func(dst []byte, c rune) ([]byte, bool) {
		if c < 0x100 {
			return append(dst, byte(c)), true
		}
		return dst, false
	})
}

// charmapCodec returns the codec of an encoding with one byte per code point.
func charmapCodec(name string) (codec, bool) {
	n, ok := charmapNumbers[name]
	if !ok {
		return codec{}, false
	}
	table := charmapTables[n*512 : n*512+512]
	at := func(b byte) rune { return rune(table[2*int(b)]) | rune(table[2*int(b)+1])<<8 }
	const reason = "character maps to <undefined>"
	return codec{
		decode: func(th *Thread, b []byte, errors string) (*Str, error) {
			d := &decoding{th: th, b: b, name: "charmap", errors: errors}
			for i := 0; i < len(b); {
				if c := at(b[i]); c != 0xfffe {
					d.WriteRune(c)
					i++
					continue
				}
				var err error
				if i, err = d.fail(i, i+1, reason); err != nil {
					return nil, err
				}
			}
			return d.Str(), nil
		},
		encode: func(th *Thread, s *Str, errors string) ([]byte, error) {
			byChar := make(map[rune]byte, 256)
			for b := range 256 {
				byChar[at(byte(b))] = byte(b)
			}
			delete(byChar, 0xfffe)
			return encodeRunes(th, s, "charmap", errors, reason, func(dst []byte, c rune) ([]byte, bool) {
				b, ok := byChar[c]
				if !ok {
					return dst, false
				}
				return append(dst, b), true
			})
		},
	}, true
}
