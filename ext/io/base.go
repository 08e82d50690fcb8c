package io

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// base starts every stream object: the header and the attributes.
type base struct {
	ext.Header
	ext.Attrs
}

const attrOff = unsafe.Offsetof(base{}.Attrs)

var ioBaseType, rawBaseType, bufferedBaseType, textBaseType *ext.Type

func allocBase(th *thread, cls *ext.Type) value {
	b := &base{Header: ext.NewHeader(cls)}
	b.Attrs.Init(th, cls)
	return ext.FromPtr(unsafe.Pointer(b))
}

// newBase is the New slot of types that do everything in Init.
func newBase(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	return cls.Alloc(th, cls), nil
}

func noInit(th *thread, self value, args []value, kw *ext.Tuple) error { return nil }

func refuse(name, sig, doc string) ext.Func {
	return ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *thread, a []value) (value, error) { return value{}, unsupported(th, name) }}
}

func constant(name string, v value, doc string) ext.Func {
	return ext.Func{Name: name, Sig: "self, /", Doc: doc, Fn: func(th *thread, a []value) (value, error) { return v, nil }}
}

func init() {
	const flags = ext.FlagBaseOK | ext.FlagHasAttrs
	ioBaseType = ext.NewType(ext.TypeSpec{
		Name: "_io._IOBase", Flags: flags, Effect: ext.Pure, AttrOff: attrOff, Alloc: allocBase, Doc: "The abstract base class for all I/O classes.",
		Slots: ext.Slots{New: newBase, Init: noInit, Iter: iterBase, Next: nextLine},
		Methods: []ext.Func{
			refuse("seek", "self, offset, whence=0, /", "Change the stream position to the given byte offset."),
			{Name: "tell", Sig: "self, /", Doc: "Return current stream position.", Fn: func(th *thread, a []value) (value, error) {
				return ext.CallMethod(th, a[0], "seek", ext.Int(0), ext.Int(1))
			}},
			refuse("truncate", "self, size=None, /", "Truncate file to size bytes."),
			{Name: "flush", Sig: "self, /", Doc: "Flush write buffers, if applicable.\n\nThis is not implemented for read-only and non-blocking streams.", Fn: func(th *thread, a []value) (value, error) {
				return ext.None, checkClosed(th, a[0])
			}},
			{Name: "close", Sig: "self, /", Fn: closeBase, Doc: "Flush and close the IO object.\n\nThis method has no effect if the file is already closed."},
			constant("seekable", ext.False, "Return whether object supports random access."), constant("readable", ext.False, "Return whether object was opened for reading."),
			constant("writable", ext.False, "Return whether object was opened for writing."),
			{Name: "_checkClosed", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) { return ext.None, checkClosed(th, a[0]) }},
			checkAble("_checkSeekable", "seekable"), checkAble("_checkReadable", "readable"), checkAble("_checkWritable", "writable"),
			refuse("fileno", "self, /", "Return underlying file descriptor if one exists.\n\nRaise OSError if the IO object does not use a file descriptor."),
			{Name: "isatty", Sig: "self, /", Doc: "Return whether this is an 'interactive' stream.\n\nReturn False if it can't be determined.", Fn: func(th *thread, a []value) (value, error) {
				return ext.False, checkClosed(th, a[0])
			}},
			{Name: "__enter__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) { return a[0], checkClosed(th, a[0]) }},
			{Name: "__exit__", Sig: "self, /, *args", Fn: func(th *thread, a []value) (value, error) {
				return ext.CallMethod(th, a[0], "close")
			}},
			{Name: "readline", Sig: "self, size=-1, /", Fn: readlineBase, Doc: "Read and return a line from the stream.\n\nIf size is specified, at most size bytes will be read."},
			{Name: "readlines", Sig: "self, hint=-1, /", Fn: readlinesBase, Doc: "Return a list of lines from the stream."},
			{Name: "writelines", Sig: "self, lines, /", Fn: writelines, Doc: "Write a list of lines to stream.\n\nLine separators are not added, so it is usual for each of the\nlines provided to have a line separator at the end."},
		},
		GetSets: []ext.GetSet{ext.DictGetSet(), {Name: "closed", Get: func(th *thread, self value) (value, error) {
			c, err := (*base)(self.P).Attrs.Get(th, th.Interp.Intern("__IOBase_closed"))
			return ext.Bool(!c.IsUndef()), err
		}}},
	})
	rawBaseType = ext.NewType(ext.TypeSpec{
		Name: "_io._RawIOBase", Base: ioBaseType, Flags: flags, Effect: ext.Pure, AttrOff: attrOff, Doc: "Base class for raw binary I/O.",
		Methods: []ext.Func{{Name: "read", Sig: "self, size=-1, /", Fn: readRaw}, {Name: "readall", Sig: "self, /", Fn: readAllRaw, Doc: "Read until EOF, using multiple read() call."}},
	})
	bufferedBaseType = ext.NewType(ext.TypeSpec{
		Name: "_io._BufferedIOBase", Base: ioBaseType, Flags: flags, Effect: ext.Pure, AttrOff: attrOff, Doc: "Base class for buffered IO objects.",
		Methods: []ext.Func{
			refuse("detach", "self, /", "Disconnect this buffer from its underlying raw stream and return it."), refuse("read", "self, size=-1, /", "Read and return up to n bytes."),
			refuse("read1", "self, size=-1, /", "Read and return up to size bytes, with at most one read() call to the underlying raw stream."),
			{Name: "readinto", Sig: "self, buffer, /", Fn: readIntoBase("read")}, {Name: "readinto1", Sig: "self, buffer, /", Fn: readIntoBase("read1")},
			refuse("write", "self, b, /", "Write buffer b to the IO stream."),
		},
	})
	none := func(th *thread, self value) (value, error) { return ext.None, nil }
	textBaseType = ext.NewType(ext.TypeSpec{
		Name: "_io._TextIOBase", Base: ioBaseType, Flags: flags, Effect: ext.Pure, AttrOff: attrOff, Doc: "Base class for text I/O.",
		Methods: []ext.Func{
			refuse("detach", "self, /", "Separate the underlying buffer from the TextIOBase and return it."), refuse("read", "self, size=-1, /", "Read at most size characters from stream."),
			refuse("readline", "self, size=-1, /", "Read until newline or EOF."), refuse("write", "self, s, /", "Write string s to stream."),
		},
		GetSets: []ext.GetSet{{Name: "encoding", Get: none, Doc: "Encoding of the text stream."}, {Name: "newlines", Get: none, Doc: "Line endings translated so far."},
			{Name: "errors", Get: none, Doc: "The error setting of the decoder or encoder."}},
	})
}

