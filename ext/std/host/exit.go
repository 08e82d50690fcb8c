package host

import (
	"errors"
	"fmt"

	"github.com/weftpy/weft/objects"
)

const (
	// interruptedStatus is that of a program that ended by an uncaught KeyboardInterrupt: what a shell makes of death by SIGINT.
	interruptedStatus = 130
	// flushFailed is that of a program whose output could not be written at the end.
	flushFailed = 120
)

// Finish ends the interpreter after its program has run, which failed with err if that is not nil, and returns the exit status.
// An uncaught exception is printed.
func (s *Session) Finish(err error) int {
	status := 0
	var own *statusError
	switch {
	case errors.As(err, &own):
		fmt.Fprintln(s.stderr, "weft: "+own.msg)
		status = own.status
	case err != nil:
		status = s.uncaught(err)
	}
	s.shutDown("threading", "_shutdown", "Exception ignored on threading shutdown")
	s.shutDown("atexit", "_run_exitfuncs", "Exception ignored on interpreter exit")
	s.in.Finalizing.Store(true)
	if !s.flush() && !s.interrupted {
		status = flushFailed
	}
	s.in.Exit()
	if s.report != nil {
		s.report.print(s.stderr)
	}
	return status
}

// uncaught handles an exception that nobody caught and returns the exit status that it means.
func (s *Session) uncaught(err error) int {
	r, ok := err.(*objects.Raised)
	if !ok {
		fmt.Fprintf(s.stderr, "weft: internal error: %v\n", err)
		return 1
	}
	if r.Value.Type().Is(objects.SystemExitType) {
		return s.exitStatus(r)
	}
	s.interrupted = r.Value.Type().Is(objects.KeyboardInterruptType)
	if exit := s.print(r); exit != nil {
		return s.exitStatus(exit)
	}
	if s.interrupted {
		return interruptedStatus
	}
	return 1
}

// exitStatus is the status that a SystemExit stands for. What is neither None nor a number is printed.
func (s *Session) exitStatus(r *objects.Raised) int {
	code, err := objects.GetAttrName(s.th, r.Value, "code")
	switch {
	case err != nil:
		return 1
	case code.IsNone():
		return 0
	case code.Type().Flags&objects.FlagIntSub != 0:
		if v := objects.Unbox(code); v.IsInt() || v.IsBool() {
			return int(v.Int() & 0xff)
		}
		return 255
	}
	text, err := objects.ToStr(s.th, code)
	if err != nil {
		text = objects.EmptyStr
	}
	s.writeError(text.String() + "\n")
	return 1
}

// writeError writes to sys.stderr, or past it if that fails.
func (s *Session) writeError(text string) {
	f, err := s.in.Sys.Dict.GetStr(s.th, "stderr")
	if err == nil && f.IsNone() {
		return
	}
	if err == nil && !f.IsUndef() {
		if _, err = objects.CallMethod(s.th, f, "write", objects.NewStr(text).Value()); err == nil {
			return
		}
	}
	fmt.Fprint(s.stderr, text)
}

// print shows an uncaught exception, through sys.excepthook. It returns the SystemExit that this raises, if it does.
func (s *Session) print(r *objects.Raised) (exit *objects.Raised) {
	s.flushStream("stdout")
	hook, err := s.in.Sys.Dict.GetStr(s.th, "excepthook")
	if err != nil || hook.IsUndef() {
		s.writeError("sys.excepthook is missing\n")
		s.show(r)
		return nil
	}
	tb, err := objects.GetAttrName(s.th, r.Value, "__traceback__")
	if err != nil {
		tb = objects.None
	}
	_, err = objects.CallArgs(s.th, hook, r.Value.Type().Value(), r.Value, tb)
	failed, ok := err.(*objects.Raised)
	if !ok {
		return nil
	}
	if failed.Value.Type().Is(objects.SystemExitType) {
		return failed
	}
	s.writeError("Error in sys.excepthook:\n")
	s.show(failed)
	s.writeError("\nOriginal exception was:\n")
	s.show(r)
	return nil
}

// show prints an exception without asking anybody.
func (s *Session) show(r *objects.Raised) {
	hook, err := s.in.Sys.Dict.GetStr(s.th, "__excepthook__")
	if err == nil {
		_, err = objects.CallArgs(s.th, hook, r.Value.Type().Value(), r.Value, objects.None)
	}
	if err != nil {
		fmt.Fprintln(s.stderr, r.Error())
	}
}

// shutDown calls a function of a module, if that was imported.
func (s *Session) shutDown(module, name, msg string) {
	m, err := s.in.Modules.GetStr(s.th, module)
	if err != nil || m.IsUndef() || m.IsNone() {
		return
	}
	f, err := objects.LookupAttr(s.th, m, name)
	if err != nil || f.IsUndef() {
		return
	}
	if _, err := objects.CallArgs(s.th, f); err != nil {
		if err := s.in.Unraisable(s.th, err, msg, objects.None); err != nil {
			fmt.Fprintln(s.stderr, "weft:", err)
		}
	}
}

// flush writes out the standard streams; false: that of sys.stdout failed.
func (s *Session) flush() bool {
	err := s.flushStream("stdout")
	if err != nil {
		if s.in.Unraisable(s.th, err, "Exception ignored while flushing sys.stdout", objects.None) != nil {
			fmt.Fprintln(s.stderr, "weft:", err)
		}
	}
	if s.flushStream("stderr") != nil {
		return false
	}
	return err == nil
}

func (s *Session) flushStream(name string) error {
	f, err := s.in.Sys.Dict.GetStr(s.th, name)
	if err != nil || f.IsUndef() || f.IsNone() {
		return err
	}
	if closed, err := objects.LookupAttr(s.th, f, "closed"); err == nil && closed == objects.True {
		return nil
	}
	_, err = objects.CallMethod(s.th, f, "flush")
	return err
}
