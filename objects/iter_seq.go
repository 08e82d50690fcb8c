package objects

// The iterators of lists, tuples and sequences, and the one that calls a function.

// The types of iterators.
var (
	listIterType        = &Type{}
	listReverseIterType = &Type{}
	tupleIterType       = &Type{}
	seqIterType         = &Type{}
	callableIterType    = &Type{}
)

// iteratorRows declares the types of this package's iterators.
func iteratorRows() []typeRow {
	return []typeRow{
		{listIterType, listIterSpec},
		{listReverseIterType, listReverseIterSpec},
		{tupleIterType, tupleIterSpec},
		{seqIterType, seqIterSpec},
		{callableIterType, callableIterSpec},
		{dictKeysType, dictKeysSpec},
		{dictValuesType, dictValuesSpec},
		{dictItemsType, dictItemsSpec},
		{dictKeyIterType, func() TypeSpec { return dictIterSpec("dict_keyiterator", dictNextKey) }},
		{dictValueIterType, func() TypeSpec { return dictIterSpec("dict_valueiterator", dictNext(valueOfEntry, false)) }},
		{dictItemIterType, func() TypeSpec { return dictIterSpec("dict_itemiterator", dictNext(itemOfEntry, false)) }},
		{dictRevKeyIterType, func() TypeSpec { return dictIterSpec("dict_reversekeyiterator", dictNext(keyOfEntry, true)) }},
		{dictRevValueIterType, func() TypeSpec { return dictIterSpec("dict_reversevalueiterator", dictNext(valueOfEntry, true)) }},
		{dictRevItemIterType, func() TypeSpec { return dictIterSpec("dict_reverseitemiterator", dictNext(itemOfEntry, true)) }},
		{setIterType, setIterSpec},
		{MappingProxyType, mappingProxySpec},
		{EnumerateType, enumerateSpec},
		{ZipType, zipSpec},
		{MapType, mapSpec},
		{FilterType, filterSpec},
		{ReversedType, reversedSpec},
	}
}

func listIter(th *Thread, self Value) (Value, error) {
	return newIndexIter(th, listIterType, self, 0, 0), nil
}

func listIterNext(th *Thread, self Value) (Value, error) {
	it := iterOf(self)
	b, err := it.write(th)
	if err != nil {
		return Value{}, err
	}
	if b.seq.IsUndef() {
		return Undef, nil
	}
	items, err := listOf(b.seq).Items(th)
	if err != nil {
		return Value{}, err
	}
	if b.i < len(items) {
		b.i++
		return items[b.i-1], nil
	}
	b.seq = Undef
	return Undef, nil
}

func listIterSpec() TypeSpec {
	return iteratorSpec("list_iterator", listIterNext,
		lengthHint(func(th *Thread, it *indexBody) (int, error) {
			i := it.i
			n, err := listLen(th, it.seq)
			return n - i, err
		}),
		reduceDef(reduceIndex("iter", emptyListValue)),
		setStateDef(setIndex(0, listLen)))
}

func listReversed(th *Thread, a []Value) (Value, error) {
	n, err := listLen(th, a[0])
	return newIndexIter(th, listReverseIterType, a[0], n-1, 0), err
}

func listReverseNext(th *Thread, self Value) (Value, error) {
	b, err := iterOf(self).write(th)
	if err != nil {
		return Value{}, err
	}
	if b.seq.IsUndef() {
		return Undef, nil
	}
	items, err := listOf(b.seq).Items(th)
	if err != nil {
		return Value{}, err
	}
	if b.i >= 0 && b.i < len(items) {
		b.i--
		return items[b.i+1], nil
	}
	b.seq = Undef
	return Undef, nil
}

func lastIndex(th *Thread, seq Value) (int, error) {
	n, err := Len(th, seq)
	return n - 1, err
}

func reverseHint(th *Thread, it *indexBody) (int, error) {
	i := it.i
	n, err := Len(th, it.seq)
	if i+1 > n {
		return 0, err
	}
	return i + 1, err
}

