package posix

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// pathFuncs are the functions of one path.
func pathFuncs() []ext.Func {
	return []ext.Func{
		{Name: "fspath", Sig: "path", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) { return ospath.FSPath(th, a[0]) },
			Doc: "Return the file system path representation of the object.\n\nIf the object is str or bytes, then allow it to pass through as-is. If the\nobject defines __fspath__(), then return the result of that method. All other\ntypes raise a TypeError."},
		{Name: "getcwd", Sig: "", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			dir, err := unix.Getwd()
			if err != nil {
				return value{}, ospath.Error(th, err)
			}
			return ospath.Decode(th, dir)
		}, Doc: "Return a unicode string representing the current working directory."},
		{Name: "getcwdb", Sig: "", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			dir, err := unix.Getwd()
			return ext.NewBytes([]byte(dir)), ospath.Error(th, err)
		}, Doc: "Return a bytes string representing the current working directory."},
		{Name: "chdir", Sig: "path", Fn: chdir, Doc: "Change the current working directory to the specified path.\n\npath may always be specified as a string.\nOn some platforms, path may also be specified as an open file descriptor.\nIf this functionality is unavailable, using it raises an exception."},
		{Name: "mkdir", Sig: "path, mode=511, *, dir_fd=None", Fn: mkdir, Doc: "Create a directory."},
		pathFunc("rmdir", "Remove a directory.", true, func(dir int, p string) error { return unix.Unlinkat(dir, p, unix.AT_REMOVEDIR) }),
		pathFunc("unlink", "Remove a file (same as remove()).", true, func(dir int, p string) error { return unix.Unlinkat(dir, p, 0) }),
		pathFunc("remove", "Remove a file (same as unlink()).", true, func(dir int, p string) error { return unix.Unlinkat(dir, p, 0) }),
		pathFunc("chroot", "Change root directory to path.", false, func(dir int, p string) error { return unix.Chroot(p) }),
		{Name: "listdir", Sig: "path=None", Effect: ext.Pure, Fn: listdir, Doc: "Return a list containing the names of the files in the directory.\n\npath can be specified as either str, bytes, or a path-like object.  If path is bytes,\n  the filenames returned will also be bytes; in all other circumstances\n  the filenames returned will be str.\nIf path is None, uses the path='.'.\nOn some platforms, path may also be specified as an open file descriptor;\\\n  the file descriptor must refer to a directory.\n  If this functionality is unavailable, using it raises NotImplementedError.\n\nThe list is in arbitrary order.  It does not include the special\nentries '.' and '..' even if they are present in the directory."},
		{Name: "access", Sig: "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", Effect: ext.Pure, Fn: access, Doc: "Use the real uid/gid to test for access to a path."},
		{Name: "chmod", Sig: "path, mode, *, dir_fd=None, follow_symlinks=True", Fn: chmod, Doc: "Change the access permissions of a file."},
		{Name: "chown", Sig: "path, uid, gid, *, dir_fd=None, follow_symlinks=True", Fn: chown, Doc: "Change the owner and group id of path to the numeric uid and gid."},
		{Name: "lchown", Sig: "path, uid, gid", Fn: func(th *thread, a []value) (value, error) {
			return chown(th, []value{a[0], a[1], a[2], ext.None, ext.False})
		}, Doc: "Change the owner and group id of path to the numeric uid and gid.\n\nThis function will not follow symbolic links."},
		{Name: "truncate", Sig: "path, length", Fn: truncate, Doc: "Truncate a file, specified by path, to a specific length."},
		{Name: "utime", Sig: "path, times=None, *, ns=?, dir_fd=None, follow_symlinks=True", Fn: utime, Doc: "Set the access and modified time of path."},
		{Name: "mkfifo", Sig: "path, mode=438, *, dir_fd=None", Fn: mkfifo, Doc: "Create a \"fifo\" (a POSIX named pipe)."},
		{Name: "_path_splitroot_ex", Sig: "p", Effect: ext.Pure, Fn: splitRoot, Doc: "Split a pathname into drive, root and tail.\n\nThe tail contains anything after the root."},
		{Name: "_path_normpath", Sig: "path", Effect: ext.Pure, Fn: normPath, Doc: "Normalize path, eliminating double slashes, etc."},
	}
}

func chdir(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "chdir", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	return call(th, func() error {
		if p.IsFD {
			return unix.Fchdir(p.FD)
		}
		return unix.Chdir(p.Name)
	}, p)
}

func mkdir(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "mkdir", "path", 0)
	if err != nil {
		return value{}, err
	}
	mode, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[2])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error { return unix.Mkdirat(dir, p.Name, uint32(mode)) }, p)
}

func mkfifo(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "mkfifo", "path", 0)
	if err != nil {
		return value{}, err
	}
	mode, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[2])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error { return unix.Mkfifoat(dir, p.Name, uint32(mode)) }, p)
}

// openDir opens a directory to be read.
func openDir(p *path) (*os.File, error) {
	var fd int
	var err error
	if p.IsFD {
		// A duplicate shares its position with the original, so rewind.
		if fd, err = unix.FcntlInt(uintptr(p.FD), unix.F_DUPFD_CLOEXEC, 0); err == nil {
			_, _ = unix.Seek(fd, 0, unix.SEEK_SET)
		}
	} else {
		fd, err = unix.Open(p.Name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), p.Name), nil
}

