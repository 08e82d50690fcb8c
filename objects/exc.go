package objects

import (
	"errors"
	"fmt"
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Exception is an instance of BaseException or a subclass.
type Exception struct {
	Header
	Attrs
	State[ExcState]
}

// excAttrOff is the offset of the attributes in an Exception.
const excAttrOff = unsafe.Offsetof(Exception{}.Attrs)

// ExcState is what every exception has.
type ExcState struct {
	Args      *Tuple
	Traceback *Traceback // nil: none
	Context   Value      // None or an exception
	Cause     Value
	Suppress  bool
	Fields    []Value // the type's own attributes, such as OSError.errno; replaced as a whole, see Exception.SetField
}

// A Raised is a Python exception that travels as a Go error. One is made where the exception is raised and again where it
// is re-raised.
type Raised struct{ Value Value }

// Exc returns the exception object.
func (r *Raised) Exc() *Exception { return (*Exception)(r.Value.P) }

// Error describes the exception without running Python code.
func (r *Raised) Error() string {
	s := r.Value.Type().Name
	if b := (*stateBody[ExcState])(r.Exc().State.Peek()); b != nil && b.v.Args != nil && len(b.v.Args.Items) > 0 {
		if m, ok := AsStr(b.v.Args.Items[0]); ok {
			s += ": " + m.String()
		}
	}
	return s
}

// AsException returns the exception that v is.
func AsException(v Value) (*Exception, bool) {
	if v.Type().Flags&FlagExcSub != 0 {
		return (*Exception)(v.P), true
	}
	return nil, false
}

// Value returns e as a value.
func (e *Exception) Value() Value { return FromPtr(unsafe.Pointer(e)) }

// IsRaised reports whether err is a Python exception of one of the types.
func IsRaised(err error, types ...*Type) bool {
	r, ok := err.(*Raised)
	if !ok {
		return false
	}
	for _, t := range types {
		if r.Value.Type().Is(t) {
			return true
		}
	}
	return false
}

// IsAbort reports whether err says that the transaction was aborted.
func IsAbort(err error) bool {
	if _, ok := err.(*Raised); ok {
		return false
	}
	return errors.Is(err, stm.ErrAbort)
}

func allocException(th *Thread, cls *Type) Value { return newException(th, cls, emptyTuple).Value() }

// bareExc is an exception of a type whose instances have had no attributes of their own so far.
type bareExc struct {
	Exception
	b AttrBody
}

func newException(th *Thread, cls *Type, args *Tuple) *Exception {
	var e *Exception
	if cls.wideHint.Load() == 0 {
		x := &bareExc{}
		e = &x.Exception
		x.b.Shape = cls.Root
		th.Tx.Init(&e.Attrs.Object, &x.b.Body)
	} else {
		e = &Exception{}
		e.Attrs.Init(th, cls)
	}
	e.typ = cls
	e.State.Init(th, ExcState{Args: args, Context: None, Cause: None})
	return e
}

// NewException makes an exception of a builtin type without running its __init__.
func NewException(th *Thread, cls *Type, args ...Value) *Exception {
	return newException(th, cls, TupleOf(args...).tuple())
}

// Raise makes an exception of type cls with args and returns it as an error, with the exception being handled as context.
func Raise(th *Thread, cls *Type, args ...Value) error {
	e := NewException(th, cls, args...)
	if cls.Flags&FlagExcInit != 0 {
		kept, err := e.args(th)
		if err == nil {
			err = cls.Init(th, e.Value(), kept.Items, nil)
		}
		if err != nil {
			return err
		}
	}
	return RaiseValue(th, e)
}

// RaiseValue returns e as an error, with the exception being handled as its context if it has none.
func RaiseValue(th *Thread, e *Exception) error {
	if err := e.SetContext(th); err != nil {
		return err
	}
	return &Raised{e.Value()}
}

// RaiseMsg raises cls with a message.
func RaiseMsg(th *Thread, cls *Type, msg string) error { return Raise(th, cls, NewStr(msg).Value()) }

// Raisef raises cls with a formatted message.
func Raisef(th *Thread, cls *Type, format string, args ...any) error {
	return RaiseMsg(th, cls, fmt.Sprintf(format, args...))
}

// RaiseStop raises StopIteration with a value (None: without).
func RaiseStop(th *Thread, v Value) error {
	if v.IsNone() {
		return Raise(th, StopIterationType)
	}
	return Raise(th, StopIterationType, v)
}

// RaiseKey raises KeyError(key).
func RaiseKey(th *Thread, key Value) error { return Raise(th, KeyErrorType, key) }

// SetContext makes the exception being handled e's context, breaking cycles as CPython does.
func (e *Exception) SetContext(th *Thread) error {
	h := th.Handled
	if h.IsNone() || h == e.Value() {
		return nil
	}
	for c, slow, step := h, h, 0; ; step++ {
		s, err := (*Exception)(c.P).State.Read(th)
		if err != nil {
			return err
		}
		if s.Context.IsNone() {
			break
		}
		if s.Context == e.Value() {
			w, err := (*Exception)(c.P).State.Write(th)
			if err != nil {
				return err
			}
			w.Context = None
			break
		}
		c = s.Context
		if step%2 != 0 {
			sl, err := (*Exception)(slow.P).State.Read(th)
			if err != nil {
				return err
			}
			slow = sl.Context
		}
		if c == slow {
			break // a cycle that the program has made
		}
	}
	s, err := e.State.Write(th)
	if err != nil {
		return err
	}
	s.Context = h
	return nil
}

// Traceback is one entry of a traceback (type traceback), the outermost frame first.
type Traceback struct {
	Header
	Next  *Traceback
	Frame *Frame
	Index int // instruction within Frame.Code
}

// Value returns t as a value.
func (t *Traceback) Value() Value { return FromPtr(unsafe.Pointer(t)) }

// Range returns the source range of the entry.
func (t *Traceback) Range() SourceRange { return t.Frame.Code.Range(t.Index) }

// Frame is what a traceback and sys._getframe know of a Python frame: a record of it, not the running frame itself.
type Frame struct {
	Header
	Code  *Code
	Func  *Function
	Index int // current instruction when the record was made
	// Back is the caller's frame, if that has been recorded: with the frame, or when an exception left this one for it.
	Back atomic.Pointer[Frame]
	// Owner is the thread whose frame it is and Place where its registers are, as long as it runs; nil if it has ended. Both
	// are for the evaluator.
	Owner *Thread
	Place unsafe.Pointer
	Regs  []Value    // those of the variables when the frame ended, if that was by an exception
	Gen   *Generator // whose frame it is, if that is suspended
}

// EndFrame replaces the frame at place, which ends because of e, in e's traceback by f, a record of it with its variables. The
// old record isn't changed, because that couldn't be undone.
func (e *Exception) EndFrame(th *Thread, place unsafe.Pointer, f *Frame) error {
	s, err := e.State.Read(th)
	if err != nil {
		return err
	}
	top := s.Traceback
	if top == nil || top.Frame.Place != place || top.Frame.Owner != th || top.Frame.Func != f.Func {
		return nil
	}
	w, err := e.State.Write(th)
	if err != nil {
		return err
	}
	w.Traceback = &Traceback{Header: Header{TracebackType}, Next: top.Next, Frame: f, Index: top.Index}
	return nil
}

// AddTraceback puts an entry for the frame of fn at place, which runs on th, in front of e's traceback. It returns the record of the
// frame.
func (e *Exception) AddTraceback(th *Thread, fn *Function, place unsafe.Pointer, index int) (*Frame, error) {
	s, err := e.State.Write(th)
	if err != nil {
		return nil, err
	}
	x := &struct {
		Frame
		Traceback
	}{Frame{Header: Header{FrameType}, Code: fn.Code, Func: fn, Index: index, Owner: th, Place: place},
		Traceback{Header: Header{TracebackType}, Next: s.Traceback, Index: index}}
	x.Traceback.Frame = &x.Frame
	if top := s.Traceback; top != nil && top.Frame.Place == nil && top.Frame.Code.Flags&(CodeGenerator|CodeCoroutine) == 0 {
		top.Frame.Back.Store(&x.Frame) // which the exception has left
	}
	s.Traceback = &x.Traceback
	return &x.Frame, nil
}
