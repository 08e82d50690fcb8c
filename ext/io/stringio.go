package io

import (
	"math"
	"unsafe"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// stringIO is io.StringIO.
type stringIO struct {
	base
	state ext.State[stringState]
}

// stringState is the contents in pieces, which are joined when somebody wants to read them. Appending to pieces in place is
// all right: who holds an older state sees no more of the array than it had then.
type stringState struct {
	pieces []*ext.Str
	size   int
	pos    int
	closed bool
	nl     newlines
	unifier
}

var stringIOType *ext.Type

func stringOf(v value) *stringIO { return (*stringIO)(v.P) }

func init() {
	yes := func(th *thread, a []value) (value, error) {
		_, err := stringOf(a[0]).open(th)
		return ext.True, err
	}
	read := func(f func(*stringState) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) {
			s, err := stringOf(self).open(th)
			if err != nil {
				return value{}, err
			}
			return f(s), nil
		}
	}
	stringIOType = ext.NewType(ext.TypeSpec{
		Name: "_io.StringIO", Base: textBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: attrOff, Sig: "initial_value='', newline='\\n'",
		Doc: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
		Alloc: func(th *thread, cls *ext.Type) value {
			s := &stringIO{base: base{Header: ext.NewHeader(cls)}}
			s.Attrs.Init(th, cls)
			s.state.Init(th, stringState{})
			return ext.FromPtr(unsafe.Pointer(s))
		},
		Slots: ext.Slots{New: newBase, Init: stringInit, Next: stringNext},
		Methods: []ext.Func{
			{Name: "readable", Sig: "self, /", Fn: yes}, {Name: "seekable", Sig: "self, /", Fn: yes}, {Name: "writable", Sig: "self, /", Fn: yes},
			{Name: "close", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				s, err := stringOf(a[0]).state.Write(th)
				if err == nil {
					s.closed, s.pieces = true, nil
				}
				return ext.None, err
			}},
			{Name: "getvalue", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				s, err := stringOf(a[0]).content(th)
				if err != nil {
					return value{}, err
				}
				return s.Value(), nil
			}},
			{Name: "read", Sig: "self, size=-1, /", Fn: stringRead}, {Name: "readline", Sig: "self, size=-1, /", Fn: stringReadline},
			{Name: "tell", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				return read(func(s *stringState) value { return ext.Int(int64(s.pos)) })(th, a[0])
			}},
			{Name: "write", Sig: "self, s, /", Fn: stringWrite}, {Name: "seek", Sig: "self, pos, whence=0, /", Fn: stringSeek},
			{Name: "truncate", Sig: "self, pos=None, /", Fn: stringTruncate},
			{Name: "__getstate__", Sig: "self, /", Fn: stringGetState}, {Name: "__setstate__", Sig: "self, state, /", Fn: stringSetState},
		},
		GetSets: []ext.GetSet{
			{Name: "closed", Get: func(th *thread, self value) (value, error) {
				s, err := stringOf(self).state.Read(th)
				if err != nil {
					return value{}, err
				}
				return ext.Bool(s.closed), nil
			}},
			{Name: "newlines", Get: read(func(s *stringState) value { return newlinesSeen(s.seen) })},
			{Name: "line_buffering", Get: read(func(s *stringState) value { return ext.False })},
		},
	})
}

// open returns the state to read.
func (o *stringIO) open(th *thread) (*stringState, error) {
	s, err := o.state.Read(th)
	switch {
	case err != nil:
		return nil, err
	case s.closed:
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file")
	case s.nl.end == "":
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on uninitialized object")
	}
	return s, nil
}

// content returns the contents, joined.
func (o *stringIO) content(th *thread) (*ext.Str, error) {
	s, err := o.open(th)
	if err != nil {
		return nil, err
	}
	switch len(s.pieces) {
	case 0:
		return ext.EmptyStr, nil
	case 1:
		return s.pieces[0], nil
	}
	var b ext.StrBuilder
	b.Grow(s.size)
	for _, p := range s.pieces {
		b.WriteStr(p)
	}
	all := b.Str()
	w, err := o.state.Write(th)
	if err == nil {
		w.pieces = []*ext.Str{all}
	}
	return all, err
}

func stringInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "StringIO", "initial_value='', newline='\\n'", args, kw)
	if err != nil {
		return err
	}
	nl, err := parseNewline(th, a[1])
	if err != nil {
		return err
	}
	initial, ok := ext.AsStr(a[0])
	if !ok && !a[0].IsNone() {
		return ext.Raisef(th, ext.TypeErrorType, "initial_value must be str or None, not %s", a[0].Type().MessageName())
	}
	o := stringOf(self)
	s, err := o.state.Write(th)
	if err != nil {
		return err
	}
	*s = stringState{nl: nl, unifier: unifier{translate: nl.translate}}
	if ok && initial.Len() > 0 {
		if err := o.write(th, initial); err != nil {
			return err
		}
		if s, err = o.state.Write(th); err != nil {
			return err
		}
		s.pos = 0
	}
	return nil
}

// write puts text at the position.
func (o *stringIO) write(th *thread, text *ext.Str) error {
	s, err := o.state.Write(th)
	if err != nil {
		return err
	}
	if s.nl.universal {
		text = s.decode(text, true)
	}
	text = s.nl.output(text)
	if text.Len() == 0 {
		return nil
	}
	pos, n := s.pos, text.Len()
	if pos == s.size {
		s.pieces = append(s.pieces, text)
		s.size, s.pos = s.size+n, pos+n
		return nil
	}
	old, err := o.content(th)
	if err != nil {
		return err
	}
	if err := th.Reserve(4 * min(pos+n, math.MaxInt/4)); err != nil {
		return err
	}
	var b ext.StrBuilder
	b.WriteSlice(old, 0, min(pos, old.Len()))
	b.WriteRepeat(0, max(pos-old.Len(), 0))
	b.WriteStr(text)
	if pos+n < old.Len() {
		b.WriteSlice(old, pos+n, old.Len())
	}
	all := b.Str()
	if s, err = o.state.Write(th); err != nil {
		return err
	}
	s.pieces, s.size, s.pos = []*ext.Str{all}, all.Len(), pos+n
	return nil
}

