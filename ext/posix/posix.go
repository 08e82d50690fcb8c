// Package posix is the posix module: what Lib/os.py makes module os of.
//
// Calls that only look at the system (stat, listdir, getpid) are Pure: seen again after an abort, the world may have moved
// on, as it may have for any program. Calls that change it, or may wait, are Blocking.
package posix

import (
	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
	path   = ospath.Path
)

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "posix", Effect: ext.Blocking,
		Doc:    "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.",
		Types:  []*ext.Type{statResult, terminalSize, timesResult, unameResult, statvfsResult, schedParam, waitidResult, dirEntryType},
		Consts: map[string]value{"error": ext.OSErrorType.Value()},
		Setup:  setUp,
	}
	for name, n := range consts() {
		m.Consts[name] = ext.Int(n)
	}
	for _, fs := range [][]ext.Func{pathFuncs(), linkFuncs(), statFuncs(), fileFuncs(), moreFileFuncs(), processFuncs(), waitFuncs(), idFuncs(), systemFuncs()} {
		m.Funcs = append(m.Funcs, fs...)
	}
	return m
}

// has lists what os.supports_dir_fd and its like are made of.
var has = []string{"HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR",
	"HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_LINKAT", "HAVE_LCHOWN", "HAVE_LSTAT",
	"HAVE_LUTIMES", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT",
	"HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"}

func setUp(th *thread, m *ext.ModuleObject) error {
	names := make([]value, len(has))
	for i, h := range has {
		names[i] = ext.NewStr(h).Value()
	}
	if err := m.Set(th, "_have_functions", ext.NewList(th, names).Value()); err != nil {
		return err
	}
	for name, table := range map[string]map[string]int64{"sysconf_names": sysconfNames, "pathconf_names": {}, "confstr_names": {}} {
		d := ext.NewDict(th)
		for k, n := range table {
			if err := d.SetStr(th, k, ext.Int(n)); err != nil {
				return err
			}
		}
		if err := m.Set(th, name, d.Value()); err != nil {
			return err
		}
	}
	env, err := environ(th)
	if err != nil {
		return err
	}
	return m.Set(th, "environ", env)
}

// call runs a system call that may take its time and turns its error into OSError.
func call(th *thread, f func() error, paths ...*path) (value, error) {
	sys, err := ospath.Block(th, f)
	if err != nil {
		return value{}, err
	}
	return ext.None, ospath.Error(th, sys, paths...)
}

// dirFD converts a dir_fd argument: None stands for the current directory.
func dirFD(th *thread, v value) (int, error) {
	if v.IsNone() {
		return unix.AT_FDCWD, nil
	}
	if v.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "argument should be integer or None, not %s", v.Type().MessageName())
	}
	return ospath.Int(th, v)
}

// ints converts arguments of C type int.
func ints(th *thread, a []value) ([]int, error) {
	out := make([]int, len(a))
	for i, v := range a {
		n, err := ospath.Int(th, v)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

// size converts a count of bytes.
func size(th *thread, v value) (int64, error) { return ext.AsLong(th, v) }

func yes(th *thread, v value) (bool, error) { return ext.Truth(th, v) }

// fdFunc is a function of an open file descriptor without a result.
func fdFunc(name, doc string, f func(fd int) error) ext.Func {
	return ext.Func{Name: name, Sig: "fd", Doc: doc, Fn: func(th *thread, a []value) (value, error) {
		fd, err := ospath.Fileno(th, a[0])
		if err != nil {
			return value{}, err
		}
		return call(th, func() error { return f(fd) })
	}}
}

// pathFunc is a function of a path (and dir_fd, if there is one) without a result.
func pathFunc(name, doc string, dirfd bool, f func(dir int, p string) error) ext.Func {
	sig := "path"
	if dirfd {
		sig = "path, *, dir_fd=None"
	}
	return ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *thread, a []value) (value, error) {
		p, err := ospath.Parse(th, a[0], name, "path", 0)
		if err != nil {
			return value{}, err
		}
		dir := unix.AT_FDCWD
		if dirfd {
			if dir, err = dirFD(th, a[1]); err != nil {
				return value{}, err
			}
		}
		return call(th, func() error { return f(dir, p.Name) }, p)
	}}
}