func isClosed(th *thread, self value) (bool, error) {
	c, err := ext.GetAttrName(th, self, "closed")
	if err != nil {
		return false, err
	}
	return ext.Truth(th, c)
}

func checkClosed(th *thread, self value) error {
	closed, err := isClosed(th, self)
	if closed {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file.")
	}
	return err
}

func checkAble(name, method string) ext.Func {
	return ext.Func{Name: name, Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
		v, err := ext.CallMethod(th, a[0], method)
		if err != nil {
			return value{}, err
		}
		if v != ext.True {
			return value{}, unsupported(th, "File or stream is not "+method+".")
		}
		return v, nil
	}}
}

func closeBase(th *thread, a []value) (value, error) {
	self := a[0]
	b := (*base)(self.P)
	mark := th.Interp.Intern("__IOBase_closed")
	if c, err := b.Attrs.Get(th, mark); err != nil || !c.IsUndef() {
		return ext.None, err
	}
	_, err := ext.CallMethod(th, self, "flush")
	if ext.IsAbort(err) {
		return value{}, err
	}
	return ext.None, chain(th, err, b.Attrs.Set(th, mark, ext.True))
}

// chain returns the error of two steps of which the second is done even if the first has failed. If both have, it is the
// second, with the first as its context.
func chain(th *thread, first, second error) error {
	a, failed := first.(*ext.Raised)
	b, both := second.(*ext.Raised)
	switch {
	case second == nil:
		return first
	case failed && both:
		if err := ext.SetAttr(th, b.Value, th.Interp.Intern("__context__"), a.Value); err != nil {
			return err
		}
	}
	return second
}

func iterBase(th *thread, self value) (value, error) { return self, checkClosed(th, self) }

// nextLine is iteration by readline.
func nextLine(th *thread, self value) (value, error) {
	line, err := ext.CallMethod(th, self, "readline")
	if err != nil {
		return value{}, err
	}
	n, err := ext.Len(th, line)
	if err != nil || n == 0 {
		return ext.Undef, err
	}
	return line, nil
}

// optSize converts an argument that is a size or None; None and what is negative are -1.
func optSize(th *thread, v value) (int, error) {
	if v.IsNone() {
		return -1, nil
	}
	if v.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "argument should be integer or None, not '%s'", v.Type().MessageName())
	}
	n, err := ext.AsSubscript(th, v, ext.OverflowErrorType)
	return max(n, -1), err
}

