package stm

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// A readEntry says which body of an object the transaction has read.
type readEntry struct {
	object *Object
	body   unsafe.Pointer
}

const (
	// spinLimit bounds the wait for a body that another transaction is writing; one that holds bodies itself gives up sooner.
	spinLimit       = 4000
	spinLimitLocker = 1000
	spinsPerYield   = 128
)

func (b *Body) loadState() uint64 { return atomic.LoadUint64(&b.state) }

// Seen tells whether the body is known to be logged by this transaction, or written by it. It is small enough for the compiler
// to put into the evaluator's loop, which Admit isn't.
func (tx *Tx) Seen(p unsafe.Pointer) bool {
	return tx.cache[uintptr(p)>>5&1023] == uint64(uintptr(p))^tx.cacheKey
}

// Admit tells whether the object's current body, which is neither Writable nor Seen, may be read all the same, because the
// transaction just has to log it. It is a call on purpose: the evaluator's loop, where first reads are rare, would get slower by
// more code.
//
//go:noinline
func (tx *Tx) Admit(o *Object, p unsafe.Pointer) bool {
	s := (*Body)(p).loadState()
	if s&^tx.mask > tx.rv || !tx.anchored || tx.chaos != nil {
		return false
	}
	if s != frozen {
		tx.logRead(o, p, s)
	}
	return true
}

func (tx *Tx) cacheBody(p unsafe.Pointer) {
	tx.cache[uintptr(p)>>5&1023] = uint64(uintptr(p)) ^ tx.cacheKey
}

// OpenRead returns the object's body for reading. It may be read until the next call into Python or the next boundary.
// A thread without a transaction turns exclusive, unless the body is fresh or frozen.
func (tx *Tx) OpenRead(o *Object) (unsafe.Pointer, error) {
	if tx.Exclusive {
		return o.body, nil
	}
	p := o.Load()
	if tx.Writable(p) || tx.Seen(p) {
		return p, nil
	}
	return tx.openReadSlow(o)
}

func (tx *Tx) openReadSlow(o *Object) (unsafe.Pointer, error) {
	if err := tx.chaosPoint(); err != nil {
		return nil, err
	}
	for spins := 0; ; spins++ {
		p := o.Load()
		b := (*Body)(p)
		switch s := b.loadState(); {
		case s == frozen || s&^mutating == tx.fresh:
			return p, nil
		case !tx.anchored:
			return tx.openOutside(o)
		case s&^tx.mask <= tx.rv:
			tx.logRead(o, p, s)
			return p, nil
		case s == dead: // o.body is about to go back to what it was
			runtime.Gosched()
		case s&mutating != 0:
			if err := tx.openMutating(o, b, s, spins); err != nil {
				return nil, err
			}
		case s&tagMask != 0: // biased to another thread: make it shared, once
			tx.steal(b, s, s&versionMask)
		default: // shared, and newer than my snapshot
			if err := tx.extend(); err != nil {
				return nil, err
			}
		}
	}
}

// openOutside returns the body to a thread without a transaction, for reading or writing. Nothing that such a thread does can
// be undone, so it takes what it needs for itself: a body that is biased to it it claims, for any other it turns exclusive.
func (tx *Tx) openOutside(o *Object) (unsafe.Pointer, error) {
	if tx.aborted {
		return nil, ErrAbort
	}
	for {
		p := o.Load()
		b := (*Body)(p)
		s := b.loadState()
		if s&^mutating == tx.fresh {
			return p, nil
		}
		if s&tagMask != tx.tag {
			break
		}
		if tx.claim(b, s) {
			return p, nil
		}
	}
	if err := tx.BecomeExclusive("outside a transaction"); err != nil {
		return nil, err
	}
	return o.body, nil
}

// claim locks a body that is biased to the thread until settle, at the latest when the next transaction begins. Others see it
// like one that a transaction writes. It reports false if somebody has just made the body shared.
func (tx *Tx) claim(b *Body, s uint64) bool {
	if !tx.claims {
		tx.claims = true
		tx.seat.current.Store(mutating | tx.fresh)
	}
	tx.made = true
	tx.pause()
	return atomic.CompareAndSwapUint64(&b.state, s, mutating|tx.fresh)
}

