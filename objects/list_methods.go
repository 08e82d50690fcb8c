package objects

import (
	"cmp"
	"slices"
)

// The methods of list. Every method looks at the body again after a call that may run Python code.

func listOf(v Value) *List { return (*List)(v.P) }

func listNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return allocList(th, cls), nil
}

// listFrom is list(src), in one go where __new__ and __init__ would make an empty list and fill it.
func listFrom(th *Thread, src Value) (Value, error) {
	if src.Type() == ListType || src.Type() == TupleType {
		items, _, err := plainItems(th, src)
		if err != nil {
			return Value{}, err
		}
		return ListOf(th, items, len(items)).Value(), nil
	}
	items, err := Collect(th, src)
	if err != nil {
		return Value{}, err
	}
	return NewList(th, items).Value(), nil
}

func listInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	args, kw = ownKeywords(self.Type(), "__new__", args, kw)
	src, err := oneArg(th, "list", args, kw)
	if err != nil {
		return err
	}
	l := listOf(self)
	b, err := l.Read(th)
	if err != nil {
		return err
	}
	if len(b.Items) > 0 {
		if err := l.Clear(th); err != nil {
			return err
		}
	}
	if src.IsUndef() {
		return nil
	}
	return l.Extend(th, src)
}

// Extend appends the items of iterable v. Items that v yields before it fails stay.
func (l *List) Extend(th *Thread, v Value) error {
	switch v.Type() {
	case ListType:
		items, err := listOf(v).Items(th)
		if err != nil {
			return err
		}
		return l.appendAll(th, items)
	case TupleType:
		return l.appendAll(th, v.tuple().Items)
	case RangeType, DictType, SetType, FrozenSetType:
		items, err := Collect(th, v)
		if err != nil {
			return err
		}
		return l.appendOwn(th, items)
	}
	if v == l.Value() { // of a subclass: going on until its end would not end
		items, err := l.Items(th)
		if err != nil {
			return err
		}
		return l.appendAll(th, items)
	}
	it, err := Iter(th, v)
	if err != nil {
		return err
	}
	var aerr error
	_, err = Feed(th, it, func(x Value) bool {
		aerr = l.Append(th, x)
		return aerr == nil
	})
	return cmp.Or(err, aerr)
}

// appendAll appends items, which may be l's own.
func (l *List) appendAll(th *Thread, items []Value) error {
	if len(items) == 0 {
		return nil
	}
	b, err := l.writeTail(th)
	if err != nil {
		return err
	}
	if len(b.Items)+len(items) > cap(b.Items) {
		b.own, b.lent = th.Stamp(), 0
	}
	b.Items = append(b.Items, items...)
	return nil
}

// appendOwn is appendAll for items that an empty list may keep.
func (l *List) appendOwn(th *Thread, items []Value) error {
	b, err := l.Read(th)
	if err != nil {
		return err
	}
	if len(b.Items) > 0 || len(items) == 0 {
		return l.appendAll(th, items)
	}
	if b, err = l.WriteSlots(th); err != nil {
		return err
	}
	b.Items, b.own, b.lent = items, th.Stamp(), 0
	return nil
}

// Clear removes all items.
func (l *List) Clear(th *Thread) error {
	b, err := l.WriteSlots(th)
	if err != nil {
		return err
	}
	b.Items, b.own, b.lent = []Value{}, th.Stamp(), 0
	return nil
}

// Pop removes and returns item i, which counts from the end if negative; ok is false if there is no such item.
func (l *List) Pop(th *Thread, i int) (v Value, ok bool, err error) {
	b, err := l.Read(th)
	if err != nil {
		return Value{}, false, err
	}
	n := len(b.Items)
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, false, nil
	}
	v = b.Items[i]
	if i == n-1 {
		if b, err = l.WriteSlots(th); err != nil {
			return Value{}, false, err
		}
		b.LogTail(th, i)
		b.Items[i] = Value{}
		b.Items = b.Items[:i]
		return v, true, nil
	}
	if b, err = l.WriteAll(th); err != nil {
		return Value{}, false, err
	}
	b.Items = slices.Delete(b.Items, i, i+1)
	return v, true, nil
}

// Insert puts v before item i.
func (l *List) Insert(th *Thread, i int, v Value) error {
	b, err := l.Read(th)
	if err != nil {
		return err
	}
	n := len(b.Items)
	if i < 0 {
		i = max(i+n, 0)
	}
	if i >= n {
		return l.Append(th, v)
	}
	if b, err = l.WriteAll(th); err != nil {
		return err
	}
	b.Items = slices.Insert(b.Items, i, v)
	return nil
}

// at returns item i, or Undef if the list has become shorter.
func (l *List) at(th *Thread, i int) (Value, error) {
	items, err := l.Items(th)
	if err != nil || i >= len(items) {
		return Undef, err
	}
	return items[i], nil
}

