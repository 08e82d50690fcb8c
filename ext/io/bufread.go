package io

import (
	"bytes"

	"github.com/weftpy/weft/ext"
)

func readMethods() []ext.Func {
	return []ext.Func{
		delegate("readable"),
		{Name: "read", Sig: "self, size=-1, /", Fn: bufRead}, {Name: "read1", Sig: "self, size=-1, /", Fn: bufRead1},
		{Name: "peek", Sig: "self, size=0, /", Fn: bufPeek}, {Name: "readline", Sig: "self, size=-1, /", Fn: bufReadline},
		{Name: "readinto", Sig: "self, buffer, /", Fn: bufReadInto(false)}, {Name: "readinto1", Sig: "self, buffer, /", Fn: bufReadInto(true)},
	}
}

func init() {
	spec := bufferedSpec("BufferedReader", "Create a new buffered reader using the given readable raw IO object.", bufInit("BufferedReader", "readable"))
	spec.Methods = append(spec.Methods, readMethods()...)
	spec.Slots.Next = bufNext
	readerType = ext.NewType(spec)
	spec = bufferedSpec("BufferedRandom", "A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.", bufInit("BufferedRandom", "seekable", "readable", "writable"))
	spec.Methods = append(append(spec.Methods, readMethods()...), writeMethods()...)
	spec.Slots.Next = bufNext
	randomType = ext.NewType(spec)
}

// rawRead reads up to n bytes with one call; ok is false if a non-blocking stream has nothing.
func rawRead(th *thread, raw value, n int) (b []byte, ok bool, err error) {
	if f, ok := fast(raw); ok {
		if !f.readable {
			return nil, false, modeError(th, "reading")
		}
		return f.readUpTo(th, n)
	}
	if err := th.Reserve(n); err != nil {
		return nil, false, err
	}
	buf := ext.NewBytearray(th, make([]byte, n))
	view, err := ext.NewMemoryview(th, buf.Value())
	if err != nil {
		return nil, false, err
	}
	r, err := ext.CallMethod(th, raw, "readinto", view)
	if err != nil || r.IsNone() {
		return nil, false, err
	}
	if r.Type().Index == nil {
		return nil, false, ext.RaiseMsg(th, ext.OSErrorType, "raw readinto() failed")
	}
	got, err := ext.AsIndex(th, r)
	if err != nil {
		return nil, false, err
	}
	if got < 0 || got > n {
		return nil, false, ext.Raisef(th, ext.OSErrorType, "raw readinto() returned invalid length %d (should have been between 0 and %d)", got, n)
	}
	data, err := buf.Read(th)
	if err != nil {
		return nil, false, err
	}
	return append([]byte(nil), data[:min(got, len(data))]...), true, nil
}

// consume returns n bytes that were read ahead, if there are so many. Small pieces are copied, lest they keep the buffer.
func (b *buffered) consume(th *thread, n int) ([]byte, bool, error) {
	s, err := b.state.Read(th)
	if err != nil || n < 0 || len(s.read) < n || s.wrote || len(s.out) > 0 {
		return nil, false, err
	}
	if s, err = b.state.Write(th); err != nil {
		return nil, false, err
	}
	p := s.read[:n:n]
	s.read = s.read[n:]
	if n < cap(s.read)/4 {
		p = bytes.Clone(p)
	}
	return p, true, nil
}

// takeAll returns what was read ahead.
func (b *buffered) takeAll(th *thread) ([]byte, error) {
	s, err := b.state.Write(th)
	if err != nil {
		return nil, err
	}
	p := s.read
	s.read = nil
	return p[:len(p):len(p)], nil
}

// fill reads into the empty buffer and returns what is there now. The lock is held.
func (b *buffered) fill(th *thread, raw value) (p []byte, ok bool, err error) {
	s, err := b.state.Read(th)
	if err != nil {
		return nil, false, err
	}
	if len(s.read) > 0 {
		return s.read, true, nil // by another thread, while this one waited for the lock
	}
	if p, ok, err = rawRead(th, raw, s.size); err != nil || len(p) == 0 {
		return nil, ok, err
	}
	if s, err = b.state.Write(th); err != nil {
		return nil, false, err
	}
	s.read = p
	return p, true, nil
}

