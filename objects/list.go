package objects

import (
	"slices"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// List is a Python list. It is the pattern for mutable builtin types: a header, the engine's Object, the first body in the
// same allocation, and Read and Write as the only ways to the body.
type List struct {
	Header
	stm.Object
	first ListBody
}

// listSub is an instance of a subclass of list.
type listSub struct {
	List
	attrs Attrs
}

// ListBody is the state of a list. In-place changes inside a transaction either log the slots they change
// (WriteSlots) or first replace the array by a copy (WriteAll), so that an abort only has to put the old slice back.
type ListBody struct {
	stm.Body
	Items []Value
	own   uint64 // stamp of the transaction that made the array of Items, or logged it as a whole: it need not log
	logs  int    // slots logged in this transaction
	lent  int    // items of the array that readers of an earlier body may see: to change one of them takes a new array
}

// ListKind tells the engine how to copy list bodies, listTailKind how to copy one that is only appended to: the clone shares
// the array, in which it writes behind what others see. Two clones of one body never both live.
var (
	ListKind     = listKind(func(b *ListBody) *ListBody { return &ListBody{Items: slices.Clone(b.Items)} }, listSize)
	listTailKind = listKind(func(b *ListBody) *ListBody { return &ListBody{Items: b.Items, lent: len(b.Items)} }, noSize)
)

func listKind(clone func(*ListBody) *ListBody, size func(*stm.Body) int) *stm.Kind {
	return &stm.Kind{
		Name:  "list",
		Clone: func(b *stm.Body) *stm.Body { return &clone((*ListBody)(unsafe.Pointer(b))).Body },
		Save: func(j *stm.Journal, b *stm.Body) {
			lb := (*ListBody)(unsafe.Pointer(b))
			lb.logs = 0
			j.Lists = append(j.Lists, toSlots(lb.Items))
			j.Slots = append(j.Slots, stm.Slot{N: uint64(lb.lent)})
		},
		Restore: func(j *stm.Journal, b *stm.Body) {
			n, m := len(j.Lists)-1, len(j.Slots)-1
			lb := (*ListBody)(unsafe.Pointer(b))
			lb.Items, lb.own, lb.lent = fromSlots(j.Lists[n]), 0, int(j.Slots[m].N)
			j.Lists, j.Slots = j.Lists[:n], j.Slots[:m]
		},
		Size: size,
	}
}

func listSize(b *stm.Body) int { return len((*ListBody)(unsafe.Pointer(b)).Items) }
func noSize(*stm.Body) int     { return 0 }

// toSlots and fromSlots convert between values and the engine's slots, which have the same layout; capacity is kept.
func toSlots(v []Value) []stm.Slot {
	return unsafe.Slice((*stm.Slot)(unsafe.Pointer(unsafe.SliceData(v))), cap(v))[:len(v)]
}

func fromSlots(s []stm.Slot) []Value {
	return unsafe.Slice((*Value)(unsafe.Pointer(unsafe.SliceData(s))), cap(s))[:len(s)]
}

// NewList returns a list of items, which it keeps.
func NewList(th *Thread, items []Value) *List { return new(List).start(th, items) }

// start makes l a list of items.
func (l *List) start(th *Thread, items []Value) *List {
	l.typ = ListType
	l.first.Items, l.first.own = items, th.Stamp()
	th.Tx.Init(&l.Object, &l.first.Body)
	return l
}

// Short lists are allocated together with room for their items, in the sizes that the allocator has.
type (
	list1 struct {
		List
		a [1]Value
	}
	list2 struct {
		List
		a [2]Value
	}
	list3 struct {
		List
		a [3]Value
	}
	list4 struct {
		List
		a [4]Value
	}
	list6 struct {
		List
		a [6]Value
	}
	list8 struct {
		List
		a [8]Value
	}
	list10 struct {
		List
		a [10]Value
	}
	list16 struct {
		List
		a [16]Value
	}
)

const maxShortList = len(list16{}.a)

// newListRoom returns an empty list with room for n items.
func newListRoom(th *Thread, n int) *List {
	var l *List
	var room []Value
	switch {
	case n == 0:
		l = new(List)
	case n == 1:
		x := new(list1)
		l, room = &x.List, x.a[:0]
	case n == 2:
		x := new(list2)
		l, room = &x.List, x.a[:0]
	case n == 3:
		x := new(list3)
		l, room = &x.List, x.a[:0]
	case n == 4:
		x := new(list4)
		l, room = &x.List, x.a[:0]
	case n <= 6:
		x := new(list6)
		l, room = &x.List, x.a[:0]
	case n <= 8:
		x := new(list8)
		l, room = &x.List, x.a[:0]
	case n <= 10:
		x := new(list10)
		l, room = &x.List, x.a[:0]
	case n <= maxShortList:
		x := new(list16)
		l, room = &x.List, x.a[:0]
	default:
		l, room = new(List), make([]Value, 0, n)
	}
	return l.start(th, room)
}

// newListLen returns a list and its n items, which the caller fills at once: they are no values yet.
func newListLen(th *Thread, n int) (*List, []Value) {
	l := newListRoom(th, n)
	l.first.Items = l.first.Items[:n]
	return l, l.first.Items
}

// ListOf returns a list of items, which it copies, with room for n.
func ListOf(th *Thread, items []Value, n int) *List {
	if n > maxShortList && n == len(items) {
		return NewList(th, append([]Value(nil), items...)) // which does not clear the array first
	}
	l := newListRoom(th, n)
	l.first.Items = append(l.first.Items, items...)
	return l
}

func allocList(th *Thread, cls *Type) Value {
	if cls.Flags&FlagHasAttrs == 0 {
		l := NewList(th, nil)
		l.typ = cls
		return l.Value()
	}
	l := &listSub{List: List{Header: Header{cls}}}
	th.Tx.Init(&l.Object, &l.first.Body)
	l.attrs.Init(th, cls)
	return l.Value()
}

// AsList returns the list that v is, also for an instance of a subclass.
func AsList(v Value) (*List, bool) {
	if v.Type().Flags&FlagList != 0 {
		return (*List)(v.P), true
	}
	return nil, false
}

// Value returns l as a value.
func (l *List) Value() Value { return FromPtr(unsafe.Pointer(l)) }

// Read returns the body to read, until the next call into Python or the next safepoint.
func (l *List) Read(th *Thread) (*ListBody, error) {
	if th.Exclusive {
		return (*ListBody)(l.Peek()), nil
	}
	b, err := th.OpenRead(&l.Object)
	return (*ListBody)(b), err
}

// writeTail returns the body for appending.
func (l *List) writeTail(th *Thread) (*ListBody, error) {
	if th.Exclusive {
		return (*ListBody)(l.Peek()), nil
	}
	b, err := th.OpenWrite(&l.Object, listTailKind)
	return (*ListBody)(b), err
}

// WriteSlots returns the body for changes that append, truncate, or store single items; items that exist must be stored
// with SetSlot, and LogTail must be called before items are cut off.
func (l *List) WriteSlots(th *Thread) (*ListBody, error) {
	if th.Exclusive {
		return (*ListBody)(l.Peek()), nil
	}
	b, err := th.OpenWrite(&l.Object, ListKind)
	return (*ListBody)(b), err
}

// WriteAll returns the body for any change in place.
func (l *List) WriteAll(th *Thread) (*ListBody, error) {
	b, err := l.WriteSlots(th)
	switch {
	case err != nil || th.Exclusive:
	case b.lent > 0:
		b.takeArray(th)
	case b.mustLog(th):
		b.logArray(th)
	}
	return b, err
}

// takeArray gives the body an array of its own.
func (b *ListBody) takeArray(th *Thread) {
	b.Items = append(make([]Value, 0, cap(b.Items)), b.Items...)
	b.own, b.lent = th.Stamp(), 0
}

// logArray logs the array as a whole, so that no further change of it has to be.
func (b *ListBody) logArray(th *Thread) {
	th.LogSlots(toSlots(b.Items))
	b.own = th.Stamp()
}

// mustLog reports whether an abort needs to know what is changed in the array of Items.
func (b *ListBody) mustLog(th *Thread) bool {
	return !th.Exclusive && b.own != th.Stamp() && th.InPlace(unsafe.Pointer(b))
}

// SetSlot stores item i of a body that WriteSlots returned.
func (b *ListBody) SetSlot(th *Thread, i int, v Value) {
	if i < b.lent && !th.Exclusive {
		b.takeArray(th)
	}
	if b.mustLog(th) {
		if b.logs++; b.logs > len(b.Items)/4 {
			b.logArray(th) // that is cheaper than to go on one by one
		} else {
			th.LogSlot((*stm.Slot)(unsafe.Pointer(&b.Items[i])))
		}
	}
	b.Items[i] = v
}

// LogTail prepares a body that WriteSlots returned for Items[from:] to be cut off.
func (b *ListBody) LogTail(th *Thread, from int) {
	if from < b.lent && !th.Exclusive {
		b.takeArray(th)
	}
	if !b.mustLog(th) {
		return
	}
	for i := from; i < len(b.Items); i++ {
		th.LogSlot((*stm.Slot)(unsafe.Pointer(&b.Items[i])))
	}
}

// Items returns the items to read; the slice obeys the rules of Read.
func (l *List) Items(th *Thread) ([]Value, error) {
	b, err := l.Read(th)
	if err != nil {
		return nil, err
	}
	return b.Items, nil
}

// firstCap is the room of a list after its first Append.
const firstCap = 4

// Append adds v at the end.
func (l *List) Append(th *Thread, v Value) error {
	b, err := l.writeTail(th)
	if err != nil {
		return err
	}
	if len(b.Items) == cap(b.Items) {
		b.own, b.lent = th.Stamp(), 0 // append makes an array
		if len(b.Items) == 0 {
			b.Items = make([]Value, 0, firstCap)
		}
	}
	b.Items = append(b.Items, v)
	return nil
}
