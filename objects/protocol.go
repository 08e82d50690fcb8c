package objects

import "unsafe"

// Truth returns bool(v).
func Truth(th *Thread, v Value) (bool, error) {
	switch v.P {
	case unsafe.Pointer(&TagBool), unsafe.Pointer(&TagInt):
		return v.N != 0, nil
	case unsafe.Pointer(&TagNone):
		return false, nil
	}
	t := v.Type()
	if t.Bool != nil {
		return t.Bool(th, v)
	}
	if t.Len != nil {
		n, err := t.Len(th, v)
		return n != 0, err
	}
	return true, nil
}

// Repr returns repr(v).
func Repr(th *Thread, v Value) (*Str, error) {
	if err := th.Descend(" while getting the repr of an object"); err != nil {
		return nil, err
	}
	s, err := v.Type().Repr(th, v)
	th.Ascend()
	return s, err
}

// ToStr returns str(v).
func ToStr(th *Thread, v Value) (*Str, error) {
	if v.Type() == StrType {
		return (*Str)(v.P), nil
	}
	if v.IsInt() {
		return strInt(v.Int()), nil
	}
	if err := th.Descend(" while getting the str of an object"); err != nil {
		return nil, err
	}
	s, err := v.Type().Str(th, v)
	th.Ascend()
	return s, err
}

// Hash returns hash(v).
func Hash(th *Thread, v Value) (int64, error) {
	t := v.Type()
	if t == StrType {
		return (*Str)(v.P).Hash(), nil
	}
	if v.IsInt() {
		return hashInt(v.Int()), nil
	}
	if t.Hash == nil {
		return 0, Raisef(th, TypeErrorType, "unhashable type: '%s'", t.MessageName())
	}
	if err := th.Descend(" while hashing an object"); err != nil {
		return 0, err
	}
	h, err := t.Hash(th, v)
	th.Ascend()
	return h, err
}

// Iter returns iter(v).
func Iter(th *Thread, v Value) (Value, error) {
	t := v.Type()
	if t.Iter != nil {
		it, err := t.Iter(th, v)
		if err != nil {
			return Value{}, err
		}
		return CheckIter(th, it)
	}
	if t.Iterable() {
		return newSeqIter(th, v), nil
	}
	return Value{}, Raisef(th, TypeErrorType, "'%s' object is not iterable", t.MessageName())
}

// CheckIter returns what __iter__ has returned, which must be an iterator.
func CheckIter(th *Thread, it Value) (Value, error) {
	if it.Type().Next == nil {
		return Value{}, Raisef(th, TypeErrorType, "iter() returned non-iterator of type '%s'", it.Type().MessageName())
	}
	return it, nil
}

// Next returns the next item of iterator it, or Undef at its end.
func Next(th *Thread, it Value) (Value, error) {
	next := it.Type().Next
	if next == nil {
		return Value{}, Raisef(th, TypeErrorType, "'%s' object is not an iterator", it.Type().MessageName())
	}
	v, err := next(th, it)
	if err != nil && IsRaised(err, StopIterationType) {
		return Undef, nil // of a generator that returned a value
	}
	return v, err
}

// NextOrStop is Next that doesn't hide a StopIteration which carries a value or was raised by Python code.
func NextOrStop(th *Thread, it Value) (Value, error) {
	t := it.Type()
	if t.Next == nil {
		return Value{}, Raisef(th, TypeErrorType, "'%s' object is not an iterator", t.MessageName())
	}
	if t.Flags&FlagHeap != 0 {
		if f, where, ok := t.LookupWhere("__next__"); ok && where.Flags&FlagHeap != 0 {
			return CallBound(th, f, it, nil)
		}
	}
	return t.Next(th, it)
}

// ForEach calls f with each item that iterating v yields, until it returns an error.
func ForEach(th *Thread, v Value, f func(Value) error) error { return forEachFrom(th, v, 0, f) }

