// Package io is the _io module: files, buffers and text streams.
//
// # Transactions
//
// What a stream has read ahead, and everything about BytesIO and StringIO, is transactional state. A read that is satisfied
// from there is part of the transaction; one that isn't commits and blocks. What is written waits for the commit and is then
// added, in commit order, to the output of its file (osfile.go), which reaches the system when there is enough of it, at
// flush, seek and close, and at exit. Streams over raw files that are Python objects have their output in transactional
// state and write it by calling them.
//
// # Map
//
//	module.go     the module, open
//	osfile.go     open files of the system and their output
//	base.go       _IOBase and the abstract classes over it
//	fileio.go     FileIO
//	buffered.go   what BufferedReader, BufferedWriter and BufferedRandom have in common; bufread.go and bufwrite.go the halves
//	rwpair.go     BufferedRWPair
//	bytesio.go    BytesIO
//	stringio.go   StringIO
//	newline.go    newline translation, IncrementalNewlineDecoder
//	textio.go     TextIOWrapper; textread.go, textwrite.go and textseek.go its halves and positions
package io

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

const defaultBufferSize = 128 * 1024

// unsupportedType is io.UnsupportedOperation.
var unsupportedType *ext.Type

func init() {
	unsupportedType = ext.NewType(ext.TypeSpec{
		Name: "io.UnsupportedOperation", Base: ext.OSErrorType, Bases: []*ext.Type{ext.OSErrorType, ext.ValueErrorType}, Flags: ext.FlagBaseOK | ext.FlagHasAttrs,
	})
}

func unsupported(th *thread, what string) error { return ext.RaiseMsg(th, unsupportedType, what) }

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_io", Effect: ext.Pure,
		Doc: "The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this module.",
		Types: []*ext.Type{ioBaseType, rawBaseType, bufferedBaseType, textBaseType, fileIOType, bytesIOType, stringIOType, readerType, writerType,
			randomType, rwPairType, textType, newlineDecoderType},
		Consts: map[string]value{"DEFAULT_BUFFER_SIZE": ext.Int(defaultBufferSize), "BlockingIOError": ext.BlockingIOErrorType.Value(),
			"UnsupportedOperation": unsupportedType.Value()},
		Funcs: []ext.Func{
			{Name: "open", Sig: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", Fn: open, Doc: "Open file and return a stream.  Raise OSError upon failure."},
			{Name: "open_code", Sig: "path", Fn: openCode, Doc: "Opens the provided file with the intent to import the contents.\n\nThis may perform extra validation beyond open(), but is otherwise interchangeable\nwith calling open(path, 'rb')."},
			{Name: "text_encoding", Sig: "encoding, stacklevel=2, /", Fn: textEncoding, Doc: "A helper function to choose the text encoding.\n\nWhen encoding is not None, this function returns it.\nOtherwise, this function returns the default text encoding\n(i.e. \"locale\" or \"utf-8\" depends on UTF-8 mode)."},
		},
	}
}

type outboxKey struct{}

// outboxOf returns the interpreter's waiting output, which is flushed at exit.
func outboxOf(th *thread) *outbox {
	if b, ok := th.Interp.Ext.Load(outboxKey{}); ok {
		return b.(*outbox)
	}
	b, loaded := th.Interp.Ext.LoadOrStore(outboxKey{}, &outbox{dirty: map[*file]struct{}{}})
	if !loaded {
		th.Interp.AtExit(b.(*outbox).flushAll)
	}
	return b.(*outbox)
}

// utf8Mode reports whether the locale is C or POSIX, where CPython turns its UTF-8 mode on.
func utf8Mode() bool {
	for _, n := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := os.Getenv(n); v != "" {
			return v == "C" || v == "POSIX"
		}
	}
	return true
}

// localeEncoding is the default encoding of text files.
func localeEncoding() string {
	if utf8Mode() {
		return "utf-8"
	}
	return "UTF-8"
}

func textEncoding(th *thread, a []value) (value, error) {
	if !a[0].IsNone() {
		return a[0], nil
	}
	if utf8Mode() {
		return ext.NewStr("utf-8").Value(), nil
	}
	return ext.NewStr("locale").Value(), nil
}

func openCode(th *thread, a []value) (value, error) {
	if _, ok := ext.AsStr(a[0]); !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "open_code() argument 'path' must be str, not %s", a[0].Type().MessageName())
	}
	return openFile(th, &openArgs{file: a[0], mode: "rb", buffering: -1, encoding: ext.None, errors: ext.None, newline: ext.None, closefd: true, opener: ext.None})
}

// openArgs are the arguments of open.
type openArgs struct {
	file                              value
	mode                              string
	buffering                         int
	encoding, errors, newline, opener value
	closefd                           bool
}

// optStr checks an argument that is a str or None.
func optStr(th *thread, v value, fname, arg string) (value, error) {
	if _, ok := ext.AsStr(v); !ok && !v.IsNone() {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s() argument '%s' must be str or None, not %s", fname, arg, v.Type().MessageName())
	}
	return v, nil
}

