package objects

// Set algebra. The ways that the operations go through their operands decide in which order results iterate, so they are
// CPython's.

func newSetOf(th *Thread, cls *Type, src Value) (*Set, error) {
	s := newSet(th, cls)
	return s, s.Update(th, src)
}

// copyAs returns a copy of s of type cls.
func (s *Set) copyAs(th *Thread, cls *Type) (*Set, error) {
	n := newSet(th, cls)
	return n, n.merge(th, s)
}

// base returns the type of results of operations on s: set or frozenset.
func (s *Set) base() *Type {
	if s.frozen {
		return FrozenSetType
	}
	return SetType
}

// Update adds the items of iterable src.
func (s *Set) Update(th *Thread, src Value) error {
	if o, ok := AsSet(src); ok {
		return s.merge(th, o)
	}
	if src.Type() == DictType {
		return s.mergeKeys(th, dictOf(src))
	}
	return ForEach(th, src, func(x Value) error { return s.Add(th, x) })
}

// reserve makes room before n items are added to the used ones.
func (s *Set) reserve(th *Thread, n int) error {
	b, err := s.write(th)
	if err != nil {
		return err
	}
	if (b.fill+n)*5 >= (max(len(b.table), 8)-1)*3 {
		b.resize(th, (b.used+n)*2)
	}
	return nil
}

func (s *Set) merge(th *Thread, o *Set) error {
	n, err := o.Len(th)
	if err != nil || n == 0 || s == o {
		return err
	}
	if err := s.reserve(th, n); err != nil {
		return err
	}
	b, err := s.write(th)
	if err != nil {
		return err
	}
	if b.fill > 0 {
		return o.each(th, func(key Value, h int64) error { return s.addHash(th, key, h) })
	}
	ob, err := o.Read(th)
	if err != nil {
		return err
	}
	b.fill, b.used, b.own = ob.used, ob.used, th.Stamp()
	if same := len(b.table) == len(ob.table) || len(b.table) == 0 && len(ob.table) <= setMinSize; same && ob.fill == ob.used {
		b.table = append([]setEntry(nil), ob.table...)
		return nil
	}
	b.table = make([]setEntry, max(len(b.table), setMinSize))
	b.placeAll(th, ob.table)
	return nil
}

func (s *Set) mergeKeys(th *Thread, d *Dict) error {
	n, err := d.Len(th)
	if err != nil {
		return err
	}
	if err := s.reserve(th, n); err != nil {
		return err
	}
	return d.eachKey(th, func(key Value, h int64) error { return s.addHash(th, key, h) })
}

// eachKey calls f with every key, packed, and its hash.
func (d *Dict) eachKey(th *Thread, f func(key Value, h int64) error) error {
	for i := 0; ; i++ {
		b, err := d.Read(th)
		if err != nil || i >= len(b.entries) {
			return err
		}
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		if err := f(e.key, e.hash(th)); err != nil {
			return err
		}
	}
}

func setIntersection(th *Thread, a, other Value) (Value, error) {
	s := setOf(a)
	if a == other {
		n, err := s.copyAs(th, s.base())
		if err != nil {
			return Value{}, err
		}
		return n.Value(), nil
	}
	r := newSet(th, s.base())
	o, ok := AsSet(other)
	if !ok {
		return r.Value(), ForEach(th, other, func(x Value) error {
			h, err := Hash(th, x)
			if err != nil {
				return err
			}
			key := packKey(x, h)
			in, err := s.hasHash(th, key, h)
			if err != nil || !in {
				return err
			}
			return r.addHash(th, key, h)
		})
	}
	n, err := s.Len(th)
	if err != nil {
		return Value{}, err
	}
	if m, err := o.Len(th); err != nil {
		return Value{}, err
	} else if m > n {
		s, o = o, s
	}
	return r.Value(), o.each(th, func(key Value, h int64) error {
		in, err := s.hasHash(th, key, h)
		if err != nil || !in {
			return err
		}
		return r.addHash(th, key, h)
	})
}

func (s *Set) differenceUpdate(th *Thread, other Value) error {
	if other == s.Value() {
		return s.Clear(th)
	}
	o, ok := AsSet(other)
	if !ok {
		if err := ForEach(th, other, func(x Value) error {
			_, err := s.Discard(th, x)
			return err
		}); err != nil {
			return err
		}
		return s.tidy(th)
	}
	n, err := s.Len(th)
	if err != nil {
		return err
	}
	if m, err := o.Len(th); err != nil {
		return err
	} else if m>>3 > n {
		common, err := setIntersection(th, s.Value(), other)
		if err != nil {
			return err
		}
		o = setOf(common)
	}
	if err := o.each(th, func(key Value, h int64) error {
		_, err := s.discardHash(th, key, h)
		return err
	}); err != nil {
		return err
	}
	return s.tidy(th)
}

// tidy rebuilds a table of which more than a quarter are removed items.
func (s *Set) tidy(th *Thread) error {
	b, err := s.Read(th)
	if err != nil || b.fill-b.used <= (max(len(b.table), 8)-1)/4 {
		return err
	}
	if b, err = s.write(th); err != nil {
		return err
	}
	b.grow(th)
	return nil
}

