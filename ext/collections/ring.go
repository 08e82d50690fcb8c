package collections

import (
	"slices"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// deque is a double-ended queue: a ring buffer.
type deque struct {
	ext.Header
	ext.Object
}

type dequeSub struct {
	deque
	attrs ext.Attrs
}

// blockLen is how many items a block holds.
const blockLen = 32

type block [blockLen]ext.Value

// A blockRef is a block of a ring, or none yet. Bodies of one deque have blocks in common: to clone a body copies the
// references only, so threads can hand a long queue to and fro.
type blockRef struct {
	items *block
	own   uint64 // stamp of the transaction that made it: it need not log; or lent
}

// lent marks a block that another body has as well. It never changes, except in exclusive mode, when nobody knows the other body.
const lent = 0

// ring is the state of a deque: a ring buffer, cut into blocks. Items lie from head on, wrapping around. Changes in place log
// the slots they clear or overwrite; a slot without an item is worth nothing, so filling it needs no log.
type ring struct {
	ext.Body
	blocks  []blockRef // length a power of two, or none
	head, n int
	maxlen  int    // -1: unbounded
	version int    // changes with every change of length or order
	own     uint64 // stamp of the transaction that made the slice of blocks: an abort brings back the one before
}

type savedRing struct {
	blocks                   []blockRef
	head, n, maxlen, version int
}

var ringKind = &ext.Kind{
	Name: "deque",
	Clone: func(b *ext.Body) *ext.Body {
		r := (*ring)(unsafe.Pointer(b)) // not a copy: others may be at the header
		c := &ring{blocks: slices.Clone(r.blocks), head: r.head, n: r.n, maxlen: r.maxlen, version: r.version}
		for i := range c.blocks {
			c.blocks[i].own = lent
		}
		return &c.Body
	},
	Save: func(j *ext.Journal, b *ext.Body) {
		r := (*ring)(unsafe.Pointer(b))
		j.Any = append(j.Any, savedRing{r.blocks, r.head, r.n, r.maxlen, r.version})
	},
	Restore: func(j *ext.Journal, b *ext.Body) {
		r := (*ring)(unsafe.Pointer(b))
		n := len(j.Any) - 1
		s := j.Any[n].(savedRing)
		r.blocks, r.head, r.n, r.maxlen, r.version, r.own = s.blocks, s.head, s.n, s.maxlen, s.version, 0
		j.Any = j.Any[:n]
	},
	Size: func(b *ext.Body) int { return len((*ring)(unsafe.Pointer(b)).blocks) },
}

func newDeque(th *ext.Thread, cls *ext.Type) *deque {
	var d *deque
	if cls.Flags&ext.FlagHasAttrs == 0 {
		d = &deque{Header: ext.NewHeader(cls)}
	} else {
		s := &dequeSub{deque: deque{Header: ext.NewHeader(cls)}}
		s.attrs.Init(th, cls)
		d = &s.deque
	}
	// The first body stands alone, unlike that of most objects: later ones have its blocks, which would live as long as the deque.
	th.Init(&d.Object, &(&ring{maxlen: -1}).Body)
	return d
}

func (d *deque) value() ext.Value { return ext.FromPtr(unsafe.Pointer(d)) }

func dequeOf(v ext.Value) *deque { return (*deque)(v.P) }

// read returns the state to read, until the next call into Python or the next safepoint.
func (d *deque) read(th *ext.Thread) (*ring, error) {
	if th.Exclusive {
		return (*ring)(d.Peek()), nil
	}
	b, err := th.OpenRead(&d.Object)
	return (*ring)(b), err
}

// write returns the state to change by the methods below.
func (d *deque) write(th *ext.Thread) (*ring, error) {
	if th.Exclusive {
		return (*ring)(d.Peek()), nil
	}
	b, err := th.OpenWrite(&d.Object, ringKind)
	return (*ring)(b), err
}

// at returns where in the ring item i is; i may also be -1 or n, for the places next to the ends.
func (r *ring) at(i int) int { return (r.head + i) & (len(r.blocks)*blockLen - 1) }

// slot returns the place of item i, to read it.
func (r *ring) slot(i int) *ext.Value {
	p := r.at(i)
	return &r.blocks[p/blockLen].items[p%blockLen]
}

// place returns the place of item i, to write it. An item that is there is logged if an abort has to bring it back.
func (r *ring) place(th *ext.Thread, i int) *ext.Value {
	p := r.at(i)
	ref := &r.blocks[p/blockLen]
	switch {
	case ref.items == nil || ref.own == lent && !th.Exclusive:
		ref = r.ownBlock(th, p/blockLen)
	case i >= 0 && i < r.n && !th.Exclusive && ref.own != th.Stamp() && th.InPlace(unsafe.Pointer(r)):
		th.LogSlot((*ext.Slot)(unsafe.Pointer(&ref.items[p%blockLen])))
	}
	return &ref.items[p%blockLen]
}

// ownBlock puts a new block in the place of block k, with what items that one had.
func (r *ring) ownBlock(th *ext.Thread, k int) *blockRef {
	items := new(block)
	if old := r.blocks[k].items; old != nil {
		for j := range old {
			if (k*blockLen+j-r.head)&(len(r.blocks)*blockLen-1) < r.n {
				items[j] = old[j]
			}
		}
	}
	return r.setBlock(th, k, blockRef{items, th.Stamp()})
}

// setBlock replaces a block.
func (r *ring) setBlock(th *ext.Thread, k int, ref blockRef) *blockRef {
	if !th.Exclusive && r.own != th.Stamp() && th.InPlace(unsafe.Pointer(r)) {
		r.blocks, r.own = slices.Clone(r.blocks), th.Stamp()
	}
	r.blocks[k] = ref
	return &r.blocks[k]
}

// set stores item i.
func (r *ring) set(th *ext.Thread, i int, v ext.Value) { *r.place(th, i) = v }

// forget clears the place of an item at one of the ends. A lent block keeps it, and goes with its last one.
func (r *ring) forget(th *ext.Thread, i int) {
	k := r.at(i) / blockLen
	switch {
	case th.Exclusive || r.blocks[k].own != lent:
		r.set(th, i, ext.Value{})
	case r.alone(i):
		r.setBlock(th, k, blockRef{})
	}
}

// alone tells whether item i, at one of the ends, is the only one in its block.
func (r *ring) alone(i int) bool {
	k, next, other := r.at(i)/blockLen, 1, r.n-1
	if i > 0 {
		next, other = i-1, 0
	}
	return r.n == 1 || r.at(next)/blockLen != k && r.at(other)/blockLen != k
}

// items returns the items in a slice of the caller's own with room for more.
func (r *ring) items(room int) []ext.Value {
	s := make([]ext.Value, 0, r.n+room)
	for i := 0; i < r.n; {
		p := r.at(i)
		k := min(blockLen-p%blockLen, r.n-i)
		s = append(s, r.blocks[p/blockLen].items[p%blockLen:][:k]...)
		i += k
	}
	return s
}

// refill makes items, which it keeps no hold of, the content.
func (r *ring) refill(th *ext.Thread, items []ext.Value) {
	size := 1
	for size*blockLen < len(items) {
		size *= 2
	}
	r.blocks = make([]blockRef, size)
	r.head, r.n, r.own = 0, len(items), th.Stamp()
	for k := 0; len(items) > 0; k++ {
		b := new(block)
		items = items[copy(b[:], items):]
		r.blocks[k] = blockRef{b, th.Stamp()}
	}
	r.version++
}

// grow makes room for one more item.
func (r *ring) grow(th *ext.Thread) {
	size := len(r.blocks)
	if r.n < size*blockLen {
		return
	}
	blocks := make([]blockRef, max(2*size, 1))
	k := r.head / blockLen
	copy(blocks[copy(blocks, r.blocks[k:]):], r.blocks[:k])
	if used := r.head % blockLen; used > 0 {
		// The first block holds the last items as well: each gets a block of its own.
		first, last := new(block), new(block)
		copy(first[used:], blocks[0].items[used:])
		copy(last[:used], blocks[0].items[:])
		blocks[0], blocks[size] = blockRef{first, th.Stamp()}, blockRef{last, th.Stamp()}
	}
	r.blocks, r.own = blocks, th.Stamp()
	r.head %= blockLen
}

// pushBack appends v; a full deque loses its first item.
func (r *ring) pushBack(th *ext.Thread, v ext.Value) {
	if r.maxlen == 0 {
		return
	}
	if r.n == r.maxlen {
		r.popFront(th)
	}
	r.grow(th)
	r.set(th, r.n, v)
	r.n++
	r.version++
}

// pushFront puts v before the first item; a full deque loses its last one.
func (r *ring) pushFront(th *ext.Thread, v ext.Value) {
	if r.maxlen == 0 {
		return
	}
	if r.n == r.maxlen {
		r.popBack(th)
	}
	r.grow(th)
	r.set(th, -1, v)
	r.head = r.at(-1)
	r.n++
	r.version++
}

// popBack removes the last item of a deque that has one.
func (r *ring) popBack(th *ext.Thread) ext.Value {
	v := *r.slot(r.n - 1)
	r.forget(th, r.n-1)
	r.n--
	r.version++
	return v
}

// popFront removes the first item of a deque that has one.
func (r *ring) popFront(th *ext.Thread) ext.Value {
	v := *r.slot(0)
	r.forget(th, 0)
	r.head = r.at(1)
	r.n--
	r.version++
	return v
}

// rotate moves the last k items to the front, or for a negative k the first ones to the end.
func (r *ring) rotate(th *ext.Thread, k int) {
	if r.n < 2 {
		return
	}
	if k %= r.n; k > r.n/2 {
		k -= r.n
	} else if k < -r.n/2 {
		k += r.n
	}
	for ; k > 0; k-- {
		r.move(th, r.n-1, -1)
		r.head = r.at(-1)
		r.version++
	}
	for ; k < 0; k++ {
		r.move(th, 0, r.n)
		r.head = r.at(1)
		r.version++
	}
}

// move takes item from, at an end, to the place next to the other end.
func (r *ring) move(th *ext.Thread, from, to int) {
	p, q := uint(r.at(from)), uint(r.at(to))
	a, b := r.blocks[p/blockLen], r.blocks[q/blockLen]
	v := a.items[p%blockLen]
	if !th.Exclusive || b.items == nil {
		r.forget(th, from)
		r.set(th, to, v)
		return
	}
	a.items[p%blockLen] = ext.Value{}
	b.items[q%blockLen] = v
}

// removeAt removes item i.
func (r *ring) removeAt(th *ext.Thread, i int) {
	r.rotate(th, -i)
	r.popFront(th)
	r.rotate(th, i)
}
