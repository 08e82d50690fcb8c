package selectmod

import (
	"slices"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
)

// poll is a poll object.
type poll struct {
	ext.Header
	files ext.State[files]
}

// files are the registered files, in the order of registration.
type files struct{ fds []unix.PollFd }

// Clone is for ext.State.
func (f files) Clone() files { return files{slices.Clone(f.fds)} }

var pollType *ext.Type

func init() {
	pollType = ext.NewType(ext.TypeSpec{
		Name: "select.poll", Effect: ext.Pure, Flags: ext.FlagDisallowNew,
		Methods: []ext.Func{
			{Name: "register", Sig: "self, fd, eventmask=7, /", Fn: register, Doc: "Register a file descriptor with the polling object."},
			{Name: "modify", Sig: "self, fd, eventmask, /", Fn: modify, Doc: "Modify an already registered file descriptor."},
			{Name: "unregister", Sig: "self, fd, /", Fn: unregister, Doc: "Remove a file descriptor being tracked by the polling object."},
			{Name: "poll", Sig: "self, timeout=None, /", Effect: ext.Blocking, Fn: pollFiles, Doc: "Polls the set of registered file descriptors.\n\nReturns a list containing any descriptors that have events or errors to\nreport, as a list of (fd, event) 2-tuples."},
		},
	})
}

func newPoll(th *thread, a []value) (value, error) {
	p := &poll{Header: ext.NewHeader(pollType)}
	p.files.Init(th, files{})
	return ext.FromPtr(unsafe.Pointer(p)), nil
}

// open returns the files to change, and the place of the file that the arguments of a method name, -1 if it is not registered.
func open(th *thread, a []value) (f *files, fd int32, at int, err error) {
	if fd, err = descriptor(th, a[1]); err != nil {
		return nil, 0, 0, err
	}
	if f, err = (*poll)(a[0].P).files.Write(th); err != nil {
		return nil, 0, 0, err
	}
	return f, fd, slices.IndexFunc(f.fds, func(p unix.PollFd) bool { return p.Fd == fd }), nil
}

func mask(th *thread, v value) (int16, error) {
	n, err := ext.AsLong(th, v)
	switch {
	case err != nil:
		return 0, err
	case n < 0:
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "Cannot convert negative int")
	case n > 0xffff:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large for C unsigned short")
	}
	return int16(uint16(n)), nil
}

func register(th *thread, a []value) (value, error) {
	events, err := mask(th, a[2])
	if err != nil {
		return value{}, err
	}
	f, fd, at, err := open(th, a)
	if err != nil {
		return value{}, err
	}
	if at < 0 {
		f.fds = append(f.fds, unix.PollFd{Fd: fd, Events: events})
	} else {
		f.fds[at].Events = events
	}
	return ext.None, nil
}

func modify(th *thread, a []value) (value, error) {
	events, err := mask(th, a[2])
	if err != nil {
		return value{}, err
	}
	f, _, at, err := open(th, a)
	if err != nil {
		return value{}, err
	}
	if at < 0 {
		return value{}, ext.RaiseOS(th, unix.ENOENT, ext.Undef)
	}
	f.fds[at].Events = events
	return ext.None, nil
}

func unregister(th *thread, a []value) (value, error) {
	f, fd, at, err := open(th, a)
	if err != nil {
		return value{}, err
	}
	if at < 0 {
		return value{}, ext.RaiseKey(th, ext.Int(int64(fd)))
	}
	f.fds = slices.Delete(f.fds, at, at+1)
	return ext.None, nil
}

func pollFiles(th *thread, a []value) (value, error) {
	d := time.Duration(-1)
	if !a[1].IsNone() {
		if a[1].Type().Index == nil && !a[1].IsInt() && !a[1].IsFloat() {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "timeout must be an integer or None")
		}
		ms, err := ext.AsFloat64(th, a[1])
		if err != nil {
			return value{}, err
		}
		if ms >= 0 {
			d = time.Duration(min(ms, 1e12) * float64(time.Millisecond))
		}
	}
	f, err := (*poll)(a[0].P).files.Read(th)
	if err != nil {
		return value{}, err
	}
	fds := slices.Clone(f.fds)
	if err := wait(th, fds, d); err != nil {
		return value{}, err
	}
	var ready []value
	for _, p := range fds {
		if p.Revents != 0 {
			ready = append(ready, ext.TupleOf(ext.Int(int64(p.Fd)), ext.Int(int64(uint16(p.Revents)))))
		}
	}
	return ext.NewList(th, ready).Value(), nil
}
