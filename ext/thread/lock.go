package thread

import (
	"fmt"
	"math"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// A lock is a Lock or an RLock. All that matters is in its transactional state; the rest only wakes those who wait.
//
// Who waits counts itself before it looks at the state; who releases writes the state before it looks at the count. So one
// sees the other: a release that finds nobody waiting is still uncommitted or over when the waiter looks, which the engine
// orders for it. Who waits reads the gate's sequence number before the state, so a release in between is not slept through.
type lock struct {
	objects.Header
	objects.State[lockState]
	waiters atomic.Int32
	gate    atomic.Pointer[stm.Gate]

	// How the lock is used, for passOn. Only time depends on it, so an abort doesn't undo it.
	last  atomic.Int64 // the thread that took it last
	again atomic.Int32 // how often in a row, at most oneOwner
}

// lockState is 0, 0 for a free lock. owner is the id of the thread that took it, which for a Lock means nothing.
type lockState struct {
	owner int64
	count int
}

func asLock(v value) *lock { return (*lock)(v.P) }

func allocLock(th *thrd, cls *objects.Type) value {
	l := &lock{Header: objects.NewHeader(cls)}
	l.Init(th, lockState{})
	return objects.FromPtr(unsafe.Pointer(l))
}

// bell returns the gate, which exists once somebody has waited.
func (l *lock) bell() *stm.Gate {
	if g := l.gate.Load(); g != nil {
		return g
	}
	l.gate.CompareAndSwap(nil, stm.NewGate())
	return l.gate.Load()
}

// oneOwner is after how many times in a row a lock counts as used by one thread only.
const oneOwner = 8

// passOn is called after a release. It wakes those who wait, once the current transaction has committed. If several threads use
// the lock, it ends the transaction soon: until then none of them could take it, while this one has gone on to its private work.
func (l *lock) passOn(th *thrd) {
	waiting := l.waiters.Load() != 0
	if waiting {
		th.AfterCommit(l.bell().Signal)
	}
	if waiting || l.again.Load() < oneOwner {
		th.Tx.EndSoon()
	}
}

// try takes the lock n times if it is free, or, for an RLock, if the thread has it already.
func (l *lock) try(th *thrd, n int, reentrant bool) (bool, error) {
	s, err := l.Read(th)
	if err != nil {
		return false, err
	}
	if s.count != 0 && !(reentrant && s.owner == th.ID) {
		return false, nil
	}
	if s, err = l.Write(th); err != nil {
		return false, err
	}
	s.owner = th.ID
	s.count += n
	l.note(th.ID)
	return true, nil
}

// note takes down that a thread has taken the lock.
func (l *lock) note(id int64) {
	if l.last.Load() != id {
		l.last.Store(id)
		l.again.Store(0)
	} else if n := l.again.Load(); n < oneOwner {
		l.again.Store(n + 1)
	}
}

// wait takes the lock as soon as it is free: n times, within the timeout (negative: none). The caller has found it taken.
func (l *lock) wait(th *thrd, n int, reentrant bool, timeout time.Duration) (bool, error) {
	end := time.Now().Add(timeout)
	l.waiters.Add(1)
	defer l.waiters.Add(-1)
	g := l.bell()
	seq := g.Seq()
	ok, err := l.try(th, n, reentrant)
	for !ok && err == nil {
		left := time.Duration(-1)
		if timeout >= 0 {
			if left = time.Until(end); left <= 0 {
				return false, nil
			}
		}
		if _, err = th.WaitGate(g, seq, left); err != nil {
			return false, err
		}
		seq = g.Seq()
		err = th.Atomically(func() (err error) {
			ok, err = l.try(th, n, reentrant)
			return err
		})
	}
	return ok, err
}

// acquire is the method acquire.
func acquire(reentrant bool) objects.Fn {
	return func(th *thrd, a []value) (value, error) {
		timeout := time.Duration(-1)
		if a[1] != objects.True || a[2] != objects.Int(-1) {
			var err error
			if timeout, err = patience(th, a[1], a[2]); err != nil {
				return value{}, err
			}
		}
		l := asLock(a[0])
		ok, err := l.try(th, 1, reentrant)
		if !ok && err == nil && timeout != 0 {
			ok, err = l.wait(th, 1, reentrant, timeout)
		}
		return objects.Bool(ok), err
	}
}

// patience returns how long an acquire waits: 0 for not at all, negative for without limit.
func patience(th *thrd, blocking, timeout value) (time.Duration, error) {
	block, err := objects.Truth(th, blocking)
	if err != nil {
		return 0, err
	}
	d, err := seconds(th, timeout)
	switch {
	case err != nil:
		return 0, err
	case !block && d != -1:
		return 0, objects.RaiseMsg(th, objects.ValueErrorType, "can't specify a timeout for a non-blocking call")
	case !block:
		return 0, nil
	case d < 0 && d != -1:
		return 0, objects.RaiseMsg(th, objects.ValueErrorType, "timeout value must be a non-negative number")
	case d == -1:
		return -1, nil
	}
	return duration(th, d)
}

// duration returns d seconds, rounded up.
func duration(th *thrd, d float64) (time.Duration, error) {
	switch {
	case math.IsNaN(d):
		return 0, objects.RaiseMsg(th, objects.ValueErrorType, "Invalid value NaN (not a number)")
	case math.Abs(d) >= 1<<63:
		return 0, objects.RaiseMsg(th, objects.OverflowErrorType, "timestamp out of range for platform time_t")
	case d > timeoutMax:
		return 0, objects.RaiseMsg(th, objects.OverflowErrorType, "timeout value is too large")
	}
	return time.Duration(math.Ceil(d * 1e9)), nil
}

// seconds returns a number of seconds.
func seconds(th *thrd, v value) (float64, error) {
	t := v.Type()
	switch {
	case v.IsInt() || v.IsBool():
		return float64(v.Int()), nil
	case t.Flags&objects.FlagFloatSub != 0:
		return objects.Unbox(v).Float(), nil
	case t.Index == nil && t.Flags&objects.FlagIntSub == 0:
		return 0, objects.Raisef(th, objects.TypeErrorType, "'%s' object cannot be interpreted as an integer or float", t.MessageName())
	}
	n, err := objects.AsIndex(th, v)
	if objects.IsRaised(err, objects.OverflowErrorType) {
		err = objects.RaiseMsg(th, objects.OverflowErrorType, "timestamp too large to convert to C PyTime_t")
	}
	return float64(n), err
}

// enter is __enter__.
func enter(reentrant bool) objects.Fn {
	return func(th *thrd, a []value) (value, error) {
		l := asLock(a[0])
		ok, err := l.try(th, 1, reentrant)
		if !ok && err == nil {
			_, err = l.wait(th, 1, reentrant, -1)
		}
		return objects.True, err
	}
}

func release(th *thrd, a []value) (value, error) {
	l := asLock(a[0])
	s, err := l.Write(th)
	if err != nil {
		return value{}, err
	}
	if s.count == 0 {
		return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "release unlocked lock")
	}
	*s = lockState{}
	l.passOn(th)
	return objects.None, nil
}

