package objects

import (
	"bytes"
	"math"
	"unsafe"
)

// asciiSpace is what str.split takes for white space below 0x80: tab to carriage return, the separators, space.
var asciiSpace = [128]bool{9: true, 10: true, 11: true, 12: true, 13: true, 28: true, 29: true, 30: true, 31: true, ' ': true}

// isSpaceAt reports whether s[i] is white space.
func (s *Str) isSpaceAt(i int) bool {
	c := s.At(i)
	if c < 0x80 {
		return asciiSpace[c]
	}
	return uniHas(c, uniSpace)
}

// shortStr is the memory of a string of up to 16 bytes.
type shortStr [strWords + 2]uint64

// A strSlab makes slices of a string. Short ones share allocations: a few at a time, so that a piece that stays alive keeps
// little else.
type strSlab struct {
	of   *Str
	free []shortStr
	made int
}

func (l *strSlab) slice(i, j int) Value {
	n := j - i
	if l.of.form != formASCII || n < 2 || n > 2*wordSize {
		return l.of.Slice(i, j).Value()
	}
	if len(l.free) == 0 {
		l.made = min(2*l.made+1, 8)
		l.free = make([]shortStr, l.made)
	}
	s := strIn(unsafe.Pointer(&l.free[0]), n, formASCII)
	l.free = l.free[1:]
	copy(unsafe.Slice((*byte)(s.p), n), l.of.Bytes8()[i:j])
	return s.Value()
}

// splitSpace splits s at runs of white space, at most limit times, leaving out empty parts, which it appends to parts.
func (s *Str) splitSpace(parts []Value, limit int) []Value {
	if s.form == formASCII {
		return splitSpaceASCII(parts, s, limit)
	}
	n := s.Len()
	for i := 0; ; limit-- {
		for i < n && s.isSpaceAt(i) {
			i++
		}
		if i == n {
			return parts
		}
		if limit == 0 {
			for n > i && s.isSpaceAt(n-1) {
				n--
			}
			return append(parts, s.Slice(i, s.Len()).Value())
		}
		j := i + 1
		for j < n && !s.isSpaceAt(j) {
			j++
		}
		parts = append(parts, s.Slice(i, j).Value())
		i = j
	}
}

func splitSpaceASCII(parts []Value, s *Str, limit int) []Value {
	b := s.Bytes8()
	slab := strSlab{of: s}
	for i := 0; ; limit-- {
		for i < len(b) && asciiSpace[b[i]&0x7f] {
			i++
		}
		if i == len(b) {
			return parts
		}
		if limit == 0 {
			return append(parts, slab.slice(i, len(b)))
		}
		j := i + 1
		for j < len(b) && !asciiSpace[b[j]&0x7f] {
			j++
		}
		if len(parts) == cap(parts) {
			parts = growParts(parts, j, len(b), limit)
		}
		parts = append(parts, slab.slice(i, j))
		i = j
	}
}

// growParts makes room for as many more parts as there will be if they go on as they did in the first done of n bytes, or for
// limit and the rest.
func growParts(parts []Value, done, n, limit int) []Value {
	more := len(parts)*(n/done) + len(parts)/2 + 1
	if limit < more {
		more = limit + 1
	}
	return append(make([]Value, 0, len(parts)+more), parts...)
}

// rsplitSpace is splitSpace from the end; the parts come in reverse.
func (s *Str) rsplitSpace(parts []Value, limit int) []Value {
	slab := strSlab{of: s}
	for j := s.Len(); ; limit-- {
		for j > 0 && s.isSpaceAt(j-1) {
			j--
		}
		if j == 0 {
			return parts
		}
		if limit == 0 {
			return append(parts, slab.slice(0, j))
		}
		i := j - 1
		for i > 0 && !s.isSpaceAt(i-1) {
			i--
		}
		parts = append(parts, slab.slice(i, j))
		j = i
	}
}

// split splits s at sep, which is not empty, at most limit times, and appends the parts to parts.
func (s *Str) split(parts []Value, sep *Str, limit int) []Value {
	if sep.form > s.form {
		return append(parts, s.Value())
	}
	w := s.Width()
	hay, needle := s.raw(), sep.rawAs(w)
	slab := strSlab{of: s}
	start := 0
	for ; limit > 0; limit-- {
		k := indexRaw(hay[start*w:], needle, w)
		if k < 0 {
			break
		}
		parts = append(parts, slab.slice(start, start+k))
		start += k + sep.Len()
	}
	return append(parts, slab.slice(start, s.Len()))
}

// rsplit is split from the end; the parts come in reverse.
func (s *Str) rsplit(parts []Value, sep *Str, limit int) []Value {
	slab := strSlab{of: s}
	end := s.Len()
	for ; limit > 0; limit-- {
		k := s.LastIndex(sep, 0, end)
		if k < 0 {
			break
		}
		parts = append(parts, slab.slice(k+sep.Len(), end))
		end = k
	}
	return append(parts, slab.slice(0, end))
}

