package vm

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// exception does the opcodes that raise, and those of handlers and with blocks.
func (i *instr) exception(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th := i.t.th
	switch op {
	case opcode.Raise:
		return i.done(i.raise())
	case opcode.RaiseAgain:
		r := regSlice(unsafe.Pointer(i.ra()), 2)
		th.Handled = r[1]
		return nil, nil, &again{r[0]}
	case opcode.PopExc:
		th.Handled = regSlice(unsafe.Pointer(i.ra()), 2)[1]
		return i.done(nil)
	case opcode.WithEnter:
		return i.withEnter()
	}
	exc := *i.rc()
	e, ok := objects.AsException(exc)
	if !ok {
		return nil, nil, objects.RaiseMsg(th, objects.SystemErrorType, "with block handles something that is not an exception")
	}
	tb, err := e.TracebackValue(th)
	if err != nil {
		return nil, nil, err
	}
	exit := regSlice(unsafe.Pointer(i.rb()), 3)
	args := []value{exit[2], exc.Type().Value(), exc, tb}
	if exit[2].IsUndef() {
		args = args[1:]
	}
	if exit[0].Type() == funcType {
		return i.callInto((*fnObj)(exit[0].P), args...)
	}
	return i.put(objects.CallArgs(th, exit[0], args...))
}

// again is an exception that goes on propagating after cleanup: its traceback already has this frame.
type again struct{ exc value }

func (a *again) Error() string { return "exception propagates" }

func (i *instr) raise() error {
	th := i.t.th
	switch i.x() {
	case opcode.Reraise:
		if th.Handled.IsNone() {
			return objects.RaiseMsg(th, objects.RuntimeErrorType, "No active exception to reraise")
		}
		return &again{th.Handled}
	case opcode.RaiseExc:
		e, err := i.t.exceptionOf(*i.ra())
		if err != nil {
			return err
		}
		return objects.RaiseValue(th, e)
	}
	e, err := i.t.exceptionOf(*i.ra())
	if err != nil {
		return err
	}
	cause := *i.rb()
	if !cause.IsNone() {
		c, err := i.t.causeOf(cause)
		if err != nil {
			return err
		}
		cause = c.Value()
	}
	s, err := e.State.Write(th)
	if err != nil {
		return err
	}
	s.Cause, s.Suppress = cause, true
	return objects.RaiseValue(th, e)
}

// exceptionOf returns the exception that raise v raises: v, or an instance of the class v.
func (t *thread) exceptionOf(v value) (*objects.Exception, error) {
	if e, ok := objects.AsException(v); ok {
		return e, nil
	}
	if cls, ok := objects.AsType(v); ok && cls.Is(objects.BaseExceptionType) {
		x, err := objects.CallArgs(t.th, v)
		if err != nil {
			return nil, err
		}
		if e, ok := objects.AsException(x); ok {
			return e, nil
		}
		return nil, objects.Raisef(t.th, objects.TypeErrorType, "calling %s should have returned an instance of BaseException, not %s", cls.MessageName(), x.Type().MessageName())
	}
	return nil, objects.RaiseMsg(t.th, objects.TypeErrorType, "exceptions must derive from BaseException")
}

func (t *thread) causeOf(v value) (*objects.Exception, error) {
	if cls, ok := objects.AsType(v); ok && !cls.Is(objects.BaseExceptionType) || !ok && v.Type().Flags&objects.FlagExcSub == 0 {
		return nil, objects.RaiseMsg(t.th, objects.TypeErrorType, "exception causes must derive from BaseException")
	}
	return t.exceptionOf(v)
}

func noExceptionClass(v value) bool {
	c, ok := objects.AsType(v)
	return !ok || !c.Is(objects.BaseExceptionType)
}

// matches is the test of an except clause.
func (t *thread) matches(exc, cls value) (bool, error) {
	if c, ok := objects.AsType(cls); ok && c.Is(objects.BaseExceptionType) {
		return exc.Type().Is(c), nil
	}
	if tup, ok := objects.AsTuple(cls); ok && !slices.ContainsFunc(tup.Items, noExceptionClass) {
		for _, v := range tup.Items {
			if c, _ := objects.AsType(v); exc.Type().Is(c) {
				return true, nil
			}
		}
		return false, nil
	}
	return false, objects.RaiseMsg(t.th, objects.TypeErrorType, "catching classes that do not inherit from BaseException is not allowed")
}

