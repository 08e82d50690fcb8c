package objects

import "unsafe"

// OrderedDictType is collections.OrderedDict.
var OrderedDictType = &Type{}

// An orderedDict is a dict whose order can be changed and counts: for equality, and for iterators, which stop when it changes.
// The order is that of the dict's entries.
type orderedDict struct {
	Dict
	attrs Attrs
	order State[orderState]
}

// orderState counts the changes of the order: keys that came, went or moved.
type orderState struct{ changes int }

func odictOf(v Value) *orderedDict { return (*orderedDict)(v.P) }

func isOrderedDict(v Value) bool { return v.Type() == OrderedDictType || v.Type().Is(OrderedDictType) }

func allocOrderedDict(th *Thread, cls *Type) Value {
	d := &orderedDict{}
	d.InitSub(th, cls)
	d.attrs.Init(th, cls)
	d.order.Init(th, orderState{})
	return d.Value()
}

func (d *orderedDict) changes(th *Thread) (int, error) {
	s, err := d.order.Read(th)
	if err != nil {
		return 0, err
	}
	return s.changes, nil
}

func (d *orderedDict) changed(th *Thread) error {
	s, err := d.order.Write(th)
	if err == nil {
		s.changes++
	}
	return err
}

// checkOrder complains if the order is not the one of that count any more.
func (d *orderedDict) checkOrder(th *Thread, changes int) error {
	n, err := d.changes(th)
	if err == nil && n != changes {
		err = RaiseMsg(th, RuntimeErrorType, "OrderedDict mutated during iteration")
	}
	return err
}

// lookup returns the position of key, or -1, and the body it is in.
func (d *orderedDict) lookup(th *Thread, key Value) (int, *DictBody, error) {
	h, err := Hash(th, key)
	if err != nil {
		return -1, nil, err
	}
	b, err := d.Read(th)
	if err != nil {
		return -1, nil, err
	}
	return d.find(th, b, key, h)
}

func (d *orderedDict) set(th *Thread, key, v Value) error {
	h, err := Hash(th, key)
	if err != nil {
		return err
	}
	before, err := d.Len(th)
	if err != nil {
		return err
	}
	if err := d.setHash(th, key, h, v); err != nil {
		return err
	}
	if after, err := d.Len(th); err != nil || after == before {
		return err
	}
	return d.changed(th)
}

// takeAt removes entry p and returns its key and value.
func (d *orderedDict) takeAt(th *Thread, b *DictBody, p int) (k, v Value, err error) {
	k = b.entries[p].Key()
	if v, err = d.valueOf(th, b.entries[p].val); err != nil {
		return k, v, err
	}
	if err := d.removeAt(th, p); err != nil {
		return k, v, err
	}
	return k, v, d.changed(th)
}

// take removes key and returns its value, or Undef if it was not there.
func (d *orderedDict) take(th *Thread, key Value) (Value, error) {
	p, b, err := d.lookup(th, key)
	if err != nil || p < 0 {
		return Undef, err
	}
	_, v, err := d.takeAt(th, b, p)
	return v, err
}

// end returns the position of the last or the first item, or -1.
func (b *DictBody) end(last bool) int {
	switch {
	case b.used == 0:
		return -1
	case last:
		return len(b.entries) - 1
	}
	return b.head
}

// moveToEnd moves entry p behind or before all others.
func (d *orderedDict) moveToEnd(th *Thread, p int, last bool) error {
	b, err := d.write(th)
	if err != nil {
		return err
	}
	e := &b.entries[p]
	k, h, v := e.Key(), e.hash(th), e.val
	b.deleteAt(th, p)
	if last {
		b.insert(th, k, h, v)
	} else {
		b.insertFront(th, k, h, v)
	}
	return d.changed(th)
}

// sameOrder reports whether the keys of two dicts of equal length are equal one by one.
func (d *orderedDict) sameOrder(th *Thread, o *orderedDict) (bool, error) {
	n, err := d.changes(th)
	if err != nil {
		return false, err
	}
	m, err := o.changes(th)
	if err != nil {
		return false, err
	}
	for i, j := 0, 0; ; {
		k, _, next, more, err := d.NextEntry(th, i)
		if err != nil {
			return false, err
		}
		l, _, next2, more2, err := o.NextEntry(th, j)
		if err != nil || !more || !more2 {
			return more == more2, err
		}
		if eq, err := Equal(th, k, l); err != nil || !eq {
			return false, err
		}
		if err := d.checkOrder(th, n); err != nil {
			return false, err
		}
		if err := o.checkOrder(th, m); err != nil {
			return false, err
		}
		i, j = next, next2
	}
}

