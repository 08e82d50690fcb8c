package objects

import "bytes"

// indexRaw returns the position in hay, in code points of the given width, where needle first occurs, or -1.
func indexRaw(hay, needle []byte, width int) int {
	if width == 1 {
		return bytes.Index(hay, needle)
	}
	for off := 0; ; {
		i := bytes.Index(hay[off:], needle)
		if i < 0 {
			return -1
		}
		if off += i; off%width == 0 {
			return off / width
		}
		off++ // it was in the middle of a code point
	}
}

// lastIndexRaw is indexRaw for the last occurrence.
func lastIndexRaw(hay, needle []byte, width int) int {
	if width == 1 {
		return bytes.LastIndex(hay, needle)
	}
	for {
		i := bytes.LastIndex(hay, needle)
		if i < 0 {
			return -1
		}
		if i%width == 0 {
			return i / width
		}
		hay = hay[:i+len(needle)-1]
	}
}

// countRaw counts occurrences of needle, which is not empty, that don't overlap.
func countRaw(hay, needle []byte, width int) int {
	if width == 1 {
		return bytes.Count(hay, needle)
	}
	for n := 0; ; n++ {
		i := indexRaw(hay, needle, width)
		if i < 0 {
			return n
		}
		hay = hay[i*width+len(needle):]
	}
}

// Index returns the position of the first occurrence of sub in s[i:j], or -1; 0 <= i, j <= Len.
func (s *Str) Index(sub *Str, i, j int) int {
	if j-i < int(sub.n) || sub.form > s.form {
		return -1
	}
	w := s.Width()
	if k := indexRaw(s.raw()[i*w:j*w], sub.rawAs(w), w); k >= 0 {
		return i + k
	}
	return -1
}

// LastIndex is Index for the last occurrence.
func (s *Str) LastIndex(sub *Str, i, j int) int {
	if j-i < int(sub.n) || sub.form > s.form {
		return -1
	}
	w := s.Width()
	if k := lastIndexRaw(s.raw()[i*w:j*w], sub.rawAs(w), w); k >= 0 {
		return i + k
	}
	return -1
}

// Count returns how often sub occurs in s[i:j] without overlap; 0 <= i, j <= Len.
func (s *Str) Count(sub *Str, i, j int) int {
	switch {
	case j < i:
		return 0
	case sub.n == 0:
		return j - i + 1
	case sub.form > s.form:
		return 0
	}
	w := s.Width()
	return countRaw(s.raw()[i*w:j*w], sub.rawAs(w), w)
}

// HasAt reports whether sub is in s at position i, 0 <= i.
func (s *Str) HasAt(sub *Str, i int) bool {
	n := int(sub.n)
	if i+n > int(s.n) || i < 0 {
		return false
	}
	if s.form == sub.form || max(s.form, sub.form) <= formLatin1 {
		w := s.Width()
		return bytes.Equal(s.raw()[i*w:(i+n)*w], sub.raw())
	}
	for k := range n {
		if s.At(i+k) != sub.At(k) {
			return false
		}
	}
	return true
}

// indexChar returns the position of c at or after i, or -1.
func (s *Str) indexChar(c rune, i int) int {
	if s.form <= formLatin1 {
		if c > 0xff {
			return -1
		}
		if k := bytes.IndexByte(s.Bytes8()[i:], byte(c)); k >= 0 {
			return i + k
		}
		return -1
	}
	for ; i < int(s.n); i++ {
		if s.At(i) == c {
			return i
		}
	}
	return -1
}

// CompareStr compares by code points: -1, 0 or 1.
func CompareStr(a, b *Str) int {
	if a.form <= formLatin1 && b.form <= formLatin1 {
		return bytes.Compare(a.Bytes8(), b.Bytes8())
	}
	n := min(a.Len(), b.Len())
	for i := range n {
		if x, y := a.At(i), b.At(i); x != y {
			if x < y {
				return -1
			}
			return 1
		}
	}
	return intCompare(a.Len(), b.Len())
}