// withEnter looks up and calls __enter__ and looks up __exit__ of R[b].
func (i *instr) withEnter() (unsafe.Pointer, unsafe.Pointer, error) {
	th, cm := i.t.th, *i.rb()
	r := regSlice(unsafe.Pointer(i.ra()), 3)
	exit, ok := i.t.vm.lookup(cm.Type(), i.t.vm.special.exit)
	if !ok {
		return nil, nil, i.notContext(cm, "__exit__")
	}
	enter, ok := i.t.vm.lookup(cm.Type(), i.t.vm.special.enter)
	if !ok {
		return nil, nil, i.notContext(cm, "__enter__")
	}
	self := objects.Undef
	if typ := exit.Type(); i.x() == 0 && (typ == funcType || typ == objects.MethodDescrType) {
		self = cm
	} else if get := typ.DescrGet; get != nil {
		var err error
		if exit, err = get(th, exit, cm, cm.Type()); err != nil {
			return nil, nil, err
		}
	}
	if enter.Type() == funcType {
		pc, fp, err := i.callTo((*fnObj)(enter.P), i.w>>16+regSize, cm)
		if err == nil {
			r[0], r[2] = exit, self
		}
		return pc, fp, err
	}
	v, err := objects.CallBound(th, enter, cm, nil)
	if err != nil {
		return nil, nil, err
	}
	r[0], r[1], r[2] = exit, v, self
	return i.done(nil)
}

func (i *instr) notContext(cm value, what string) error {
	name := cm.Type().MessageName()
	if _, async := cm.Type().Lookup("__aenter__"); async {
		return objects.Raisef(i.t.th, objects.TypeErrorType, "'%s' object does not support the context manager protocol (missed %s method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?", name, what)
	}
	return objects.Raisef(i.t.th, objects.TypeErrorType, "'%s' object does not support the context manager protocol (missed %s method)", name, what)
}

// unwind finds the handler for t.err, raised by the instruction before pc in the frame at fp. It adds traceback entries and
// pops frames on the way. ok is false when the activation's first frame was popped: the caller returns t.err.
func (t *thread) unwind(pc, fp unsafe.Pointer) (npc, nfp unsafe.Pointer, ok bool) {
	for {
		if objects.IsAbort(t.err) {
			return t.restart()
		}
		r, record := t.raised()
		code := funcOf(fp).Code
		index := int(uintptr(pc)-uintptr(code.Base))/8 - 1
		if r == nil {
			return t.fail(fp)
		}
		var f *objects.Frame
		if record {
			var err error
			if f, err = r.Exc().AddTraceback(t.th, funcOf(fp), fp, index); err == nil && objects.IsRaised(r, objects.AttributeErrorType) {
				err = t.missedAttribute(r, pc, fp)
			}
			if err != nil {
				t.err = err
				continue
			}
		}
		t.err = r
		if h := t.handler(code, fp, index); h != nil {
			regs := regSlice(unsafe.Pointer(at(fp, int(h.Reg)*regSize)), 2)
			regs[0], regs[1] = r.Value, t.th.Handled
			t.th.Handled = r.Value
			t.err = nil
			t.goOn(fp)
			return unsafe.Add(code.Base, int(h.Target)*8), fp, true
		}
		if err := t.keepVariables(r, f, fp, index); err != nil {
			t.err = err
			continue
		}
		var done bool
		if pc, fp, done = t.popRaising(fp); done {
			return nil, nil, false
		}
		if t.err == nil {
			return pc, fp, true // it goes on from the anchor, or a for loop has ended
		}
	}
}