// updateAny stores the items of src into self, whose class may have its own way to store.
func updateAny(th *Thread, self, src Value) error {
	if src.Type() == DictType {
		items, err := dictOf(src).Items(th)
		if err != nil {
			return err
		}
		for _, it := range items {
			if err := SetItem(th, self, it.Key, it.Value); err != nil {
				return err
			}
		}
		return nil
	}
	keys, err := LookupAttr(th, src, "keys")
	if err != nil {
		return err
	}
	if !keys.IsUndef() {
		if keys, err = CallArgs(th, keys); err != nil {
			return err
		}
		return ForEach(th, keys, func(k Value) error {
			v, err := GetItem(th, src, k)
			if err != nil {
				return err
			}
			return SetItem(th, self, k, v)
		})
	}
	items, err := LookupAttr(th, src, "items")
	if err != nil {
		return err
	}
	if !items.IsUndef() {
		if src, err = CallArgs(th, items); err != nil {
			return err
		}
	}
	return ForEach(th, src, func(pair Value) error {
		k, v, err := unpackPair(th, pair)
		if err != nil {
			return err
		}
		return SetItem(th, self, k, v)
	})
}

// unpackPair takes no more than three items out of v, which should give two.
func unpackPair(th *Thread, v Value) (Value, Value, error) {
	var pair []Value
	err := ForEach(th, v, func(x Value) error {
		if pair = append(pair, x); len(pair) > 2 {
			return errStop
		}
		return nil
	})
	switch {
	case err != nil && err != errStop:
		return Value{}, Value{}, err
	case len(pair) == 0:
		err = RaiseMsg(th, ValueErrorType, "need more than 0 values to unpack")
	case len(pair) == 1:
		err = RaiseMsg(th, ValueErrorType, "need more than 1 value to unpack")
	case len(pair) > 2:
		err = RaiseMsg(th, ValueErrorType, "too many values to unpack (expected 2)")
	}
	if err != nil {
		return Value{}, Value{}, err
	}
	return pair[0], pair[1], nil
}

// updateAnyArgs carries out the arguments of OrderedDict() and update().
func updateAnyArgs(th *Thread, self Value, args []Value, kw *Tuple) error {
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > 0 {
		if err := updateAny(th, self, args[0]); err != nil {
			return err
		}
	}
	for i := npos; i < len(args); i++ {
		if err := SetItem(th, self, kw.Items[i-npos], args[i]); err != nil {
			return err
		}
	}
	return nil
}

func odictNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return allocOrderedDict(th, cls), nil
}

func odictInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > 1 {
		return Raisef(th, TypeErrorType, "expected at most 1 argument, got %d", npos)
	}
	return updateAnyArgs(th, self, args, kw)
}

func odictRepr(th *Thread, self Value) (*Str, error) {
	n, err := odictOf(self).Len(th)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return NewStr(self.Type().Name + "()"), nil
	}
	if !th.EnterRepr(self) {
		return NewStr("..."), nil
	}
	defer th.LeaveRepr()
	plain, err := CallArgs(th, DictType.Value(), self)
	if err != nil {
		return nil, err
	}
	s, err := Repr(th, plain)
	if err != nil {
		return nil, err
	}
	return NewStr(self.Type().Name + "(" + s.String() + ")"), nil
}

func odictCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	r, err := dictCompare(th, a, b, op)
	if err != nil || !isOrderedDict(b) || r != Bool(op == EQ) {
		return r, err
	}
	same, err := odictOf(a).sameOrder(th, odictOf(b))
	return Bool(same == (op == EQ)), err
}

func odictSetItem(th *Thread, self, key, v Value) error {
	d := odictOf(self)
	if !v.IsUndef() {
		return d.set(th, key, v)
	}
	old, err := d.take(th, key)
	if err == nil && old.IsUndef() {
		return RaiseKey(th, key)
	}
	return err
}

func odictOr(th *Thread, a, b Value) (Value, error) {
	cls, other := a.Type(), b
	if !isOrderedDict(a) {
		cls, other = b.Type(), a
	}
	if _, ok := AsDict(other); !ok {
		return NotImplemented, nil
	}
	r, err := CallArgs(th, cls.Value(), a)
	if err != nil {
		return Value{}, err
	}
	return r, updateAny(th, r, b)
}

func odictIOr(th *Thread, self, other Value) (Value, error) { return self, updateAny(th, self, other) }

func odictSpec() TypeSpec {
	return TypeSpec{
		Name: "collections.OrderedDict", Base: DictType, Flags: FlagBaseOK | FlagHasAttrs, Effect: Pure,
		Doc:   "Dictionary that remembers insertion order",
		Alloc: allocOrderedDict, AttrOff: unsafe.Offsetof(orderedDict{}.attrs),
		Slots: Slots{
			New: odictNew, Init: odictInit, Repr: odictRepr, Compare: odictCompare, SetItem: odictSetItem,
			Iter:    odictIterMaker(odictKeys, false),
			Binary:  [numBinOps]BinaryFunc{OpOr: odictOr},
			InPlace: [numBinOps]BinaryFunc{OpOr: odictIOr},
		},
		Methods: odictMethods(),
		GetSets: []GetSet{DictGetSet()},
	}
}

func odictRows() []typeRow {
	return []typeRow{
		{OrderedDictType, odictSpec}, {odictIterType, odictIterSpec},
		{odictKeysType, func() TypeSpec { return odictViewSpec("odict_keys", dictKeysType, odictKeys) }},
		{odictValuesType, func() TypeSpec { return odictViewSpec("odict_values", dictValuesType, odictValues) }},
		{odictItemsType, func() TypeSpec { return odictViewSpec("odict_items", dictItemsType, odictItems) }},
	}
}
