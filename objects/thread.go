package objects

import (
	"time"

	"github.com/weftpy/weft/stm"
)

// A Thread is one Python thread. Its methods and fields belong to the goroutine that runs it, unless they say otherwise.
type Thread struct {
	*stm.Tx
	Interp *Interp
	// Handled is the exception being handled (sys.exception()), or None. Aborts restore it.
	Handled Value
	// Context is the current contextvars.Context, or Undef for an empty one that nobody has seen yet.
	Context Value
	// VM is the eval loop's own state of this thread.
	VM any
	// ID is what threading.get_ident() returns.
	ID int64

	args     []Value // scratch space for arguments of native functions
	text     []byte  // scratch space for text that is being formatted; nil while it is in use
	reprs    []Value // objects whose repr is under way
	operands [2]smallOperand
	depth    int // nested native recursion, see Enter
	Attached any // the native thread module's data
}

// MaxNativeDepth bounds how deep native code may recurse: repr of nested lists, comparison, calls from native code.
const MaxNativeDepth = 30000

// NewThread registers a thread of in; it is not running yet.
func NewThread(in *Interp) *Thread {
	in.threads.Add(1)
	th := &Thread{Tx: in.World.NewTx(), Interp: in, Handled: None, Context: Undef, ID: in.NewThreadID()}
	th.Tx.Data = th
	return th
}

// Descend counts one level of native recursion; Ascend must follow if it returns nil. where completes the message
// "maximum recursion depth exceeded", for instance " while getting the repr of an object".
func (th *Thread) Descend(where string) error {
	if th.depth++; th.depth > MaxNativeDepth {
		th.depth--
		return RaiseMsg(th, RecursionErrorType, "maximum recursion depth exceeded"+where)
	}
	return nil
}

// Ascend ends what Descend began.
func (th *Thread) Ascend() { th.depth-- }

// Depth returns how deep native code recurses now.
func (th *Thread) Depth() int { return th.depth }

// ResetDepth sets the count of native recursion, which an abort that skips frames leaves too high.
func (th *Thread) ResetDepth(n int) int {
	old := th.depth
	th.depth = n
	return old
}

// Block runs f, which may block and may not touch Python objects, outside any transaction and without the global lock.
func (th *Thread) Block(f func()) error { return th.Tx.Blocking(f) }

// Exclusively makes the transaction irrevocable, so that what follows runs alone and can't abort. The reason is reported.
func (th *Thread) Exclusively(reason string) error {
	if th.Exclusive {
		return nil
	}
	return th.Tx.BecomeExclusive(reason)
}

// Sleep blocks for d, longer than zero, or until the thread is interrupted, which it reports.
func (th *Thread) Sleep(d time.Duration) (interrupted bool, err error) {
	g := stm.NewGate()
	err = th.Block(func() { interrupted = g.Wait(th.Tx, g.Seq(), d) == stm.Interrupted })
	return interrupted, err
}

// CheckPending does what signals have asked the main thread to do, at a place where it may raise.
func (th *Thread) CheckPending() error {
	if in := th.Interp; in.Pending.Load() && th == in.Main {
		return in.RunPending(th)
	}
	return nil
}