// sysError returns the errno within an error of package os.
func sysError(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err
		}
		err = u.Unwrap()
	}
}

func listdir(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "listdir", "path", ospath.FD|ospath.Nil)
	if err != nil {
		return value{}, err
	}
	f, err := openDir(p)
	if err != nil {
		return value{}, ospath.Error(th, err, p)
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return value{}, ospath.Error(th, sysError(err), p)
	}
	out := make([]value, len(names))
	for i, n := range names {
		if out[i], err = p.Result(th, n); err != nil {
			return value{}, err
		}
	}
	return ext.NewList(th, out).Value(), nil
}

func access(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "access", "path", 0)
	if err != nil {
		return value{}, err
	}
	mode, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[2])
	if err != nil {
		return value{}, err
	}
	effective, err := yes(th, a[3])
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[4])
	if err != nil {
		return value{}, err
	}
	flags := 0
	if effective {
		flags |= unix.AT_EACCESS
	}
	if !follow {
		flags |= unix.AT_SYMLINK_NOFOLLOW
	}
	return ext.Bool(unix.Faccessat(dir, p.Name, uint32(mode), flags) == nil), nil
}

func chmod(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "chmod", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	mode, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[2])
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[3])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error {
		if p.IsFD {
			return unix.Fchmod(p.FD, uint32(mode))
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.Fchmodat(dir, p.Name, uint32(mode), flags)
	}, p)
}

func chown(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "chown", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	ids, err := ints(th, a[1:3])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[3])
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[4])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error {
		if p.IsFD {
			return unix.Fchown(p.FD, ids[0], ids[1])
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.Fchownat(dir, p.Name, ids[0], ids[1], flags)
	}, p)
}

func truncate(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "truncate", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	n, err := size(th, a[1])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error {
		if p.IsFD {
			return unix.Ftruncate(p.FD, n)
		}
		return unix.Truncate(p.Name, n)
	}, p)
}

// utime sets times given in seconds, or in nanoseconds, or to now.
func utime(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "utime", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	if !a[1].IsNone() && !a[2].IsUndef() {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "utime: you may specify either 'times' or 'ns' but not both")
	}
	ts := []unix.Timespec{{Nsec: unix.UTIME_NOW}, {Nsec: unix.UTIME_NOW}}
	given, what, conv := a[1], "times", secondsSpec
	if !a[2].IsUndef() {
		given, what, conv = a[2], "ns", nanosSpec
	}
	if !given.IsNone() {
		t, ok := ext.AsTuple(given)
		if !ok || len(t.Items) != 2 {
			msg := "utime: 'times' must be either a tuple of two ints or None"
			if what == "ns" {
				msg = "utime: 'ns' must be a tuple of two ints"
			}
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, msg)
		}
		for i := range ts {
			if ts[i], err = conv(th, t.Items[i]); err != nil {
				return value{}, err
			}
		}
	}
	dir, err := dirFD(th, a[3])
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[4])
	if err != nil {
		return value{}, err
	}
	return call(th, func() error {
		if p.IsFD {
			return futimens(p.FD, ts)
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.UtimesNanoAt(dir, p.Name, ts, flags)
	}, p)
}

// futimens goes by the name that the kernel has for the descriptor.
func futimens(fd int, ts []unix.Timespec) error {
	return unix.UtimesNanoAt(unix.AT_FDCWD, "/proc/self/fd/"+itoa(fd), ts, 0)
}

// splitRoot is posixpath.splitroot: one or two slashes are a root, more are one.
func splitRoot(th *thread, a []value) (value, error) {
	p, err := ospath.FSPath(th, a[0])
	if err != nil {
		return value{}, err
	}
	b, isBytes := ext.AsBytes(p)
	s, _ := ext.AsStr(p)
	text := s.String()
	if isBytes {
		text = string(b)
	}
	n := 0
	switch {
	case !strings.HasPrefix(text, "/"):
	case strings.HasPrefix(text, "//") && !strings.HasPrefix(text, "///"):
		n = 2
	default:
		n = 1
	}
	if isBytes {
		return ext.TupleOf(ext.NewBytes(nil), ext.NewBytes(b[:n]), ext.NewBytes(b[n:])), nil
	}
	return ext.TupleOf(ext.EmptyStr.Value(), ext.NewStr(text[:n]).Value(), ext.NewStr(text[n:]).Value()), nil
}

// normPath is posixpath.normpath.
func normPath(th *thread, a []value) (value, error) {
	v, err := ospath.FSPath(th, a[0])
	if err != nil {
		return value{}, err
	}
	if b, ok := ext.AsBytes(v); ok {
		return ext.NewBytes([]byte(normalize(string(b)))), nil
	}
	s, _ := ext.AsStr(v)
	return ext.NewStr(normalize(s.String())).Value(), nil
}

func normalize(p string) string {
	if p == "" {
		return "."
	}
	root := ""
	if strings.HasPrefix(p, "/") {
		root = "/"
		if strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "///") {
			root = "//"
		}
	}
	var parts []string
	for _, c := range strings.Split(p, "/") {
		switch {
		case c == "" || c == ".":
		case c != ".." || root == "" && len(parts) == 0 || len(parts) > 0 && parts[len(parts)-1] == "..":
			parts = append(parts, c)
		case len(parts) > 0:
			parts = parts[:len(parts)-1]
		}
	}
	if out := root + strings.Join(parts, "/"); out != "" {
		return out
	}
	return "."
}
