package codecs

import "github.com/weftpy/weft/ext"

// wideFuncs are UTF-16 and UTF-32.
func wideFuncs() []ext.Func {
	var fs []ext.Func
	for _, w := range []struct {
		prefix, encoding string
		unit             int
	}{{"utf_16", "utf-16", 2}, {"utf_32", "utf-32", 4}} {
		fs = append(fs,
			encoder(w.prefix+"_le_encode", w.encoding+"-le"), encoder(w.prefix+"_be_encode", w.encoding+"-be"),
			partial(w.prefix+"_le_decode", w.encoding+"-le", completeWide(w.unit, false)), partial(w.prefix+"_be_decode", w.encoding+"-be", completeWide(w.unit, true)),
			wideEncoder(w.prefix+"_encode", w.encoding),
			ext.Func{Name: w.prefix + "_decode", Sig: "data, errors=None, final=False, /", Fn: func(th *thread, a []value) (value, error) {
				s, n, _, err := wideDecode(th, a[0], a[1], a[2], w.encoding, w.unit, 0)
				return decoded(s, n, err)
			}},
			ext.Func{Name: w.prefix + "_ex_decode", Sig: "data, errors=None, byteorder=0, final=False, /", Fn: func(th *thread, a []value) (value, error) {
				order, err := ext.AsLong(th, a[2])
				if err != nil {
					return value{}, err
				}
				s, n, order, err := wideDecode(th, a[0], a[1], a[3], w.encoding, w.unit, order)
				if err != nil {
					return value{}, err
				}
				return ext.TupleOf(s.Value(), ext.Int(int64(n)), ext.Int(order)), nil
			}})
	}
	return fs
}

// completeWide returns a function that tells how many bytes precede an unfinished unit or pair at the end.
func completeWide(unit int, big bool) func([]byte) int {
	return func(b []byte) int {
		n := len(b) / unit * unit
		if unit == 2 && n >= 2 {
			hi := b[n-1]
			if big {
				hi = b[n-2]
			}
			if hi&0xfc == 0xd8 {
				n -= 2
			}
		}
		return n
	}
}

// wideEncoder writes a byte order mark unless the order is given: -1 little, 1 big endian.
func wideEncoder(name, encoding string) ext.Func {
	return ext.Func{Name: name, Sig: "str, errors=None, byteorder=0, /", Fn: func(th *thread, a []value) (value, error) {
		s, err := strArg(th, a[0], name)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(th, a[1])
		if err != nil {
			return value{}, err
		}
		order, err := ext.AsLong(th, a[2])
		if err != nil {
			return value{}, err
		}
		b, err := ext.Encode(th, s, encoding+suffix(order), errors)
		return encoded(b, s.Len(), err)
	}}
}

func suffix(order int64) string {
	switch {
	case order < 0:
		return "-le"
	case order > 0:
		return "-be"
	}
	return ""
}

// wideDecode decodes data in the given byte order, or for 0 in the one that a mark at its start tells, else little endian.
func wideDecode(th *thread, data, errs, last value, encoding string, unit int, order int64) (*ext.Str, int, int64, error) {
	b, err := ext.BufferOf(th, data)
	if err != nil {
		return nil, 0, 0, err
	}
	errors, err := errorsArg(th, errs)
	if err != nil {
		return nil, 0, 0, err
	}
	final, err := ext.Truth(th, last)
	if err != nil {
		return nil, 0, 0, err
	}
	skip := 0
	if order == 0 && len(b) >= unit {
		mark := string(b[:unit])
		switch mark {
		case "\xff\xfe", "\xff\xfe\x00\x00":
			skip, order = unit, -1
		case "\xfe\xff", "\x00\x00\xfe\xff":
			skip, order = unit, 1
		}
	}
	rest := b[skip:]
	if !final {
		rest = rest[:completeWide(unit, order > 0)(rest)]
	}
	if order == 0 && len(rest) == 0 {
		return ext.EmptyStr, skip, 0, nil
	}
	use := order
	if use == 0 {
		use = -1
	}
	n := len(rest)
	s, err := ext.Decode(th, rest, encoding+suffix(use), errors)
	return s, skip + n, order, err
}
