package objects

import (
	"math/bits"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Set is a Python set or frozenset. A frozenset never changes once other code can see it, so reading it needs no log.
type Set struct {
	Header
	stm.Object
	frozen bool
	first  SetBody
}

type setSub struct {
	Set
	attrs Attrs
}

const setAttrOff = unsafe.Offsetof(setSub{}.attrs)

// SetBody is the state of a set: a hash table whose order is the order of iteration, which therefore follows CPython's.
// A free slot has a zero key, one whose item was removed an Undef key; fill counts the slots that are not free, used those
// with an item.
type SetBody struct {
	stm.Body
	table  []setEntry
	fill   int
	used   int
	finger int    // where pop goes on
	own    uint64 // stamp of the transaction that made the table: it need not log
}

// setEntry is an item, packed like the key of a dict: the number word of an object holds its hash.
type setEntry struct{ key Value }

func (e *setEntry) free() bool { return e.key.P == nil }

func (e *setEntry) live() bool { return e.key.P != nil && e.key.P != unsafe.Pointer(&TagUndef) }

func (e *setEntry) item() Value { return unpackKey(e.key) }

func (e *setEntry) hash(th *Thread) int64 { return packedHash(th, e.key) }

type setSaved struct {
	table              []setEntry
	fill, used, finger int
}

// SetKind tells the engine how to copy set bodies.
var SetKind = &stm.Kind{
	Name: "set",
	Clone: func(b *stm.Body) *stm.Body {
		s := (*SetBody)(unsafe.Pointer(b))
		table := append([]setEntry(nil), s.table...)
		return &(&SetBody{table: table, fill: s.fill, used: s.used, finger: s.finger}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		s := (*SetBody)(unsafe.Pointer(b))
		j.Any = append(j.Any, setSaved{s.table, s.fill, s.used, s.finger})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		s := (*SetBody)(unsafe.Pointer(b))
		n := len(j.Any) - 1
		o := j.Any[n].(setSaved)
		s.table, s.fill, s.used, s.finger, s.own = o.table, o.fill, o.used, o.finger, 0
		j.Any = j.Any[:n]
	},
	Size: func(b *stm.Body) int { return len((*SetBody)(unsafe.Pointer(b)).table) },
}

// newSet returns an empty set of type cls, which is set, frozenset or a subclass. Its smallest table is allocated with it.
func newSet(th *Thread, cls *Type) *Set {
	if cls.Flags&FlagHasAttrs != 0 {
		return newBareSet(th, cls)
	}
	x := new(struct {
		Set
		table [setMinSize]setEntry
	})
	x.typ, x.frozen = cls, cls.Is(FrozenSetType)
	x.first.table, x.first.own = x.table[:], th.Stamp()
	th.Tx.Init(&x.Object, &x.first.Body)
	return &x.Set
}

// newBareSet is newSet without a table, for sets that soon get a larger one.
func newBareSet(th *Thread, cls *Type) *Set {
	var s *Set
	if cls.Flags&FlagHasAttrs == 0 {
		s = &Set{Header: Header{cls}}
	} else {
		sub := &setSub{Set: Set{Header: Header{cls}}}
		sub.attrs.Init(th, cls)
		s = &sub.Set
	}
	s.frozen = cls.Is(FrozenSetType)
	s.first.own = th.Stamp()
	th.Tx.Init(&s.Object, &s.first.Body)
	return s
}

// NewSet returns an empty set.
func NewSet(th *Thread) *Set { return newSet(th, SetType) }

// SetOf returns a set of items.
func SetOf(th *Thread, items []Value) (*Set, error) {
	s := newSet(th, SetType)
	for _, v := range items {
		if err := s.Add(th, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewFrozenSet returns a frozenset of items.
func NewFrozenSet(th *Thread, items []Value) (Value, error) {
	s := newSet(th, FrozenSetType)
	for _, v := range items {
		if err := s.Add(th, v); err != nil {
			return Value{}, err
		}
	}
	return s.Value(), nil
}

// AsSet returns the set or frozenset that v is, also for an instance of a subclass.
func AsSet(v Value) (*Set, bool) {
	if v.Type().Flags&FlagSetSub != 0 {
		return (*Set)(v.P), true
	}
	return nil, false
}

func setOf(v Value) *Set { return (*Set)(v.P) }

// Value returns s as a value.
func (s *Set) Value() Value { return FromPtr(unsafe.Pointer(s)) }

// Read returns the body to read, until the next call into Python or the next safepoint.
func (s *Set) Read(th *Thread) (*SetBody, error) {
	if th.Exclusive || s.frozen {
		return (*SetBody)(s.Peek()), nil
	}
	b, err := th.OpenRead(&s.Object)
	return (*SetBody)(b), err
}

// write returns the body to change by the methods below. A frozenset is written only while it is being made.
func (s *Set) write(th *Thread) (*SetBody, error) {
	if th.Exclusive || s.frozen {
		return (*SetBody)(s.Peek()), nil
	}
	b, err := th.OpenWrite(&s.Object, SetKind)
	return (*SetBody)(b), err
}

// mustLog reports whether changes of b's table have to be logged.
func (b *SetBody) mustLog(th *Thread) bool {
	return !th.Exclusive && b.own != th.Stamp() && th.InPlace(unsafe.Pointer(b))
}

// A setProbe walks the slots where a hash may be: a run of neighbours, then a jump.
type setProbe struct {
	i, end              uint64 // slot, and the last one of the run
	base, mask, perturb uint64
}

// setRun is how many neighbours of a slot are tried, if that does not go beyond the end of the table.
const setRun = 9

func (b *SetBody) probe(hash int64) setProbe {
	mask := uint64(len(b.table) - 1)
	base := uint64(hash) & mask
	return setProbe{base, runEnd(base, mask), base, mask, uint64(hash)}
}

func runEnd(i, mask uint64) uint64 {
	if i+setRun <= mask {
		return i + setRun
	}
	return i
}

func (p *setProbe) next() {
	if p.i < p.end {
		p.i++
		return
	}
	p.jump()
}

func (p *setProbe) jump() {
	p.perturb >>= 5
	p.base = (p.base*5 + 1 + p.perturb) & p.mask
	p.i, p.end = p.base, runEnd(p.base, p.mask)
}

// locate returns the slot of a packed key, or -1 and the slot where to insert it: the last one of a removed item on the way,
// or the free one. The slot is needGeneric if there are items in the way that only a general comparison can tell from it.
func (b *SetBody) locate(th *Thread, key Value, hash int64) (at, to int) {
	if len(b.table) == 0 {
		return -1, int(hash & (setMinSize - 1))
	}
	i := int(hash) & (len(b.table) - 1)
	switch k := b.table[i].key; {
	case k == key:
		return i, -1
	case k.P == nil:
		return -1, i
	}
	return b.locateFrom(th, key, hash)
}

// locateFrom is locate for a table that has another item in the key's first slot. It and vacant are the loop of a setProbe in
// their own variables.
func (b *SetBody) locateFrom(th *Thread, key Value, hash int64) (at, to int) {
	to = -1
	mask, perturb := uint64(len(b.table)-1), uint64(hash)
	for base := perturb & mask; ; base = (base*5 + 1 + perturb) & mask {
		for i, end := base, runEnd(base, mask); i <= end; i++ {
			k := b.table[i].key
			switch {
			case k == key:
				return int(i), -1
			case k.P == nil:
				if to < 0 {
					to = int(i)
				}
				return -1, to
			case k.P == key.P && k.P == unsafe.Pointer(&TagInt):
			case k.P == unsafe.Pointer(&TagUndef):
				to = int(i)
			case packedHash(th, k) == hash:
				if !sameKind(k, key, StrType) {
					return needGeneric, -1
				}
				if (*Str)(k.P).Equal((*Str)(key.P)) {
					return int(i), -1
				}
			}
		}
		perturb >>= 5
	}
}

func sameKind(v, w Value, t *Type) bool { return v.Type() == t && w.Type() == t }

// find is locate for any key. It also returns the body the slot is in. Comparing may run Python code; then the lookup starts
// over if the set changed meanwhile.
func (s *Set) find(th *Thread, b *SetBody, key Value, hash int64) (at, to int, _ *SetBody, err error) {
	if at, to = b.locate(th, key, hash); at != needGeneric {
		return at, to, b, nil
	}
	item := unpackKey(key)
restart:
	if len(b.table) == 0 {
		return -1, int(hash & (setMinSize - 1)), b, nil
	}
	to = -1
	for p := b.probe(hash); ; p.next() {
		k := b.table[p.i].key
		switch {
		case k == key:
			return int(p.i), -1, b, nil
		case k.P == nil:
			if to < 0 {
				to = int(p.i)
			}
			return -1, to, b, nil
		case k.P == unsafe.Pointer(&TagUndef):
			to = int(p.i)
			continue
		case packedHash(th, k) != hash:
			continue
		}
		table, i := unsafe.SliceData(b.table), p.i
		eq, err := Equal(th, unpackKey(k), item)
		if err != nil {
			return -1, -1, b, err
		}
		nb, err := s.Read(th)
		if err != nil {
			return -1, -1, b, err
		}
		if nb != b || unsafe.SliceData(nb.table) != table || nb.table[i].key != k {
			b = nb
			goto restart
		}
		if eq {
			return int(i), -1, b, nil
		}
	}
}

// setMinSize is the size of the smallest table.
const setMinSize = 8

// insert adds a packed key that is not there at slot to, where locate wants it.
func (b *SetBody) insert(th *Thread, key Value, to int) {
	if len(b.table) == 0 {
		b.table, b.own = make([]setEntry, setMinSize), th.Stamp()
	}
	e := &b.table[to]
	free := e.free()
	if b.mustLog(th) {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.key)))
	}
	e.key = key
	b.used++
	if !free {
		return
	}
	b.fill++
	if b.fill*5 >= (len(b.table)-1)*3 {
		b.grow(th)
	}
}

// grow rebuilds the table without the slots of removed items, with room for more.
func (b *SetBody) grow(th *Thread) {
	if b.used > 50000 {
		b.resize(th, b.used*2)
	} else {
		b.resize(th, b.used*4)
	}
}

// resize rebuilds the table for more than n items.
func (b *SetBody) resize(th *Thread, n int) { b.rebuild(th, tableSize(n)) }

// tableSize returns the size of the smallest table of more than n slots.
func tableSize(n int) int { return max(setMinSize, 1<<bits.Len(uint(n))) }

// rebuild gives b a table of that size, without the slots of removed items.
func (b *SetBody) rebuild(th *Thread, size int) {
	old := b.table
	b.table, b.own = make([]setEntry, size), th.Stamp()
	b.placeAll(th, old)
	b.fill = b.used
}

// placeAll puts the items of another table into an empty one with enough room.
func (b *SetBody) placeAll(th *Thread, from []setEntry) {
	for i := range from {
		if e := &from[i]; e.live() {
			b.table[b.vacant(e.hash(th))] = *e
		}
	}
}

// vacant returns the free slot where an item goes that is not in a table without removed ones.
func (b *SetBody) vacant(hash int64) int {
	mask, perturb := uint64(len(b.table)-1), uint64(hash)
	for base := perturb & mask; ; base = (base*5 + 1 + perturb) & mask {
		for i, end := base, runEnd(base, mask); i <= end; i++ {
			if b.table[i].free() {
				return int(i)
			}
		}
		perturb >>= 5
	}
}

// removeAt removes the item in slot i.
func (b *SetBody) removeAt(th *Thread, i int) {
	e := &b.table[i]
	if b.mustLog(th) {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.key)))
	}
	e.key = Undef
	b.used--
}

