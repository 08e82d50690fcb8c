// Package thread is the module _thread: starting threads, locks, and thread-local objects.
//
// Locks are ordinary transactional objects. Acquiring a free one and releasing it again within one transaction leaves nothing
// behind, so that critical sections on different data run in parallel. Only who finds a lock taken really waits: it commits,
// waits at the lock's gate, and tries again in a transaction of its own. See lock.go for why no wake-up is lost.
package thread

import (
	"os"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

type (
	value = objects.Value
	thrd  = objects.Thread
	def   = objects.FuncDef
)

// timeoutMax is the longest timeout, in seconds.
const timeoutMax = 9223372036.0

// minStack is the smallest stack size that CPython accepts. Ours grow by themselves.
const minStack = 53248

// state is what the module keeps for one interpreter.
type state struct {
	lockType, rlockType, handleType, localType, hookArgs *objects.Type

	running   atomic.Int64 // threads started here that have not ended
	stackSize atomic.Int64

	mu      sync.Mutex
	handles map[*handle]bool // of running threads that are not daemons
}

// Module describes the module _thread for one interpreter.
func Module() *ext.Module {
	s := &state{handles: map[*handle]bool{}}
	s.lockType, s.rlockType, s.handleType, s.localType = lockType(), rlockType(), handleType(), localType()
	s.hookArgs = objects.NewStructSeqType("_thread._ExceptHookArgs", "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.", 4,
		"exc_type", "exc_value", "exc_traceback", "thread")
	return &ext.Module{
		Name:   "_thread",
		Doc:    "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
		Effect: ext.Pure,
		Funcs:  append(s.startFuncs(), s.infoFuncs()...),
		Types:  []*objects.Type{s.lockType, s.rlockType, s.handleType, s.localType, s.hookArgs},
		Consts: map[string]value{
			"LockType":     s.lockType.Value(),
			"error":        objects.RuntimeErrorType.Value(),
			"TIMEOUT_MAX":  objects.Float(timeoutMax),
			"_NAME_MAXLEN": objects.Int(15),
		},
	}
}

func str(s string) value { return objects.NewStr(s).Value() }

// infoFuncs tell about threads and make locks.
func (s *state) infoFuncs() []def {
	newLock := func(th *thrd, a []value) (value, error) { return allocLock(th, s.lockType), nil }
	exit := func(th *thrd, a []value) (value, error) {
		return value{}, objects.Raise(th, objects.SystemExitType)
	}
	yes := func(th *thrd, a []value) (value, error) { return objects.True, nil }
	lockDoc := "Create a new lock object.\n\nSee LockType.__doc__ for information about locks."
	exitDoc := "This is synonymous to ``raise SystemExit''.  It will cause the current\nthread to exit silently unless the exception is caught."
	return []def{
		{Name: "allocate_lock", Sig: "", Fn: newLock, Doc: lockDoc},
		{Name: "allocate", Sig: "", Fn: newLock, Doc: lockDoc},
		{Name: "get_ident", Sig: "", Doc: "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.", Fn: func(th *thrd, a []value) (value, error) {
			return objects.Int(th.ID), nil
		}},
		{Name: "get_native_id", Sig: "", Doc: "Return a non-negative integer identifying the thread as reported by the OS\n(kernel). Threads are not bound to those of the OS here, so it only is as unique.", Fn: func(th *thrd, a []value) (value, error) {
			return objects.Int(int64(os.Getpid()) + th.ID - 1), nil
		}},
		{Name: "_get_main_thread_ident", Sig: "", Doc: "Internal only. Return a non-zero integer that uniquely identifies the main thread\nof the main interpreter.", Fn: func(th *thrd, a []value) (value, error) {
			return objects.Int(th.Interp.Main.ID), nil
		}},
		{Name: "_count", Sig: "", Doc: "Return the number of currently running Python threads, excluding\nthe main thread.", Fn: func(th *thrd, a []value) (value, error) {
			return objects.Int(s.running.Load()), nil
		}},
		{Name: "_is_main_interpreter", Sig: "", Fn: yes, Doc: "Return True if the current interpreter is the main Python interpreter."},
		{Name: "daemon_threads_allowed", Sig: "", Fn: yes, Doc: "Return True if daemon threads are allowed in the current interpreter,\nand False otherwise."},
		{Name: "exit", Sig: "", Fn: exit, Doc: exitDoc},
		{Name: "exit_thread", Sig: "", Fn: exit, Doc: exitDoc},
		{Name: "stack_size", Sig: "size=0, /", Fn: s.setStackSize, Doc: "Return the thread stack size used when creating new threads.  Stacks grow\nas they need to; the size is only remembered."},
		{Name: "set_name", Sig: "name", Doc: "Set the name of the current thread.", Fn: func(th *thrd, a []value) (value, error) {
			if _, ok := objects.AsStr(a[0]); !ok {
				return value{}, objects.Raisef(th, objects.TypeErrorType, "set_name() argument 'name' must be str, not %s", a[0].Type().MessageName())
			}
			return objects.None, nil // goroutines have no names
		}},
		{Name: "interrupt_main", Sig: "signum=2, /", Effect: objects.Buffered, Fn: interruptMain, Doc: "Simulate the arrival of the given signal in the main thread,\nwhere the corresponding signal handler will be executed.\nIf *signum* is omitted, SIGINT is assumed.\nA subthread can use this function to interrupt the main thread."},
		{Name: "_excepthook", Sig: "args, /", Fn: s.exceptHook, Doc: "Handle uncaught Thread.run() exception."},
		{Name: "_shutdown", Sig: "", Fn: s.shutdown, Doc: "Wait for all non-daemon threads (other than the calling thread) to stop."},
		{Name: "_make_thread_handle", Sig: "ident, /", Fn: s.makeHandle, Doc: "Internal only. Make a thread handle for threads not spawned\nby the _thread or threading module."},
	}
}

func (s *state) setStackSize(th *thrd, a []value) (value, error) {
	n, err := objects.AsIndex(th, a[0])
	if err != nil {
		return value{}, err
	}
	switch {
	case n < 0:
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "size must be 0 or a positive value")
	case n != 0 && n < minStack:
		return value{}, objects.Raisef(th, objects.ValueErrorType, "size must be at least %d bytes", minStack)
	}
	old := s.stackSize.Load()
	th.AfterCommit(func() { s.stackSize.Store(int64(n)) })
	return objects.Int(old), nil
}

// interruptMain pretends that a signal has arrived.
func interruptMain(th *thrd, a []value) (value, error) {
	n, err := objects.AsIndex(th, a[0])
	if err != nil {
		return value{}, err
	}
	if n < 1 || n > 64 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "signal number out of range")
	}
	trip := th.Interp.TripSignal
	if trip == nil {
		return objects.None, nil
	}
	if th != th.Interp.Main {
		th.AfterCommit(func() { trip(syscall.Signal(n)) })
		return objects.None, nil
	}
	// The main thread interrupts itself here and now, where raise_signal would.
	if err := th.Exclusively("interrupt_main"); err != nil {
		return value{}, err
	}
	trip(syscall.Signal(n))
	return objects.None, th.CheckPending()
}
