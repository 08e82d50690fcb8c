package stm

import "time"

// Where threads fight over the same objects, optimism loses: work is thrown away, locks are waited for, and every change of
// hands costs a clone. The engine then lets them take turns, as under a global lock, as long as that gets more done. It
// doesn't guess: each thread measures how many events it commits per unit of time among the others, and how many when it has
// the machine to itself. It takes itself for typical: optimism pays if n threads at its rate among the others commit clearly
// more than one at its rate alone.

const (
	// minWindow is how long a thread measures before it judges.
	minWindow = 200 * time.Microsecond
	// maxWindow is when it forgets what it has measured, so that a calm past doesn't excuse a bad present.
	maxWindow = 5 * time.Millisecond
	// fewConflicts in one window are no reason to take turns: what is committed between them may be little only because it takes
	// long.
	fewConflicts = 4
	// worthwhile is how much more than one thread alone several must get done to be worth all the cores that they take.
	worthwhile = 1.1
	// minSample is the shortest turn that counts as a measurement.
	minSample = 20 * time.Microsecond
)

// A contention measures how a thread gets on.
type contention struct {
	since     time.Duration // when the window began
	events    int           // committed in the window
	conflicts int           // aborts, waits and early commits in it
	alone     int           // events in the current turn, up to its last tick
	rate      float64       // events per nanosecond in the latest turn; 0: not measured
}

func (c *contention) open(now time.Duration) { c.since, c.events, c.conflicts = now, 0, 0 }

// measured takes the result of a turn.
func (c *contention) measured(turn time.Duration) {
	if turn >= minSample && c.alone > 0 {
		c.rate = float64(c.alone) / float64(turn)
	}
	c.alone = 0
}

// hopeless tells whether n threads that go on as in this window get no more done than one alone, or hardly. A thread that hasn't been alone yet
// says so as well: its turn is how it finds out.
func (c *contention) hopeless(now time.Duration, n int) bool {
	window := now - c.since
	if c.conflicts < fewConflicts || window < minWindow || n < 2 {
		return false
	}
	return c.rate == 0 || float64(c.events)/float64(window)*float64(n) < worthwhile*c.rate
}

// judge decides, at a boundary or after an abort, whether to take turns.
func (tx *Tx) judge() {
	c := &tx.contention
	if tx.chaos != nil || tx.turn.wanted != "" || c.conflicts == 0 && tx.pace.mark-c.since < maxWindow {
		return
	}
	now := tx.now()
	states := tx.w.states()
	if c.hopeless(now, states.active()) {
		tx.turn.wanted = contended
		return
	}
	if now-c.since >= maxWindow {
		c.open(now)
	}
}

// inGrace tells whether a thread that was just admitted may go on although somebody waits for exclusiveness. Others get as much
// time as the last turn took, or a thread that asks again and again would starve them.
func (tx *Tx) inGrace(now time.Duration) bool {
	return now-tx.admittedAt < time.Duration(tx.w.grace.Load())
}
