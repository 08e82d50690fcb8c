package signalmod

import (
	"math"
	"os"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// Module describes the module _signal for one interpreter.
func Module() *ext.Module {
	itimerError := ext.NewType(ext.TypeSpec{Name: "signal.itimer_error", Base: ext.OSErrorType, Flags: ext.FlagBaseOK})
	return &ext.Module{
		Name:   "_signal",
		Doc:    "This module provides mechanisms to use signal handlers in Python.",
		Effect: ext.Serial,
		Consts: map[string]value{"ItimerError": itimerError.Value()},
		Funcs:  handlerFuncs(),
		Setup: func(th *ext.Thread, m *ext.ModuleObject) error {
			managerOf(th.Interp)
			for name, n := range constants() {
				if err := m.Set(th, name, ext.Int(n)); err != nil {
					return err
				}
			}
			return m.Set(th, "default_int_handler", managerOf(th.Interp).original())
		},
	}
}

// original returns default_int_handler: the one that SIGINT has until somebody sets another.
func (m *manager) original() value {
	m.mu.Lock()
	defer m.mu.Unlock()
	if h := m.handlers[syscall.SIGINT]; callable(h) {
		return h
	}
	return ext.NewBuiltin(interruptDef(), ext.Undef)
}

func interruptDef() *def {
	return &def{Name: "default_int_handler", Sig: "signalnum, frame, /", Effect: ext.Pure,
		Doc: "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.",
		Fn: func(th *thread, a []value) (value, error) {
			return value{}, ext.Raise(th, ext.KeyboardInterruptType)
		}}
}

func handlerFuncs() []def {
	return []def{
		{Name: "signal", Sig: "signalnum, handler, /", Fn: setHandler, Doc: "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.  See getsignal() for possible return values.\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\nthe first is the signal number, the second is the interrupted stack frame."},
		{Name: "getsignal", Sig: "signalnum, /", Fn: getHandler, Doc: "Return the current action for the given signal.\n\nThe return value can be:\n  SIG_IGN -- if the signal is being ignored\n  SIG_DFL -- if the default action for the signal is in effect\n  None    -- if an unknown handler is in effect\n  anything else -- the callable Python object used as a handler"},
		{Name: "raise_signal", Sig: "signalnum, /", Fn: raiseSignal, Doc: "Send a signal to the executing process."},
		{Name: "pthread_kill", Sig: "thread_id, signalnum, /", Doc: "Send a signal to a thread.  Handlers run in the main thread, whichever it is.", Fn: func(th *thread, a []value) (value, error) {
			return raiseSignal(th, a[1:])
		}},
		{Name: "set_wakeup_fd", Sig: "fd, /, *, warn_on_full_buffer=True", Fn: setWakeup, Doc: "Sets the fd to be written to (with the signal number) when a signal comes in.\n\nA library can use this to wakeup select or poll.\nThe previous fd or -1 is returned.\n\nThe fd must be non-blocking."},
		{Name: "strsignal", Sig: "signalnum, /", Fn: describe, Doc: "Return the system description of the given signal.\n\nReturns None if the signal is not recognized. Raises ValueError if signalnum\nis out of range."},
		{Name: "valid_signals", Sig: "", Fn: validSignals, Doc: "Return a set of valid signal numbers on this platform."},
		{Name: "siginterrupt", Sig: "signalnum, flag, /", Doc: "Change system call restart behaviour: here, calls are always restarted.", Fn: func(th *thread, a []value) (value, error) {
			_, err := number(th, a[0])
			return ext.None, err
		}},
		{Name: "alarm", Sig: "seconds, /", Fn: alarm, Doc: "Arrange for SIGALRM to arrive after the given number of seconds."},
		{Name: "setitimer", Sig: "which, seconds, interval=0.0, /", Fn: setTimer, Doc: "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\nThe timer will fire after value seconds and after that every interval seconds.\nThe itimer can be cleared by setting seconds to zero.\n\nReturns old values as a tuple: (delay, interval)."},
		{Name: "getitimer", Sig: "which, /", Fn: getTimer, Doc: "Returns current value of given itimer."},
		{Name: "pause", Sig: "", Fn: pause, Effect: ext.Blocking, Doc: "Wait until a signal arrives."},
	}
}

// number returns a signal number.
func number(th *thread, v value) (syscall.Signal, error) {
	n, err := ext.AsCInt(th, v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n >= numSignals {
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "signal number out of range")
	}
	return syscall.Signal(n), nil
}

func setHandler(th *thread, a []value) (value, error) {
	if th != th.Interp.Main {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "signal only works in main thread of the main interpreter")
	}
	sig, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	h := a[1]
	if !callable(h) {
		// The enumeration that Lib/signal.py makes of them compares equal to the ints.
		dfl, err := ext.Equal(th, h, ext.Int(sigDfl))
		if err != nil {
			return value{}, err
		}
		ign, err := ext.Equal(th, h, ext.Int(sigIgn))
		if err != nil {
			return value{}, err
		}
		switch {
		case dfl:
			h = ext.Int(sigDfl)
		case ign:
			h = ext.Int(sigIgn)
		default:
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
		}
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP {
		return value{}, ext.RaiseOS(th, syscall.EINVAL, ext.Undef)
	}
	return managerOf(th.Interp).set(sig, h), nil
}

func getHandler(th *thread, a []value) (value, error) {
	sig, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	m := managerOf(th.Interp)
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.handlers[sig], nil
}

// raiseSignal delivers a signal that has a Python handler at once, as CPython's main thread would notice it, and sends others
// to the process.
func raiseSignal(th *thread, a []value) (value, error) {
	n, err := ext.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	return ext.None, managerOf(th.Interp).raise(th, syscall.Signal(n))
}

// raise sends a signal to the process. It has arrived when raise returns.
func (m *manager) raise(th *thread, s os.Signal) error {
	sig, ok := s.(syscall.Signal)
	if !ok {
		return ext.RaiseOS(th, syscall.EINVAL, ext.Undef)
	}
	if err := th.Exclusively("raise_signal"); err != nil {
		return err
	}
	if m.trip(sig) {
		return th.CheckPending()
	}
	if m.deadly(sig) {
		ospath.Die(sig)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Tgkill(unix.Getpid(), unix.Gettid(), sig); err != nil {
		return ext.RaiseOS(th, err.(syscall.Errno), ext.Undef)
	}
	return nil
}

func setWakeup(th *thread, a []value) (value, error) {
	fd, err := ext.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	if th != th.Interp.Main {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "set_wakeup_fd only works in main thread of the main interpreter")
	}
	if fd >= 0 {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
		if err != nil {
			return value{}, ext.RaiseOS(th, syscall.EBADF, ext.Undef)
		}
		if flags&unix.O_NONBLOCK == 0 {
			return value{}, ext.Raisef(th, ext.ValueErrorType, "the fd %d must be in non-blocking mode", fd)
		}
	}
	m := managerOf(th.Interp)
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.wakeup
	m.wakeup = max(fd, -1)
	return ext.Int(int64(old)), nil
}

func validSignals(th *thread, a []value) (value, error) {
	var all []value
	for n := range int64(numSignals) {
		if n != 0 && n != 32 && n != 33 { // two are the C library's own
			all = append(all, ext.Int(n))
		}
	}
	return ext.CallArgs(th, ext.SetType.Value(), ext.NewTuple(all))
}

func alarm(th *thread, a []value) (value, error) {
	n, err := ext.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	old, err := unix.Setitimer(unix.ITIMER_REAL, unix.Itimerval{Value: unix.Timeval{Sec: int64(n)}})
	if err != nil {
		return value{}, ext.RaiseOS(th, syscall.EINVAL, ext.Undef)
	}
	left := old.Value.Sec
	if old.Value.Usec > 0 {
		left++
	}
	return ext.Int(left), nil
}

func setTimer(th *thread, a []value) (value, error) {
	which, err := ext.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	var it unix.Itimerval
	for i, t := range []*unix.Timeval{&it.Value, &it.Interval} {
		f, err := ext.CallArgs(th, ext.FloatType.Value(), a[1+i])
		if err != nil {
			return value{}, err
		}
		*t = unix.NsecToTimeval(int64(math.Ceil(f.Float() * float64(time.Second))))
	}
	old, err := unix.Setitimer(unix.ItimerWhich(which), it)
	if err != nil {
		return value{}, ext.RaiseOS(th, syscall.EINVAL, ext.Undef)
	}
	return timerValue(old), nil
}

func getTimer(th *thread, a []value) (value, error) {
	which, err := ext.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	it, err := unix.Getitimer(unix.ItimerWhich(which))
	if err != nil {
		return value{}, ext.RaiseOS(th, syscall.EINVAL, ext.Undef)
	}
	return timerValue(it), nil
}

func timerValue(it unix.Itimerval) value {
	seconds := func(t unix.Timeval) value { return ext.Float(time.Duration(t.Nano()).Seconds()) }
	return ext.TupleOf(seconds(it.Value), seconds(it.Interval))
}

// pause waits until the main thread is interrupted.
func pause(th *thread, a []value) (value, error) {
	for {
		interrupted, err := th.Sleep(time.Hour)
		if err != nil {
			return value{}, err
		}
		if interrupted {
			return ext.None, th.CheckPending()
		}
	}
}
