package objects

import (
	"math"
	"math/big"
)

// IndexValue returns operator.index(v), a plain int.
func IndexValue(th *Thread, v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	t := v.Type()
	if t.Flags&FlagIntSub != 0 {
		return plainInt(v), nil
	}
	if t.Index == nil {
		return Value{}, Raisef(th, TypeErrorType, "'%s' object cannot be interpreted as an integer", t.MessageName())
	}
	r, err := t.Index(th, v)
	if err != nil {
		return Value{}, err
	}
	if r.Type().Flags&FlagIntSub == 0 {
		return Value{}, Raisef(th, TypeErrorType, "%s.__index__() returned non-int (type %s)", t.MessageName(), r.Type().MessageName())
	}
	return plainInt(r), nil
}

// AsIndex converts an integer to a Go int, as functions with a size for a parameter do. TypeError if v is none, OverflowError if
// it does not fit.
func AsIndex(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(i.Int()), nil
}

// AsSubscript converts an integer to a Go int, as subscripts and repetition do: one that does not fit raises an exception of
// type overflow.
func AsSubscript(th *Thread, v Value, overflow *Type) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, Raisef(th, overflow, "cannot fit '%s' into an index-sized integer", v.Type().MessageName())
	}
	return int(i.Int()), nil
}

// AsCInt converts an integer to a Go int in the range of a C int: OverflowError if it does not fit.
func AsCInt(th *Thread, v Value) (int, error) {
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() || i.Int() != int64(int32(i.Int())) {
		return 0, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C int")
	}
	return int(i.Int()), nil
}

// AsLong converts an integer to an int64, as functions with a C integer parameter do: OverflowError if it does not fit.
func AsLong(th *Thread, v Value) (int64, error) {
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C long")
	}
	return i.Int(), nil
}

// AsFloat64 converts a real number to a float64: a float, or what has __float__ or __index__. TypeError if v is none,
// OverflowError for an int out of range.
func AsFloat64(th *Thread, v Value) (float64, error) {
	if v.IsFloat() {
		return v.Float(), nil
	}
	t := v.Type()
	switch {
	case t.Flags&FlagFloatSub != 0:
		return Unbox(v).Float(), nil
	case v.IsInt():
		return float64(v.Int()), nil
	case t.Float != nil:
		r, err := t.Float(th, v)
		if err != nil {
			return 0, err
		}
		if r.Type().Flags&FlagFloatSub == 0 {
			return 0, Raisef(th, TypeErrorType, "%s.__float__ returned non-float (type %s)", t.MessageName(), r.Type().MessageName())
		}
		return Unbox(r).Float(), nil
	case t.Index != nil:
		i, err := IndexValue(th, v)
		if err != nil {
			return 0, err
		}
		return intFloat(th, i)
	}
	return 0, Raisef(th, TypeErrorType, "must be real number, not %s", t.MessageName())
}

// intFloat converts an int to the nearest float64.
func intFloat(th *Thread, v Value) (float64, error) {
	i, b, _ := asInt(v)
	if b == nil {
		return float64(i), nil
	}
	f, _ := b.Float64()
	if math.IsInf(f, 0) {
		return 0, RaiseMsg(th, OverflowErrorType, "int too large to convert to float")
	}
	return f, nil
}

// floatInt converts a float to the int it truncates to.
func floatInt(th *Thread, f float64) (Value, error) {
	if math.IsNaN(f) {
		return Value{}, RaiseMsg(th, ValueErrorType, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return Value{}, RaiseMsg(th, OverflowErrorType, "cannot convert float infinity to integer")
	}
	return IntOfFloat(f), nil
}

// IntOfFloat returns the int that the finite f truncates to.
func IntOfFloat(f float64) Value {
	if f = math.Trunc(f); f >= -1<<63 && f < 1<<63 {
		return Int(int64(f))
	}
	b, _ := new(big.Float).SetFloat64(f).Int(nil)
	return NewBigInt(b)
}