func reverse(v []Value) []Value {
	for i, j := 0, len(v)-1; i < j; i, j = i+1, j-1 {
		v[i], v[j] = v[j], v[i]
	}
	return v
}

// splitLimit returns the maxsplit argument; negative means no limit.
func splitLimit(th *Thread, v Value) (int, error) {
	n, err := sizeArg(th, v)
	if n < 0 {
		n = math.MaxInt
	}
	return n, err
}

func strSplitter(right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		limit, err := splitLimit(th, a[2])
		if err != nil {
			return Value{}, err
		}
		var short [16]Value
		parts := short[:0]
		sep, isStr := AsStr(a[1])
		switch {
		case a[1].IsNone() && right:
			parts = reverse(s.rsplitSpace(parts, limit))
		case a[1].IsNone():
			parts = s.splitSpace(parts, limit)
		case !isStr:
			return Value{}, Raisef(th, TypeErrorType, "must be str or None, not %s", a[1].Type().MessageName())
		case sep.n == 0:
			return Value{}, RaiseMsg(th, ValueErrorType, "empty separator")
		case right:
			parts = reverse(s.rsplit(parts, sep, limit))
		default:
			parts = s.split(parts, sep, limit)
		}
		return ListOf(th, parts, len(parts)).Value(), nil
	}
}

func strPartitioner(right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		sep, ok := AsStr(a[1])
		if !ok {
			return Value{}, Raisef(th, TypeErrorType, "must be str, not %s", a[1].Type().MessageName())
		}
		if sep.n == 0 {
			return Value{}, RaiseMsg(th, ValueErrorType, "empty separator")
		}
		find := (*Str).Index
		if right {
			find = (*Str).LastIndex
		}
		empty := EmptyStr.Value()
		k := find(s, sep, 0, s.Len())
		if k < 0 && right {
			return TupleOf(empty, empty, s.Value()), nil
		}
		if k < 0 {
			return TupleOf(s.Value(), empty, empty), nil
		}
		return TupleOf(s.Slice(0, k).Value(), sep.Value(), s.Slice(k+sep.Len(), s.Len()).Value()), nil
	}
}

// strSplitLines splits at the line breaks of str.splitlines; \r\n is one.
func strSplitLines(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	keep, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	lines := make([]Value, 0, firstCap)
	for i, n := 0, s.Len(); i < n; {
		j := s.lineEnd(i)
		end := j
		if j < n {
			if s.At(j) == '\r' && j+1 < n && s.At(j+1) == '\n' {
				j++
			}
			j++
			if keep {
				end = j
			}
		}
		lines = append(lines, s.Slice(i, end).Value())
		i = j
	}
	return NewList(th, lines).Value(), nil
}

// lineEnd returns the position of the first line break at or after i, or Len.
func (s *Str) lineEnd(i int) int {
	if s.form == formASCII {
		b := s.Bytes8()
		for ; i < len(b); i++ {
			if c := b[i]; c < 0x20 && (c >= 10 && c <= 13 || c >= 28 && c <= 30) {
				break
			}
		}
		return i
	}
	for ; i < s.Len() && !uniHas(s.At(i), uniLineBreak); i++ {
	}
	return i
}

