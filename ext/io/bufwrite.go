package io

import (
	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
)

func writeMethods() []ext.Func {
	return []ext.Func{delegate("writable"), {Name: "write", Sig: "self, buffer, /", Effect: ext.Buffered, Fn: bufWrite}}
}

func init() {
	spec := bufferedSpec("BufferedWriter", "A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.", bufInit("BufferedWriter", "writable"))
	spec.Methods = append(spec.Methods, writeMethods()...)
	writerType = ext.NewType(spec)
}

func bufWrite(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	if _, ok := ext.AsStr(a[1]); ok || a[1].Type().Buffer == nil {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "a bytes-like object is required, not '%s'", a[1].Type().MessageName())
	}
	p, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	n := len(p)
	if _, isBytes := ext.AsBytes(a[1]); !isBytes {
		p = append([]byte(nil), p...)
	}
	raw, err := b.openRaw(th, "write to")
	if err != nil {
		return value{}, err
	}
	return ext.Int(int64(n)), b.write(th, raw, p, false)
}

// write adds output. p stays unchanged; now asks for it to be written soon after.
func (b *buffered) write(th *thread, raw value, p []byte, now bool) error {
	if f, ok := fast(raw); ok {
		return b.writeFile(th, f, p, now)
	}
	if err := b.lock(th); err != nil {
		return err
	}
	defer b.unlock()
	if err := b.rewind(th, raw); err != nil {
		return err
	}
	s, err := b.state.Write(th)
	if err != nil {
		return err
	}
	if s.out = append(s.out, p...); now || len(s.out) > s.size {
		return b.flush(th, raw)
	}
	return nil
}

// writeFile adds output to a file of the system. Within a transaction it waits for the commit; the file is written to by
// those who find too much waiting, before they add more.
func (b *buffered) writeFile(th *thread, f *fileIO, p []byte, now bool) error {
	if !f.writable {
		return modeError(th, "writing")
	}
	s, err := b.state.Read(th)
	if err != nil {
		return err
	}
	size := s.size
	if len(s.read) > 0 || !s.wrote && b.value().Type().Is(randomType) {
		if err := b.turnToWriting(th, f); err != nil {
			return err
		}
	}
	if th.Exclusive {
		if n := f.f.put(p); now || n > size {
			return block(th, f.f.flush)
		}
		return nil
	}
	if f.f.waiting() > size {
		if err := block(th, f.f.flush); err != nil {
			return err
		}
	}
	th.AfterCommit(func() {
		f.f.put(p)
		if now {
			f.f.background()
		}
	})
	return nil
}

// turnToWriting makes a BufferedRandom, which may have read ahead, ready to write.
func (b *buffered) turnToWriting(th *thread, f *fileIO) error {
	if err := b.lock(th); err != nil {
		return err
	}
	defer b.unlock()
	if err := b.rewind(th, f.value()); err != nil {
		return err
	}
	s, err := b.state.Write(th)
	if err == nil {
		s.wrote = true
	}
	return err
}

// flush hands all output to the raw stream. The lock is held.
func (b *buffered) flush(th *thread, raw value) error {
	if b.value().Type().Is(readerType) {
		return nil
	}
	if f, ok := fast(raw); ok {
		return b.flushFile(th, f)
	}
	for {
		s, err := b.state.Read(th)
		if err != nil || len(s.out) == 0 {
			return err
		}
		total := len(s.out)
		v, err := ext.CallMethod(th, raw, "write", ext.NewBytes(append([]byte(nil), s.out...)))
		if err != nil {
			return err
		}
		if v.IsNone() {
			return ext.Raise(th, ext.BlockingIOErrorType, ext.Int(int64(unix.EAGAIN)), ext.NewStr("write could not complete without blocking").Value(), ext.Int(0))
		}
		n, err := ext.AsIndex(th, v)
		if err != nil {
			return err
		}
		if n < 0 || n > total {
			return ext.Raisef(th, ext.OSErrorType, "raw write() returned invalid length %d (should have been between 0 and %d)", n, total)
		}
		if s, err = b.state.Write(th); err != nil {
			return err
		}
		s.out = append([]byte(nil), s.out[min(n, len(s.out)):]...)
	}
}

func (b *buffered) flushFile(th *thread, f *fileIO) error {
	s, err := b.state.Read(th)
	if err != nil {
		return err
	}
	wrote := s.wrote
	if wrote || !th.Exclusive || f.f.waiting() > 0 || f.f.broken() {
		// Blocking commits, which makes what this transaction has written part of what is flushed.
		if err := block(th, f.f.flush); err != nil {
			return err
		}
	}
	if !wrote {
		return nil
	}
	if s, err = b.state.Write(th); err == nil {
		s.wrote = false
	}
	return err
}
