package posix

import (
	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// fileFuncs are open and what is done with descriptors.
func fileFuncs() []ext.Func {
	return []ext.Func{
		{Name: "open", Sig: "path, flags, mode=511, *, dir_fd=None", Fn: open, Doc: "Open a file for low level IO.  Returns a file descriptor (integer)."},
		{Name: "close", Sig: "fd", Doc: "Close a file descriptor.", Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error {
				if err := unix.Close(fd); err != unix.EINTR {
					return err
				}
				return nil // closed all the same
			})
		}},
		{Name: "closerange", Sig: "fd_low, fd_high, /", Doc: "Closes all file descriptors in [fd_low, fd_high), ignoring errors.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error {
				for fd := max(n[0], 0); fd < n[1]; fd++ {
					_ = unix.Close(fd)
				}
				return nil
			})
		}},
		{Name: "read", Sig: "fd, length, /", Fn: read, Doc: "Read from a file descriptor.  Returns a bytes object."},
		{Name: "readinto", Sig: "fd, buffer, /", Fn: readInto, Doc: "Read into a buffer object from a file descriptor."},
		{Name: "write", Sig: "fd, data, /", Fn: write, Doc: "Write a bytes object to a file descriptor."},
		{Name: "pread", Sig: "fd, length, offset, /", Fn: pread, Doc: "Read a number of bytes from a file descriptor starting at a particular offset."},
		{Name: "pwrite", Sig: "fd, buffer, offset, /", Fn: pwrite, Doc: "Write bytes to a file descriptor starting at a particular offset."},
		{Name: "lseek", Sig: "fd, position, whence, /", Fn: lseek, Doc: "Set the position of a file descriptor.  Return the new position."},
		{Name: "dup", Sig: "fd, /", Fn: dup, Doc: "Return a duplicate of a file descriptor."},
		{Name: "dup2", Sig: "fd, fd2, inheritable=True", Fn: dup2, Doc: "Duplicate file descriptor."},
		{Name: "pipe", Sig: "", Fn: func(th *thread, a []value) (value, error) { return pipe(th, unix.O_CLOEXEC) },
			Doc: "Create a pipe.\n\nReturns a tuple of two file descriptors:\n  (read_fd, write_fd)"},
		{Name: "pipe2", Sig: "flags, /", Fn: func(th *thread, a []value) (value, error) {
			flags, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			return pipe(th, flags)
		}, Doc: "Create a pipe with flags set atomically."},
		{Name: "isatty", Sig: "fd, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			return ext.Bool(isatty(fd)), err
		}, Doc: "Return True if the fd is connected to a terminal.\n\nReturn True if the file descriptor is an open file descriptor\nconnected to the slave end of a terminal."},
	}
}

