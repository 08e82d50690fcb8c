package thread

import (
	"fmt"
	"time"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// startFuncs start threads.
func (s *state) startFuncs() []def {
	sig := "function, args, kwargs=?, /"
	doc := "Start a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\ntuple args and keyword arguments taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\nis ignored.  The thread will also exit when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit."
	return []def{
		{Name: "start_new_thread", Sig: sig, Fn: s.startNew, Effect: objects.Buffered, Doc: doc},
		{Name: "start_new", Sig: sig, Fn: s.startNew, Effect: objects.Buffered, Doc: "An obsolete synonym of start_new_thread()."},
		{Name: "start_joinable_thread", Sig: "function, handle=None, daemon=True", Fn: s.startJoinable, Effect: objects.Buffered, Doc: "*For internal use only*: start a new thread.\n\nLike start_new_thread(), this starts a new thread calling the given function.\nUnlike start_new_thread(), this returns a handle object with methods to join\nor detach the given thread.\nThis function is not for third-party code, please use the\n`threading` module instead. During finalization the runtime will not wait for\nthe thread to exit if daemon is True. If handle is provided it must be a\nnewly created thread._ThreadHandle instance."},
	}
}

// A task is what a new thread does.
type task struct {
	f      value
	args   []value
	kw     *objects.Tuple
	h      *handle
	daemon bool
}

func (s *state) startNew(th *thrd, a []value) (value, error) {
	args, ok := objects.AsTuple(a[1])
	switch {
	case a[0].Type().Call == nil:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "first arg must be callable")
	case !ok:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "2nd arg must be a tuple")
	}
	t := task{f: a[0], args: args.Items, daemon: true}
	if !a[2].IsUndef() {
		if _, ok := objects.AsDict(a[2]); !ok {
			return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "optional 3rd arg must be a dictionary")
		}
		var err error
		if t.args, t.kw, err = objects.SpreadArgs(th, a[1], a[2]); err != nil {
			return value{}, err
		}
	}
	t.h = newHandle(th, s.handleType)
	return s.start(th, t)
}

func (s *state) startJoinable(th *thrd, a []value) (value, error) {
	daemon, err := objects.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	t := task{f: a[0], daemon: daemon}
	switch {
	case a[0].Type().Call == nil:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "thread function must be callable")
	case a[1].IsNone():
		t.h = newHandle(th, s.handleType)
	case a[1].Type() == s.handleType:
		t.h = asHandle(a[1])
	default:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "'handle' must be a _ThreadHandle")
	}
	if _, err := s.start(th, t); err != nil {
		return value{}, err
	}
	return t.h.value(), nil
}

// start has a thread begin once the current transaction has committed, and returns its identifier.
func (s *state) start(th *thrd, t task) (value, error) {
	h, err := t.h.Write(th)
	if err != nil {
		return value{}, err
	}
	if h.phase != notStarted {
		return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "thread already started")
	}
	if th.Interp.Finalizing.Load() {
		return value{}, objects.RaiseMsg(th, objects.PythonFinalizationErrorType, "can't create new thread at interpreter shutdown")
	}
	id := th.Interp.NewThreadID()
	*h = handleState{phase: running, ident: id}
	in := th.Interp
	th.AfterCommit(func() {
		s.begun(t)
		next := objects.NewThread(in)
		next.ID = id
		go s.run(next, t)
	})
	return objects.Int(id), nil
}

// begun and ended keep count of threads, and of those that the end of the program waits for.
func (s *state) begun(t task) {
	s.running.Add(1)
	if !t.daemon {
		s.mu.Lock()
		s.handles[t.h] = true
		s.mu.Unlock()
	}
}

func (s *state) ended(t task) {
	s.running.Add(-1)
	s.mu.Lock()
	delete(s.handles, t.h)
	s.mu.Unlock()
}

// run is the life of a thread.
func (s *state) run(th *thrd, t task) {
	defer th.Interp.GuardThread()
	th.Enter()
	if _, err := objects.Call(th, t.f, t.args, t.kw); err != nil && !objects.IsRaised(err, objects.SystemExitType) {
		s.reportUncaught(th, err, t.f)
	}
	if th.Leave() == nil {
		th.Enter()
	}
	// No other exception than an abort can come from setDone, and there is no way to fail further.
	_ = th.Atomically(func() error { return t.h.setDone(th) })
	s.ended(t)
	if th.Leave() == nil {
		th.Close()
	}
}

// reportUncaught reports what a thread's function raised.
func (s *state) reportUncaught(th *thrd, err error, f value) {
	if th.Interp.Unraisable != nil {
		what := "Exception ignored in thread started by "
		if r, rerr := objects.Repr(th, f); rerr == nil {
			what += r.String()
		}
		err = th.Interp.Unraisable(th, err, what, objects.None)
	}
	if err != nil {
		fmt.Fprintln(th.Interp.ErrorOutput(), "weft: in a thread:", err)
	}
}