// start prepares reading from the raw stream: the lock, and for BufferedRandom what was written goes first.
func (b *buffered) start(th *thread, what string) (raw value, err error) {
	if raw, err = b.openRaw(th, what); err != nil {
		return raw, err
	}
	if err := b.lock(th); err != nil {
		return raw, err
	}
	if err := b.flush(th, raw); err != nil {
		b.unlock()
		return raw, err
	}
	return raw, nil
}

func bufRead(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	if !a[1].IsNone() && a[1].Type().Index != nil {
		n, err := ext.AsSubscript(th, a[1], ext.OverflowErrorType)
		if err != nil {
			return value{}, err
		}
		if n < -1 {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "read length must be non-negative or -1")
		}
	}
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	if _, err := b.openRaw(th, "read of"); err != nil {
		return value{}, err
	}
	p, ok, err := b.read(th, n)
	if err != nil || !ok {
		return ext.None, err
	}
	return ext.NewBytes(p), nil
}

// read reads n bytes, less only at the end, or everything for -1. ok is false if a non-blocking stream has nothing.
func (b *buffered) read(th *thread, n int) (p []byte, ok bool, err error) {
	if p, ok, err := b.consume(th, n); ok || err != nil {
		return p, ok, err
	}
	raw, err := b.start(th, "read of")
	if err != nil {
		return nil, false, err
	}
	defer b.unlock()
	if p, ok, err := b.consume(th, n); ok || err != nil {
		return p, ok, err
	}
	if n < 0 {
		return b.readRest(th, raw)
	}
	p, err = b.takeAll(th)
	if err != nil {
		return nil, false, err
	}
	s, err := b.state.Read(th)
	if err != nil {
		return nil, false, err
	}
	for size := s.size; len(p) < n; {
		var more []byte
		if left := n - len(p); left >= size {
			if more, ok, err = rawRead(th, raw, left); err != nil {
				return nil, false, err
			}
		} else {
			if more, ok, err = b.fill(th, raw); err != nil {
				return nil, false, err
			}
			k := min(len(more), left)
			if _, _, err = b.consume(th, k); err != nil {
				return nil, false, err
			}
			more = more[:k]
		}
		if len(more) == 0 {
			return p, ok || len(p) > 0, nil
		}
		p = append(p, more...)
	}
	return p, true, nil
}

// readRest reads to the end.
func (b *buffered) readRest(th *thread, raw value) ([]byte, bool, error) {
	p, err := b.takeAll(th)
	if err != nil {
		return nil, false, err
	}
	if f, ok := fast(raw); ok {
		if !f.readable {
			return nil, false, modeError(th, "reading")
		}
		rest, err := f.readRest(th)
		if len(p) == 0 {
			return rest, true, err
		}
		return append(p, rest...), true, err
	}
	if f, err := ext.LookupAttr(th, raw, "readall"); err != nil {
		return nil, false, err
	} else if !f.IsUndef() {
		v, err := ext.CallArgs(th, f)
		if err != nil {
			return nil, false, err
		}
		if v.IsNone() {
			return p, len(p) > 0, nil
		}
		rest, ok := ext.AsBytes(v)
		if !ok {
			return nil, false, ext.RaiseMsg(th, ext.TypeErrorType, "readall() should return bytes")
		}
		return append(p, rest...), true, nil
	}
	for {
		v, err := ext.CallMethod(th, raw, "read")
		if err != nil {
			return nil, false, err
		}
		more, _ := ext.AsBytes(v)
		if len(more) == 0 {
			return p, !v.IsNone() || len(p) > 0, nil
		}
		p = append(p, more...)
	}
}

