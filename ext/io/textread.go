package io

import (
	"bytes"

	"github.com/weftpy/weft/ext"
)

// reading is the reading half of a text stream: text that was decoded and not read yet, and what it was decoded from, so that
// tell can find out where in the file the reader is.
type reading struct {
	unifier
	decoded  *ext.Str
	pos      int    // characters of decoded that were read
	old      int    // characters of decoded that are from before the chunk, all of them read by the time tell can be called
	snapshot bool   // chunk is known: it was read while telling was allowed
	chunk    []byte // what decoded was decoded from, with what decoders without state kept from the bytes before
	flags    int64  // the state of a decoder that is Python code when it began with the chunk, and in bit 0 that of the unifier
	pending  []byte // an unfinished character at the end of the chunk
	decoder  value  // the incremental decoder of a codec that is Python code, or Undef
	begun    bool   // something was read
	telling  bool   // tell is allowed: the file is seekable and not being iterated over
	paused   bool   // iteration has disallowed tell
}

// active reports whether there is something that writing must forget.
func (r *reading) active() bool {
	return r.begun && (r.snapshot || len(r.pending) > 0 || r.cr || !r.decoder.IsUndef())
}

// seekable reports whether the stream can tell at all.
func (r *reading) seekable() bool { return r.telling || r.paused }

// wroteOver resets the decoder, as the file has changed. Text that was read ahead is of no use any more either, but only where
// tell knows the place in the file: what comes from a pipe, or is being iterated over, would be lost.
func (r *reading) wroteOver() {
	if r.snapshot {
		r.dropText()
	}
	r.pending, r.unifier, r.decoder = nil, unifier{translate: r.translate}, ext.Undef
}

func (r *reading) dropText() {
	r.decoded, r.pos, r.old, r.snapshot, r.chunk, r.flags = ext.EmptyStr, 0, 0, false, nil, 0
}

// forget drops what was read ahead.
func (r *reading) forget() {
	r.dropText()
	r.pending, r.cr = nil, false
}

// readChunk reads bytes from the buffer: n, or what one read gives for n < 0; none at the end.
func (t *text) readChunk(th *thread, n int) ([]byte, error) {
	s, err := t.state.Read(th)
	if err != nil {
		return nil, err
	}
	buffer, size := s.buffer, max(n, s.chunkSize)
	if b, ok := fastBuffer(buffer); ok && buffer.Type() != writerType {
		p, err := b.read1(th, max(size, 32<<10))
		return p, err
	}
	f, err := ext.LookupAttr(th, buffer, "read1")
	if err != nil {
		return nil, err
	}
	if f.IsUndef() {
		if f, err = ext.GetAttrName(th, buffer, "read"); err != nil {
			return nil, err
		}
	}
	v, err := ext.CallArgs(th, f, ext.Int(int64(size)))
	if err != nil {
		return nil, err
	}
	p, err := ext.BufferOf(th, v)
	if err != nil {
		return nil, ext.Raisef(th, ext.TypeErrorType, "underlying read1() should have returned a bytes-like object, not '%s'", v.Type().MessageName())
	}
	return bytes.Clone(p), nil
}

// decode decodes the next bytes of the stream. The state must be writable; it may have been replaced afterwards.
func (t *text) decode(th *thread, b []byte, final bool) (*ext.Str, error) {
	s, err := t.state.Write(th)
	if err != nil {
		return nil, err
	}
	var str *ext.Str
	switch s.codec.kind {
	case kindPython:
		if str, err = t.decodePython(th, s, b, final); err != nil {
			return nil, err
		}
	default:
		if len(s.reading.pending) > 0 {
			b = append(bytes.Clone(s.reading.pending), b...)
		}
		n := len(b)
		if !final && s.codec.kind == kindUTF8 {
			n = ext.CompleteUTF8(b)
		}
		rest, c := b[n:], s.codec
		if str, err = ext.Decode(th, b[:n], c.name, c.errors); err != nil {
			return nil, err
		}
		if s, err = t.state.Write(th); err != nil {
			return nil, err
		}
		s.reading.pending = rest
	}
	if s, err = t.state.Write(th); err != nil {
		return nil, err
	}
	s.reading.begun = true
	if s.nl.universal {
		str = s.reading.unifier.decode(str, final)
	}
	return str, nil
}

