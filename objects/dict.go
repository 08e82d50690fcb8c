package objects

import (
	"math/bits"
	"slices"
	"sync"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Dict is a Python dict, in insertion order. A namespace (the dict of a module) keeps every value in a cell of its own, so
// that inline caches can hold the cell and threads that assign different globals don't conflict.
type Dict struct {
	Header
	stm.Object
	first DictBody
	ns    *namespace // not nil: a namespace
}

type dictSub struct {
	Dict
	attrs Attrs
}

// DictBody is the state of a dict: entries in insertion order and an open-addressing index of positions in them.
// Invariants: len(index) is a power of two (or 0 with no entries); an index slot is 0 (free), deletedSlot, or position+1;
// a deleted entry has an Undef key; used counts the others; there are always free index slots.
type DictBody struct {
	stm.Body
	Entries []DictEntry
	index   []int32
	used    int
	own     uint64 // stamp of the transaction that made the arrays: it need not log
}

// DictEntry is one key and value. In a namespace Value points to a Cell.
type DictEntry struct {
	Hash  int64
	Key   Value
	Value Value
}

const deletedSlot = -1

// namespace is the part of a namespace that no transaction sees: the cell of every name that was ever asked for, present or
// not. A cell stays the same for the life of the namespace; an Undef cell means that the name is not bound.
type namespace struct {
	mu    sync.Mutex
	cells map[string]*Cell
}

type dictSaved struct {
	entries []DictEntry
	index   []int32
	used    int
}

// DictKind tells the engine how to copy dict bodies.
var DictKind = &stm.Kind{
	Name: "dict",
	Clone: func(b *stm.Body) *stm.Body {
		d := (*DictBody)(unsafe.Pointer(b))
		return &(&DictBody{Entries: slices.Clone(d.Entries), index: slices.Clone(d.index), used: d.used}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		d := (*DictBody)(unsafe.Pointer(b))
		j.Any = append(j.Any, dictSaved{d.Entries, d.index, d.used})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		d := (*DictBody)(unsafe.Pointer(b))
		n := len(j.Any) - 1
		s := j.Any[n].(dictSaved)
		d.Entries, d.index, d.used, d.own = s.entries, s.index, s.used, 0
		j.Any = j.Any[:n]
	},
	Size: func(b *stm.Body) int { return 3 * len((*DictBody)(unsafe.Pointer(b)).Entries) },
}

// NewDict returns an empty dict.
func NewDict(th *Thread) *Dict {
	d := &Dict{Header: Header{DictType}}
	d.first.own = th.Stamp()
	th.Tx.Init(&d.Object, &d.first.Body)
	return d
}

// NewDictSize returns an empty dict with room for n items.
func NewDictSize(th *Thread, n int) *Dict {
	d := NewDict(th)
	if n > 0 {
		d.first.resize(n)
	}
	return d
}

// NewNamespace returns an empty namespace.
func NewNamespace(th *Thread) *Dict {
	d := NewDict(th)
	d.ns = &namespace{cells: map[string]*Cell{}}
	return d
}

func allocDict(th *Thread, cls *Type) Value {
	if cls.Flags&FlagHasAttrs == 0 {
		d := NewDict(th)
		d.typ = cls
		return d.Value()
	}
	d := &dictSub{Dict: Dict{Header: Header{cls}}}
	th.Tx.Init(&d.Object, &d.first.Body)
	d.attrs.Init(th, cls)
	return d.Value()
}

// AsDict returns the dict that v is, also for an instance of a subclass.
func AsDict(v Value) (*Dict, bool) {
	if v.Type().Flags&FlagDict != 0 {
		return (*Dict)(v.P), true
	}
	return nil, false
}

// Value returns d as a value.
func (d *Dict) Value() Value { return FromPtr(unsafe.Pointer(d)) }

// Read returns the body to read, until the next call into Python or the next safepoint.
func (d *Dict) Read(th *Thread) (*DictBody, error) {
	if th.Exclusive {
		return (*DictBody)(d.Peek()), nil
	}
	b, err := th.OpenRead(&d.Object)
	return (*DictBody)(b), err
}

// write returns the body to change by the methods below, which log what they change.
func (d *Dict) write(th *Thread) (*DictBody, error) {
	if th.Exclusive {
		return (*DictBody)(d.Peek()), nil
	}
	b, err := th.OpenWrite(&d.Object, DictKind)
	return (*DictBody)(b), err
}

// mustLog reports whether changes of b's arrays have to be logged.
func (b *DictBody) mustLog(th *Thread) bool { return !th.Exclusive && b.own != th.Stamp() }

// Len returns the number of items.
func (b *DictBody) Len() int { return b.used }

// find returns the position of key in the entries, or -1. Comparing keys may run Python code; then the lookup starts over
// if the dict changed meanwhile.
func (d *Dict) find(th *Thread, b *DictBody, key Value, hash int64) (int, *DictBody, error) {
	if key.Type() == StrType {
		return b.findStr((*Str)(key.P), hash, th)
	}
restart:
	if len(b.index) == 0 {
		return -1, b, nil
	}
	mask := uint64(len(b.index) - 1)
	for i := spread(hash) & mask; ; i = (i + 1) & mask {
		p := b.index[i]
		if p == 0 {
			return -1, b, nil
		}
		if p == deletedSlot {
			continue
		}
		e := &b.Entries[p-1]
		if e.Hash != hash {
			continue
		}
		if e.Key == key {
			return int(p - 1), b, nil
		}
		entries, used, k := unsafe.SliceData(b.Entries), b.used, e.Key
		eq, err := Equal(th, k, key)
		if err != nil {
			return -1, b, err
		}
		nb, err := d.Read(th)
		if err != nil {
			return -1, b, err
		}
		if nb != b || unsafe.SliceData(nb.Entries) != entries || nb.used != used || nb.Entries[p-1].Key != k {
			b = nb
			goto restart
		}
		if eq {
			return int(p - 1), b, nil
		}
	}
}

// findStr is find for an exact str, the common case: only keys of other types can run Python code.
func (b *DictBody) findStr(key *Str, hash int64, th *Thread) (int, *DictBody, error) {
	if len(b.index) == 0 {
		return -1, b, nil
	}
	mask := uint64(len(b.index) - 1)
	for i := spread(hash) & mask; ; i = (i + 1) & mask {
		p := b.index[i]
		if p == 0 {
			return -1, b, nil
		}
		if p == deletedSlot {
			continue
		}
		e := &b.Entries[p-1]
		if e.Hash != hash {
			continue
		}
		if e.Key.P == unsafe.Pointer(key) {
			return int(p - 1), b, nil
		}
		if e.Key.Type() == StrType {
			if (*Str)(e.Key.P).Equal(key) {
				return int(p - 1), b, nil
			}
			continue
		}
		eq, err := Equal(th, e.Key, key.Value())
		if err != nil || eq {
			return int(p - 1), b, err
		}
	}
}

// spread mixes a hash so that its low bits suit linear probing.
func spread(h int64) uint64 {
	x := uint64(h) * 0x9e3779b97f4a7c15
	return x ^ x>>32
}

// resize gives b arrays for at least n items, without deleted entries.
func (b *DictBody) resize(n int) {
	size := 8
	if n > 5 {
		size = 1 << bits.Len(uint(n*3/2))
	}
	entries := make([]DictEntry, 0, size*2/3)
	index := make([]int32, size)
	mask := uint64(size - 1)
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Key.IsUndef() {
			continue
		}
		entries = append(entries, *e)
		j := spread(e.Hash) & mask
		for index[j] != 0 {
			j = (j + 1) & mask
		}
		index[j] = int32(len(entries))
	}
	b.Entries, b.index = entries, index
}

// insert adds a key that is not there.
func (b *DictBody) insert(th *Thread, key Value, hash int64, v Value) {
	if len(b.Entries) == cap(b.Entries) {
		b.resize(b.used*2 + 1)
		b.own = th.Stamp()
	}
	mask := uint64(len(b.index) - 1)
	i := spread(hash) & mask
	for b.index[i] > 0 {
		i = (i + 1) & mask
	}
	if b.mustLog(th) {
		th.LogInt32(&b.index[i])
	}
	b.Entries = append(b.Entries, DictEntry{hash, key, v})
	b.index[i] = int32(len(b.Entries))
	b.used++
}

// setAt stores the value of entry p.
func (b *DictBody) setAt(th *Thread, p int, v Value) {
	e := &b.Entries[p]
	if b.mustLog(th) {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.Value)))
	}
	e.Value = v
}

