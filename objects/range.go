package objects

import (
	"math/big"
	"unsafe"
)

// Range is a range object. It is immutable. Nearly all are small: start, step, count and every item fit 64 bits; then the
// fields start, step and n say everything. Otherwise the numbers are in big.
type Range struct {
	Header
	Start, Stop, Step Value // ints
	start, step, n    int64
	big               *bigRange // nil for a small range
}

type bigRange struct{ start, step, n *big.Int }

var (
	rangeIterType     = &Type{}
	longRangeIterType = &Type{}
)

// NewRange returns range(start, stop, step) of ints; step is not 0.
func NewRange(start, stop, step Value) Value {
	r := &Range{Header: Header{RangeType}, Start: start, Stop: stop, Step: step}
	const limit = 1 << 62
	inside := func(v Value) bool { return v.IsInt() && v.Int() > -limit && v.Int() < limit }
	if !inside(start) || !inside(stop) || !inside(step) {
		r.measure()
		return FromPtr(unsafe.Pointer(r))
	}
	r.start, r.step = start.Int(), step.Int()
	switch d := stop.Int() - r.start; {
	case r.step > 0 && d > 0:
		r.n = (d-1)/r.step + 1
	case r.step < 0 && d < 0:
		r.n = (d+1)/r.step + 1
	}
	return FromPtr(unsafe.Pointer(r))
}

// measure fills in big.
func (r *Range) measure() {
	start, _ := AsBig(r.Start)
	stop, _ := AsBig(r.Stop)
	step, _ := AsBig(r.Step)
	d := new(big.Int).Sub(stop, start)
	n := new(big.Int)
	if d.Sign() == step.Sign() {
		d.Sub(d, big.NewInt(int64(step.Sign())))
		n.Quo(d, step)
		n.Add(n, big.NewInt(1))
	}
	r.big = &bigRange{start, step, n}
}

// AsRange returns the range that v is.
func AsRange(v Value) (*Range, bool) {
	if v.Type() == RangeType {
		return (*Range)(v.P), true
	}
	return nil, false
}

// UnitRange returns the bounds of a range of step 1 whose items fit 64 bits.
func UnitRange(v Value) (start, stop int64, ok bool) {
	r := (*Range)(v.P)
	return r.start, r.start + r.n, r.big == nil && r.step == 1
}

// count returns the number of items.
func (r *Range) count() Value {
	if r.big == nil {
		return Int(r.n)
	}
	return copyBig(r.big.n)
}

// at returns item i, which exists.
func (r *Range) at(i *big.Int) Value {
	start, _ := AsBig(r.Start)
	step, _ := AsBig(r.Step)
	x := new(big.Int).Mul(i, step)
	return NewBigInt(x.Add(x, start))
}

// items returns the items of a small range.
func (r *Range) items(th *Thread) ([]Value, error) {
	if err := th.ReserveItems(int(r.n), valueSize); err != nil {
		return nil, err
	}
	items := make([]Value, r.n)
	for i := range items {
		items[i] = Int(r.start + int64(i)*r.step)
	}
	return items, nil
}

func rangeNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw != nil && len(kw.Items) > 0 {
		return Value{}, RaiseMsg(th, TypeErrorType, "range() takes no keyword arguments")
	}
	var a [3]Value
	switch n := len(args); {
	case n == 0:
		return Value{}, RaiseMsg(th, TypeErrorType, "range expected at least 1 argument, got 0")
	case n > 3:
		return Value{}, Raisef(th, TypeErrorType, "range expected at most 3 arguments, got %d", n)
	}
	for i, v := range args {
		x, err := IndexValue(th, v)
		if err != nil {
			return Value{}, err
		}
		a[i] = x
	}
	switch len(args) {
	case 1:
		return NewRange(Int(0), a[0], Int(1)), nil
	case 2:
		return NewRange(a[0], a[1], Int(1)), nil
	}
	if a[2] == Int(0) {
		return Value{}, RaiseMsg(th, ValueErrorType, "range() arg 3 must not be zero")
	}
	return NewRange(a[0], a[1], a[2]), nil
}

