package objects

// SliceBound returns the integer v as a bound of a slice; numbers beyond int are cut.
func SliceBound(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	return slicePart(th, v)
}

// sliceRange returns what the slice object key selects of n items: count items from start in steps of step.
func sliceRange(th *Thread, key Value, n int) (start, step, count int, err error) {
	s, _ := AsSlice(key)
	u, err := unpackSlice(th, s)
	if err != nil {
		return 0, 0, 0, err
	}
	start, count = u.clip(n)
	return start, u.step, count, nil
}
