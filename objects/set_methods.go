package objects

var setIterType = &Type{}

func setNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return newSet(th, cls).Value(), nil
}

func setInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	src, err := oneArg(th, "set", args, kw)
	if err != nil {
		return err
	}
	s := setOf(self)
	b, err := s.Read(th)
	if err != nil {
		return err
	}
	if b.fill > 0 {
		if err := s.Clear(th); err != nil {
			return err
		}
	}
	if src.IsUndef() {
		return nil
	}
	return s.Update(th, src)
}

func frozensetNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	args, kw = ownKeywords(cls, "__init__", args, kw)
	src, err := oneArg(th, "frozenset", args, kw)
	if err != nil {
		return Value{}, err
	}
	if src.IsUndef() {
		return newSet(th, cls).Value(), nil
	}
	if cls == FrozenSetType && src.Type() == FrozenSetType {
		return src, nil
	}
	s, err := newSetOf(th, cls, src)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

func setLen(th *Thread, self Value) (int, error) { return setOf(self).Len(th) }

// setContains looks a set that is not hashable up as the frozenset with its items.
func setContains(th *Thread, self, item Value) (bool, error) {
	if item.IsInt() || item.Type() == StrType {
		h, _ := Hash(th, item) // hashing these can't fail
		return setOf(self).hasHash(th, packKey(item, h), h)
	}
	item, err := frozenKey(th, item)
	if err != nil {
		return false, err
	}
	return setOf(self).Has(th, item)
}

func frozenKey(th *Thread, v Value) (Value, error) {
	s, ok := AsSet(v)
	if !ok || s.frozen || v.Type().Hash != nil {
		return v, nil
	}
	f, err := s.copyAs(th, FrozenSetType)
	if err != nil {
		return Value{}, err
	}
	return f.Value(), nil
}

func setRepr(th *Thread, self Value) (*Str, error) {
	name := self.Type().Name
	if !th.EnterRepr(self) {
		return NewStr(name + "(...)"), nil
	}
	defer th.LeaveRepr()
	items, err := setOf(self).Items(th)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return NewStr(name + "()"), nil
	}
	open, shut := "{", "}"
	if self.Type() != SetType {
		open, shut = name+"({", "})"
	}
	var b StrBuilder
	b.borrow(th)
	b.WriteStr(NewStr(open))
	for i, v := range items {
		if i > 0 {
			b.WriteASCII(", ")
		}
		if err := b.writeRepr(th, v); err != nil {
			return nil, err
		}
	}
	b.WriteASCII(shut)
	return b.giveBack(th), nil
}

// frozensetHash mixes the items' hashes regardless of their order, so that frozensets hash as in CPython.
func frozensetHash(th *Thread, self Value) (int64, error) {
	b, err := setOf(self).Read(th)
	if err != nil {
		return 0, err
	}
	h := uint64(0)
	for i := range b.table {
		if e := &b.table[i]; e.live() {
			x := uint64(e.hash(th))
			h ^= (x ^ 89869747 ^ x<<16) * 3644798167
		}
	}
	h ^= (uint64(b.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if int64(h) == -1 {
		h = 590923713
	}
	return int64(h), nil
}

func setIter(th *Thread, self Value) (Value, error) {
	n, err := setOf(self).Len(th)
	it := newIndexIter(th, setIterType, self, 0, n)
	iterOf(it).first.size = n
	return it, err
}

func setIterNext(th *Thread, self Value) (Value, error) {
	b, err := iterOf(self).write(th)
	if err != nil {
		return Value{}, err
	}
	if b.seq.IsUndef() {
		return Undef, nil
	}
	sb, err := setOf(b.seq).Read(th)
	if err != nil {
		return Value{}, err
	}
	if sb.used != b.size {
		b.size = -1 // and stays so
		return Value{}, RaiseMsg(th, RuntimeErrorType, "Set changed size during iteration")
	}
	for i := b.i; i < len(sb.table); i++ {
		if e := &sb.table[i]; e.live() {
			b.i = i + 1
			b.left--
			return e.item(), nil
		}
	}
	b.seq = Undef
	return Undef, nil
}

func setIterSpec() TypeSpec {
	return iteratorSpec("set_iterator", setIterNext, dictIterHint(), reduceDef(reduceRest))
}

func setAdd(th *Thread, a []Value) (Value, error) { return None, setOf(a[0]).Add(th, a[1]) }

func setClear(th *Thread, a []Value) (Value, error) { return None, setOf(a[0]).Clear(th) }

func setCopy(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	if a[0].Type() == FrozenSetType {
		return a[0], nil
	}
	r, err := s.copyAs(th, s.base())
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
}

func setDiscard(th *Thread, a []Value) (Value, error) {
	key, err := frozenKey(th, a[1])
	if err != nil {
		return Value{}, err
	}
	_, err = setOf(a[0]).Discard(th, key)
	return None, err
}

func setRemove(th *Thread, a []Value) (Value, error) {
	key, err := frozenKey(th, a[1])
	if err != nil {
		return Value{}, err
	}
	was, err := setOf(a[0]).Discard(th, key)
	if err == nil && !was {
		err = RaiseKey(th, a[1])
	}
	return None, err
}

func setPop(th *Thread, a []Value) (Value, error) {
	b, err := setOf(a[0]).write(th)
	if err != nil {
		return Value{}, err
	}
	if b.used == 0 {
		return Value{}, RaiseMsg(th, KeyErrorType, "pop from an empty set")
	}
	mask := len(b.table) - 1
	i := b.finger & mask
	for !b.table[i].live() {
		i = (i + 1) & mask
	}
	v := b.table[i].item()
	b.removeAt(th, i)
	b.finger = i + 1
	return v, nil
}

// eachOther returns a method that applies change to the set for each of its arguments.
func eachOther(change func(th *Thread, s *Set, other Value) error) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s := setOf(a[0])
		for _, o := range a[1].tuple().Items {
			if err := change(th, s, o); err != nil {
				return Value{}, err
			}
		}
		return None, nil
	}
}

