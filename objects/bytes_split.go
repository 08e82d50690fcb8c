package objects

import (
	"bytes"
	"math"
)

// splitBytesSpace splits b at runs of white space, at most limit times; from the right, the parts come in reverse.
func splitBytesSpace(b []byte, limit int, right bool) [][]byte {
	var parts [][]byte
	for ; ; limit-- {
		if right {
			b = bytes.TrimRightFunc(b, isASCIISpaceRune)
		} else {
			b = bytes.TrimLeftFunc(b, isASCIISpaceRune)
		}
		if len(b) == 0 {
			return parts
		}
		if limit == 0 {
			return append(parts, b)
		}
		if right {
			i := len(b)
			for i > 0 && !isByteSpace(b[i-1]) {
				i--
			}
			parts, b = append(parts, b[i:]), b[:i]
		} else {
			i := 0
			for i < len(b) && !isByteSpace(b[i]) {
				i++
			}
			parts, b = append(parts, b[:i]), b[i:]
		}
	}
}

func isASCIISpaceRune(c rune) bool { return c == ' ' || c >= 9 && c <= 13 }

// rsplitBytes splits b at sep from the right; the parts come in reverse.
func rsplitBytes(b, sep []byte, limit int) [][]byte {
	var parts [][]byte
	for ; limit > 0; limit-- {
		i := bytes.LastIndex(b, sep)
		if i < 0 {
			break
		}
		parts, b = append(parts, b[i+len(sep):]), b[:i]
	}
	return append(parts, b)
}

func bytesSplitter(right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		limit, err := splitLimit(th, a[2])
		if err != nil {
			return Value{}, err
		}
		b, err := BufferOf(th, a[0])
		if err != nil {
			return Value{}, err
		}
		var parts [][]byte
		if a[1].IsNone() {
			parts = splitBytesSpace(b, limit, right)
		} else {
			sep, err := BufferOf(th, a[1])
			if err != nil {
				return Value{}, err
			}
			switch {
			case len(sep) == 0:
				return Value{}, RaiseMsg(th, ValueErrorType, "empty separator")
			case right:
				parts = rsplitBytes(b, sep, limit)
			default:
				parts = bytes.SplitN(b, sep, min(limit, math.MaxInt-1)+1)
			}
		}
		if right {
			for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
				parts[i], parts[j] = parts[j], parts[i]
			}
		}
		return bytesList(th, a[0], parts), nil
	}
}

// bytesList returns a list of copies of parts, of the kind of v.
func bytesList(th *Thread, v Value, parts [][]byte) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = newLike(th, v, bytes.Clone(p))
	}
	return NewList(th, items).Value()
}

func bytesPartitioner(right bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		p, err := buffers(th, a[0], a[1])
		if err != nil {
			return Value{}, err
		}
		b, sep := p[0], p[1]
		if len(sep) == 0 {
			return Value{}, RaiseMsg(th, ValueErrorType, "empty separator")
		}
		copyOf := func(p []byte) Value { return newLike(th, a[0], bytes.Clone(p)) }
		i := bytes.Index(b, sep)
		if right {
			i = bytes.LastIndex(b, sep)
		}
		switch {
		case i < 0 && right:
			return TupleOf(copyOf(nil), copyOf(nil), copyOf(b)), nil
		case i < 0:
			return TupleOf(copyOf(b), copyOf(nil), copyOf(nil)), nil
		}
		return TupleOf(copyOf(b[:i]), copyOf(sep), copyOf(b[i+len(sep):])), nil
	}
}

func bytesSplitLines(th *Thread, a []Value) (Value, error) {
	keep, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	var lines [][]byte
	for len(b) > 0 {
		i := bytes.IndexAny(b, "\r\n")
		if i < 0 {
			lines = append(lines, b)
			break
		}
		next := i + 1
		if b[i] == '\r' && next < len(b) && b[next] == '\n' {
			next++
		}
		if keep {
			i = next
		}
		lines, b = append(lines, b[:i]), b[next:]
	}
	return bytesList(th, a[0], lines), nil
}

func bytesJoin(th *Thread, a []Value) (Value, error) {
	items, err := sequenceItems(th, a[1], "can only join an iterable")
	if err != nil {
		return Value{}, err
	}
	parts := make([][]byte, len(items))
	for i, v := range items {
		f := v.Type().Buffer
		if f == nil {
			return Value{}, Raisef(th, TypeErrorType, "sequence item %d: expected a bytes-like object, %s found", i, v.Type().MessageName())
		}
		if parts[i], err = f(th, v); err != nil {
			return Value{}, err
		}
	}
	sep, err := BufferOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	n := len(sep) * max(len(parts)-1, 0)
	for _, p := range parts {
		n += len(p)
	}
	if err := th.Reserve(n); err != nil {
		return Value{}, err
	}
	return newLike(th, a[0], bytes.Join(parts, sep)), nil
}
