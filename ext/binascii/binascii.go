// Package binascii is the binascii module: binary data as text, in the encodings of old and new mail, and checksums.
package binascii

import (
	"encoding/base64"
	"hash/crc32"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

var errorType, incompleteType *ext.Type

func init() {
	errorType = ext.NewType(ext.TypeSpec{Name: "binascii.Error", Base: ext.ValueErrorType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
	incompleteType = ext.NewType(ext.TypeSpec{Name: "binascii.Incomplete", Base: ext.ExceptionType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
}

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "binascii", Effect: ext.Pure, Doc: "Conversion between binary data and ASCII",
		Consts: map[string]value{"Error": errorType.Value(), "Incomplete": incompleteType.Value()},
		Funcs: []ext.Func{
			{Name: "hexlify", Sig: "data, sep=?, bytes_per_sep=1", Fn: hexlify, Doc: "Hexadecimal representation of binary data.\n\nThe return value is a bytes object.  This function is also\navailable as \"b2a_hex()\"."},
			{Name: "b2a_hex", Sig: "data, sep=?, bytes_per_sep=1", Fn: hexlify, Doc: "Hexadecimal representation of binary data."},
			{Name: "unhexlify", Sig: "hexstr, /", Fn: unhexlify, Doc: "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case)."},
			{Name: "a2b_hex", Sig: "hexstr, /", Fn: unhexlify, Doc: "Binary data of hexadecimal representation."},
			{Name: "b2a_base64", Sig: "data, /, *, newline=True", Fn: encode64, Doc: "Base64-code line of data."},
			{Name: "a2b_base64", Sig: "data, /, *, strict_mode=False", Fn: decode64, Doc: "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not in the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==)."},
			{Name: "crc32", Sig: "data, crc=0, /", Fn: crc, Doc: "Compute CRC-32 incrementally."},
			{Name: "crc_hqx", Sig: "data, crc, /", Fn: crcHqx, Doc: "Compute CRC-CCITT incrementally."},
			{Name: "b2a_uu", Sig: "data, /, *, backtick=False", Fn: encodeUU, Doc: "Uuencode line of data."}, {Name: "a2b_uu", Sig: "data, /", Fn: decodeUU, Doc: "Decode a line of uuencoded data."},
			{Name: "b2a_qp", Sig: "data, quotetabs=False, istext=True, header=False", Fn: encodeQP, Doc: "Encode a string using quoted-printable encoding."},
			{Name: "a2b_qp", Sig: "data, header=False", Fn: decodeQP, Doc: "Decode a string of qp-encoded data."},
		},
	}
}

func fail(th *thread, msg string) error { return ext.RaiseMsg(th, errorType, msg) }

// ascii returns the bytes of an argument that is ASCII text or bytes-like.
func ascii(th *thread, v value) ([]byte, error) {
	if s, ok := ext.AsStr(v); ok {
		if !s.IsASCII() {
			return nil, ext.RaiseMsg(th, ext.ValueErrorType, "string argument should contain only ASCII characters")
		}
		return s.Bytes8(), nil
	}
	if v.Type().Buffer == nil {
		return nil, ext.Raisef(th, ext.TypeErrorType, "argument should be bytes, buffer or ASCII string, not '%s'", v.Type().MessageName())
	}
	return ext.BufferOf(th, v)
}

const hexDigits = "0123456789abcdef"

func hexlify(th *thread, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	per, err := ext.AsIndex(th, a[2])
	if err != nil {
		return value{}, err
	}
	sep := -1
	if !a[1].IsUndef() {
		if sep, err = separator(th, a[1]); err != nil {
			return value{}, err
		}
	}
	out := make([]byte, 0, 2*len(b))
	for i, c := range b {
		if sep >= 0 && i > 0 && (per > 0 && (len(b)-i)%per == 0 || per < 0 && i%-per == 0) {
			out = append(out, byte(sep))
		}
		out = append(out, hexDigits[c>>4], hexDigits[c&15])
	}
	return ext.NewBytes(out), nil
}

// separator converts the argument sep to a byte.
func separator(th *thread, v value) (int, error) {
	if n, err := ext.Len(th, v); err != nil {
		return 0, err
	} else if n != 1 {
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "sep must be length 1.")
	}
	if s, ok := ext.AsStr(v); ok {
		if s.Width() > 1 {
			return 0, ext.RaiseMsg(th, ext.ValueErrorType, "sep must be ASCII.")
		}
		return int(s.At(0)), nil
	}
	b, ok := ext.AsBytes(v)
	if !ok {
		return 0, ext.RaiseMsg(th, ext.TypeErrorType, "sep must be str or bytes.")
	}
	return int(b[0]), nil
}

func digit(c byte) int {
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

func unhexlify(th *thread, a []value) (value, error) {
	b, err := ascii(th, a[0])
	if err != nil {
		return value{}, err
	}
	if len(b)%2 != 0 {
		return value{}, fail(th, "Odd-length string")
	}
	out := make([]byte, len(b)/2)
	for i := range out {
		hi, lo := digit(b[2*i]), digit(b[2*i+1])
		if hi < 0 || lo < 0 {
			return value{}, fail(th, "Non-hexadecimal digit found")
		}
		out[i] = byte(hi<<4 | lo)
	}
	return ext.NewBytes(out), nil
}

func encode64(th *thread, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	nl, err := ext.Truth(th, a[1])
	if err != nil {
		return value{}, err
	}
	out := base64.StdEncoding.AppendEncode(nil, b)
	if nl {
		out = append(out, '\n')
	}
	return ext.NewBytes(out), nil
}

func value64(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// decode64 skips what is not of the alphabet, unless strict.
func decode64(th *thread, a []value) (value, error) {
	b, err := ascii(th, a[0])
	if err != nil {
		return value{}, err
	}
	strict, err := ext.Truth(th, a[1])
	if err != nil {
		return value{}, err
	}
	d := decoder64{out: make([]byte, 0, len(b)/4*3+3), strict: strict}
	for i, c := range b {
		if c == '=' && strict && d.quad == 1 {
			break
		}
		if msg := d.next(c, i == 0); msg != "" {
			return value{}, fail(th, msg)
		}
	}
	switch {
	case d.quad == 1:
		return value{}, ext.Raisef(th, errorType, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(d.out)/3*4+1)
	case d.quad != 0 && d.quad+d.pads < 4:
		return value{}, fail(th, "Incorrect padding")
	}
	return ext.NewBytes(d.out), nil
}

// decoder64 is where decode64 stands: quad counts the characters of a group of four, pads what stands for missing ones, and
// left is the bits of the last character that don't fill a byte.
type decoder64 struct {
	out              []byte
	quad, pads, left int
	strict           bool
}

// next takes a character and returns what is wrong with it.
func (d *decoder64) next(c byte, first bool) string {
	if c == '=' {
		d.pads++
		switch {
		case !d.strict || d.quad >= 2 && d.quad+d.pads <= 4:
			return ""
		case first:
			return "Leading padding not allowed"
		}
		return "Excess padding not allowed"
	}
	v := value64(c)
	switch {
	case v < 0 && d.strict:
		return "Only base64 data is allowed"
	case v < 0:
		return ""
	case d.strict && d.pads > 0 && d.quad+d.pads == 4:
		return "Excess data after padding"
	case d.strict && d.pads > 0:
		return "Discontinuous padding not allowed"
	}
	switch d.quad {
	case 1:
		d.out = append(d.out, byte(d.left<<2|v>>4))
	case 2:
		d.out = append(d.out, byte(d.left<<4|v>>2))
	case 3:
		d.out = append(d.out, byte(d.left<<6|v))
	}
	d.left, d.quad, d.pads = v&(63>>(2*d.quad)), (d.quad+1)%4, 0
	return ""
}

func seed(th *thread, v value) (uint32, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if n, ok := ext.AsInt64(i); ok {
		return uint32(n), nil
	}
	b, _ := ext.AsBig(i)
	low := b.Bits()
	if len(low) == 0 {
		return 0, nil
	}
	n := uint32(low[0])
	if b.Sign() < 0 {
		n = -n
	}
	return n, nil
}

func crc(th *thread, a []value) (value, error) {
	start, err := seed(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	return ext.Int(int64(crc32.Update(start, crc32.IEEETable, b))), err
}

func crcHqx(th *thread, a []value) (value, error) {
	n, err := seed(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	c := uint16(n)
	for _, x := range b {
		c ^= uint16(x) << 8
		for range 8 {
			if c&0x8000 != 0 {
				c = c<<1 ^ 0x1021
			} else {
				c <<= 1
			}
		}
	}
	return ext.Int(int64(c)), err
}
