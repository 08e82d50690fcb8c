package stm

import (
	"sync/atomic"
	"time"

	vars "github.com/anacrolix/stm"
)

// A WaitResult says why Gate.Wait returned.
type WaitResult int

const (
	Woken       WaitResult = iota // the gate was signalled after the sequence number that was waited on
	TimedOut                      // the timeout passed
	Interrupted                   // Tx.Interrupt was called
)

func (r WaitResult) String() string { return [...]string{"woken", "timed out", "interrupted"}[r] }

// A Gate is a wait queue with a sequence number. Whoever wants to wait reads Seq, looks whether there is something to wait
// for, leaves and calls Wait with that number: a Signal in between is not lost.
//
// Seq and the number of waiters are the two halves of a Dekker handshake: a waiter counts itself before it looks at seq,
// Signal advances seq before it looks at the count, so that one of them sees the other.
type Gate struct {
	seq     atomic.Uint64
	waiters atomic.Int32
	bell    *vars.Var // changes when somebody waits and the gate is signalled
}

// NewGate returns a gate that nobody waits at.
func NewGate() *Gate { return &Gate{bell: vars.NewVar(uint64(0))} }

// Seq returns the number of signals so far.
func (g *Gate) Seq() uint64 { return g.seq.Load() }

// Signal wakes all that wait.
func (g *Gate) Signal() {
	seq := g.seq.Add(1)
	if g.waiters.Load() != 0 {
		vars.AtomicSet(g.bell, seq)
	}
}

// Wait blocks until the gate's sequence number is no longer seq, until timeout has passed (0 or less: no timeout), or until
// the thread is interrupted. An interrupt that the thread hasn't taken notice of yet counts; it is consumed. The thread must
// have left.
func (g *Gate) Wait(tx *Tx, seq uint64, timeout time.Duration) WaitResult {
	tx.mustHaveLeft("Gate.Wait")
	g.waiters.Add(1)
	defer g.waiters.Add(-1)
	expired := vars.NewVar(false)
	if timeout > 0 {
		defer time.AfterFunc(timeout, func() { vars.AtomicSet(expired, true) }).Stop()
	}
	result := vars.Atomically(vars.Select(
		func(t *vars.Tx) any {
			t.Get(g.bell)
			t.Assert(g.seq.Load() != seq)
			return Woken
		},
		func(t *vars.Tx) any {
			t.Get(tx.alarm)
			t.Assert(tx.seat.pending.Load()&pendingInterrupt != 0)
			return Interrupted
		},
		func(t *vars.Tx) any {
			t.Assert(t.Get(expired).(bool))
			return TimedOut
		},
	)).(WaitResult)
	if result == Interrupted {
		tx.seat.pending.And(^pendingInterrupt)
	}
	return result
}
