package io

import (
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// text is io.TextIOWrapper.
type text struct {
	base
	state ext.State[textState]
}

// textState is everything about a text stream. Its slices are never changed in place, except for out, which is only appended
// to.
type textState struct {
	buffer        value // Undef: not initialized or detached
	gone          bool  // detached
	encoding      value // as given
	codec         codec
	nl            newlines
	lineBuffering bool
	writeThrough  bool
	chunkSize     int
	canRead       bool
	canWrite      bool

	reading reading
	out     []byte // encoded text for a buffer that isn't a BufferedWriter
	encoder value  // the incremental encoder of a codec that is Python code, or Undef
	started bool   // something has been written: no byte order mark any more
}

// codec is how text becomes bytes and back.
type codec struct {
	name   string // as package objects knows it
	kind   codecKind
	errors string // "" for strict
}

type codecKind uint8

// The kinds of codecs, by how they decode a stream piece by piece.
const (
	kindPython codecKind = iota // by an incremental decoder from the registry
	kindByte                    // every byte by itself
	kindUTF8
)

var textType *ext.Type

func newText(th *thread, cls *ext.Type) *text {
	t := &text{base: base{Header: ext.NewHeader(cls)}}
	t.Attrs.Init(th, cls)
	t.state.Init(th, textState{buffer: ext.Undef, encoder: ext.Undef})
	return t
}

func (t *text) value() value { return ext.FromPtr(unsafe.Pointer(t)) }

func textOf(v value) *text { return (*text)(v.P) }

func init() {
	get := func(f func(*textState) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) {
			s, err := textOf(self).attached(th)
			if err != nil {
				return value{}, err
			}
			return f(s), nil
		}
	}
	textType = ext.NewType(ext.TypeSpec{
		Name: "_io.TextIOWrapper", Base: textBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: attrOff,
		Sig:   "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
		Doc:   "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded with. It defaults to locale.getencoding().\n\nerrors determines the strictness of encoding and decoding (see\nhelp(codecs.Codec) or the documentation for codecs.register) and\ndefaults to \"strict\".\n\nnewline controls how line endings are handled. It can be None, '',\n'\\n', '\\r', and '\\r\\n'.  It works as follows:\n\n* On input, if newline is None, universal newlines mode is\n  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n  these are translated into '\\n' before being returned to the\n  caller. If it is '', universal newline mode is enabled, but line\n  endings are returned to the caller untranslated. If it has any of\n  the other legal values, input lines are only terminated by the given\n  string, and the line ending is returned to the caller untranslated.\n\n* On output, if newline is None, any '\\n' characters written are\n  translated to the system default line separator, os.linesep. If\n  newline is '' or '\\n', no translation takes place. If newline is any\n  of the other legal values, any '\\n' characters written are translated\n  to the given string.\n\nIf line_buffering is True, a call to flush is implied when a call to\nwrite contains a newline character.",
		Alloc: func(th *thread, cls *ext.Type) value { return newText(th, cls).value() },
		Slots: ext.Slots{New: newBase, Init: textInit, Repr: textRepr, Next: textNext},
		Methods: []ext.Func{
			{Name: "write", Sig: "self, text, /", Effect: ext.Buffered, Fn: textWrite, Doc: "Write string s to stream.\n\nReturn the number of characters written\n(which is always equal to the length of the string)."},
			{Name: "read", Sig: "self, size=-1, /", Fn: textRead}, {Name: "readline", Sig: "self, size=-1, /", Fn: textReadline},
			{Name: "flush", Sig: "self, /", Effect: ext.Blocking, Fn: textFlush}, {Name: "close", Sig: "self, /", Effect: ext.Blocking, Fn: textClose},
			{Name: "detach", Sig: "self, /", Effect: ext.Blocking, Fn: textDetach},
			{Name: "reconfigure", Sig: "self, *, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None", Effect: ext.Blocking, Fn: textReconfigure, Doc: "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush."},
			{Name: "seek", Sig: "self, cookie, whence=0, /", Effect: ext.Blocking, Fn: textSeek}, {Name: "tell", Sig: "self, /", Effect: ext.Blocking, Fn: textTell},
			{Name: "truncate", Sig: "self, pos=None, /", Effect: ext.Blocking, Fn: textTruncate},
			textDelegate("fileno"), textDelegate("seekable"), textDelegate("readable"), textDelegate("writable"), textDelegate("isatty"), noPickle(),
		},
		GetSets: []ext.GetSet{
			{Name: "encoding", Get: get(func(s *textState) value { return s.encoding })},
			{Name: "errors", Get: get(func(s *textState) value {
				if s.codec.errors == "" {
					return ext.NewStr("strict").Value()
				}
				return ext.NewStr(s.codec.errors).Value()
			})},
			{Name: "buffer", Get: get(func(s *textState) value { return s.buffer })},
			{Name: "line_buffering", Get: get(func(s *textState) value { return ext.Bool(s.lineBuffering) })},
			{Name: "write_through", Get: get(func(s *textState) value { return ext.Bool(s.writeThrough) })},
			{Name: "newlines", Get: get(func(s *textState) value { return newlinesSeen(s.reading.seen) })},
			{Name: "name", Get: bufferAttr("name")}, {Name: "closed", Get: bufferAttr("closed")},
			{Name: "_CHUNK_SIZE", Get: get(func(s *textState) value { return ext.Int(int64(s.chunkSize)) }), Set: setChunkSize},
		},
	})
}

