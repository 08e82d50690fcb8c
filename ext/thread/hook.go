package thread

import (
	"fmt"

	"github.com/weftpy/weft/objects"
)

// exceptHook is the default threading.excepthook: it prints the exception to sys.stderr, or to what that was when the thread
// was made.
func (s *state) exceptHook(th *thrd, a []value) (value, error) {
	t, ok := objects.AsTuple(a[0])
	if !ok || a[0].Type() != s.hookArgs {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "_thread.excepthook argument type must be ExceptHookArgs")
	}
	typ, exc, who := t.Items[0], t.Items[1], t.Items[3]
	if typ == objects.SystemExitType.Value() {
		return objects.None, nil
	}
	file, err := th.Interp.Sys.Dict.GetStr(th, "stderr")
	if err != nil {
		return value{}, err
	}
	if file.IsUndef() || file.IsNone() {
		if who.IsNone() {
			return objects.None, nil
		}
		if file, err = objects.LookupAttr(th, who, "_stderr"); err != nil || file.IsUndef() || file.IsNone() {
			return objects.None, err
		}
	}
	text, err := s.describe(th, exc, who)
	if err != nil {
		return value{}, err
	}
	if _, err := objects.CallMethod(th, file, "write", str(text)); err != nil {
		return value{}, err
	}
	_, err = objects.CallMethod(th, file, "flush")
	return objects.None, err
}

func (s *state) describe(th *thrd, exc, who value) (string, error) {
	name := fmt.Sprint(th.ID)
	if !who.IsNone() {
		n, err := objects.LookupAttr(th, who, "name")
		if err != nil {
			return "", err
		}
		if !n.IsUndef() {
			text, err := objects.ToStr(th, n)
			if err != nil {
				return "", err
			}
			name = text.String()
		}
	}
	head := "Exception in thread " + name + ":\n"
	e, ok := objects.AsException(exc)
	if !ok {
		return head, nil
	}
	text, err := objects.FormatException(th, e)
	return head + text, err
}
