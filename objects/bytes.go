package objects

import (
	"bytes"
	"hash/maphash"
	"math"
	"sync/atomic"
	"unsafe"
)

// Bytes is a Python bytes object. B may not be changed.
type Bytes struct {
	Header
	B    []byte
	hash int64 // 0: not computed yet; atomic
}

var emptyBytes = &Bytes{Header: Header{BytesType}}

// NewBytes returns a bytes object of b, which it keeps.
func NewBytes(b []byte) Value {
	if len(b) == 0 {
		return FromPtr(unsafe.Pointer(emptyBytes))
	}
	return FromPtr(unsafe.Pointer(&Bytes{Header: Header{BytesType}, B: b}))
}

// copyBytes returns the bytes b, which it copies: few of them together with the object.
func copyBytes(b []byte) Value {
	var x *Bytes
	switch n := len(b); {
	case n == 0:
		return FromPtr(unsafe.Pointer(emptyBytes))
	case n <= 16:
		s := new(struct {
			Bytes
			a [16]byte
		})
		x, s.B = &s.Bytes, s.a[:0]
	case n <= 48:
		s := new(struct {
			Bytes
			a [48]byte
		})
		x, s.B = &s.Bytes, s.a[:0]
	default:
		return NewBytes(bytes.Clone(b))
	}
	x.typ, x.B = BytesType, append(x.B, b...)
	return FromPtr(unsafe.Pointer(x))
}

// AsBytes returns the contents of the bytes object that v is, also for an instance of a subclass.
func AsBytes(v Value) ([]byte, bool) {
	t := v.Type()
	if t == BytesType {
		return (*Bytes)(v.P).B, true
	}
	if t.Flags&FlagBytesSub != 0 {
		return (*Bytes)((*Boxed)(v.P).Base.P).B, true
	}
	return nil, false
}

// BufferOf returns the contents of a bytes-like object, to read until the next call into Python or safepoint.
func BufferOf(th *Thread, v Value) ([]byte, error) {
	if b, ok := AsBytes(v); ok {
		return b, nil
	}
	if f := v.Type().Buffer; f != nil {
		return f(th, v)
	}
	return nil, Raisef(th, TypeErrorType, "a bytes-like object is required, not '%s'", v.Type().MessageName())
}

func bytesBuffer(th *Thread, v Value) ([]byte, error) {
	b, _ := AsBytes(v)
	return b, nil
}

func bytesNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, "bytes", "source=?, encoding=?, errors=?", args, kw)
	if err != nil {
		return Value{}, err
	}
	if f, ok := a[0].Type().Lookup("__bytes__"); ok && a[1].IsUndef() && a[2].IsUndef() && !a[0].IsUndef() {
		v, err := CallBound(th, f, a[0], nil)
		if err != nil {
			return Value{}, err
		}
		if _, ok := AsBytes(v); !ok {
			return Value{}, Raisef(th, TypeErrorType, "__bytes__ returned non-bytes (type %s)", v.Type().MessageName())
		}
		if cls != BytesType {
			v = boxNew(th, cls, Unbox(v))
		}
		return v, nil
	}
	b, err := bytesFrom(th, "bytes", a[0], a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	if v := a[0]; v.Type() == BytesType {
		return boxNew(th, cls, v), nil
	}
	return boxNew(th, cls, NewBytes(b)), nil
}

// bytesFrom returns what the constructors of bytes and bytearray make of their arguments (Undef: not given): bytes of the
// caller's own, unless source is a bytes object.
func bytesFrom(th *Thread, kind string, source, encoding, errors Value) ([]byte, error) {
	names, err := codecArgs(th, kind, encoding, errors)
	if err != nil {
		return nil, err
	}
	s, isStr := AsStr(source)
	switch {
	case source.IsUndef() && !encoding.IsUndef():
		return nil, RaiseMsg(th, TypeErrorType, "encoding without a string argument")
	case source.IsUndef() && !errors.IsUndef():
		return nil, RaiseMsg(th, TypeErrorType, "errors without a string argument")
	case source.IsUndef():
		return nil, nil
	case isStr && encoding.IsUndef():
		return nil, RaiseMsg(th, TypeErrorType, "string argument without an encoding")
	case isStr:
		return Encode(th, s, names[0], names[1])
	case !encoding.IsUndef():
		return nil, RaiseMsg(th, TypeErrorType, "encoding without a string argument")
	case !errors.IsUndef():
		return nil, RaiseMsg(th, TypeErrorType, "errors without a string argument")
	}
	return bytesFromObject(th, kind, source)
}