func open(th *thread, a []value) (value, error) {
	o := &openArgs{file: a[0], opener: a[7]}
	mode, ok := ext.AsStr(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "open() argument 'mode' must be str, not %s", a[1].Type().MessageName())
	}
	o.mode = mode.String()
	buffering, newline, closefd := a[2], a[5], a[6]
	var err error
	if o.encoding, err = optStr(th, a[3], "open", "encoding"); err != nil {
		return value{}, err
	}
	if o.errors, err = optStr(th, a[4], "open", "errors"); err != nil {
		return value{}, err
	}
	if o.newline, err = optStr(th, newline, "open", "newline"); err != nil {
		return value{}, err
	}
	if o.buffering, err = ospath.Int(th, buffering); err != nil {
		return value{}, err
	}
	if o.closefd, err = ext.Truth(th, closefd); err != nil {
		return value{}, err
	}
	return openFile(th, o)
}

// modeBits is a mode string taken apart.
type modeBits struct {
	creating, reading, writing, appending, updating, text, binary bool
}

func parseMode(th *thread, mode string) (m modeBits, err error) {
	bad := func(msg string) (modeBits, error) { return m, ext.RaiseMsg(th, ext.ValueErrorType, msg) }
	for i, c := range mode {
		flag := map[rune]*bool{'x': &m.creating, 'r': &m.reading, 'w': &m.writing, 'a': &m.appending, '+': &m.updating, 't': &m.text, 'b': &m.binary}[c]
		if flag == nil || strings.ContainsRune(mode[i+1:], c) {
			return bad("invalid mode: '" + mode + "'")
		}
		*flag = true
	}
	if m.text && m.binary {
		return bad("can't have text and binary mode at once")
	}
	n := 0
	for _, b := range []bool{m.creating, m.reading, m.writing, m.appending} {
		if b {
			n++
		}
	}
	if n > 1 {
		return bad("must have exactly one of create/read/write/append mode")
	}
	return m, nil
}

func (m modeBits) raw() string {
	s := ""
	for _, f := range []struct {
		on bool
		c  string
	}{{m.creating, "x"}, {m.reading, "r"}, {m.writing, "w"}, {m.appending, "a"}, {m.updating, "+"}} {
		if f.on {
			s += f.c
		}
	}
	return s
}

// openFile is open: a FileIO with the layers that mode and buffering ask for.
func openFile(th *thread, o *openArgs) (value, error) {
	file := o.file
	if !file.Type().Is(ext.IntType) {
		var err error
		if file, err = ospath.FSPath(th, file); err != nil {
			return value{}, err
		}
	}
	m, err := parseMode(th, o.mode)
	if err != nil {
		return value{}, err
	}
	if m.binary {
		for _, f := range []struct {
			v    value
			name string
		}{{o.encoding, "encoding"}, {o.errors, "errors"}, {o.newline, "newline"}} {
			if !f.v.IsNone() {
				what := "binary mode doesn't take an " + f.name + " argument"
				if f.name == "newline" {
					what = "binary mode doesn't take a newline argument"
				}
				return value{}, ext.RaiseMsg(th, ext.ValueErrorType, what)
			}
		}
	}
	if m.binary && o.buffering == 1 {
		if err := warn(th, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"); err != nil {
			return value{}, err
		}
		o.buffering = -1
	}
	raw := newFileIO(th, fileIOType)
	if err := raw.open(th, file, m.raw(), o.closefd, o.opener); err != nil {
		return value{}, err
	}
	return layers(th, raw, o, m)
}

// warn issues a RuntimeWarning.
func warn(th *thread, msg string) error {
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("warnings"), ext.None, ext.TupleOf(ext.NewStr("warn").Value()), 0)
	if err != nil {
		return err
	}
	_, err = ext.CallMethod(th, mod, "warn", ext.NewStr(msg).Value(), ext.RuntimeWarningType.Value())
	return err
}

// layers puts a buffer and a text stream over raw. If that fails, raw is closed.
func layers(th *thread, raw *fileIO, o *openArgs, m modeBits) (value, error) {
	v, err := buildLayers(th, raw, o, m)
	if err != nil && !ext.IsAbort(err) {
		_ = raw.f.close()
	}
	return v, err
}

func buildLayers(th *thread, raw *fileIO, o *openArgs, m modeBits) (value, error) {
	size, lines := o.buffering, false
	tty := size < 0 && isatty(raw.f.no())
	if size == 1 || tty {
		size, lines = -1, true
	}
	if size < 0 {
		size = raw.bufferSize()
	}
	if size == 0 {
		if !m.binary {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "can't have unbuffered text I/O")
		}
		return raw.value(), nil
	}
	t := readerType
	switch {
	case m.updating:
		t = randomType
	case m.creating || m.writing || m.appending:
		t = writerType
	}
	b := newBuffered(th, t)
	if err := b.init(th, raw.value(), size); err != nil {
		return value{}, err
	}
	if m.binary {
		return b.value(), nil
	}
	w := newText(th, textType)
	if err := w.init(th, textArgs{buffer: b.value(), encoding: o.encoding, errors: o.errors, newline: o.newline, lineBuffering: lines}); err != nil {
		return value{}, err
	}
	return w.value(), w.Attrs.Set(th, th.Interp.Intern("mode"), ext.NewStr(o.mode).Value())
}

func isatty(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}
