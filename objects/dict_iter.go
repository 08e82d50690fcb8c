package objects

import "unsafe"

// The types of dict iterators.
var (
	dictKeyIterType      = &Type{}
	dictValueIterType    = &Type{}
	dictItemIterType     = &Type{}
	dictRevKeyIterType   = &Type{}
	dictRevValueIterType = &Type{}
	dictRevItemIterType  = &Type{}
)

func dictIterKeys(th *Thread, self Value) (Value, error) {
	return newDictIter(th, dictKeyIterType, self)
}

// newDictIter makes an iterator of type t. Its left counts the items to come, and size says how many the dict must have.
func newDictIter(th *Thread, t *Type, d Value) (Value, error) {
	b, err := dictOf(d).Read(th)
	if err != nil {
		return Value{}, err
	}
	i := b.head
	switch t {
	case dictRevKeyIterType, dictRevValueIterType, dictRevItemIterType:
		i = len(b.entries) - 1
	}
	it := newIndexIter(th, t, d, i, b.used)
	iterOf(it).first.size = b.used
	return it, nil
}

func keyOfEntry(th *Thread, d *Dict, e *dictEntry) (Value, error) { return e.Key(), nil }

func valueOfEntry(th *Thread, d *Dict, e *dictEntry) (Value, error) { return d.valueOf(th, e.val) }

func itemOfEntry(th *Thread, d *Dict, e *dictEntry) (Value, error) {
	k := e.Key()
	v, err := d.valueOf(th, e.val)
	return TupleOf(k, v), err
}

// dictStep advances an iterator over a dict to the next entry, or returns nil at the end.
func dictStep(th *Thread, it *indexIter, reverse bool) (*Dict, *dictEntry, error) {
	if th.Exclusive && !reverse { // the same as below, without a detour
		b := (*indexBody)(it.Peek())
		if b.seq.P != unsafe.Pointer(&TagUndef) && b.left > 0 {
			d := dictOf(b.seq)
			if db := (*DictBody)(d.Peek()); db.used == b.size && b.i < len(db.entries) && !db.entries[b.i].deleted() {
				b.i++
				b.left--
				return d, &db.entries[b.i-1], nil
			}
		}
	}
	b, err := it.write(th)
	if err != nil {
		return nil, nil, err
	}
	if b.seq.IsUndef() {
		return nil, nil, nil
	}
	d := dictOf(b.seq)
	db, err := d.Read(th)
	if err != nil {
		return nil, nil, err
	}
	if db.used != b.size {
		b.size = -1 // and stays so
		return nil, nil, RaiseMsg(th, RuntimeErrorType, "dictionary changed size during iteration")
	}
	step := 1
	if reverse {
		step = -1
	}
	i := b.i
	for i >= 0 && i < len(db.entries) && db.entries[i].deleted() {
		i += step
	}
	if i < 0 || i >= len(db.entries) {
		b.seq = Undef
		return nil, nil, nil
	}
	if b.left == 0 && !reverse {
		b.seq = Undef
		return nil, nil, RaiseMsg(th, RuntimeErrorType, "dictionary keys changed during iteration")
	}
	b.i = i + step
	b.left--
	return d, &db.entries[i], nil
}

func dictIterSpec(name string, next func(th *Thread, self Value) (Value, error)) TypeSpec {
	return iteratorSpec(name, next, dictIterHint(), reduceDef(reduceRest))
}

// dictNext returns the step of an iterator for what pick makes of an entry.
func dictNext(pick func(*Thread, *Dict, *dictEntry) (Value, error), reverse bool) func(th *Thread, self Value) (Value, error) {
	return func(th *Thread, self Value) (Value, error) {
		d, e, err := dictStep(th, iterOf(self), reverse)
		if err != nil || e == nil {
			return Undef, err
		}
		return pick(th, d, e)
	}
}

// dictNextKey is dictNext of keyOfEntry without the detour, for the commonest dict iterator.
func dictNextKey(th *Thread, self Value) (Value, error) {
	_, e, err := dictStep(th, iterOf(self), false)
	if err != nil || e == nil {
		return Undef, err
	}
	return e.Key(), nil
}

func dictIterHint() FuncDef {
	return lengthHint(func(th *Thread, it *indexBody) (int, error) {
		size, left := it.size, it.left
		n, err := Len(th, it.seq)
		if err != nil || n != size {
			return 0, err
		}
		return left, nil
	})
}

// reduceRest is the __reduce__ of an iterator that can't be rebuilt from what it iterates: iter() of a list of what is to
// come. The iterator itself stays where it is.
func reduceRest(th *Thread, a []Value) (Value, error) {
	f, err := builtinValue(th, "iter")
	if err != nil {
		return Value{}, err
	}
	b, err := iterOf(a[0]).read(th)
	if err != nil {
		return Value{}, err
	}
	twin := newIndexIter(th, a[0].Type(), b.seq, b.i, b.left)
	iterOf(twin).first.size = b.size
	rest, err := Collect(th, twin)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(f, TupleOf(NewList(th, rest).Value())), nil
}
