package io

import (
	"unicode/utf8"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// offsetOf returns how many bytes of the chunk the first n characters of the text decoded from it come from. The codec is none
// that is Python code.
func (s *textState) offsetOf(n int) int {
	r := &s.reading
	if n == 0 {
		return 0
	}
	if !s.nl.translate && s.codec.kind == kindByte || r.decoded.IsASCII() && len(r.chunk) == r.decoded.Len()-r.old {
		return min(n, len(r.chunk))
	}
	i := 0
	for ; n > 0 && i < len(r.chunk); n-- {
		c := r.chunk[i]
		switch {
		case c == '\r' && s.nl.translate && i+1 < len(r.chunk) && r.chunk[i+1] == '\n':
			i += 2
		case c < 0x80 || s.codec.kind == kindByte:
			i++
		default:
			_, size := utf8.DecodeRune(r.chunk[i:])
			i += size
		}
	}
	return i
}

func textTell(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	s, err := t.open(th)
	if err != nil {
		return value{}, err
	}
	switch {
	case s.reading.paused:
		return value{}, ext.RaiseMsg(th, ext.OSErrorType, "telling position disabled by next() call")
	case !s.reading.telling:
		return value{}, unsupported(th, "underlying stream is not seekable")
	}
	buffer := s.buffer
	if _, err := ext.CallMethod(th, a[0], "flush"); err != nil {
		return value{}, err
	}
	pos, err := ext.CallMethod(th, buffer, "tell")
	if err != nil {
		return value{}, err
	}
	if s, err = t.state.Read(th); err != nil {
		return value{}, err
	}
	r := &s.reading
	if !r.snapshot {
		return pos, nil
	}
	at, err := ext.AsLong(th, pos)
	if err != nil {
		return value{}, err
	}
	start, n := at-int64(len(r.chunk)), r.pos-r.old
	if s.codec.kind == kindPython {
		c, err := t.find(th, n)
		c.start += start
		return c.value(), err
	}
	if r.pos == r.decoded.Len() && len(r.pending) == 0 && !r.cr {
		return pos, nil
	}
	return ext.Int(start + int64(s.offsetOf(n))), nil
}

func textSeek(th *thread, a []value) (value, error) {
	t, self, cookie := textOf(a[0]), a[0], a[1]
	whence, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	s, err := t.open(th)
	if err != nil {
		return value{}, err
	}
	if !s.reading.seekable() {
		return value{}, unsupported(th, "underlying stream is not seekable")
	}
	buffer := s.buffer
	zero, err := ext.Equal(th, cookie, ext.Int(0))
	if err != nil {
		return value{}, err
	}
	switch whence {
	case 1:
		if !zero {
			return value{}, unsupported(th, "can't do nonzero cur-relative seeks")
		}
		if cookie, err = ext.CallMethod(th, self, "tell"); err != nil {
			return value{}, err
		}
	case 2:
		if !zero {
			return value{}, unsupported(th, "can't do nonzero end-relative seeks")
		}
	case 0:
		if less, err := ext.Less(th, cookie, ext.Int(0)); err != nil {
			return value{}, err
		} else if less {
			r, err := ext.Repr(th, cookie)
			if err != nil {
				return value{}, err
			}
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "negative seek position "+r.String())
		}
		whence = 0
	default:
		return value{}, ext.Raisef(th, ext.ValueErrorType, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if whence == 1 {
		whence = 0
	}
	if _, err := ext.CallMethod(th, self, "flush"); err != nil {
		return value{}, err
	}
	c := cookieOf(cookie)
	if c.plain() {
		c = place{}
	} else {
		cookie = ext.Int(c.start)
	}
	pos, err := ext.CallMethod(th, buffer, "seek", cookie, ext.Int(int64(whence)))
	if err != nil {
		return value{}, err
	}
	if s, err = t.state.Write(th); err != nil {
		return value{}, err
	}
	s.reading.forget()
	s.reading.telling, s.reading.paused = true, false
	s.reading.decoder, s.encoder = ext.Undef, ext.Undef
	n, ok := ext.AsInt64(pos)
	if ok {
		s.started = n != 0
	}
	if s.codec.kind != kindPython || !s.canRead || whence != 0 || n == 0 && c.plain() {
		return pos, nil
	}
	return a[1], t.resume(th, c)
}
