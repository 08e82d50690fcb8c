package objects

// Set algebra. The ways that the operations go through their operands decide in which order results iterate, so they are
// CPython's.

func newSetOf(th *Thread, cls *Type, src Value) (*Set, error) {
	s := newSet(th, cls)
	return s, s.Update(th, src)
}

// copyAs returns a copy of s of type cls.
func (s *Set) copyAs(th *Thread, cls *Type) (*Set, error) {
	b, err := s.Read(th)
	if err != nil {
		return nil, err
	}
	n := newSetFor(th, cls, b.used)
	return n, n.merge(th, s)
}

// newSetFor returns an empty set that n items will be added to.
func newSetFor(th *Thread, cls *Type, n int) *Set {
	if (&SetBody{}).sizeWith(n) > setMinSize {
		return newBareSet(th, cls)
	}
	return newSet(th, cls)
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
	n, err := s.addPlain(th, src)
	if err != nil {
		return err
	}
	return forEachFrom(th, src, n, func(x Value) error { return s.Add(th, x) })
}

// addPlain adds leading items of a list, tuple or range for as long as none needs a call into Python, and returns how many
// those are.
func (s *Set) addPlain(th *Thread, src Value) (int, error) {
	items, isRange, err := plainItems(th, src)
	if err != nil || len(items) == 0 && !isRange {
		return 0, err
	}
	b, err := s.write(th)
	if err != nil {
		return 0, err
	}
	if isRange {
		return b.addRange(th, (*Range)(src.P)), nil
	}
	for i, v := range items {
		if !v.IsInt() && v.Type() != StrType {
			return i, nil
		}
		h, _ := Hash(th, v) // hashing these can't fail
		if !b.add(th, packKey(v, h), h) {
			return i, nil
		}
	}
	return len(items), nil
}

func (b *SetBody) addRange(th *Thread, r *Range) int {
	for i, n := 0, r.start; ; i, n = i+1, n+r.step {
		if i == int(r.n) || !b.add(th, Int(n), hashInt(n)) {
			return i
		}
	}
}

// add adds a packed item if it can tell whether it is there; otherwise it reports false.
func (b *SetBody) add(th *Thread, key Value, h int64) bool {
	at, to := b.locate(th, key, h)
	if to >= 0 {
		b.insert(th, key, to)
	}
	return at != needGeneric
}

// sizeWith returns the size of table that b gets before n items are added to the used ones; 0 is none yet.
func (b *SetBody) sizeWith(n int) int {
	if (b.fill+n)*5 >= (max(len(b.table), setMinSize)-1)*3 {
		return tableSize((b.used + n) * 2)
	}
	return len(b.table)
}

// reserve makes room before n items are added to the used ones.
func (s *Set) reserve(th *Thread, n int) error {
	b, err := s.write(th)
	if err != nil {
		return err
	}
	if size := b.sizeWith(n); size != len(b.table) {
		b.rebuild(th, size)
	}
	return nil
}

func (s *Set) merge(th *Thread, o *Set) error {
	n, err := o.Len(th)
	if err != nil || n == 0 || s == o {
		return err
	}
	b, err := s.write(th)
	if err != nil {
		return err
	}
	ob, err := o.Read(th)
	if err != nil {
		return err
	}
	size := b.sizeWith(n)
	if b.fill > 0 {
		if size != len(b.table) {
			b.rebuild(th, size)
		}
		n := b.addAll(th, ob.table)
		return o.eachFrom(th, n, func(key Value, h int64) error { return s.addHash(th, key, h) })
	}
	logged := b.mustLog(th)
	b.fill, b.used, b.own = ob.used, ob.used, th.Stamp()
	size = max(size, setMinSize)
	exact := size == len(ob.table) && ob.fill == ob.used
	switch {
	case size == len(b.table) && !logged && exact:
		copy(b.table, ob.table)
		return nil
	case exact:
		b.table = append([]setEntry(nil), ob.table...)
		return nil
	case size != len(b.table) || logged:
		b.table = make([]setEntry, size)
	}
	b.placeAll(th, ob.table)
	return nil
}

// union returns a new set with the items of s and o. It does what copyAs and merge do, with one table instead of two where the
// second one would follow from the first.
func (s *Set) union(th *Thread, o *Set) (*Set, error) {
	b, err := s.Read(th)
	if err != nil {
		return nil, err
	}
	n, err := o.Len(th)
	if err != nil {
		return nil, err
	}
	r := newSetFor(th, s.base(), b.used)
	if copied := (&SetBody{}).sizeWith(b.used); b.fill == b.used && copied == len(b.table) && s != o && n > 0 {
		if size := b.sizeWith(n); size != len(b.table) {
			r.first.table, r.first.fill, r.first.used = make([]setEntry, size), b.used, b.used
			r.first.placeAll(th, b.table)
			return r, r.merge(th, o)
		}
	}
	if err := r.merge(th, s); err != nil {
		return nil, err
	}
	return r, r.merge(th, o)
}

