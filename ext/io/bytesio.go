package io

import (
	"bytes"
	"math"
	"unsafe"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// bytesIO is io.BytesIO. Its contents are a bytearray, which getbuffer gives a view of.
type bytesIO struct {
	base
	data  *ext.Bytearray
	state ext.State[memState]
}

// memState is the position of a stream in memory.
type memState struct {
	pos    int
	closed bool
}

var bytesIOType *ext.Type

func bytesOf(v value) *bytesIO { return (*bytesIO)(v.P) }

func init() {
	yes := func(th *thread, a []value) (value, error) {
		_, _, err := bytesOf(a[0]).open(th)
		return ext.True, err
	}
	bytesIOType = ext.NewType(ext.TypeSpec{
		Name: "_io.BytesIO", Base: bufferedBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: attrOff, Sig: "initial_bytes=b''",
		Doc: "Buffered I/O implementation using an in-memory bytes buffer.",
		Alloc: func(th *thread, cls *ext.Type) value {
			b := &bytesIO{base: base{Header: ext.NewHeader(cls)}, data: ext.NewBytearray(th, nil)}
			b.Attrs.Init(th, cls)
			b.state.Init(th, memState{})
			return ext.FromPtr(unsafe.Pointer(b))
		},
		Slots: ext.Slots{New: newBase, Init: bytesInit, Next: bytesNext, Iter: func(th *thread, self value) (value, error) {
			_, _, err := bytesOf(self).open(th)
			return self, err
		}},
		Methods: []ext.Func{
			{Name: "readable", Sig: "self, /", Fn: yes}, {Name: "seekable", Sig: "self, /", Fn: yes}, {Name: "writable", Sig: "self, /", Fn: yes},
			{Name: "close", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				s, err := bytesOf(a[0]).state.Write(th)
				if err == nil {
					s.closed = true
				}
				return ext.None, err
			}},
			{Name: "flush", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				_, _, err := bytesOf(a[0]).open(th)
				return ext.None, err
			}},
			{Name: "isatty", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				_, _, err := bytesOf(a[0]).open(th)
				return ext.False, err
			}},
			{Name: "tell", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				s, _, err := bytesOf(a[0]).open(th)
				if err != nil {
					return value{}, err
				}
				return ext.Int(int64(s.pos)), nil
			}},
			{Name: "write", Sig: "self, b, /", Fn: bytesWrite}, {Name: "read", Sig: "self, size=-1, /", Fn: bytesRead},
			{Name: "read1", Sig: "self, size=-1, /", Fn: bytesRead}, {Name: "readline", Sig: "self, size=-1, /", Fn: bytesReadline},
			{Name: "readlines", Sig: "self, size=None, /", Fn: readlinesBase}, {Name: "readinto", Sig: "self, buffer, /", Fn: bytesReadInto},
			{Name: "getvalue", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				_, data, err := bytesOf(a[0]).open(th)
				return ext.NewBytes(bytes.Clone(data)), err
			}},
			{Name: "getbuffer", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				b := bytesOf(a[0])
				if _, _, err := b.open(th); err != nil {
					return value{}, err
				}
				return ext.NewMemoryview(th, b.data.Value())
			}},
			{Name: "seek", Sig: "self, pos, whence=0, /", Fn: bytesSeek}, {Name: "truncate", Sig: "self, size=None, /", Fn: bytesTruncate},
			{Name: "__getstate__", Sig: "self, /", Fn: bytesGetState}, {Name: "__setstate__", Sig: "self, state, /", Fn: bytesSetState},
		},
		GetSets: []ext.GetSet{{Name: "closed", Get: func(th *thread, self value) (value, error) {
			s, err := bytesOf(self).state.Read(th)
			if err != nil {
				return value{}, err
			}
			return ext.Bool(s.closed), nil
		}}},
	})
}

// open returns the state and contents, to read.
func (b *bytesIO) open(th *thread) (*memState, []byte, error) {
	s, err := b.state.Read(th)
	if err != nil {
		return nil, nil, err
	}
	if s.closed {
		return nil, nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file.")
	}
	data, err := b.data.Read(th)
	return s, data, err
}

func (b *bytesIO) moveTo(th *thread, pos int) error {
	s, err := b.state.Write(th)
	if err == nil {
		s.pos = pos
	}
	return err
}

func bytesInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "BytesIO", "initial_bytes=None", args, kw)
	if err != nil {
		return err
	}
	b := bytesOf(self)
	s, err := b.state.Write(th)
	if err != nil {
		return err
	}
	*s = memState{}
	w, err := b.data.Write(th)
	if err != nil {
		return err
	}
	w.B = nil
	if a[0].IsNone() {
		return nil
	}
	p, err := ext.BufferOf(th, a[0])
	if err != nil {
		return err
	}
	return b.data.Append(th, p)
}

// take moves the position past n bytes, or what there is, and returns a copy of them.
func (b *bytesIO) take(th *thread, n int) ([]byte, error) {
	s, data, err := b.open(th)
	if err != nil {
		return nil, err
	}
	from := min(s.pos, len(data))
	if n < 0 || n > len(data)-from {
		n = len(data) - from
	}
	if n == 0 {
		return nil, nil
	}
	p := bytes.Clone(data[from : from+n])
	return p, b.moveTo(th, from+n)
}

func bytesRead(th *thread, a []value) (value, error) {
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	p, err := bytesOf(a[0]).take(th, n)
	return ext.NewBytes(p), err
}

func (b *bytesIO) line(th *thread, limit int) ([]byte, error) {
	s, data, err := b.open(th)
	if err != nil {
		return nil, err
	}
	n, _ := lineIn(data[min(s.pos, len(data)):], limit)
	return b.take(th, n)
}

