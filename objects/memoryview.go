package objects

import (
	endian "encoding/binary"
	"math"
	"unsafe"
)

// Memoryview is a memoryview: one dimension over a bytes-like object. It holds no lock on a bytearray; if that shrinks, what
// is beyond its end can't be reached any more.
type Memoryview struct {
	Header
	State[memState]
	hash int64
}

type memState struct {
	base     Value // the bytes-like object; Undef: released
	off      int   // bytes
	n        int   // items
	step     int   // bytes
	format   byte
	readonly bool
}

func memoryOf(v Value) *Memoryview { return (*Memoryview)(v.P) }

func newMemoryview(th *Thread, st memState) Value {
	m := &Memoryview{Header: Header{MemoryviewType}}
	m.State.Init(th, st)
	return FromPtr(unsafe.Pointer(m))
}

// NewMemoryview returns a memoryview of a bytes-like object.
func NewMemoryview(th *Thread, v Value) (Value, error) {
	if v.Type() == MemoryviewType {
		st, err := memoryState(th, v)
		return newMemoryview(th, st), err
	}
	f := v.Type().Buffer
	if f == nil {
		return Value{}, Raisef(th, TypeErrorType, "memoryview: a bytes-like object is required, not '%s'", v.Type().MessageName())
	}
	b, err := f(th, v)
	if err != nil {
		return Value{}, err
	}
	_, mutable := AsBytearray(v)
	st := memState{base: v, format: 'B', readonly: !mutable && v.Type().Writable == nil}
	if st.format, err = bufferFormat(th, v); err != nil {
		return Value{}, err
	}
	st.step = st.size()
	st.n = len(b) / st.step
	return newMemoryview(th, st), nil
}

// bufferFormat returns the format of a bytes-like object's items.
func bufferFormat(th *Thread, v Value) (byte, error) {
	if v.Type() == MemoryviewType {
		st, err := memoryState(th, v)
		return st.format, err
	}
	if f := v.Type().BufferFormat; f != nil {
		return f(v), nil
	}
	return 'B', nil
}

// noFormat is the error for items that are characters, which can only be copied.
func noFormat(th *Thread, format byte) error {
	return Raisef(th, NotImplementedErrorType, "memoryview: format %c not supported", format)
}

func memoryNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, "memoryview", "object", args, kw)
	if err != nil {
		return Value{}, err
	}
	return NewMemoryview(th, a[0])
}

// memoryState returns a copy of v's state, or a ValueError if it was released.
func memoryState(th *Thread, v Value) (memState, error) {
	st, err := memoryOf(v).Read(th)
	if err != nil {
		return memState{}, err
	}
	if st.base.IsUndef() {
		return memState{}, RaiseMsg(th, ValueErrorType, "operation forbidden on released memoryview object")
	}
	return *st, nil
}

// itemSizes are the sizes of the formats that cast knows.
var itemSizes = map[byte]int{'B': 1, 'b': 1, 'c': 1, '?': 1, 'H': 2, 'h': 2, 'I': 4, 'i': 4, 'L': 8, 'l': 8, 'Q': 8, 'q': 8, 'N': 8, 'n': 8, 'f': 4, 'd': 8, 'w': 4}

func (s *memState) size() int        { return itemSizes[s.format] }
func (s *memState) contiguous() bool { return s.step == s.size() || s.n <= 1 }

// bytes returns the contents, without copying if they are contiguous.
func (s *memState) bytes(th *Thread) ([]byte, error) {
	b, err := BufferOf(th, s.base)
	if err != nil {
		return nil, err
	}
	size := s.size()
	if s.contiguous() {
		end := min(s.off+s.n*size, len(b))
		return b[min(s.off, end):end], nil
	}
	out := make([]byte, 0, s.n*size)
	for i := range s.n {
		if p := s.off + i*s.step; p+size <= len(b) {
			out = append(out, b[p:p+size]...)
		}
	}
	return out, nil
}

