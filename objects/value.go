package objects

import (
	"math"
	"unsafe"
)

// Value is a Python value in sixteen bytes. P is never nil in a live value: it points to an object's Header, and for an
// immediate (an int that fits 64 bits, a float, a bool, None and the like) to that kind's tag, itself a Header, so that
// reading the type through P is always safe. N carries an immediate's bits and is 0 for objects.
//
// The fields are exported for the eval loop. Everybody else uses constructors and accessors.
type Value struct {
	P unsafe.Pointer
	N uint64
}

// A Header starts every object.
type Header struct {
	typ *Type
}

// NewHeader returns the header of an object of type t.
func NewHeader(t *Type) Header { return Header{t} }

// The tags of immediates.
var (
	TagInt            = Header{IntType}
	TagFloat          = Header{FloatType}
	TagBool           = Header{BoolType}
	TagNone           = Header{NoneType}
	TagEllipsis       = Header{EllipsisType}
	TagNotImplemented = Header{NotImplementedType}
	TagUndef          = Header{undefType}
)

// The singletons. Undef marks an unbound variable or a missing argument and never reaches Python code.
var (
	None           = Value{P: unsafe.Pointer(&TagNone)}
	True           = Value{P: unsafe.Pointer(&TagBool), N: 1}
	False          = Value{P: unsafe.Pointer(&TagBool)}
	Ellipsis       = Value{P: unsafe.Pointer(&TagEllipsis)}
	NotImplemented = Value{P: unsafe.Pointer(&TagNotImplemented)}
	Undef          = Value{P: unsafe.Pointer(&TagUndef)}
)

// Int returns the int i.
func Int(i int64) Value { return Value{unsafe.Pointer(&TagInt), uint64(i)} }

// Float returns the float f.
func Float(f float64) Value { return Value{unsafe.Pointer(&TagFloat), math.Float64bits(f)} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// FromPtr returns the value of the object whose Header p points to.
func FromPtr(p unsafe.Pointer) Value { return Value{P: p} }

// Type returns v's type.
func (v Value) Type() *Type { return (*Header)(v.P).typ }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.P == unsafe.Pointer(&TagNone) }

// IsUndef reports whether v is the mark of an unbound variable or missing argument.
func (v Value) IsUndef() bool { return v.P == unsafe.Pointer(&TagUndef) }

// IsNotImplemented reports whether v is NotImplemented.
func (v Value) IsNotImplemented() bool { return v.P == unsafe.Pointer(&TagNotImplemented) }

// IsInt reports whether v is an immediate int (not a bool, nor an int beyond 64 bits or of a subclass).
func (v Value) IsInt() bool { return v.P == unsafe.Pointer(&TagInt) }

// IsFloat reports whether v is an immediate float.
func (v Value) IsFloat() bool { return v.P == unsafe.Pointer(&TagFloat) }

// IsBool reports whether v is a bool.
func (v Value) IsBool() bool { return v.P == unsafe.Pointer(&TagBool) }

// Int returns the number of an immediate int or bool.
func (v Value) Int() int64 { return int64(v.N) }

// Float returns the number of an immediate float.
func (v Value) Float() float64 { return math.Float64frombits(v.N) }

// Is reports whether v and w are the same object.
func (v Value) Is(w Value) bool { return v == w }

// Or returns v, or w if v is Undef.
func (v Value) Or(w Value) Value {
	if v.IsUndef() {
		return w
	}
	return v
}