func rangeLen(th *Thread, v Value) (int, error) {
	n := (*Range)(v.P).count()
	if !n.IsInt() {
		return 0, RaiseMsg(th, OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	return int(n.Int()), nil
}

func rangeGetItem(th *Thread, v, key Value) (Value, error) {
	r := (*Range)(v.P)
	if s, ok := AsSlice(key); ok {
		return r.slice(th, s)
	}
	if key.Type().Index == nil {
		return Value{}, Raisef(th, TypeErrorType, "range indices must be integers or slices, not %s", key.Type().MessageName())
	}
	k, err := IndexValue(th, key)
	if err != nil {
		return Value{}, err
	}
	if r.big == nil && k.IsInt() {
		i := k.Int()
		if i < 0 {
			i += r.n
		}
		if i >= 0 && i < r.n {
			return Int(r.start + i*r.step), nil
		}
		return Value{}, RaiseMsg(th, IndexErrorType, "range object index out of range")
	}
	i, _ := AsBig(k)
	n, _ := AsBig(r.count())
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, n)
	}
	if i.Sign() < 0 || i.Cmp(n) >= 0 {
		return Value{}, RaiseMsg(th, IndexErrorType, "range object index out of range")
	}
	return r.at(i), nil
}

func (r *Range) slice(th *Thread, s *Slice) (Value, error) {
	n, _ := AsBig(r.count())
	start, stop, step, err := s.indicesOf(th, n)
	if err != nil {
		return Value{}, err
	}
	own, _ := AsBig(r.Step)
	return NewRange(r.at(start), r.at(stop), NewBigInt(new(big.Int).Mul(own, step))), nil
}

// find returns the index of an int in r; ok is false if it is not there.
func (r *Range) find(v Value) (i Value, ok bool) {
	if x, isSmall := AsInt64(v); isSmall && r.big == nil {
		if r.n == 0 || x < min(r.start, r.start+(r.n-1)*r.step) || x > max(r.start, r.start+(r.n-1)*r.step) || (x-r.start)%r.step != 0 {
			return Value{}, false
		}
		return Int((x - r.start) / r.step), true
	}
	x, _ := AsBig(v)
	start, _ := AsBig(r.Start)
	step, _ := AsBig(r.Step)
	n, _ := AsBig(r.count())
	q, m := floorDivMod(new(big.Int).Sub(x, start), step)
	if m.Sign() != 0 || q.Sign() < 0 || q.Cmp(n) >= 0 {
		return Value{}, false
	}
	return NewBigInt(q), true
}

// exactInt reports whether v's comparison with ints is plain arithmetic.
func exactInt(v Value) bool { return v.Type() == IntType || v.IsBool() }

// scan calls f with every item that equals v and its index, comparing one by one, until f returns false.
func (r *Range) scan(th *Thread, v Value, f func(i int64) bool) error {
	i := int64(-1)
	err := ForEach(th, FromPtr(unsafe.Pointer(r)), func(x Value) error {
		i++
		eq, err := Equal(th, x, v)
		if err == nil && eq && !f(i) {
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return err
}

func rangeContains(th *Thread, v, item Value) (bool, error) {
	r := (*Range)(v.P)
	if exactInt(item) {
		_, ok := r.find(item)
		return ok, nil
	}
	found := false
	err := r.scan(th, item, func(int64) bool { found = true; return false })
	return found, err
}

func rangeIndex(th *Thread, a []Value) (Value, error) {
	r := (*Range)(a[0].P)
	if exactInt(a[1]) {
		if i, ok := r.find(a[1]); ok {
			return i, nil
		}
		return Value{}, RaiseMsg(th, ValueErrorType, "range.index(x): x not in range")
	}
	at := int64(-1)
	if err := r.scan(th, a[1], func(i int64) bool { at = i; return false }); err != nil {
		return Value{}, err
	}
	if at < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "sequence.index(x): x not in sequence")
	}
	return Int(at), nil
}

func rangeCount(th *Thread, a []Value) (Value, error) {
	r := (*Range)(a[0].P)
	n := int64(0)
	if exactInt(a[1]) {
		if _, ok := r.find(a[1]); ok {
			n = 1
		}
		return Int(n), nil
	}
	err := r.scan(th, a[1], func(int64) bool { n++; return true })
	return Int(n), err
}

// key returns what decides equality: the length, the first item if there is one, the step if there are two.
func (r *Range) key() Value {
	n := r.count()
	switch n {
	case Int(0):
		return TupleOf(n, None, None)
	case Int(1):
		return TupleOf(n, r.Start, None)
	}
	return TupleOf(n, r.Start, r.Step)
}

func rangeCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	r, ok := AsRange(a)
	s, ok2 := AsRange(b)
	if !ok || !ok2 || op != EQ && op != NE {
		return NotImplemented, nil
	}
	return Compare(th, r.key(), s.key(), op)
}

func rangeRepr(th *Thread, v Value) (*Str, error) {
	r := (*Range)(v.P)
	text := "range("
	for i, p := range []Value{r.Start, r.Stop, r.Step} {
		if i == 2 && p == Int(1) {
			break
		}
		s, err := Repr(th, p)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text += ", "
		}
		text += s.String()
	}
	return newASCII(text + ")"), nil
}