func stringWrite(th *thread, a []value) (value, error) {
	o := stringOf(a[0])
	if _, err := o.open(th); err != nil {
		return value{}, err
	}
	text, ok := ext.AsStr(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "string argument expected, got '%s'", a[1].Type().MessageName())
	}
	return ext.Int(int64(text.Len())), o.write(th, text)
}

// take returns the text up to end and moves there.
func (o *stringIO) take(th *thread, all *ext.Str, from, end int) (*ext.Str, error) {
	if from >= end {
		return ext.EmptyStr, nil
	}
	s, err := o.state.Write(th)
	if err != nil {
		return nil, err
	}
	s.pos = end
	return all.Slice(from, end), nil
}

func stringRead(th *thread, a []value) (value, error) {
	o := stringOf(a[0])
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	all, err := o.content(th)
	if err != nil {
		return value{}, err
	}
	s, err := o.open(th)
	if err != nil {
		return value{}, err
	}
	end := all.Len()
	if n >= 0 && n < end-s.pos {
		end = s.pos + n
	}
	r, err := o.take(th, all, s.pos, end)
	if err != nil {
		return value{}, err
	}
	return r.Value(), nil
}

func (o *stringIO) line(th *thread, limit int) (*ext.Str, error) {
	all, err := o.content(th)
	if err != nil {
		return nil, err
	}
	s, err := o.open(th)
	if err != nil {
		return nil, err
	}
	if s.pos >= all.Len() {
		return ext.EmptyStr, nil
	}
	end, _ := s.nl.lineEnd(all, s.pos)
	if limit >= 0 {
		end = min(end, s.pos+limit)
	}
	return o.take(th, all, s.pos, end)
}

func stringReadline(th *thread, a []value) (value, error) {
	n, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	s, err := stringOf(a[0]).line(th, n)
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}

func stringNext(th *thread, self value) (value, error) {
	if self.Type() != stringIOType {
		return nextLine(th, self)
	}
	s, err := stringOf(self).line(th, -1)
	if err != nil || s.Len() == 0 {
		return ext.Undef, err
	}
	return s.Value(), nil
}

func stringSeek(th *thread, a []value) (value, error) {
	o := stringOf(a[0])
	s, err := o.open(th)
	if err != nil {
		return value{}, err
	}
	at, size := s.pos, s.size
	pos, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	whence, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	switch {
	case whence < 0 || whence > 2:
		return value{}, ext.Raisef(th, ext.ValueErrorType, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case pos < 0 && whence == 0:
		return value{}, ext.Raisef(th, ext.ValueErrorType, "Negative seek position %d", pos)
	case whence != 0 && pos != 0:
		return value{}, ext.RaiseMsg(th, ext.OSErrorType, "Can't do nonzero cur-relative seeks")
	case whence == 1:
		pos = at
	case whence == 2:
		pos = size
	}
	if s, err = o.state.Write(th); err != nil {
		return value{}, err
	}
	s.pos = pos
	return ext.Int(int64(pos)), nil
}

func stringTruncate(th *thread, a []value) (value, error) {
	o := stringOf(a[0])
	all, err := o.content(th)
	if err != nil {
		return value{}, err
	}
	s, err := o.open(th)
	if err != nil {
		return value{}, err
	}
	n := s.pos
	if !a[1].IsNone() {
		if n, err = ext.AsIndex(th, a[1]); err != nil {
			return value{}, err
		}
		if n < 0 {
			return value{}, ext.Raisef(th, ext.ValueErrorType, "Negative size value %d", n)
		}
	}
	if n < all.Len() {
		if s, err = o.state.Write(th); err != nil {
			return value{}, err
		}
		s.pieces, s.size = []*ext.Str{all.Slice(0, n)}, n
	}
	return ext.Int(int64(n)), nil
}

func stringGetState(th *thread, a []value) (value, error) {
	o := stringOf(a[0])
	all, err := o.content(th)
	if err != nil {
		return value{}, err
	}
	s, err := o.open(th)
	if err != nil {
		return value{}, err
	}
	nl, pos := s.nl.given, s.pos
	dict, err := instanceDict(th, a[0])
	return ext.TupleOf(all.Value(), nl, ext.Int(int64(pos)), dict), err
}

func stringSetState(th *thread, a []value) (value, error) {
	self := a[0]
	t, ok := ext.AsTuple(a[1])
	if !ok || len(t.Items) < 4 {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s.__setstate__ argument should be 4-tuple, got %s", self.Type().MessageName(), a[1].Type().MessageName())
	}
	text, ok := ext.AsStr(t.Items[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "initial_value must be str or None, not %s", t.Items[0].Type().MessageName())
	}
	if err := stringInit(th, self, []value{ext.EmptyStr.Value(), t.Items[1]}, nil); err != nil {
		return value{}, err
	}
	pos, err := ext.AsIndex(th, t.Items[2])
	if err != nil {
		return value{}, err
	}
	if pos < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "position value cannot be negative")
	}
	s, err := stringOf(self).state.Write(th)
	if err != nil {
		return value{}, err
	}
	// The text is as it was: no translation a second time.
	s.pieces, s.size, s.pos = []*ext.Str{text}, text.Len(), pos
	return ext.None, restoreDict(th, self, t.Items[3])
}
