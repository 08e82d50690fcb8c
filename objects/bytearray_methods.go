package objects

import (
	"bytes"
	"slices"
)

func bytearrayMethods() []FuncDef {
	return []FuncDef{
		{Name: "append", Sig: "self, item, /", Fn: bytearrayAppend, Doc: "Append a single item to the end of the bytearray."},
		{Name: "extend", Sig: "self, iterable_of_ints, /", Fn: bytearrayExtend, Doc: "Append all the items from the iterator or sequence to the end of the bytearray."},
		{Name: "insert", Sig: "self, index, item, /", Fn: bytearrayInsert, Doc: "Insert a single item into the bytearray before the given index."},
		{Name: "pop", Sig: "self, index=-1, /", Fn: bytearrayPop, Doc: "Remove and return a single item from B."},
		{Name: "remove", Sig: "self, value, /", Fn: bytearrayRemove, Doc: "Remove the first occurrence of a value in the bytearray."},
		{Name: "reverse", Sig: "self, /", Fn: bytearrayReverse, Doc: "Reverse the order of the values in B in place."},
		{Name: "clear", Sig: "self, /", Fn: bytearrayClear, Doc: "Remove all items from the bytearray."},
		{Name: "copy", Sig: "self, /", Fn: bytearrayCopy, Doc: "Return a copy of B."},
		{Name: "resize", Sig: "self, size, /", Fn: bytearrayResize, Doc: "Resize the internal buffer of bytearray to len."},
		{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) { return bytearrayReduce(th, a[0], 2) }},
		{Name: "__reduce_ex__", Sig: "self, proto=0, /", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			proto, err := sizeArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			return bytearrayReduce(th, a[0], proto)
		}},
		{Name: "__sizeof__", Sig: "self, /", Doc: "Returns the size of the bytearray object in memory, in bytes.", Fn: func(th *Thread, a []Value) (Value, error) {
			b, err := bytearrayOf(a[0]).Read(th)
			return Int(int64(57 + len(b))), err
		}},
		{Name: "__alloc__", Sig: "self, /", Doc: "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated.", Fn: func(th *Thread, a []Value) (Value, error) {
			b, err := bytearrayOf(a[0]).Read(th)
			return Int(int64(cap(b))), err
		}},
	}
}

func bytearrayAppend(th *Thread, a []Value) (Value, error) {
	c, err := byteArg(th, "byte", a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := bytearrayOf(a[0]).writeTail(th)
	if err != nil {
		return Value{}, err
	}
	b.B = append(b.B, c)
	return None, nil
}

func bytearrayExtend(th *Thread, a []Value) (Value, error) {
	if f := a[1].Type().Buffer; f != nil {
		_, err := bytearrayIAdd(th, a[0], a[1])
		return None, err
	}
	if _, ok := AsStr(a[1]); ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "expected iterable of integers; got: 'str'")
	}
	if !a[1].Type().Iterable() {
		return Value{}, Raisef(th, TypeErrorType, "can't extend bytearray with %s", a[1].Type().MessageName())
	}
	p, err := bytesOfInts(th, "bytearray", a[1])
	if err != nil {
		return Value{}, err
	}
	return None, bytearrayOf(a[0]).Append(th, p)
}

func bytearrayInsert(th *Thread, a []Value) (Value, error) {
	i, err := sizeArg(th, a[1])
	if err != nil {
		return Value{}, err
	}
	c, err := byteArg(th, "byte", a[2])
	if err != nil {
		return Value{}, err
	}
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		i = max(i+len(b.B), 0)
	}
	b.B = slices.Insert(b.B, min(i, len(b.B)), c)
	return None, nil
}

func bytearrayPop(th *Thread, a []Value) (Value, error) {
	i, err := sizeArg(th, a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	if len(b.B) == 0 {
		return Value{}, RaiseMsg(th, IndexErrorType, "pop from empty bytearray")
	}
	if i < 0 {
		i += len(b.B)
	}
	if i < 0 || i >= len(b.B) {
		return Value{}, RaiseMsg(th, IndexErrorType, "pop index out of range")
	}
	c := b.B[i]
	b.B = append(b.B[:i], b.B[i+1:]...)
	return Int(int64(c)), nil
}

func bytearrayRemove(th *Thread, a []Value) (Value, error) {
	c, err := byteArg(th, "byte", a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	i := bytes.IndexByte(b.B, c)
	if i < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "value not found in bytearray")
	}
	b.B = append(b.B[:i], b.B[i+1:]...)
	return None, nil
}

func bytearrayReverse(th *Thread, a []Value) (Value, error) {
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	slices.Reverse(b.B)
	return None, nil
}

func bytearrayClear(th *Thread, a []Value) (Value, error) {
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	b.B = nil
	return None, nil
}

func bytearrayCopy(th *Thread, a []Value) (Value, error) {
	b, err := bytearrayOf(a[0]).Read(th)
	if err != nil {
		return Value{}, err
	}
	return NewBytearray(th, bytes.Clone(b)).Value(), nil
}

func bytearrayResize(th *Thread, a []Value) (Value, error) {
	n, err := sizeArg(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, Raisef(th, ValueErrorType, "Can only resize to positive sizes, got %d", n)
	}
	if err := th.Reserve(n); err != nil {
		return Value{}, err
	}
	b, err := bytearrayOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	if n <= len(b.B) {
		b.B = b.B[:n]
	} else {
		b.B = append(b.B, make([]byte, n-len(b.B))...)
	}
	return None, nil
}

// bytearrayReduce returns what pickle needs: up to protocol 2 the text of the bytes as Latin-1, from 3 on bytes.
func bytearrayReduce(th *Thread, v Value, proto int) (Value, error) {
	b, err := bytearrayOf(v).Read(th)
	if err != nil {
		return Value{}, err
	}
	args := TupleOf(NewBytes(bytes.Clone(b)))
	switch {
	case len(b) == 0:
		args = EmptyTuple
	case proto < 3:
		args = TupleOf(NewStrLatin1(b).Value(), NewStr("latin-1").Value())
	}
	state := None
	if at := attrsOf(v); at != nil {
		if state, err = objectGetState(th, []Value{v}); err != nil {
			return Value{}, err
		}
	}
	return TupleOf(v.Type().Value(), args, state), nil
}