// hashItem is Hash for a set item, with an error that says so.
func hashItem(th *Thread, v Value) (int64, error) {
	h, err := Hash(th, v)
	if err != nil {
		return 0, unhashable(th, v, err, "a set element")
	}
	return h, nil
}

// Add adds v.
func (s *Set) Add(th *Thread, v Value) error {
	h, err := hashItem(th, v)
	if err != nil {
		return err
	}
	return s.addHash(th, packKey(v, h), h)
}

// addHash adds a packed item.
func (s *Set) addHash(th *Thread, key Value, h int64) error {
	b, err := s.Read(th)
	if err != nil {
		return err
	}
	at, to := b.locate(th, key, h)
	if at == needGeneric {
		at, to, _, err = s.find(th, b, key, h)
	}
	if err != nil || at >= 0 {
		return err
	}
	if b, err = s.write(th); err != nil {
		return err
	}
	b.insert(th, key, to)
	return nil
}

// Has reports whether v is in the set.
func (s *Set) Has(th *Thread, v Value) (bool, error) {
	h, err := hashItem(th, v)
	if err != nil {
		return false, err
	}
	return s.hasHash(th, packKey(v, h), h)
}

// hasHash is Has for a packed item.
func (s *Set) hasHash(th *Thread, key Value, h int64) (bool, error) {
	b, err := s.Read(th)
	if err != nil {
		return false, err
	}
	at, _ := b.locate(th, key, h)
	if at == needGeneric {
		at, _, _, err = s.find(th, b, key, h)
	}
	return at >= 0, err
}