// read1 returns what is there, or what one read of the raw stream gives: at most n bytes, -1 for as many as fit the buffer.
func (b *buffered) read1(th *thread, n int) ([]byte, error) {
	s, err := b.state.Read(th)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		n = s.size
	}
	if have := len(s.read); have > 0 && !s.wrote && len(s.out) == 0 {
		p, _, err := b.consume(th, min(n, have))
		return p, err
	}
	raw, err := b.start(th, "read of")
	if err != nil {
		return nil, err
	}
	defer b.unlock()
	if s, err = b.state.Read(th); err != nil {
		return nil, err
	}
	if len(s.read) == 0 && n < s.size {
		if _, _, err := b.fill(th, raw); err != nil {
			return nil, err
		}
		if s, err = b.state.Read(th); err != nil {
			return nil, err
		}
	}
	if have := len(s.read); have > 0 || n < s.size {
		p, _, err := b.consume(th, min(n, have))
		return p, err
	}
	p, _, err := rawRead(th, raw, n)
	return p, err
}

func bufRead1(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	n, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	if _, err := b.openRaw(th, "read of"); err != nil {
		return value{}, err
	}
	p, err := b.read1(th, n)
	return ext.NewBytes(p), err
}

func bufPeek(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	if _, err := b.openRaw(th, "peek of"); err != nil {
		return value{}, err
	}
	raw, err := b.start(th, "peek of")
	if err != nil {
		return value{}, err
	}
	defer b.unlock()
	p, _, err := b.fill(th, raw)
	return ext.NewBytes(bytes.Clone(p)), err
}

func bufReadInto(once bool) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		b, buf := bufOf(a[0]), a[1]
		dst, err := ext.WritableBuffer(th, buf)
		if err != nil {
			return value{}, err
		}
		n := len(dst)
		if _, err := b.openRaw(th, "readinto of"); err != nil {
			return value{}, err
		}
		var p []byte
		ok := true
		if once {
			p, err = b.read1(th, n)
		} else {
			p, ok, err = b.read(th, n)
		}
		if err != nil || !ok {
			return ext.None, err
		}
		return fillBuffer(th, buf, p)
	}
}

func bufReadline(th *thread, a []value) (value, error) {
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	p, err := bufOf(a[0]).readline(th, n)
	return ext.NewBytes(p), err
}

// readline reads a line of at most limit bytes, -1 for any number.
func (b *buffered) readline(th *thread, limit int) ([]byte, error) {
	if _, err := b.openRaw(th, "readline of"); err != nil {
		return nil, err
	}
	s, err := b.state.Read(th)
	if err != nil {
		return nil, err
	}
	if n, ok := lineIn(s.read, limit); ok {
		if p, ok, err := b.consume(th, n); ok || err != nil {
			return p, err
		}
	}
	raw, err := b.start(th, "readline of")
	if err != nil {
		return nil, err
	}
	defer b.unlock()
	var line []byte
	for {
		p, _, err := b.fill(th, raw)
		if err != nil || len(p) == 0 {
			return line, err
		}
		left := limit
		if limit >= 0 {
			left = limit - len(line)
		}
		n, ok := lineIn(p, left)
		if !ok {
			n = len(p)
		}
		if _, _, err := b.consume(th, n); err != nil {
			return nil, err
		}
		if line = append(line, p[:n]...); ok {
			return line, nil
		}
	}
}

// lineIn returns the length of the line at the start of p, and whether p has all of it or as much as limit allows.
func lineIn(p []byte, limit int) (n int, ok bool) {
	if limit >= 0 && len(p) > limit {
		p = p[:limit]
	}
	if i := bytes.IndexByte(p, '\n'); i >= 0 {
		return i + 1, true
	}
	return len(p), limit >= 0 && len(p) == limit
}

// bufNext is iteration over lines.
func bufNext(th *thread, self value) (value, error) {
	b := bufOf(self)
	if t := self.Type(); t != readerType && t != randomType {
		return nextLine(th, self)
	}
	p, err := b.readline(th, -1)
	if err != nil || len(p) == 0 {
		return ext.Undef, err
	}
	return ext.NewBytes(p), nil
}
