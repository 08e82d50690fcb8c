package objects

import (
	"math"
	"unsafe"
)

const (
	// maxSeq is more than any sequence has items.
	maxSeq = 1 << 40
	// valueSize is the size of a Value in bytes.
	valueSize = int(unsafe.Sizeof(Value{}))
)

// seqIndex converts a subscript that is no slice to an index; what names the type in messages, "list" for instance.
// Negative numbers are returned as they are.
func seqIndex(th *Thread, key Value, what string) (int, error) {
	if key.IsInt() {
		return int(key.Int()), nil
	}
	if key.Type().Index == nil {
		return 0, Raisef(th, TypeErrorType, "%s indices must be integers or slices, not %s", what, key.Type().MessageName())
	}
	return indexSized(th, key, IndexErrorType)
}

// indexSized converts an integer to an index; one that does not fit 64 bits raises an exception of type overflow.
func indexSized(th *Thread, v Value, overflow *Type) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	t := v.Type()
	if t.Index == nil {
		return 0, Raisef(th, TypeErrorType, "'%s' object cannot be interpreted as an integer", t.MessageName())
	}
	return AsSubscript(th, v, overflow)
}

// seqBound converts an optional argument of index(): where to start or stop. It clamps it to 0..n, counting negative numbers
// from the end.
func seqBound(th *Thread, v Value, n, def int) (int, error) {
	if v.IsUndef() {
		return def, nil
	}
	if !v.IsInt() && v.Type().Index == nil {
		return 0, RaiseMsg(th, TypeErrorType, "slice indices must be integers or have an __index__ method")
	}
	i, err := clampedIndex(th, v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return i, nil
}

// clampedIndex converts an integer to an index, cutting one off that does not fit.
func clampedIndex(th *Thread, v Value) (int, error) {
	if v.IsInt() || v.IsBool() {
		return int(v.Int()), nil
	}
	iv, err := v.Type().Index(th, v)
	if err != nil {
		return 0, err
	}
	if iv = Unbox(iv); iv.IsInt() || iv.IsBool() {
		return int(iv.Int()), nil
	}
	b, ok := AsBig(iv)
	if !ok {
		return 0, Raisef(th, TypeErrorType, "__index__ returned non-int (type %s)", iv.Type().MessageName())
	}
	if b.Sign() < 0 {
		return -1 << 62, nil
	}
	return 1<<62 - 1, nil
}

// repeated returns items n times over, in a slice of its own.
func repeated(th *Thread, items []Value, n int) ([]Value, error) {
	if err := th.reserveRepeated(len(items), n); err != nil {
		return nil, err
	}
	r := make([]Value, len(items)*n)
	repeatInto(r, items)
	return r, nil
}

// reserveRepeated is ReserveItems for n times as many values.
func (th *Thread) reserveRepeated(values, n int) error {
	if n > 0 && values > math.MaxInt/n {
		return Raise(th, MemoryErrorType)
	}
	return th.ReserveItems(n*values, valueSize)
}

// repeatInto fills dst with items over and over.
func repeatInto(dst, items []Value) {
	if len(items) == 1 {
		v := items[0]
		for i := range dst {
			dst[i] = v
		}
		return
	}
	for n := copy(dst, items); n < len(dst); {
		n += copy(dst[n:], dst[:n])
	}
}

// takeSlice returns the count items from start on, step apart, in a slice of its own.
func takeSlice(items []Value, start, step, count int) []Value {
	if step == 1 {
		return append(make([]Value, 0, count), items[start:start+count]...)
	}
	r := make([]Value, count)
	for i := range r {
		r[i] = items[start+i*step]
	}
	return r
}

// seqRepr joins the reprs of what item yields, until it reports the end, between open and shut. v is the container, for the
// guard against containers that hold themselves; nested is their repr.
func seqRepr(th *Thread, v Value, open, shut, nested string, item func(i int) (Value, bool, error)) (*Str, error) {
	if !th.EnterRepr(v) {
		return NewStr(nested), nil
	}
	defer th.LeaveRepr()
	var b StrBuilder
	b.borrow(th)
	b.WriteASCII(open)
	for i := 0; ; i++ {
		x, ok, err := item(i)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if i > 0 {
			b.WriteASCII(", ")
		}
		if err := b.writeRepr(th, x); err != nil {
			return nil, err
		}
	}
	b.WriteASCII(shut)
	return b.giveBack(th), nil
}

// lengthResult is the outcome of comparing sequences that are equal as far as the shorter one goes.
func lengthResult(op CmpOp, n, m int) Value {
	switch op {
	case LT:
		return Bool(n < m)
	case LE:
		return Bool(n <= m)
	case EQ:
		return Bool(n == m)
	case NE:
		return Bool(n != m)
	case GT:
		return Bool(n > m)
	}
	return Bool(n >= m)
}

// itemResult is the outcome of comparing sequences whose first different items are v and w.
func itemResult(th *Thread, v, w Value, op CmpOp) (Value, error) {
	switch op {
	case EQ:
		return False, nil
	case NE:
		return True, nil
	}
	return Compare(th, v, w, op)
}

// noKeywords refuses keyword arguments for the type of that name.
func noKeywords(th *Thread, name string, kw *Tuple) error {
	if kw != nil && len(kw.Items) > 0 {
		return Raisef(th, TypeErrorType, "%s() takes no keyword arguments", name)
	}
	return nil
}

// ownKeywords drops the keyword arguments of making a t that a class has a method of that name for.
func ownKeywords(t *Type, name string, args []Value, kw *Tuple) ([]Value, *Tuple) {
	if kw == nil {
		return args, kw
	}
	if _, where, ok := t.LookupWhere(name); ok && where.Flags&FlagHeap != 0 {
		return positional(args, kw), nil
	}
	return args, kw
}

// oneArg returns the only argument of a constructor, or Undef.
func oneArg(th *Thread, name string, args []Value, kw *Tuple) (Value, error) {
	if err := noKeywords(th, name, kw); err != nil {
		return Value{}, err
	}
	switch len(args) {
	case 0:
		return Undef, nil
	case 1:
		return args[0], nil
	}
	return Value{}, Raisef(th, TypeErrorType, "%s expected at most 1 argument, got %d", name, len(args))
}

func selfUnary(th *Thread, self Value) (Value, error) { return self, nil }

// mapRepr is the repr of a mapping whose items next yields.
func mapRepr(th *Thread, v Value, next func() (k, v Value, ok bool, err error)) (*Str, error) {
	if !th.EnterRepr(v) {
		return NewStr("{...}"), nil
	}
	defer th.LeaveRepr()
	var b StrBuilder
	b.borrow(th)
	b.WriteASCII("{")
	for first := true; ; first = false {
		k, x, ok, err := next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if !first {
			b.WriteASCII(", ")
		}
		if err := b.writeRepr(th, k); err != nil {
			return nil, err
		}
		b.WriteASCII(": ")
		if err := b.writeRepr(th, x); err != nil {
			return nil, err
		}
	}
	b.WriteASCII("}")
	return b.giveBack(th), nil
}