// bytesFromObject converts a length, a bytes-like object or an iterable of integers.
func bytesFromObject(th *Thread, kind string, source Value) ([]byte, error) {
	if b, ok := AsBytes(source); ok {
		return b, nil
	}
	if isIndexable(source) {
		n, err := repeatCount(th, source)
		if err == nil && n < 0 {
			err = RaiseMsg(th, ValueErrorType, "negative count")
		}
		if err == nil {
			err = th.Reserve(n)
		}
		if err == nil {
			return make([]byte, n), nil
		}
		if !IsRaised(err, TypeErrorType) {
			return nil, err
		}
	}
	if f := source.Type().Buffer; f != nil {
		b, err := f(th, source)
		return bytes.Clone(b), err
	}
	if !source.Type().Iterable() {
		return nil, Raisef(th, TypeErrorType, "cannot convert '%s' object to %s", source.Type().MessageName(), kind)
	}
	return bytesOfInts(th, kind, source)
}

// bytesOfInts collects an iterable of integers.
func bytesOfInts(th *Thread, kind string, v Value) ([]byte, error) {
	var b []byte
	err := ForEach(th, v, func(x Value) error {
		c, err := byteArg(th, kind, x)
		b = append(b, c)
		return err
	})
	return b, err
}

// byteArg converts an integer below 256.
func byteArg(th *Thread, kind string, v Value) (byte, error) {
	if v.IsInt() && v.N < 256 {
		return byte(v.N), nil
	}
	if !isIndexable(v) {
		return 0, Raisef(th, TypeErrorType, "'%s' object cannot be interpreted as an integer", v.Type().MessageName())
	}
	n, err := SliceBound(th, v)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 255 {
		if kind == "bytes" {
			return 0, RaiseMsg(th, ValueErrorType, "bytes must be in range(0, 256)")
		}
		return 0, RaiseMsg(th, ValueErrorType, "byte must be in range(0, 256)")
	}
	return byte(n), nil
}

// reprBytes returns the literal of b.
func reprBytes(b []byte) string {
	quote := byte('\'')
	if bytes.IndexByte(b, '\'') >= 0 && bytes.IndexByte(b, '"') < 0 {
		quote = '"'
	}
	out := append(make([]byte, 0, len(b)+3), 'b', quote)
	for _, c := range b {
		if c >= 0x80 {
			out = append(out, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		} else {
			out = append(out, escapeByte(c, quote)...)
		}
	}
	return string(append(out, quote))
}

func bytesRepr(th *Thread, v Value) (*Str, error) {
	b, _ := AsBytes(v)
	return newASCII(reprBytes(b)), nil
}

func bytesHash(th *Thread, v Value) (int64, error) {
	o := (*Bytes)(Unbox(v).P)
	if h := atomic.LoadInt64(&o.hash); h != 0 {
		return h, nil
	}
	h := int64(maphash.Bytes(strSeed, o.B))
	if h == 0 || h == -1 {
		h = 7
	}
	atomic.StoreInt64(&o.hash, h)
	return h, nil
}

func bytesLen(th *Thread, v Value) (int, error) {
	b, _ := AsBytes(v)
	return len(b), nil
}

// bytesCompare compares bytes-like objects; it serves bytes, bytearray and memoryview.
func bytesCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	fa, fb := a.Type().Buffer, b.Type().Buffer
	if fa == nil || fb == nil {
		return NotImplemented, nil
	}
	x, err := fa(th, a)
	if err != nil {
		return Value{}, err
	}
	y, err := fb(th, b)
	if err != nil {
		return Value{}, err
	}
	return Bool(cmpResult(bytes.Compare(x, y), op)), nil
}

func bytesGetItem(th *Thread, v, key Value) (Value, error) {
	b, _ := AsBytes(v)
	if key.Type() == SliceType {
		start, step, n, err := sliceRange(th, key, len(b))
		if err != nil {
			return Value{}, err
		}
		if n == len(b) && step == 1 {
			return Unbox(v), nil
		}
		return NewBytes(stepBytes(b, start, step, n)), nil
	}
	i, err := byteIndex(th, "byte", key, len(b), "index")
	if err != nil {
		return Value{}, err
	}
	return Int(int64(b[i])), nil
}

// stepBytes returns n bytes from start in steps of step, in a slice of the caller's own.
func stepBytes(b []byte, start, step, n int) []byte {
	out := make([]byte, n)
	if step == 1 {
		copy(out, b[start:])
		return out
	}
	for i := range out {
		out[i] = b[start+i*step]
	}
	return out
}