func setChunkSize(th *thread, self, v value) error {
	if v.IsUndef() {
		return ext.RaiseMsg(th, ext.AttributeErrorType, "cannot delete attribute")
	}
	n, err := ext.AsIndex(th, v)
	if err != nil {
		return err
	}
	if n <= 0 {
		return ext.RaiseMsg(th, ext.ValueErrorType, "a strictly positive integer is required")
	}
	s, err := textOf(self).state.Write(th)
	if err == nil {
		s.chunkSize = n
	}
	return err
}

// attached returns the state of a stream that has a buffer, to read.
func (t *text) attached(th *thread) (*textState, error) {
	s, err := t.state.Read(th)
	if err != nil {
		return nil, err
	}
	if s.buffer.IsUndef() {
		msg := "I/O operation on uninitialized object"
		if s.gone {
			msg = "underlying buffer has been detached"
		}
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, msg)
	}
	return s, nil
}

func bufferAttr(name string) func(*thread, value) (value, error) {
	return func(th *thread, self value) (value, error) {
		s, err := textOf(self).attached(th)
		if err != nil {
			return value{}, err
		}
		return ext.GetAttrName(th, s.buffer, name)
	}
}

func textDelegate(name string) ext.Func {
	return ext.Func{Name: name, Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
		s, err := textOf(a[0]).attached(th)
		if err != nil {
			return value{}, err
		}
		return ext.CallMethod(th, s.buffer, name)
	}}
}

// fastBuffer returns the buffer if it is exactly one of this package's over a file of the system.
func fastBuffer(buffer value) (b *buffered, ok bool) {
	switch buffer.Type() {
	case readerType, writerType, randomType:
		return bufOf(buffer), true
	}
	return nil, false
}

// open returns the state of a stream that isn't closed, to read.
func (t *text) open(th *thread) (*textState, error) {
	s, err := t.attached(th)
	if err != nil {
		return nil, err
	}
	var closed bool
	if b, ok := fastBuffer(s.buffer); ok {
		raw, err := b.rawValue(th)
		if err != nil {
			return nil, err
		}
		closed, err = rawClosed(th, raw)
		if err != nil {
			return nil, err
		}
	} else if closed, err = isClosed(th, s.buffer); err != nil {
		return nil, err
	}
	if closed {
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file.")
	}
	return t.state.Read(th)
}

// textArgs are the arguments of TextIOWrapper.
type textArgs struct {
	buffer, encoding, errors, newline value
	lineBuffering, writeThrough       bool
}

func textInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "TextIOWrapper", "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False", args, kw)
	if err != nil {
		return err
	}
	for i, name := range []string{"encoding", "errors", "newline"} {
		if _, err := optStr(th, a[i+1], "TextIOWrapper", name); err != nil {
			return err
		}
	}
	lines, err := ext.Truth(th, a[4])
	if err != nil {
		return err
	}
	through, err := ext.Truth(th, a[5])
	if err != nil {
		return err
	}
	return textOf(self).init(th, textArgs{a[0], a[1], a[2], a[3], lines, through})
}

