package io

import (
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// fileIO is _io.FileIO. Opening and closing happen outside transactions, so f is a plain pointer.
type fileIO struct {
	base
	f                                     *file // nil: not initialized
	readable, writable, created, appended bool
	seekable                              int8 // 0: not known yet, 1: yes, -1: no
	blksize                               int
	owner                                 bool // closefd
}

var fileIOType *ext.Type

func newFileIO(th *thread, cls *ext.Type) *fileIO {
	f := &fileIO{base: base{Header: ext.NewHeader(cls)}}
	f.Attrs.Init(th, cls)
	return f
}

func (f *fileIO) value() value { return ext.FromPtr(unsafe.Pointer(f)) }

func fileOf(v value) *fileIO { return (*fileIO)(v.P) }

func init() {
	get := func(f func(*fileIO) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) { return f(fileOf(self)), nil }
	}
	fileIOType = ext.NewType(ext.TypeSpec{
		Name: "_io.FileIO", Base: rawBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Blocking, AttrOff: attrOff,
		Sig:   "file, mode='r', closefd=True, opener=None",
		Alloc: func(th *thread, cls *ext.Type) value { return newFileIO(th, cls).value() },
		Doc:   "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for reading,\nwriting, exclusive creation or appending.  The file will be created if it\ndoesn't exist when opened for writing or appending; it will be truncated\nwhen opened for writing.  A FileExistsError will be raised if it already\nexists when opened for creating. Opening a file for creating implies\nwriting so this mode behaves in a similar way to 'w'.Add a '+' to the mode\nto allow simultaneous reading and writing. A custom opener can be used by\npassing a callable as *opener*. The underlying file descriptor for the file\nobject is then obtained by calling opener with (*name*, *flags*).\n*opener* must return an open file descriptor (passing os.open as *opener*\nresults in functionality similar to passing None).",
		Slots: ext.Slots{New: newBase, Init: fileInit, Repr: fileRepr},
		Methods: []ext.Func{
			{Name: "read", Sig: "self, size=-1, /", Fn: fileRead, Doc: "Read at most size bytes, returned as bytes.\n\nIf size is less than 0, read all bytes in the file making multiple read calls.\nSee ``FileIO.readall``.\n\nAttempts to make only one system call, retrying only per PEP 475 (EINTR). This\nmeans less data may be returned than requested.\n\nIn non-blocking mode, returns None if no data is available. Return an empty\nbytes object at EOF."},
			{Name: "readall", Sig: "self, /", Fn: fileReadAll, Doc: "Read all data from the file, returned as bytes."},
			{Name: "readinto", Sig: "self, buffer, /", Fn: fileReadInto, Doc: "Same as RawIOBase.readinto()."},
			{Name: "write", Sig: "self, b, /", Fn: fileWrite, Doc: "Write buffer b to file, return number of bytes written.\n\nOnly makes one system call, so not all of the data may be written.\nThe number of bytes actually written is returned.  In non-blocking mode,\nreturns None if the write would block."},
			{Name: "seek", Sig: "self, pos, whence=0, /", Fn: fileSeek, Doc: "Move to new file position and return the file position."},
			{Name: "tell", Sig: "self, /", Fn: fileTell, Doc: "Current file position.\n\nCan raise OSError for non seekable files."},
			{Name: "truncate", Sig: "self, size=None, /", Fn: fileTruncate, Doc: "Truncate the file to at most size bytes and return the truncated size.\n\nSize defaults to the current file position, as returned by tell().\nThe current file position is changed to the value of size."},
			{Name: "close", Sig: "self, /", Fn: fileClose, Doc: "Close the file.\n\nA closed file cannot be used for further I/O operations.  close() may be\ncalled more than once without error."},
			{Name: "seekable", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				f, err := openOf(th, a[0])
				if err != nil {
					return value{}, err
				}
				return ext.Bool(f.canSeek()), nil
			}, Doc: "True if file supports random-access."},
			{Name: "readable", Sig: "self, /", Effect: ext.Pure, Fn: able(func(f *fileIO) bool { return f.readable }), Doc: "True if file was opened in a read mode."},
			{Name: "writable", Sig: "self, /", Effect: ext.Pure, Fn: able(func(f *fileIO) bool { return f.writable }), Doc: "True if file was opened in a write mode."},
			{Name: "fileno", Sig: "self, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
				f, err := openOf(th, a[0])
				if err != nil {
					return value{}, err
				}
				return ext.Int(int64(f.f.no())), nil
			}, Doc: "Return the underlying file descriptor (an integer)."},
			{Name: "isatty", Sig: "self, /", Effect: ext.Pure, Fn: able(func(f *fileIO) bool { return isatty(f.f.no()) }), Doc: "True if the file is connected to a TTY device."},
			{Name: "_isatty_open_only", Sig: "self, /", Effect: ext.Pure, Fn: able(func(f *fileIO) bool { return isatty(f.f.no()) })},
			{Name: "_dealloc_warn", Sig: "self, source, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) { return ext.None, nil }},
			noPickle(),
		},
		GetSets: []ext.GetSet{
			{Name: "closed", Doc: "True if the file is closed", Get: get(func(f *fileIO) value { return ext.Bool(f.f == nil || f.f.closed()) })},
			{Name: "closefd", Doc: "True if the file descriptor will be closed by close().", Get: get(func(f *fileIO) value { return ext.Bool(f.owner) })},
			{Name: "mode", Doc: "String giving the file mode", Get: get(func(f *fileIO) value { return ext.NewStr(f.mode()).Value() })},
			{Name: "_blksize", Doc: "Stat st_blksize if available", Get: get(func(f *fileIO) value { return ext.Int(int64(f.blksize)) })},
		},
	})
}