// forEachFrom is ForEach without the first i items, which are not 0 only for a list, a tuple or a small range.
func forEachFrom(th *Thread, v Value, i int, f func(Value) error) error {
	switch v.Type() {
	case TupleType:
		for _, x := range (*Tuple)(v.P).Items[i:] {
			if err := f(x); err != nil {
				return err
			}
		}
		return nil
	case ListType:
		for ; ; i++ {
			x, err := (*List)(v.P).at(th, i)
			if err != nil || x.IsUndef() {
				return err
			}
			if err := f(x); err != nil {
				return err
			}
		}
	case RangeType:
		r := (*Range)(v.P)
		for ; r.big == nil; i++ {
			if i >= int(r.n) {
				return nil
			}
			if err := f(Int(r.start + int64(i)*r.step)); err != nil {
				return err
			}
		}
	}
	return forEachNext(th, v, f)
}

func forEachNext(th *Thread, v Value, f func(Value) error) error {
	it, err := Iter(th, v)
	if err != nil {
		return err
	}
	next := it.Type().Next
	for {
		x, err := next(th, it)
		if err != nil {
			if IsRaised(err, StopIterationType) {
				return nil // of a generator that returned a value
			}
			return err
		}
		if x.IsUndef() {
			return nil
		}
		if err := f(x); err != nil {
			return err
		}
	}
}

// plainItems returns the items of a list or tuple, until the next call into Python, or reports that v is a small range. It
// returns neither for anything else.
func plainItems(th *Thread, v Value) (items []Value, isRange bool, err error) {
	switch v.Type() {
	case TupleType:
		return (*Tuple)(v.P).Items, false, nil
	case ListType:
		items, err = (*List)(v.P).Items(th)
	case RangeType:
		isRange = (*Range)(v.P).big == nil
	}
	return items, isRange, err
}

// Collect returns all items of iterable v, in a slice of the caller's own.
func Collect(th *Thread, v Value) ([]Value, error) {
	items, isRange, err := plainItems(th, v)
	switch {
	case err != nil:
		return nil, err
	case items != nil:
		return append(make([]Value, 0, len(items)), items...), nil
	case isRange:
		return (*Range)(v.P).items(th)
	case v.Type() == RangeType:
		if _, err := Len(th, v); err != nil {
			return nil, err
		}
	case v.Type() == DictType && (*Dict)(v.P).ns == nil:
		return (*Dict)(v.P).keys(th)
	}
	switch v.Type() {
	case SetType, FrozenSetType:
		return setOf(v).Items(th)
	case StrType:
		return (*Str)(v.P).chars(), nil
	case dictValuesType:
		return dictOf(viewOf(v).d).values(th)
	case dictItemsType:
		return dictOf(viewOf(v).d).pairs(th)
	}
	it, err := Iter(th, v)
	if err == nil {
		_, err = Feed(th, it, func(x Value) bool {
			items = append(items, x)
			return true
		})
	}
	return items, err
}

// Len returns len(v).
func Len(th *Thread, v Value) (int, error) {
	if l := v.Type().Len; l != nil {
		return l(th, v)
	}
	return 0, Raisef(th, TypeErrorType, "object of type '%s' has no len()", v.Type().MessageName())
}

// GetItem returns v[key].
func GetItem(th *Thread, v, key Value) (Value, error) {
	if g := v.Type().GetItem; g != nil {
		return g(th, v, key)
	}
	if t, ok := AsType(v); ok {
		return typeGetItem(th, t, key)
	}
	return Value{}, Raisef(th, TypeErrorType, "'%s' object is not subscriptable", v.Type().MessageName())
}

// SetItem stores v[key] = x; an Undef x deletes v[key].
func SetItem(th *Thread, v, key, x Value) error {
	if s := v.Type().SetItem; s != nil {
		return s(th, v, key, x)
	}
	what := "does not support item assignment"
	switch t := v.Type(); {
	case x.IsUndef() && (t.GetItem != nil || t.Flags&FlagHeap != 0):
		what = "doesn't support item deletion"
	case x.IsUndef():
		what = "does not support item deletion"
	}
	return Raisef(th, TypeErrorType, "'%s' object %s", v.Type().MessageName(), what)
}

