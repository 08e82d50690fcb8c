package objects

import (
	"math/big"
	"math/bits"
	"unsafe"
)

// Slice is a slice object: what stands between the brackets of x[start:stop:step]. Parts left out are None.
type Slice struct {
	Header
	Start, Stop, Step Value
}

// NewSlice returns slice(start, stop, step).
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

// SliceIndices applies a slice to a sequence of n items: the index of its first item, the bound it stops before, the step,
// and how many items that are. It may run __index__ methods.
func SliceIndices(th *Thread, s *Slice, n int) (start, stop, step, count int, err error) {
	step = 1
	if !s.Step.IsNone() {
		if step, err = sliceIndex(th, s.Step); err != nil {
			return 0, 0, 0, 0, err
		}
		if step == 0 {
			return 0, 0, 0, 0, RaiseMsg(th, ValueErrorType, "slice step cannot be zero")
		}
	}
	low, high := 0, n
	start, stop = 0, n
	if step < 0 {
		low, high = -1, n-1
		start, stop = n-1, -1
	}
	for _, p := range []struct {
		v  Value
		to *int
	}{{s.Start, &start}, {s.Stop, &stop}} {
		if p.v.IsNone() {
			continue
		}
		i, err := sliceIndex(th, p.v)
		if err != nil {
			return 0, 0, 0, 0, err
		}
		if i < 0 {
			i += n
		}
		*p.to = min(max(i, low), high)
	}
	switch {
	case step > 0 && start < stop:
		count = (stop-start-1)/step + 1
	case step < 0 && start > stop:
		count = (start-stop-1)/-step + 1
	}
	return start, stop, step, count, nil
}

// sliceIndex converts a part of a slice, cutting off what does not fit.
func sliceIndex(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(min(max(v.Int(), -maxSliceIndex), maxSliceIndex)), nil
	}
	if v.Type().Index == nil {
		return 0, RaiseMsg(th, TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	i, err := IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	if i.IsInt() {
		return sliceIndex(th, i)
	}
	if b, _ := AsBig(i); b.Sign() < 0 {
		return -maxSliceIndex, nil
	}
	return maxSliceIndex, nil
}

// maxSliceIndex leaves room to add a length without overflow.
const maxSliceIndex = 1 << 62

func sliceNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw != nil && len(kw.Items) > 0 {
		return Value{}, RaiseMsg(th, TypeErrorType, "slice() takes no keyword arguments")
	}
	switch len(args) {
	case 0:
		return Value{}, RaiseMsg(th, TypeErrorType, "slice expected at least 1 argument, got 0")
	case 1:
		return NewSlice(None, args[0], None), nil
	case 2:
		return NewSlice(args[0], args[1], None), nil
	case 3:
		return NewSlice(args[0], args[1], args[2]), nil
	}
	return Value{}, Raisef(th, TypeErrorType, "slice expected at most 3 arguments, got %d", len(args))
}

// indicesOf is slice.indices for a length of any size.
func (s *Slice) indicesOf(th *Thread, n *big.Int) (start, stop, step *big.Int, err error) {
	part := func(v Value) (*big.Int, error) {
		if v.IsNone() {
			return nil, nil
		}
		if v.Type().Index == nil {
			return nil, RaiseMsg(th, TypeErrorType, "slice indices must be integers or None or have an __index__ method")
		}
		i, err := IndexValue(th, v)
		if err != nil {
			return nil, err
		}
		b, _ := AsBig(i)
		return b, nil
	}
	if step, err = part(s.Step); err != nil {
		return nil, nil, nil, err
	}
	if step == nil {
		step = big.NewInt(1)
	}
	if step.Sign() == 0 {
		return nil, nil, nil, RaiseMsg(th, ValueErrorType, "slice step cannot be zero")
	}
	low, high := new(big.Int), n
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(n, big.NewInt(1))
	}
	clip := func(v Value, def *big.Int) (*big.Int, error) {
		i, err := part(v)
		if err != nil || i == nil {
			return def, err
		}
		if i.Sign() < 0 {
			i = new(big.Int).Add(i, n)
		}
		if i.Cmp(low) < 0 {
			return low, nil
		}
		if i.Cmp(high) > 0 {
			return high, nil
		}
		return i, nil
	}
	first, last := low, high
	if step.Sign() < 0 {
		first, last = high, low
	}
	if start, err = clip(s.Start, first); err != nil {
		return nil, nil, nil, err
	}
	stop, err = clip(s.Stop, last)
	return start, stop, step, err
}

func copyBig(b *big.Int) Value { return NewBigInt(new(big.Int).Set(b)) }

func sliceIndicesMethod(th *Thread, a []Value) (Value, error) {
	n, err := IndexValue(th, a[1])
	if err != nil {
		return Value{}, err
	}
	length, _ := AsBig(n)
	if length.Sign() < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "length should not be negative")
	}
	start, stop, step, err := (*Slice)(a[0].P).indicesOf(th, length)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(copyBig(start), copyBig(stop), copyBig(step)), nil
}

func (s *Slice) tuple() Value { return TupleOf(s.Start, s.Stop, s.Step) }

func sliceRepr(th *Thread, v Value) (*Str, error) {
	s := (*Slice)(v.P)
	text := "slice("
	for i, p := range []Value{s.Start, s.Stop, s.Step} {
		r, err := Repr(th, p)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text += ", "
		}
		text += r.String()
	}
	return NewStr(text + ")"), nil
}

// sliceHash mixes as tuple's hash does, without the length.
func sliceHash(th *Thread, v Value) (int64, error) {
	const (
		prime1 = 11400714785074694791
		prime2 = 14029467366897019727
		prime5 = 2870177450012600261
	)
	s := (*Slice)(v.P)
	acc := uint64(prime5)
	for _, p := range []Value{s.Start, s.Stop, s.Step} {
		h, err := Hash(th, p)
		if err != nil {
			return 0, err
		}
		acc = bits.RotateLeft64(acc+uint64(h)*prime2, 31) * prime1
	}
	if int64(acc) == -1 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

func sliceSpec() TypeSpec {
	part := func(name string, f func(s *Slice) Value) GetSet {
		return GetSet{Name: name, Member: true, Get: func(th *Thread, v Value) (Value, error) { return f((*Slice)(v.P)), nil }}
	}
	return TypeSpec{
		Name: "slice", Effect: Pure,
		Doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.\n\nThis is used for extended slicing (e.g. a[0:10:2]).",
		Slots: Slots{New: sliceNew, Repr: sliceRepr,
			Hash: sliceHash,
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				s, ok := AsSlice(a)
				t, ok2 := AsSlice(b)
				if !ok || !ok2 {
					return NotImplemented, nil
				}
				return Compare(th, s.tuple(), t.tuple(), op)
			}},
		GetSets: []GetSet{part("start", func(s *Slice) Value { return s.Start }), part("stop", func(s *Slice) Value { return s.Stop }),
			part("step", func(s *Slice) Value { return s.Step })},
		Methods: []FuncDef{
			{Name: "indices", Sig: "self, object, /", Fn: sliceIndicesMethod,
				Doc: "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices."},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
				return TupleOf(SliceType.Value(), (*Slice)(a[0].P).tuple()), nil
			}},
		},
	}
}