// deleteAt removes entry p.
func (b *DictBody) deleteAt(th *Thread, p int) {
	e := &b.Entries[p]
	mask := uint64(len(b.index) - 1)
	i := spread(e.Hash) & mask
	for b.index[i] != int32(p+1) {
		i = (i + 1) & mask
	}
	if b.mustLog(th) {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.Key)))
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.Value)))
		th.LogInt32(&b.index[i])
	}
	b.index[i] = deletedSlot
	e.Key, e.Value = Undef, Undef
	b.used--
}

// Get returns the value of key, or Undef.
func (d *Dict) Get(th *Thread, key Value) (Value, error) {
	h, err := Hash(th, key)
	if err != nil {
		return Value{}, err
	}
	return d.getHash(th, key, h)
}

func (d *Dict) getHash(th *Thread, key Value, h int64) (Value, error) {
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	p, b, err := d.find(th, b, key, h)
	if err != nil || p < 0 {
		return Undef, err
	}
	return d.valueOf(th, b.Entries[p].Value)
}

// valueOf returns the value that an entry stands for.
func (d *Dict) valueOf(th *Thread, v Value) (Value, error) {
	if d.ns == nil {
		return v, nil
	}
	return (*Cell)(v.P).Get(th)
}

// GetStr returns the value of a str key, or Undef.
func (d *Dict) GetStr(th *Thread, key string) (Value, error) {
	return d.Get(th, th.Interp.Intern(key).Value())
}

