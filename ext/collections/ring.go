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
	first ring
}

type dequeSub struct {
	deque
	attrs ext.Attrs
}

// ring is the state of a deque. Items lie in buf from head on, wrapping around. Changes in place log the slots they clear or
// overwrite; a slot without an item is worth nothing, so filling it needs no log.
type ring struct {
	ext.Body
	buf     []ext.Value // length a power of two, or none
	head, n int
	maxlen  int    // -1: unbounded
	version int    // changes with every change of length or order
	own     uint64 // stamp of the transaction that made buf: it need not log
}

type savedRing struct {
	buf                      []ext.Value
	head, n, maxlen, version int
}

var ringKind = &ext.Kind{
	Name: "deque",
	Clone: func(b *ext.Body) *ext.Body {
		r := (*ring)(unsafe.Pointer(b)) // not a copy: others may be at the header
		return &(&ring{buf: slices.Clone(r.buf), head: r.head, n: r.n, maxlen: r.maxlen, version: r.version}).Body
	},
	Save: func(j *ext.Journal, b *ext.Body) {
		r := (*ring)(unsafe.Pointer(b))
		j.Any = append(j.Any, savedRing{r.buf, r.head, r.n, r.maxlen, r.version})
	},
	Restore: func(j *ext.Journal, b *ext.Body) {
		r := (*ring)(unsafe.Pointer(b))
		n := len(j.Any) - 1
		s := j.Any[n].(savedRing)
		r.buf, r.head, r.n, r.maxlen, r.version, r.own = s.buf, s.head, s.n, s.maxlen, s.version, 0
		j.Any = j.Any[:n]
	},
	Size: func(b *ext.Body) int { return len((*ring)(unsafe.Pointer(b)).buf) },
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
	d.first.maxlen = -1
	th.Init(&d.Object, &d.first.Body)
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

// slot returns the place of item i; i may also be -1 or n, for the places next to the ends.
func (r *ring) slot(i int) *ext.Value { return &r.buf[(r.head+i)&(len(r.buf)-1)] }

// set stores item i, logging what was there.
func (r *ring) set(th *ext.Thread, i int, v ext.Value) {
	p := r.slot(i)
	if !th.Exclusive && r.own != th.Stamp() && th.InPlace(unsafe.Pointer(r)) {
		th.LogSlot((*ext.Slot)(unsafe.Pointer(p)))
	}
	*p = v
}

// items returns the items in a slice of the caller's own with room for more.
func (r *ring) items(room int) []ext.Value {
	s := make([]ext.Value, 0, r.n+room)
	k := min(r.n, len(r.buf)-r.head)
	s = append(s, r.buf[r.head:r.head+k]...)
	return append(s, r.buf[:r.n-k]...)
}

// refill makes items, which it keeps no hold of, the content.
func (r *ring) refill(th *ext.Thread, items []ext.Value) {
	size := 8
	for size < len(items) {
		size *= 2
	}
	r.buf = make([]ext.Value, size)
	copy(r.buf, items)
	r.head, r.n, r.own = 0, len(items), th.Stamp()
	r.version++
}

// grow makes room for one more item.
func (r *ring) grow(th *ext.Thread) {
	if r.n < len(r.buf) {
		return
	}
	old := r.items(0)
	r.buf = make([]ext.Value, max(2*len(r.buf), 8))
	copy(r.buf, old)
	r.head, r.own = 0, th.Stamp()
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
	*r.slot(r.n) = v
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
	r.head = (r.head - 1) & (len(r.buf) - 1)
	*r.slot(0) = v
	r.n++
	r.version++
}

// popBack removes the last item of a deque that has one.
func (r *ring) popBack(th *ext.Thread) ext.Value {
	v := *r.slot(r.n - 1)
	r.set(th, r.n-1, ext.Value{})
	r.n--
	r.version++
	return v
}

// popFront removes the first item of a deque that has one.
func (r *ring) popFront(th *ext.Thread) ext.Value {
	v := *r.slot(0)
	r.set(th, 0, ext.Value{})
	r.head = (r.head + 1) & (len(r.buf) - 1)
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
		v := r.popBack(th)
		r.head = (r.head - 1) & (len(r.buf) - 1)
		r.set(th, 0, v)
		r.n++
	}
	for ; k < 0; k++ {
		v := r.popFront(th)
		r.set(th, r.n, v)
		r.n++
	}
}

// removeAt removes item i.
func (r *ring) removeAt(th *ext.Thread, i int) {
	r.rotate(th, -i)
	r.popFront(th)
	r.rotate(th, i)
}
