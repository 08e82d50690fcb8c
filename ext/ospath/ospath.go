// Package ospath converts between Python values and what the operating system takes: file names and file descriptors. The
// modules that call the system share it.
package ospath

import (
	"runtime"
	"strings"
	"syscall"
	"unicode/utf8"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
)

// A Path is a path argument.
type Path struct {
	Orig  ext.Value // as given, for error messages; None if left out
	Name  string    // in the system's bytes
	Bytes bool      // given as bytes, so that results are bytes too
	FD    int       // the descriptor, if IsFD
	IsFD  bool
}

// Accept says what a path argument may be beside str, bytes and os.PathLike.
type Accept int

// What a path argument may be; to be combined.
const (
	FD  Accept = 1 << iota // an open file descriptor
	Nil                    // None: the current directory
)

// Encode returns a file name in the system's bytes: UTF-8, with what came from other bytes restored.
func Encode(th *ext.Thread, s *ext.Str) (string, error) {
	if s.IsASCII() {
		return s.String(), nil
	}
	if raw := s.String(); utf8.ValidString(raw) {
		return raw, nil
	}
	b, err := ext.Encode(th, s, "utf-8", "surrogateescape")
	return string(b), err
}

// Decode returns the string for a file name in the system's bytes.
func Decode(th *ext.Thread, name string) (ext.Value, error) {
	if utf8.ValidString(name) {
		return ext.NewStr(name).Value(), nil
	}
	s, err := ext.Decode(th, []byte(name), "utf-8", "surrogateescape")
	if err != nil {
		return ext.Value{}, err
	}
	return s.Value(), nil
}

// Result returns a file name as a result for a function that was given p: bytes for bytes, else a string.
func (p *Path) Result(th *ext.Thread, name string) (ext.Value, error) {
	if p.Bytes {
		return ext.NewBytes([]byte(name)), nil
	}
	return Decode(th, name)
}

// Parse converts argument arg of function fname.
func Parse(th *ext.Thread, v ext.Value, fname, arg string, accept Accept) (*Path, error) {
	p := &Path{Orig: v, FD: -1}
	if v.IsNone() || v.IsUndef() {
		if accept&Nil != 0 {
			p.Name, p.Orig = ".", ext.None
			return p, nil
		}
		return nil, wrongType(th, v, fname, arg, accept)
	}
	x := v
	if !isName(x) {
		if f, ok := x.Type().Lookup("__fspath__"); ok && x.Type() != ext.TypeType {
			r, err := ext.CallBound(th, f, x, nil)
			if err != nil {
				return nil, err
			}
			if !isName(r) {
				return nil, badFSPath(th, x, r)
			}
			x = r
		} else if accept&FD != 0 && x.Type().Index != nil {
			n, err := fileno(th, x)
			p.FD, p.IsFD = n, true
			return p, err
		} else {
			return nil, wrongType(th, v, fname, arg, accept)
		}
	}
	if b, ok := ext.AsBytes(x); ok {
		p.Name, p.Bytes = string(b), true
	} else {
		s, _ := ext.AsStr(x)
		name, err := Encode(th, s)
		if err != nil {
			return nil, err
		}
		p.Name = name
	}
	if strings.IndexByte(p.Name, 0) >= 0 {
		what := "character"
		if p.Bytes {
			what = "byte"
		}
		return nil, ext.Raisef(th, ext.ValueErrorType, "%s: embedded null %s in %s", fname, what, arg)
	}
	return p, nil
}

func isName(v ext.Value) bool {
	if _, ok := ext.AsStr(v); ok {
		return true
	}
	_, ok := ext.AsBytes(v)
	return ok
}

func badFSPath(th *ext.Thread, v, r ext.Value) error {
	return ext.Raisef(th, ext.TypeErrorType, "expected %s.__fspath__() to return str or bytes, not %s", v.Type().MessageName(), r.Type().MessageName())
}

func wrongType(th *ext.Thread, v ext.Value, fname, arg string, accept Accept) error {
	want := "string, bytes or os.PathLike"
	switch accept {
	case FD:
		want = "string, bytes, os.PathLike or integer"
	case Nil:
		want = "string, bytes, os.PathLike or None"
	case FD | Nil:
		want = "string, bytes, os.PathLike, integer or None"
	}
	return ext.Raisef(th, ext.TypeErrorType, "%s: %s should be %s, not %s", fname, arg, want, v.Type().MessageName())
}