// moreFileFuncs are less common functions of descriptors.
func moreFileFuncs() []ext.Func {
	return []ext.Func{
		{Name: "ftruncate", Sig: "fd, length, /", Doc: "Truncate a file, specified by file descriptor, to a specific length.", Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			n, err := size(th, a[1])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error { return unix.Ftruncate(fd, n) })
		}},
		fdFunc("fsync", "Force write of fd to disk.", unix.Fsync), fdFunc("fdatasync", "Force write of fd to disk without forcing update of metadata.", unix.Fdatasync),
		fdFunc("fchdir", "Change to the directory of the given file descriptor.", unix.Fchdir),
		{Name: "fchmod", Sig: "fd, mode", Doc: "Change the access permissions of the file given by file descriptor fd.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error { return unix.Fchmod(n[0], uint32(n[1])) })
		}},
		{Name: "fchown", Sig: "fd, uid, gid", Doc: "Change the owner and group id of the file specified by file descriptor.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:3])
			if err != nil {
				return value{}, err
			}
			return call(th, func() error { return unix.Fchown(n[0], n[1], n[2]) })
		}},
		{Name: "get_inheritable", Sig: "fd, /", Effect: ext.Pure, Fn: fdFlag(unix.F_GETFD, unix.FD_CLOEXEC), Doc: "Get the close-on-exe flag of the specified file descriptor."},
		{Name: "set_inheritable", Sig: "fd, inheritable, /", Fn: setFDFlag(unix.F_GETFD, unix.F_SETFD, unix.FD_CLOEXEC), Doc: "Set the inheritable flag of the specified file descriptor."},
		{Name: "get_blocking", Sig: "fd, /", Effect: ext.Pure, Fn: fdFlag(unix.F_GETFL, unix.O_NONBLOCK), Doc: "Get the blocking mode of the file descriptor.\n\nReturn False if the O_NONBLOCK flag is set, True if the flag is cleared."},
		{Name: "set_blocking", Sig: "fd, blocking, /", Fn: setFDFlag(unix.F_GETFL, unix.F_SETFL, unix.O_NONBLOCK), Doc: "Set the blocking mode of the specified file descriptor."},
		{Name: "get_terminal_size", Sig: "fd=1, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			w, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
			if err != nil {
				return value{}, ospath.Error(th, err)
			}
			return ext.NewStructSeq(terminalSize, 2, ext.Int(int64(w.Col)), ext.Int(int64(w.Row))), nil
		}, Doc: "Return the size of the terminal window as (columns, lines)."},
		{Name: "device_encoding", Sig: "fd", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil || !isatty(fd) {
				return ext.None, err
			}
			return ext.NewStr("utf-8").Value(), nil
		}, Doc: "Return a string describing the encoding of a terminal's file descriptor."},
		{Name: "sendfile", Sig: "out_fd, in_fd, offset, count", Fn: sendfile, Doc: "Copy count bytes from file descriptor in_fd to file descriptor out_fd."},
	}
}

var terminalSize = ext.NewStructSeqType("os.terminal_size", "A tuple of (columns, lines) for holding terminal window size", 2, "columns", "lines")

func isatty(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}

func open(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "open", "path", 0)
	if err != nil {
		return value{}, err
	}
	n, err := ints(th, a[1:3])
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[3])
	if err != nil {
		return value{}, err
	}
	var fd int
	_, err = call(th, func() (err error) {
		fd, err = unix.Openat(dir, p.Name, n[0]|unix.O_CLOEXEC, uint32(n[1]))
		return err
	}, p)
	return ext.Int(int64(fd)), err
}

// readBytes reads up to n bytes by way of f.
func readBytes(th *thread, n int, f func([]byte) (int, error)) (value, error) {
	if n < 0 {
		return value{}, ext.RaiseOS(th, unix.EINVAL, ext.Undef)
	}
	if err := th.Reserve(n); err != nil {
		return value{}, err
	}
	buf, got := make([]byte, n), 0
	if _, err := call(th, func() (err error) {
		got, err = f(buf)
		return err
	}); err != nil {
		return value{}, err
	}
	if got < n/2 {
		buf = append([]byte(nil), buf[:got]...)
	}
	return ext.NewBytes(buf[:got:got]), nil
}

func read(th *thread, a []value) (value, error) {
	n, err := ints(th, a[:2])
	if err != nil {
		return value{}, err
	}
	return readBytes(th, n[1], func(b []byte) (int, error) { return unix.Read(n[0], b) })
}

func pread(th *thread, a []value) (value, error) {
	n, err := ints(th, a[:2])
	if err != nil {
		return value{}, err
	}
	off, err := size(th, a[2])
	if err != nil {
		return value{}, err
	}
	return readBytes(th, n[1], func(b []byte) (int, error) { return unix.Pread(n[0], b, off) })
}

// readInto reads into memory of its own first, since the buffer's may not be touched while blocked.
func readInto(th *thread, a []value) (value, error) {
	fd, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	dst, err := ext.WritableBuffer(th, a[1])
	if err != nil {
		return value{}, err
	}
	v, err := readBytes(th, len(dst), func(b []byte) (int, error) { return unix.Read(fd, b) })
	if err != nil {
		return value{}, err
	}
	if dst, err = ext.WritableBuffer(th, a[1]); err != nil {
		return value{}, err
	}
	b, _ := ext.AsBytes(v)
	return ext.Int(int64(copy(dst, b))), nil
}