// SetItem stores d[key] = v.
func (d *Dict) SetItem(th *Thread, key, v Value) error {
	h, err := Hash(th, key)
	if err != nil {
		return err
	}
	return d.setHash(th, key, h, v)
}

func (d *Dict) setHash(th *Thread, key Value, h int64, v Value) error {
	b, err := d.Read(th)
	if err != nil {
		return err
	}
	p, b, err := d.find(th, b, key, h)
	if err != nil {
		return err
	}
	if d.ns != nil {
		return d.setCell(th, b, p, key, h, v)
	}
	if p >= 0 && b.Entries[p].Value == v {
		return nil // writing what is there is a read
	}
	if b, err = d.write(th); err != nil {
		return err
	}
	if p >= 0 {
		b.setAt(th, p, v)
	} else {
		b.insert(th, key, h, v)
	}
	return nil
}

// SetStr stores d[key] = v for a str key.
func (d *Dict) SetStr(th *Thread, key string, v Value) error {
	return d.SetItem(th, th.Interp.Intern(key).Value(), v)
}

// Delete removes key and reports whether it was there.
func (d *Dict) Delete(th *Thread, key Value) (bool, error) {
	v, err := d.Pop(th, key)
	return err == nil && !v.IsUndef(), err
}

// Pop removes key and returns its value, or Undef if it was not there.
func (d *Dict) Pop(th *Thread, key Value) (Value, error) {
	h, err := Hash(th, key)
	if err != nil {
		return Value{}, err
	}
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	p, b, err := d.find(th, b, key, h)
	if err != nil || p < 0 {
		return Undef, err
	}
	v, err := d.valueOf(th, b.Entries[p].Value)
	if err != nil {
		return Value{}, err
	}
	return v, d.removeAt(th, p)
}

// removeAt removes entry p, and empties its cell in a namespace.
func (d *Dict) removeAt(th *Thread, p int) error {
	b, err := d.write(th)
	if err != nil {
		return err
	}
	if d.ns != nil {
		if err := (*Cell)(b.Entries[p].Value.P).Set(th, Undef); err != nil {
			return err
		}
	}
	b.deleteAt(th, p)
	return nil
}

