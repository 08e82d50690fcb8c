package objects

// hexBytes is b.hex(sep, group); sep may be Undef.
func hexBytes(th *Thread, b []byte, sep Value, group int) (*Str, error) {
	mark := byte(0)
	if !sep.IsUndef() {
		n, err := Len(th, sep)
		if err != nil {
			return nil, err
		}
		if n != 1 {
			return nil, RaiseMsg(th, ValueErrorType, "sep must be length 1.")
		}
		if s, ok := AsStr(sep); ok {
			if !s.IsASCII() {
				return nil, RaiseMsg(th, ValueErrorType, "sep must be ASCII.")
			}
			mark = byte(s.At(0))
		} else if p, ok := AsBytes(sep); ok {
			if mark = p[0]; mark >= 0x80 {
				return nil, RaiseMsg(th, ValueErrorType, "sep must be ASCII.")
			}
		} else {
			return nil, RaiseMsg(th, TypeErrorType, "sep must be str or bytes.")
		}
	} else {
		group = 0
	}
	out := make([]byte, 0, 3*len(b))
	for i, c := range b {
		if i > 0 && (group > 0 && (len(b)-i)%group == 0 || group < 0 && i%-group == 0) {
			out = append(out, mark)
		}
		out = append(out, hexDigits[c>>4], hexDigits[c&15])
	}
	return keepStr8(out, formASCII), nil
}

func bytesHex(th *Thread, a []Value) (Value, error) {
	group, err := sizeArg(th, a[2])
	if err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	s, err := hexBytes(th, b, a[1], group)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// bytesFromHex is the class method fromhex.
func bytesFromHex(th *Thread, a []Value) (Value, error) {
	var text []byte
	if s, ok := AsStr(a[1]); ok {
		text = []byte(s.String())
		if !s.IsASCII() {
			for i := range s.Len() {
				if s.At(i) >= 0x80 {
					text[i] = 0x80
					break
				}
			}
		}
	} else if f := a[1].Type().Buffer; f != nil {
		var err error
		if text, err = f(th, a[1]); err != nil {
			return Value{}, err
		}
	} else {
		return Value{}, Raisef(th, TypeErrorType, "fromhex() argument must be str or bytes-like, not %s", a[1].Type().MessageName())
	}
	b, err := parseHex(th, text)
	if err != nil {
		return Value{}, err
	}
	cls, _ := AsType(a[0])
	if cls == BytesType {
		return NewBytes(b), nil
	}
	if cls == BytearrayType {
		return NewBytearray(th, b).Value(), nil
	}
	return CallArgs(th, a[0], NewBytes(b))
}

func parseHex(th *Thread, text []byte) ([]byte, error) {
	out := make([]byte, 0, len(text)/2)
	for i := 0; i < len(text); i++ {
		if isByteSpace(text[i]) {
			continue
		}
		hi, ok := hexValue(text[i])
		if !ok {
			return nil, Raisef(th, ValueErrorType, "non-hexadecimal number found in fromhex() arg at position %d", i)
		}
		if i++; i >= len(text) {
			return nil, RaiseMsg(th, ValueErrorType, "fromhex() arg must contain an even number of hexadecimal digits")
		}
		lo, ok := hexValue(text[i])
		if !ok {
			return nil, Raisef(th, ValueErrorType, "non-hexadecimal number found in fromhex() arg at position %d", i)
		}
		out = append(out, byte(hi<<4|lo))
	}
	return out, nil
}
