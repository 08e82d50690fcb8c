package vm

import (
	"errors"
	"syscall"

	"github.com/weftpy/weft/objects"
)

// joinStrs concatenates strings.
func joinStrs(th *thrd, parts []value) (value, error) {
	return strValue(objects.JoinStr(th, objects.EmptyStr, parts))
}

// newSet makes a set of items.
func newSet(th *thrd, items []value) (value, error) {
	s, err := objects.SetOf(th, items)
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}

// setAdd adds to a set display.
func setAdd(th *thrd, s, v value) error { return (*objects.Set)(s.P).Add(th, v) }

// osError turns an error of package os into an OSError.
func osError(th *thrd, err error, file string) error {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return objects.RaiseOS(th, errno, objects.NewStr(file).Value())
	}
	return objects.RaiseMsg(th, objects.OSErrorType, err.Error())
}

// ascii returns ascii(v).
func ascii(th *thrd, v value) (value, error) {
	s, err := objects.ASCII(th, v)
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}
