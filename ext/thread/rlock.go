package thread

import (
	"fmt"

	"github.com/weftpy/weft/objects"
)

// owned returns the state of an RLock that the thread has, to be changed.
func owned(th *thrd, l *lock) (*lockState, error) {
	s, err := l.Read(th)
	if err != nil {
		return nil, err
	}
	if s.count == 0 || s.owner != th.ID {
		return nil, objects.RaiseMsg(th, objects.RuntimeErrorType, "cannot release un-acquired lock")
	}
	return l.Write(th)
}

func releaseR(th *thrd, a []value) (value, error) {
	l := asLock(a[0])
	s, err := owned(th, l)
	if err != nil {
		return value{}, err
	}
	if s.count--; s.count == 0 {
		s.owner = 0
		l.passOn(th)
	}
	return objects.None, nil
}

// releaseSave releases the lock entirely and returns what acquireRestore needs to take it as often again, for conditions.
func releaseSave(th *thrd, a []value) (value, error) {
	l := asLock(a[0])
	s, err := owned(th, l)
	if err != nil {
		return value{}, err
	}
	saved := objects.TupleOf(objects.Int(int64(s.count)), objects.Int(s.owner))
	*s = lockState{}
	l.passOn(th)
	return saved, nil
}

func acquireRestore(th *thrd, a []value) (value, error) {
	t, ok := objects.AsTuple(a[1])
	if !ok || len(t.Items) != 2 || !t.Items[0].IsInt() {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "_acquire_restore() argument 1 must be a 2-item tuple")
	}
	l, n := asLock(a[0]), int(t.Items[0].Int())
	ok, err := l.try(th, n, false)
	if !ok && err == nil {
		_, err = l.wait(th, n, false, -1)
	}
	return objects.None, err
}

// counted makes a method of what the lock's count and the question whether the thread has it say.
func counted(f func(count int, mine bool) value) objects.Fn {
	return func(th *thrd, a []value) (value, error) {
		s, err := asLock(a[0]).Read(th)
		if err != nil {
			return value{}, err
		}
		return f(s.count, s.count != 0 && s.owner == th.ID), nil
	}
}

func rlockRepr(th *thrd, self value) (*objects.Str, error) {
	s, err := asLock(self).Read(th)
	if err != nil {
		return nil, err
	}
	word := "unlocked"
	if s.count != 0 {
		word = "locked"
	}
	return objects.NewStr(fmt.Sprintf("<%s %s object owner=%d count=%d at %s>", word, typeName(self.Type()), s.owner, s.count, objects.Address(th, self))), nil
}

// typeName returns a type's name with its module.
func typeName(t *objects.Type) string {
	if t.Flags&objects.FlagHeap != 0 {
		return t.Name
	}
	return t.Module + "." + t.Name
}

func rlockType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_thread.RLock", Effect: objects.Pure, Alloc: allocLock,
		Doc:   "A reentrant lock: the thread that has it can take it again.",
		Slots: objects.Slots{New: newLock("RLock"), Repr: rlockRepr},
		Methods: []def{
			{Name: "acquire", Sig: acquireSig, Fn: acquire(true), Doc: "Lock the lock.\n\n`blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\nand another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\nthe lock, the method will wait for the lock to be released,\ntake it and then return True.\n(note: the blocking operation is interruptible.)"},
			{Name: "release", Sig: "self, /", Fn: releaseR, Doc: "Release the lock.\n\nDo note that if the lock was acquired several times in a row by the\ncurrent thread, release() needs to be called as many times for the lock\nto be available for other threads."},
			{Name: "locked", Sig: "self, /", Fn: locked, Doc: "Return a boolean indicating whether this object is locked right now."},
			{Name: "__enter__", Sig: "self, /", Fn: enter(true), Doc: "Lock the lock."},
			{Name: "__exit__", Sig: exitSig, Fn: releaseR, Doc: "Release the lock."},
			{Name: "_release_save", Sig: "self, /", Fn: releaseSave, Doc: "For internal use by `threading.Condition`."},
			{Name: "_acquire_restore", Sig: "self, state, /", Fn: acquireRestore, Doc: "For internal use by `threading.Condition`."},
			{Name: "_is_owned", Sig: "self, /", Fn: counted(func(n int, mine bool) value { return objects.Bool(mine) }), Doc: "For internal use by `threading.Condition`."},
			{Name: "_recursion_count", Sig: "self, /", Doc: "For internal use by reentrancy tests.", Fn: counted(func(n int, mine bool) value {
				if !mine {
					n = 0
				}
				return objects.Int(int64(n))
			})},
			{Name: "_at_fork_reinit", Sig: "self, /", Fn: reinit},
		},
	})
}
