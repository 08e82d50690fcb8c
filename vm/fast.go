package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// What fast tells the loop.
const (
	fastDone   = iota // the instruction is done
	fastSlow          // its guard failed: slow does it
	fastRaised        // it raised t.err
	fastJump          // it is done, and its jump is taken
)

// fast does the quickened instructions that call native code. They are out of the loop because they call anyway.
func (t *thread) fast(pc, fp unsafe.Pointer, w uint32) int {
	t.pc, t.fp = pc, fp
	var v value
	var err error
	dst := ra(fp, w)
	switch opcode.Op(w) {
	case qCallNative:
		if dst.Type() != objects.BuiltinType {
			return fastSlow
		}
		if w&markLong != 0 {
			return t.fastLong(pc, fp, w)
		}
		b := (*objects.Builtin)(dst.P)
		args := regSlice(unsafe.Add(unsafe.Pointer(dst), headerLen), int(opB(pc)))
		if b.Self.P != tagUndef {
			v, err = objects.Call(t.th, *dst, args, nil)
		} else {
			v, err = objects.CallDef(t.th, b.Def, args, nil, 0)
		}
	case qCallMNative:
		args := regSlice(unsafe.Add(unsafe.Pointer(dst), headerLen), int(opB(pc)))
		if args[0].P == tagUndef || dst.Type() != objects.MethodDescrType {
			return fastSlow
		}
		if w&markLong != 0 {
			return t.fastLong(pc, fp, w)
		}
		v, err = objects.CallDef(t.th, (*objects.MethodDescr)(dst.P).Def, args, nil, 1)
	case qCallMPlain:
		args := regSlice(unsafe.Add(unsafe.Pointer(dst), headerLen), int(opB(pc)))
		if args[0].P != tagUndef || dst.Type() != objects.BuiltinType {
			return fastSlow
		}
		if w&markLong != 0 {
			return t.fastLong(pc, fp, w)
		}
		v, err = objects.Call(t.th, *dst, args[1:], nil)
	case qGetItemDict:
		x, k := rb(fp, pc), rc(fp, pc)
		if x.Type() != dictType {
			return fastSlow
		}
		if v, err = (*objects.Dict)(x.P).Get(t.th, *k); err == nil && v.P == tagUndef {
			err = objects.RaiseKey(t.th, *k)
		}
	case opcode.GetSlice:
		parts := (*[3]value)(unsafe.Pointer(rc(fp, pc)))
		v, err = objects.GetSlice(t.th, *rb(fp, pc), parts[0], parts[1], parts[2])
	case opcode.SetSlice:
		parts := (*[3]value)(unsafe.Pointer(rb(fp, pc)))
		if err = objects.SetSlice(t.th, *dst, parts[0], parts[1], parts[2], *rc(fp, pc)); err == nil {
			v = *dst
		}
	case opcode.MapAdd:
		if err = (*objects.Dict)(dst.P).SetItem(t.th, *rb(fp, pc), *rc(fp, pc)); err == nil {
			v = *dst
		}
	case opcode.SetAdd:
		if err = (*objects.Set)(dst.P).Add(t.th, *rb(fp, pc)); err == nil {
			v = *dst
		}
	case qSetItemDict:
		if dst.Type() != dictType {
			return fastSlow
		}
		if err = (*objects.Dict)(dst.P).SetItem(t.th, *rb(fp, pc), *rc(fp, pc)); err == nil {
			v = *dst // unchanged
		}
	case qJEqSS, qJNeSS:
		return t.jumpStr(dst, rb(fp, pc))
	}
	if err == nil && !t.tx.Exclusive && !t.tx.Anchored() {
		*dst = v
		err = t.reanchor(pc, fp)
	}
	if err != nil {
		t.err = err
		return fastRaised
	}
	if t.tx.Overdue() {
		t.overdue(pc)
	}
	*dst = v
	return fastDone
}

// spareForExtend is the room of a list that begins with single items and goes on with a starred one.
const spareForExtend = 6

// maxPresize is how many items a list that a comprehension builds has room for at first, at most: it may end early, by raising.
const maxPresize = 1024