func locked(th *thrd, a []value) (value, error) {
	s, err := asLock(a[0]).Read(th)
	if err != nil {
		return value{}, err
	}
	return objects.Bool(s.count != 0), nil
}

// reinit makes the lock free, in a process that was forked.
func reinit(th *thrd, a []value) (value, error) {
	s, err := asLock(a[0]).Write(th)
	if err != nil {
		return value{}, err
	}
	*s = lockState{}
	return objects.None, nil
}

func newLock(name string) func(*thrd, *objects.Type, []value, *objects.Tuple) (value, error) {
	return func(th *thrd, cls *objects.Type, args []value, kw *objects.Tuple) (value, error) {
		if _, err := objects.BindArgs(th, name, "", args, kw); err != nil {
			if len(args) > 0 && kw == nil {
				return value{}, objects.Raisef(th, objects.TypeErrorType, "%s expected 0 arguments, got %d", name, len(args))
			}
			return value{}, err
		}
		return allocLock(th, cls), nil
	}
}

const (
	acquireDoc = "Lock the lock.\n\nWithout argument, this blocks if the lock is already locked\n(even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\nand the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible."
	releaseDoc = "Release the lock.\n\nAllows another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it."
	lockedDoc  = "Return whether the lock is in the locked state."
	acquireSig = "self, blocking=True, timeout=-1"
	exitSig    = "self, exc_type=None, exc_value=None, traceback=None, /"
)

func lockType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_thread.lock", Effect: objects.Pure, Alloc: allocLock,
		Doc: "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().",
		Slots: objects.Slots{
			New: newLock("lock"),
			Repr: func(th *thrd, self value) (*objects.Str, error) {
				s, err := asLock(self).Read(th)
				if err != nil {
					return nil, err
				}
				word := "unlocked"
				if s.count != 0 {
					word = "locked"
				}
				return objects.NewStr(fmt.Sprintf("<%s _thread.lock object at %s>", word, objects.Address(th, self))), nil
			},
		},
		Methods: []def{
			{Name: "acquire", Sig: acquireSig, Fn: acquire(false), Doc: acquireDoc},
			{Name: "acquire_lock", Sig: acquireSig, Fn: acquire(false), Doc: "An obsolete synonym of acquire()."},
			{Name: "release", Sig: "self, /", Fn: release, Doc: releaseDoc},
			{Name: "release_lock", Sig: "self, /", Fn: release, Doc: "An obsolete synonym of release()."},
			{Name: "locked", Sig: "self, /", Fn: locked, Doc: lockedDoc},
			{Name: "locked_lock", Sig: "self, /", Fn: locked, Doc: "An obsolete synonym of locked()."},
			{Name: "__enter__", Sig: "self, /", Fn: enter(false), Doc: "Lock the lock."},
			{Name: "__exit__", Sig: exitSig, Fn: release, Doc: "Release the lock."},
			{Name: "_at_fork_reinit", Sig: "self, /", Fn: reinit},
		},
	})
}
