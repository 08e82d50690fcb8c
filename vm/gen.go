package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

const opReturn = uint8(opcode.Return)

// makeGen returns a generator over the rest of the frame to the caller.
func (i *instr) makeGen() (unsafe.Pointer, unsafe.Pointer, error) {
	fn := funcOf(i.fp)
	regs := regSlice(i.fp, fn.Code.GenRegs)
	for k := len(fn.Code.LocalNames) + len(fn.Code.FreeNames); k < len(regs); k++ {
		regs[k] = objects.Undef
	}
	g := objects.NewGenerator(i.t.th, fn, regs, int32(uintptr(i.pc)-uintptr(fn.Code.Base))/8)
	// Return g as Return would: through a register of the frame that is dead now.
	*at(i.fp, 0) = g.Value()
	return i.t.returnFrom(i.fp, g.Value())
}

// returnFrom leaves the frame at fp with v. It is for instructions other than Return; for a frame that returns to Go it
// arranges that the loop runs a Return.
func (t *thread) returnFrom(fp unsafe.Pointer, v value) (unsafe.Pointer, unsafe.Pointer, error) {
	return unsafe.Pointer(&returnR0), fp, nil
}

// returnR0 is code that returns R[0].
var returnR0 = [2]uint64{uint64(opcode.Return), uint64(opcode.Return)}

// genBody opens the body of a generator for writing.
func (t *thread) genBody(g *objects.Generator) (*objects.GenBody, error) {
	if t.tx.Exclusive {
		return (*objects.GenBody)(g.Peek()), nil
	}
	return g.Write(t.th)
}

// enterGen copies the registers of a generator, whose body b is open for writing, to a new frame above p and marks it running.
// Nothing has happened if it fails.
func (t *thread) enterGen(g *objects.Generator, b *objects.GenBody, p unsafe.Pointer, pc, caller unsafe.Pointer, flags uint64) (unsafe.Pointer, unsafe.Pointer, error) {
	if t.depth >= t.vm.maxDepth {
		return nil, nil, t.tooDeep()
	}
	if b.State == objects.GenRunning {
		return nil, nil, objects.RaiseMsg(t.th, objects.ValueErrorType, "generator already executing")
	}
	code := g.Func.Code
	size := code.FrameBytes + 3*regSize
	if uintptr(p)+size > t.limit || !t.seg.holds(p) {
		p = t.room(p, size+4*regSize, 0)
	}
	*(*value)(p) = g.Value()
	h := (*value)(unsafe.Add(p, regSize))
	*h = value{P: unsafe.Pointer(g.Func)}
	h.N = uint64(uintptr(pc))
	*(*value)(unsafe.Add(p, 2*regSize)) = value{P: caller, N: flags | retGen}
	fp := unsafe.Add(p, 3*regSize)
	moveRegs(regSlice(fp, len(b.Regs)), b.Regs)
	b.State = objects.GenRunning
	// Its own handled exception goes first while it runs; the caller's is kept in its body.
	if own := b.Handled; !own.IsNone() {
		b.Handled, t.th.Handled = t.th.Handled, own
	} else {
		b.Handled = t.th.Handled
	}
	t.depth++
	return unsafe.Add(code.Base, int(b.PC)*8), fp, nil
}

// moveRegs copies registers, upwards. Mostly they are so few that calling copy would take longer.
func moveRegs(dst, src []value) {
	if len(src) > 8 {
		copy(dst, src)
		return
	}
	dst = dst[:len(src)]
	//lint:ignore S1001 see above
	for k := range src {
		dst[k] = src[k]
	}
}

// resumeFor resumes a generator for the ForIter instruction before pc. It returns the generator's frame, with t.pc where it
// goes on; or nil, when there is nothing to resume or with t.err set.
func (t *thread) resumeFor(g *objects.Generator, pc, fp unsafe.Pointer) unsafe.Pointer {
	t.pc, t.fp = pc, fp
	b, err := t.genBody(g)
	if err != nil {
		t.err = err
		return nil
	}
	if b.State == objects.GenDone {
		return nil
	}
	fresh := b.State == objects.GenCreated
	npc, nfp, err := t.enterGen(g, b, top(fp), pc, fp, retFor)
	if err != nil {
		t.err = err
		return nil
	}
	if !fresh {
		t.setSent(npc, nfp, objects.None)
	}
	t.use(g.Func.Code)
	t.pc = npc
	return nfp
}

// setSent stores what was sent in the register of the yield before pc.
func (t *thread) setSent(pc, fp unsafe.Pointer, v value) {
	w := atomic.LoadUint32((*uint32)(unsafe.Add(pc, -8)))
	*ra(fp, w) = v
}