func (t *text) decodePython(th *thread, s *textState, b []byte, final bool) (*ext.Str, error) {
	dec, err := t.decoder(th, s)
	if err != nil {
		return nil, err
	}
	return decodeWith(th, dec, b, final)
}

// decoder returns the incremental decoder of a codec that is Python code. It may replace the state.
func (t *text) decoder(th *thread, s *textState) (value, error) {
	if dec := s.reading.decoder; !dec.IsUndef() {
		return dec, nil
	}
	dec, err := makeCodec(th, s, "incrementaldecoder")
	if err != nil {
		return dec, err
	}
	if s, err = t.state.Write(th); err == nil {
		s.reading.decoder = dec
	}
	return dec, err
}

func decodeWith(th *thread, dec value, b []byte, final bool) (*ext.Str, error) {
	v, err := ext.CallMethod(th, dec, "decode", ext.NewBytes(b), ext.Bool(final))
	if err != nil {
		return nil, err
	}
	str, ok := ext.AsStr(v)
	if !ok {
		return nil, ext.Raisef(th, ext.TypeErrorType, "decoder should return a string result, not '%s'", v.Type().MessageName())
	}
	return str, nil
}

// startReading checks that the stream can be read and writes what is pending.
func (t *text) startReading(th *thread) error {
	s, err := t.open(th)
	if err != nil {
		return err
	}
	if !s.canRead {
		return unsupported(th, "not readable")
	}
	return t.handOver(th)
}

// more reads and decodes another chunk, of about hint characters. It reports whether there was one.
func (t *text) more(th *thread, hint int) (bool, error) {
	b, err := t.readChunk(th, hint)
	if err != nil {
		return false, err
	}
	s, err := t.state.Write(th)
	if err != nil {
		return false, err
	}
	r := &s.reading
	left, telling := r.decoded.Slice(r.pos, r.decoded.Len()), r.telling
	var chunk []byte
	var flags int64
	if telling {
		if chunk, flags, err = t.beforeChunk(th, s); err != nil {
			return false, err
		}
		if len(chunk) == 0 {
			chunk = b
		} else {
			chunk = append(chunk, b...)
		}
	}
	str, err := t.decode(th, b, len(b) == 0)
	if err != nil {
		return false, err
	}
	if s, err = t.state.Write(th); err != nil {
		return false, err
	}
	r = &s.reading
	r.pos, r.old, r.decoded = 0, left.Len(), ext.Concat(left, str)
	r.snapshot, r.chunk, r.flags = r.snapshot || telling, chunk, flags
	return len(b) > 0 || str.Len() > 0, nil
}

// beforeChunk returns what the decoder has kept from the bytes before a chunk: the bytes themselves, and its other state.
func (t *text) beforeChunk(th *thread, s *textState) (kept []byte, flags int64, err error) {
	r := &s.reading
	if s.codec.kind != kindPython {
		if r.cr {
			kept = append(kept, '\r')
		}
		return append(kept, r.pending...), 0, nil
	}
	cr := r.cr
	dec, err := t.decoder(th, s)
	if err != nil {
		return nil, 0, err
	}
	if kept, flags, err = decoderState(th, dec); cr {
		flags |= 1
	}
	return bytes.Clone(kept), flags, err
}

func textRead(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	if err := t.startReading(th); err != nil {
		return value{}, err
	}
	if n < 0 {
		return t.readAll(th)
	}
	for {
		s, err := t.state.Read(th)
		if err != nil {
			return value{}, err
		}
		have := s.reading.decoded.Len() - s.reading.pos
		if have >= n {
			return t.take(th, n)
		}
		if ok, err := t.more(th, n-have); err != nil {
			return value{}, err
		} else if !ok {
			return t.take(th, min(n, have))
		}
	}
}

