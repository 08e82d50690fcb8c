package stm

import (
	"errors"
	"sync/atomic"
	"time"
	"unsafe"

	vars "github.com/anacrolix/stm"
)

// ErrAbort says that the transaction was aborted and its writes are undone. It travels as an ordinary error up to the
// anchor, where the registers are restored and Restart is called. Until then every operation fails with it again.
var ErrAbort = errors.New("transaction aborted")

// A Tx is one thread's side of the engine: its current transaction and its run state. Its methods are called by that
// thread only, except Interrupt.
type Tx struct {
	// Exclusive says that no other thread runs: bodies are read and written in place and nothing is logged. It changes in
	// Enter, Leave, Yield, Restart, BecomeExclusive, and in OpenRead and OpenWrite.
	Exclusive bool

	anchored bool // there is a restart point: inside a transaction
	aborted  bool // undone, on the way to the anchor
	made     bool // stamped a new body since the clock moved on
	entered  bool // runnable
	claims   bool // has claimed bodies: see claim

	// What the fast paths compare with.
	fresh    uint64 // state of bodies made in this transaction; with mutating set, of those it writes
	mask     uint64 // state &^ mask <= rv: shared or biased to me, and old enough
	rv       uint64 // snapshot time, odd; 0 without a transaction
	stamp    uint64
	cacheKey uint64 // of this transaction in the read cache

	seat     *seat
	tag      uint64
	reads    []readEntry // the read set
	saves    []saveEntry // bodies biased to me that are written in place
	clones   []cloneEntry
	afters   []func()
	asked    *seat  // whom I asked to commit early
	forgot   uint32 // heartbeat of the last forget, plus one
	attempts uint64
	cache    [1024]uint64

	Journal
	Data any // the object model's thread, for callbacks

	pace       pace
	turn       turn
	contention contention
	aside      atomic.Uint32 // see aside.go; not in the seat, where a late revocation could hit its next owner
	held       bool          // was exclusive when it left
	admittedAt time.Duration // when it last began to run among others

	w        *World
	id       int // -1: no id left, always exclusive
	number   int // how many threads the world had before
	alarm    *vars.Var
	admitted *vars.Var
	chaos    *chaos
	stats    Stats
	reported Stats // copy for World.Stats; guarded by World.mu
}

// A seat holds the words of a thread that others read or write, apart from everything else. It belongs to the thread id and
// outlives the thread, so that a thief who looked up an owner that has just ended still counts in the right place.
type seat struct {
	_          cacheLine
	current    atomic.Uint64 // stamp of the running transaction, 0 between transactions
	committing atomic.Uint32 // 1: has clones and is about to take, or has, its write version
	attempts   uint64        // Tx.attempts of the thread that sat here before
	_          cacheLine
	pending    atomic.Uint32 // pending bits

	_ cacheLine
}

// Why Tick should look closer.
const (
	pendingEarly     = uint32(1) << iota // somebody waits for a body that I write
	pendingWaiter                        // somebody waits in the run queue
	pendingInterrupt                     // Interrupt was called
)

// exclusiveStamp is the Stamp of every exclusive thread; those of transactions are odd.
const exclusiveStamp = 2

func (tx *Tx) setUp() {
	tx.attempts = tx.seat.attempts
	tx.pace = pace{slice: firstSlice, length: maxLength}
	tx.fresh = tx.tag | tx.w.clock.Load() | 1
	tx.closeMasks()
	if tx.w.opt.Chaos {
		tx.chaos = newChaos(tx.w.opt.Seed, tx.number)
	}
}

// World returns the world that the thread belongs to.
func (tx *Tx) World() *World { return tx.w }

// Anchored tells whether there is a transaction with a restart point.
func (tx *Tx) Anchored() bool { return tx.anchored }

// Aborted tells whether the transaction was aborted and Restart has yet to be called.
func (tx *Tx) Aborted() bool { return tx.aborted }

// Stamp identifies the current transaction, for marks in bodies that say what it has copied already. It is different for
// every attempt of every thread, and the same for all exclusive threads.
func (tx *Tx) Stamp() uint64 { return tx.stamp }

// Init publishes b as the first body of a new object. Nothing is logged.
func (tx *Tx) Init(o *Object, b *Body) {
	b.state = tx.fresh
	tx.made = true
	o.body = unsafe.Pointer(b)
}

// InitShared publishes b as the first body of a new object that other threads may find at once, outside any transaction, such
// as an entry of a cache. It is shared from the start, and older than every snapshot.
func (tx *Tx) InitShared(o *Object, b *Body) {
	b.state = 0
	atomic.StorePointer(&o.body, unsafe.Pointer(b))
}

