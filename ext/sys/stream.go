package sys

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/weftpy/weft/objects"
)

// textStream is a standard stream over a reader or writer of the host. What is written waits for the commit.
type textStream struct {
	objects.Header
	name   string // "<stdout>"
	errors string
	mu     sync.Mutex
	out    *bufio.Writer
	direct bool // flush every write
	failed error
	in     *bufio.Reader
}

// of returns the stream that a method was called on.
func of(v value) *textStream { return (*textStream)(v.P) }

// AddStreams binds sys.stdin, sys.stdout and sys.stderr. Streams over the process's own files are made by module _io, if the
// interpreter has it.
func AddStreams(th *thread) error {
	in := th.Interp
	t := streamType()
	made := []struct {
		name   string
		file   *os.File
		stream func() value
	}{
		{"stdin", asFile(in.Stdin, os.Stdin), func() value {
			return newStream(&textStream{Header: objects.NewHeader(t), name: "<stdin>", errors: "strict", in: bufio.NewReader(in.Stdin)})
		}},
		{"stdout", asFile(in.Stdout, os.Stdout), func() value {
			return newStream(&textStream{Header: objects.NewHeader(t), name: "<stdout>", errors: "strict", out: bufio.NewWriter(in.Stdout), direct: in.Config.Unbuffered})
		}},
		{"stderr", asFile(in.Stderr, os.Stderr), func() value {
			return newStream(&textStream{Header: objects.NewHeader(t), name: "<stderr>", errors: "backslashreplace", out: bufio.NewWriter(in.Stderr), direct: true})
		}},
	}
	for i, s := range made {
		v, err := fileStream(th, i, s.file)
		if err != nil {
			return err
		}
		if v.IsUndef() {
			v = s.stream()
		}
		for _, n := range []string{s.name, "__" + s.name + "__"} {
			if err := in.Sys.Set(th, n, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func newStream(s *textStream) value { return objects.FromPtr(unsafe.Pointer(s)) }

// asFile returns the file that a stream is about, if it is one. Nil stands for the process's own.
func asFile(x any, own *os.File) *os.File {
	switch f := x.(type) {
	case nil:
		return own
	case *os.File:
		return f
	}
	return nil
}

// fileStream makes a standard stream over a file with module _io: Undef if that can't be had, None if the file is closed.
func fileStream(th *thread, i int, f *os.File) (value, error) {
	if f == nil {
		return objects.Undef, nil
	}
	return ioStream(th, i, f)
}

func (s *textStream) write(text []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.out.Write(text)
	if err == nil && s.direct {
		err = s.out.Flush()
	}
	if s.failed == nil {
		s.failed = err
	}
}

// flush returns what went wrong since the last time.
func (s *textStream) flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.out.Flush()
	if s.failed != nil {
		err = s.failed
	}
	s.failed = nil
	return err
}

// encode returns text in the stream's encoding.
func (s *textStream) encode(th *thread, text *objects.Str) ([]byte, error) {
	raw := text.String()
	if text.IsASCII() || utf8.ValidString(raw) {
		return []byte(raw), nil
	}
	v, err := objects.CallMethod(th, text.Value(), "encode", str("utf-8"), str(s.errors))
	if err != nil {
		return nil, err
	}
	b, err := v.Type().Buffer(th, v)
	return bytes.Clone(b), err
}

func streamWrite(th *thread, a []value) (value, error) {
	s := of(a[0])
	text, ok := objects.AsStr(a[1])
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "write() argument must be str, not %s", a[1].Type().MessageName())
	}
	if s.out == nil {
		return value{}, objects.RaiseMsg(th, objects.OSErrorType, "not writable")
	}
	b, err := s.encode(th, text)
	if err != nil {
		return value{}, err
	}
	th.AfterCommit(func() { s.write(b) })
	return objects.Int(int64(text.Len())), nil
}

func streamFlush(th *thread, a []value) (value, error) {
	s := of(a[0])
	if s.out == nil {
		return objects.None, nil
	}
	if th.Exclusive {
		if err := s.flush(); err != nil {
			return value{}, objects.RaiseMsg(th, objects.OSErrorType, err.Error())
		}
		return objects.None, nil
	}
	th.AfterCommit(func() {
		if err := s.flush(); err != nil {
			s.mu.Lock()
			s.failed = err
			s.mu.Unlock()
		}
	})
	return objects.None, nil
}

// readLine reads up to and including the next newline; n limits it if it is not negative.
func (s *textStream) readLine() (string, error) {
	line, err := s.in.ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	if strings.HasSuffix(line, "\r\n") {
		line = line[:len(line)-2] + "\n"
	}
	return line, err
}

// reading runs f, which reads, outside any transaction.
func reading(th *thread, s *textStream, f func() (string, error)) (value, error) {
	if s.in == nil {
		return value{}, objects.RaiseMsg(th, objects.OSErrorType, "not readable")
	}
	var text string
	var err error
	if berr := th.Block(func() { text, err = f() }); berr != nil {
		return value{}, berr
	}
	if err != nil {
		return value{}, objects.RaiseMsg(th, objects.OSErrorType, err.Error())
	}
	return str(text), nil
}

func streamRead(th *thread, a []value) (value, error) {
	s := of(a[0])
	n := -1
	if !a[1].IsNone() {
		var err error
		if n, err = objects.AsIndex(th, a[1]); err != nil {
			return value{}, err
		}
	}
	return reading(th, s, func() (string, error) {
		if n < 0 {
			b, err := io.ReadAll(s.in)
			return strings.ReplaceAll(string(b), "\r\n", "\n"), err
		}
		var b strings.Builder
		for range n {
			r, _, err := s.in.ReadRune()
			if err == io.EOF {
				break
			}
			if err != nil {
				return b.String(), err
			}
			b.WriteRune(r)
		}
		return b.String(), nil
	})
}

func streamReadLine(th *thread, a []value) (value, error) {
	return reading(th, of(a[0]), of(a[0]).readLine)
}

func streamNext(th *thread, self value) (value, error) {
	v, err := reading(th, of(self), of(self).readLine)
	if err != nil {
		return value{}, err
	}
	if s, _ := objects.AsStr(v); s.Len() == 0 {
		return objects.Undef, nil
	}
	return v, nil
}

// streamType makes the type of the streams. It has what scripts use of io.TextIOWrapper.
func streamType() *objects.Type {
	get := func(name string, f func(s *textStream) value) objects.GetSet {
		return objects.GetSet{Name: name, Get: func(th *thread, self value) (value, error) { return f(of(self)), nil }}
	}
	yes := func(ok func(s *textStream) bool) objects.Fn {
		return func(th *thread, a []value) (value, error) { return objects.Bool(ok(of(a[0]))), nil }
	}
	return objects.NewType(objects.TypeSpec{
		Name: "sys.TextStream", Flags: objects.FlagDisallowNew, Effect: objects.Pure,
		Doc: "A standard stream that belongs to the program that runs the interpreter.",
		Slots: objects.Slots{
			Iter: func(th *thread, self value) (value, error) { return self, nil },
			Next: streamNext,
		},
		Methods: []def{
			{Name: "write", Sig: "self, text, /", Effect: objects.Buffered, Fn: streamWrite},
			{Name: "writelines", Sig: "self, lines, /", Fn: func(th *thread, a []value) (value, error) {
				return none(objects.ForEach(th, a[1], func(line value) error {
					_, err := streamWrite(th, []value{a[0], line})
					return err
				}))
			}},
			{Name: "flush", Sig: "self, /", Effect: objects.Buffered, Fn: streamFlush},
			{Name: "read", Sig: "self, size=-1, /", Effect: objects.Blocking, Fn: streamRead},
			{Name: "readline", Sig: "self, size=-1, /", Effect: objects.Blocking, Fn: streamReadLine},
			{Name: "readlines", Sig: "self, hint=-1, /", Fn: func(th *thread, a []value) (value, error) {
				items, err := objects.Collect(th, a[0])
				return objects.NewList(th, items).Value(), err
			}},
			{Name: "isatty", Sig: "self, /", Fn: yes(func(*textStream) bool { return false })},
			{Name: "readable", Sig: "self, /", Fn: yes(func(s *textStream) bool { return s.in != nil })},
			{Name: "writable", Sig: "self, /", Fn: yes(func(s *textStream) bool { return s.out != nil })},
			{Name: "seekable", Sig: "self, /", Fn: yes(func(*textStream) bool { return false })},
			{Name: "fileno", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				return value{}, objects.RaiseMsg(th, objects.OSErrorType, "fileno")
			}},
		},
		GetSets: []objects.GetSet{
			get("name", func(s *textStream) value { return str(s.name) }),
			get("encoding", func(s *textStream) value { return str("utf-8") }),
			get("errors", func(s *textStream) value { return str(s.errors) }),
			get("mode", func(s *textStream) value {
				if s.in != nil {
					return str("r")
				}
				return str("w")
			}),
			get("closed", func(s *textStream) value { return objects.False }),
			get("newlines", func(s *textStream) value { return objects.None }),
			get("line_buffering", func(s *textStream) value { return objects.Bool(s.direct) }),
		},
	})
}