func memoryBuffer(th *Thread, v Value) ([]byte, error) {
	st, err := memoryState(th, v)
	if err != nil {
		return nil, err
	}
	return st.bytes(th)
}

// memoryWritable returns the memory of a contiguous memoryview of something that can be written.
func memoryWritable(th *Thread, v Value) ([]byte, error) {
	st, err := memoryState(th, v)
	if err != nil {
		return nil, err
	}
	if st.readonly {
		return nil, RaiseMsg(th, TypeErrorType, "a read-write bytes-like object is required, not 'memoryview'")
	}
	if !st.contiguous() {
		return nil, RaiseMsg(th, BufferErrorType, "memoryview: underlying buffer is not C-contiguous")
	}
	b, err := WritableBuffer(th, st.base)
	if err != nil {
		return nil, err
	}
	end := min(st.off+st.n*st.size(), len(b))
	return b[min(st.off, end):end], nil
}

// unpackItem converts the bytes of one item.
func unpackItem(format byte, p []byte) Value {
	le := endian.LittleEndian
	switch format {
	case 'b':
		return Int(int64(int8(p[0])))
	case 'c':
		return NewBytes([]byte{p[0]})
	case '?':
		return Bool(p[0] != 0)
	case 'H':
		return Int(int64(le.Uint16(p)))
	case 'h':
		return Int(int64(int16(le.Uint16(p))))
	case 'I':
		return Int(int64(le.Uint32(p)))
	case 'i':
		return Int(int64(int32(le.Uint32(p))))
	case 'l', 'q', 'n':
		return Int(int64(le.Uint64(p)))
	case 'L', 'Q', 'N':
		return intFromUint64(le.Uint64(p))
	case 'f':
		return Float(float64(math.Float32frombits(le.Uint32(p))))
	case 'd':
		return Float(math.Float64frombits(le.Uint64(p)))
	}
	return Int(int64(p[0]))
}

// item returns item i.
func (s *memState) item(th *Thread, i int) (Value, error) {
	b, err := BufferOf(th, s.base)
	if err != nil {
		return Value{}, err
	}
	if s.format == 'w' {
		return Value{}, noFormat(th, s.format)
	}
	p := s.off + i*s.step
	if p+s.size() > len(b) {
		return Value{}, RaiseMsg(th, IndexErrorType, "index out of bounds on dimension 1")
	}
	return unpackItem(s.format, b[p:p+s.size()]), nil
}

func memoryLen(th *Thread, v Value) (int, error) {
	st, err := memoryState(th, v)
	return st.n, err
}

// index converts a subscript that is no slice.
func (s *memState) index(th *Thread, key Value) (int, error) {
	if t, ok := AsTuple(key); ok {
		switch len(t.Items) {
		case 0:
			return 0, RaiseMsg(th, NotImplementedErrorType, "sub-views are not implemented")
		case 1:
			key = t.Items[0]
		default:
			return 0, Raisef(th, TypeErrorType, "cannot index 1-dimension view with %d-element tuple", len(t.Items))
		}
	}
	if !isIndexable(key) {
		return 0, RaiseMsg(th, TypeErrorType, "memoryview: invalid slice key")
	}
	i, err := AsSubscript(th, key, IndexErrorType)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += s.n
	}
	if i < 0 || i >= s.n {
		return 0, RaiseMsg(th, IndexErrorType, "index out of bounds on dimension 1")
	}
	return i, nil
}

// slice returns the state of a slice of s.
func (s memState) slice(th *Thread, key Value) (memState, error) {
	start, step, n, err := sliceRange(th, key, s.n)
	if err != nil {
		return s, err
	}
	s.off += start * s.step
	s.step *= step
	s.n = n
	return s, nil
}