// byteIndex converts an index into n items. kind completes the message for what is no integer.
func byteIndex(th *Thread, kind string, key Value, n int, what string) (int, error) {
	i, err := int(key.Int()), error(nil)
	if !key.IsInt() {
		if !isIndexable(key) {
			return 0, Raisef(th, TypeErrorType, "%s indices must be integers or slices, not %s", kind, key.Type().MessageName())
		}
		if i, err = AsSubscript(th, key, IndexErrorType); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, Raisef(th, IndexErrorType, "%s out of range", what)
	}
	return i, nil
}

func bytesContains(th *Thread, v, item Value) (bool, error) {
	b, err := BufferOf(th, v)
	if err != nil {
		return false, err
	}
	if isIndexable(item) {
		c, err := byteArg(th, "byte", item)
		if err != nil {
			return false, err
		}
		if b, err = BufferOf(th, v); err != nil {
			return false, err
		}
		return bytes.IndexByte(b, c) >= 0, nil
	}
	sub, err := BufferOf(th, item)
	if err != nil {
		return false, err
	}
	return bytes.Contains(b, sub), nil
}

// bytesAdd concatenates bytes-like objects; the result is of the left one's kind.
func bytesAdd(th *Thread, a, b Value) (Value, error) {
	if b.Type().Buffer == nil {
		return Value{}, bytesConcatError(th, a, b)
	}
	x, err := BufferOf(th, a)
	if err != nil {
		return Value{}, err
	}
	y, err := BufferOf(th, b)
	if err != nil {
		return Value{}, err
	}
	if err := th.Reserve(len(x) + len(y)); err != nil {
		return Value{}, err
	}
	return newLike(th, a, append(append(make([]byte, 0, len(x)+len(y)), x...), y...)), nil
}

func bytesConcatError(th *Thread, a, b Value) error {
	return Raisef(th, TypeErrorType, "can't concat %s to %s", b.Type().MessageName(), a.Type().MessageName())
}

// isByteString reports whether v is bytes or a bytearray.
func isByteString(v Value) bool {
	t := v.Type()
	return t.Flags&FlagBytesSub != 0 || t.Is(BytearrayType)
}

// newLike returns a bytes object or bytearray of b, as v is one.
func newLike(th *Thread, v Value, b []byte) Value {
	if v.Type().Flags&FlagBytesSub != 0 {
		return NewBytes(b)
	}
	return NewBytearray(th, b).Value()
}

func bytesMul(th *Thread, a Value, n int) (Value, error) {
	x, err := BufferOf(th, a)
	if err != nil {
		return Value{}, err
	}
	out, err := repeatBytes(th, x, n)
	if err != nil {
		return Value{}, err
	}
	return newLike(th, a, out), nil
}

func repeatBytes(th *Thread, b []byte, n int) ([]byte, error) {
	if n <= 0 || len(b) == 0 {
		return nil, nil
	}
	if n > math.MaxInt/len(b) {
		return nil, RaiseMsg(th, OverflowErrorType, "repeated bytes are too long")
	}
	if err := th.Reserve(n * len(b)); err != nil {
		return nil, err
	}
	return bytes.Repeat(b, n), nil
}

func bytesMod(th *Thread, a, b Value) (Value, error) {
	if !isByteString(a) {
		return NotImplemented, nil
	}
	f, err := BufferOf(th, a)
	if err != nil {
		return Value{}, err
	}
	out, err := percentBytes(th, f, b)
	if err != nil {
		return Value{}, err
	}
	return newLike(th, a, out), nil
}

func bytesSpec() TypeSpec {
	return TypeSpec{
		Name: "bytes", Flags: FlagBytesSub | FlagBaseOK, Effect: Pure, Sig: "source=b'', encoding='utf-8', errors='strict'",
		Doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
		Slots: Slots{
			New: bytesNew, Repr: bytesRepr, Str: bytesRepr, Hash: bytesHash, Compare: bytesCompare, Len: bytesLen,
			GetItem: bytesGetItem, Contains: bytesContains, Iter: bytesIter, Buffer: bytesBuffer,
			Concat: bytesAdd, Repeat: bytesMul, Binary: [numBinOps]BinaryFunc{OpMod: bytesMod},
		},
		Methods: append(byteStringMethods("bytes"),
			FuncDef{Name: "__bytes__", Sig: "self, /", Doc: "Convert this value to exact type bytes.", Fn: func(th *Thread, a []Value) (Value, error) { return Unbox(a[0]), nil }},
			FuncDef{Name: "__getnewargs__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(Unbox(a[0])), nil }},
		),
	}
}