// Discard removes v and reports whether it was there.
func (s *Set) Discard(th *Thread, v Value) (bool, error) {
	h, err := hashItem(th, v)
	if err != nil {
		return false, err
	}
	return s.discardHash(th, packKey(v, h), h)
}

// discardHash is Discard for a packed item.
func (s *Set) discardHash(th *Thread, key Value, h int64) (bool, error) {
	b, err := s.Read(th)
	if err != nil {
		return false, err
	}
	at, _, _, err := s.find(th, b, key, h)
	if err != nil || at < 0 {
		return false, err
	}
	if b, err = s.write(th); err != nil {
		return false, err
	}
	b.removeAt(th, at)
	return true, nil
}

// toggleHash removes a packed item that is there, and adds one that is not.
func (s *Set) toggleHash(th *Thread, key Value, h int64) error {
	b, err := s.Read(th)
	if err != nil {
		return err
	}
	at, to, _, err := s.find(th, b, key, h)
	if err != nil {
		return err
	}
	if b, err = s.write(th); err != nil {
		return err
	}
	if at >= 0 {
		b.removeAt(th, at)
	} else {
		b.insert(th, key, to)
	}
	return nil
}

// Len returns the number of items.
func (s *Set) Len(th *Thread) (int, error) {
	b, err := s.Read(th)
	if err != nil {
		return 0, err
	}
	return b.used, nil
}