func setUnion(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	r, err := s.copyAs(th, s.base())
	if err != nil {
		return Value{}, err
	}
	for _, o := range a[1].tuple().Items {
		if err := r.Update(th, o); err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

func setDifference(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	others := a[1].tuple().Items
	if len(others) == 0 {
		return setCopy(th, a[:1])
	}
	r, err := s.difference(th, others[0])
	if err != nil {
		return Value{}, err
	}
	for _, o := range others[1:] {
		if err := r.differenceUpdate(th, o); err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

func setIsDisjoint(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	disjoint := true
	check := func(in bool, err error) error {
		if err == nil && in {
			disjoint = false
			return errStop
		}
		return err
	}
	var err error
	if o, ok := AsSet(a[1]); ok {
		n, err1 := s.Len(th)
		m, err2 := o.Len(th)
		if err1 != nil || err2 != nil {
			return Value{}, firstError(err1, err2)
		}
		if m > n {
			s, o = o, s
		}
		err = o.each(th, func(key Value, h int64) error { return check(s.hasHash(th, key, h)) })
	} else {
		err = ForEach(th, a[1], func(x Value) error { return check(s.Has(th, x)) })
	}
	if err == errStop {
		err = nil
	}
	return Bool(disjoint), err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func setIsSubset(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	if o, ok := AsSet(a[1]); ok {
		r, err := s.isSubset(th, o)
		return Bool(r), err
	}
	common, err := setIntersection(th, a[0], a[1])
	if err != nil {
		return Value{}, err
	}
	n, err := s.Len(th)
	if err != nil {
		return Value{}, err
	}
	m, err := setOf(common).Len(th)
	return Bool(n == m), err
}

func setIsSuperset(th *Thread, a []Value) (Value, error) {
	s := setOf(a[0])
	if o, ok := AsSet(a[1]); ok {
		r, err := o.isSubset(th, s)
		return Bool(r), err
	}
	r, err := containsAll(th, a[0], a[1])
	return Bool(r), err
}

func setReduce(th *Thread, a []Value) (Value, error) {
	items, err := setOf(a[0]).Items(th)
	if err != nil {
		return Value{}, err
	}
	state, err := objectGetState(th, a)
	return TupleOf(a[0].Type().Value(), TupleOf(NewList(th, items).Value()), state), err
}

func setSizeof(th *Thread, a []Value) (Value, error) {
	b, err := setOf(a[0]).Read(th)
	if err != nil {
		return Value{}, err
	}
	return Int(int64(88 + 16*len(b.table))), nil
}

// commonSetMethods are those that sets and frozensets share.
func commonSetMethods() []FuncDef {
	return []FuncDef{
		{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of a set.", Fn: setCopy},
		{Name: "difference", Sig: "self, /, *others", Doc: "Return a new set with elements in the set that are not in the others.", Fn: setDifference},
		{Name: "intersection", Sig: "self, /, *others", Doc: "Return a new set with elements common to the set and all others.",
			Fn: func(th *Thread, a []Value) (Value, error) { return setOf(a[0]).intersectAll(th, a[1].tuple().Items) }},
		{Name: "isdisjoint", Sig: "self, other, /", Doc: "Return True if two sets have a null intersection.", Fn: setIsDisjoint},
		{Name: "issubset", Sig: "self, other, /", Doc: "Report whether another set contains this set.", Fn: setIsSubset},
		{Name: "issuperset", Sig: "self, other, /", Doc: "Report whether this set contains another set.", Fn: setIsSuperset},
		{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: setReduce},
		{Name: "__sizeof__", Sig: "self, /", Doc: "S.__sizeof__() -> size of S in memory, in bytes.", Fn: setSizeof},
		{Name: "symmetric_difference", Sig: "self, other, /", Doc: "Return a new set with elements in either the set or other but not both.",
			Fn: func(th *Thread, a []Value) (Value, error) { return setOf(a[0]).symmetric(th, a[1]) }},
		{Name: "union", Sig: "self, /, *others", Doc: "Return a new set with elements from the set and all others.", Fn: setUnion},
		ClassGetItem(),
	}
}

func setSlots() Slots {
	return Slots{
		New: setNew, Repr: setRepr, Compare: setCompare, Iter: setIter, Len: setLen, Contains: setContains,
		Binary: [numBinOps]BinaryFunc{OpOr: setOr, OpAnd: setAnd, OpSub: setMinus, OpXor: setXor},
	}
}

func allocSet(th *Thread, cls *Type) Value { return newSet(th, cls).Value() }

func setSpec() TypeSpec {
	slots := setSlots()
	slots.Init = setInit
	update := func(th *Thread, s *Set, o Value) error { return s.Update(th, o) }
	minus := func(th *Thread, s *Set, o Value) error { return s.differenceUpdate(th, o) }
	common := func(th *Thread, s *Set, o Value) error { return s.intersectionUpdate(th, o) }
	toggle := func(th *Thread, s *Set, o Value) error { return s.symmetricUpdate(th, o) }
	slots.InPlace = [numBinOps]BinaryFunc{
		OpOr: setInPlace(update), OpSub: setInPlace(minus), OpAnd: setInPlace(common), OpXor: setInPlace(toggle),
	}
	return TypeSpec{
		Name: "set", Flags: FlagBaseOK | FlagSetSub, Effect: Pure, Sig: "iterable=(), /", Alloc: allocSet, AttrOff: setAttrOff,
		Doc:   "Build an unordered collection of unique elements.",
		Slots: slots,
		Methods: append(commonSetMethods(), []FuncDef{
			{Name: "add", Sig: "self, object, /", Doc: "Add an element to a set.\n\nThis has no effect if the element is already present.", Fn: setAdd},
			{Name: "clear", Sig: "self, /", Doc: "Remove all elements from this set.", Fn: setClear},
			{Name: "discard", Sig: "self, object, /", Fn: setDiscard,
				Doc: "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set."},
			{Name: "difference_update", Sig: "self, /, *others", Doc: "Update the set, removing elements found in others.", Fn: eachOther(minus)},
			{Name: "intersection_update", Sig: "self, /, *others", Doc: "Update the set, keeping only elements found in it and all others.",
				Fn: func(th *Thread, a []Value) (Value, error) {
					return None, setOf(a[0]).intersectionUpdate(th, a[1].tuple().Items...)
				}},
			{Name: "pop", Sig: "self, /", Fn: setPop,
				Doc: "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."},
			{Name: "remove", Sig: "self, object, /", Fn: setRemove,
				Doc: "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."},
			{Name: "symmetric_difference_update", Sig: "self, other, /", Doc: "Update the set, keeping only elements found in either set, but not in both.",
				Fn: func(th *Thread, a []Value) (Value, error) { return None, setOf(a[0]).symmetricUpdate(th, a[1]) }},
			{Name: "update", Sig: "self, /, *others", Doc: "Update the set, adding elements from all others.", Fn: eachOther(update)},
		}...),
	}
}

func frozensetSpec() TypeSpec {
	slots := setSlots()
	slots.New, slots.Hash = frozensetNew, frozensetHash
	return TypeSpec{
		Name: "frozenset", Flags: FlagBaseOK | FlagSetSub, Effect: Pure, Sig: "iterable=(), /", Alloc: allocSet, AttrOff: setAttrOff,
		Doc:   "Build an immutable unordered collection of unique elements.",
		Slots: slots, Methods: commonSetMethods(),
	}
}
