package io

import (
	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// modeError is the error for reading a file that isn't open for that, or writing.
func modeError(th *thread, action string) error { return unsupported(th, "File not open for "+action) }

// block runs a system call on an open file.
func block(th *thread, f func() error) error {
	sys, err := ospath.Block(th, f)
	if err != nil {
		return err
	}
	return ospath.Error(th, sys)
}

// wouldBlock reports whether a call on a non-blocking file had nothing to do.
func wouldBlock(err error) bool { return err == unix.EAGAIN }

// readUpTo reads up to n bytes with one call; ok is false if a non-blocking file has nothing.
func (f *fileIO) readUpTo(th *thread, n int) (b []byte, ok bool, err error) {
	if err := th.Reserve(n); err != nil {
		return nil, false, err
	}
	buf, got := make([]byte, n), 0
	sys, err := ospath.Block(th, func() (err error) {
		got, err = f.f.read(buf)
		return err
	})
	if err != nil {
		return nil, false, err
	}
	if wouldBlock(sys) {
		return nil, false, nil
	}
	return buf[:got:got], true, ospath.Error(th, sys)
}

func fileRead(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !f.readable {
		return value{}, modeError(th, "reading")
	}
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return fileReadAll(th, a)
	}
	b, ok, err := f.readUpTo(th, n)
	if err != nil || !ok {
		return ext.None, err
	}
	return ext.NewBytes(b), nil
}

// readRest reads to the end.
func (f *fileIO) readRest(th *thread) ([]byte, error) {
	var b []byte
	err := block(th, func() (err error) {
		b, err = f.f.readAll(b)
		if wouldBlock(err) {
			err = nil
		}
		return err
	})
	return b, err
}

func fileReadAll(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !f.readable {
		return value{}, modeError(th, "reading")
	}
	b, err := f.readRest(th)
	return ext.NewBytes(b), err
}

func fileReadInto(th *thread, a []value) (value, error) {
	buf := a[1]
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !f.readable {
		return value{}, modeError(th, "reading")
	}
	dst, err := ext.WritableBuffer(th, buf)
	if err != nil {
		return value{}, err
	}
	b, ok, err := f.readUpTo(th, len(dst))
	if err != nil || !ok {
		return ext.None, err
	}
	return fillBuffer(th, buf, b)
}

func fileWrite(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !f.writable {
		return value{}, modeError(th, "writing")
	}
	b, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	b = append([]byte(nil), b...)
	n := 0
	sys, err := ospath.Block(th, func() (err error) {
		n, err = unix.Write(f.f.no(), b)
		return err
	})
	if err != nil {
		return value{}, err
	}
	if wouldBlock(sys) {
		return ext.None, nil
	}
	return ext.Int(int64(n)), ospath.Error(th, sys)
}

// seekTo moves the position of the file and returns it.
func (f *fileIO) seekTo(th *thread, pos int64, whence int) (int64, error) {
	err := block(th, func() (err error) {
		pos, err = unix.Seek(f.f.no(), pos, whence)
		return err
	})
	return pos, err
}

func fileSeek(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if a[1].Type().Is(ext.FloatType) {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "an integer is required")
	}
	pos, err := ext.AsLong(th, a[1])
	if err != nil {
		return value{}, err
	}
	whence, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	pos, err = f.seekTo(th, pos, whence)
	return ext.Int(pos), err
}

func fileTell(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	pos, err := f.seekTo(th, 0, unix.SEEK_CUR)
	return ext.Int(pos), err
}

func fileTruncate(th *thread, a []value) (value, error) {
	f, err := openOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !f.writable {
		return value{}, modeError(th, "writing")
	}
	size := a[1]
	var n int64
	if size.IsNone() {
		n, err = f.seekTo(th, 0, unix.SEEK_CUR)
	} else {
		n, err = ext.AsLong(th, size)
	}
	if err != nil {
		return value{}, err
	}
	return ext.Int(n), block(th, func() error { return unix.Ftruncate(f.f.no(), n) })
}

func fileClose(th *thread, a []value) (value, error) {
	self := a[0]
	f := fileOf(self)
	_, err := closeBase(th, []value{self})
	if ext.IsAbort(err) {
		return value{}, err
	}
	if f.f != nil {
		if err2 := block(th, f.f.close); err == nil {
			err = err2
		}
	}
	return ext.None, err
}
