package io

import (
	"bytes"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// newlines says how a text stream treats line ends: newline in open and StringIO.
type newlines struct {
	given     value  // None or a str
	universal bool   // lines end with \n, \r or \r\n when read
	translate bool   // they are read as \n
	end       string // what ends lines when read, if not universal
	write     string // what \n is written as; "" as it is
}

// parseNewline checks a newline argument.
func parseNewline(th *thread, v value) (newlines, error) {
	n := newlines{given: v, end: "\n"}
	if v.IsNone() {
		n.universal, n.translate = true, true
		return n, nil
	}
	s, ok := ext.AsStr(v)
	if !ok {
		return n, ext.Raisef(th, ext.TypeErrorType, "newline must be str or None, not %s", v.Type().MessageName())
	}
	switch s.String() {
	case "":
		n.universal = true
	case "\n":
	case "\r", "\r\n":
		n.end, n.write = s.String(), s.String()
	default:
		r, err := ext.Repr(th, v)
		if err != nil {
			return n, err
		}
		return n, ext.RaiseMsg(th, ext.ValueErrorType, "illegal newline value: "+r.String())
	}
	return n, nil
}

// textNewline is parseNewline for TextIOWrapper, whose message shows the bare value.
func textNewline(th *thread, v value) (newlines, error) {
	n, err := parseNewline(th, v)
	if s, ok := ext.AsStr(v); ok && err != nil && ext.IsRaised(err, ext.ValueErrorType) {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "illegal newline value: "+s.String())
	}
	return n, err
}

// index returns the first place of c in s at or after from, or -1.
func index(s *ext.Str, c rune, from int) int {
	if s.Width() == 1 {
		if i := bytes.IndexByte(s.Bytes8()[from:], byte(c)); i >= 0 {
			return from + i
		}
		return -1
	}
	for i := from; i < s.Len(); i++ {
		if s.At(i) == c {
			return i
		}
	}
	return -1
}

// lineEnd returns where the line that begins at from ends in s, and whether its end is there.
func (n *newlines) lineEnd(s *ext.Str, from int) (int, bool) {
	switch {
	case n.translate || n.end == "\n" && !n.universal:
		if i := index(s, '\n', from); i >= 0 {
			return i + 1, true
		}
	case n.universal:
		lf, cr := index(s, '\n', from), index(s, '\r', from)
		if cr < 0 || lf >= 0 && lf < cr {
			if lf >= 0 {
				return lf + 1, true
			}
			break
		}
		if cr+1 < s.Len() && s.At(cr+1) == '\n' {
			return cr + 2, true
		}
		return cr + 1, true
	default:
		for i := from; ; i++ {
			if i = index(s, '\r', i); i < 0 {
				break
			}
			if n.end == "\r" {
				return i + 1, true
			}
			if i+1 < s.Len() && s.At(i+1) == '\n' {
				return i + 2, true
			}
		}
	}
	return s.Len(), false
}

// output returns s with \n as it is written.
func (n *newlines) output(s *ext.Str) *ext.Str {
	if n.write == "" || index(s, '\n', 0) < 0 {
		return s
	}
	var b ext.StrBuilder
	from := 0
	for {
		i := index(s, '\n', from)
		if i < 0 {
			break
		}
		b.WriteSlice(s, from, i)
		b.WriteASCII(n.write)
		from = i + 1
	}
	b.WriteSlice(s, from, s.Len())
	return b.Str()
}

// The kinds of line ends that a stream has met.
const (
	seenCR = 1 << iota
	seenLF
	seenCRLF
)

// newlinesSeen is the newlines attribute.
func newlinesSeen(seen uint8) value {
	var vs []value
	for _, k := range []struct {
		bit  uint8
		text string
	}{{seenCR, "\r"}, {seenLF, "\n"}, {seenCRLF, "\r\n"}} {
		if seen&k.bit != 0 {
			vs = append(vs, ext.NewStr(k.text).Value())
		}
	}
	switch len(vs) {
	case 0:
		return ext.None
	case 1:
		return vs[0]
	}
	return ext.NewTuple(vs)
}

// unifier is universal newline decoding: it notes what line ends there are and may turn them to \n. A \r at the end of a
// piece waits for the next, so that \r\n isn't torn apart.
type unifier struct {
	translate bool
	cr        bool // a \r waits
	seen      uint8
}

// decode takes the next piece of text.
func (u *unifier) decode(s *ext.Str, final bool) *ext.Str {
	if u.cr && (final || s.Len() > 0) {
		s = ext.Concat(ext.NewStr("\r"), s)
		u.cr = false
	}
	if n := s.Len(); n > 0 && !final && s.At(n-1) == '\r' {
		u.cr = true
		s = s.Slice(0, n-1)
	}
	first := index(s, '\r', 0)
	if first < 0 {
		if u.seen&seenLF == 0 && index(s, '\n', 0) >= 0 {
			u.seen |= seenLF
		}
		return s
	}
	var b ext.StrBuilder
	b.WriteSlice(s, 0, first)
	for i := 0; i < s.Len(); i++ {
		c := s.At(i)
		switch {
		case c == '\n':
			u.seen |= seenLF
		case c == '\r' && i+1 < s.Len() && s.At(i+1) == '\n':
			u.seen |= seenCRLF
			i++
			c = '\n'
		case c == '\r':
			u.seen |= seenCR
			c = '\n'
		}
		if i >= first {
			b.WriteRune(c)
		}
	}
	if !u.translate {
		return s
	}
	return b.Str()
}

