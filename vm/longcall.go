package vm

import (
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/weftpy/weft/vm/opcode"
)

// A call of native code can't be interrupted, and an abort throws all of it away. So a call that took long begins a transaction of
// its own when it is made again: nobody waits for what the thread has done before, and nothing of that can go wrong meanwhile. The
// mark is made in the instruction, and unmade by a call that doesn't take long. Calls with * or ** arguments are not marked.

const (
	// markLong in a Call or CallM says that it is about to take long.
	markLong = uint32(opcode.Long) << 8
	// long is a hundred times what it costs to begin a transaction.
	long = 100 * time.Microsecond
)

// setLong marks the call whose next instruction is at pc.
func setLong(pc unsafe.Pointer, is bool) {
	at := (*uint32)(unsafe.Add(pc, -8))
	w := atomic.LoadUint32(at)
	if op := general(opcode.Op(w)); (op == opcode.Call || op == opcode.CallM) && (w&markLong != 0) != is {
		atomic.StoreUint32(at, w^markLong) // what another thread has just quickened is lost, and will come again
	}
}

// overdue hurries to the next tick after native code that took a while, or woke somebody.
func (t *thread) overdue(pc unsafe.Pointer) {
	t.hurry()
	if t.tx.SinceTick() >= long {
		t.tookLong(pc)
	}
}

// hurry makes the next event a tick.
func (t *thread) hurry() {
	if t.budget > 0 {
		t.tx.GiveBack(t.budget)
		t.budget = 0
	}
}

// tookLong marks the call whose next instruction is at pc, and ends the transaction at the next tick.
func (t *thread) tookLong(pc unsafe.Pointer) {
	setLong(pc, true)
	t.tx.EndSoon()
	t.hurry()
}

// renew ends the transaction before the call whose next instruction is at pc, and begins another. It leaves alone one that is
// anchored in an outer activation, and one that begins here: else an aborted call would begin another each time, and never get its
// turn. It returns the time.
func (t *thread) renew(pc, fp unsafe.Pointer) (time.Time, error) {
	now, call := time.Now(), unsafe.Add(pc, -8)
	if t.tx.Anchored() && !t.tx.Exclusive && (t.nest != t.anchor.nest || t.anchor.pc == call && t.anchor.fp == fp) {
		return now, nil
	}
	return now, t.boundary(call, fp)
}

// judge keeps or removes the mark of a marked call.
func (t *thread) judge(pc unsafe.Pointer, began time.Time) {
	if time.Since(began) < long {
		setLong(pc, false)
	} else {
		t.tookLong(pc)
	}
}

// fastLong is fast for a call that took long the last time.
func (t *thread) fastLong(pc, fp unsafe.Pointer, w uint32) int {
	began, err := t.renew(pc, fp)
	if err != nil {
		t.err = err
		return fastRaised
	}
	r := t.fast(pc, fp, w&^markLong)
	t.judge(pc, began)
	return r
}

// long is call for one that took long the last time.
func (i *instr) long(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	began, err := i.t.renew(i.pc, i.fp)
	if err != nil {
		return nil, nil, err
	}
	pc, fp, err := i.call(op)
	i.t.judge(i.pc, began)
	return pc, fp, err
}
