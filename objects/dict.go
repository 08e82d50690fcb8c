package objects

import (
	"math"
	"slices"
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

// DictKind tells the engine how to copy dict bodies.
var DictKind = &stm.Kind{
	Name: "dict",
	Clone: func(b *stm.Body) *stm.Body {
		d := (*DictBody)(unsafe.Pointer(b))
		entries := append(make([]dictEntry, 0, cap(d.entries)), d.entries...)
		return &(&DictBody{entries: entries, index: slices.Clone(d.index), used: d.used, fill: d.fill, head: d.head}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		d := (*DictBody)(unsafe.Pointer(b))
		d.logs = 0
		j.Lists = append(j.Lists, d.entrySlots())
		j.Slots = append(j.Slots, stm.Slot{P: unsafe.Pointer(unsafe.SliceData(d.index)), N: uint64(len(d.index))},
			stm.Slot{N: uint64(d.used)}, stm.Slot{N: uint64(d.fill)}, stm.Slot{N: uint64(d.head)})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		d := (*DictBody)(unsafe.Pointer(b))
		n, m := len(j.Lists)-1, len(j.Slots)-4
		entries, s := j.Lists[n], j.Slots[m:]
		d.entries = unsafe.Slice((*dictEntry)(unsafe.Pointer(unsafe.SliceData(entries))), cap(entries)/2)[:len(entries)/2]
		d.index = unsafe.Slice((*int32)(s[0].P), s[0].N)
		d.used, d.fill, d.head, d.own = int(s[1].N), int(s[2].N), int(s[3].N), 0
		j.Lists, j.Slots = j.Lists[:n], j.Slots[:m]
	},
	Size: func(b *stm.Body) int { return 2 * len((*DictBody)(unsafe.Pointer(b)).entries) },
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
	if n == 0 {
		return NewDict(th)
	}
	return newDictTable(th, indexSize(n))
}

// newDictTable returns an empty dict with an index of that size.
func newDictTable(th *Thread, size int) *Dict {
	var d *Dict
	switch size {
	case tinyIndex:
		x := new(struct {
			Dict
			table tinyTable
		})
		d = &x.Dict
		d.first.entries, d.first.index = x.table.entries[:0], x.table.index[:]
	case smallIndex:
		x := new(struct {
			Dict
			table smallTable
		})
		d = &x.Dict
		d.first.setTable(&x.table)
	case mediumIndex:
		x := new(struct {
			Dict
			table mediumTable
		})
		d = &x.Dict
		d.first.setMedium(&x.table)
	default:
		d = new(Dict)
		d.first.makeTable(size)
	}
	d.typ, d.first.own = DictType, th.Stamp()
	th.Tx.Init(&d.Object, &d.first.Body)
	return d
}

// InitSub makes d, which is embedded in a larger struct, an empty dict of type cls, for native subclasses of dict.
func (d *Dict) InitSub(th *Thread, cls *Type) {
	d.Header = Header{cls}
	th.Tx.Init(&d.Object, &d.first.Body)
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

// Get returns the value of key, or Undef.
func (d *Dict) Get(th *Thread, key Value) (Value, error) {
	if d.ns == nil && (key.Type() == StrType || key.IsInt()) {
		v, err := d.getSimple(th, key)
		if err != nil || v.P != nil {
			return v, err
		}
	}
	h, err := hashKey(th, key)
	if err != nil {
		return Value{}, err
	}
	return d.getHash(th, key, h)
}

// getSimple is Get for an exact str or immediate int in an ordinary dict; it returns the zero Value if keys are in the way
// that only a general comparison can tell from it.
func (d *Dict) getSimple(th *Thread, key Value) (Value, error) {
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	var at int
	if key.IsInt() {
		at = b.findInt(key, hashInt(key.Int()))
	} else {
		s := (*Str)(key.P)
		at = b.findStr(s, s.Hash())
	}
	switch {
	case at >= 0:
		return b.entries[at].val, nil
	case at == needGeneric:
		return Value{}, nil
	}
	return Undef, nil
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
	return d.valueOf(th, b.entries[p].val)
}

// GetStr returns the value of a str key, or Undef.
func (d *Dict) GetStr(th *Thread, key string) (Value, error) {
	return d.Get(th, th.Interp.Intern(key).Value())
}

// SetItem stores d[key] = v.
func (d *Dict) SetItem(th *Thread, key, v Value) error {
	h, err := hashKey(th, key)
	if err != nil {
		return err
	}
	return d.setHash(th, key, h, v)
}

// NewKeywords returns an empty dict for n keyword arguments, to be filled by SetKeyword.
func NewKeywords(th *Thread, n int) *Dict {
	if n == 0 || n > tinyIndex*2/3 {
		return NewDictSize(th, n)
	}
	return newDictTable(th, tinyIndex)
}

// SetKeyword is SetItem for a dict of NewKeywords that nobody else knows yet.
func (d *Dict) SetKeyword(th *Thread, key *Str, v Value) {
	b, h := &d.first, key.Hash()
	if len(b.entries) == cap(b.entries) {
		b.resize(th, indexSize(2*len(b.entries)))
	}
	for p := b.probe(h); ; p.next() {
		at := &b.index[p.i]
		if *at == 0 {
			b.entries = append(b.entries, dictEntry{Value{unsafe.Pointer(key), uint64(h)}, v})
			*at = int32(len(b.entries))
			b.used++
			b.fill++
			return
		}
		if e := &b.entries[*at-1]; e.key.N == uint64(h) && e.key.Type() == StrType && (*Str)(e.key.P).Equal(key) {
			e.val = v
			return
		}
	}
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
	if p >= 0 && b.entries[p].val == v {
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

// Increment adds one to the int that d has for key, or stores 1. It reports false, and does nothing, if there is something
// else.
func (d *Dict) Increment(th *Thread, key Value) (bool, error) {
	h, err := hashKey(th, key)
	if err != nil || d.ns != nil {
		return false, err
	}
	b, err := d.Read(th)
	if err != nil {
		return false, err
	}
	p, b, err := d.find(th, b, key, h)
	if err != nil {
		return false, err
	}
	n := int64(0)
	if p >= 0 {
		v := b.entries[p].val
		if n = v.Int(); !v.IsInt() || n == math.MaxInt64 {
			return false, nil
		}
	}
	if b, err = d.write(th); err != nil {
		return false, err
	}
	if p >= 0 {
		b.setAt(th, p, Int(n+1))
	} else {
		b.insert(th, key, h, Int(1))
	}
	return true, nil
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
	h, err := hashKey(th, key)
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
	v, err := d.valueOf(th, b.entries[p].val)
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
		if err := (*Cell)(b.entries[p].val.P).Set(th, Undef); err != nil {
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
	b.entries, b.index, b.used, b.fill, b.head, b.own = nil, nil, 0, 0, 0, th.Stamp()
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
	for i := range b.entries {
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		v, err := d.valueOf(th, e.val)
		if err != nil {
			return nil, err
		}
		items = append(items, DictItem{e.Key(), v})
	}
	return items, nil
}

// values returns all values, in a slice of the caller's own.
func (d *Dict) values(th *Thread) ([]Value, error) {
	return d.collect(th, func(e *dictEntry) (Value, error) { return d.valueOf(th, e.val) })
}

// pairs returns all items as tuples.
func (d *Dict) pairs(th *Thread) ([]Value, error) {
	return d.collect(th, func(e *dictEntry) (Value, error) {
		v, err := d.valueOf(th, e.val)
		return TupleOf(e.Key(), v), err
	})
}

// collect returns what pick makes of the entries.
func (d *Dict) collect(th *Thread, pick func(e *dictEntry) (Value, error)) ([]Value, error) {
	b, err := d.Read(th)
	if err != nil {
		return nil, err
	}
	items := make([]Value, 0, b.used)
	for i := range b.entries {
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		v, err := pick(e)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return items, nil
}

// keys returns all keys, in a slice of the caller's own.
func (d *Dict) keys(th *Thread) ([]Value, error) {
	return d.collect(th, func(e *dictEntry) (Value, error) { return e.Key(), nil })
}

// NextEntry returns the first item at position p or later and the position after it; ok is false at the end. Positions
// stay valid while no item is added or removed.
func (d *Dict) NextEntry(th *Thread, p int) (key, v Value, next int, ok bool, err error) {
	b, err := d.Read(th)
	if err != nil {
		return Value{}, Value{}, p, false, err
	}
	for p = max(p, b.head); p < len(b.entries); p++ {
		if e := &b.entries[p]; !e.deleted() {
			v, err := d.valueOf(th, e.val)
			return e.Key(), v, p + 1, err == nil, err
		}
	}
	return Value{}, Value{}, p, false, nil
}
