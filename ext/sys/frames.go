package sys

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
)

// frameFuncs look at the running code and the exception being handled.
func (s *state) frameFuncs() []def {
	return []def{
		{Name: "_getframe", Sig: "depth=0, /", Effect: objects.Pure, Fn: getFrame, Doc: "Return a frame object from the call stack.\n\nIf optional integer depth is given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call stack."},
		{Name: "_getframemodulename", Sig: "depth=0", Effect: objects.Pure, Fn: getFrameModuleName, Doc: "Return the name of the module for a calling frame."},
		{Name: "_current_frames", Sig: "", Effect: objects.Pure, Fn: missing("_current_frames", "").Fn, Doc: "Return a dict mapping each thread's thread id to its current stack frame."},
		{Name: "_current_exceptions", Sig: "", Effect: objects.Pure, Fn: missing("_current_exceptions", "").Fn},
		{Name: "exc_info", Sig: "", Effect: objects.Pure, Fn: excInfo, Doc: "Return current exception information: (type, value, traceback).\n\nReturn information about the most recent exception caught by an except\nclause in the current stack frame or in an older stack frame."},
		{Name: "exception", Sig: "", Effect: objects.Pure, Doc: "Return the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame or in an older stack frame, or None\nif no such clause exists.", Fn: func(th *thread, a []value) (value, error) {
			return th.Handled, nil
		}},
		{Name: "exit", Sig: "status=None, /", Effect: objects.Pure, Fn: exit, Doc: "Exit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., failure)."},
		tracer("settrace", "function, /"), tracer("setprofile", "function, /"),
		tracer("_settraceallthreads", "function, /"), tracer("_setprofileallthreads", "function, /"),
		constant("gettrace", objects.None, "Return the global debug tracing function set with sys.settrace."),
		constant("getprofile", objects.None, "Return the profiling function set with sys.setprofile."),
	}
}

// tracer is one of the functions that set a trace function; there are none yet, so only None will do.
func tracer(name, sig string) def {
	return def{Name: name, Sig: sig, Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) {
		if a[0].IsNone() {
			return objects.None, nil
		}
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "sys."+name)
	}}
}

func getFrame(th *thread, a []value) (value, error) {
	depth, err := objects.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	if f := th.Interp.Eval.Frame(th, max(depth, 0)); f != nil {
		return f.Value(), nil
	}
	return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "call stack is not deep enough")
}

func getFrameModuleName(th *thread, a []value) (value, error) {
	depth, err := objects.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	f := th.Interp.Eval.Frame(th, max(depth, 0))
	if f == nil || f.Func == nil {
		return objects.None, nil
	}
	return objects.LookupAttr(th, f.Func.Value(), "__module__")
}

// tracebackOf returns an exception's traceback, or None.
func tracebackOf(th *thread, exc value) (value, error) {
	e, ok := objects.AsException(exc)
	if !ok {
		return objects.None, nil
	}
	s, err := e.State.Read(th)
	if err != nil || s.Traceback == nil {
		return objects.None, err
	}
	return objects.FromPtr(unsafe.Pointer(s.Traceback)), nil
}

func excInfo(th *thread, a []value) (value, error) {
	exc := th.Handled
	if exc.IsNone() {
		return objects.TupleOf(objects.None, objects.None, objects.None), nil
	}
	tb, err := tracebackOf(th, exc)
	if err != nil {
		return value{}, err
	}
	return objects.TupleOf(exc.Type().Value(), exc, tb), nil
}

func exit(th *thread, a []value) (value, error) {
	if a[0].IsNone() {
		return value{}, objects.Raise(th, objects.SystemExitType)
	}
	if t, ok := objects.AsTuple(a[0]); ok {
		return value{}, objects.Raise(th, objects.SystemExitType, t.Items...)
	}
	return value{}, objects.Raise(th, objects.SystemExitType, a[0])
}