func bytesReadline(th *thread, a []value) (value, error) {
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	p, err := bytesOf(a[0]).line(th, n)
	return ext.NewBytes(p), err
}

func bytesNext(th *thread, self value) (value, error) {
	p, err := bytesOf(self).line(th, -1)
	if err != nil || len(p) == 0 {
		return ext.Undef, err
	}
	return ext.NewBytes(p), nil
}

func bytesReadInto(th *thread, a []value) (value, error) {
	dst, err := ext.WritableBuffer(th, a[1])
	if err != nil {
		return value{}, err
	}
	p, err := bytesOf(a[0]).take(th, len(dst))
	if err != nil {
		return value{}, err
	}
	return fillBuffer(th, a[1], p)
}

func bytesWrite(th *thread, a []value) (value, error) {
	b := bytesOf(a[0])
	s, data, err := b.open(th)
	if err != nil {
		return value{}, err
	}
	p, err := ext.BufferOf(th, a[1])
	if err != nil || len(p) == 0 {
		return ext.Int(0), err
	}
	pos := s.pos
	if pos > math.MaxInt-len(p) {
		return value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "new buffer size too large")
	}
	end := pos + len(p)
	if pos >= len(data) {
		if pos > len(data) {
			if err := th.Reserve(end); err != nil {
				return value{}, err
			}
			if err := b.data.Append(th, make([]byte, pos-len(data))); err != nil {
				return value{}, err
			}
		}
		if err := b.data.Append(th, p); err != nil {
			return value{}, err
		}
	} else {
		p = bytes.Clone(p) // it may be a view of our own contents
		w, err := b.data.Write(th)
		if err != nil {
			return value{}, err
		}
		n := copy(w.B[pos:], p)
		if err := b.data.Append(th, p[n:]); err != nil {
			return value{}, err
		}
	}
	return ext.Int(int64(end - pos)), b.moveTo(th, end)
}

func bytesSeek(th *thread, a []value) (value, error) {
	b := bytesOf(a[0])
	s, data, err := b.open(th)
	if err != nil {
		return value{}, err
	}
	at, size := s.pos, len(data)
	pos, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	whence, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	switch whence {
	case 0:
		if pos < 0 {
			return value{}, ext.Raisef(th, ext.ValueErrorType, "negative seek value %d", pos)
		}
	case 1:
		pos += at
	case 2:
		pos += size
	default:
		return value{}, ext.Raisef(th, ext.ValueErrorType, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	pos = max(pos, 0)
	return ext.Int(int64(pos)), b.moveTo(th, pos)
}

func bytesTruncate(th *thread, a []value) (value, error) {
	b := bytesOf(a[0])
	s, data, err := b.open(th)
	if err != nil {
		return value{}, err
	}
	n, have := s.pos, len(data)
	if !a[1].IsNone() {
		if n, err = ext.AsIndex(th, a[1]); err != nil {
			return value{}, err
		}
		if n < 0 {
			return value{}, ext.Raisef(th, ext.ValueErrorType, "negative size value %d", n)
		}
	}
	if n < have {
		w, err := b.data.Write(th)
		if err != nil {
			return value{}, err
		}
		w.B = w.B[:n:n]
	}
	return ext.Int(int64(n)), nil
}

func bytesGetState(th *thread, a []value) (value, error) {
	s, data, err := bytesOf(a[0]).open(th)
	if err != nil {
		return value{}, err
	}
	pos, content := ext.Int(int64(s.pos)), ext.NewBytes(bytes.Clone(data))
	dict, err := instanceDict(th, a[0])
	return ext.TupleOf(content, pos, dict), err
}

// instanceDict returns a copy of an object's attributes, None if it has none.
func instanceDict(th *thread, self value) (value, error) {
	v, err := ext.GetAttrName(th, self, "__dict__")
	if err != nil {
		return value{}, err
	}
	d, _ := ext.AsDict(v)
	if n, err := d.Len(th); err != nil || n == 0 {
		return ext.None, err
	}
	c, err := d.Copy(th)
	if err != nil {
		return value{}, err
	}
	return c.Value(), nil
}

// restoreDict adds the items of state, a dict or None, to an object's attributes.
func restoreDict(th *thread, self, state value) error {
	if state.IsNone() {
		return nil
	}
	if _, ok := ext.AsDict(state); !ok {
		return ext.Raisef(th, ext.TypeErrorType, "third item of state should be a dict, got a %s", state.Type().MessageName())
	}
	v, err := ext.GetAttrName(th, self, "__dict__")
	if err != nil {
		return err
	}
	d, _ := ext.AsDict(v)
	return d.Update(th, state)
}

func bytesSetState(th *thread, a []value) (value, error) {
	self := a[0]
	t, ok := ext.AsTuple(a[1])
	if !ok || len(t.Items) < 3 {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s.__setstate__ argument should be 3-tuple, got %s", self.Type().MessageName(), a[1].Type().MessageName())
	}
	if err := bytesInit(th, self, t.Items[:1], nil); err != nil {
		return value{}, err
	}
	if !t.Items[1].Type().Is(ext.IntType) {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "second item of state must be an integer, got %s", t.Items[1].Type().MessageName())
	}
	pos, err := ext.AsIndex(th, t.Items[1])
	if err != nil {
		return value{}, err
	}
	if pos < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "position value cannot be negative")
	}
	if err := bytesOf(self).moveTo(th, pos); err != nil {
		return value{}, err
	}
	return ext.None, restoreDict(th, self, t.Items[2])
}
