package objects

// repeat repeats seq as often as n says, which need not be an integer.
func repeat(th *Thread, f RepeatFunc, seq, n Value) (Value, error) {
	if !isIndexable(n) {
		return Value{}, Raisef(th, TypeErrorType, "can't multiply sequence by non-int of type '%s'", n.Type().MessageName())
	}
	count, err := repeatCount(th, n)
	if err != nil {
		return Value{}, err
	}
	return f(th, seq, count)
}

// repeatInPlace is a *= b if one of them can be repeated; b, only if a is no container.
func repeatInPlace(th *Thread, a, b Value) (Value, error) {
	t := a.Type()
	switch {
	case t.InPlaceRepeat != nil:
		return repeat(th, t.InPlaceRepeat, a, b)
	case t.Repeat != nil:
		return repeat(th, t.Repeat, a, b)
	case t.Flags&FlagHeap == 0 && t.Len == nil && b.Type().Repeat != nil:
		return repeat(th, b.Type().Repeat, b, a)
	}
	return NotImplemented, nil
}

// repeatCount returns how often * repeats a sequence.
func repeatCount(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	return AsSubscript(th, v, OverflowErrorType)
}

// concatError is the error of a sequence called name for what can't be joined to it.
func concatError(th *Thread, name string, v Value) error {
	return Raisef(th, TypeErrorType, "can only concatenate %s (not \"%s\") to %s", name, v.Type().MessageName(), name)
}

// ConcatSequences is a + b, or a += b, for sequences only.
func ConcatSequences(th *Thread, a, b Value, inPlace bool) (Value, error) {
	t := a.Type()
	switch {
	case inPlace && t.InPlaceConcat != nil:
		return t.InPlaceConcat(th, a, b)
	case t.Concat != nil:
		return t.Concat(th, a, b)
	}
	if hasItems(t) && hasItems(b.Type()) {
		if inPlace && t.InPlace[OpAdd] != nil {
			if r, err := t.InPlace[OpAdd](th, a, b); err != nil || !r.IsNotImplemented() {
				return r, err
			}
		}
		if r, err := binary(th, OpAdd, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return Value{}, Raisef(th, TypeErrorType, "'%s' object can't be concatenated", t.MessageName())
}

func hasItems(t *Type) bool { return t.GetItem != nil && t.Flags&FlagDict == 0 }