// Contains returns item in v.
func Contains(th *Thread, v, item Value) (bool, error) {
	t := v.Type()
	if t.Contains != nil {
		return t.Contains(th, v, item)
	}
	if !t.Iterable() {
		return false, Raisef(th, TypeErrorType, "argument of type '%s' is not a container or iterable", t.MessageName())
	}
	found := false
	err := ForEach(th, v, func(x Value) error {
		eq, err := Equal(th, x, item)
		if eq {
			found = true
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return found, err
}

type stopError struct{}

func (stopError) Error() string { return "stop" }

// errStop ends a ForEach early.
var errStop error = stopError{}

// Equal returns v is w or v == w, as containers compare.
func Equal(th *Thread, v, w Value) (bool, error) {
	if v == w {
		return true, nil
	}
	if v.IsInt() && w.IsInt() {
		return false, nil
	}
	if v.Type() == StrType && w.Type() == StrType {
		return (*Str)(v.P).Equal((*Str)(w.P)), nil
	}
	r, err := Compare(th, v, w, EQ)
	if err != nil {
		return false, err
	}
	return Truth(th, r)
}

// Compare returns the result of a rich comparison.
func Compare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	ta, tb := a.Type(), b.Type()
	if ta.Compare == nil && tb.Compare == nil {
		return compareDefault(th, a, b, op)
	}
	if err := th.Descend(" in comparison"); err != nil {
		return Value{}, err
	}
	defer th.Ascend()
	reflected := false
	if ta != tb && tb.Compare != nil && tb.Is(ta) {
		reflected = true
		if r, err := tb.Compare(th, b, a, cmpSwapped[op]); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	if ta.Compare != nil {
		if r, err := ta.Compare(th, a, b, op); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	if !reflected && tb.Compare != nil {
		if r, err := tb.Compare(th, b, a, cmpSwapped[op]); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return compareDefault(th, a, b, op)
}

// CompareAfter is Compare after a's method has returned NotImplemented, if b's class isn't a subclass.
func CompareAfter(th *Thread, a, b Value, op CmpOp) (Value, error) {
	if f := b.Type().Compare; f != nil {
		if r, err := f(th, b, a, cmpSwapped[op]); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return compareDefault(th, a, b, op)
}

func compareDefault(th *Thread, a, b Value, op CmpOp) (Value, error) {
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Value{}, Raisef(th, TypeErrorType, "'%s' not supported between instances of '%s' and '%s'", cmpSymbols[op], a.Type().MessageName(), b.Type().MessageName())
}

// Less returns v < w.
func Less(th *Thread, v, w Value) (bool, error) {
	if v.IsInt() && w.IsInt() {
		return v.Int() < w.Int(), nil
	}
	r, err := Compare(th, v, w, LT)
	if err != nil {
		return false, err
	}
	return Truth(th, r)
}

// Binary computes a binary operator.
func Binary(th *Thread, op BinOp, a, b Value) (Value, error) {
	r, err := binary(th, op, a, b)
	if err != nil || !r.IsNotImplemented() {
		return r, err
	}
	return unanswered(th, op, a, b)
}

// unanswered is what is left of a binary operator when no operand implements it as a number.
func unanswered(th *Thread, op BinOp, a, b Value) (Value, error) {
	switch op {
	case OpAdd:
		if f := a.Type().Concat; f != nil {
			return f(th, a, b)
		}
	case OpMul:
		if f := a.Type().Repeat; f != nil {
			return repeat(th, f, a, b)
		}
		if f := b.Type().Repeat; f != nil {
			return repeat(th, f, b, a)
		}
	}
	return Value{}, unsupported(th, binSymbols[op], a, b)
}

func binary(th *Thread, op BinOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	fa, fb := ta.Binary[op], tb.Binary[op]
	if ta == tb || ta.asks&tb.asks&(1<<op) != 0 {
		fb = nil // the same slot: it looks at both classes
	}
	if fa != nil && fb != nil && tb.Is(ta) {
		// A subclass on the right goes first. Slots take operands in source order.
		if r, err := fb(th, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
		fb = nil
	}
	if fa != nil {
		if r, err := fa(th, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	if fb != nil {
		if r, err := fb(th, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return NotImplemented, nil
}

// InPlace computes a op= b.
func InPlace(th *Thread, op BinOp, a, b Value) (Value, error) {
	if f := a.Type().InPlace[op]; f != nil {
		if r, err := f(th, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return afterInPlace(th, op, a, b)
}

// ExtendsInPlace reports whether t is a class that has inherited the method for op= of sequences, which goes before methods of its
// own for op.
func (t *Type) ExtendsInPlace(op BinOp) bool {
	return op == OpAdd && t.InPlaceConcat != nil && t.asks&(1<<op) != 0
}

// afterInPlace computes a op= b when a's method for that has not.
func afterInPlace(th *Thread, op BinOp, a, b Value) (Value, error) {
	if a.Type().ExtendsInPlace(op) {
		return a.Type().InPlaceConcat(th, a, b)
	}
	r, err := binary(th, op, a, b)
	if err != nil || !r.IsNotImplemented() {
		return r, err
	}
	return unansweredInPlace(th, op, a, b)
}

// unansweredInPlace is unanswered for a op= b.
func unansweredInPlace(th *Thread, op BinOp, a, b Value) (Value, error) {
	switch op {
	case OpAdd:
		if f := a.Type().InPlaceConcat; f != nil {
			return f(th, a, b)
		}
		if f := a.Type().Concat; f != nil {
			return f(th, a, b)
		}
	case OpMul:
		if r, err := repeatInPlace(th, a, b); err != nil || !r.IsNotImplemented() {
			return r, err
		}
	case OpPow:
		return Value{}, unsupported(th, "**=", a, b)
	}
	return Value{}, unsupported(th, binSymbols[op]+"=", a, b)
}

// Asked tells which method the evaluator has called for a binary operator.
type Asked uint8

// The methods that may be asked first.
const (
	AskedInPlace Asked = iota // __iop__ of the left operand
	AskedLeft                 // __op__ of the left operand; the right one's class isn't a subclass
	AskedRight                // __rop__ of the right operand
)

// OperateAfter computes a op b, or a op= b, after a method that was asked first has returned NotImplemented.
func OperateAfter(th *Thread, op BinOp, a, b Value, inPlace bool, asked Asked) (Value, error) {
	r, err := NotImplemented, error(nil)
	switch {
	case asked == AskedInPlace:
		return afterInPlace(th, op, a, b)
	case asked == AskedLeft && a.Type() != b.Type():
		if tb := b.Type(); tb.asks&(1<<op) != 0 {
			r, err = callIfThere(th, b, "__r"+binNames[op]+"__", a)
		} else if f := tb.Binary[op]; f != nil {
			r, err = f(th, a, b)
		}
	}
	switch {
	case err != nil || !r.IsNotImplemented():
		return r, err
	case inPlace:
		return unansweredInPlace(th, op, a, b)
	}
	return unanswered(th, op, a, b)
}

func unsupported(th *Thread, sym string, a, b Value) error {
	return Raisef(th, TypeErrorType, "unsupported operand type(s) for %s: '%s' and '%s'", sym, a.Type().MessageName(), b.Type().MessageName())
}

// Unary computes a unary operator.
func Unary(th *Thread, op UnOp, v Value) (Value, error) {
	if f := v.Type().Unary[op]; f != nil {
		return f(th, v)
	}
	if op == OpAbs {
		return Value{}, Raisef(th, TypeErrorType, "bad operand type for abs(): '%s'", v.Type().MessageName())
	}
	return Value{}, Raisef(th, TypeErrorType, "bad operand type for %s: '%s'", unSymbols[op], v.Type().MessageName())
}
