package zlib

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"io"
)

var (
	errHeader = errors.New("incorrect header check")
	errData   = errors.New("incorrect data check")
	errDict   = errors.New("need dictionary")
	errStop   = errors.New("stopped")
)

// inflater decompresses a stream that comes piece by piece. Go's decompressor pulls its input, so it runs in a goroutine of
// its own, which waits while there is none; the two take turns.
type inflater struct {
	frame framing
	dict  []byte
	to    chan []byte // input for the goroutine; closed to stop it
	from  chan event  // what the goroutine has to say

	waiting bool // the goroutine waits for input rather than for room
	eof     bool
	err     error
	extra   []byte // what followed the end of the stream
	in      []byte // not passed on yet

	buf []byte // the goroutine's input
	sum hash.Hash32
	n   uint32
}

// event is a piece of output, the wish for input, or the end.
type event struct {
	out       []byte
	more, eof bool
	extra     []byte
	err       error
}

func newInflater(frame framing, dict []byte) *inflater {
	f := &inflater{frame: frame, dict: dict, to: make(chan []byte), from: make(chan event), waiting: true}
	go f.run()
	ev := <-f.from // it wants input first
	_ = ev
	return f
}

// stop ends the goroutine.
func (f *inflater) stop() {
	if f.to != nil {
		close(f.to)
		f.to = nil
	}
}

// feed adds input and returns output: all there is, or at least limit bytes if there are so many.
func (f *inflater) feed(b []byte, limit int) ([]byte, error) {
	if f.err != nil {
		return nil, f.err
	}
	f.in = append(f.in, b...)
	var out []byte
	for !f.eof && (limit < 0 || len(out) < limit) {
		var piece []byte
		if f.waiting {
			if len(f.in) == 0 {
				break
			}
			piece, f.in = f.in, nil
		}
		f.to <- piece
		ev := <-f.from
		out = append(out, ev.out...)
		f.waiting, f.eof, f.extra, f.err = ev.more, ev.eof, ev.extra, ev.err
		if ev.err != nil {
			f.to = nil // the goroutine has ended
			return out, ev.err
		}
	}
	if f.eof {
		f.to = nil
		f.extra, f.in = append(f.extra, f.in...), nil
	}
	return out, nil
}

// tell gives the turn to the other side and waits to get it back.
func (f *inflater) tell(ev event) ([]byte, error) {
	to := f.to
	f.from <- ev
	b, ok := <-to
	if !ok {
		return nil, errStop
	}
	return b, nil
}

// fill waits for input.
func (f *inflater) fill() error {
	for len(f.buf) == 0 {
		b, err := f.tell(event{more: true})
		if err != nil {
			return err
		}
		f.buf = b
	}
	return nil
}

// ReadByte lets flate read no further than it must.
func (f *inflater) ReadByte() (byte, error) {
	if err := f.fill(); err != nil {
		return 0, err
	}
	c := f.buf[0]
	f.buf = f.buf[1:]
	return c, nil
}

func (f *inflater) Read(b []byte) (int, error) {
	if err := f.fill(); err != nil {
		return 0, err
	}
	n := copy(b, f.buf)
	f.buf = f.buf[n:]
	return n, nil
}

// run is the goroutine.
func (f *inflater) run() {
	err := f.fill()
	if err == nil {
		err = f.stream()
	}
	switch {
	case errors.Is(err, errStop):
	case err == nil:
		f.from <- event{eof: true, extra: f.buf}
	default:
		f.from <- event{err: err}
	}
}

func (f *inflater) stream() error {
	if err := f.header(); err != nil {
		return err
	}
	r := flate.NewReaderDict(f, f.dict)
	for {
		b := make([]byte, 1<<14)
		n, err := r.Read(b)
		if f.sum != nil {
			_, _ = f.sum.Write(b[:n])
		}
		f.n += uint32(n)
		if n > 0 {
			if _, err := f.tell(event{out: b[:n]}); err != nil {
				return err
			}
		}
		var corrupt flate.CorruptInputError
		switch {
		case err == io.EOF:
			return f.trailer()
		case errors.As(err, &corrupt):
			return errors.New("invalid stored block lengths")
		case err != nil:
			return err
		}
	}
}

func (f *inflater) bytes(n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := io.ReadFull(f, b)
	return b, err
}

// header reads what comes before the deflated data.
func (f *inflater) header() error {
	if f.frame == framingAuto {
		f.frame = framingZlib
		if f.buf[0] == 0x1f {
			f.frame = framingGzip
		}
	}
	switch f.frame {
	case framingZlib:
		return f.zlibHeader()
	case framingGzip:
		return f.gzipHeader()
	}
	return nil
}

func (f *inflater) zlibHeader() error {
	h, err := f.bytes(2)
	if err != nil {
		return err
	}
	if h[0]&15 != 8 || (uint(h[0])<<8|uint(h[1]))%31 != 0 {
		return errHeader
	}
	f.sum = adler32.New()
	if h[1]&0x20 == 0 {
		f.dict = nil
		return nil
	}
	id, err := f.bytes(4)
	if err == nil && (len(f.dict) == 0 || binary.BigEndian.Uint32(id) != adler32.Checksum(f.dict)) {
		err = errDict
	}
	return err
}

func (f *inflater) gzipHeader() error {
	h, err := f.bytes(10)
	if err != nil {
		return err
	}
	if !bytes.Equal(h[:3], []byte{0x1f, 0x8b, 8}) {
		return errHeader
	}
	f.sum = crc32.NewIEEE()
	const crc, extra, name, comment = 2, 4, 8, 16
	if h[3]&extra != 0 {
		n, err := f.bytes(2)
		if err != nil {
			return err
		}
		if _, err := f.bytes(int(binary.LittleEndian.Uint16(n))); err != nil {
			return err
		}
	}
	for _, flag := range []byte{name, comment} {
		for c := byte(1); h[3]&flag != 0 && c != 0; {
			if c, err = f.ReadByte(); err != nil {
				return err
			}
		}
	}
	if h[3]&crc != 0 {
		_, err = f.bytes(2)
	}
	return err
}

// trailer checks the checksum.
func (f *inflater) trailer() error {
	switch f.frame {
	case framingZlib:
		b, err := f.bytes(4)
		if err == nil && binary.BigEndian.Uint32(b) != f.sum.Sum32() {
			err = errData
		}
		return err
	case framingGzip:
		b, err := f.bytes(8)
		if err == nil && binary.LittleEndian.Uint32(b) != f.sum.Sum32() {
			err = errData
		}
		if err == nil && binary.LittleEndian.Uint32(b[4:]) != f.n {
			err = errors.New("incorrect length check")
		}
		return err
	}
	return nil
}
