package posix

import (
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// processFuncs start, signal and end processes. There is no fork: a copy of one thread of a Go program can't go on.
func processFuncs() []ext.Func {
	return []ext.Func{
		{Name: "getpid", Sig: "", Effect: ext.Pure, Fn: getInt(unix.Getpid), Doc: "Return the current process id."},
		{Name: "getppid", Sig: "", Effect: ext.Pure, Fn: getInt(unix.Getppid), Doc: "Return the parent's process id."},
		{Name: "kill", Sig: "pid, signal, /", Doc: "Kill a process with a signal.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			if raise := th.Interp.RaiseSignal; raise != nil && n[0] == unix.Getpid() {
				return ext.None, raise(th, syscall.Signal(n[1]))
			}
			if _, err := call(th, func() error { return unix.Kill(n[0], syscall.Signal(n[1])) }); err != nil {
				return value{}, err
			}
			return ext.None, th.CheckPending()
		}},
		{Name: "killpg", Sig: "pgid, signal, /", Doc: "Kill a process group with a signal.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error { return unix.Kill(-n[0], syscall.Signal(n[1])) })
		}},
		{Name: "_exit", Sig: "status", Effect: ext.Serial, Doc: "Exit to the system with specified status, without normal exit processing.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ospath.Int(th, a[0])
			if err == nil {
				os.Exit(n)
			}
			return value{}, err
		}},
		{Name: "abort", Sig: "", Effect: ext.Serial, Doc: "Abort the interpreter immediately.\n\nThis function 'dumps core' or otherwise fails in the hardest way possible\non the hosting operating system.  This function never returns.", Fn: func(th *thread, a []value) (value, error) {
			ospath.Die(unix.SIGABRT)
			return value{}, nil
		}},
		{Name: "system", Sig: "command", Fn: system, Doc: "Execute the command in a subshell."},
		{Name: "execv", Sig: "path, argv, /", Effect: ext.Serial, Fn: func(th *thread, a []value) (value, error) {
			return exec(th, a[0], a[1], ext.Undef, "execv")
		}, Doc: "Execute an executable path with arguments, replacing current process."},
		{Name: "execve", Sig: "path, argv, env", Effect: ext.Serial, Fn: func(th *thread, a []value) (value, error) {
			return exec(th, a[0], a[1], a[2], "execve")
		}, Doc: "Execute an executable path with arguments, replacing current process."},
	}
}

func getInt(f func() int) ext.Fn {
	return func(th *thread, a []value) (value, error) { return ext.Int(int64(f())), nil }
}

// system runs a command through the shell and returns the wait status.
func system(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "system", "command", 0)
	if err != nil {
		return value{}, err
	}
	var status syscall.WaitStatus
	// Signals don't interrupt this, as in the C library.
	var sys error
	if err := th.Block(func() {
		var pid int
		pid, sys = syscall.ForkExec("/bin/sh", []string{"sh", "-c", p.Name}, &syscall.ProcAttr{Env: os.Environ(), Files: []uintptr{0, 1, 2}})
		for again := sys == nil; again; again = sys == syscall.EINTR {
			_, sys = syscall.Wait4(pid, &status, 0, nil)
		}
	}); err != nil {
		return value{}, err
	}
	return ext.Int(int64(status)), ospath.Error(th, sys)
}

// Strings converts a sequence of path-like values.
func pathStrings(th *thread, v value, fname, arg string) ([]string, error) {
	items, err := ext.Collect(th, v)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(items))
	for i, it := range items {
		p, err := ospath.Parse(th, it, fname, arg, 0)
		if err != nil {
			return nil, err
		}
		out[i] = p.Name
	}
	return out, nil
}

// envStrings converts a mapping to the form NAME=value.
func envStrings(th *thread, env value) ([]string, error) {
	if env.IsUndef() || env.IsNone() {
		return os.Environ(), nil
	}
	keys, err := ext.CallMethod(th, env, "keys")
	if err != nil {
		return nil, err
	}
	names, err := ext.Collect(th, keys)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, k := range names {
		v, err := ext.GetItem(th, env, k)
		if err != nil {
			return nil, err
		}
		pair, err := pathStrings(th, ext.TupleOf(k, v), "env", "env")
		if err != nil {
			return nil, err
		}
		if strings.Contains(pair[0], "=") {
			return nil, ext.RaiseMsg(th, ext.ValueErrorType, "illegal environment variable name")
		}
		out = append(out, pair[0]+"="+pair[1])
	}
	return out, nil
}

func exec(th *thread, name, argv, env value, fname string) (value, error) {
	p, err := ospath.Parse(th, name, fname, "path", 0)
	if err != nil {
		return value{}, err
	}
	args, err := pathStrings(th, argv, fname, "argv")
	if err != nil {
		return value{}, err
	}
	if len(args) == 0 {
		return value{}, ext.Raisef(th, ext.ValueErrorType, "%s() arg 2 must not be empty", fname)
	}
	vars, err := envStrings(th, env)
	if err != nil {
		return value{}, err
	}
	return value{}, ospath.Error(th, syscall.Exec(p.Name, args, vars), p)
}