// yield suspends the generator that runs in the frame at fp. done: v goes to Go. A nil pc: t.err is set.
func (t *thread) yield(pc, fp unsafe.Pointer) (npc, nfp unsafe.Pointer, v value, done bool) {
	t.pc, t.fp = pc, fp
	w := atomic.LoadUint32((*uint32)(unsafe.Add(pc, -8)))
	v = *ra(fp, w)
	flags := at(fp, offCaller).N
	if flags&retFeed != 0 && t.mayFeed() && t.take(v) {
		*ra(fp, w) = objects.None // is what was sent
		return pc, fp, v, false
	}
	g := (*objects.Generator)(at(fp, offGen).P)
	caller, back := callerOf(fp), returnPC(fp)
	b, err := t.genBody(g)
	if err != nil {
		t.err = err
		return nil, nil, v, false
	}
	moveRegs(b.Regs, regSlice(fp, len(b.Regs)))
	b.PC = int32(uintptr(pc)-uintptr(g.Func.Code.Base)) / 8
	b.State = objects.GenSuspended
	outer := b.Handled
	b.Handled = objects.None
	if t.th.Handled != outer {
		b.Handled = t.th.Handled
	}
	t.th.Handled = outer
	if flags&retBase != 0 {
		if err := t.leaveActivation(fp); err != nil {
			t.err = err
			return nil, nil, v, false
		}
		t.genDone = false
		t.depth--
		return nil, nil, v, true
	}
	if fp == t.savedFP {
		t.saveFrame(caller)
	}
	t.depth--
	t.use(funcOf(caller).Code)
	if !t.seg.holds(caller) {
		t.backTo(caller)
	}
	*rb(caller, back) = v
	if flags&retSend != 0 {
		return back, caller, v, false
	}
	return jump(back), caller, v, false
}

// finishGen marks the generator of the frame at fp finished.
func (t *thread) finishGen(fp unsafe.Pointer) error {
	g := (*objects.Generator)(at(fp, offGen).P)
	b, err := g.Write(t.th)
	if err != nil {
		return err
	}
	t.th.Handled = b.Handled
	b.Finish()
	return nil
}

// failGen finishes the generator of a frame that t.err leaves. A StopIteration becomes a RuntimeError (PEP 479).
func (t *thread) failGen(fp unsafe.Pointer) {
	if objects.IsRaised(t.err, objects.StopIterationType) {
		cause := t.err.(*objects.Raised).Exc()
		e := objects.NewException(t.th, objects.RuntimeErrorType, objects.NewStr("generator raised StopIteration").Value())
		s, err := e.State.Write(t.th)
		if err == nil {
			s.Cause, s.Context, s.Suppress = cause.Value(), cause.Value(), true
			t.err = &objects.Raised{Value: e.Value()}
		} else {
			t.err = err
		}
	}
	if err := t.finishGen(fp); err != nil {
		t.err = err
	}
}

// Resume continues a generator from Go; see objects.Evaluator.
func (vm *VM) Resume(th *thrd, g *objects.Generator, sent value, exc error) (value, bool, error) {
	return threadOf(th).resume(g, sent, exc, retBase)
}

// mayFeed tells whether what is taken from a running generator stays taken, or is forgotten together with who takes it: an abort
// would go back to a point outside this activation.
func (t *thread) mayFeed() bool { return t.tx.Exclusive || t.nest != t.anchor.nest }

// Feed continues a generator from Go and keeps it running while take takes what it yields; see objects.Evaluator. While a
// transaction runs that may begin again inside, it yields to the caller: what has been taken could not be given back.
func (vm *VM) Feed(th *thrd, g *objects.Generator, take func(value) bool) (value, bool, error) {
	t := threadOf(th)
	outer := t.take
	t.take = take
	v, done, err := t.resume(g, objects.None, nil, retBase|retFeed)
	t.take = outer
	return v, done, err
}

// startsWithNone is the error of sending a value to a generator that has not begun.
func (t *thread) startsWithNone() error {
	return objects.RaiseMsg(t.th, objects.TypeErrorType, "can't send non-None value to a just-started generator")
}