// logRead puts a body that may be read into the read set, unless nothing can happen to it.
func (tx *Tx) logRead(o *Object, p unsafe.Pointer, s uint64) {
	tx.reads = append(tx.reads, readEntry{o, p})
	tx.cacheBody(p)
}

// openMutating deals with a body that another thread's transaction wrote or is writing.
func (tx *Tx) openMutating(o *Object, b *Body, s uint64, spins int) error {
	owner := tx.w.owner(s)
	if owner.current.Load() != s {
		// That transaction is over. The body is still biased to its thread: make it shared. Any version will do that isn't
		// older than the commit, and the clock, read after current, is not.
		tx.steal(b, s, tx.w.clock.Load())
		return nil
	}
	if spins == 0 {
		tx.stats.Waits++
		tx.contention.conflicts++
	}
	tx.ask(owner)
	limit := spinLimit
	if len(tx.saves)+len(tx.clones) != 0 {
		limit = spinLimitLocker
	}
	if spins > limit || tx.seat.pending.Load()&pendingWaiter != 0 {
		return tx.abort(Conflict{Object: o, Reason: ReasonLocked, Other: tx.w.thread(s)})
	}
	if spins%spinsPerYield == spinsPerYield-1 {
		runtime.Gosched()
	}
	return nil
}

// ask asks the owner of a body to commit early.
func (tx *Tx) ask(owner *seat) {
	if tx.asked != owner {
		tx.unask()
		tx.asked = owner
	}
	if owner.pending.Load()&pendingEarly == 0 {
		owner.pending.Or(pendingEarly)
	}
}

// unask withdraws the request: at the waiter's first write, or at its next tick. Until then the owner stays away.
func (tx *Tx) unask() {
	if tx.asked != nil {
		tx.asked.pending.And(^pendingEarly)
		tx.asked = nil
	}
}

// giveWay gives a thread that asked for an early commit a chance to take the body.
func (tx *Tx) giveWay() {
	for i := 1; i <= 400 && tx.seat.pending.Load()&pendingEarly != 0; i++ {
		if i%64 == 0 {
			runtime.Gosched()
		}
	}
	tx.seat.pending.And(^pendingEarly)
}

// steal makes a body that is biased to another thread shared. Whether this or another thief's attempt succeeds is the same.
func (tx *Tx) steal(b *Body, s, version uint64) {
	tx.pause()
	if atomic.CompareAndSwapUint64(&b.state, s, version) {
		tx.stats.Shares++
	}
}

// extend moves the snapshot to now, if all that was read is still current.
func (tx *Tx) extend() error {
	tx.stats.Extensions++
	now := tx.w.clock.Load() | 1 // before validating: later commits must not count as seen
	tx.pause()
	if c, ok := tx.validate(); !ok {
		return tx.abort(c)
	}
	tx.pause()
	tx.rv = now
	return nil
}

// validate tells whether every body in the read set is still its object's committed one, and if not, which isn't.
//
// A body may have been replaced by an uncommitted clone whose owner has not announced its commit: then the owner takes its
// write version after we took our time, and it is serialized after us. Pointers are compared, not states, because a body
// that turns from biased to shared doesn't change; the collector keeps a pointer from being used again while it is logged.
func (tx *Tx) validate() (Conflict, bool) {
	if tx.w.gullible {
		return Conflict{}, true
	}
	for i := range tx.reads {
		e := &tx.reads[i]
		if now := e.object.Load(); now != e.body && !tx.stillCommitted(e.body, (*Body)(now)) {
			return Conflict{Object: e.object, Reason: ReasonValidation, Other: tx.w.thread((*Body)(now).loadState())}, false
		}
	}
	return Conflict{}, true
}

// stillCommitted tells whether now, which has taken the place of old, is an uncommitted clone of it.
func (tx *Tx) stillCommitted(old unsafe.Pointer, now *Body) bool {
	s := now.loadState()
	if s == dead || s&mutating == 0 || atomic.LoadPointer(&now.prev) != old {
		return false
	}
	if s&^mutating == tx.fresh {
		return true // mine
	}
	owner := tx.w.owner(s)
	return owner.current.Load() == s && owner.committing.Load() == 0 && owner.current.Load() == s
}
