package objects

import (
	"bytes"
	"math"
)

// byteNeedle is the argument of find and the like: bytes, or one byte as an integer.
func byteNeedle(th *Thread, v Value) ([]byte, error) {
	if f := v.Type().Buffer; f != nil {
		return f(th, v)
	}
	if !isIndexable(v) {
		return nil, Raisef(th, TypeErrorType, "argument should be integer or bytes-like object, not '%s'", v.Type().MessageName())
	}
	c, err := byteArg(th, "byte", v)
	return []byte{c}, err
}

// bytesSpan returns the contents of self and the needle, with the range to search in.
func bytesSpan(th *Thread, a []Value) (b, sub []byte, i, j int, ok bool, err error) {
	if sub, err = byteNeedle(th, a[1]); err != nil {
		return
	}
	if b, err = BufferOf(th, a[0]); err != nil {
		return
	}
	n := len(b)
	if i, j, ok, err = spanArgs(th, a[2], a[3], n); err != nil {
		return
	}
	// The bounds may have run Python code.
	if b, err = BufferOf(th, a[0]); err != nil {
		return
	}
	if len(b) != n {
		i, j, ok, err = spanArgs(th, a[2], a[3], len(b))
	}
	return
}

func bytesFinder(find func(b, sub []byte) int, must bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		b, sub, i, j, ok, err := bytesSpan(th, a)
		if err != nil {
			return Value{}, err
		}
		k := -1
		if ok {
			if k = find(b[i:j], sub); k >= 0 {
				k += i
			}
		}
		if k < 0 && must {
			return Value{}, RaiseMsg(th, ValueErrorType, "subsection not found")
		}
		return Int(int64(k)), nil
	}
}

func bytesCount(th *Thread, a []Value) (Value, error) {
	b, sub, i, j, ok, err := bytesSpan(th, a)
	if err != nil || !ok {
		return Int(0), err
	}
	if len(sub) == 0 {
		return Int(int64(j - i + 1)), nil
	}
	return Int(int64(bytes.Count(b[i:j], sub))), nil
}

func bytesHasEnd(name string, has func(b, sub []byte) bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		b, err := BufferOf(th, a[0])
		if err != nil {
			return Value{}, err
		}
		i, j, ok, err := spanArgs(th, a[2], a[3], len(b))
		if err != nil {
			return Value{}, err
		}
		subs := []Value{a[1]}
		if t, isTuple := AsTuple(a[1]); isTuple {
			subs = t.Items
		} else if a[1].Type().Buffer == nil {
			return Value{}, Raisef(th, TypeErrorType, "%s first arg must be bytes or a tuple of bytes, not %s", name, a[1].Type().MessageName())
		}
		for _, v := range subs {
			sub, err := BufferOf(th, v)
			if err != nil {
				return Value{}, err
			}
			if ok && has(b[i:j], sub) {
				return True, nil
			}
		}
		return False, nil
	}
}

// bytesMapper makes a method without arguments that returns new contents.
func bytesMapper(f func(b []byte) []byte) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		b, err := BufferOf(th, a[0])
		if err != nil {
			return Value{}, err
		}
		return newLike(th, a[0], f(b)), nil
	}
}

func bytesTest(f func(b []byte) bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		b, err := BufferOf(th, a[0])
		return Bool(err == nil && f(b)), err
	}
}

// bytesAll makes a predicate that is true if b is not empty and all bytes satisfy f.
func bytesAll(f func(c byte) bool) Fn {
	return bytesTest(func(b []byte) bool {
		for _, c := range b {
			if !f(c) {
				return false
			}
		}
		return len(b) > 0
	})
}

func isByteSpace(c byte) bool { return c == ' ' || c >= 9 && c <= 13 }
func isByteDigit(c byte) bool { return c >= '0' && c <= '9' }

// oneByteCase reports whether b has letters, all of the case that other is the opposite of.
func oneByteCase(b []byte, other func(byte) bool) bool {
	found := false
	for _, c := range b {
		if other(c) {
			return false
		}
		found = found || isASCIIAlpha(c)
	}
	return found
}

func isByteUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isByteLower(c byte) bool { return 'a' <= c && c <= 'z' }

func bytesIsTitle(b []byte) bool {
	found, inWord := false, false
	for _, c := range b {
		switch {
		case isByteUpper(c):
			if inWord {
				return false
			}
			found, inWord = true, true
		case isByteLower(c):
			if !inWord {
				return false
			}
		default:
			inWord = false
		}
	}
	return found
}

func bytesStripper(left, right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		b, err := BufferOf(th, a[0])
		if err != nil {
			return Value{}, err
		}
		drop := isByteSpace
		if !a[1].IsNone() {
			chars, err := BufferOf(th, a[1])
			if err != nil {
				return Value{}, err
			}
			drop = func(c byte) bool { return bytes.IndexByte(chars, c) >= 0 }
		}
		for left && len(b) > 0 && drop(b[0]) {
			b = b[1:]
		}
		for right && len(b) > 0 && drop(b[len(b)-1]) {
			b = b[:len(b)-1]
		}
		return newLike(th, a[0], bytes.Clone(b)), nil
	}
}