// find returns the position in start..stop of the first item equal to v, or -1.
func (l *List) find(th *Thread, v Value, start, stop int) (int, error) {
	for i := start; i < stop; i++ {
		x, err := l.at(th, i)
		if err != nil || x.IsUndef() {
			return -1, err
		}
		eq, err := Equal(th, x, v)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

func listAppend(th *Thread, a []Value) (Value, error) { return None, listOf(a[0]).Append(th, a[1]) }

func listExtend(th *Thread, a []Value) (Value, error) { return None, listOf(a[0]).Extend(th, a[1]) }

func listClear(th *Thread, a []Value) (Value, error) { return None, listOf(a[0]).Clear(th) }

func listCopy(th *Thread, a []Value) (Value, error) {
	items, err := listOf(a[0]).Items(th)
	if err != nil {
		return Value{}, err
	}
	return ListOf(th, items, len(items)).Value(), nil
}

func listInsert(th *Thread, a []Value) (Value, error) {
	i, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	return None, listOf(a[0]).Insert(th, i, a[2])
}

func listPop(th *Thread, a []Value) (Value, error) {
	l := listOf(a[0])
	i, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	v, ok, err := l.Pop(th, i)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		items, err := l.Items(th)
		if err != nil {
			return Value{}, err
		}
		if len(items) == 0 {
			return Value{}, RaiseMsg(th, IndexErrorType, "pop from empty list")
		}
		return Value{}, RaiseMsg(th, IndexErrorType, "pop index out of range")
	}
	return v, nil
}

func listRemove(th *Thread, a []Value) (Value, error) {
	l := listOf(a[0])
	i, err := l.find(th, a[1], 0, maxSeq)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "list.remove(x): x not in list")
	}
	_, _, err = l.Pop(th, i)
	return None, err
}

func listIndex(th *Thread, a []Value) (Value, error) {
	l := listOf(a[0])
	n, err := listLen(th, a[0])
	if err != nil {
		return Value{}, err
	}
	start, err := seqBound(th, a[2], n, 0)
	if err != nil {
		return Value{}, err
	}
	stop, err := seqBound(th, a[3], n, maxSeq)
	if err != nil {
		return Value{}, err
	}
	i, err := l.find(th, a[1], start, stop)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "list.index(x): x not in list")
	}
	return Int(int64(i)), nil
}

func listCount(th *Thread, a []Value) (Value, error) {
	l, n := listOf(a[0]), 0
	for i := 0; ; i++ {
		x, err := l.at(th, i)
		if err != nil {
			return Value{}, err
		}
		if x.IsUndef() {
			return Int(int64(n)), nil
		}
		eq, err := Equal(th, x, a[1])
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
}

func listReverse(th *Thread, a []Value) (Value, error) {
	b, err := listOf(a[0]).WriteAll(th)
	if err != nil {
		return Value{}, err
	}
	slices.Reverse(b.Items)
	return None, nil
}

func listSizeof(th *Thread, a []Value) (Value, error) {
	items, err := listOf(a[0]).Items(th)
	return Int(int64(56 + 8*cap(items))), err
}

func listSpec() TypeSpec {
	return TypeSpec{
		Name: "list", Flags: FlagBaseOK | FlagList | FlagSequence, Effect: Pure, Sig: "iterable=(), /",
		Alloc: allocList, AttrOff: listAttrOff,
		Doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
		Slots: Slots{
			New: listNew, Init: listInit, Repr: listRepr, Compare: listCompare, Iter: listIter, Len: listLen,
			GetItem: listGetItem, SetItem: listSetItem, Contains: listContains,
			Concat: listAdd, Repeat: listMul, InPlaceConcat: listIAdd, InPlaceRepeat: listIMul,
		},
		Methods: []FuncDef{
			{Name: "__reversed__", Sig: "self, /", Doc: "Return a reverse iterator over the list.", Fn: listReversed},
			{Name: "__sizeof__", Sig: "self, /", Doc: "Return the size of the list in memory, in bytes.", Fn: listSizeof},
			{Name: "clear", Sig: "self, /", Doc: "Remove all items from list.", Fn: listClear},
			{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of the list.", Fn: listCopy},
			{Name: "append", Sig: "self, object, /", Doc: "Append object to the end of the list.", Fn: listAppend},
			{Name: "insert", Sig: "self, index, object, /", Doc: "Insert object before index.", Fn: listInsert},
			{Name: "extend", Sig: "self, iterable, /", Doc: "Extend list by appending elements from the iterable.", Fn: listExtend},
			{Name: "pop", Sig: "self, index=-1, /", Fn: listPop,
				Doc: "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."},
			{Name: "remove", Sig: "self, value, /", Fn: listRemove,
				Doc: "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
			{Name: "index", Sig: "self, value, start=?, stop=?, /", Fn: listIndex,
				Doc: "Return first index of value.\n\nRaises ValueError if the value is not present."},
			{Name: "count", Sig: "self, value, /", Doc: "Return number of occurrences of value.", Fn: listCount},
			{Name: "reverse", Sig: "self, /", Doc: "Reverse *IN PLACE*.", Fn: listReverse},
			{Name: "sort", Sig: "self, /, *, key=None, reverse=False", Fn: listSort,
				Doc: "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable\n(i.e. the order of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort\nthem, ascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order."},
			ClassGetItem(),
		},
	}
}