// direct does instructions of the compiler's that are frequent enough to go round the decoding and dispatch of slow, where they
// neither run Python code nor block.
func (t *thread) direct(pc, fp unsafe.Pointer, w uint32) int {
	switch opcode.Op(w) {
	case opcode.BuildTuple:
		items := regSlice(unsafe.Pointer(rb(fp, pc)), int(opC(pc)))
		if w&0xff00 == 0 {
			*ra(fp, w) = objects.TupleOf(items...)
			break
		}
		last := len(items) - 1
		if items[last].Type() != tupleType {
			return fastSlow
		}
		*ra(fp, w) = objects.TupleJoin(items[:last], (*objects.Tuple)(items[last].P).Items)
	case opcode.BuildList:
		items := regSlice(unsafe.Pointer(rb(fp, pc)), int(opC(pc)))
		n := len(items)
		switch {
		case w&0xff00 != 0:
			n = min(t.inlineCount((*[2]value)(unsafe.Pointer(rb(fp, pc)))), maxPresize)
		case n > 0 && opcode.Op(atomic.LoadUint32((*uint32)(pc))) == opcode.ListExtend:
			n += spareForExtend
		}
		*ra(fp, w) = objects.ListOf(t.th, items, n).Value()
	case opcode.Unpack:
		return t.unpackList(pc, fp, w)
	case opcode.GetIter:
		if w&0xff00 != 0 || !inlineIter((*[2]value)(unsafe.Pointer(ra(fp, w))), *rb(fp, pc)) {
			return fastSlow
		}
	}
	return fastDone
}

// unpackList does Unpack of a list with as many items as targets.
func (t *thread) unpackList(pc, fp unsafe.Pointer, w uint32) int {
	x := rb(fp, pc)
	if x.Type() != listType {
		return fastSlow
	}
	o := &(*objects.List)(x.P).Object
	b := o.Load()
	if !t.tx.Exclusive && !t.tx.Writable(b) && !t.tx.Seen(b) && !t.tx.Admit(o, b) {
		return fastSlow
	}
	items := (*objects.ListBody)(b).Items
	if len(items) != int(opC(pc)) {
		return fastSlow
	}
	copy(regSlice(unsafe.Pointer(ra(fp, w)), len(items)), items)
	return fastDone
}

// jumpStr compares two strings for the loop: it stores the result of == in t.truth.
func (t *thread) jumpStr(x, y *value) int {
	if x.Type() != strType || y.Type() != strType {
		return fastSlow
	}
	t.truth = x.P == y.P || (*objects.Str)(x.P).Equal((*objects.Str)(y.P))
	return fastDone
}

// next does ForIter on an iterator object.
func (t *thread) next(pc, fp unsafe.Pointer, w uint32) int {
	it := ra(fp, w)
	if (*value)(unsafe.Add(unsafe.Pointer(it), regSize)).P == tagInt || it.Type() == genType {
		return fastSlow
	}
	step := it.Type().Next
	if step == nil || it.Type().Flags&objects.FlagHeap != 0 { // one in Python gets a frame
		return fastSlow
	}
	t.pc, t.fp = pc, fp
	v, err := step(t.th, *it)
	if err == nil && !t.tx.Exclusive && !t.tx.Anchored() {
		return t.unanchoredNext(v, pc, fp)
	}
	if err != nil {
		t.err = err
		return fastRaised
	}
	if v.P == tagUndef {
		return fastDone
	}
	*rb(fp, pc) = v
	return fastJump
}

// unanchoredNext finishes next after native code that blocked: a transaction begins behind the instruction.
func (t *thread) unanchoredNext(v value, pc, fp unsafe.Pointer) int {
	if v.P == tagUndef {
		if t.err = t.reanchor(pc, fp); t.err != nil {
			return fastRaised
		}
		return fastDone
	}
	*rb(fp, pc) = v
	if t.err = t.reanchor(jump(pc), fp); t.err != nil {
		return fastRaised
	}
	return fastJump
}

// nextPair does ForIter on an iterator of pairs together with the Unpack that its body begins with. After a jump t.pc is behind
// that.
func (t *thread) nextPair(pc, fp unsafe.Pointer, w uint32) int {
	t.pc, t.fp = pc, fp
	a, b, ok, err := objects.NextPair(t.th, *ra(fp, w))
	if !ok {
		return fastSlow
	}
	body := jump(pc)
	if err == nil && !a.IsUndef() {
		to := regSlice(unsafe.Pointer(ra(fp, *(*uint32)(body))), 2)
		to[0], to[1] = a, b
		pc = unsafe.Add(body, 8)
	}
	if err == nil && !t.tx.Exclusive && !t.tx.Anchored() {
		err = t.reanchor(pc, fp)
	}
	switch {
	case err != nil:
		t.err = err
		return fastRaised
	case a.IsUndef():
		return fastDone
	}
	t.pc = pc
	return fastJump
}

// plainTrue reports that x is an object of a class that has no say in its truth, so it is true.
func (t *thread) plainTrue(x *value) bool {
	typ := x.Type()
	return typ.Bool == nil && typ.Len == nil
}