// A handle stands for a thread: Python code can wait for its end.
type handle struct {
	objects.Header
	objects.State[handleState]
	gate *stm.Gate
}

type handleState struct {
	phase phase
	ident int64
}

// A phase of a thread's life.
type phase uint8

const (
	notStarted phase = iota
	running
	done
)

func asHandle(v value) *handle { return (*handle)(v.P) }

func newHandle(th *thrd, cls *objects.Type) *handle {
	h := &handle{Header: objects.NewHeader(cls), gate: stm.NewGate()}
	h.Init(th, handleState{})
	return h
}

func (h *handle) value() value { return objects.FromPtr(unsafe.Pointer(h)) }

// setDone says that the thread has ended.
func (h *handle) setDone(th *thrd) error {
	s, err := h.Write(th)
	if err != nil {
		return err
	}
	s.phase = done
	th.AfterCommit(h.gate.Signal)
	return nil
}

// join waits until the thread has ended, within a timeout (negative: none).
func (h *handle) join(th *thrd, timeout time.Duration) error {
	seq := h.gate.Seq()
	s, err := h.Read(th)
	if err != nil {
		return err
	}
	switch {
	case s.phase == notStarted:
		return objects.RaiseMsg(th, objects.RuntimeErrorType, "thread not started")
	case s.phase == running && s.ident == th.ID:
		return objects.RaiseMsg(th, objects.RuntimeErrorType, "Cannot join current thread")
	}
	over := s.phase == done
	for end := time.Now().Add(timeout); !over; {
		left := time.Duration(-1)
		if timeout >= 0 {
			if left = time.Until(end); left <= 0 {
				return nil
			}
		}
		if _, err := th.WaitGate(h.gate, seq, left); err != nil {
			return err
		}
		seq = h.gate.Seq()
		err := th.Atomically(func() error {
			s, err := h.Read(th)
			over = err == nil && s.phase == done
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func handleType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_thread._ThreadHandle", Effect: objects.Pure,
		Slots: objects.Slots{
			New: func(th *thrd, cls *objects.Type, args []value, kw *objects.Tuple) (value, error) {
				if _, err := objects.BindArgs(th, "_ThreadHandle", "", args, kw); err != nil {
					return value{}, err
				}
				return newHandle(th, cls).value(), nil
			},
			Repr: func(th *thrd, self value) (*objects.Str, error) {
				s, err := asHandle(self).Read(th)
				if err != nil {
					return nil, err
				}
				return objects.NewStr(fmt.Sprintf("<_thread._ThreadHandle object: ident=%d>", s.ident)), nil
			},
		},
		GetSets: []objects.GetSet{{Name: "ident", Get: func(th *thrd, self value) (value, error) {
			s, err := asHandle(self).Read(th)
			if err != nil {
				return value{}, err
			}
			return objects.Int(s.ident), nil
		}}},
		Methods: []def{
			{Name: "join", Sig: "self, timeout=None, /", Fn: func(th *thrd, a []value) (value, error) {
				timeout := time.Duration(-1)
				if !a[1].IsNone() {
					d, err := seconds(th, a[1])
					if err != nil {
						return value{}, err
					}
					if timeout, err = duration(th, d); err != nil {
						return value{}, err
					}
				}
				return objects.None, asHandle(a[0]).join(th, timeout)
			}},
			{Name: "is_done", Sig: "self, /", Fn: func(th *thrd, a []value) (value, error) {
				s, err := asHandle(a[0]).Read(th)
				if err != nil {
					return value{}, err
				}
				return objects.Bool(s.phase == done), nil
			}},
			{Name: "_set_done", Sig: "self, /", Fn: func(th *thrd, a []value) (value, error) {
				return objects.None, asHandle(a[0]).setDone(th)
			}},
		},
	})
}

// makeHandle makes a handle for a thread that was not started here.
func (s *state) makeHandle(th *thrd, a []value) (value, error) {
	id, err := objects.AsIndex(th, a[0])
	if err != nil {
		return value{}, err
	}
	h := newHandle(th, s.handleType)
	st, err := h.Write(th)
	if err != nil {
		return value{}, err
	}
	*st = handleState{phase: running, ident: int64(id)}
	return h.value(), nil
}

// shutdown waits for all threads that are not daemons.
func (s *state) shutdown(th *thrd, a []value) (value, error) {
	for {
		h := s.anyHandle()
		if h == nil {
			return objects.None, nil
		}
		if err := h.join(th, -1); err != nil {
			return value{}, err
		}
		s.mu.Lock()
		delete(s.handles, h)
		s.mu.Unlock()
	}
}

func (s *state) anyHandle() *handle {
	s.mu.Lock()
	defer s.mu.Unlock()
	for h := range s.handles {
		return h
	}
	return nil
}