// difference returns a new set of s's items that are not in other.
func (s *Set) difference(th *Thread, other Value) (*Set, error) {
	o, isSet := AsSet(other)
	d, isDict := AsDict(other)
	viaCopy := !isSet && !isDict
	if !viaCopy {
		n, err := s.Len(th)
		if err != nil {
			return nil, err
		}
		m, err := Len(th, other)
		if err != nil {
			return nil, err
		}
		viaCopy = n>>2 > m
	}
	if viaCopy {
		r, err := s.copyAs(th, s.base())
		if err != nil {
			return nil, err
		}
		return r, r.differenceUpdate(th, other)
	}
	r := newSet(th, s.base())
	return r, s.each(th, func(key Value, h int64) error {
		in := false
		var err error
		if isSet {
			in, err = o.hasHash(th, key, h)
		} else {
			var x Value
			x, err = d.getHash(th, unpackKey(key), h)
			in = err == nil && !x.IsUndef()
		}
		if err != nil || in {
			return err
		}
		return r.addHash(th, key, h)
	})
}

func (s *Set) symmetricUpdate(th *Thread, other Value) error {
	if other == s.Value() {
		return s.Clear(th)
	}
	toggle := func(key Value, h int64) error { return s.toggleHash(th, key, h) }
	if other.Type() == DictType {
		return dictOf(other).eachKey(th, toggle)
	}
	o, ok := AsSet(other)
	if !ok {
		var err error
		if o, err = newSetOf(th, s.base(), other); err != nil {
			return err
		}
	}
	return o.each(th, toggle)
}

// isSubset reports whether all items of s are in o.
func (s *Set) isSubset(th *Thread, o *Set) (bool, error) {
	n, err := s.Len(th)
	if err != nil {
		return false, err
	}
	if m, err := o.Len(th); err != nil || n > m {
		return false, err
	}
	all := true
	err = s.each(th, func(key Value, h int64) error {
		in, err := o.hasHash(th, key, h)
		if err == nil && !in {
			all = false
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return all, err
}

// setCompare compares by inclusion.
func setCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	s, ok := AsSet(a)
	o, ok2 := AsSet(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	n, err := s.Len(th)
	if err != nil {
		return Value{}, err
	}
	m, err := o.Len(th)
	if err != nil {
		return Value{}, err
	}
	r := false
	switch op {
	case EQ, NE:
		if r = n == m; r {
			r, err = s.isSubset(th, o)
		}
		r = r == (op == EQ)
	case LE, LT:
		if r = n < m || op == LE && n == m; r {
			r, err = s.isSubset(th, o)
		}
	default:
		if r = n > m || op == GE && n == m; r {
			r, err = o.isSubset(th, s)
		}
	}
	return Bool(r), err
}

func bothSets(a, b Value) bool { return a.Type().Flags&b.Type().Flags&FlagSetSub != 0 }

func setOr(th *Thread, a, b Value) (Value, error) {
	if !bothSets(a, b) {
		return NotImplemented, nil
	}
	r, err := setOf(a).copyAs(th, setOf(a).base())
	if err != nil {
		return Value{}, err
	}
	return r.Value(), r.merge(th, setOf(b))
}

func setAnd(th *Thread, a, b Value) (Value, error) {
	if !bothSets(a, b) {
		return NotImplemented, nil
	}
	return setIntersection(th, a, b)
}

func setMinus(th *Thread, a, b Value) (Value, error) {
	if !bothSets(a, b) {
		return NotImplemented, nil
	}
	r, err := setOf(a).difference(th, b)
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
}

// symmetric returns a new set of the items that are in one of s and other.
func (s *Set) symmetric(th *Thread, other Value) (Value, error) {
	r, err := newSetOf(th, s.base(), other)
	if err != nil {
		return Value{}, err
	}
	return r.Value(), r.symmetricUpdate(th, s.Value())
}

func setXor(th *Thread, a, b Value) (Value, error) {
	if !bothSets(a, b) {
		return NotImplemented, nil
	}
	return setOf(a).symmetric(th, b)
}

// setInPlace returns an in-place operator, which wants a set on the right.
func setInPlace(change func(th *Thread, s *Set, other Value) error) BinaryFunc {
	return func(th *Thread, self, other Value) (Value, error) {
		if _, ok := AsSet(other); !ok {
			return NotImplemented, nil
		}
		return self, change(th, setOf(self), other)
	}
}

// intersectionUpdate keeps the items that are in all of others.
func (s *Set) intersectionUpdate(th *Thread, others ...Value) error {
	r, err := s.intersectAll(th, others)
	if err != nil {
		return err
	}
	rb, err := setOf(r).Read(th)
	if err != nil {
		return err
	}
	b, err := s.write(th)
	if err != nil {
		return err
	}
	b.table, b.fill, b.used, b.own = rb.table, rb.fill, rb.used, th.Stamp()
	return nil
}

func (s *Set) intersectAll(th *Thread, others []Value) (Value, error) {
	if len(others) == 0 {
		r, err := s.copyAs(th, s.base())
		if err != nil {
			return Value{}, err
		}
		return r.Value(), nil
	}
	r := s.Value()
	for _, o := range others {
		var err error
		if r, err = setIntersection(th, r, o); err != nil {
			return Value{}, err
		}
	}
	return r, nil
}
