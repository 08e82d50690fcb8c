package stm

import (
	"runtime"
	"time"
)

// A turnKind says what ends an exclusive turn.
type turnKind uint8

const (
	turnLock        turnKind = iota // global lock: the switch interval, once somebody waits
	turnSolo                        // the only runnable thread: somebody waits
	turnIrrevocable                 // asked for: its quantum, or, if nobody waits by then, like solo
)

const (
	contended      = "contention"             // the reason of turns that were taken because optimism didn't work
	largeContainer = "large shared container" // ... because a body is too big to clone
)

const (
	firstQuantum  = 100 * time.Microsecond
	lonelyCommits = 64
)

// A turn is what a thread knows about its exclusive turns.
type turn struct {
	kind    turnKind
	wanted  string        // reason: take a turn at the next restart
	adopt   *Object       // ... which lasts only until this object's body is biased to the thread
	held    bool          // the token was granted, but the transaction that asked for it failed
	from    time.Duration // when it began
	waited  time.Duration // turnLock: when somebody was first seen waiting; 0: nobody
	ended   time.Duration // when the last one ended
	quantum time.Duration // how long an irrevocable turn lasts while others wait
	reason  string
}

// startTurn begins to run exclusively; the run states say so already.
func (tx *Tx) startTurn(kind turnKind, reason string) {
	now := tx.now()
	t := &tx.turn
	t.kind, t.reason, t.from, t.waited, t.wanted = kind, reason, now, 0, ""
	tx.Exclusive, tx.made = true, false
	if tx.claims {
		tx.claims = false
		tx.seat.current.Store(0)
	}
	tx.fresh = tx.tag | tx.w.clock.Load() | 1
	tx.closeMasks()
	tx.stamp = exclusiveStamp
	tx.checkAlone()
	tx.pace.mark, tx.pace.retries, tx.pace.hurry = 0, 0, false
	if kind == turnIrrevocable {
		t.adapt(now, tx.w.opt.SwitchInterval)
		tx.stats.irrevocable(reason)
		if f := tx.w.opt.OnIrrevocable; f != nil {
			f(tx, reason)
		}
	}
}

// adapt sets the quantum of a turn that begins now: the sooner turns recur, the longer they last, up to what the global lock
// would give. A first turn for a serial call ends at the next boundary.
func (t *turn) adapt(now, limit time.Duration) {
	soon := 4*t.quantum + firstQuantum
	if t.reason == contended {
		soon += maxWindow // it takes a while to find out
	}
	recurs := t.ended != 0 && now-t.ended < soon
	switch {
	case recurs:
		t.quantum = min(max(2*t.quantum, firstQuantum), limit)
	case t.reason == contended:
		t.quantum = min(max(t.quantum/2, firstQuantum), limit)
	default:
		t.quantum = 0
	}
}

// endTurn stops running exclusively, before the run states say so. What was made or written becomes old for everybody.
func (tx *Tx) endTurn() {
	now := tx.now()
	lasted := now - tx.turn.from
	tx.turn.ended = now
	tx.stats.Exclusive += lasted
	tx.contention.measured(lasted)
	if tx.turn.kind == turnIrrevocable {
		tx.w.grace.Store(int64(min(lasted, tx.w.opt.SwitchInterval)))
	}
	tx.Exclusive = false
	tx.Journal.reset()
	tx.unanchor(tx.w.advance())
}

// turnOver tells whether an exclusive thread should let the waiting ones run.
func (tx *Tx) turnOver(now time.Duration) bool {
	t := &tx.turn
	switch t.kind {
	case turnSolo:
		return true
	case turnIrrevocable:
		return now-t.from >= t.quantum
	}
	if t.waited == 0 {
		t.waited = max(now, 1)
		return false
	}
	return now-t.waited >= tx.w.opt.SwitchInterval
}

// yieldTurn ends an exclusive turn if it is time.
func (tx *Tx) yieldTurn() {
	tx.anchored = false
	waiting := len(tx.w.states().queue) > 0
	switch {
	case tx.chaos != nil && !tx.alwaysExclusive():
	case !waiting:
		if tx.turn.kind == turnIrrevocable {
			tx.turn.kind = turnSolo
		}
		return
	case !tx.turnOver(tx.now()):
		tx.seat.pending.Or(pendingWaiter) // it was cleared, and they still wait
		return
	}
	tx.endTurn()
	if tx.alwaysExclusive() {
		tx.w.requeue(tx, true)
		tx.startTurn(turnLock, "")
		return
	}
	tx.runAmongOthers()
}

// goSolo turns exclusive after a time without anybody else.
func (tx *Tx) goSolo() {
	tx.pace.lonely = 0
	tx.settle()
	if tx.w.soloUpgrade(tx) {
		tx.startTurn(turnSolo, "")
	}
}

// BecomeExclusive makes the transaction irrevocable from here to its end. It waits until all other threads stand at
// boundaries. ErrAbort means that what was read so far is out of date, or that another thread is ahead; the transaction then
// runs exclusively from its beginning. Without a transaction it can't fail, and is not counted as a turn while nobody else runs.
func (tx *Tx) BecomeExclusive(reason string) error {
	tx.mustBe(tx.entered, "BecomeExclusive of a runnable thread")
	switch {
	case tx.Exclusive:
		return nil
	case tx.aborted:
		return ErrAbort
	case !tx.anchored && tx.chaos == nil && tx.w.soloUpgrade(tx): // nobody has to stop for it
		tx.startTurn(turnSolo, "")
		return nil
	case !tx.anchored:
		tx.w.insist(tx)
		tx.startTurn(turnIrrevocable, reason)
		return nil
	}
	if err := tx.chaosPoint(); err != nil {
		return err
	}
	tx.unask()
	if !tx.w.upgrade(tx) {
		tx.turn.wanted = reason
		return tx.abort(Conflict{Reason: ReasonTurn})
	}
	if c, ok := tx.validate(); !ok {
		tx.turn.wanted, tx.turn.held = reason, true
		return tx.abort(c)
	}
	tx.commitForTurn()
	tx.startTurn(turnIrrevocable, reason)
	return nil
}

