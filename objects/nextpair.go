package objects

// NextPair takes the next item of an iterator whose items are new pairs, without making the tuple: what a loop over items(),
// enumerate() or zip() that unpacks them at once needs. At the end a is Undef. ok is false, and nothing has happened, for
// other iterators.
func NextPair(th *Thread, it Value) (a, b Value, ok bool, err error) {
	switch it.Type() {
	case dictItemIterType:
		d, e, err := dictStep(th, iterOf(it), false)
		if err != nil || e == nil {
			return Undef, Undef, true, err
		}
		k := e.Key()
		v, err := d.valueOf(th, e.val)
		return k, v, true, err
	case EnumerateType:
		n, v, err := (*enumerateIter)(it.P).next(th)
		return n, v, true, err
	case ZipType:
		z := (*multiIter)(it.P)
		if len(z.its) != 2 {
			break
		}
		var pair [2]Value
		more, err := z.nextAll(th, pair[:])
		if err != nil || !more {
			return Undef, Undef, true, err
		}
		return pair[0], pair[1], true, nil
	}
	return Undef, Undef, false, nil
}

// YieldsPairs tells whether NextPair works for an iterator.
func YieldsPairs(it Value) bool {
	switch it.Type() {
	case dictItemIterType, EnumerateType:
		return true
	case ZipType:
		return len((*multiIter)(it.P).its) == 2
	}
	return false
}