// waitFuncs wait for processes and take their status apart.
func waitFuncs() []ext.Func {
	fs := []ext.Func{
		{Name: "waitpid", Sig: "pid, options, /", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			return waitpid(th, n[0], n[1])
		}, Doc: "Wait for completion of a given child process.\n\nReturns a tuple of information regarding the child process:\n    (pid, status)\n\nThe options argument is ignored on Windows."},
		{Name: "wait", Sig: "", Fn: func(th *thread, a []value) (value, error) { return waitpid(th, -1, 0) },
			Doc: "Wait for completion of a child process.\n\nReturns a tuple of information about the child process:\n    (pid, status)"},
		{Name: "waitstatus_to_exitcode", Sig: "status", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			n, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			switch st := syscall.WaitStatus(n); {
			case st.Exited():
				return ext.Int(int64(st.ExitStatus())), nil
			case st.Signaled():
				return ext.Int(-int64(st.Signal())), nil
			case st.Stopped():
				return value{}, ext.Raisef(th, ext.ValueErrorType, "process stopped by delivery of signal %d", st.StopSignal())
			}
			return value{}, ext.Raisef(th, ext.ValueErrorType, "invalid wait status: %d", n)
		}, Doc: "Convert a wait status to an exit code."},
	}
	status := func(name string, f func(syscall.WaitStatus) value) {
		fs = append(fs, ext.Func{Name: name, Sig: "status", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			n, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			return f(syscall.WaitStatus(n)), nil
		}})
	}
	status("WIFEXITED", func(s syscall.WaitStatus) value { return ext.Bool(s&0x7f == 0) })
	status("WIFSIGNALED", func(s syscall.WaitStatus) value { return ext.Bool(s.Signaled()) })
	status("WIFSTOPPED", func(s syscall.WaitStatus) value { return ext.Bool(s.Stopped()) })
	status("WIFCONTINUED", func(s syscall.WaitStatus) value { return ext.Bool(s.Continued()) })
	status("WCOREDUMP", func(s syscall.WaitStatus) value { return ext.Bool(s&0x80 != 0) })
	status("WEXITSTATUS", func(s syscall.WaitStatus) value { return ext.Int(int64(s >> 8 & 0xff)) })
	status("WTERMSIG", func(s syscall.WaitStatus) value { return ext.Int(int64(s & 0x7f)) })
	status("WSTOPSIG", func(s syscall.WaitStatus) value { return ext.Int(int64(s >> 8 & 0xff)) })
	return fs
}

func waitpid(th *thread, pid, options int) (value, error) {
	var status syscall.WaitStatus
	got := 0
	_, err := call(th, func() (err error) {
		got, err = syscall.Wait4(pid, &status, options, nil)
		return err
	})
	return ext.TupleOf(ext.Int(int64(got)), ext.Int(int64(status))), err
}

// idFuncs are about users, groups and sessions.
func idFuncs() []ext.Func {
	fs := []ext.Func{}
	for _, f := range []struct {
		name, doc string
		f         func() int
	}{
		{"getuid", "Return the current process's user id.", unix.Getuid}, {"geteuid", "Return the current process's effective user id.", unix.Geteuid},
		{"getgid", "Return the current process's group id.", unix.Getgid}, {"getegid", "Return the current process's effective group id.", unix.Getegid},
		{"getpgrp", "Return the current process group id.", unix.Getpgrp},
	} {
		fs = append(fs, ext.Func{Name: f.name, Sig: "", Doc: f.doc, Effect: ext.Pure, Fn: getInt(f.f)})
	}
	fs = append(fs,
		ext.Func{Name: "getgroups", Sig: "", Effect: ext.Pure, Doc: "Return list of supplemental group IDs for the process.", Fn: func(th *thread, a []value) (value, error) {
			ids, err := unix.Getgroups()
			if err != nil {
				return value{}, ospath.Error(th, err)
			}
			out := make([]value, len(ids))
			for i, id := range ids {
				out[i] = ext.Int(int64(id))
			}
			return ext.NewList(th, out).Value(), nil
		}},
		ext.Func{Name: "setsid", Sig: "", Doc: "Call the system call setsid().", Fn: func(th *thread, a []value) (value, error) {
			return call(th, func() error {
				_, err := unix.Setsid()
				return err
			})
		}},
		ext.Func{Name: "getlogin", Sig: "", Effect: ext.Pure, Doc: "Return the actual login name.", Fn: func(th *thread, a []value) (value, error) {
			return value{}, ospath.Error(th, unix.ENOTTY)
		}},
	)
	intFunc := func(name, sig, doc string, n int, f func(n []int) error) {
		fs = append(fs, ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *thread, a []value) (value, error) {
			v, err := ints(th, a[:n])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error { return f(v) })
		}})
	}
	intFunc("setuid", "uid, /", "Set the current process's user id.", 1, func(n []int) error { return syscall.Setuid(n[0]) })
	intFunc("setgid", "gid, /", "Set the current process's group id.", 1, func(n []int) error { return syscall.Setgid(n[0]) })
	intFunc("setpgid", "pid, pgrp, /", "Call the system call setpgid(pid, pgrp).", 2, func(n []int) error { return unix.Setpgid(n[0], n[1]) })
	intFunc("setpriority", "which, who, priority", "Set program scheduling priority.", 3, func(n []int) error { return unix.Setpriority(n[0], n[1], n[2]) })
	return fs
}