// Clear removes all items.
func (d *Dict) Clear(th *Thread) error {
	if d.ns != nil {
		items, err := d.Items(th)
		if err != nil {
			return err
		}
		for _, it := range items {
			if _, err := d.Delete(th, it.Key); err != nil {
				return err
			}
		}
		return nil
	}
	b, err := d.write(th)
	if err != nil {
		return err
	}
	b.Entries, b.index, b.used, b.own = nil, nil, 0, th.Stamp()
	return nil
}

// Len returns the number of items.
func (d *Dict) Len(th *Thread) (int, error) {
	b, err := d.Read(th)
	if err != nil {
		return 0, err
	}
	return b.used, nil
}

// DictItem is a key and its value.
type DictItem struct{ Key, Value Value }

// Items returns all items, in a slice of the caller's own.
func (d *Dict) Items(th *Thread) ([]DictItem, error) {
	b, err := d.Read(th)
	if err != nil {
		return nil, err
	}
	items := make([]DictItem, 0, b.used)
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Key.IsUndef() {
			continue
		}
		v, err := d.valueOf(th, e.Value)
		if err != nil {
			return nil, err
		}
		items = append(items, DictItem{e.Key, v})
	}
	return items, nil
}

// NextEntry returns the first item at position p or later and the position after it; ok is false at the end. Positions
// stay valid while no item is added or removed.
func (d *Dict) NextEntry(th *Thread, p int) (key, v Value, next int, ok bool, err error) {
	b, err := d.Read(th)
	if err != nil {
		return Value{}, Value{}, p, false, err
	}
	for ; p < len(b.Entries); p++ {
		if e := &b.Entries[p]; !e.Key.IsUndef() {
			v, err := d.valueOf(th, e.Value)
			return e.Key, v, p + 1, err == nil, err
		}
	}
	return Value{}, Value{}, p, false, nil
}

// IsNamespace reports whether d keeps its values in cells.
func (d *Dict) IsNamespace() bool { return d.ns != nil }

// Cell returns the cell of name in a namespace, bound or not; it is always the same one.
func (d *Dict) Cell(th *Thread, name *Str) *Cell {
	key := name.String()
	d.ns.mu.Lock()
	defer d.ns.mu.Unlock()
	c, ok := d.ns.cells[key]
	if !ok {
		c = NewCell(th, Undef)
		c.MakeOld(th)
		d.ns.cells[key] = c
	}
	return c
}

// setCell stores into a namespace; p is where key is, or -1.
func (d *Dict) setCell(th *Thread, b *DictBody, p int, key Value, h int64, v Value) error {
	if p >= 0 {
		return (*Cell)(b.Entries[p].Value.P).Set(th, v)
	}
	var c *Cell
	if s, ok := AsStr(key); ok {
		c = d.Cell(th, s)
	} else {
		c = NewCell(th, Undef)
	}
	b, err := d.write(th)
	if err != nil {
		return err
	}
	b.insert(th, key, h, FromPtr(unsafe.Pointer(c)))
	return c.Set(th, v)
}

// BindCell stores v in c, d's cell of name, and makes the name present. It is how compiled code assigns a global.
func (d *Dict) BindCell(th *Thread, c *Cell, name *Str, v Value) error {
	old, err := c.Get(th)
	if err != nil {
		return err
	}
	if old.IsUndef() {
		return d.SetItem(th, name.Value(), v)
	}
	return c.Set(th, v)
}

// MakeNamespace turns an ordinary dict, such as one given to exec, into a namespace. It runs exclusive.
func (d *Dict) MakeNamespace(th *Thread) error {
	if d.ns != nil {
		return nil
	}
	if err := th.Exclusively("a dict becomes a namespace"); err != nil {
		return err
	}
	b := (*DictBody)(d.Peek())
	ns := &namespace{cells: map[string]*Cell{}}
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Key.IsUndef() {
			continue
		}
		c := NewCell(th, e.Value)
		if s, ok := AsStr(e.Key); ok {
			ns.cells[s.String()] = c
		}
		e.Value = FromPtr(unsafe.Pointer(c))
	}
	d.ns = ns
	return nil
}