// take returns the next n characters, which are there.
func (t *text) take(th *thread, n int) (value, error) {
	if n == 0 {
		return ext.EmptyStr.Value(), nil
	}
	s, err := t.state.Write(th)
	if err != nil {
		return value{}, err
	}
	r := &s.reading
	str := r.decoded.Slice(r.pos, r.pos+n)
	r.pos += n
	return str.Value(), nil
}

func (t *text) readAll(th *thread) (value, error) {
	s, err := t.state.Read(th)
	if err != nil {
		return value{}, err
	}
	var b []byte
	if buf, ok := fastBuffer(s.buffer); ok {
		if b, _, err = buf.read(th, -1); err != nil {
			return value{}, err
		}
	} else {
		v, err := ext.CallMethod(th, s.buffer, "read")
		if err != nil {
			return value{}, err
		}
		if v.IsNone() {
			return value{}, ext.Raise(th, ext.BlockingIOErrorType, ext.NewStr("Read returned None.").Value())
		}
		p, err := ext.BufferOf(th, v)
		if err != nil {
			return value{}, err
		}
		b = bytes.Clone(p)
	}
	str, err := t.decode(th, b, true)
	if err != nil {
		return value{}, err
	}
	if s, err = t.state.Write(th); err != nil {
		return value{}, err
	}
	r := &s.reading
	if r.pos < r.decoded.Len() {
		str = ext.Concat(r.decoded.Slice(r.pos, r.decoded.Len()), str)
	}
	r.dropText()
	return str.Value(), nil
}

func textReadline(th *thread, a []value) (value, error) {
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	return textOf(a[0]).readline(th, n)
}

// readline returns the next line, or as much of it as limit allows (-1: all).
func (t *text) readline(th *thread, limit int) (value, error) {
	if err := t.startReading(th); err != nil {
		return value{}, err
	}
	scanned := 0 // characters that are known to hold no line end
	for {
		s, err := t.state.Read(th)
		if err != nil {
			return value{}, err
		}
		r := &s.reading
		end, ok := s.nl.lineEnd(r.decoded, r.pos+scanned)
		if limit >= 0 && end-r.pos >= limit {
			return t.take(th, limit)
		}
		if ok {
			return t.take(th, end-r.pos)
		}
		// The last character may be the first half of \r\n.
		scanned = max(r.decoded.Len()-r.pos-1, 0)
		if ok, err := t.more(th, 0); err != nil {
			return value{}, err
		} else if !ok {
			if s, err = t.state.Read(th); err != nil {
				return value{}, err
			}
			return t.take(th, s.reading.decoded.Len()-s.reading.pos)
		}
	}
}

// textNext is iteration over lines, which disallows tell until it has ended.
func textNext(th *thread, self value) (value, error) {
	t := textOf(self)
	s, err := t.attached(th)
	if err != nil {
		return value{}, err
	}
	if s.reading.telling {
		if s, err = t.state.Write(th); err != nil {
			return value{}, err
		}
		s.reading.telling, s.reading.paused = false, true
	}
	var line value
	if self.Type() == textType {
		line, err = t.readline(th, -1)
	} else {
		if line, err = ext.CallMethod(th, self, "readline"); err == nil {
			if _, ok := ext.AsStr(line); !ok {
				err = ext.Raisef(th, ext.OSErrorType, "readline() should have returned a str object, not '%s'", line.Type().MessageName())
			}
		}
	}
	if err != nil {
		return value{}, err
	}
	str, _ := ext.AsStr(line)
	if str.Len() > 0 {
		return line, nil
	}
	if s, err = t.state.Write(th); err == nil && s.reading.paused {
		s.reading.telling, s.reading.paused = true, false
	}
	return ext.Undef, err
}
