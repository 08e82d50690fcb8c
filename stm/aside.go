package stm

import "runtime"

// A thread that blocks often would pay microseconds for leaving the run states and asking to be admitted again, while nobody
// cares. So one that leaves when nobody waits only steps aside: the run states still call it the holder, or running, and
// whoever queues up takes it out in its name, and so does a running thread that finds all others aside and wants to be the
// only one.
//
// aside decides between the two: the thread comes back by 1 -> 0, another revokes by 1 -> 2, takes one step of the run states,
// and stores 0; meanwhile the thread waits. The thread looks at the queue after it has stored 1, the other looks at aside after
// it has queued up, so one of them sees the other.
const (
	present  = uint32(iota)
	away     // has left, but still is the holder or running
	revoking // somebody is taking it out of the run states
)

// stepAside leaves without telling the run states. It fails if somebody waits.
func (tx *Tx) stepAside() bool {
	if tx.chaos != nil || len(tx.w.states().queue) > 0 {
		return false
	}
	tx.aside.Store(away)
	return len(tx.w.states().queue) == 0 || !tx.aside.CompareAndSwap(away, present)
}

// stepBack makes the thread that stepped aside what it was. It fails if it didn't or was revoked.
func (tx *Tx) stepBack() bool {
	for {
		switch tx.aside.Load() {
		case present:
			return false
		case away:
			if tx.aside.CompareAndSwap(away, present) {
				return true
			}
		case revoking:
			runtime.Gosched()
		}
	}
}

// revoke takes a thread that has stepped aside out of the run states.
func (w *World) revoke(tx *Tx) {
	if !tx.aside.CompareAndSwap(away, revoking) {
		return
	}
	w.release(tx)
	tx.aside.Store(present)
}

// revokeAll revokes all but tx that have stepped aside.
func (w *World) revokeAll(s *runStates, tx *Tx) {
	if s.holder != nil {
		w.revoke(s.holder)
	}
	for _, other := range s.running {
		if other != tx {
			w.revoke(other)
		}
	}
}

// active returns how many threads run transactions now.
func (s *runStates) active() (n int) {
	for _, tx := range s.running {
		if tx.aside.Load() != away {
			n++
		}
	}
	return n
}

// release takes a thread out of the runnable ones.
func (w *World) release(tx *Tx) {
	w.move(nil, func(s *runStates) bool {
		s.leave(tx)
		return true
	})
}
