// Package signalmod is the module _signal, and what delivers signals to an interpreter.
//
// A goroutine receives the signals that have a Python handler and puts a call of the handler into the main thread's queue
// (Interp.AddPending), which the main thread looks into between two instructions and while it waits.
package signalmod

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
)

// numSignals is NSIG.
const numSignals = 65

// What a handler may be besides a callable.
const (
	sigDfl = 0
	sigIgn = 1
)

// A manager holds an interpreter's signal handlers.
type manager struct {
	in    *ext.Interp
	owner bool // signals of the process are ours to handle

	mu       sync.Mutex
	handlers [numSignals]value // a callable, or the int sigDfl or sigIgn
	arrivals chan os.Signal
	wakeup   int // file descriptor to write signal numbers to, or -1
}

type managerKey struct{}

// managerOf returns the interpreter's manager.
func managerOf(in *ext.Interp) *manager {
	if m, ok := in.Ext.Load(managerKey{}); ok {
		return m.(*manager)
	}
	m := &manager{in: in, wakeup: -1}
	for i := range m.handlers {
		m.handlers[i] = ext.Int(sigDfl)
	}
	m.handlers[syscall.SIGINT] = ext.NewBuiltin(interruptDef(), ext.Undef)
	m.handlers[syscall.SIGPIPE] = ext.Int(sigIgn)
	old, loaded := in.Ext.LoadOrStore(managerKey{}, m)
	if !loaded {
		in.TripSignal, in.RaiseSignal = m.trip, m.raise
	}
	return old.(*manager)
}

// Start makes the process's signals those of in: SIGINT interrupts its main thread, and writing to a closed pipe is an error
// like others. It is for programs that are an interpreter, not for hosts that contain one.
func Start(in *ext.Interp) {
	m := managerOf(in)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.owner = true
	signal.Ignore(syscall.SIGPIPE)
	if ospath.NoRestart(rouser) == nil {
		m.in.EndCall = func() { go m.rouse() }
	}
	if signal.Ignored(syscall.SIGINT) {
		m.handlers[syscall.SIGINT] = ext.Int(sigIgn)
		return
	}
	m.listen(syscall.SIGINT)
	for _, sig := range oursToDie() {
		m.listen(sig)
	}
}

// rouser is the signal that ends a system call of the main thread. Which thread the system delivers a signal to is its choice, so
// the one that came can't do that. Go's runtime handles this one and does nothing about it.
const rouser = syscall.Signal(63)

// rouse sends rouser to the main thread until it has left the system call that it is in. Once isn't enough: the thread may be just
// about to enter the call.
func (m *manager) rouse() {
	for wait := time.Millisecond; m.in.Pending.Load(); wait = min(2*wait, time.Second/10) {
		id := m.in.InCall.Load()
		if id == 0 {
			return
		}
		_ = unix.Tgkill(unix.Getpid(), int(id), rouser)
		time.Sleep(wait)
	}
}

// oursToDie returns the signals that end a process, but not one of Go's: some it ignores, at others it prints its goroutines.
func oursToDie() []syscall.Signal {
	return []syscall.Signal{
		syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGXCPU,
		syscall.SIGXFSZ, syscall.SIGIO, syscall.SIGPWR,
		// Somebody sent these, else Go's runtime takes them for the faults that they stand for.
		syscall.SIGILL, syscall.SIGTRAP, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGSEGV, syscall.SIGSYS, syscall.SIGSTKFLT,
	}
}

// listen has a signal delivered to trip.
func (m *manager) listen(sig syscall.Signal) {
	if m.arrivals == nil {
		m.arrivals = make(chan os.Signal, 16)
		go func() {
			for s := range m.arrivals {
				if sig := s.(syscall.Signal); !m.trip(sig) && m.deadly(sig) {
					ospath.Die(sig)
				}
			}
		}()
	}
	signal.Notify(m.arrivals, sig)
	if sig == rouser {
		_ = ospath.NoRestart(rouser)
	}
}

// handler returns what is to be done about a signal.
func (m *manager) handler(sig syscall.Signal) value {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.handlers[sig]
}

// deadly reports whether a signal that has no handler ends the process by our hand.
func (m *manager) deadly(sig syscall.Signal) bool {
	return m.owner && slices.Contains(oursToDie(), sig) && m.handler(sig) == ext.Int(sigDfl)
}

// trip has the main thread call the handler of a signal that has arrived; false: it has none.
func (m *manager) trip(s os.Signal) bool {
	sig, ok := s.(syscall.Signal)
	if !ok || sig < 1 || sig >= numSignals || !callable(m.handler(sig)) {
		return false
	}
	m.mu.Lock()
	fd := m.wakeup
	m.mu.Unlock()
	if fd >= 0 {
		// A full pipe has woken its reader already.
		_, _ = syscall.Write(fd, []byte{byte(sig)})
	}
	m.in.AddPending(func(th *thread) error { return m.call(th, sig) })
	return true
}

func callable(h value) bool { return h.Type().Call != nil }

// call calls a handler, the one that is set now.
func (m *manager) call(th *thread, sig syscall.Signal) error {
	h := m.handler(sig)
	if !callable(h) {
		return nil
	}
	frame := ext.None
	if f := th.Interp.Eval.Frame(th, 0); f != nil {
		frame = f.Value()
	}
	_, err := ext.CallArgs(th, h, ext.Int(int64(sig)), frame)
	return err
}

// set changes a handler, and what the process does about the signal.
func (m *manager) set(sig syscall.Signal, h value) (old value) {
	m.mu.Lock()
	defer m.mu.Unlock()
	old, m.handlers[sig] = m.handlers[sig], h
	if !m.owner {
		return old
	}
	switch {
	case callable(h), h == ext.Int(sigDfl) && slices.Contains(oursToDie(), sig):
		m.listen(sig)
	case h == ext.Int(sigIgn):
		signal.Ignore(sig)
	default:
		signal.Reset(sig)
	}
	return old
}