func intCompare(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// strArg returns the str argument v of method name.
func strArg(th *Thread, name, which string, v Value) (*Str, error) {
	if s, ok := AsStr(v); ok {
		return s, nil
	}
	return nil, Raisef(th, TypeErrorType, "%s() argument%s must be str, not %s", name, which, typeNameOrNone(v))
}

// sizeArg converts an integer argument: OverflowError if it does not fit.
func sizeArg(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(i.Int()), nil
}

// spanArgs returns the range that optional start and end arguments (Undef or None: all) mean for n items, both cut to
// 0...n. ok is false if start is beyond the end, where not even the empty string is found.
func spanArgs(th *Thread, start, end Value, n int) (i, j int, ok bool, err error) {
	if i, err = clipIndex(th, start, 0); err != nil {
		return 0, 0, false, err
	}
	if j, err = clipIndex(th, end, n); err != nil {
		return 0, 0, false, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	if j < 0 {
		j = max(j+n, 0)
	}
	j = min(j, n)
	return i, j, i <= j, nil
}

// clipIndex returns the integer v as a slice bound, def for None or Undef; numbers beyond int are cut.
func clipIndex(th *Thread, v Value, def int) (int, error) {
	if v.IsUndef() || v.IsNone() {
		return def, nil
	}
	return SliceBound(th, v)
}

// finder makes find and index methods.
func strFinder(name string, find func(s, sub *Str, i, j int) int, must bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		sub, err := strArg(th, name, " 1", a[1])
		if err != nil {
			return Value{}, err
		}
		i, j, ok, err := spanArgs(th, a[2], a[3], s.Len())
		if err != nil {
			return Value{}, err
		}
		k := -1
		if ok {
			k = find(s, sub, i, j)
		}
		if k < 0 && must {
			return Value{}, RaiseMsg(th, ValueErrorType, "substring not found")
		}
		return Int(int64(k)), nil
	}
}

func strCount(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	sub, err := strArg(th, "count", " 1", a[1])
	if err != nil {
		return Value{}, err
	}
	i, j, ok, err := spanArgs(th, a[2], a[3], s.Len())
	if err != nil || !ok {
		return Int(0), err
	}
	return Int(int64(s.Count(sub, i, j))), nil
}

// strHasEnd makes startswith and endswith.
func strHasEnd(name string, atEnd bool) Fn {
	has := func(s, sub *Str, i, j int) bool {
		if j-i < sub.Len() {
			return false
		}
		if atEnd {
			return s.HasAt(sub, j-sub.Len())
		}
		return s.HasAt(sub, i)
	}
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		if a[1].Type() == StrType && a[2].IsNone() && a[3].IsNone() {
			return Bool(has(s, (*Str)(a[1].P), 0, s.Len())), nil
		}
		i, j, ok, err := spanArgs(th, a[2], a[3], s.Len())
		if err != nil {
			return Value{}, err
		}
		if sub, isStr := AsStr(a[1]); isStr {
			return Bool(ok && has(s, sub, i, j)), nil
		}
		t, isTuple := AsTuple(a[1])
		if !isTuple {
			return Value{}, Raisef(th, TypeErrorType, "%s first arg must be str or a tuple of str, not %s", name, a[1].Type().MessageName())
		}
		for _, x := range t.Items {
			sub, isStr := AsStr(x)
			if !isStr {
				return Value{}, Raisef(th, TypeErrorType, "tuple for %s must only contain str, not %s", name, x.Type().MessageName())
			}
			if ok && has(s, sub, i, j) {
				return True, nil
			}
		}
		return False, nil
	}
}

func strRemovePrefix(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	sub, err := strArg(th, "removeprefix", "", a[1])
	if err != nil {
		return Value{}, err
	}
	if s.HasAt(sub, 0) {
		return s.Slice(sub.Len(), s.Len()).Value(), nil
	}
	return s.Value(), nil
}

func strRemoveSuffix(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	sub, err := strArg(th, "removesuffix", "", a[1])
	if err != nil {
		return Value{}, err
	}
	if end := s.Len() - sub.Len(); s.HasAt(sub, end) {
		return s.Slice(0, end).Value(), nil
	}
	return s.Value(), nil
}
