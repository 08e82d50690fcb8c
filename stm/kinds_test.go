package stm

import (
	"slices"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// The tests' objects: one holds a number, the other a slice whose slots are journalled one by one.

type intBody struct {
	Body
	n int
}

type intObject struct{ Object }

var intKind = &Kind{
	Name:    "int",
	Clone:   func(b *Body) *Body { return &(&intBody{n: asInt(b).n}).Body },
	Save:    func(j *Journal, b *Body) { j.Slots = append(j.Slots, Slot{N: uint64(asInt(b).n)}) },
	Restore: func(j *Journal, b *Body) { asInt(b).n = int(popSlot(j).N) },
	Size:    func(*Body) int { return 1 },
}

func asInt(b *Body) *intBody { return (*intBody)(unsafe.Pointer(b)) }

func popSlot(j *Journal) Slot {
	last := len(j.Slots) - 1
	s := j.Slots[last]
	j.Slots = j.Slots[:last]
	return s
}

func newInt(tx *Tx, n int) *intObject {
	o := &intObject{}
	tx.Init(&o.Object, &(&intBody{n: n}).Body)
	return o
}

func (o *intObject) get(tx *Tx) (int, error) {
	p, err := tx.OpenRead(&o.Object)
	if err != nil {
		return 0, err
	}
	return (*intBody)(p).n, nil
}

func (o *intObject) set(tx *Tx, n int) error {
	p, err := tx.OpenWrite(&o.Object, intKind)
	if err != nil {
		return err
	}
	(*intBody)(p).n = n
	return nil
}

func (o *intObject) add(tx *Tx, n int) error {
	v, err := o.get(tx)
	if err != nil {
		return err
	}
	return o.set(tx, v+n)
}

type sliceBody struct {
	Body
	items []Slot
}

type sliceObject struct{ Object }

var sliceKind = &Kind{
	Name:  "slice",
	Clone: func(b *Body) *Body { return &(&sliceBody{items: slices.Clone(asSlice(b).items)}).Body },
	Save:  func(j *Journal, b *Body) { j.Lists = append(j.Lists, asSlice(b).items) },
	Restore: func(j *Journal, b *Body) {
		last := len(j.Lists) - 1
		asSlice(b).items = j.Lists[last]
		j.Lists = j.Lists[:last]
	},
	Size: func(b *Body) int { return len(asSlice(b).items) },
}

func asSlice(b *Body) *sliceBody { return (*sliceBody)(unsafe.Pointer(b)) }

func newSlice(tx *Tx, n int) *sliceObject {
	o := &sliceObject{}
	tx.Init(&o.Object, &(&sliceBody{items: make([]Slot, n)}).Body)
	return o
}

func (o *sliceObject) items(tx *Tx) ([]Slot, error) {
	p, err := tx.OpenRead(&o.Object)
	if err != nil {
		return nil, err
	}
	return (*sliceBody)(p).items, nil
}

func (o *sliceObject) put(tx *Tx, i int, n uint64) error {
	p, err := tx.OpenWrite(&o.Object, sliceKind)
	if err != nil {
		return err
	}
	b := (*sliceBody)(p)
	if !tx.Exclusive && tx.InPlace(p) {
		tx.LogSlot(&b.items[i])
	}
	b.items[i].N = n
	return nil
}

// grow appends; every other time through Replace, as an object would whose body holds the items themselves.
func (o *sliceObject) grow(tx *Tx, n uint64) error {
	p, err := tx.OpenWrite(&o.Object, sliceKind)
	if err != nil {
		return err
	}
	b := (*sliceBody)(p)
	if len(b.items)%2 == 0 {
		b.items = append(slices.Clip(b.items), Slot{N: n})
		return nil
	}
	tx.Replace(&o.Object, &b.Body, &(&sliceBody{items: append(slices.Clone(b.items), Slot{N: n})}).Body)
	return nil
}

// atomically runs f as one transaction, as the VM runs a stretch of code between two boundaries.
func atomically(tx *Tx, f func() error) {
	boundary(tx)
	for f() != nil || tx.Commit() != nil {
		tx.Restart()
	}
	tx.Yield()
}

// boundary begins a transaction if there is none.
func boundary(tx *Tx) {
	if !tx.Anchored() {
		tx.Begin()
	}
}

// run runs one goroutine per body, each with a thread of its own, and waits.
func run(w *World, bodies ...func(tx *Tx)) {
	var wg sync.WaitGroup
	for _, body := range bodies {
		tx := w.NewTx()
		wg.Go(func() {
			tx.Enter()
			body(tx)
			mustLeave(tx)
			tx.Close()
		})
	}
	wg.Wait()
}

func mustLeave(tx *Tx) {
	if err := tx.Leave(); err != nil {
		panic(err)
	}
}

// times repeats a body.
func times(n int, f func(tx *Tx) func() error) func(tx *Tx) {
	return func(tx *Tx) {
		body := f(tx)
		for range n {
			atomically(tx, body)
		}
	}
}

// modes runs a test in every mode of a world.
func modes(t *testing.T, f func(t *testing.T, w *World)) {
	for _, m := range []struct {
		name string
		opt  Options
	}{
		{"lock", Options{}},
		{"concurrent", Options{Concurrent: true}},
		{"chaos", Options{Concurrent: true, Chaos: true, Seed: uint64(time.Now().UnixNano())}},
	} {
		t.Run(m.name, func(t *testing.T) {
			t.Log("seed", m.opt.Seed)
			f(t, NewWorld(m.opt))
		})
	}
}

// A listObject is a node of a linked list; its value and twin are objects of their own.
type listObject struct {
	Object
	value, twin *intObject
}

type listBody struct {
	Body
	next *listObject
}

var listKind = &Kind{
	Name:  "list",
	Clone: func(b *Body) *Body { return &(&listBody{next: asList(b).next}).Body },
	Save:  func(j *Journal, b *Body) { j.Any = append(j.Any, asList(b).next) },
	Restore: func(j *Journal, b *Body) {
		last := len(j.Any) - 1
		asList(b).next = j.Any[last].(*listObject)
		j.Any = j.Any[:last]
	},
	Size: func(*Body) int { return 1 },
}

func asList(b *Body) *listBody { return (*listBody)(unsafe.Pointer(b)) }

func newList(tx *Tx) *listObject {
	o := &listObject{value: newInt(tx, 0), twin: newInt(tx, 0)}
	tx.Init(&o.Object, &new(listBody).Body)
	return o
}

func (o *listObject) next(tx *Tx) (*listObject, error) {
	p, err := tx.OpenRead(&o.Object)
	if err != nil {
		return nil, err
	}
	return (*listBody)(p).next, nil
}

func (o *listObject) setNext(tx *Tx, next *listObject) error {
	p, err := tx.OpenWrite(&o.Object, listKind)
	if err != nil {
		return err
	}
	(*listBody)(p).next = next
	return nil
}