func memoryGetItem(th *Thread, v, key Value) (Value, error) {
	st, err := memoryState(th, v)
	if err != nil {
		return Value{}, err
	}
	if key.Type() == SliceType {
		st, err = st.slice(th, key)
		if err != nil {
			return Value{}, err
		}
		return newMemoryview(th, st), nil
	}
	i, err := st.index(th, key)
	if err != nil {
		return Value{}, err
	}
	return st.item(th, i)
}

func memorySetItem(th *Thread, v, key, x Value) error {
	st, err := memoryState(th, v)
	if err != nil {
		return err
	}
	if x.IsUndef() {
		return RaiseMsg(th, TypeErrorType, "cannot delete memory")
	}
	if st.readonly {
		return RaiseMsg(th, TypeErrorType, "cannot modify read-only memory")
	}
	var p []byte
	if key.Type() == SliceType {
		if st, err = st.slice(th, key); err != nil {
			return err
		}
		src, err := BufferOf(th, x)
		if err != nil {
			return err
		}
		format, err := bufferFormat(th, x)
		if err != nil {
			return err
		}
		if len(src) != st.n*st.size() || format != st.format {
			return RaiseMsg(th, ValueErrorType, "memoryview assignment: lvalue and rvalue have different structures")
		}
		p = append(p, src...)
	} else {
		i, err := st.index(th, key)
		if err != nil {
			return err
		}
		if p, err = packItem(th, st.format, x); err != nil {
			return err
		}
		st.off, st.n = st.off+i*st.step, 1
	}
	b, err := WritableBuffer(th, st.base)
	if err != nil {
		return err
	}
	size := st.size()
	for i := range st.n {
		if at := st.off + i*st.step; at+size <= len(b) {
			copy(b[at:at+size], p[i*size:])
		}
	}
	return nil
}

// packItem converts x to the bytes of one item.
func packItem(th *Thread, format byte, x Value) ([]byte, error) {
	badType := func() error { return Raisef(th, TypeErrorType, "memoryview: invalid type for format '%c'", format) }
	badValue := func() error { return Raisef(th, ValueErrorType, "memoryview: invalid value for format '%c'", format) }
	p := make([]byte, 8)
	switch format {
	case 'w':
		return nil, noFormat(th, format)
	case 'c':
		b, ok := AsBytes(x)
		if !ok {
			return nil, badType()
		}
		if len(b) != 1 {
			return nil, badValue()
		}
		return []byte{b[0]}, nil
	case '?':
		t, err := Truth(th, x)
		if t {
			p[0] = 1
		}
		return p[:1], err
	case 'f', 'd':
		f, err := percentFloat(th, x, true)
		if err != nil {
			if IsRaised(err, TypeErrorType) {
				err = badType()
			}
			return nil, err
		}
		if format == 'f' {
			return endian.LittleEndian.AppendUint32(nil, math.Float32bits(float32(f))), nil
		}
		return endian.LittleEndian.AppendUint64(nil, math.Float64bits(f)), nil
	}
	if !isIndexable(x) {
		return nil, badType()
	}
	size := itemSizes[format]
	signed := format >= 'a'
	u, ok, err := fitInt(th, x, size, signed)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, badValue()
	}
	endian.LittleEndian.PutUint64(p, u)
	return p[:size], nil
}

func memoryviewSpec() TypeSpec {
	return TypeSpec{
		Name: "memoryview", Effect: Pure, Sig: "object", Flags: FlagSequence,
		Doc: "Create a new memoryview object which references the given object.",
		Slots: Slots{
			New: memoryNew, Len: memoryLen, GetItem: memoryGetItem, SetItem: memorySetItem, Buffer: memoryBuffer, Writable: memoryWritable,
			Compare: memoryCompare, Hash: memoryHash, Repr: memoryRepr,
			Iter: func(th *Thread, v Value) (Value, error) { return newBytesIter(th, memoryIteratorType, v), nil },
		},
		Methods: memoryMethods(),
		GetSets: memoryGetSets(),
	}
}
