package io

import (
	"github.com/weftpy/weft/ext"
)

func textWrite(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	str, ok := ext.AsStr(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "write() argument must be str, not %s", a[1].Type().MessageName())
	}
	s, err := t.open(th)
	if err != nil {
		return value{}, err
	}
	if !s.canWrite {
		return value{}, unsupported(th, "not writable")
	}
	if s.reading.active() {
		if s, err = t.state.Write(th); err != nil {
			return value{}, err
		}
		s.reading.wroteOver()
	}
	n := str.Len()
	now := s.lineBuffering && (index(str, '\n', 0) >= 0 || index(str, '\r', 0) >= 0)
	b, err := t.encode(th, s, s.nl.output(str))
	if err != nil {
		return value{}, err
	}
	return ext.Int(int64(n)), t.emit(th, b, now)
}

// encode returns text as bytes, which may not be changed.
func (t *text) encode(th *thread, s *textState, str *ext.Str) ([]byte, error) {
	c := s.codec
	switch {
	case c.kind != kindPython:
		if str.IsASCII() {
			return str.Bytes8(), nil
		}
		return ext.Encode(th, str, c.name, c.errors)
	case !c.hasMark():
		if enc := s.encoder; !enc.IsUndef() {
			return callEncoder(th, enc, str)
		}
		enc, err := makeCodec(th, s, "incrementalencoder")
		if err != nil {
			return nil, err
		}
		w, err := t.state.Write(th)
		if err != nil {
			return nil, err
		}
		w.encoder = enc
		return callEncoder(th, enc, str)
	}
	b, err := ext.Encode(th, str, c.afterMark(s.started), c.errors)
	if err != nil || s.started {
		return b, err
	}
	w, err := t.state.Write(th)
	if err == nil {
		w.started = true
	}
	return b, err
}

// afterMark names the encoding for text that doesn't begin a file.
func (c *codec) afterMark(started bool) string {
	switch {
	case !started:
		return c.name
	case len(c.name) > 4 && c.name[len(c.name)-3:] == "sig":
		return "utf-8"
	}
	return c.name + "-le"
}

// makeCodec makes an incremental encoder or decoder.
func makeCodec(th *thread, s *textState, attr string) (value, error) {
	encoding, errors := s.encoding, s.codec.errors
	info, err := lookupCodec(th, encoding)
	if err != nil {
		return value{}, err
	}
	f, err := ext.GetAttrName(th, info, attr)
	if err != nil {
		return value{}, err
	}
	if errors == "" {
		errors = "strict"
	}
	return ext.CallArgs(th, f, ext.NewStr(errors).Value())
}

func callEncoder(th *thread, enc value, str *ext.Str) ([]byte, error) {
	v, err := ext.CallMethod(th, enc, "encode", str.Value())
	if err != nil {
		return nil, err
	}
	b, ok := ext.AsBytes(v)
	if !ok {
		return nil, ext.Raisef(th, ext.TypeErrorType, "encoder should return a bytes object, not '%s'", v.Type().MessageName())
	}
	return b, nil
}

// emit hands encoded text on; now asks for it to reach the file soon.
func (t *text) emit(th *thread, b []byte, now bool) error {
	s, err := t.state.Read(th)
	if err != nil {
		return err
	}
	if buf, ok := fastBuffer(s.buffer); ok && s.buffer.Type() != readerType {
		raw, err := buf.rawValue(th)
		if err != nil {
			return err
		}
		return buf.write(th, raw, b, now)
	}
	through, size := s.writeThrough, s.chunkSize
	if s, err = t.state.Write(th); err != nil {
		return err
	}
	if s.out = append(s.out, b...); !now && !through && len(s.out) <= size {
		return nil
	}
	if err := t.handOver(th); err != nil || !now {
		return err
	}
	if s, err = t.state.Read(th); err != nil {
		return err
	}
	_, err = ext.CallMethod(th, s.buffer, "flush")
	return err
}

// handOver writes what is pending to the buffer.
func (t *text) handOver(th *thread) error {
	s, err := t.state.Read(th)
	if err != nil || len(s.out) == 0 {
		return err
	}
	if s, err = t.state.Write(th); err != nil {
		return err
	}
	b, buffer := s.out, s.buffer
	s.out = nil
	_, err = ext.CallMethod(th, buffer, "write", ext.NewBytes(b[:len(b):len(b)]))
	return err
}

func textFlush(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	s, err := t.open(th)
	if err != nil {
		return value{}, err
	}
	if s.reading.seekable() && !s.reading.telling {
		if s, err = t.state.Write(th); err != nil {
			return value{}, err
		}
		s.reading.telling, s.reading.paused = true, false
	}
	buffer := s.buffer
	if err := t.handOver(th); err != nil {
		return value{}, err
	}
	return ext.CallMethod(th, buffer, "flush")
}