// strJoin is str.join.
func strJoin(th *Thread, a []Value) (Value, error) {
	sep, _ := AsStr(a[0])
	items, err := sequenceItems(th, a[1], "can only join an iterable")
	if err != nil {
		return Value{}, err
	}
	s, err := JoinStr(th, sep, items)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// sequenceItems returns the items of an iterable, only to be read until the next call into Python. msg is the TypeError for
// what is not iterable.
func sequenceItems(th *Thread, v Value, msg string) ([]Value, error) {
	switch v.Type() {
	case TupleType:
		return v.tuple().Items, nil
	case ListType:
		l, _ := AsList(v)
		return l.Items(th)
	}
	if !v.Type().Iterable() {
		return nil, RaiseMsg(th, TypeErrorType, msg)
	}
	return Collect(th, v)
}

// JoinStr returns the strings items with sep between them, or a TypeError if one is not a string.
func JoinStr(th *Thread, sep *Str, items []Value) (*Str, error) {
	if len(items) == 1 && items[0].Type() == StrType {
		s, _ := AsStr(items[0])
		return s, nil
	}
	n, form := 0, uint8(formASCII)
	if len(items) > 1 {
		n, form = sep.Len()*(len(items)-1), sep.form
	}
	for i, v := range items {
		s, ok := AsStr(v)
		if !ok {
			return nil, Raisef(th, TypeErrorType, "sequence item %d: expected str instance, %s found", i, v.Type().MessageName())
		}
		n += int(s.n)
		form = max(form, s.form)
	}
	if err := th.reserveStr(n, [...]int{1, 1, 2, 4}[form]); err != nil {
		return nil, err
	}
	if form > formLatin1 {
		return joinWide(sep, items, n, form), nil
	}
	if n == 0 {
		return EmptyStr, nil
	}
	r, dst := newStr8(n, form)
	b, between := dst[:0], sep.Bytes8()
	for i, v := range items {
		if i > 0 {
			b = append(b, between...)
		}
		s, _ := AsStr(v)
		b = append(b, s.Bytes8()...)
	}
	if n == 1 {
		return &latin1Strs[b[0]], nil
	}
	return r, nil
}

func joinWide(sep *Str, items []Value, n int, form uint8) *Str {
	var b StrBuilder
	b.widen(form)
	if form == formUCS2 {
		b.b16 = make([]uint16, 0, n)
	} else {
		b.b32 = make([]rune, 0, n)
	}
	for i, v := range items {
		if i > 0 {
			b.WriteStr(sep)
		}
		s, _ := AsStr(v)
		b.WriteStr(s)
	}
	return b.Str()
}

// Replace returns s with the first limit occurrences (negative: all) of old replaced by repl.
func (s *Str) Replace(old, repl *Str, limit int) *Str {
	if limit < 0 {
		limit = math.MaxInt
	}
	if limit == 0 || old.form > s.form || old.n > s.n || old == repl {
		return s
	}
	if old.n == 0 {
		return s.interleave(repl, limit)
	}
	k := s.Index(old, 0, s.Len())
	if k < 0 {
		return s
	}
	form := max(s.form, repl.form)
	if form == formASCII {
		return s.replaceASCII(old.Bytes8(), repl.Bytes8(), k, limit)
	}
	w := [...]int{1, 1, 2, 4}[form]
	raw := replaceRaw(s.rawAs(w), old.rawAs(w), repl.rawAs(w), w, k, limit)
	return keepRaw(raw, w)
}

// replaceASCII is Replace for ASCII strings, where old is first found at k. It counts first, so that the result is allocated
// once.
func (s *Str) replaceASCII(old, repl []byte, k, limit int) *Str {
	hay := s.Bytes8()
	if len(old) == 1 && len(repl) == 1 && len(hay) > 1 {
		return s.replaceByte(old[0], repl[0], k, limit)
	}
	count := min(limit, 1+bytes.Count(hay[k+len(old):], old))
	n := len(hay) + count*(len(repl)-len(old))
	if n == 0 {
		return EmptyStr
	}
	r, out := newStr8(n, formASCII)
	for ; count > 0; count-- {
		out = out[copy(out, hay[:k]):]
		out = out[copy(out, repl):]
		hay = hay[k+len(old):]
		if count > 1 {
			k = bytes.Index(hay, old)
		}
	}
	copy(out, hay)
	if n == 1 {
		return &latin1Strs[r.Bytes8()[0]]
	}
	return r
}

// replaceRaw replaces up to limit occurrences of old, of which the first is at code point k.
func replaceRaw(hay, old, repl []byte, width, k, limit int) []byte {
	out := makeRaw((len(hay)+max(len(repl)-len(old), 0))/width, width)[:0]
	for ; k >= 0 && limit > 0; limit-- {
		out = append(append(out, hay[:k*width]...), repl...)
		hay = hay[k*width+len(old):]
		k = indexRaw(hay, old, width)
	}
	return append(out, hay...)
}

// replaceByte is replaceASCII for single bytes.
func (s *Str) replaceByte(old, repl byte, k, limit int) *Str {
	r, out := newStr8(int(s.n), formASCII)
	copy(out, s.Bytes8())
	for ; k >= 0 && limit > 0; limit-- {
		out[k] = repl
		out = out[k+1:]
		k = bytes.IndexByte(out, old)
	}
	return r
}

// interleave puts repl before each of the first limit code points, and at the end if limit allows.
func (s *Str) interleave(repl *Str, limit int) *Str {
	var b StrBuilder
	for i := range s.Len() {
		if i < limit {
			b.WriteStr(repl)
		}
		b.WriteRune(s.At(i))
	}
	if limit > s.Len() {
		b.WriteStr(repl)
	}
	return b.Str()
}

func strReplace(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	old, err := strArg(th, "replace", " 1", a[1])
	if err != nil {
		return Value{}, err
	}
	repl, err := strArg(th, "replace", " 2", a[2])
	if err != nil {
		return Value{}, err
	}
	limit, err := sizeArg(th, a[3])
	if err != nil {
		return Value{}, err
	}
	if grown := repl.Len() - old.Len(); grown > 0 && (s.Len()+1)*grown >= reserveMin {
		n := s.Count(old, 0, s.Len())
		if limit >= 0 {
			n = min(n, limit)
		}
		if err := th.reserveStr(s.Len()+n*grown, max(s.Width(), repl.Width())); err != nil {
			return Value{}, err
		}
	}
	return s.Replace(old, repl, limit).Value(), nil
}