func listReverseIterSpec() TypeSpec {
	return iteratorSpec("list_reverseiterator", listReverseNext, lengthHint(reverseHint),
		reduceDef(reduceIndex("reversed", emptyListValue)), setStateDef(setIndex(-1, lastIndex)))
}

func tupleIter(th *Thread, self Value) (Value, error) {
	return newIndexIter(th, tupleIterType, self, 0, 0), nil
}

func tupleIterNext(th *Thread, self Value) (Value, error) {
	b, err := iterOf(self).write(th)
	if err != nil {
		return Value{}, err
	}
	if b.seq.IsUndef() {
		return Undef, nil
	}
	if items := b.seq.tuple().Items; b.i < len(items) {
		b.i++
		return items[b.i-1], nil
	}
	b.seq = Undef
	return Undef, nil
}

func tupleIterSpec() TypeSpec {
	return iteratorSpec("tuple_iterator", tupleIterNext,
		lengthHint(func(th *Thread, it *indexBody) (int, error) { return len(it.seq.tuple().Items) - it.i, nil }),
		reduceDef(reduceIndex("iter", func(*Thread) Value { return EmptyTuple })),
		setStateDef(setIndex(0, tupleLen)))
}

// newSeqIter returns an iterator over v, which has __getitem__ but no __iter__.
func newSeqIter(th *Thread, v Value) Value { return newIndexIter(th, seqIterType, v, 0, 0) }

func seqIterNext(th *Thread, self Value) (Value, error) {
	it := iterOf(self)
	b, err := it.read(th)
	if err != nil || b.seq.IsUndef() {
		return Undef, err
	}
	v, err := GetItem(th, b.seq, Int(int64(b.i)))
	if err != nil {
		if IsRaised(err, IndexErrorType, StopIterationType) {
			return it.finish(th)
		}
		return Value{}, err
	}
	if b, err = it.write(th); err != nil {
		return Value{}, err
	}
	b.i++
	return v, nil
}

func seqIterSpec() TypeSpec {
	return iteratorSpec("iterator", seqIterNext,
		lengthHint(func(th *Thread, it *indexBody) (int, error) {
			if it.seq.Type().Len == nil {
				return 0, nil
			}
			i := it.i
			n, err := Len(th, it.seq)
			return n - i, err
		}),
		reduceDef(reduceIndex("iter", func(*Thread) Value { return EmptyTuple })),
		setStateDef(setIndex(0, func(*Thread, Value) (int, error) { return maxSeq, nil })))
}

// NewCallableIter returns iter(callable, sentinel).
func NewCallableIter(th *Thread, callable, sentinel Value) Value {
	return newIndexIter(th, callableIterType, TupleOf(callable, sentinel), 0, 0)
}

func callableIterNext(th *Thread, self Value) (Value, error) {
	it := iterOf(self)
	b, err := it.read(th)
	if err != nil || b.seq.IsUndef() {
		return Undef, err
	}
	pair := b.seq.tuple().Items
	v, err := CallArgs(th, pair[0])
	if err != nil {
		if IsRaised(err, StopIterationType) {
			return it.finish(th)
		}
		return Value{}, err
	}
	if b, err = it.read(th); err != nil || b.seq.IsUndef() {
		return Undef, err // the call has exhausted the iterator
	}
	eq, err := Equal(th, pair[1], v)
	if err != nil {
		return Value{}, err
	}
	if eq {
		return it.finish(th)
	}
	return v, nil
}

func callableIterSpec() TypeSpec {
	return iteratorSpec("callable_iterator", callableIterNext, reduceDef(func(th *Thread, a []Value) (Value, error) {
		f, err := builtinValue(th, "iter")
		if err != nil {
			return Value{}, err
		}
		b, err := iterOf(a[0]).read(th)
		if err != nil {
			return Value{}, err
		}
		if b.seq.IsUndef() {
			return TupleOf(f, TupleOf(EmptyTuple)), nil
		}
		return TupleOf(f, b.seq), nil
	}))
}
