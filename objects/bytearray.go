package objects

import (
	"bytes"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Bytearray is a Python bytearray.
type Bytearray struct {
	Header
	stm.Object
	first BytearrayBody
}

type bytearraySub struct {
	Bytearray
	attrs Attrs
}

// BytearrayBody is the state of a bytearray. A transaction that changes bytes in place or cuts some off first replaces the
// array by a copy (Write), so that an abort only has to put the old slice back; appending needs no copy.
type BytearrayBody struct {
	stm.Body
	B   []byte
	own uint64 // stamp of the transaction that made the array of B
}

func bytearrayBody(b *stm.Body) *BytearrayBody { return (*BytearrayBody)(unsafe.Pointer(b)) }

// BytearrayKind tells the engine how to copy bytearray bodies.
var BytearrayKind = &stm.Kind{
	Name: "bytearray",
	Clone: func(b *stm.Body) *stm.Body {
		return &(&BytearrayBody{B: bytes.Clone(bytearrayBody(b).B)}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) { j.Any = append(j.Any, bytearrayBody(b).B) },
	Restore: func(j *stm.Journal, b *stm.Body) {
		n := len(j.Any) - 1
		bb := bytearrayBody(b)
		bb.B, bb.own = j.Any[n].([]byte), 0
		j.Any = j.Any[:n]
	},
	Size: func(b *stm.Body) int { return len(bytearrayBody(b).B) / 16 },
}

// NewBytearray returns a bytearray of b, which it keeps.
func NewBytearray(th *Thread, b []byte) *Bytearray {
	o := &Bytearray{Header: Header{BytearrayType}}
	o.first.B = b
	th.Tx.Init(&o.Object, &o.first.Body)
	return o
}

func allocBytearray(th *Thread, cls *Type) Value {
	if cls.Flags&FlagHasAttrs == 0 {
		o := NewBytearray(th, nil)
		o.typ = cls
		return o.Value()
	}
	o := &bytearraySub{Bytearray: Bytearray{Header: Header{cls}}}
	th.Tx.Init(&o.Object, &o.first.Body)
	o.attrs.Init(th, cls)
	return o.Value()
}

// AsBytearray returns the bytearray that v is, also for an instance of a subclass.
func AsBytearray(v Value) (*Bytearray, bool) {
	if v.Type().Is(BytearrayType) {
		return (*Bytearray)(v.P), true
	}
	return nil, false
}

// Value returns o as a value.
func (o *Bytearray) Value() Value { return FromPtr(unsafe.Pointer(o)) }

// Read returns the bytes to read, until the next call into Python or the next safepoint.
func (o *Bytearray) Read(th *Thread) ([]byte, error) {
	if th.Exclusive {
		return (*BytearrayBody)(o.Peek()).B, nil
	}
	b, err := th.OpenRead(&o.Object)
	if err != nil {
		return nil, err
	}
	return (*BytearrayBody)(b).B, nil
}

// writeTail returns the body to append to.
func (o *Bytearray) writeTail(th *Thread) (*BytearrayBody, error) {
	if th.Exclusive {
		return (*BytearrayBody)(o.Peek()), nil
	}
	b, err := th.OpenWrite(&o.Object, BytearrayKind)
	return (*BytearrayBody)(b), err
}

// Write returns the body for any change in place.
func (o *Bytearray) Write(th *Thread) (*BytearrayBody, error) {
	b, err := o.writeTail(th)
	if err == nil && !th.Exclusive && b.own != th.Stamp() {
		b.B = append(make([]byte, 0, cap(b.B)), b.B...)
		b.own = th.Stamp()
	}
	return b, err
}

func bytearrayOf(v Value) *Bytearray { return (*Bytearray)(v.P) }

func bytearrayBuffer(th *Thread, v Value) ([]byte, error) { return bytearrayOf(v).Read(th) }

// WritableBuffer returns the memory of a mutable bytes-like object, to write until the next call into Python or the next
// safepoint.
func WritableBuffer(th *Thread, v Value) ([]byte, error) {
	if o, ok := AsBytearray(v); ok {
		b, err := o.Write(th)
		if err != nil {
			return nil, err
		}
		return b.B, nil
	}
	if f := v.Type().Writable; f != nil {
		return f(th, v)
	}
	return nil, Raisef(th, TypeErrorType, "a read-write bytes-like object is required, not '%s'", v.Type().MessageName())
}

func bytearrayInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	a, err := BindArgs(th, "bytearray", "source=?, encoding=?, errors=?", args, kw)
	if err != nil {
		return err
	}
	p, err := bytesFrom(th, "bytearray", a[0], a[1], a[2])
	if err != nil {
		return err
	}
	b, err := bytearrayOf(self).Write(th)
	if err != nil {
		return err
	}
	b.B = bytes.Clone(p)
	return nil
}

func bytearrayRepr(th *Thread, v Value) (*Str, error) {
	p, err := BufferOf(th, v)
	if err != nil {
		return nil, err
	}
	quote := byte('\'')
	if bytes.IndexByte(p, '\'') >= 0 && bytes.IndexByte(p, '"') < 0 {
		quote = '"'
	}
	out := append([]byte(v.Type().Name), '(', 'b', quote)
	for _, c := range p {
		if c >= 0x80 {
			out = append(out, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		} else if c == '\'' {
			out = append(out, '\\', c) // escaped even between double quotes
		} else {
			out = append(out, escapeByte(c, quote)...)
		}
	}
	return newASCII(string(append(out, quote, ')'))), nil
}

func bytearrayLen(th *Thread, v Value) (int, error) {
	b, err := bytearrayOf(v).Read(th)
	return len(b), err
}

func bytearrayGetItem(th *Thread, v, key Value) (Value, error) {
	b, err := bytearrayOf(v).Read(th)
	if err != nil {
		return Value{}, err
	}
	if key.Type() == SliceType {
		start, step, n, err := sliceRange(th, key, len(b))
		if err != nil {
			return Value{}, err
		}
		if b, err = bytearrayOf(v).Read(th); err != nil {
			return Value{}, err
		}
		return NewBytearray(th, stepBytes(b, start, step, n)).Value(), nil
	}
	i, err := byteIndex(th, "bytearray", key, len(b), "bytearray index")
	if err != nil {
		return Value{}, err
	}
	return Int(int64(b[i])), nil
}

func bytearraySetItem(th *Thread, v, key, x Value) error {
	o := bytearrayOf(v)
	if key.Type() == SliceType {
		return o.setSlice(th, key, x)
	}
	var c byte
	n, err := bytearrayLen(th, v)
	if err != nil {
		return err
	}
	i, err := byteIndex(th, "bytearray", key, n, "bytearray index")
	if err != nil {
		return err
	}
	if !x.IsUndef() {
		if c, err = byteArg(th, "byte", x); err != nil {
			return err
		}
	}
	b, err := o.Write(th)
	if err != nil {
		return err
	}
	if i >= len(b.B) {
		return RaiseMsg(th, IndexErrorType, "bytearray index out of range")
	}
	if x.IsUndef() {
		b.B = append(b.B[:i], b.B[i+1:]...)
	} else {
		b.B[i] = c
	}
	return nil
}

// setSlice assigns x to a slice, or deletes the slice if x is Undef.
func (o *Bytearray) setSlice(th *Thread, key, x Value) error {
	var p []byte
	var err error
	if !x.IsUndef() {
		if p, err = sliceSource(th, x); err != nil {
			return err
		}
	}
	n, err := bytearrayLen(th, o.Value())
	if err != nil {
		return err
	}
	start, step, count, err := sliceRange(th, key, n)
	if err != nil {
		return err
	}
	b, err := o.Write(th)
	if err != nil {
		return err
	}
	switch {
	case step == 1:
		b.replace(start, start+count, p)
	case len(p) == 0:
		b.cutSteps(start, step, count)
	case len(p) != count:
		return Raisef(th, ValueErrorType, "attempt to assign bytes of size %d to extended slice of size %d", len(p), count)
	default:
		for i, c := range p {
			b.B[start+i*step] = c
		}
	}
	return nil
}

// sliceSource returns a copy of the bytes that are assigned to a slice.
func sliceSource(th *Thread, x Value) ([]byte, error) {
	_, isStr := AsStr(x)
	if isStr || isIndexable(x) || x.Type().Buffer == nil && !x.Type().Iterable() {
		return nil, RaiseMsg(th, TypeErrorType, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	p, err := bytesFromObject(th, "bytearray", x)
	return bytes.Clone(p), err
}

// replace replaces b.B[i:j] by p.
func (b *BytearrayBody) replace(i, j int, p []byte) {
	if len(p) == j-i {
		copy(b.B[i:j], p)
		return
	}
	out := make([]byte, 0, len(b.B)+len(p)-(j-i))
	out = append(append(out, b.B[:i]...), p...)
	b.B = append(out, b.B[j:]...)
}

// cutSteps removes count bytes from start in steps of step.
func (b *BytearrayBody) cutSteps(start, step, count int) {
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	out := b.B[:0]
	for i, c := range b.B {
		if k := i - start; k >= 0 && k%step == 0 && k/step < count {
			continue
		}
		out = append(out, c)
	}
	b.B = out
}

func bytearrayIAdd(th *Thread, v, x Value) (Value, error) {
	f := x.Type().Buffer
	if f == nil {
		return Value{}, bytesConcatError(th, v, x)
	}
	p, err := f(th, x)
	if err != nil {
		return Value{}, err
	}
	return v, bytearrayOf(v).Append(th, p)
}

// Append adds p at the end.
func (o *Bytearray) Append(th *Thread, p []byte) error {
	b, err := o.writeTail(th)
	if err != nil {
		return err
	}
	b.B = append(b.B, p...)
	return nil
}

func bytearrayIMul(th *Thread, v Value, n int) (Value, error) {
	b, err := bytearrayOf(v).Write(th)
	if err != nil {
		return Value{}, err
	}
	b.B, err = repeatBytes(th, b.B, n)
	return v, err
}

func bytearrayIter(th *Thread, v Value) (Value, error) {
	return newBytesIter(th, BytearrayIteratorType, v), nil
}

func bytearraySpec() TypeSpec {
	return TypeSpec{
		Name: "bytearray", Flags: FlagBaseOK, Effect: Pure, Alloc: allocBytearray, AttrOff: unsafe.Offsetof(bytearraySub{}.attrs),
		Sig: "source=b'', encoding='utf-8', errors='strict'",
		Doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
		Slots: Slots{
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
				return allocBytearray(th, cls), nil
			},
			Init: bytearrayInit, Repr: bytearrayRepr, Str: bytearrayRepr, Compare: bytesCompare, Len: bytearrayLen,
			GetItem: bytearrayGetItem, SetItem: bytearraySetItem, Contains: bytesContains, Iter: bytearrayIter, Buffer: bytearrayBuffer,
			Concat: bytesAdd, Repeat: bytesMul, InPlaceConcat: bytearrayIAdd, InPlaceRepeat: bytearrayIMul,
			Binary: [numBinOps]BinaryFunc{OpMod: bytesMod},
		},
		Methods: append(byteStringMethods("bytearray"), bytearrayMethods()...),
	}
}