// readlineBase reads byte by byte, or what peek shows at a time.
func readlineBase(th *thread, a []value) (value, error) {
	self := a[0]
	limit, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	peek, err := ext.LookupAttr(th, self, "peek")
	if err != nil {
		return value{}, err
	}
	var line []byte
	for limit < 0 || len(line) < limit {
		n := 1
		if !peek.IsUndef() {
			if n, err = peeked(th, peek, limit-len(line), limit >= 0); err != nil {
				return value{}, err
			}
		}
		v, err := ext.CallMethod(th, self, "read", ext.Int(int64(n)))
		if err != nil {
			return value{}, err
		}
		b, ok := ext.AsBytes(v)
		if !ok {
			return value{}, ext.Raisef(th, ext.OSErrorType, "read() should have returned a bytes object, not '%s'", v.Type().MessageName())
		}
		if len(b) == 0 {
			break
		}
		if line = append(line, b...); line[len(line)-1] == '\n' {
			break
		}
	}
	return ext.NewBytes(line), nil
}

// peeked returns how many bytes up to the end of the line can be had at once.
func peeked(th *thread, peek value, left int, limited bool) (int, error) {
	v, err := ext.CallArgs(th, peek, ext.Int(1))
	if err != nil {
		return 0, err
	}
	b, ok := ext.AsBytes(v)
	if !ok {
		return 0, ext.Raisef(th, ext.OSErrorType, "peek() should have returned a bytes object, not '%s'", v.Type().MessageName())
	}
	n := 0
	for n < len(b) && (!limited || n < left) {
		n++
		if b[n-1] == '\n' {
			break
		}
	}
	return max(n, 1), nil
}

func readlinesBase(th *thread, a []value) (value, error) {
	hint, err := optSize(th, a[1])
	if err != nil {
		return value{}, err
	}
	it, err := ext.Iter(th, a[0])
	if err != nil {
		return value{}, err
	}
	var lines []value
	for total := 0; ; {
		line, err := ext.Next(th, it)
		if err != nil {
			return value{}, err
		}
		if line.IsUndef() {
			break
		}
		lines = append(lines, line)
		if hint > 0 {
			n, err := ext.Len(th, line)
			if err != nil {
				return value{}, err
			}
			if total += n; total >= hint {
				break
			}
		}
	}
	return ext.NewList(th, lines).Value(), nil
}

func writelines(th *thread, a []value) (value, error) {
	self := a[0]
	if err := checkClosed(th, self); err != nil {
		return value{}, err
	}
	return ext.None, ext.ForEach(th, a[1], func(line value) error {
		_, err := ext.CallMethod(th, self, "write", line)
		return err
	})
}

// readRaw is RawIOBase.read by way of readinto.
func readRaw(th *thread, a []value) (value, error) {
	self := a[0]
	n, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return ext.CallMethod(th, self, "readall")
	}
	b, ok, err := callReadInto(th, self, n)
	if err != nil || !ok {
		return ext.None, err
	}
	return ext.NewBytes(b), nil
}

// callReadInto calls self.readinto for up to n bytes; ok is false if that returned None.
func callReadInto(th *thread, self value, n int) (b []byte, ok bool, err error) {
	if err := th.Reserve(n); err != nil {
		return nil, false, err
	}
	buf := ext.NewBytearray(th, make([]byte, n))
	r, err := ext.CallMethod(th, self, "readinto", buf.Value())
	if err != nil || r.IsNone() {
		return nil, false, err
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

func readAllRaw(th *thread, a []value) (value, error) {
	self := a[0]
	var all []byte
	for {
		v, err := ext.CallMethod(th, self, "read", ext.Int(defaultBufferSize))
		if err != nil {
			return value{}, err
		}
		if v.IsNone() {
			if len(all) == 0 {
				return v, nil
			}
			break
		}
		b, ok := ext.AsBytes(v)
		if !ok {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "read() should return bytes")
		}
		if len(b) == 0 {
			break
		}
		all = append(all, b...)
	}
	return ext.NewBytes(all), nil
}

func readIntoBase(method string) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		self, buf := a[0], a[1]
		dst, err := ext.WritableBuffer(th, buf)
		if err != nil {
			return value{}, err
		}
		v, err := ext.CallMethod(th, self, method, ext.Int(int64(len(dst))))
		if err != nil {
			return value{}, err
		}
		b, ok := ext.AsBytes(v)
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "read() should return bytes")
		}
		return fillBuffer(th, buf, b)
	}
}

// fillBuffer copies b to a writable bytes-like object and returns how much that was.
func fillBuffer(th *thread, buf value, b []byte) (value, error) {
	dst, err := ext.WritableBuffer(th, buf)
	if err != nil {
		return value{}, err
	}
	if len(b) > len(dst) {
		return value{}, ext.Raisef(th, ext.ValueErrorType, "read() returned too much data: %d bytes requested, %d returned", len(dst), len(b))
	}
	return ext.Int(int64(copy(dst, b))), nil
}
