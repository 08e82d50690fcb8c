package objects

import (
	"math/bits"
	"unsafe"
)

const tupleAttrOff = unsafe.Offsetof(tupleSub{}.attrs)

func tupleNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	args, kw = ownKeywords(cls, "__init__", args, kw)
	src, err := oneArg(th, "tuple", args, kw)
	if err != nil {
		return Value{}, err
	}
	switch {
	case src.IsUndef():
		return allocTuple(th, cls, nil), nil
	case cls == TupleType && src.Type() == TupleType:
		return src, nil
	}
	items, err := Collect(th, src)
	if err != nil {
		return Value{}, err
	}
	return allocTuple(th, cls, items), nil
}

func tupleLen(th *Thread, self Value) (int, error) { return len(self.tuple().Items), nil }

func tupleRepr(th *Thread, self Value) (*Str, error) {
	items := self.tuple().Items
	shut := ")"
	if len(items) == 1 {
		shut = ",)"
	}
	return seqRepr(th, self, "(", shut, "(...)", func(i int) (Value, bool, error) {
		if i >= len(items) {
			return Value{}, false, nil
		}
		return items[i], true, nil
	})
}

// tupleHash mixes the items' hashes so that tuples hash as in CPython.
// Source: the xxHash algorithm, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
//
// Tuples may be nested deeper than native code recurses.
func tupleHash(th *Thread, self Value) (int64, error) {
	t := tupleHasher{items: self.tuple().Items, acc: tuplePrime5}
	var outer []tupleHasher // of the tuples around this one
	for {
		for t.at < len(t.items) {
			v := t.items[t.at]
			if v.Type() == TupleType {
				outer = append(outer, t)
				t = tupleHasher{items: v.tuple().Items, acc: tuplePrime5}
				continue
			}
			h, err := Hash(th, v)
			if err != nil {
				return 0, err
			}
			t.add(h)
		}
		h, n := t.sum(), len(outer)-1
		if n < 0 {
			return h, nil
		}
		t, outer = outer[n], outer[:n]
		t.add(h)
	}
}

// tupleHasher is the state of hashing one tuple.
type tupleHasher struct {
	items []Value
	at    int
	acc   uint64
}

const (
	tuplePrime1 = 11400714785074694791
	tuplePrime2 = 14029467366897019727
	tuplePrime5 = 2870177450012600261
)

// add mixes in the hash of the item that is next.
func (t *tupleHasher) add(h int64) {
	t.acc = bits.RotateLeft64(t.acc+uint64(h)*tuplePrime2, 31) * tuplePrime1
	t.at++
}

func (t *tupleHasher) sum() int64 {
	h := int64(t.acc + (uint64(len(t.items)) ^ (tuplePrime5 ^ 3527539)))
	if h == -1 {
		return 1546275796
	}
	return h
}

func tupleCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	t, ok := AsTuple(a)
	u, ok2 := AsTuple(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	n := min(len(t.Items), len(u.Items))
	for i := range n {
		eq, err := Equal(th, t.Items[i], u.Items[i])
		if err != nil {
			return Value{}, err
		}
		if !eq {
			return itemResult(th, t.Items[i], u.Items[i], op)
		}
	}
	return lengthResult(op, len(t.Items), len(u.Items)), nil
}

func tupleContains(th *Thread, self, item Value) (bool, error) {
	for _, v := range self.tuple().Items {
		if eq, err := Equal(th, v, item); err != nil || eq {
			return eq, err
		}
	}
	return false, nil
}

// takeSlice slices an exact tuple.
func (t *Tuple) takeSlice(u bounds) Value {
	start, count := u.clip(len(t.Items))
	if count == len(t.Items) && u.step == 1 {
		return FromPtr(unsafe.Pointer(t))
	}
	if u.step == 1 {
		return TupleOf(t.Items[start : start+count]...)
	}
	return NewTuple(takeSlice(t.Items, start, u.step, count))
}