func bytesJustifier(name string, pads func(n, width int) (left, right int)) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		width, err := sizeArg(th, a[1])
		if err != nil {
			return Value{}, err
		}
		fill := []byte{' '}
		if !a[2].IsUndef() {
			if !isByteString(a[2]) {
				return Value{}, Raisef(th, TypeErrorType, "%s() argument 2 must be a byte string of length 1, not %s", name, a[2].Type().MessageName())
			}
			if fill, err = BufferOf(th, a[2]); err != nil {
				return Value{}, err
			}
			if len(fill) != 1 {
				return Value{}, Raisef(th, TypeErrorType, "%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", name, a[2].Type().MessageName(), len(fill))
			}
		}
		b, err := BufferOf(th, a[0])
		if err != nil {
			return Value{}, err
		}
		if err := th.Reserve(max(width, 0)); err != nil {
			return Value{}, err
		}
		left, right := pads(len(b), width)
		out := append(bytes.Repeat(fill, left), b...)
		return newLike(th, a[0], append(out, bytes.Repeat(fill, right)...)), nil
	}
}

func bytesZfill(th *Thread, a []Value) (Value, error) {
	width, err := sizeArg(th, a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	if err := th.Reserve(max(width, 0)); err != nil {
		return Value{}, err
	}
	sign := 0
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') && width > len(b) {
		sign = 1
	}
	out := append([]byte(nil), b[:sign]...)
	out = append(out, bytes.Repeat([]byte{'0'}, max(width-len(b), 0))...)
	return newLike(th, a[0], append(out, b[sign:]...)), nil
}

func bytesExpandTabs(th *Thread, a []Value) (Value, error) {
	size, err := AsCInt(th, a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	if err := th.Reserve(len(b) + bytes.Count(b, []byte{'\t'})*max(size, 0)); err != nil {
		return Value{}, err
	}
	out := make([]byte, 0, len(b))
	column := 0
	for _, c := range b {
		if c == '\t' {
			for n := size - column%max(size, 1); size > 0 && n > 0; n-- {
				out = append(out, ' ')
				column++
			}
			continue
		}
		column++
		if c == '\n' || c == '\r' {
			column = 0
		}
		out = append(out, c)
	}
	return newLike(th, a[0], out), nil
}

func bytesReplace(th *Thread, a []Value) (Value, error) {
	limit, err := sizeArg(th, a[3])
	if err != nil {
		return Value{}, err
	}
	b, err := buffers(th, a[0], a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	if grown := len(b[2]) - len(b[1]); grown > 0 && len(b[0]) > 0 {
		n := bytes.Count(b[0], b[1])
		if limit >= 0 {
			n = min(n, limit)
		}
		if n > (math.MaxInt-len(b[0]))/grown {
			return Value{}, RaiseMsg(th, OverflowErrorType, "replace bytes is too long")
		}
		if err := th.Reserve(len(b[0]) + n*grown); err != nil {
			return Value{}, err
		}
	}
	if len(b[1]) == 0 {
		return newLike(th, a[0], interleaveBytes(b[0], b[2], limit)), nil
	}
	return newLike(th, a[0], bytes.Replace(b[0], b[1], b[2], limit)), nil
}

// interleaveBytes puts sep before each of the first limit bytes (negative: all), and at the end if limit allows.
func interleaveBytes(b, sep []byte, limit int) []byte {
	if limit < 0 {
		limit = math.MaxInt
	}
	var out []byte
	for i, c := range b {
		if i < limit {
			out = append(out, sep...)
		}
		out = append(out, c)
	}
	if limit > len(b) {
		out = append(out, sep...)
	}
	return out
}

// buffers returns the contents of several bytes-like objects.
func buffers(th *Thread, v ...Value) ([][]byte, error) {
	b := make([][]byte, len(v))
	for i := range v {
		var err error
		if b[i], err = BufferOf(th, v[i]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func bytesTranslate(th *Thread, a []Value) (Value, error) {
	var table, drop []byte
	var err error
	if !a[1].IsNone() {
		if table, err = BufferOf(th, a[1]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, RaiseMsg(th, ValueErrorType, "translation table must be 256 characters long")
		}
	}
	if drop, err = BufferOf(th, a[2]); err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	var gone [256]bool
	for _, c := range drop {
		gone[c] = true
	}
	out := make([]byte, 0, len(b))
	for _, c := range b {
		if gone[c] {
			continue
		}
		if table != nil {
			c = table[c]
		}
		out = append(out, c)
	}
	return newLike(th, a[0], out), nil
}

func bytesMakeTrans(th *Thread, a []Value) (Value, error) {
	b, err := buffers(th, a[0], a[1])
	if err != nil {
		return Value{}, err
	}
	if len(b[0]) != len(b[1]) {
		return Value{}, RaiseMsg(th, ValueErrorType, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i, c := range b[0] {
		table[c] = b[1][i]
	}
	return NewBytes(table), nil
}

func bytesRemovePrefix(th *Thread, a []Value) (Value, error) {
	b, err := buffers(th, a[0], a[1])
	if err != nil {
		return Value{}, err
	}
	return newLike(th, a[0], bytes.Clone(bytes.TrimPrefix(b[0], b[1]))), nil
}

func bytesRemoveSuffix(th *Thread, a []Value) (Value, error) {
	b, err := buffers(th, a[0], a[1])
	if err != nil {
		return Value{}, err
	}
	return newLike(th, a[0], bytes.Clone(bytes.TrimSuffix(b[0], b[1]))), nil
}

func bytesDecode(th *Thread, a []Value) (Value, error) {
	names, err := codecArgs(th, "decode", a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	s, err := Decode(th, b, names[0], names[1])
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}