// newlineDecoder is io.IncrementalNewlineDecoder: a unifier over what a decoder gives.
type newlineDecoder struct {
	ext.Header
	ext.Attrs
	state ext.State[newlineState]
}

type newlineState struct {
	decoder value // None: the input is text; Undef: not initialized
	errors  value
	unifier
}

var newlineDecoderType *ext.Type

func init() {
	newlineDecoderType = ext.NewType(ext.TypeSpec{
		Name: "_io.IncrementalNewlineDecoder", Flags: ext.FlagBaseOK, Effect: ext.Pure, Sig: "decoder, translate, errors='strict'",
		AttrOff: unsafe.Offsetof(newlineDecoder{}.Attrs),
		Doc:     "Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.\nIt also records the types of newlines encountered.  When used with\ntranslate=False, it ensures that the newline sequence is returned in\none piece. When used with decoder=None, it expects unicode strings as\ndecode input and translates newlines without first invoking an external\ndecoder.",
		Alloc: func(th *thread, cls *ext.Type) value {
			d := &newlineDecoder{Header: ext.NewHeader(cls)}
			if cls.Flags&ext.FlagHasAttrs != 0 {
				d.Attrs.Init(th, cls)
			}
			d.state.Init(th, newlineState{decoder: ext.Undef})
			return ext.FromPtr(unsafe.Pointer(d))
		},
		Slots: ext.Slots{New: newBase, Init: newlineInit},
		Methods: []ext.Func{
			{Name: "decode", Sig: "self, input, final=False", Fn: newlineDecode}, {Name: "getstate", Sig: "self, /", Fn: newlineGetState},
			{Name: "setstate", Sig: "self, state, /", Fn: newlineSetState}, {Name: "reset", Sig: "self, /", Fn: newlineReset},
		},
		GetSets: []ext.GetSet{{Name: "newlines", Get: func(th *thread, self value) (value, error) {
			s, err := (*newlineDecoder)(self.P).state.Read(th)
			if err != nil {
				return value{}, err
			}
			return newlinesSeen(s.seen), nil
		}}},
	})
}

func newlineInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "IncrementalNewlineDecoder", "decoder, translate, errors='strict'", args, kw)
	if err != nil {
		return err
	}
	translate, err := ext.Truth(th, a[1])
	if err != nil {
		return err
	}
	s, err := (*newlineDecoder)(self.P).state.Write(th)
	if err == nil {
		*s = newlineState{decoder: a[0], errors: a[2], unifier: unifier{translate: translate}}
	}
	return err
}

// inner returns the decoder that is wrapped.
func (d *newlineDecoder) inner(th *thread) (value, error) {
	s, err := d.state.Read(th)
	if err == nil && s.decoder.IsUndef() {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "IncrementalNewlineDecoder.__init__() not called")
	}
	if err != nil {
		return value{}, err
	}
	return s.decoder, nil
}

func newlineDecode(th *thread, a []value) (value, error) {
	d := (*newlineDecoder)(a[0].P)
	inner, err := d.inner(th)
	if err != nil {
		return value{}, err
	}
	final, err := ext.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	out := a[1]
	if !inner.IsNone() {
		if out, err = ext.CallMethod(th, inner, "decode", a[1], ext.Bool(final)); err != nil {
			return value{}, err
		}
	}
	text, ok := ext.AsStr(out)
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "decoder should return a string result, not '%s'", out.Type().MessageName())
	}
	s, err := d.state.Write(th)
	if err != nil {
		return value{}, err
	}
	return s.decode(text, final).Value(), nil
}

func newlineGetState(th *thread, a []value) (value, error) {
	d := (*newlineDecoder)(a[0].P)
	inner, err := d.inner(th)
	if err != nil {
		return value{}, err
	}
	buf, flag := ext.NewBytes(nil), int64(0)
	if !inner.IsNone() {
		v, err := ext.CallMethod(th, inner, "getstate")
		if err != nil {
			return value{}, err
		}
		t, ok := ext.AsTuple(v)
		if !ok || len(t.Items) != 2 {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "illegal decoder state")
		}
		buf = t.Items[0]
		if flag, err = ext.AsLong(th, t.Items[1]); err != nil {
			return value{}, err
		}
	}
	s, err := d.state.Read(th)
	if err != nil {
		return value{}, err
	}
	flag <<= 1
	if s.cr {
		flag |= 1
	}
	return ext.TupleOf(buf, ext.Int(flag)), nil
}

func newlineSetState(th *thread, a []value) (value, error) {
	d := (*newlineDecoder)(a[0].P)
	inner, err := d.inner(th)
	if err != nil {
		return value{}, err
	}
	t, ok := ext.AsTuple(a[1])
	if !ok || len(t.Items) != 2 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "state argument must be a tuple")
	}
	flag, err := ext.AsLong(th, t.Items[1])
	if err != nil {
		return value{}, err
	}
	s, err := d.state.Write(th)
	if err != nil {
		return value{}, err
	}
	s.cr = flag&1 != 0
	if inner.IsNone() {
		return ext.None, nil
	}
	return ext.CallMethod(th, inner, "setstate", ext.TupleOf(t.Items[0], ext.Int(flag>>1)))
}

func newlineReset(th *thread, a []value) (value, error) {
	d := (*newlineDecoder)(a[0].P)
	inner, err := d.inner(th)
	if err != nil {
		return value{}, err
	}
	s, err := d.state.Write(th)
	if err != nil {
		return value{}, err
	}
	s.cr, s.seen = false, 0
	if inner.IsNone() {
		return ext.None, nil
	}
	return ext.CallMethod(th, inner, "reset")
}