func (t *text) init(th *thread, a textArgs) error {
	nl, err := textNewline(th, a.newline)
	if err != nil {
		return err
	}
	enc, c, err := pickCodec(th, a.encoding, a.errors)
	if err != nil {
		return err
	}
	n := textState{buffer: a.buffer, encoding: enc, codec: c, nl: nl, lineBuffering: a.lineBuffering, writeThrough: a.writeThrough, chunkSize: 8192,
		encoder: ext.Undef}
	if err := t.prepare(th, &n); err != nil {
		return err
	}
	s, err := t.state.Write(th)
	if err == nil {
		*s = n
	}
	return err
}

// prepare asks the buffer what it can do.
func (t *text) prepare(th *thread, s *textState) error {
	s.reading = reading{unifier: unifier{translate: s.nl.translate}, decoded: ext.EmptyStr, decoder: ext.Undef}
	if b, ok := fastBuffer(s.buffer); ok {
		raw, err := b.rawValue(th)
		if err != nil {
			return err
		}
		if f, ok := fast(raw); ok && !f.f.closed() {
			s.canRead, s.canWrite, s.reading.telling = s.buffer.Type() != writerType, s.buffer.Type() != readerType, f.canSeek()
			return s.findStart(th)
		}
	}
	for _, q := range []struct {
		method string
		answer *bool
	}{{"seekable", &s.reading.telling}, {"readable", &s.canRead}, {"writable", &s.canWrite}} {
		v, err := ext.CallMethod(th, s.buffer, q.method)
		if err != nil {
			return err
		}
		if *q.answer, err = ext.Truth(th, v); err != nil {
			return err
		}
	}
	return s.findStart(th)
}

// findStart finds out whether what is written next begins the file, where some encodings put a byte order mark.
func (s *textState) findStart(th *thread) error {
	if s.started = false; !s.reading.seekable() || !s.canWrite || !s.codec.hasMark() {
		return nil
	}
	v, err := ext.CallMethod(th, s.buffer, "tell")
	if err != nil {
		return err
	}
	at, err := ext.AsLong(th, v)
	s.started = at != 0
	return err
}

// hasMark reports whether the encoding begins a file with a byte order mark.
func (c *codec) hasMark() bool {
	switch strings.NewReplacer("_", "-").Replace(strings.ToLower(c.name)) {
	case "utf-16", "utf-32", "utf-8-sig", "utf16", "utf32":
		return true
	}
	return false
}

// pickCodec chooses the codec for an encoding and an error handler, each a str or None.
func pickCodec(th *thread, encoding, errors value) (value, codec, error) {
	c := codec{name: "utf-8", kind: kindUTF8}
	if e, ok := ext.AsStr(errors); ok && e.String() != "strict" {
		c.errors = e.String()
	}
	enc, ok := ext.AsStr(encoding)
	if !ok || enc.String() == "locale" {
		return ext.NewStr(localeEncoding()).Value(), c, nil
	}
	c.name = enc.String()
	switch strings.ReplaceAll(strings.ToLower(c.name), "_", "-") {
	case "utf-8", "utf8":
		return encoding, c, nil
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii":
		c.kind = kindByte
		return encoding, c, nil
	}
	c.kind = kindPython
	info, err := lookupCodec(th, encoding)
	if err != nil {
		return value{}, c, err
	}
	isText, err := ext.LookupAttr(th, info, "_is_text_encoding")
	if err != nil {
		return value{}, c, err
	}
	if isText == ext.False {
		return value{}, c, ext.Raisef(th, ext.LookupErrorType, "'%s' is not a text encoding", c.name)
	}
	return encoding, c, nil
}

func lookupCodec(th *thread, encoding value) (value, error) {
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("_codecs"), ext.None, ext.TupleOf(ext.NewStr("lookup").Value()), 0)
	if err != nil {
		return value{}, err
	}
	return ext.CallMethod(th, mod, "lookup", encoding)
}