// noPickle is the __getstate__ of streams over open files.
func noPickle() ext.Func {
	return ext.Func{Name: "__getstate__", Sig: "self, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "cannot pickle '%s' instances", a[0].Type().Name)
	}}
}

func able(f func(*fileIO) bool) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		o, err := openOf(th, a[0])
		if err != nil {
			return value{}, err
		}
		return ext.Bool(f(o)), nil
	}
}

// openOf returns the file that v is, if it is open.
func openOf(th *thread, v value) (*fileIO, error) {
	f := fileOf(v)
	if f.f == nil || f.f.closed() {
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file")
	}
	return f, nil
}

func (f *fileIO) bufferSize() int {
	if f.blksize > 1 {
		return max(min(f.blksize, 8<<20), defaultBufferSize)
	}
	return defaultBufferSize
}

func (f *fileIO) mode() string {
	switch {
	case f.created && f.readable:
		return "xb+"
	case f.created:
		return "xb"
	case f.appended && f.readable:
		return "ab+"
	case f.appended:
		return "ab"
	case f.readable && f.writable:
		return "rb+"
	case f.readable:
		return "rb"
	}
	return "wb"
}

func (f *fileIO) canSeek() bool {
	if f.seekable == 0 {
		f.seekable = 1
		if _, err := unix.Seek(f.f.no(), 0, unix.SEEK_CUR); err != nil {
			f.seekable = -1
		}
	}
	return f.seekable > 0
}

func fileInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "FileIO", "file, mode='r', closefd=True, opener=None", args, kw)
	if err != nil {
		return err
	}
	mode, ok := ext.AsStr(a[1])
	if !ok {
		return ext.Raisef(th, ext.TypeErrorType, "FileIO() argument 'mode' must be str, not %s", a[1].Type().MessageName())
	}
	closefd, err := ext.Truth(th, a[2])
	if err != nil {
		return err
	}
	return fileOf(self).open(th, a[0], mode.String(), closefd, a[3])
}

// flags takes the mode of a raw file apart.
func (f *fileIO) flags(th *thread, mode string) (int, error) {
	bad := func(msg string) (int, error) { return 0, ext.RaiseMsg(th, ext.ValueErrorType, msg) }
	flags, n, plus := 0, 0, false
	f.readable, f.writable, f.created, f.appended, f.seekable = false, false, false, false, 0
	for _, c := range mode {
		switch c {
		case 'x':
			n, f.created, f.writable, flags = n+1, true, true, flags|unix.O_EXCL|unix.O_CREAT
		case 'r':
			n, f.readable = n+1, true
		case 'w':
			n, f.writable, flags = n+1, true, flags|unix.O_CREAT|unix.O_TRUNC
		case 'a':
			n, f.writable, f.appended, flags = n+1, true, true, flags|unix.O_APPEND|unix.O_CREAT
		case 'b':
		case '+':
			if plus {
				n = 2
			}
			plus, f.readable, f.writable = true, true, true
		default:
			return bad("invalid mode: " + mode)
		}
	}
	if n != 1 {
		return bad("Must have exactly one of create/read/write/append mode and at most one plus")
	}
	switch {
	case f.readable && f.writable:
		flags |= unix.O_RDWR
	case f.writable:
		flags |= unix.O_WRONLY
	}
	return flags | unix.O_CLOEXEC, nil
}

