package io

import (
	"sync"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// buffered is a BufferedReader, BufferedWriter or BufferedRandom.
type buffered struct {
	base
	state ext.State[bufState]
	mu    sync.Mutex // held while the raw stream is read or written
	owner atomic.Pointer[ext.Thread]
}

// bufState is the transactional part. The bytes of read are never changed in place.
type bufState struct {
	raw   value // Undef: not initialized or detached
	gone  bool  // detached
	size  int
	read  []byte // read ahead and not consumed yet
	out   []byte // written and not handed to a raw stream that isn't a FileIO
	wrote bool   // a FileIO has been written to since the last flush
}

// Clone is what ext.State copies bufState with: out is appended to in place.
func (s bufState) Clone() bufState {
	s.out = append([]byte(nil), s.out...)
	return s
}

var readerType, writerType, randomType *ext.Type

func newBuffered(th *thread, cls *ext.Type) *buffered {
	b := &buffered{base: base{Header: ext.NewHeader(cls)}}
	b.Attrs.Init(th, cls)
	b.state.Init(th, bufState{raw: ext.Undef})
	return b
}

func (b *buffered) value() value { return ext.FromPtr(unsafe.Pointer(b)) }

func bufOf(v value) *buffered { return (*buffered)(v.P) }

const bufSig = "raw, buffer_size=131072"

func bufferedSpec(name, doc string, init func(*thread, value, []value, *ext.Tuple) error) ext.TypeSpec {
	return ext.TypeSpec{
		Name: "_io." + name, Base: bufferedBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: attrOff, Sig: bufSig, Doc: doc,
		Alloc: func(th *thread, cls *ext.Type) value { return newBuffered(th, cls).value() },
		Slots: ext.Slots{New: newBase, Init: init, Repr: bufRepr},
		Methods: []ext.Func{
			{Name: "close", Sig: "self, /", Effect: ext.Blocking, Fn: bufClose}, {Name: "detach", Sig: "self, /", Effect: ext.Blocking, Fn: bufDetach},
			{Name: "flush", Sig: "self, /", Effect: ext.Blocking, Fn: bufFlush},
			delegate("seekable"), delegate("fileno"), delegate("isatty"),
			{Name: "seek", Sig: "self, target, whence=0, /", Effect: ext.Blocking, Fn: bufSeek}, {Name: "tell", Sig: "self, /", Effect: ext.Blocking, Fn: bufTell},
			{Name: "truncate", Sig: "self, pos=None, /", Effect: ext.Blocking, Fn: bufTruncate},
			{Name: "_dealloc_warn", Sig: "self, source, /", Fn: func(th *thread, a []value) (value, error) { return ext.None, nil }}, noPickle(),
		},
		GetSets: []ext.GetSet{
			{Name: "raw", Get: func(th *thread, self value) (value, error) {
				s, err := bufOf(self).state.Read(th)
				if err != nil {
					return value{}, err
				}
				return s.raw.Or(ext.None), nil
			}},
			{Name: "closed", Get: func(th *thread, self value) (value, error) {
				raw, err := bufOf(self).rawValue(th)
				if err != nil {
					return value{}, err
				}
				return ext.GetAttrName(th, raw, "closed")
			}},
			rawAttr("name"), rawAttr("mode"),
		},
	}
}

func rawAttr(name string) ext.GetSet {
	return ext.GetSet{Name: name, Get: func(th *thread, self value) (value, error) {
		raw, err := bufOf(self).rawValue(th)
		if err != nil {
			return value{}, err
		}
		return ext.GetAttrName(th, raw, name)
	}}
}

// delegate is a method that asks the raw stream.
func delegate(name string) ext.Func {
	return ext.Func{Name: name, Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
		raw, err := bufOf(a[0]).rawValue(th)
		if err != nil {
			return value{}, err
		}
		return ext.CallMethod(th, raw, name)
	}}
}

// rawValue returns the raw stream.
func (b *buffered) rawValue(th *thread) (value, error) {
	s, err := b.state.Read(th)
	if err != nil {
		return value{}, err
	}
	if s.raw.IsUndef() {
		msg := "I/O operation on uninitialized object"
		if s.gone {
			msg = "raw stream has been detached"
		}
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, msg)
	}
	return s.raw, nil
}

// fast returns the FileIO that raw is, if it is exactly that; then its system file is used directly.
func fast(raw value) (*fileIO, bool) {
	if raw.Type() == fileIOType && fileOf(raw).f != nil {
		return fileOf(raw), true
	}
	return nil, false
}

