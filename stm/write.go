package stm

import (
	"sync/atomic"
	"unsafe"
)

// A saveEntry is a body biased to the thread that is written in place: its state before, and the kind that can undo it.
type saveEntry struct {
	body  *Body
	state uint64
	kind  *Kind
}

// A cloneEntry is a clone that stands in its object's body; its prev is what an abort puts back.
type cloneEntry struct {
	object *Object
	body   *Body
}

// largeBody is the size above which a shared body is adopted rather than cloned: see openLarge.
const largeBody = 1000

// OpenWrite returns the object's body for writing in place, until the next call into Python or the next boundary.
func (tx *Tx) OpenWrite(o *Object, k *Kind) (unsafe.Pointer, error) {
	if tx.Exclusive {
		return o.body, nil
	}
	p := o.Load()
	if tx.Writable(p) {
		return p, nil
	}
	if !tx.anchored {
		return tx.openOutside(o)
	}
	if err := tx.chaosPoint(); err != nil {
		return nil, err
	}
	return tx.openWriteSlow(o, k)
}

func (tx *Tx) openWriteSlow(o *Object, k *Kind) (unsafe.Pointer, error) {
	for {
		p := o.Load()
		b := (*Body)(p)
		if s := b.loadState(); s&tagMask == tx.tag {
			if tx.openInPlace(b, s, k) {
				return p, nil
			}
			continue // a reader has just made it shared
		}
		p, err := tx.openReadSlow(o)
		if err != nil {
			return nil, err
		}
		b = (*Body)(p)
		switch s := b.loadState(); {
		case s == frozen:
			panic("stm: write to a frozen body of kind " + k.Name)
		case s&tagMask != 0:
			continue // biased to me after all
		case k.Size(b) > largeBody:
			return tx.openLarge(o)
		}
		if c := tx.install(o, b, k); c != nil {
			return unsafe.Pointer(c), nil
		}
	}
}

// openInPlace locks a body that is biased to the thread and saves it to the journal. It needs no log: nobody can have changed
// it, and until the commit nobody can take it.
func (tx *Tx) openInPlace(b *Body, s uint64, k *Kind) bool {
	if !atomic.CompareAndSwapUint64(&b.state, s, mutating|tx.fresh) {
		return false
	}
	tx.stats.InPlace++
	tx.saves = append(tx.saves, saveEntry{b, s, k})
	k.Save(&tx.Journal, b)
	return true
}

// install replaces the shared body b, which is logged, by a clone that is locked. It returns nil if b isn't current any more.
func (tx *Tx) install(o *Object, b *Body, k *Kind) *Body {
	c := k.Clone(b)
	c.state = mutating | tx.fresh
	c.prev = unsafe.Pointer(b)
	if !atomic.CompareAndSwapPointer(&o.body, unsafe.Pointer(b), unsafe.Pointer(c)) {
		return nil
	}
	tx.stats.Clones++
	tx.clones = append(tx.clones, cloneEntry{o, c})
	tx.unask()
	return c
}

// openLarge writes to a shared body that would cost too much to clone. The transaction begins again with the body adopted; if
// that has not helped, because others take it back at once, it turns exclusive.
func (tx *Tx) openLarge(o *Object) (unsafe.Pointer, error) {
	if tx.pace.retries < retriesBeforeTurn-1 {
		tx.turn.wanted, tx.turn.adopt = largeContainer, o
		return nil, tx.abort(Conflict{Object: o, Reason: ReasonTurn})
	}
	if err := tx.BecomeExclusive(largeContainer); err != nil {
		return nil, err
	}
	return o.body, nil
}

// adopt makes a body biased to the thread while it is exclusive: nobody is reading it now, so what was immutable because others
// had seen it can be written again.
func (tx *Tx) adopt(o *Object) {
	b := (*Body)(o.body)
	if s := b.loadState(); s != frozen {
		atomic.StoreUint64(&b.state, tx.tag|s&versionMask)
	}
}

// Replace puts nb, a grown copy, in the place of old, which must be o's body and Writable.
func (tx *Tx) Replace(o *Object, old, nb *Body) {
	switch {
	case tx.Exclusive:
		nb.state, nb.prev = old.state, nil
		o.body = unsafe.Pointer(nb)
		return
	case old.loadState() == tx.fresh || !tx.anchored:
		nb.state, nb.prev = old.loadState(), nil
		atomic.StorePointer(&o.body, unsafe.Pointer(nb))
		return
	}
	tx.mustBe(tx.Writable(unsafe.Pointer(old)), "Replace of a writable body")
	nb.state = mutating | tx.fresh
	if nb.prev = old.prev; nb.prev == nil {
		nb.prev = unsafe.Pointer(old) // written in place: an abort undoes that and puts it back
	} else {
		atomic.StoreUint64(&old.state, dead) // a clone nobody needs any more
	}
	tx.clones = append(tx.clones, cloneEntry{o, nb})
	atomic.StorePointer(&o.body, unsafe.Pointer(nb))
}
