package vm

import (
	"slices"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// maxDeferrals bounds how often a safepoint in a nested activation lets the outer activation's transaction go on instead of
// ending it, which would leave the native code below without one until it returns. A safepoint that is overdue counts as
// overdueDeferrals: what takes so long is no short callback.
const (
	maxDeferrals     = 32
	overdueDeferrals = maxDeferrals / 2
)

// tick is a safepoint whose budget has run out. pc is the next instruction.
func (t *thread) tick(pc, fp unsafe.Pointer) error {
	deferral := 1
	if t.tx.Overdue() {
		deferral = overdueDeferrals
	}
	t.fp, t.pc = fp, unsafe.Add(pc, 8)
	if in := t.th.Interp; in.Pending.Load() && t.th == in.Main {
		t.budget = t.tx.Budget() // of the handlers, which may end the transaction
		if err := in.RunPending(t.th); err != nil {
			return err
		}
		t.hurry()
	}
	end := t.tx.Tick()
	t.budget = t.tx.Budget()
	if !end {
		return nil
	}
	if t.nest > t.anchor.nest && t.tx.Anchored() && !t.tx.Exclusive && !t.tx.Hurried() {
		if t.tx.Patient() {
			return nil
		}
		if t.deferrals < maxDeferrals {
			t.deferrals += deferral
			return nil
		}
	}
	return t.boundary(pc, fp)
}

// boundary ends the transaction and begins another at pc.
func (t *thread) boundary(pc, fp unsafe.Pointer) error {
	if err := t.tx.Commit(); err != nil {
		return err
	}
	t.tx.Yield()
	t.setAnchor(pc, fp)
	t.tx.Begin()
	t.budget = t.tx.Budget()
	return nil
}

// reanchor begins a transaction at pc after native code that blocked has left the thread without one. If it was an abort that did,
// native code has swallowed the error.
func (t *thread) reanchor(pc, fp unsafe.Pointer) error {
	if t.tx.Aborted() {
		return stm.ErrAbort
	}
	t.setAnchor(pc, fp)
	t.tx.Begin()
	return nil
}

// setAnchor saves what a restart at pc needs: the registers of the frame at fp; those of its callers are saved when they are
// returned into.
func (t *thread) setAnchor(pc, fp unsafe.Pointer) {
	clear(t.arena)
	t.arena, t.saved = t.arena[:0], t.saved[:0]
	t.deferrals = 0
	if t.tx.Exclusive {
		t.savedFP = nil
		t.anchor.nest = t.nest
		return
	}
	t.anchor = anchor{pc: pc, fp: fp, nest: t.nest, depth: t.depth, native: t.th.Depth(), handled: t.th.Handled, seg: t.seg}
	t.saveFrame(fp)
}

// saveFrame saves the header and registers of a frame, the lowest one that this transaction can change so far. In exclusive
// mode there is nothing to save.
func (t *thread) saveFrame(fp unsafe.Pointer) {
	if t.tx.Exclusive || isBottom(fp) {
		t.savedFP = nil
		return
	}
	below := 2
	if at(fp, offCaller).N&retGen != 0 {
		below = 3
	}
	n := below + funcOf(fp).Code.NumRegs
	t.saved = append(t.saved, savedFrame{fp: fp, start: len(t.arena), below: below, n: n})
	t.arena = append(t.arena, regSlice(unsafe.Add(fp, -below*regSize), n)...)
	t.savedFP = fp
}

// restart goes back to the anchor after an abort, or, if the anchor belongs to an outer activation, leaves this one.
func (t *thread) restart() (pc, fp unsafe.Pointer, ok bool) {
	if t.nest != t.anchor.nest {
		return nil, nil, false
	}
	t.err = nil
	// The innermost frame last: its registers lie in its caller's window, which was saved later.
	for _, s := range slices.Backward(t.saved) {
		copy(regSlice(unsafe.Add(s.fp, -s.below*regSize), s.n), t.arena[s.start:])
	}
	a := &t.anchor
	t.depth, t.th.Handled, t.seg = a.depth, a.handled, a.seg
	t.limit = t.seg.end()
	t.th.ResetDepth(a.native)
	t.fp, t.pc = a.fp, unsafe.Add(a.pc, 8) // for reports
	t.tx.Restart()
	if t.tx.Exclusive {
		t.savedFP = nil
		t.saved, t.arena = t.saved[:0], t.arena[:0]
	} else if len(t.saved) > 1 {
		first := t.saved[0]
		clear(t.arena[first.n:])
		t.saved, t.arena = t.saved[:1], t.arena[:first.n]
		t.savedFP = first.fp
	} else {
		t.savedFP = a.fp
	}
	t.deferrals = 0
	t.budget = t.tx.Budget()
	t.use(funcOf(a.fp).Code)
	return a.pc, a.fp, true
}

// leaveActivation ends an activation of the loop whose first frame, at fp, is returning. A transaction that was anchored in
// this activation commits, because its anchor is going away.
func (t *thread) leaveActivation(fp unsafe.Pointer) error {
	if t.nest != t.anchor.nest || t.tx.Exclusive {
		return nil
	}
	return t.tx.Commit()
}

// activate runs the frame at fp from pc on in a new activation of the loop. The frame was pushed with retBase.
func (t *thread) activate(pc, fp unsafe.Pointer) (value, error) {
	th := t.th
	caller, oldPC := callerOf(fp), t.pc
	err := th.Descend("")
	if err == nil && t.tx.Aborted() {
		err = stm.ErrAbort // native code cleans up on its way to the anchor
		th.Ascend()
	}
	if err != nil {
		return value{}, t.abandon(fp, err)
	}
	t.nest++
	// One that begins with raising can't begin again: the exception would be lost.
	if t.thrown == nil && (t.nest == 1 || !t.tx.Exclusive && !t.tx.Anchored()) {
		t.setAnchor(pc, fp)
		t.tx.Begin()
	}
	t.use(funcOf(fp).Code)
	v, err := t.loop(pc, fp)
	t.nest--
	if t.anchor.nest > t.nest {
		t.anchor.nest = -1 // gone; the outer activation anchors when it gets control back
		t.savedFP = nil
	}
	th.Ascend()
	t.fp, t.pc = caller, oldPC
	if !isBottom(caller) {
		t.use(funcOf(caller).Code)
	}
	t.backTo(caller)
	return v, err
}

// abandon drops the frame at fp, which can't run for want of native stack.
func (t *thread) abandon(fp unsafe.Pointer, err error) error {
	if at(fp, offCaller).N&retGen != 0 {
		if ferr := t.finishGen(fp); ferr != nil {
			err = ferr
		}
	}
	t.depth--
	t.thrown = nil
	t.fp = callerOf(fp)
	if !isBottom(t.fp) {
		t.use(funcOf(t.fp).Code)
	}
	return err
}

// backTo makes the segment of fp the current one.
func (t *thread) backTo(fp unsafe.Pointer) {
	for !t.seg.holds(fp) && t.seg.prev != nil {
		t.seg = t.seg.prev
	}
	t.limit = t.seg.end()
}

// slowReturn returns from a frame that has flags, or whose caller this transaction has not saved. done: return v to Go. A nil
// pc: t.err is set.
func (t *thread) slowReturn(pc, fp unsafe.Pointer) (npc, nfp unsafe.Pointer, v value, done bool) {
	in := *(*uint64)(unsafe.Add(pc, -8))
	v = t.returnValue(in, fp)
	flags := at(fp, offCaller).N
	caller := callerOf(fp)
	back := returnPC(fp)
	if flags&retGen != 0 {
		if err := t.finishGen(fp); err != nil {
			t.err = err
			return nil, nil, v, false
		}
	}
	if flags&retBase != 0 {
		if err := t.leaveActivation(fp); err != nil {
			t.err = err
			return nil, nil, v, false
		}
		t.genDone = flags&retGen != 0
		t.depth--
		return nil, nil, v, true
	}
	if fp == t.savedFP {
		t.saveFrame(caller)
	}
	switch {
	case flags&retTo != 0:
		*at(caller, int(flags>>retShift)) = v
	case flags&retSend != 0:
		*rb(caller, back) = v
		back = jump(back)
	case flags&(retInit|retGen|retDrop|retThen) == 0:
		*at(fp, offFunc) = v
	}
	t.depth--
	t.use(funcOf(caller).Code)
	if !t.seg.holds(caller) {
		t.backTo(caller)
	}
	if flags&retThen != 0 {
		npc, nfp = t.then(back, caller, v, flags>>retShift)
		return npc, nfp, v, false
	}
	if flags&retInit != 0 && !v.IsNone() {
		t.err = objects.Raisef(t.th, objects.TypeErrorType, "__init__() should return None, not '%s'", v.Type().MessageName())
		t.pc, t.fp = back, caller
		return nil, nil, v, false
	}
	return back, caller, v, false
}

func (t *thread) returnValue(in uint64, fp unsafe.Pointer) value {
	if uint8(in) == opReturn {
		return *at(fp, int(uint16(in>>16)))
	}
	return *at(t.cb, int(int32(in>>32))*regSize)
}
