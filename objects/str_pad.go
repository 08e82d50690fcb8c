package objects

import "bytes"

// stripArg returns the function that tells which code points strip removes.
func stripArg(th *Thread, name string, s *Str, arg Value) (func(i int) bool, error) {
	if arg.IsNone() {
		return s.isSpaceAt, nil
	}
	chars, ok := AsStr(arg)
	if !ok {
		return nil, Raisef(th, TypeErrorType, "%s arg must be None or str", name)
	}
	return func(i int) bool { return chars.indexChar(s.At(i), 0) >= 0 }, nil
}

func strStripper(name string, left, right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		if a[1].IsNone() && s.form == formASCII {
			return s.Slice(asciiSpaces(s.Bytes8(), left, right)).Value(), nil
		}
		if chars, ok := AsStr(a[1]); ok && max(s.form, chars.form) <= formLatin1 {
			return s.Slice(s.stripBytes(chars.Bytes8(), left, right)).Value(), nil
		}
		drop, err := stripArg(th, name, s, a[1])
		if err != nil {
			return Value{}, err
		}
		i, j := 0, s.Len()
		for left && i < j && drop(i) {
			i++
		}
		for right && i < j && drop(j-1) {
			j--
		}
		return s.Slice(i, j).Value(), nil
	}
}

// stripBytes returns where what is left of s, which consists of bytes, begins and ends without those of chars.
func (s *Str) stripBytes(chars []byte, left, right bool) (i, j int) {
	b := s.Bytes8()
	j = len(b)
	for left && i < j && bytes.IndexByte(chars, b[i]) >= 0 {
		i++
	}
	for right && i < j && bytes.IndexByte(chars, b[j-1]) >= 0 {
		j--
	}
	return i, j
}

// asciiSpaces returns where what is left of ASCII text begins and ends without white space on the left, and on the right.
func asciiSpaces(b []byte, left, right bool) (i, j int) {
	j = len(b)
	for left && i < j && asciiSpace[b[i]&0x7f] {
		i++
	}
	for right && i < j && asciiSpace[b[j-1]&0x7f] {
		j--
	}
	return i, j
}

func fillBytes(b []byte, c byte) {
	for i := range b {
		b[i] = c
	}
}

// pad returns s between left and right copies of fill.
func (s *Str) pad(left, right int, fill rune) *Str {
	if left <= 0 && right <= 0 {
		return s
	}
	left, right = max(left, 0), max(right, 0)
	if s.form <= formLatin1 && fill < 0x100 {
		r, out := newStr8(left+s.Len()+right, max(s.form, formOf(fill)))
		fillBytes(out[:left], byte(fill))
		copy(out[left:], s.Bytes8())
		fillBytes(out[left+s.Len():], byte(fill))
		return r
	}
	var b StrBuilder
	b.WriteRepeat(fill, left)
	b.WriteStr(s)
	b.WriteRepeat(fill, right)
	return b.Str()
}

// centerPad returns the padding on both sides of n items that are centered in width.
func centerPad(n, width int) (left, right int) {
	total := max(width-n, 0)
	left = total/2 + total&width&1
	return left, total - left
}

func ljustPad(n, width int) (left, right int) { return 0, max(width-n, 0) }
func rjustPad(n, width int) (left, right int) { return max(width-n, 0), 0 }

func strJustifier(pads func(n, width int) (left, right int)) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		width, err := sizeArg(th, a[1])
		if err != nil {
			return Value{}, err
		}
		fill, ok := AsStr(a[2])
		if !ok {
			return Value{}, Raisef(th, TypeErrorType, "The fill character must be a unicode character, not %s", a[2].Type().MessageName())
		}
		if fill.n != 1 {
			return Value{}, RaiseMsg(th, TypeErrorType, "The fill character must be exactly one character long")
		}
		if width <= s.Len() {
			return s.Value(), nil
		}
		if err := th.reserveStr(width, max(s.Width(), fill.Width())); err != nil {
			return Value{}, err
		}
		left, right := pads(s.Len(), width)
		return s.pad(left, right, fill.At(0)).Value(), nil
	}
}

func strZfill(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	width, err := sizeArg(th, a[1])
	if err != nil || width <= s.Len() {
		return s.Value(), err
	}
	if err := th.reserveStr(width, s.Width()); err != nil {
		return Value{}, err
	}
	sign := 0
	if s.n > 0 && (s.At(0) == '-' || s.At(0) == '+') {
		sign = 1
	}
	if sign == 0 {
		return s.pad(width-s.Len(), 0, '0').Value(), nil
	}
	var b StrBuilder
	b.WriteSlice(s, 0, sign)
	b.WriteRepeat('0', width-s.Len())
	b.WriteSlice(s, sign, s.Len())
	return b.Str().Value(), nil
}

func strExpandTabs(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	size, err := AsCInt(th, a[1])
	if err != nil || s.indexChar('\t', 0) < 0 {
		return s.Value(), err
	}
	if err := th.reserveStr(s.Len()+s.Count(CharStr('\t'), 0, s.Len())*max(size, 0), s.Width()); err != nil {
		return Value{}, err
	}
	var b StrBuilder
	b.borrow(th)
	column, done := 0, 0
	for i := range s.Len() {
		switch s.At(i) {
		case '\t':
			b.WriteSlice(s, done, i)
			done = i + 1
			if size > 0 {
				n := size - column%size
				b.WriteRepeat(' ', n)
				column += n
			}
		case '\n', '\r':
			column = 0
		default:
			column++
		}
	}
	b.WriteSlice(s, done, s.Len())
	return b.giveBack(th).Value(), nil
}