// Writable tells whether the body that is the object's current one is this transaction's own: fresh, or opened for writing. It may
// be read and written as it is.
func (tx *Tx) Writable(b unsafe.Pointer) bool {
	return atomic.LoadUint64(&(*Body)(b).state)&^mutating == tx.fresh
}

// InPlace tells whether a Writable body is a committed one that is being changed in place, so that single writes to it have to
// be logged if the kind doesn't save them as a whole. Fresh bodies and clones are simply dropped by an abort, and what is
// done without a transaction is never undone.
func (tx *Tx) InPlace(b unsafe.Pointer) bool {
	return tx.anchored && atomic.LoadUint64(&(*Body)(b).state)&mutating != 0 && (*Body)(b).prev == nil
}

// closeMasks lets the fast paths pass fresh bodies only. Everything else takes the slow path, which looks at anchored.
func (tx *Tx) closeMasks() {
	tx.rv, tx.mask = 0, 0
}

// nextAttempt gives the transaction, or the time between two transactions, a stamp of its own and an empty read cache.
func (tx *Tx) nextAttempt() {
	tx.attempts++
	if tx.attempts&0xffff == 0 {
		clear(tx.cache[:])
	}
	tx.cacheKey = tx.attempts << 48
	tx.stamp = tx.attempts<<(idBits+1) | uint64(tx.id)<<1 | 1
}

// Begin begins a transaction that can restart from here: the caller has just saved its registers.
func (tx *Tx) Begin() {
	if tx.Exclusive {
		tx.anchored = true
		return
	}
	tx.mustBe(tx.entered && !tx.anchored && !tx.aborted, "Begin of a runnable thread between transactions")
	tx.settle()
	tx.checkRest()
	tx.stats.Transactions++
	if tx.chaos != nil {
		tx.chaos.anchor()
	}
	tx.begin()
}

// settle makes what was stamped so far old, so that the next transaction doesn't take it for fresh, and lets others have what
// was claimed. The clock comes first: bodies that others take from now on are newer than every snapshot they have.
func (tx *Tx) settle() {
	if tx.made {
		tx.made = false
		tx.w.advance()
	}
	if tx.claims {
		tx.claims = false
		tx.seat.current.Store(0)
		tx.fresh = tx.tag | tx.w.clock.Load() | 1
		tx.closeMasks()
	}
}

// begin starts an attempt at the anchor.
func (tx *Tx) begin() {
	tx.nextAttempt()
	tx.anchored = true
	tx.rv = tx.w.clock.Load() | 1
	tx.mask = mutating | tx.tag
	tx.fresh = tx.tag | tx.rv
	tx.seat.current.Store(mutating | tx.fresh)
	tx.pace.begin()
	if tx.chaos != nil {
		tx.chaos.begin()
	}
}

// unanchor leaves the thread between two transactions; what it makes from now on is stamped with version.
func (tx *Tx) unanchor(version uint64) {
	tx.anchored, tx.made = false, false
	tx.fresh = tx.tag | version | 1
	tx.closeMasks()
	tx.nextAttempt()
}

// Enter makes the thread runnable. It waits while somebody is exclusive or wants to be. The thread is unanchored.
func (tx *Tx) Enter() {
	tx.mustBe(!tx.entered, "Enter of a thread that has left")
	tx.entered = true
	back := tx.stepBack()
	switch {
	case tx.alwaysExclusive():
		if !back {
			tx.w.requeue(tx, true)
		}
		tx.startTurn(turnLock, "")
	case back && tx.held:
		tx.startTurn(turnSolo, "")
	case back:
		tx.admit()
	case tx.chaos == nil && tx.w.alone():
		tx.w.requeue(tx, true)
		tx.startTurn(turnSolo, "")
	default:
		tx.runAmongOthers()
	}
}

// runAmongOthers waits until transactions may run.
func (tx *Tx) runAmongOthers() {
	tx.w.requeue(tx, false)
	tx.admit()
}

// admit begins the time among others: the run states say so already.
func (tx *Tx) admit() {
	tx.unanchor(tx.w.clock.Load())
	tx.admittedAt = tx.now()
	tx.contention.open(tx.admittedAt)
}

// alwaysExclusive tells whether the thread takes part in turns only: under the global lock, or without a tag of its own.
func (tx *Tx) alwaysExclusive() bool { return !tx.w.opt.Concurrent || tx.id < 0 }