// open opens name, or takes over a descriptor.
func (f *fileIO) open(th *thread, name value, mode string, closefd bool, opener value) error {
	if name.Type().Is(ext.BoolType) {
		if err := warn(th, "bool is used as a file descriptor"); err != nil {
			return err
		}
	}
	flags, err := f.flags(th, mode)
	if err != nil {
		return err
	}
	f.owner = closefd
	fd, own := -1, closefd
	if name.Type().Is(ext.IntType) {
		n, err := ospath.Int(th, name)
		if err != nil {
			return err
		}
		if n < 0 {
			return ext.RaiseMsg(th, ext.ValueErrorType, "negative file descriptor")
		}
		fd = n
	} else if !closefd {
		return ext.RaiseMsg(th, ext.ValueErrorType, "Cannot use closefd=False with file name")
	} else if fd, err = openName(th, name, flags, opener); err != nil {
		return err
	}
	if f.f != nil {
		_ = f.f.close()
	}
	box := outboxOf(th)
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return ospath.Error(th, err)
	}
	if st.Mode&unix.S_IFMT == unix.S_IFDIR {
		if !name.Type().Is(ext.IntType) {
			_ = unix.Close(fd)
		}
		return ospath.Error(th, unix.EISDIR, &ospath.Path{Orig: name})
	}
	f.blksize = int(st.Blksize)
	f.f = newFile(fd, own, box)
	if own {
		// If the transaction aborts, the descriptor it was given isn't this object's, which soon is garbage.
		made := f.f
		th.AfterCommit(func() { watch(f, made) })
	}
	if f.readable {
		box.flushFile(fd)
	}
	if f.appended {
		_, _ = unix.Seek(fd, 0, unix.SEEK_END)
	}
	return f.Attrs.Set(th, th.Interp.Intern("name"), name)
}

// openName opens a file by name, or has opener do it.
func openName(th *thread, name value, flags int, opener value) (int, error) {
	if !opener.IsNone() {
		v, err := ext.CallArgs(th, opener, name, ext.Int(int64(flags)))
		if err != nil {
			return -1, err
		}
		if !v.Type().Is(ext.IntType) {
			return -1, ext.RaiseMsg(th, ext.TypeErrorType, "expected integer from opener")
		}
		fd, err := ospath.Int(th, v)
		if err == nil && fd < 0 {
			err = ext.Raisef(th, ext.ValueErrorType, "opener returned %d", fd)
		}
		return fd, err
	}
	p, err := ospath.Parse(th, name, "open", "path", 0)
	if err != nil {
		if ext.IsRaised(err, ext.ValueErrorType) && !ext.IsRaised(err, ext.UnicodeErrorType) {
			return -1, ext.RaiseMsg(th, ext.ValueErrorType, "embedded null byte")
		}
		return -1, err
	}
	p.Orig = name
	fd := -1
	sys, err := ospath.Block(th, func() (err error) {
		fd, err = unix.Open(p.Name, flags, 0o666)
		return err
	})
	if err != nil {
		return -1, err
	}
	return fd, ospath.Error(th, sys, p)
}

func fileRepr(th *thread, self value) (*ext.Str, error) {
	f := fileOf(self)
	if f.f == nil || f.f.closed() {
		return ext.NewStr("<" + self.Type().MessageName() + " [closed]>"), nil
	}
	closefd := "False"
	if f.owner {
		closefd = "True"
	}
	name, err := f.Attrs.Get(th, th.Interp.Intern("name"))
	if err != nil {
		return nil, err
	}
	text := "fd=" + strconv.Itoa(f.f.no())
	if !name.IsUndef() {
		r, err := ext.Repr(th, name)
		if err != nil {
			return nil, err
		}
		text = "name=" + r.String()
	}
	return ext.NewStr("<" + self.Type().MessageName() + " " + text + " mode='" + f.mode() + "' closefd=" + closefd + ">"), nil
}