// writeBytes writes a copy of data by way of f.
func writeBytes(th *thread, data value, f func([]byte) (int, error)) (value, error) {
	b, err := ext.BufferOf(th, data)
	if err != nil {
		return value{}, err
	}
	if _, isBytes := ext.AsBytes(data); !isBytes {
		b = append([]byte(nil), b...)
	}
	n := 0
	_, err = call(th, func() (err error) {
		n, err = f(b)
		return err
	})
	return ext.Int(int64(n)), err
}

func write(th *thread, a []value) (value, error) {
	fd, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	return writeBytes(th, a[1], func(b []byte) (int, error) { return unix.Write(fd, b) })
}

func pwrite(th *thread, a []value) (value, error) {
	fd, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	off, err := size(th, a[2])
	if err != nil {
		return value{}, err
	}
	return writeBytes(th, a[1], func(b []byte) (int, error) { return unix.Pwrite(fd, b, off) })
}

func lseek(th *thread, a []value) (value, error) {
	fd, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	off, err := size(th, a[1])
	if err != nil {
		return value{}, err
	}
	how, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	var pos int64
	_, err = call(th, func() (err error) {
		pos, err = unix.Seek(fd, off, how)
		return err
	})
	return ext.Int(pos), err
}

func dup(th *thread, a []value) (value, error) {
	fd, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	_, err = call(th, func() (err error) {
		fd, err = unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
		return err
	})
	return ext.Int(int64(fd)), err
}

func dup2(th *thread, a []value) (value, error) {
	n, err := ints(th, a[:2])
	if err != nil {
		return value{}, err
	}
	inheritable, err := yes(th, a[2])
	if err != nil {
		return value{}, err
	}
	_, err = call(th, func() error {
		if n[0] == n[1] {
			_, err := unix.FcntlInt(uintptr(n[0]), unix.F_GETFD, 0)
			return err
		}
		flags := unix.O_CLOEXEC
		if inheritable {
			flags = 0
		}
		return unix.Dup3(n[0], n[1], flags)
	})
	return ext.Int(int64(n[1])), err
}

func pipe(th *thread, flags int) (value, error) {
	p := make([]int, 2)
	_, err := call(th, func() error { return unix.Pipe2(p, flags) })
	return ext.TupleOf(ext.Int(int64(p[0])), ext.Int(int64(p[1]))), err
}

// fdFlag tells whether a flag of a descriptor is clear.
func fdFlag(get, flag int) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		fd, err := ospath.Int(th, a[0])
		if err != nil {
			return value{}, err
		}
		n, err := unix.FcntlInt(uintptr(fd), get, 0)
		return ext.Bool(n&flag == 0), ospath.Error(th, err)
	}
}

// setFDFlag clears a flag of a descriptor, or sets it for a false argument.
func setFDFlag(get, set, flag int) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		fd, err := ospath.Int(th, a[0])
		if err != nil {
			return value{}, err
		}
		clear, err := yes(th, a[1])
		if err != nil {
			return value{}, err
		}
		return call(th, func() error {
			n, err := unix.FcntlInt(uintptr(fd), get, 0)
			if err != nil {
				return err
			}
			if n &^= flag; !clear {
				n |= flag
			}
			_, err = unix.FcntlInt(uintptr(fd), set, n)
			return err
		})
	}
}

func sendfile(th *thread, a []value) (value, error) {
	n, err := ints(th, a[:2])
	if err != nil {
		return value{}, err
	}
	count, err := ospath.Int(th, a[3])
	if err != nil {
		return value{}, err
	}
	var offset *int64
	if !a[2].IsNone() {
		off, err := size(th, a[2])
		if err != nil {
			return value{}, err
		}
		offset = &off
	}
	sent := 0
	_, err = call(th, func() (err error) {
		sent, err = unix.Sendfile(n[0], n[1], offset, count)
		return err
	})
	return ext.Int(int64(sent)), err
}
