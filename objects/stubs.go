package objects

import (
	"math/big"
	"unsafe"
)

// The types below wait for their own files.

func stubSpec(name string, f TypeFlags) TypeSpec { return TypeSpec{Name: name, Flags: f, Effect: Pure} }

func noneSpec() TypeSpec           { return stubSpec("NoneType", 0) }
func ellipsisSpec() TypeSpec       { return stubSpec("ellipsis", 0) }
func notImplementedSpec() TypeSpec { return stubSpec("NotImplementedType", 0) }
func intSpec() TypeSpec            { return stubSpec("int", FlagIntSub|FlagBaseOK) }
func boolSpec() TypeSpec           { s := stubSpec("bool", 0); s.Base = IntType; return s }
func floatSpec() TypeSpec          { return stubSpec("float", FlagFloatSub|FlagBaseOK) }
func complexSpec() TypeSpec        { return stubSpec("complex", FlagBaseOK) }
func rangeSpec() TypeSpec          { return stubSpec("range", FlagSequence) }
func sliceSpec() TypeSpec          { return stubSpec("slice", 0) }

func hashBig(b *big.Int) int64                 { return b.Int64() }
func AsBig(v Value) (*big.Int, bool)           { return nil, false }
func AsInt64(v Value) (int64, bool)            { return v.Int(), v.IsInt() }
func AsIndex(th *Thread, v Value) (int, error) { return int(v.N), nil }
func NewBigInt(b *big.Int) Value               { return Int(b.Int64()) }
func NewComplex(c complex128) Value            { return None }
func hashInt(i int64) int64 {
	if i == -1 {
		return -2
	}
	return i
}

// Slice is slice(Start, Stop, Step).
type Slice struct {
	Header
	Start, Stop, Step Value
}

// NewSlice returns a slice.
func NewSlice(start, stop, step Value) Value {
	return FromPtr(unsafe.Pointer(&Slice{Header{SliceType}, start, stop, step}))
}

// AsSlice returns the slice that v is.
func AsSlice(v Value) (*Slice, bool) {
	if v.Type() == SliceType {
		return (*Slice)(v.P), true
	}
	return nil, false
}
