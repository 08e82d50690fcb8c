package objects

import (
	"bytes"
	"hash/maphash"
	"math/big"
)

// fitInt returns the low bits of the integer x and whether it fits size bytes.
func fitInt(th *Thread, x Value, size int, signed bool) (uint64, bool, error) {
	if f := x.Type().Index; f != nil && !x.IsInt() {
		var err error
		if x, err = f(th, x); err != nil {
			return 0, false, err
		}
	}
	x = Unbox(x)
	if x.IsInt() || x.IsBool() {
		i, bits := x.Int(), 8*size
		switch {
		case signed:
			return uint64(i), i>>(bits-1) == 0 || i>>(bits-1) == -1, nil
		case size == 8:
			return uint64(i), i >= 0, nil
		}
		return uint64(i), i>>bits == 0, nil
	}
	b, ok := AsBig(x)
	if !ok || signed || size < 8 || !b.IsUint64() {
		return 0, false, nil
	}
	return b.Uint64(), true, nil
}

func intFromUint64(u uint64) Value {
	if u < 1<<63 {
		return Int(int64(u))
	}
	return NewBigInt(new(big.Int).SetUint64(u))
}

func memoryCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	if op != EQ && op != NE || b.Type().Buffer == nil {
		return NotImplemented, nil
	}
	st, err := memoryOf(a).Read(th)
	if err != nil {
		return Value{}, err
	}
	if st.base.IsUndef() {
		return Bool((a == b) == (op == EQ)), nil
	}
	if format, err := bufferFormat(th, b); err != nil || format == 'w' || st.format == 'w' {
		return Bool(op == NE), err
	}
	items, err := memoryItems(th, a)
	if err != nil {
		return Value{}, err
	}
	others, err := memoryItems(th, b)
	if err != nil {
		return Value{}, err
	}
	same := len(items) == len(others)
	for i := 0; same && i < len(items); i++ {
		if same, err = Equal(th, items[i], others[i]); err != nil {
			return Value{}, err
		}
	}
	return Bool(same == (op == EQ)), nil
}

// memoryItems returns the items of a memoryview, or the bytes of another bytes-like object.
func memoryItems(th *Thread, v Value) ([]Value, error) {
	format, err := bufferFormat(th, v)
	if err != nil {
		return nil, err
	}
	if format == 'w' {
		return nil, noFormat(th, format)
	}
	size := itemSizes[format]
	b, err := BufferOf(th, v)
	if err != nil {
		return nil, err
	}
	items := make([]Value, len(b)/size)
	for i := range items {
		items[i] = unpackItem(format, b[i*size:])
	}
	return items, nil
}