// Clear removes all items.
func (s *Set) Clear(th *Thread) error {
	b, err := s.write(th)
	if err != nil {
		return err
	}
	b.table, b.fill, b.used, b.own = nil, 0, 0, th.Stamp()
	return nil
}

// nextItem returns the first item in slot i or later, and the slot after it, or -1 at the end.
func (s *Set) nextItem(th *Thread, i int) (setEntry, int, error) {
	b, err := s.Read(th)
	if err != nil {
		return setEntry{}, -1, err
	}
	for ; i < len(b.table); i++ {
		if e := b.table[i]; e.live() {
			return e, i + 1, nil
		}
	}
	return setEntry{}, -1, nil
}

// each calls f with every item, packed, and its hash; f may change the set, then items may be missed or seen twice.
func (s *Set) each(th *Thread, f func(key Value, h int64) error) error { return s.eachFrom(th, 0, f) }

// eachFrom is each for the items in slot i and later.
func (s *Set) eachFrom(th *Thread, i int, f func(key Value, h int64) error) error {
	for {
		e, next, err := s.nextItem(th, i)
		if err != nil || next < 0 {
			return err
		}
		if err := f(e.key, e.hash(th)); err != nil {
			return err
		}
		i = next
	}
}

// Items returns all items, in a slice of the caller's own.
func (s *Set) Items(th *Thread) ([]Value, error) {
	b, err := s.Read(th)
	if err != nil {
		return nil, err
	}
	items := make([]Value, 0, b.used)
	for i := range b.table {
		if e := &b.table[i]; e.live() {
			items = append(items, e.item())
		}
	}
	return items, nil
}