func rawClosed(th *thread, raw value) (bool, error) {
	if f, ok := fast(raw); ok {
		return f.f.closed(), nil
	}
	return isClosed(th, raw)
}

// openRaw returns the raw stream, which must be open for what, such as "read of".
func (b *buffered) openRaw(th *thread, what string) (value, error) {
	raw, err := b.rawValue(th)
	if err != nil {
		return value{}, err
	}
	closed, err := rawClosed(th, raw)
	if closed {
		err = ext.RaiseMsg(th, ext.ValueErrorType, what+" closed file")
	}
	return raw, err
}

func (b *buffered) init(th *thread, raw value, size int) error {
	if size <= 0 {
		return ext.RaiseMsg(th, ext.ValueErrorType, "buffer size must be strictly positive")
	}
	s, err := b.state.Write(th)
	if err == nil {
		*s = bufState{raw: raw, size: size}
	}
	return err
}

// bufInit makes __init__ of a class whose raw stream must have the abilities that methods tell.
func bufInit(name string, abilities ...string) func(*thread, value, []value, *ext.Tuple) error {
	return func(th *thread, self value, args []value, kw *ext.Tuple) error {
		a, err := ext.BindArgs(th, name, bufSig, args, kw)
		if err != nil {
			return err
		}
		size, err := ext.AsIndex(th, a[1])
		if err != nil {
			return err
		}
		for _, m := range abilities {
			v, err := ext.CallMethod(th, a[0], m)
			if err != nil {
				return err
			}
			if v != ext.True {
				return unsupported(th, "File or stream is not "+m+".")
			}
		}
		return bufOf(self).init(th, a[0], size)
	}
}

func bufRepr(th *thread, self value) (*ext.Str, error) { return streamRepr(th, self, "") }

// streamRepr is the repr of a stream: its class, its name if it has one, and what else there is to say.
func streamRepr(th *thread, self value, more string) (*ext.Str, error) {
	t := self.Type()
	text := "<" + t.MessageName()
	name, err := ext.LookupAttr(th, self, "name")
	if err != nil && !ext.IsRaised(err, ext.ValueErrorType) {
		return nil, err
	}
	if err == nil && !name.IsUndef() {
		if !th.EnterRepr(self) {
			return nil, ext.Raisef(th, ext.RuntimeErrorType, "reentrant call inside %s.__repr__", t.MessageName())
		}
		r, err := ext.Repr(th, name)
		th.LeaveRepr()
		if err != nil {
			return nil, err
		}
		text += " name=" + r.String()
	}
	return ext.NewStr(text + more + ">"), nil
}

// lock keeps other threads from using the raw stream.
func (b *buffered) lock(th *thread) error {
	if !b.mu.TryLock() {
		if b.owner.Load() == th {
			r, err := ext.Repr(th, b.value())
			if err != nil {
				return err
			}
			return ext.RaiseMsg(th, ext.RuntimeErrorType, "reentrant call inside "+r.String())
		}
		if err := th.Block(b.mu.Lock); err != nil {
			return err
		}
	}
	b.owner.Store(th)
	return nil
}

func (b *buffered) unlock() {
	b.owner.Store(nil)
	b.mu.Unlock()
}

func bufClose(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	raw, err := b.rawValue(th)
	if err != nil {
		return value{}, err
	}
	if closed, err := rawClosed(th, raw); err != nil || closed {
		return ext.None, err
	}
	_, err = ext.CallMethod(th, b.value(), "flush")
	if ext.IsAbort(err) {
		return value{}, err
	}
	_, err2 := ext.CallMethod(th, raw, "close")
	return ext.None, chain(th, err, err2)
}

func bufDetach(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	raw, err := b.rawValue(th)
	if err != nil {
		return value{}, err
	}
	if _, err := ext.CallMethod(th, b.value(), "flush"); err != nil {
		return value{}, err
	}
	s, err := b.state.Write(th)
	if err == nil {
		*s = bufState{raw: ext.Undef, gone: true}
	}
	return raw, err
}

func bufFlush(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	raw, err := b.openRaw(th, "flush of")
	if err != nil {
		return value{}, err
	}
	if b.value().Type().Is(readerType) {
		return ext.CallMethod(th, raw, "flush")
	}
	if err := b.lock(th); err != nil {
		return value{}, err
	}
	defer b.unlock()
	if err := b.flush(th, raw); err != nil {
		return value{}, err
	}
	return ext.None, b.rewind(th, raw)
}

