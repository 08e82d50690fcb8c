package stm

import "runtime"

// A thread that runs alone and blocks often would pay microseconds for handing the token back and asking for it again, while
// nobody wants it. So an exclusive thread that leaves when nobody waits only steps aside: the run states still call it the
// holder, and whoever queues up behind it gives the token back in its name.
//
// aside decides between the two: the thread takes the token up again by 1 -> 0, another revokes it by 1 -> 2, takes one
// step of the run states, and stores 0; meanwhile the thread waits. The thread looks at the queue after it has stored 1, the
// other looks at aside after it has queued up, so one of them sees the other.
const (
	present  = uint32(iota)
	away     // has left, but still is the holder
	revoking // somebody is giving the token back for it
)

// stepAside leaves without giving the token back. It fails if somebody waits.
func (tx *Tx) stepAside() bool {
	if tx.chaos != nil || len(tx.w.states().queue) > 0 {
		return false
	}
	tx.aside.Store(away)
	return len(tx.w.states().queue) == 0 || !tx.aside.CompareAndSwap(away, present)
}

// stepBack makes the thread that stepped aside the holder again. It fails if it didn't or the token was revoked.
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

// revoke gives the token back in the name of a holder that has stepped aside.
func (w *World) revoke(holder *Tx) {
	if !holder.aside.CompareAndSwap(away, revoking) {
		return
	}
	w.release(holder)
	holder.aside.Store(present)
}

// release takes a thread out of the runnable ones.
func (w *World) release(tx *Tx) {
	w.move(nil, func(s *runStates) bool {
		s.leave(tx)
		return true
	})
}