// A pace says how long transactions are and how often Tick is called. Lengths are in events: back-edges and function entries.
type pace struct {
	slice  int // events between two ticks
	given  int // ... at the last Budget
	left   int // events until the transaction should end
	length int // events a transaction lasts, adapted

	mark    time.Duration // time of the last tick; 0: none in this transaction
	began   time.Duration // time of its first tick
	ticked  time.Duration // time of the last tick of whatever transaction
	lonely  int           // commits in a row without other runnable threads
	retries int           // aborts in a row
	beat    uint32        // heartbeat at the last Budget
	hurry   bool          // EndSoon was called
}

const (
	firstSlice = 2
	maxSlice   = 1024
	minLength  = 16
	maxLength  = 12000

	// Ticks are far enough apart to cost nothing and close enough to answer requests soon.
	fastTick = 10 * time.Microsecond
	slowTick = 50 * time.Microsecond
	// maxTime bounds transactions whose events are long calls.
	maxTime = time.Millisecond
	// patience is how much longer it may take if it is hard to end: see Patient.
	patience = 50 * time.Millisecond
)

func (p *pace) begin() {
	p.left = p.length
	p.mark, p.began, p.hurry = 0, 0, false
}

// tick accounts for the events since the last one and adapts how many come until the next.
func (p *pace) tick(now time.Duration) {
	p.left -= p.given + 1
	p.given = 0
	switch past := now - p.mark; {
	case p.mark == 0:
		p.began = now
	case past < fastTick:
		p.slice = min(p.slice*2, maxSlice)
	case past > slowTick:
		p.slice = max(int(time.Duration(p.slice)*slowTick/past), 1)
	}
	p.mark, p.ticked = now, now
}

// committed lets the next transaction be longer.
func (p *pace) committed() {
	p.retries = 0
	p.length = min(p.length+p.length/4+1, maxLength)
}

// backOff shortens the next attempt and waits a little.
func (p *pace) backOff() {
	p.length = max(p.length/2, minLength)
	for range min(p.retries*4, 64) {
		runtime.Gosched()
	}
}

// Budget returns how many events may pass until the next Tick.
func (tx *Tx) Budget() int {
	p := &tx.pace
	p.given = p.slice
	p.beat = tx.w.beats.Load()
	if !tx.Exclusive && p.left > 0 {
		p.given = min(p.slice, p.left)
	}
	if tx.chaos != nil {
		p.given = tx.chaos.budget(p.given)
	}
	return p.given
}

// GiveBack says that n events of the last Budget will not have passed when Tick is called next.
func (tx *Tx) GiveBack(n int) { tx.pace.given -= n }

// Overdue tells, at the price of a load, that Tick should be called at the next event, however few there have been: the budget
// was given out a while ago, or the transaction has woken somebody. It is asked after native calls, because nobody knows how
// long they take. (Requests for an early commit can wait: to honour them at once would make threads that fight over an object
// hand it to and fro after each event.)
func (tx *Tx) Overdue() bool { return tx.w.beats.Load() != tx.pace.beat || tx.pace.hurry }

// SinceTick returns how long ago Tick was last called.
func (tx *Tx) SinceTick() time.Duration { return tx.now() - tx.pace.ticked }

// EndSoon says that somebody waits for what the transaction has done: Tick ends it as soon as it is called.
func (tx *Tx) EndSoon() { tx.pace.hurry = !tx.Exclusive }

// Hurried tells whether EndSoon was called in this transaction.
func (tx *Tx) Hurried() bool { return tx.pace.hurry }

// Patient tells, after Tick said that the transaction should end, whether it may as well go on for a while: nobody waits for
// anything, it has not failed before, and what an abort would throw away is bearable.
func (tx *Tx) Patient() bool {
	p := &tx.pace
	return tx.seat.pending.Load() == 0 && !p.hurry && p.retries == 0 && p.mark-p.began < patience && tx.chaos == nil
}

// Tick is called whenever the budget ran out, at back-edges and function entries. True means that the transaction should end
// here: the caller then calls Commit and Yield, saves its registers and calls Begin.
func (tx *Tx) Tick() bool {
	now := tx.now()
	if tx.Exclusive {
		tx.contention.alone += tx.pace.given + 1 // the one that ran out of budget
	}
	tx.pace.tick(now)
	pending := tx.seat.pending.Load()
	switch {
	case pending&pendingInterrupt != 0:
		return true
	case tx.Exclusive:
		return pending&pendingWaiter != 0 && tx.turnOver(now) || tx.chaos != nil && !tx.alwaysExclusive()
	case !tx.anchored || tx.pace.hurry || tx.pace.left <= 0 || now-tx.pace.began > maxTime:
		return true
	case pending != 0 && !(pending == pendingWaiter && tx.inGrace(now)):
		return true
	}
	tx.unask()
	return tx.chaos != nil && tx.chaos.endHere()
}