// rewind gives up what was read ahead: the raw stream goes back to where the reader stands.
func (b *buffered) rewind(th *thread, raw value) error {
	s, err := b.state.Read(th)
	if err != nil || len(s.read) == 0 {
		return err
	}
	ahead := len(s.read)
	if s, err = b.state.Write(th); err != nil {
		return err
	}
	s.read = nil
	_, err = rawSeek(th, raw, ext.Int(-int64(ahead)), unix.SEEK_CUR)
	return err
}

// rawSeek moves the raw stream and returns its position.
func rawSeek(th *thread, raw, target value, whence int) (int64, error) {
	if f, ok := fast(raw); ok {
		n, err := ext.AsLong(th, target)
		if err != nil {
			return 0, err
		}
		if f.f.closed() {
			return 0, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on closed file")
		}
		return f.seekTo(th, n, whence)
	}
	v, err := ext.CallMethod(th, raw, "seek", target, ext.Int(int64(whence)))
	return position(th, v, err)
}

func position(th *thread, v value, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	n, err := ext.AsLong(th, v)
	if err == nil && n < 0 {
		err = ext.Raisef(th, ext.OSErrorType, "Raw stream returned invalid position %d", n)
	}
	return n, err
}

func rawTell(th *thread, raw value) (int64, error) {
	if _, ok := fast(raw); ok {
		return rawSeek(th, raw, ext.Int(0), unix.SEEK_CUR)
	}
	v, err := ext.CallMethod(th, raw, "tell")
	return position(th, v, err)
}

func checkSeekable(th *thread, raw value) error {
	if f, ok := fast(raw); ok && !f.f.closed() {
		if f.canSeek() {
			return nil
		}
		return unsupported(th, "File or stream is not seekable.")
	}
	v, err := ext.CallMethod(th, raw, "seekable")
	if err == nil && v != ext.True {
		err = unsupported(th, "File or stream is not seekable.")
	}
	return err
}

func bufSeek(th *thread, a []value) (value, error) {
	b, target, how := bufOf(a[0]), a[1], a[2]
	whence, err := ospath.Int(th, how)
	if err != nil {
		return value{}, err
	}
	if whence < 0 || whence > 4 {
		return value{}, ext.Raisef(th, ext.ValueErrorType, "whence value %d unsupported", whence)
	}
	raw, err := b.openRaw(th, "seek of")
	if err != nil {
		return value{}, err
	}
	if err := checkSeekable(th, raw); err != nil {
		return value{}, err
	}
	if err := b.lock(th); err != nil {
		return value{}, err
	}
	defer b.unlock()
	n, err := b.seek(th, raw, target, whence)
	return ext.Int(n), err
}

// seek moves the stream. The lock is held.
func (b *buffered) seek(th *thread, raw, target value, whence int) (int64, error) {
	if err := b.flush(th, raw); err != nil {
		return 0, err
	}
	s, err := b.state.Write(th)
	if err != nil {
		return 0, err
	}
	if whence == unix.SEEK_CUR {
		ahead := len(s.read)
		n, err := ext.AsLong(th, target)
		if err != nil {
			return 0, err
		}
		target = ext.Int(n - int64(ahead))
	}
	n, err := rawSeek(th, raw, target, whence)
	if err != nil {
		return 0, err
	}
	if s, err = b.state.Write(th); err == nil {
		s.read = nil
	}
	return n, err
}

func bufTell(th *thread, a []value) (value, error) {
	b := bufOf(a[0])
	raw, err := b.rawValue(th)
	if err != nil {
		return value{}, err
	}
	if err := b.lock(th); err != nil {
		return value{}, err
	}
	defer b.unlock()
	n, err := b.tell(th, raw)
	return ext.Int(n), err
}

func (b *buffered) tell(th *thread, raw value) (int64, error) {
	if err := b.flush(th, raw); err != nil {
		return 0, err
	}
	n, err := rawTell(th, raw)
	if err != nil {
		return 0, err
	}
	s, err := b.state.Read(th)
	if err != nil {
		return 0, err
	}
	return n - int64(len(s.read)), nil
}

func bufTruncate(th *thread, a []value) (value, error) {
	b, size := bufOf(a[0]), a[1]
	raw, err := b.openRaw(th, "truncate of")
	if err != nil {
		return value{}, err
	}
	if b.value().Type().Is(readerType) {
		return value{}, unsupported(th, "truncate")
	}
	if err := b.lock(th); err != nil {
		return value{}, err
	}
	defer b.unlock()
	if err := b.flush(th, raw); err != nil {
		return value{}, err
	}
	if size.IsNone() {
		n, err := b.tell(th, raw)
		if err != nil {
			return value{}, err
		}
		size = ext.Int(n)
	}
	return ext.CallMethod(th, raw, "truncate", size)
}
