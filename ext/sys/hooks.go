package sys

import (
	"github.com/weftpy/weft/objects"
)

// hookFuncs are the functions the interpreter calls at certain events, which scripts may replace.
func (s *state) hookFuncs() []def {
	return []def{
		{Name: "displayhook", Sig: "object, /", Effect: objects.Pure, Fn: displayHook, Doc: "Print an object to sys.stdout and also save it in builtins._"},
		{Name: "excepthook", Sig: "exctype, value, traceback, /", Effect: objects.Pure, Fn: exceptHook, Doc: "Handle an exception by displaying it with a traceback on sys.stderr."},
		{Name: "unraisablehook", Sig: "unraisable, /", Effect: objects.Pure, Fn: s.unraisableHook, Doc: "Handle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None."},
		{Name: "breakpointhook", Sig: "*args, **kwargs", Effect: objects.Pure, Fn: breakpointHook, Doc: "This hook function is called by built-in breakpoint()."},
	}
}

// addHooks keeps the original hooks under their dunder names.
func (s *state) addHooks(th *thread, m *objects.Module) error {
	for _, n := range []string{"displayhook", "excepthook", "unraisablehook", "breakpointhook"} {
		v, err := m.Dict.GetStr(th, n)
		if err != nil {
			return err
		}
		if err := m.Set(th, "__"+n+"__", v); err != nil {
			return err
		}
	}
	return nil
}

// stream returns sys.stdout or sys.stderr, or None.
func stream(th *thread, name string) (value, error) {
	v, err := th.Interp.Sys.Dict.GetStr(th, name)
	return v.Or(objects.None), err
}

// writeTo writes text to a stream that may be None.
func writeTo(th *thread, f value, text string) error {
	if f.IsNone() {
		return nil
	}
	if _, err := objects.CallMethod(th, f, "write", str(text)); err != nil {
		return err
	}
	_, err := objects.CallMethod(th, f, "flush")
	return err
}

func displayHook(th *thread, a []value) (value, error) {
	if a[0].IsNone() {
		return objects.None, nil
	}
	builtins := th.Interp.Builtins
	if err := builtins.Set(th, "_", objects.None); err != nil {
		return value{}, err
	}
	out, err := stream(th, "stdout")
	if err != nil {
		return value{}, err
	}
	if out.IsNone() {
		return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "lost sys.stdout")
	}
	r, err := objects.Repr(th, a[0])
	if err != nil {
		return value{}, err
	}
	if err := writeTo(th, out, r.String()+"\n"); err != nil {
		return value{}, err
	}
	return objects.None, builtins.Set(th, "_", a[0])
}

func exceptHook(th *thread, a []value) (value, error) {
	err := stderrWrite(th, "")
	if e, ok := objects.AsException(a[1]); ok && err == nil {
		if tb := a[2]; tb.Type() == objects.TracebackType {
			s, serr := e.State.Write(th)
			if serr != nil {
				return value{}, serr
			}
			if s.Traceback == nil {
				s.Traceback = (*objects.Traceback)(tb.P)
			}
		}
		text, ferr := objects.FormatException(th, e)
		if ferr != nil {
			return value{}, ferr
		}
		err = stderrWrite(th, text)
	} else if err == nil {
		err = stderrWrite(th, "TypeError: print_exception(): Exception expected for value, "+a[1].Type().MessageName()+" found\n")
	}
	return objects.None, err
}

func stderrWrite(th *thread, text string) error {
	f, err := stream(th, "stderr")
	if err != nil || text == "" {
		return err
	}
	return writeTo(th, f, text)
}

func breakpointHook(th *thread, a []value) (value, error) {
	pdb, err := th.Interp.Eval.Import(th, objects.NewStr("pdb"), objects.None, objects.None, 0)
	if err != nil {
		return value{}, err
	}
	f, err := objects.GetAttrName(th, pdb, "set_trace")
	if err != nil {
		return value{}, err
	}
	args, kw, err := objects.SpreadArgs(th, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	return objects.Call(th, f, args, kw)
}

func (s *state) unraisableHook(th *thread, a []value) (value, error) {
	if a[0].Type() != s.unraisableArgs {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "sys.unraisablehook argument type must be UnraisableHookArgs")
	}
	t, _ := objects.AsTuple(a[0])
	exc, msg, obj := t.Items[1], t.Items[3], t.Items[4]
	head := ""
	if m, ok := objects.AsStr(msg); ok {
		head = m.String()
	}
	if !obj.IsNone() {
		r, err := objects.Repr(th, obj)
		what := "<object repr() failed>"
		if err == nil {
			what = r.String()
		} else if !objects.IsRaised(err, objects.BaseExceptionType) {
			return value{}, err
		}
		if head == "" {
			head = "Exception ignored in"
		}
		head += ": " + what
	} else if head == "" {
		head = "Exception ignored"
	}
	if obj.IsNone() && head != "" {
		head += ":"
	}
	text := ""
	if e, ok := objects.AsException(exc); ok {
		var err error
		if text, err = objects.FormatException(th, e); err != nil {
			return value{}, err
		}
	}
	return none(stderrWrite(th, head+"\n"+text))
}

// reportUnraisable is Interp.Unraisable.
func (s *state) reportUnraisable(th *thread, exc error, msg string, obj value) error {
	r, ok := exc.(*objects.Raised)
	if !ok {
		return exc
	}
	tb, err := tracebackOf(th, r.Value)
	if err != nil {
		return err
	}
	m := objects.None
	if msg != "" {
		m = str(msg)
	}
	hook, err := stream(th, "unraisablehook")
	if err != nil || hook.IsNone() {
		return err
	}
	args := objects.NewStructSeq(s.unraisableArgs, 5, r.Value.Type().Value(), r.Value, tb, m, obj)
	if _, err := objects.CallArgs(th, hook, args); err != nil && !objects.IsRaised(err, objects.BaseExceptionType) {
		return err
	}
	return nil
}
