package stm

import (
	"sync"
	"sync/atomic"
)

// Commit ends the transaction. After ErrAbort its writes are undone and it must restart; after success the thread is
// unanchored until Begin. Exclusive threads always succeed.
func (tx *Tx) Commit() error {
	switch {
	case tx.Exclusive:
		tx.anchored = false
		tx.Journal.reset()
		return nil
	case tx.aborted:
		return ErrAbort
	case !tx.anchored:
		return nil
	}
	if tx.chaos != nil && tx.chaos.strike(true) {
		return tx.abort(Conflict{Reason: ReasonChaos})
	}
	if err := tx.commit(); err != nil {
		return err
	}
	tx.committed()
	return nil
}

// commit makes the transaction's writes permanent.
func (tx *Tx) commit() error {
	switch {
	case len(tx.afters) != 0:
		return tx.commitInOrder()
	case tx.made || len(tx.saves)+len(tx.clones) != 0:
		version, c, ok := tx.publish()
		if !ok {
			return tx.abort(c)
		}
		tx.unanchor(version)
		return nil
	}
	// Read only. All that was read was current at the snapshot time: that is where it is serialized.
	tx.seat.current.Store(0)
	tx.unanchor(tx.rv)
	return nil
}

// publish takes a write version, validates and, in one store, commits.
func (tx *Tx) publish() (version uint64, c Conflict, ok bool) {
	tx.checkWrites()
	if len(tx.clones) != 0 {
		tx.seat.committing.Store(1) // before the version: whoever sees 0 has an older one
	}
	version = tx.w.advance()
	tx.pause()
	// If nobody took a version since the snapshot, nothing that was read can have been replaced.
	if version != tx.rv&^1+versionStep {
		if c, ok = tx.validate(); !ok {
			return 0, c, false
		}
	}
	tx.pause()
	tx.seat.current.Store(0) // the linearization point: bodies with this transaction's stamp are committed
	for i := range tx.clones {
		atomic.StorePointer(&tx.clones[i].body.prev, nil)
	}
	if len(tx.clones) != 0 {
		tx.seat.committing.Store(0)
	}
	return version, Conflict{}, true
}

// committed does what follows a commit.
func (tx *Tx) committed() {
	if tx.stats.Commits++; tx.stats.Commits%256 == 0 {
		tx.Report()
	}
	tx.stats.Reads += int64(len(tx.reads))
	tx.reads, tx.saves, tx.clones = tx.reads[:0], tx.saves[:0], tx.clones[:0]
	tx.Journal.reset()
	tx.contention.events += tx.pace.length - tx.pace.left
	tx.pace.committed()
	if states := tx.w.states(); tx.chaos == nil && len(states.queue) == 0 && states.active() == 1 {
		tx.pace.lonely++
	} else {
		tx.pace.lonely = 0
	}
}

// commitForTurn commits what the transaction has done before it goes on exclusively. It has been validated and nobody runs.
func (tx *Tx) commitForTurn() {
	tx.seat.current.Store(0)
	for i := range tx.clones {
		atomic.StorePointer(&tx.clones[i].body.prev, nil)
	}
	tx.w.advance()
	tx.committed()
	tx.runAfters()
}

// abort undoes the transaction's writes. The order matters: contents first, then the states that let others in; a clone is
// marked dead before the body that it replaced comes back, because others may hold it.
func (tx *Tx) abort(c Conflict) error {
	tx.mustBe(tx.anchored && !tx.Exclusive, "abort of a transaction")
	tx.checkWrites()
	tx.Journal.rollBack()
	for i := len(tx.saves) - 1; i >= 0; i-- {
		e := &tx.saves[i]
		e.kind.Restore(&tx.Journal, e.body)
		atomic.StoreUint64(&e.body.state, e.state)
		tx.pause()
	}
	for i := range tx.clones {
		e := &tx.clones[i]
		if e.body.loadState() == dead {
			continue // Replace put another in its place: only that one holds the object
		}
		atomic.StoreUint64(&e.body.state, dead)
		tx.pause()
		atomic.StorePointer(&e.object.body, e.body.prev)
	}
	tx.seat.committing.Store(0)
	tx.seat.current.Store(0)
	tx.unask()
	tx.afters = nil
	tx.reads, tx.saves, tx.clones = tx.reads[:0], tx.saves[:0], tx.clones[:0]
	tx.Journal.reset()
	tx.unanchor(tx.w.advance()) // so that the next attempt has a stamp of its own
	tx.aborted = true
	tx.failed(c)
	return ErrAbort
}

// retriesBeforeTurn is how many aborts in a row make a transaction run exclusively.
const retriesBeforeTurn = 3

// failed does the accounts of an abort.
func (tx *Tx) failed(c Conflict) {
	tx.stats.Aborts++
	count(&tx.stats.AbortedBy, c.Reason)
	if c.Reason != ReasonChaos {
		tx.pace.retries++
		tx.contention.conflicts++
		tx.judge()
		if tx.pace.retries >= retriesBeforeTurn && tx.turn.wanted == "" {
			tx.turn.wanted = contended
		}
	}
	if f := tx.w.opt.OnAbort; f != nil {
		f(tx, c)
	}
}

// hookQueue lets transactions with hooks commit and run them in one order. The order lock is held only while a transaction
// takes its version and validates; who comes later waits for its turn after its commit, when it holds nothing that others
// need.
type hookQueue struct {
	order  sync.Mutex
	next   uint64 // ticket of the next commit; guarded by order
	mu     sync.Mutex
	turn   sync.Cond
	served uint64 // tickets whose hooks have run; guarded by mu
}

// inOrder runs f when all hooks of earlier tickets have run.
func (h *hookQueue) inOrder(ticket uint64, f func()) {
	h.mu.Lock()
	for h.served != ticket {
		h.turn.Wait()
	}
	h.mu.Unlock()
	defer func() {
		h.mu.Lock()
		h.served++
		h.mu.Unlock()
		h.turn.Broadcast()
	}()
	f()
}

func (h *hookQueue) ticket() uint64 {
	h.next++
	return h.next - 1
}

// commitInOrder commits a transaction with hooks. It counts as a writer even if it wrote nothing: its effects are ordered
// with those of others, so its reads must hold at its write version.
func (tx *Tx) commitInOrder() error {
	h := &tx.w.hooks
	h.order.Lock()
	version, c, ok := tx.publish()
	if !ok {
		h.order.Unlock()
		return tx.abort(c)
	}
	ticket := h.ticket()
	h.order.Unlock()
	tx.unanchor(version)
	h.inOrder(ticket, tx.runAfters)
	return nil
}

func (tx *Tx) runAfters() {
	afters := tx.afters
	tx.afters = nil
	for _, f := range afters {
		f()
	}
}

// AfterCommit runs f after the commit, in commit order across threads; an abort drops it. Without a transaction and in
// exclusive mode it runs at once. f may not touch transactional objects.
func (tx *Tx) AfterCommit(f func()) {
	switch {
	case tx.Exclusive:
		f()
	case tx.aborted:
	case tx.anchored:
		tx.afters = append(tx.afters, f)
	default:
		h := &tx.w.hooks
		h.order.Lock()
		ticket := h.ticket()
		h.order.Unlock()
		h.inOrder(ticket, f)
	}
}
