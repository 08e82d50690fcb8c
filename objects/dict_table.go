package objects

import (
	"math/bits"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// dictEntry is one key and value. The number word of a key that is an object holds the hash, for objects don't use it; the
// hash of an immediate follows from its bits. In a namespace val points to a Cell.
type dictEntry struct{ key, val Value }

const deletedSlot = -1

// needGeneric is the position that the fast lookups return when they met an entry that they can't compare.
const needGeneric = -2

// packKey returns key as it is stored in an entry.
func packKey(key Value, hash int64) Value {
	if key.P == unsafe.Pointer(&TagInt) || key.P == unsafe.Pointer(&TagFloat) || key.P == unsafe.Pointer(&TagBool) {
		return key
	}
	return Value{key.P, uint64(hash)}
}

// unpackKey undoes packKey.
func unpackKey(key Value) Value {
	p := key.P
	if p == unsafe.Pointer(&TagInt) || p == unsafe.Pointer(&TagFloat) || p == unsafe.Pointer(&TagBool) {
		return key
	}
	return Value{P: p}
}

// packedHash returns the hash of a packed key.
func packedHash(th *Thread, key Value) int64 {
	switch key.P {
	case unsafe.Pointer(&TagInt):
		return hashInt(key.Int())
	case unsafe.Pointer(&TagFloat):
		h, _ := FloatType.Hash(th, key) // hashing a float can't fail
		return h
	}
	return int64(key.N)
}

// Key returns the key of an entry that is not deleted.
func (e *dictEntry) Key() Value { return unpackKey(e.key) }

func (e *dictEntry) deleted() bool { return e.key.P == unsafe.Pointer(&TagUndef) }

// hash returns the hash of the entry's key.
func (e *dictEntry) hash(th *Thread) int64 { return packedHash(th, e.key) }

// DictBody is the state of a dict: entries in insertion order and an open-addressing index of positions in them.
// Invariants: len(index) is a power of two (or 0 with no entries); an index slot is 0 (free), deletedSlot, or position+1;
// a deleted entry has an Undef key; used counts the others; all entries before head are deleted; fill counts the index slots
// that are not free, and there are always free ones.
type DictBody struct {
	stm.Body
	entries []dictEntry
	index   []int32
	used    int
	fill    int
	head    int
	own     uint64 // stamp of the transaction that made the arrays, or logged them as a whole: it need not log
	logs    int    // values logged in this transaction
}

// mustLog reports whether changes of b's arrays have to be logged.
func (b *DictBody) mustLog(th *Thread) bool {
	return !th.Exclusive && b.own != th.Stamp() && th.InPlace(unsafe.Pointer(b))
}

// Len returns the number of items.
func (b *DictBody) Len() int { return b.used }

// A probe walks the index slots where a hash may be. Its sequence visits all of them, and starts with the hash's low bits,
// so that runs of small ints fill the index in order.
type probe struct {
	i, mask, perturb uint64
}

func (b *DictBody) probe(hash int64) probe {
	mask := uint64(len(b.index) - 1)
	return probe{uint64(hash) & mask, mask, uint64(hash)}
}

func (p *probe) next() {
	p.perturb >>= 5
	p.i = (p.i*5 + p.perturb + 1) & p.mask
}

// findStr returns the position of an exact str, or -1, or needGeneric.
func (b *DictBody) findStr(key *Str, hash int64) int {
	if len(b.index) == 0 {
		return -1
	}
	for p := b.probe(hash); ; p.next() {
		at := b.index[p.i]
		if at == 0 {
			return -1
		}
		if at == deletedSlot {
			continue
		}
		e := &b.entries[at-1]
		if e.key.P == unsafe.Pointer(key) {
			return int(at - 1)
		}
		if e.key.N != uint64(hash) {
			continue
		}
		if t := e.key.Type(); t != StrType {
			if t == IntType || t == FloatType || t == BoolType {
				continue
			}
			return needGeneric
		}
		if (*Str)(e.key.P).Equal(key) {
			return int(at - 1)
		}
	}
}

// findInt returns the position of an immediate int, or -1, or needGeneric.
func (b *DictBody) findInt(key Value, hash int64) int {
	if len(b.index) == 0 {
		return -1
	}
	for p := b.probe(hash); ; p.next() {
		at := b.index[p.i]
		if at == 0 {
			return -1
		}
		if at == deletedSlot {
			continue
		}
		e := &b.entries[at-1]
		if e.key == key {
			return int(at - 1)
		}
		if e.key.P == unsafe.Pointer(&TagInt) || e.key.Type() == StrType {
			continue
		}
		return needGeneric
	}
}

// find returns the position of key in the entries, or -1, and the body it is in. Comparing keys may run Python code; then
// the lookup starts over if the dict changed meanwhile.
func (d *Dict) find(th *Thread, b *DictBody, key Value, hash int64) (int, *DictBody, error) {
	switch {
	case key.Type() == StrType:
		if at := b.findStr((*Str)(key.P), hash); at != needGeneric {
			return at, b, nil
		}
	case key.IsInt():
		if at := b.findInt(key, hash); at != needGeneric {
			return at, b, nil
		}
	}
	return d.findGeneric(th, b, key, hash)
}

func (d *Dict) findGeneric(th *Thread, b *DictBody, key Value, hash int64) (int, *DictBody, error) {
restart:
	if len(b.index) == 0 {
		return -1, b, nil
	}
	for p := b.probe(hash); ; p.next() {
		at := b.index[p.i]
		if at == 0 {
			return -1, b, nil
		}
		if at == deletedSlot {
			continue
		}
		e := &b.entries[at-1]
		if e.hash(th) != hash {
			continue
		}
		k := e.Key()
		if k == key {
			return int(at - 1), b, nil
		}
		entries, used := unsafe.SliceData(b.entries), b.used
		eq, err := Equal(th, k, key)
		if err != nil {
			return -1, b, err
		}
		nb, err := d.Read(th)
		if err != nil {
			return -1, b, err
		}
		if nb != b || unsafe.SliceData(nb.entries) != entries || nb.used != used || int(at) > len(nb.entries) || nb.entries[at-1].Key() != k {
			b = nb
			goto restart
		}
		if eq {
			return int(at - 1), b, nil
		}
	}
}

// smallIndex is the size of the smallest index.
const smallIndex = 8

// A smallTable is the arrays of a small dict in one piece of memory.
type smallTable struct {
	entries [smallIndex * 2 / 3]dictEntry
	index   [smallIndex]int32
}

func (b *DictBody) setTable(t *smallTable) { b.entries, b.index = t.entries[:0], t.index[:] }

// tinyIndex is the size of an index of dicts that rarely grow: those of keyword arguments.
const tinyIndex = smallIndex / 2

type tinyTable struct {
	entries [tinyIndex * 2 / 3]dictEntry
	index   [tinyIndex]int32
}

// mediumIndex is the size of the next larger index, whose arrays are one piece of memory, too.
const mediumIndex = 2 * smallIndex

type mediumTable struct {
	entries [mediumIndex * 2 / 3]dictEntry
	index   [mediumIndex]int32
}

func (b *DictBody) setMedium(t *mediumTable) { b.entries, b.index = t.entries[:0], t.index[:] }

// makeTable gives b empty arrays with an index of that size.
func (b *DictBody) makeTable(size int) {
	switch size {
	case smallIndex:
		b.setTable(new(smallTable))
	case mediumIndex:
		b.setMedium(new(mediumTable))
	default:
		b.entries, b.index = make([]dictEntry, 0, size*2/3), make([]int32, size)
	}
}

// indexSize returns the size of an index for n entries: at most two thirds full.
func indexSize(n int) int {
	if n <= smallIndex*2/3 {
		return smallIndex
	}
	return 1 << bits.Len(uint(n+n/2))
}

// resize gives b arrays with an index of that size, without deleted entries.
func (b *DictBody) resize(th *Thread, size int) { b.rebuild(th, size, 0) }

// rebuild is resize with room for that many entries in front.
func (b *DictBody) rebuild(th *Thread, size, room int) {
	old := b.entries
	b.own, b.head = th.Stamp(), room
	b.makeTable(size)
	for range room {
		b.entries = append(b.entries, dictEntry{Undef, Undef})
	}
	for i := range old {
		e := &old[i]
		if e.deleted() {
			continue
		}
		b.entries = append(b.entries, *e)
		p := b.probe(e.hash(th))
		for b.index[p.i] != 0 {
			p.next()
		}
		b.index[p.i] = int32(len(b.entries))
	}
	b.fill = b.used
}

// insert adds a key that is not there.
func (b *DictBody) insert(th *Thread, key Value, hash int64, v Value) {
	if len(b.entries) == cap(b.entries) || b.fill >= len(b.index)*2/3 {
		b.resize(th, 1<<bits.Len(uint(max(b.used*3-1, 7))))
	}
	at := b.freeSlot(th, hash)
	b.entries = append(b.entries, dictEntry{packKey(key, hash), v})
	*at = int32(len(b.entries))
	b.used++
}

// freeSlot returns the index slot for a key that is not there, to be filled by the caller.
func (b *DictBody) freeSlot(th *Thread, hash int64) *int32 {
	p := b.probe(hash)
	for b.index[p.i] > 0 {
		p.next()
	}
	at := &b.index[p.i]
	if *at == 0 {
		b.fill++
	}
	if b.mustLog(th) {
		th.LogInt32(at)
	}
	return at
}

// setAt stores the value of entry p.
func (b *DictBody) setAt(th *Thread, p int, v Value) {
	if b.mustLog(th) {
		if b.logs++; b.logs > len(b.entries)/4 {
			b.logArrays(th) // that is cheaper than to go on one by one
		} else {
			th.LogSlot((*stm.Slot)(unsafe.Pointer(&b.entries[p].val)))
		}
	}
	b.entries[p].val = v
}

// entrySlots returns the entries as the journal takes them.
func (b *DictBody) entrySlots() []stm.Slot {
	n := 2 * len(b.entries)
	return unsafe.Slice((*stm.Slot)(unsafe.Pointer(unsafe.SliceData(b.entries))), 2*cap(b.entries))[:n]
}

// logArrays logs the arrays as a whole, so that no further change of them has to be.
func (b *DictBody) logArrays(th *Thread) {
	th.LogSlots(b.entrySlots())
	th.LogInt32s(b.index)
	b.own = th.Stamp()
}

// deleteAt removes entry at. Deleted entries at the end are cut off, so that taking item by item from the end is cheap.
func (b *DictBody) deleteAt(th *Thread, at int) {
	e := &b.entries[at]
	p := b.probe(e.hash(th))
	for b.index[p.i] != int32(at+1) {
		p.next()
	}
	if b.mustLog(th) {
		th.LogInt32(&b.index[p.i])
	}
	b.index[p.i] = deletedSlot
	b.logEntry(th, e)
	e.key, e.val = Undef, Undef
	b.used--
	for n := len(b.entries); n > 0 && b.entries[n-1].deleted(); n-- {
		b.logEntry(th, &b.entries[n-1]) // an insert will overwrite it
		b.entries = b.entries[:n-1]
	}
	for b.head < len(b.entries) && b.entries[b.head].deleted() {
		b.head++
	}
	b.head = min(b.head, len(b.entries))
}

// insertFront adds a key that is not there in front of all others.
func (b *DictBody) insertFront(th *Thread, key Value, hash int64, v Value) {
	if b.head == 0 || b.fill >= len(b.index)*2/3 {
		room := b.used/2 + 2
		b.rebuild(th, indexSize(b.used+room+1), room)
	}
	at := b.freeSlot(th, hash)
	b.head--
	b.logEntry(th, &b.entries[b.head])
	b.entries[b.head] = dictEntry{packKey(key, hash), v}
	*at = int32(b.head + 1)
	b.used++
}

func (b *DictBody) logEntry(th *Thread, e *dictEntry) {
	if b.mustLog(th) {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.key)))
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&e.val)))
	}
}