// Leave commits and stops being runnable. After ErrAbort the thread still is.
func (tx *Tx) Leave() error {
	tx.mustBe(tx.entered, "Leave of a runnable thread")
	if err := tx.Commit(); err != nil {
		return err
	}
	tx.held = tx.Exclusive
	if tx.Exclusive {
		tx.endTurn()
	}
	tx.settle()
	tx.unask()
	tx.checkRest()
	tx.forget()
	tx.Report()
	tx.entered = false
	if !tx.stepAside() {
		tx.w.release(tx)
	}
	return nil
}

// forget drops the references that the logs keep beyond their length, unless it has just done so: a thread that blocks often
// has better things to do.
func (tx *Tx) forget() {
	beat := tx.w.beats.Load() + 1
	if beat == tx.forgot {
		return
	}
	tx.forgot = beat
	tx.reads, tx.saves, tx.clones = wiped(tx.reads), wiped(tx.saves), wiped(tx.clones)
	tx.Journal.forget()
}

// Blocking commits, leaves, runs f and enters again, unanchored. After ErrAbort f has not run.
func (tx *Tx) Blocking(f func()) error {
	if err := tx.Leave(); err != nil {
		return err
	}
	defer tx.Enter()
	f()
	return nil
}

// Interrupt makes Tick soon return true and wakes the thread if it waits at a gate. It may be called from any goroutine. The
// thread has taken notice when it calls Yield, or when Gate.Wait returns Interrupted.
func (tx *Tx) Interrupt() {
	tx.seat.pending.Or(pendingInterrupt)
	vars.AtomicSet(tx.alarm, uint64(0))
}

// Yield is called at a boundary, after Commit: it lets others have what they asked for. On return Exclusive says how the
// thread goes on; unless it does so exclusively, it is unanchored.
func (tx *Tx) Yield() {
	tx.mustBe(tx.entered && (tx.Exclusive || !tx.anchored), "Yield at a boundary")
	was := tx.seat.pending.And(^(pendingWaiter | pendingInterrupt))
	if tx.Exclusive {
		tx.yieldTurn()
		return
	}
	if was&pendingEarly != 0 {
		tx.stats.EarlyCommits++
		tx.contention.conflicts++
		tx.giveWay()
	}
	tx.judge()
	switch {
	case tx.turn.wanted != "":
		tx.takeTurn()
	case was&pendingWaiter != 0 && tx.inGrace(tx.now()):
		tx.seat.pending.Or(pendingWaiter) // it was cleared, and they still wait
	case was&pendingWaiter != 0:
		tx.park()
	case tx.pace.lonely >= lonelyCommits:
		tx.goSolo()
	}
}

// takeTurn waits for the turn that the thread wants. It may be over on return.
func (tx *Tx) takeTurn() {
	tx.settle()
	tx.checkRest()
	tx.w.requeue(tx, true)
	ended, retries := tx.turn.ended, tx.pace.retries
	tx.startTurn(turnIrrevocable, tx.turn.wanted)
	o := tx.turn.adopt
	tx.turn.adopt = nil
	if o == nil || len(tx.w.states().queue) == 0 {
		return
	}
	tx.adopt(o)
	tx.endTurn()
	tx.turn.ended, tx.pace.retries = ended, retries // it got nothing done that would count
	tx.runAmongOthers()
}

// park lets those go first who wait in the run queue.
func (tx *Tx) park() {
	if len(tx.w.states().queue) == 0 {
		return
	}
	tx.settle()
	tx.checkRest()
	tx.runAmongOthers()
}

// Restart begins the aborted transaction again, when the registers are those of the anchor. Depending on why it failed, the
// thread first backs off, lets others go ahead, or turns exclusive.
func (tx *Tx) Restart() {
	tx.mustBe(tx.aborted, "Restart of an aborted transaction")
	tx.aborted = false
	switch {
	case tx.turn.held:
		tx.turn.held = false
		tx.startTurn(turnIrrevocable, tx.turn.wanted)
	case tx.turn.wanted != "":
		if tx.takeTurn(); !tx.Exclusive {
			tx.begin()
			return
		}
	default:
		if tx.seat.pending.And(^pendingWaiter)&pendingWaiter != 0 {
			tx.park()
		}
		tx.giveWay()
		tx.pace.backOff()
		tx.begin()
		return
	}
	tx.anchored = true
}

// now is the time that turns and paces are measured in.
func (tx *Tx) now() time.Duration { return tx.w.now() }
