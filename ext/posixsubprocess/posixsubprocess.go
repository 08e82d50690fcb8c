// Package posixsubprocess is the module _posixsubprocess, which starts the processes of module subprocess.
//
// A Go program can't fork and go on in the child, so what CPython's child does between fork and exec is done by package syscall,
// or by the parent where the child would have inherited it. How the child failed is told as by CPython's: through a pipe that
// subprocess reads from.
package posixsubprocess

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"

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
	return &ext.Module{
		Name: "_posixsubprocess", Effect: ext.Blocking, Doc: "A POSIX helper for the subprocess module.",
		Funcs: []ext.Func{{
			Name: "fork_exec", Fn: forkExec,
			Sig: "args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, " +
				"errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /",
			Doc: "Spawn a fresh new child process.\n\nFork a child process, close parent file descriptors as appropriate in the\nchild and duplicate the few that are needed before calling exec() in the\nchild process.",
		}},
	}
}

// A child is what is to be started.
type child struct {
	programs       []string // to be tried in turn
	args           []string
	attr           syscall.ProcAttr
	closeFDs       bool
	keep           []int
	restoreSignals bool
	umask          int    // negative: the parent's
	cwd            string // attr.Dir is not used if it is empty
	report         int    // descriptor for what went wrong
}

// process is held while a child is started and its parent is in the state that the child inherits.
var process sync.Mutex

func forkExec(th *thread, a []value) (value, error) {
	if !a[21].IsNone() {
		return value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, "weft can't run a preexec_fn: no Python code runs in a process before its program does")
	}
	c, err := newChild(th, a)
	if err != nil {
		return value{}, err
	}
	pid := 0
	var sys error
	if err := th.Block(func() { pid, sys = c.start() }); err != nil {
		return value{}, err
	}
	return ext.Int(int64(pid)), ospath.Error(th, sys)
}

// newChild reads the arguments of fork_exec.
func newChild(th *thread, a []value) (*child, error) {
	c := &child{}
	var err error
	if c.args, err = names(th, a[0]); err != nil {
		return nil, err
	}
	if c.programs, err = names(th, a[1]); err != nil {
		return nil, err
	}
	if c.closeFDs, err = ext.Truth(th, a[2]); err != nil {
		return nil, err
	}
	if c.keep, err = numbers(th, a[3]); err != nil {
		return nil, err
	}
	if !a[4].IsNone() {
		dir, err := name(th, a[4])
		if err != nil {
			return nil, err
		}
		c.cwd, c.attr.Dir = dir, dir
	}
	c.attr.Env = os.Environ()
	if !a[5].IsNone() {
		if c.attr.Env, err = names(th, a[5]); err != nil {
			return nil, err
		}
	}
	var n [8]int
	for i := range n {
		if n[i], err = ospath.Int(th, a[6+i]); err != nil {
			return nil, err
		}
	}
	c.report = n[7]
	c.attr.Files = files(n[0], n[3], n[5], c.keep, c.report)
	if c.restoreSignals, err = ext.Truth(th, a[14]); err != nil {
		return nil, err
	}
	return c, c.identity(th, a)
}

// identity reads the arguments that say who the child is.
func (c *child) identity(th *thread, a []value) error {
	sys := &syscall.SysProcAttr{}
	c.attr.Sys = sys
	var err error
	if sys.Setsid, err = ext.Truth(th, a[15]); err != nil {
		return err
	}
	group, err := ospath.Int(th, a[16])
	if err != nil {
		return err
	}
	if group >= 0 {
		sys.Setpgid, sys.Pgid = true, group
	}
	if c.umask, err = ospath.Int(th, a[20]); err != nil {
		return err
	}
	if a[17].IsNone() && a[18].IsNone() && a[19].IsNone() {
		return nil
	}
	cred := &syscall.Credential{Uid: uint32(os.Geteuid()), Gid: uint32(os.Getegid()), NoSetGroups: true}
	sys.Credential = cred
	for v, id := range map[value]*uint32{a[17]: &cred.Gid, a[19]: &cred.Uid} {
		if v.IsNone() {
			continue
		}
		n, err := ext.AsLong(th, v)
		if err != nil {
			return err
		}
		*id = uint32(n)
	}
	if !a[18].IsNone() {
		groups, err := numbers(th, a[18])
		if err != nil {
			return err
		}
		cred.NoSetGroups = false
		for _, g := range groups {
			cred.Groups = append(cred.Groups, uint32(g))
		}
	}
	return nil
}

// none marks a descriptor that is closed in the child.
const none = ^uintptr(0)

// files says which of the parent's descriptors become the child's 0, 1 and so on: -1 stands for the same, if it is open. Those to
// keep remain under their numbers, except report.
func files(stdin, stdout, stderr int, keep []int, report int) []uintptr {
	var out []uintptr
	for i, fd := range []int{stdin, stdout, stderr} {
		if fd >= 0 {
			out = append(out, uintptr(fd))
		} else if _, err := unix.FcntlInt(uintptr(i), unix.F_GETFD, 0); err != nil {
			out = append(out, none)
		} else {
			out = append(out, uintptr(i))
		}
	}
	for _, fd := range keep {
		if fd < 3 || fd == report {
			continue
		}
		for len(out) <= fd {
			out = append(out, none)
		}
		out[fd] = uintptr(fd)
	}
	return out
}