func rangeIter(th *Thread, v Value) (Value, error) {
	r := (*Range)(v.P)
	if r.big == nil {
		return newIndexIter(th, rangeIterType, v, 0, int(r.n)), nil
	}
	left := maxSliceIndex
	if n := r.count(); n.IsInt() {
		left = int(n.Int())
	}
	return newIndexIter(th, longRangeIterType, v, 0, left), nil
}

func rangeReversed(th *Thread, a []Value) (Value, error) {
	r := (*Range)(a[0].P)
	one := big.NewInt(1)
	n, _ := AsBig(r.count())
	step, _ := AsBig(r.Step)
	last := r.at(new(big.Int).Sub(n, one))
	return rangeIter(th, NewRange(last, r.at(big.NewInt(-1)), NewBigInt(new(big.Int).Neg(step))))
}

func rangeSpec() TypeSpec {
	part := func(name string, f func(r *Range) Value) GetSet {
		return GetSet{Name: name, Member: true, Get: func(th *Thread, v Value) (Value, error) { return f((*Range)(v.P)), nil }}
	}
	return TypeSpec{
		Name: "range", Flags: FlagSequence, Effect: Pure,
		Doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
		Slots: Slots{New: rangeNew, Repr: rangeRepr, Len: rangeLen, GetItem: rangeGetItem, Iter: rangeIter, Contains: rangeContains,
			Compare: rangeCompare,
			Hash:    func(th *Thread, v Value) (int64, error) { return Hash(th, (*Range)(v.P).key()) },
			Bool:    func(th *Thread, v Value) (bool, error) { return (*Range)(v.P).count() != Int(0), nil },
		},
		GetSets: []GetSet{part("start", func(r *Range) Value { return r.Start }), part("stop", func(r *Range) Value { return r.Stop }),
			part("step", func(r *Range) Value { return r.Step })},
		Methods: []FuncDef{
			{Name: "__reversed__", Sig: "self, /", Doc: "Return a reverse iterator.", Fn: rangeReversed},
			{Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
				r := (*Range)(a[0].P)
				return TupleOf(RangeType.Value(), TupleOf(r.Start, r.Stop, r.Step)), nil
			}},
			{Name: "count", Sig: "self, object, /", Fn: rangeCount, Doc: "rangeobject.count(value) -> integer -- return number of occurrences of value"},
			{Name: "index", Sig: "self, object, /", Fn: rangeIndex,
				Doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
		},
	}
}

func rangeIterNext(th *Thread, self Value) (Value, error) {
	b, err := iterOf(self).write(th)
	if err != nil || b.left == 0 {
		return Undef, err
	}
	r := (*Range)(b.seq.P)
	i := int64(b.i)
	b.i++
	b.left--
	if r.big == nil {
		return Int(r.start + i*r.step), nil
	}
	return r.at(big.NewInt(i)), nil
}

func rangeIterReduce(th *Thread, a []Value) (Value, error) {
	b, err := iterOf(a[0]).read(th)
	if err != nil {
		return Value{}, err
	}
	r, i, left := (*Range)(b.seq.P), big.NewInt(int64(b.i)), b.left
	iter, err := th.Interp.Builtins.Dict.GetStr(th, "iter")
	if err != nil {
		return Value{}, err
	}
	stop := r.Stop
	if left == 0 {
		stop = r.at(i)
	}
	return TupleOf(iter, TupleOf(NewRange(r.at(i), stop, r.Step)), None), nil
}

func rangeIterSetState(th *Thread, a []Value) (Value, error) {
	n, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	b, err := iterOf(a[0]).write(th)
	if err != nil {
		return Value{}, err
	}
	n = min(max(n, 0), b.left)
	b.i += n
	b.left -= n
	return None, nil
}

func rangeIterSpec(name string) TypeSpec {
	return TypeSpec{
		Name: name, Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Next: rangeIterNext, Iter: func(th *Thread, self Value) (Value, error) { return self, nil }},
		Methods: []FuncDef{
			{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).",
				Fn: func(th *Thread, a []Value) (Value, error) {
					b, err := iterOf(a[0]).read(th)
					if err != nil {
						return Value{}, err
					}
					return Int(int64(b.left)), nil
				}},
			{Name: "__reduce__", Sig: "self, /", Fn: rangeIterReduce, Doc: "Return state information for pickling."},
			{Name: "__setstate__", Sig: "self, object, /", Fn: rangeIterSetState, Doc: "Set state information for unpickling."},
		},
	}
}
