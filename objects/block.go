package objects

import (
	"time"

	"github.com/weftpy/weft/stm"
)

// WaitGate ends the transaction and waits at a gate, as Gate.Wait does; the caller read seq before it found that it has to wait.
// In the main thread a signal handler may run meanwhile: what it raises is the error. Afterwards there is no transaction, see
// Atomically.
func (th *Thread) WaitGate(g *stm.Gate, seq uint64, timeout time.Duration) (stm.WaitResult, error) {
	if err := th.Leave(); err != nil {
		return stm.Woken, err
	}
	r := g.Wait(th.Tx, seq, timeout)
	th.Enter()
	return r, th.CheckPending()
}

// Atomically runs f in a transaction of its own, again and again until it commits. There must be no transaction: it is for
// native code that has just blocked, and for threads that begin or end. f may touch transactional objects and nothing else:
// it calls no Python code. An exception that f returns doesn't undo what it did.
func (th *Thread) Atomically(f func() error) error {
	for th.Begin(); ; th.Restart() {
		raised := f()
		if IsAbort(raised) {
			continue
		}
		if err := th.Commit(); err == nil {
			return raised
		}
	}
}

// Transact runs f in the current transaction, or, if native code that blocked has left the thread without one, in one of its
// own. f obeys the rules of Atomically.
func (th *Thread) Transact(f func() error) error {
	if th.Exclusive || th.Anchored() || th.Aborted() {
		return f()
	}
	return th.Atomically(f)
}