// resume continues a generator in a new activation of the loop, in a frame with the given flags.
func (t *thread) resume(g *objects.Generator, sent value, exc error, flags uint64) (value, bool, error) {
	b, err := t.genBody(g)
	if err != nil {
		return value{}, false, err
	}
	switch {
	case b.State == objects.GenDone:
		return objects.None, true, exc
	case b.State == objects.GenCreated && exc == nil && !sent.IsNone():
		return value{}, false, t.startsWithNone()
	case b.State == objects.GenSuspended && exc != nil:
		if done, v, err := t.delegate(g, b, exc); done {
			return v, false, err
		} else if err != nil {
			exc = err
			if r, ok := err.(*subReturned); ok {
				return t.resumeAfter(g, r.v)
			}
		}
		if b, err = t.genBody(g); err != nil {
			return value{}, false, err
		}
	}
	fresh, handling := b.State == objects.GenCreated, !b.Handled.IsNone()
	pc, fp, err := t.enterGen(g, b, top(t.fp), t.pc, t.fp, flags)
	if err != nil {
		return value{}, false, err
	}
	if exc != nil {
		return t.raiseInto(pc, fp, exc, handling)
	}
	if !fresh {
		t.setSent(pc, fp, sent)
	}
	v, err := t.activate(pc, fp)
	return v, t.genDone, err
}

// raiseInto runs a resumed generator whose current instruction raises exc. What the generator is handling is the context; what
// its caller is handling is not.
func (t *thread) raiseInto(pc, fp unsafe.Pointer, exc error, handling bool) (value, bool, error) {
	if r, ok := exc.(*objects.Raised); ok && handling {
		if err := r.Exc().SetContext(t.th); err != nil {
			exc = err
		}
	}
	t.thrown = exc
	v, err := t.activate(pc, fp)
	return v, t.genDone, err
}

// subReturned tells that the iterator a generator delegates to has finished with a value.
type subReturned struct{ v value }

func (*subReturned) Error() string { return "delegated iterator finished" }

// delegate passes an exception thrown into a generator on to the iterator that it delegates to. done: the iterator has
// yielded v. An error replaces the exception.
func (t *thread) delegate(g *objects.Generator, b *objects.GenBody, exc error) (done bool, v value, err error) {
	in := opcode.Instr(g.Func.Code.Instrs[b.PC-1])
	r, ok := exc.(*objects.Raised)
	if !ok || in.Op() != opcode.Yield || in.X() != 1 {
		return false, value{}, nil
	}
	it := b.Regs[in.B()/regSize]
	// Marked running, so that nobody, least of all another thread, resumes it meanwhile.
	if b, err = g.Write(t.th); err != nil {
		return false, value{}, err
	}
	b.State = objects.GenRunning
	if objects.IsRaised(exc, objects.GeneratorExitType) {
		err = t.closeIter(it)
	} else {
		done, v, err = t.throwInto(it, r)
	}
	b, werr := g.Write(t.th)
	if werr != nil {
		return false, value{}, werr
	}
	b.State = objects.GenSuspended
	return done, v, err
}

func (t *thread) closeIter(it value) error {
	f, err := objects.LookupAttr(t.th, it, "close")
	if err == nil && !f.IsUndef() {
		_, err = objects.CallArgs(t.th, f)
	}
	return err
}

// throwInto throws an exception into an iterator, if it has a method for that; the results are those of delegate.
func (t *thread) throwInto(it value, r *objects.Raised) (done bool, v value, err error) {
	f, err := objects.LookupAttr(t.th, it, "throw")
	if err != nil || f.IsUndef() {
		return false, value{}, err
	}
	if v, err = objects.CallArgs(t.th, f, r.Value); err == nil {
		return true, v, nil
	}
	if objects.IsRaised(err, objects.StopIterationType) {
		if v, err = stopValue(t.th, err.(*objects.Raised).Exc()); err == nil {
			err = &subReturned{v}
		}
	}
	return false, value{}, err
}

// resumeAfter resumes a generator behind its yield from, whose value is v.
func (t *thread) resumeAfter(g *objects.Generator, v value) (value, bool, error) {
	b, err := t.genBody(g)
	if err != nil {
		return value{}, false, err
	}
	// The Yield is followed by a jump back to the Send, whose jump leads out of the loop.
	code := g.Func.Code
	send := int(b.PC) + 1 + int(opcode.Instr(code.Instrs[b.PC]).BC())
	in := opcode.Instr(code.Instrs[send])
	if in.Op() != opcode.Send {
		return value{}, false, objects.RaiseMsg(t.th, objects.SystemErrorType, "yield from without its Send")
	}
	b.Regs[in.B()/regSize] = v
	b.PC = int32(send + 1 + int(int16(in.C())))
	pc, fp, err := t.enterGen(g, b, top(t.fp), t.pc, t.fp, retBase)
	if err != nil {
		return value{}, false, err
	}
	r, err := t.activate(pc, fp)
	return r, t.genDone, err
}

// stopValue returns the value attribute of a StopIteration.
func stopValue(th *thrd, e *objects.Exception) (value, error) {
	return objects.GetAttrName(th, e.Value(), "value")
}