// addAll adds the items of another table up to the first one that it can't compare, and returns that one's slot.
func (b *SetBody) addAll(th *Thread, from []setEntry) int {
	for i := range from {
		if e := &from[i]; e.live() && !b.add(th, e.key, e.hash(th)) {
			return i
		}
	}
	return len(from)
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
	return r.Value(), r.addIf(th, o, s, true)
}

// addIf adds the items of from that are in another set, or that are not, to an empty set that nobody knows yet.
func (s *Set) addIf(th *Thread, from, other *Set, in bool) error {
	b, err := s.write(th)
	if err != nil {
		return err
	}
	fb, err := from.Read(th)
	if err != nil {
		return err
	}
	ob, err := other.Read(th)
	if err != nil {
		return err
	}
	n := b.addTableIf(th, fb.table, ob, in)
	return from.eachFrom(th, n, func(key Value, h int64) error {
		has, err := other.hasHash(th, key, h)
		if err != nil || has != in {
			return err
		}
		return s.addHash(th, key, h)
	})
}

// addTableIf is addIf up to the first item that it can't compare, whose slot it returns.
func (b *SetBody) addTableIf(th *Thread, from []setEntry, other *SetBody, in bool) int {
	for i := range from {
		e := &from[i]
		if !e.live() {
			continue
		}
		h := e.hash(th)
		at, _ := other.locate(th, e.key, h)
		if at == needGeneric {
			return i
		}
		if at >= 0 == in {
			b.addNew(th, e.key, h)
		}
	}
	return len(from)
}

// addNew adds a packed item, that is not there, to a set that is being made: there is nothing to log.
func (b *SetBody) addNew(th *Thread, key Value, h int64) {
	if len(b.table) == 0 {
		b.table = make([]setEntry, setMinSize)
	}
	b.table[b.vacant(h)].key = key
	b.used++
	b.fill++
	if b.fill*5 >= (len(b.table)-1)*3 {
		b.grow(th)
	}
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
	if err := s.discardAll(th, o); err != nil {
		return err
	}
	return s.tidy(th)
}

func (s *Set) discardAll(th *Thread, o *Set) error {
	b, err := s.write(th)
	if err != nil {
		return err
	}
	ob, err := o.Read(th)
	if err != nil {
		return err
	}
	i := 0
	for ; i < len(ob.table); i++ {
		e := &ob.table[i]
		if !e.live() {
			continue
		}
		at, _ := b.locate(th, e.key, e.hash(th))
		if at == needGeneric {
			break
		}
		if at >= 0 {
			b.removeAt(th, at)
		}
	}
	return o.eachFrom(th, i, func(key Value, h int64) error {
		_, err := s.discardHash(th, key, h)
		return err
	})
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
	if isSet {
		return r, r.addIf(th, s, o, false)
	}
	return r, s.each(th, func(key Value, h int64) error {
		x, err := d.getHash(th, unpackKey(key), h)
		if err != nil || !x.IsUndef() {
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
	b, err := s.write(th)
	if err != nil {
		return err
	}
	ob, err := o.Read(th)
	if err != nil {
		return err
	}
	return o.eachFrom(th, b.toggleAll(th, ob.table), toggle)
}

// toggleAll removes the items of another table that are there and adds the others, up to the first one that it can't
// compare, whose slot it returns.
func (b *SetBody) toggleAll(th *Thread, from []setEntry) int {
	for i := range from {
		e := &from[i]
		if !e.live() {
			continue
		}
		at, to := b.locate(th, e.key, e.hash(th))
		switch {
		case at >= 0:
			b.removeAt(th, at)
		case to >= 0:
			b.insert(th, e.key, to)
		default:
			return i
		}
	}
	return len(from)
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
	b, err := s.Read(th)
	if err != nil {
		return false, err
	}
	ob, err := o.Read(th)
	if err != nil {
		return false, err
	}
	i, all := ob.hasAll(th, b.table)
	if !all {
		return false, nil
	}
	err = s.eachFrom(th, i, func(key Value, h int64) error {
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

// hasAll reports whether b has the items of another table, up to the first one that it can't compare, whose slot it returns.
func (b *SetBody) hasAll(th *Thread, items []setEntry) (int, bool) {
	for i := range items {
		e := &items[i]
		if !e.live() {
			continue
		}
		if at, _ := b.locate(th, e.key, e.hash(th)); at == needGeneric {
			return i, true
		} else if at < 0 {
			return i, false
		}
	}
	return len(items), true
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
	r, err := setOf(a).union(th, setOf(b))
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
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