// raised returns the Python exception in t.err, and whether this frame still has to be recorded in its traceback. Other Go
// errors, which native code should not return, become SystemError.
func (t *thread) raised() (*objects.Raised, bool) {
	switch e := t.err.(type) {
	case *objects.Raised:
		return e, true
	case *again:
		return &objects.Raised{Value: e.exc}, false
	}
	if _, fatal := t.err.(interface{ Fatal() }); fatal {
		return nil, false
	}
	err := objects.RaiseMsg(t.th, objects.SystemErrorType, t.err.Error())
	if r, ok := err.(*objects.Raised); ok {
		return r, true
	}
	t.err = err
	return nil, false
}

// fail pops frames down to the activation's first without looking for handlers, for errors that Python code may not see.
func (t *thread) fail(fp unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer, bool) {
	for at(fp, offCaller).N&retBase == 0 {
		fp = callerOf(fp)
		t.depth--
	}
	t.depth--
	t.fp = callerOf(fp)
	return nil, nil, false
}

// missedAttribute tells an AttributeError which lookup it ended, if that was the instruction before pc. objects.GetAttr does so for
// lookups that aren't ended by the return of a frame, that of a property.
func (t *thread) missedAttribute(r *objects.Raised, pc, fp unsafe.Pointer) error {
	w := atomic.LoadUint32((*uint32)(unsafe.Add(pc, -8)))
	if general(opcode.Op(w)) != opcode.LoadAttr {
		return nil
	}
	err := objects.MissedBy(t.th, r, *rb(fp, pc), nameOperand(fp, w, opC(pc)))
	if err == error(r) {
		return nil
	}
	return err
}

// keepVariables lets the record of the frame at fp in r's traceback outlive the frame. f is that record if it has been made just
// now.
func (t *thread) keepVariables(r *objects.Raised, f *objects.Frame, fp unsafe.Pointer, index int) error {
	fn := funcOf(fp)
	fresh := f != nil
	if !fresh {
		f = objects.NewFrame(fn.Code, fn, index)
	}
	f.Owner, f.Place = nil, nil
	f.Regs = slices.Clone(variables(fp, fn))
	if fresh {
		return nil
	}
	return r.Exc().EndFrame(t.th, fp, f)
}

// handler returns the row of the exception table that catches at index, after leaving the handlers whose bodies it leaves.
func (t *thread) handler(code *objects.Code, fp unsafe.Pointer, index int) *objects.Handler {
	for k := range code.Handlers {
		h := &code.Handlers[k]
		if index < int(h.Start) || index >= int(h.End) {
			continue
		}
		if h.Target >= 0 {
			return h
		}
		t.th.Handled = *at(fp, (int(h.Reg)+1)*regSize)
	}
	return nil
}

// popRaising leaves the frame at fp because of t.err. done: it was the activation's first.
func (t *thread) popRaising(fp unsafe.Pointer) (pc, caller unsafe.Pointer, done bool) {
	flags := at(fp, offCaller).N
	if flags&retGen != 0 {
		if t.failGen(fp); objects.IsAbort(t.err) {
			return nil, fp, false
		}
	}
	caller = callerOf(fp)
	pc = returnPC(fp)
	t.depth--
	if flags&retBase != 0 {
		t.fp = caller
		if err := t.leaveActivation(fp); err != nil {
			// The transaction aborts on its last step: what was raised never happened.
			t.err = err
			npc, nfp, ok := t.restart()
			if ok {
				return npc, nfp, false
			}
		}
		return nil, nil, true
	}
	if fp == t.savedFP {
		t.saveFrame(caller)
	}
	if t.stops(flags, pc) {
		t.err = nil
		t.goOn(caller)
	}
	return pc, caller, false
}

// goOn makes the frame at fp the running one after frames above it were left.
func (t *thread) goOn(fp unsafe.Pointer) {
	t.use(funcOf(fp).Code)
	if !t.seg.holds(fp) {
		t.backTo(fp) // the loop goes by the limit alone when it pushes a frame
	}
}

// throw raises t.thrown in a frame that is being resumed at pc.
func (t *thread) throw(pc, fp unsafe.Pointer) (npc, nfp unsafe.Pointer, ok bool) {
	t.err, t.thrown = t.thrown, nil
	t.pc, t.fp = pc, fp
	return t.unwind(pc, fp)
}

func (t *thread) takeError() error {
	err := t.err
	t.err = nil
	return err
}