func tupleGetItem(th *Thread, self, key Value) (Value, error) {
	items := self.tuple().Items
	if s, ok := AsSlice(key); ok {
		u, err := unpackSlice(th, s)
		if err != nil {
			return Value{}, err
		}
		if self.Type() == TupleType {
			return self.tuple().takeSlice(u), nil
		}
		start, count := u.clip(len(items))
		return NewTuple(takeSlice(items, start, u.step, count)), nil
	}
	i, err := seqIndex(th, key, "tuple")
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		i += len(items)
	}
	if uint(i) < uint(len(items)) {
		return items[i], nil
	}
	return Value{}, RaiseMsg(th, IndexErrorType, "tuple index out of range")
}

func tupleAdd(th *Thread, a, b Value) (Value, error) {
	t := a.tuple()
	u, ok := AsTuple(b)
	switch {
	case !ok:
		return Value{}, concatError(th, "tuple", b)
	case len(t.Items) == 0 && b.Type() == TupleType:
		return b, nil
	case len(u.Items) == 0 && a.Type() == TupleType:
		return a, nil
	}
	sum := make([]Value, len(t.Items)+len(u.Items))
	copy(sum, t.Items)
	copy(sum[len(t.Items):], u.Items)
	return NewTuple(sum), nil
}

func tupleMul(th *Thread, seq Value, n int) (Value, error) {
	if seq.Type() == TupleType && (n == 1 || len(seq.tuple().Items) == 0) {
		return seq, nil
	}
	items, err := repeated(th, seq.tuple().Items, max(n, 0))
	if err != nil {
		return Value{}, err
	}
	return NewTuple(items), nil
}

func tupleIndex(th *Thread, a []Value) (Value, error) {
	items := a[0].tuple().Items
	start, err := seqBound(th, a[2], len(items), 0)
	if err != nil {
		return Value{}, err
	}
	stop, err := seqBound(th, a[3], len(items), len(items))
	if err != nil {
		return Value{}, err
	}
	for i := start; i < min(stop, len(items)); i++ {
		eq, err := Equal(th, items[i], a[1])
		if err != nil {
			return Value{}, err
		}
		if eq {
			return Int(int64(i)), nil
		}
	}
	return Value{}, RaiseMsg(th, ValueErrorType, "tuple.index(x): x not in tuple")
}

func tupleCount(th *Thread, a []Value) (Value, error) {
	n := 0
	for _, v := range a[0].tuple().Items {
		eq, err := Equal(th, v, a[1])
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
	return Int(int64(n)), nil
}

func tupleGetNewArgs(th *Thread, a []Value) (Value, error) {
	return TupleOf(NewTuple(a[0].tuple().Items)), nil
}

func tupleSpec() TypeSpec {
	return TypeSpec{
		Name: "tuple", Flags: FlagBaseOK | FlagTuple | FlagSequence, Effect: Pure, Sig: "iterable=(), /",
		Alloc:   func(th *Thread, cls *Type) Value { return allocTuple(th, cls, nil) },
		AttrOff: tupleAttrOff,
		Doc:     "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
		Slots: Slots{
			New: tupleNew, Repr: tupleRepr, Hash: tupleHash, Compare: tupleCompare, Iter: tupleIter, Len: tupleLen,
			GetItem: tupleGetItem, Contains: tupleContains,
			Concat: tupleAdd, Repeat: tupleMul,
		},
		Methods: []FuncDef{
			{Name: "__getnewargs__", Sig: "self, /", Fn: tupleGetNewArgs},
			{Name: "index", Sig: "self, value, start=?, stop=?, /", Fn: tupleIndex,
				Doc: "Return first index of value.\n\nRaises ValueError if the value is not present."},
			{Name: "count", Sig: "self, value, /", Doc: "Return number of occurrences of value.", Fn: tupleCount},
			ClassGetItem(),
		},
	}
}
