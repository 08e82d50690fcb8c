package objects

// bounds is an unpacked slice: Python code has run, and what is left is arithmetic.
type bounds struct {
	start, stop, step int
	hasStart, hasStop bool
}

// unpackSlice converts the parts of a slice, which may run __index__ methods.
func unpackSlice(th *Thread, s *Slice) (u bounds, err error) {
	u.step = 1
	if !s.Step.IsNone() {
		if u.step, err = slicePart(th, s.Step); err != nil {
			return u, err
		}
		if u.step == 0 {
			return u, RaiseMsg(th, ValueErrorType, "slice step cannot be zero")
		}
		u.step = max(u.step, -1<<62)
	}
	if u.hasStart = !s.Start.IsNone(); u.hasStart {
		if u.start, err = slicePart(th, s.Start); err != nil {
			return u, err
		}
	}
	if u.hasStop = !s.Stop.IsNone(); u.hasStop {
		u.stop, err = slicePart(th, s.Stop)
	}
	return u, err
}

func slicePart(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	if v.Type().Index == nil {
		return 0, RaiseMsg(th, TypeErrorType, "slice indices must be integers or None or have an __index__ method")
	}
	return clampedIndex(th, v)
}

// clip applies the slice to a sequence of n items: the first one's index, and how many there are, step apart.
func (u bounds) clip(n int) (start, count int) {
	if u.step == 1 {
		return u.clipRun(n)
	}
	low, high := 0, n
	if u.step < 0 {
		low, high = -1, n-1
	}
	place := func(i int, has bool, def int) int {
		switch {
		case !has:
			return def
		case i < 0:
			return max(i+n, low)
		}
		return min(i, high)
	}
	if u.step > 0 {
		start = place(u.start, u.hasStart, 0)
		stop := place(u.stop, u.hasStop, n)
		if start >= stop {
			return start, 0
		}
		return start, (stop-start-1)/u.step + 1
	}
	start = place(u.start, u.hasStart, n-1)
	stop := place(u.stop, u.hasStop, -1)
	if start <= stop {
		return max(start, 0), 0
	}
	return start, (start-stop-1)/-u.step + 1
}

// clipRun is clip for step 1.
func (u *bounds) clipRun(n int) (start, count int) {
	stop := n
	if u.hasStart {
		if start = u.start; start < 0 {
			start = max(start+n, 0)
		}
		start = min(start, n)
	}
	if u.hasStop {
		if stop = u.stop; stop < 0 {
			stop = max(stop+n, 0)
		}
		stop = min(stop, n)
	}
	return start, max(stop-start, 0)
}

// GetSlice returns v[start:stop:step]. For lists, tuples and strings it makes no slice object.
func GetSlice(th *Thread, v, start, stop, step Value) (Value, error) {
	switch v.Type() {
	case ListType, TupleType, StrType:
	default:
		return GetItem(th, v, NewSlice(start, stop, step))
	}
	s := Slice{Header{SliceType}, start, stop, step}
	u, err := unpackSlice(th, &s)
	if err != nil {
		return Value{}, err
	}
	switch v.Type() {
	case ListType:
		return listOf(v).takeSlice(th, u)
	case TupleType:
		return v.tuple().takeSlice(u), nil
	}
	str := (*Str)(v.P)
	from, count := u.clip(str.Len())
	return str.sliceStep(from, u.step, count).Value(), nil
}

// SetSlice stores v[start:stop:step] = x; an Undef x deletes v[start:stop:step]. For lists it makes no slice object.
func SetSlice(th *Thread, v, start, stop, step, x Value) error {
	if v.Type() != ListType {
		return SetItem(th, v, NewSlice(start, stop, step), x)
	}
	s := Slice{Header{SliceType}, start, stop, step}
	if x.IsUndef() {
		return listOf(v).deleteSlice(th, &s)
	}
	return listOf(v).setSlice(th, &s, x)
}