// FSPath is os.fspath.
func FSPath(th *ext.Thread, v ext.Value) (ext.Value, error) {
	if isName(v) {
		return v, nil
	}
	f, ok := v.Type().Lookup("__fspath__")
	if !ok || f.IsNone() {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "expected str, bytes or os.PathLike object, not %s", v.Type().MessageName())
	}
	r, err := ext.CallBound(th, f, v, nil)
	if err != nil {
		return ext.Value{}, err
	}
	if !isName(r) {
		return ext.Value{}, badFSPath(th, v, r)
	}
	return r, nil
}

func fileno(th *ext.Thread, v ext.Value) (int, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	n, ok := ext.AsInt64(i)
	switch {
	case !ok || n > 1<<31-1:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "fd is greater than maximum")
	case n < -1<<31:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "fd is less than minimum")
	}
	return int(n), nil
}

// Fileno converts a file descriptor argument: an int, or an object with a fileno method.
func Fileno(th *ext.Thread, v ext.Value) (int, error) {
	if v.Type().Is(ext.IntType) {
		n, err := ext.AsLong(th, v)
		if err == nil && n < 0 {
			err = ext.Raisef(th, ext.ValueErrorType, "file descriptor cannot be a negative integer (%d)", n)
		}
		return int(n), err
	}
	f, err := ext.LookupAttr(th, v, "fileno")
	if err != nil {
		return 0, err
	}
	if f.IsUndef() {
		return 0, ext.RaiseMsg(th, ext.TypeErrorType, "argument must be an int, or have a fileno() method.")
	}
	r, err := ext.CallArgs(th, f)
	if err != nil {
		return 0, err
	}
	if !r.Type().Is(ext.IntType) {
		return 0, ext.RaiseMsg(th, ext.TypeErrorType, "fileno() returned a non-integer")
	}
	return Fileno(th, r)
}

// Int converts an argument of C type int.
func Int(th *ext.Thread, v ext.Value) (int, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	n, ok := ext.AsInt64(i)
	switch {
	case !ok:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C int")
	case n > 1<<31-1:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "signed integer is greater than maximum")
	case n < -1<<31:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "signed integer is less than minimum")
	}
	return int(n), nil
}

// Error turns what a system call returned into OSError with the paths involved; nil stays nil.
func Error(th *ext.Thread, err error, paths ...*Path) error {
	if err == nil {
		return nil
	}
	no, ok := err.(syscall.Errno)
	if !ok {
		return ext.RaiseMsg(th, ext.OSErrorType, err.Error())
	}
	switch len(paths) {
	case 0:
		return ext.RaiseOS(th, no, ext.Undef)
	case 1:
		if paths[0] == nil || paths[0].Orig.IsNone() {
			return ext.RaiseOS(th, no, ext.Undef)
		}
		return ext.RaiseOS(th, no, paths[0].Orig)
	}
	e, err := ext.CallArgs(th, ext.OSErrorType.Value(), ext.Int(int64(no)), ext.NewStr(ext.Strerror(no)).Value(), paths[0].Orig, ext.None,
		paths[1].Orig)
	if err != nil {
		return err
	}
	exc, _ := ext.AsException(e)
	return ext.RaiseValue(th, exc)
}

// Block runs a system call that may take its time. A signal for which there is a Python handler interrupts it in the main thread;
// it is run again if the handler doesn't raise. So f passes EINTR on, and keeps what it has done by then.
func Block(th *ext.Thread, f func() error) (sys, err error) {
	for {
		if err := th.Block(func() { sys = call(th, f) }); err != nil {
			return nil, err
		}
		if sys != syscall.EINTR {
			return sys, nil
		}
		if err := th.CheckPending(); err != nil {
			return nil, err
		}
	}
}

// call runs a system call in a way that AddPending can end it, if th is the main thread. Who adds work looks for the call after
// saying that there is some, and here it's the other way round: one of them sees the other.
func call(th *ext.Thread, f func() error) error {
	in := th.Interp
	if th != in.Main || in.EndCall == nil {
		return f()
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	in.InCall.Store(int32(unix.Gettid()))
	defer in.InCall.Store(0)
	if in.Pending.Load() {
		return syscall.EINTR
	}
	return f()
}
