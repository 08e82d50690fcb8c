// Package selectmod is the module select: select and poll, over poll(2). There is no epoll object; module selectors does without.
package selectmod

import (
	"math"
	"time"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "select", Effect: ext.Blocking,
		Doc: "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.",
		Funcs: []ext.Func{
			{Name: "select", Sig: "rlist, wlist, xlist, timeout=None, /", Fn: selectFiles, Doc: "Wait until one or more file descriptors are ready for some kind of I/O.\n\nThe first three arguments are iterables of file descriptors to be waited for:\nrlist -- wait until ready for reading\nwlist -- wait until ready for writing\nxlist -- wait for an \"exceptional condition\"\nIf only one kind of condition is required, pass [] for the other lists."},
			{Name: "poll", Sig: "", Effect: ext.Pure, Fn: newPoll, Doc: "Returns a polling object.\n\nThis object supports registering and unregistering file descriptors, and then\npolling them for I/O events."},
		},
		Consts: map[string]value{"error": ext.OSErrorType.Value(), "PIPE_BUF": ext.Int(4096)},
	}
	for name, n := range map[string]int64{"POLLIN": unix.POLLIN, "POLLPRI": unix.POLLPRI, "POLLOUT": unix.POLLOUT, "POLLERR": unix.POLLERR,
		"POLLHUP": unix.POLLHUP, "POLLNVAL": unix.POLLNVAL, "POLLRDNORM": 0x40, "POLLRDBAND": 0x80, "POLLWRNORM": 0x100, "POLLWRBAND": 0x200,
		"POLLMSG": 0x400, "POLLRDHUP": unix.POLLRDHUP} {
		m.Consts[name] = ext.Int(n)
	}
	return m
}

// descriptor returns the file descriptor that v is or has.
func descriptor(th *thread, v value) (int32, error) {
	n, ok := ext.AsInt64(v)
	if !ok {
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
		if n, ok = ext.AsInt64(r); !ok {
			return 0, ext.RaiseMsg(th, ext.TypeErrorType, "fileno() returned a non-integer")
		}
	}
	if n < 0 {
		return 0, ext.Raisef(th, ext.ValueErrorType, "file descriptor cannot be a negative integer (%d)", int(n))
	}
	if n != int64(int32(n)) {
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C int")
	}
	return int32(n), nil
}

// wait waits for one of fds for at most d, or without end if d is negative.
func wait(th *thread, fds []unix.PollFd, d time.Duration) error {
	until := time.Now().Add(d)
	sys, err := ospath.Block(th, func() error {
		ms := -1
		if d >= 0 {
			left := max(time.Until(until), 0)
			ms = int(min((left+time.Millisecond-1)/time.Millisecond, math.MaxInt32))
		}
		_, err := unix.Poll(fds, ms)
		return err
	})
	if err != nil {
		return err
	}
	return ospath.Error(th, sys)
}

func selectFiles(th *thread, a []value) (value, error) {
	d := time.Duration(-1)
	if !a[3].IsNone() {
		if !a[3].IsInt() && !a[3].IsFloat() && a[3].Type().Index == nil && a[3].Type().Float == nil {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "timeout must be a float or None")
		}
		sec, err := ext.AsFloat64(th, a[3])
		if err != nil {
			return value{}, err
		}
		if sec < 0 {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "timeout must be non-negative")
		}
		d = time.Duration(min(sec, 1e9) * float64(time.Second))
	}
	var lists [3][]value
	var fds []unix.PollFd
	for i, events := range [3]int16{unix.POLLIN, unix.POLLOUT, unix.POLLPRI} {
		items, err := ext.Collect(th, a[i])
		if err != nil {
			if ext.IsRaised(err, ext.TypeErrorType) && a[i].Type().Iter == nil {
				err = ext.RaiseMsg(th, ext.TypeErrorType, "arguments 1-3 must be sequences")
			}
			return value{}, err
		}
		lists[i] = items
		for _, v := range items {
			fd, err := descriptor(th, v)
			if err != nil {
				return value{}, err
			}
			fds = append(fds, unix.PollFd{Fd: fd, Events: events})
		}
	}
	if err := wait(th, fds, d); err != nil {
		return value{}, err
	}
	var out [3]value
	for i, ready := range [3]int16{unix.POLLIN | unix.POLLHUP | unix.POLLERR, unix.POLLOUT | unix.POLLERR, unix.POLLPRI} {
		var found []value
		for k, v := range lists[i] {
			if fds[k].Revents&unix.POLLNVAL != 0 {
				return value{}, ext.RaiseOS(th, unix.EBADF, ext.Undef)
			}
			if fds[k].Revents&ready != 0 {
				found = append(found, v)
			}
		}
		fds = fds[len(lists[i]):]
		out[i] = ext.NewList(th, found).Value()
	}
	return ext.TupleOf(out[:]...), nil
}