func textRepr(th *thread, self value) (*ext.Str, error) {
	s, err := textOf(self).state.Read(th)
	if err != nil {
		return nil, err
	}
	if s.buffer.IsUndef() && !s.gone {
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on uninitialized object")
	}
	enc, err := ext.Repr(th, s.encoding)
	if err != nil {
		return nil, err
	}
	more := " encoding=" + enc.String()
	mode, err := ext.LookupAttr(th, self, "mode")
	if err != nil {
		return nil, err
	}
	if !mode.IsUndef() {
		r, err := ext.Repr(th, mode)
		if err != nil {
			return nil, err
		}
		more = " mode=" + r.String() + more
	}
	return streamRepr(th, self, more)
}

func textClose(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	s, err := t.attached(th)
	if err != nil {
		return value{}, err
	}
	buffer := s.buffer
	if closed, err := isClosed(th, buffer); err != nil || closed {
		return ext.None, err
	}
	_, err = ext.CallMethod(th, a[0], "flush")
	if ext.IsAbort(err) {
		return value{}, err
	}
	_, err2 := ext.CallMethod(th, buffer, "close")
	return ext.None, chain(th, err, err2)
}

func textDetach(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	s, err := t.attached(th)
	if err != nil {
		return value{}, err
	}
	buffer := s.buffer
	if _, err := ext.CallMethod(th, a[0], "flush"); err != nil {
		return value{}, err
	}
	if s, err = t.state.Write(th); err == nil {
		s.buffer, s.gone = ext.Undef, true
	}
	return buffer, err
}

func textReconfigure(th *thread, a []value) (value, error) {
	t := textOf(a[0])
	encoding, errors, newline, lines, through := a[1], a[2], a[3], a[4], a[5]
	s, err := t.attached(th)
	if err != nil {
		return value{}, err
	}
	if s.reading.decoded.Len() > 0 || s.reading.begun {
		if !encoding.IsNone() || !errors.IsNone() || !newline.IsUndef() {
			return value{}, unsupported(th, "It is not possible to set the encoding or newline of stream after the first read")
		}
	}
	nl := s.nl
	if !newline.IsUndef() {
		if nl, err = textNewline(th, newline); err != nil {
			return value{}, err
		}
	}
	lineBuffering, writeThrough := s.lineBuffering, s.writeThrough
	for _, o := range []struct {
		given value
		to    *bool
	}{{lines, &lineBuffering}, {through, &writeThrough}} {
		if o.given.IsNone() {
			continue
		}
		if *o.to, err = ext.Truth(th, o.given); err != nil {
			return value{}, err
		}
	}
	if _, err := ext.CallMethod(th, a[0], "flush"); err != nil {
		return value{}, err
	}
	if s, err = t.attached(th); err != nil {
		return value{}, err
	}
	n := *s
	n.nl, n.reading.translate, n.lineBuffering, n.writeThrough = nl, nl.translate, lineBuffering, writeThrough
	if !encoding.IsNone() || !errors.IsNone() {
		if err := n.recode(th, encoding, errors); err != nil {
			return value{}, err
		}
	}
	if s, err = t.state.Write(th); err == nil {
		*s = n
	}
	return ext.None, err
}

// recode changes the encoding or the error handler. The state is a copy.
func (s *textState) recode(th *thread, encoding, errors value) (err error) {
	if encoding.IsNone() {
		encoding = s.encoding
		if errors.IsNone() && s.codec.errors != "" {
			errors = ext.NewStr(s.codec.errors).Value()
		}
	}
	if s.encoding, s.codec, err = pickCodec(th, encoding, errors); err != nil {
		return err
	}
	s.encoder, s.reading.decoder = ext.Undef, ext.Undef
	return s.findStart(th)
}

func textTruncate(th *thread, a []value) (value, error) {
	s, err := textOf(a[0]).open(th)
	if err != nil {
		return value{}, err
	}
	buffer, pos := s.buffer, a[1]
	if _, err := ext.CallMethod(th, a[0], "flush"); err != nil {
		return value{}, err
	}
	return ext.CallMethod(th, buffer, "truncate", pos)
}