// start starts the child and returns its number. That its program couldn't be run is reported, and the result then is a number
// that isn't a child's.
func (c *child) start() (pid int, err error) {
	process.Lock()
	defer process.Unlock()
	if c.closeFDs {
		defer closeOnExec(c.keep)()
	} else {
		// Gaps between the descriptors to keep don't close what the child inherits.
		for fd := 3; fd < len(c.attr.Files); fd++ {
			if c.attr.Files[fd] == none && inherited(fd) {
				c.attr.Files[fd] = uintptr(fd)
			}
		}
	}
	if c.restoreSignals {
		defer handle(syscall.SIGPIPE)()
		defer handle(syscall.SIGXFSZ)()
	}
	if c.umask >= 0 {
		old := unix.Umask(c.umask)
		defer unix.Umask(old)
	}
	pid, errno := c.exec()
	switch {
	case errno == 0:
		return pid, nil
	case errno == syscall.EAGAIN || errno == syscall.ENOMEM:
		return 0, errno // there is no child
	}
	_, err = unix.Write(c.report, fmt.Appendf(nil, "OSError:%x:%s", int(errno), c.stage(errno)))
	return unix.Getpid(), err
}

// exec tries the programs in turn. If none will run, the error is the first one that tells more than that there is no such file.
func (c *child) exec() (pid int, errno syscall.Errno) {
	var telling syscall.Errno
	for _, program := range c.programs {
		pid, err := syscall.ForkExec(program, c.args, &c.attr)
		if err == nil {
			return pid, 0
		}
		if !errors.As(err, &errno) {
			errno = syscall.EINVAL
		}
		if telling == 0 && errno != syscall.ENOENT && errno != syscall.ENOTDIR {
			telling = errno
		}
	}
	if telling != 0 {
		errno = telling
	}
	return 0, errno
}

// stage tells what failed in the words of CPython's child: nothing stands for exec.
func (c *child) stage(errno syscall.Errno) string {
	if c.cwd != "" {
		if info, err := os.Stat(c.cwd); err != nil || !info.IsDir() || unix.Access(c.cwd, unix.X_OK) != nil {
			return "noexec:chdir"
		}
	}
	if errno == syscall.EBADF || errno == syscall.EPERM && (c.attr.Sys.Credential != nil || c.attr.Sys.Setpgid) {
		return "noexec"
	}
	return ""
}

// inherited reports whether a descriptor is open and survives exec.
func inherited(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err == nil && flags&unix.FD_CLOEXEC == 0
}

// closeOnExec keeps the child from inheriting any descriptors but the standard ones and some others, until the function that it
// returns is called. There are few: Python marks those that it opens.
func closeOnExec(except []int) (restore func()) {
	var marked []uintptr
	kept := map[int]bool{0: true, 1: true, 2: true}
	for _, fd := range except {
		kept[fd] = true
	}
	open, _ := os.ReadDir("/proc/self/fd")
	for _, e := range open {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || kept[fd] || !inherited(fd) {
			continue
		}
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_SETFD, unix.FD_CLOEXEC); err == nil {
			marked = append(marked, uintptr(fd))
		}
	}
	return func() {
		for _, fd := range marked {
			_, _ = unix.FcntlInt(fd, unix.F_SETFD, 0)
		}
	}
}

// handle lets a signal that is ignored have its default action in programs that are started before the function that it returns is
// called: those inherit that a signal is ignored, but not that it has a handler.
func handle(sig os.Signal) (restore func()) {
	if !signal.Ignored(sig) {
		return func() {}
	}
	signal.Notify(make(chan os.Signal, 1), sig)
	return func() { signal.Ignore(sig) }
}

// name converts a file name, argument or variable to the system's bytes.
func name(th *thread, v value) (string, error) {
	v, err := ospath.FSPath(th, v)
	if err != nil {
		return "", err
	}
	p, err := ospath.Parse(th, v, "fork_exec", "argument", 0)
	if ext.IsRaised(err, ext.ValueErrorType) && !ext.IsRaised(err, ext.UnicodeErrorType) {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "embedded null byte")
	}
	if err != nil {
		return "", err
	}
	return p.Name, nil
}

func names(th *thread, v value) ([]string, error) {
	items, err := ext.Collect(th, v)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(items))
	for i, it := range items {
		if out[i], err = name(th, it); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func numbers(th *thread, v value) ([]int, error) {
	items, err := ext.Collect(th, v)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(items))
	for i, it := range items {
		if out[i], err = ospath.Int(th, it); err != nil {
			return nil, err
		}
	}
	return out, nil
}