func memoryHash(th *Thread, v Value) (int64, error) {
	st, err := memoryState(th, v)
	if err != nil {
		return 0, err
	}
	if !st.readonly {
		return 0, RaiseMsg(th, ValueErrorType, "cannot hash writable memoryview object")
	}
	if st.format != 'B' && st.format != 'b' && st.format != 'c' {
		return 0, RaiseMsg(th, ValueErrorType, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	b, err := st.bytes(th)
	if err != nil {
		return 0, err
	}
	h := int64(maphash.Bytes(strSeed, b))
	if h == 0 || h == -1 {
		h = 7
	}
	return h, nil
}

func memoryRepr(th *Thread, v Value) (*Str, error) {
	st, err := memoryOf(v).Read(th)
	if err != nil {
		return nil, err
	}
	if st.base.IsUndef() {
		return NewStr("<released memory at " + Address(th, v) + ">"), nil
	}
	return NewStr("<memory at " + Address(th, v) + ">"), nil
}

func memoryIterNext(th *Thread, it *bytesIterState) (Value, error) {
	over, i := it.over, it.i
	st, err := memoryState(th, over)
	if err != nil {
		return Value{}, err
	}
	if i >= st.n {
		it.over = Undef
		return Undef, nil
	}
	it.i++
	return st.item(th, i)
}

func memoryRelease(th *Thread, a []Value) (Value, error) {
	st, err := memoryOf(a[0]).Write(th)
	if err != nil {
		return Value{}, err
	}
	st.base = Undef
	return None, nil
}

func memoryToBytes(th *Thread, a []Value) (Value, error) {
	if s, ok := AsStr(a[1]); ok {
		if o := s.String(); o != "C" && o != "F" && o != "A" {
			return Value{}, RaiseMsg(th, ValueErrorType, "order must be 'C', 'F' or 'A'")
		}
	}
	b, err := memoryBuffer(th, a[0])
	if err != nil {
		return Value{}, err
	}
	return NewBytes(bytes.Clone(b)), nil
}

func memoryToList(th *Thread, a []Value) (Value, error) {
	items, err := memoryItems(th, a[0])
	if err != nil {
		return Value{}, err
	}
	return NewList(th, items).Value(), nil
}

func memoryHex(th *Thread, a []Value) (Value, error) { return bytesHex(th, a) }

func memoryCast(th *Thread, a []Value) (Value, error) {
	st, err := memoryState(th, a[0])
	if err != nil {
		return Value{}, err
	}
	f, ok := AsStr(a[1])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "cast() argument 'format' must be str, not %s", typeNameOrNone(a[1]))
	}
	name := f.String()
	if len(name) == 2 && name[0] == '@' {
		name = name[1:]
	}
	if len(name) != 1 || itemSizes[name[0]] == 0 || name == "w" {
		return Value{}, RaiseMsg(th, ValueErrorType, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	if !st.contiguous() {
		return Value{}, RaiseMsg(th, TypeErrorType, "memoryview: casts are restricted to C-contiguous views")
	}
	total := st.n * st.size()
	if st.size() > 1 && itemSizes[name[0]] > 1 {
		return Value{}, RaiseMsg(th, TypeErrorType, "memoryview: cannot cast between two non-byte formats")
	}
	st.format = name[0]
	if total%st.size() != 0 {
		return Value{}, RaiseMsg(th, TypeErrorType, "memoryview: length is not a multiple of itemsize")
	}
	st.n, st.step = total/st.size(), st.size()
	if err := castShape(th, a[2], &st); err != nil {
		return Value{}, err
	}
	return newMemoryview(th, st), nil
}

// castShape checks the shape argument of cast, which may only have one dimension.
func castShape(th *Thread, shape Value, st *memState) error {
	if shape.IsUndef() {
		return nil
	}
	dims, err := Collect(th, shape)
	if err != nil {
		return err
	}
	if len(dims) != 1 {
		return RaiseMsg(th, NotImplementedErrorType, "memoryview: only views of one dimension are supported")
	}
	n, err := AsIndex(th, dims[0])
	if err != nil {
		return err
	}
	if n != st.n {
		return RaiseMsg(th, TypeErrorType, "memoryview: product(shape) * itemsize != buffer size")
	}
	return nil
}

func memoryToReadOnly(th *Thread, a []Value) (Value, error) {
	st, err := memoryState(th, a[0])
	st.readonly = true
	return newMemoryview(th, st), err
}

func memoryFind(th *Thread, a []Value, f func(i int) bool) error {
	items, err := memoryItems(th, a[0])
	if err != nil {
		return err
	}
	for i, x := range items {
		eq, err := Equal(th, x, a[1])
		if err != nil {
			return err
		}
		if eq && !f(i) {
			return nil
		}
	}
	return nil
}

func memoryIndex(th *Thread, a []Value) (Value, error) {
	n, err := memoryLen(th, a[0])
	if err != nil {
		return Value{}, err
	}
	from, to, _, err := spanArgs(th, a[2], a[3], n)
	if err != nil {
		return Value{}, err
	}
	at := -1
	err = memoryFind(th, a, func(i int) bool {
		if i >= from && i < to {
			at = i
		}
		return at < 0
	})
	if err == nil && at < 0 {
		err = RaiseMsg(th, ValueErrorType, "memoryview.index(x): x not found")
	}
	return Int(int64(at)), err
}

func memoryCount(th *Thread, a []Value) (Value, error) {
	n := 0
	err := memoryFind(th, a, func(int) bool { n++; return true })
	return Int(int64(n)), err
}

func memoryMethods() []FuncDef {
	return []FuncDef{
		{Name: "release", Sig: "self, /", Fn: memoryRelease, Doc: "Release the underlying buffer exposed by the memoryview object."},
		{Name: "__enter__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			_, err := memoryState(th, a[0])
			return a[0], err
		}},
		{Name: "__exit__", Sig: "self, /, *args", Fn: memoryRelease, Doc: "Release the underlying buffer exposed by the memoryview object."},
		{Name: "tobytes", Sig: "self, /, order='C'", Fn: memoryToBytes, Doc: "Return the data in the buffer as a byte string."},
		{Name: "tolist", Sig: "self, /", Fn: memoryToList, Doc: "Return the data in the buffer as a list of elements."},
		{Name: "hex", Sig: "self, /, sep=?, bytes_per_sep=1", Fn: memoryHex, Doc: "Return the data in the buffer as a str of hexadecimal numbers."},
		{Name: "cast", Sig: "self, /, format, shape=?", Fn: memoryCast, Doc: "Cast a memoryview to a new format or shape."},
		{Name: "toreadonly", Sig: "self, /", Fn: memoryToReadOnly, Doc: "Return a readonly version of the memoryview."},
		{Name: "index", Sig: "self, value, start=0, stop=None, /", Fn: memoryIndex, Doc: "Return the index of the first occurrence of a value."},
		{Name: "count", Sig: "self, value, /", Fn: memoryCount, Doc: "Count the number of occurrences of a value."},
		ClassGetItem(),
	}
}

func memoryGetSets() []GetSet {
	attr := func(name, doc string, get func(st memState) Value) GetSet {
		return GetSet{Name: name, Doc: doc, Get: func(th *Thread, v Value) (Value, error) {
			st, err := memoryState(th, v)
			if err != nil {
				return Value{}, err
			}
			return get(st), nil
		}}
	}
	contiguous := func(st memState) Value { return Bool(st.contiguous()) }
	return []GetSet{
		attr("obj", "The underlying object of the memoryview.", func(st memState) Value { return st.base }),
		attr("nbytes", "The amount of space in bytes that the array would use in a contiguous representation.", func(st memState) Value { return Int(int64(st.n * st.size())) }),
		attr("readonly", "A bool indicating whether the memory is read only.", func(st memState) Value { return Bool(st.readonly) }),
		attr("itemsize", "The size in bytes of each element of the memoryview.", func(st memState) Value { return Int(int64(st.size())) }),
		attr("format", "A string containing the format (in struct module style) for each element in the view.", func(st memState) Value { return NewStr(string(rune(st.format))).Value() }),
		attr("ndim", "An integer indicating how many dimensions of a multi-dimensional array the memory represents.", func(memState) Value { return Int(1) }),
		attr("shape", "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.", func(st memState) Value { return TupleOf(Int(int64(st.n))) }),
		attr("strides", "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.", func(st memState) Value { return TupleOf(Int(int64(st.step))) }),
		attr("suboffsets", "A tuple of integers used internally for PIL-style arrays.", func(memState) Value { return EmptyTuple }),
		attr("c_contiguous", "A bool indicating whether the memory is C contiguous.", contiguous),
		attr("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", contiguous),
		attr("contiguous", "A bool indicating whether the memory is contiguous.", contiguous),
	}
}
