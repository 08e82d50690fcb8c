package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// A for loop's iterator takes two registers. Over a list, a tuple or a range of step one there is no iterator object: the
// first register holds the list or tuple (or another range) and the second, an int, the position; or both are ints, the next
// number and the limit. Otherwise the first holds the iterator and the second is Undef. Nothing but the loop sees them, and an abort
// restores registers anyway.

func (i *instr) iterate(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	switch op {
	case opcode.GetIter:
		return i.getIter()
	case opcode.ForIter:
		return i.forIter()
	case opcode.Unpack:
		return i.done(i.unpack())
	case opcode.UnpackEx:
		return i.done(i.unpackEx())
	case opcode.YieldFromIter:
		return i.put(objects.Iter(i.t.th, *i.rb()))
	}
	return i.send()
}

func (i *instr) getIter() (unsafe.Pointer, unsafe.Pointer, error) {
	r := regSlice(unsafe.Pointer(i.ra()), 2)
	x := *i.rb()
	if typ := x.Type(); i.x() == 1 && (typ == listType || typ == tupleType || typ == rangeType) {
		r[0] = x
		return i.done(nil)
	}
	if m := i.method(x, i.t.vm.special.iter); m != nil {
		return i.callThen(askMethod, m, x)
	}
	return i.setIter(objects.Iter(i.t.th, x))
}

// setIter ends GetIter.
func (i *instr) setIter(it value, err error) (unsafe.Pointer, unsafe.Pointer, error) {
	if err != nil {
		return nil, nil, err
	}
	r := regSlice(unsafe.Pointer(i.ra()), 2)
	r[0] = it
	if i.x() == 0 {
		r[1] = objects.Undef
	}
	return i.done(nil)
}

// inlineIter makes the iterator of a loop over x at r if that needs no iterator object.
func inlineIter(r *[2]value, x value) bool {
	switch x.Type() {
	case listType, tupleType:
		r[0], r[1] = x, objects.Int(0)
		return true
	case rangeType:
		if start, stop, ok := objects.UnitRange(x); ok {
			r[0], r[1] = objects.Int(start), objects.Int(stop)
			return true
		}
		if (*objects.Range)(x.P).IsSmall() {
			r[0], r[1] = x, objects.Int(0)
			return true
		}
	}
	return false
}

// inlineCount returns how many items the iterator at r has left if it is one without an object, else 0. A list may change
// meanwhile: it is an estimate.
func (t *thread) inlineCount(r *[2]value) int {
	switch {
	case r[1].P != tagInt:
		return 0
	case r[0].P == tagInt:
		return int(max(r[1].Int()-r[0].Int(), 0))
	case r[0].Type() == tupleType:
		return len((*objects.Tuple)(r[0].P).Items)
	case r[0].Type() == listType && t.tx.Exclusive:
		return len((*objects.ListBody)((*objects.List)(r[0].P).Load()).Items)
	}
	return 0
}

func (i *instr) forIter() (unsafe.Pointer, unsafe.Pointer, error) {
	r := regSlice(unsafe.Pointer(i.ra()), 2)
	if r[1].P == tagInt {
		return i.forInline(r)
	}
	if r[0].Type() == genType {
		i.prefer(qForGen)
		t := i.t
		nfp := t.resumeFor((*objects.Generator)(r[0].P), i.pc, i.fp)
		if nfp != nil {
			return t.pc, nfp, nil
		}
		err := t.err
		t.err = nil
		return i.done(err)
	}
	if pc, fp, err, ok := i.nextOf(r[0]); ok {
		return pc, fp, err
	}
	if i.unpacksPair() && objects.YieldsPairs(r[0]) {
		i.prefer(qForPair)
	} else {
		i.prefer(qForNext)
	}
	v, err := objects.Next(i.t.th, r[0])
	if err != nil || v.IsUndef() {
		return i.done(err)
	}
	*i.rb() = v
	return i.jump16()
}

// unpacksPair tells whether the body of the loop begins by unpacking its item into two.
func (i *instr) unpacksPair() bool {
	body := jump(i.pc)
	behind := unsafe.Add(body, 8)
	return opcode.Op(atomic.LoadUint32((*uint32)(body))) == opcode.Unpack && opB(behind) == i.b && opC(behind) == 2
}

func (i *instr) forInline(r []value) (unsafe.Pointer, unsafe.Pointer, error) {
	switch r[0].Type() {
	case objects.IntType:
		i.prefer(qForRange)
		if r[0].Int() >= r[1].Int() {
			return i.done(nil)
		}
		*i.rb() = r[0]
		r[0].N++
	case listType:
		i.prefer(qForList)
		items, err := (*objects.List)(r[0].P).Items(i.t.th)
		if err != nil {
			return nil, nil, err
		}
		if r[1].N >= uint64(len(items)) {
			r[0], r[1] = objects.EmptyTuple, objects.Int(0)
			return i.done(nil)
		}
		*i.rb() = items[r[1].N]
		r[1].N++
	case rangeType:
		i.prefer(qForStep)
		n, ok := (*objects.Range)(r[0].P).SmallItem(r[1].N)
		if !ok {
			return i.done(nil)
		}
		*i.rb() = objects.Int(n)
		r[1].N++
	default:
		i.prefer(qForTuple)
		items := (*objects.Tuple)(r[0].P).Items
		if r[1].N >= uint64(len(items)) {
			return i.done(nil)
		}
		*i.rb() = items[r[1].N]
		r[1].N++
	}
	return i.jump16()
}

func (i *instr) unpack() error {
	return i.unpackTo(regSlice(unsafe.Pointer(i.ra()), int(i.c)), *i.rb())
}

// unpackTo puts the items of x, which must be as many, into dst.
func (i *instr) unpackTo(dst []value, x value) error {
	th, n := i.t.th, len(dst)
	var items []value
	switch x.Type() {
	case tupleType:
		items = (*objects.Tuple)(x.P).Items
	case listType:
		var err error
		if items, err = (*objects.List)(x.P).Items(th); err != nil {
			return err
		}
	default:
		return i.unpackIter(dst, x)
	}
	if len(items) > n {
		return objects.Raisef(th, objects.ValueErrorType, "too many values to unpack (expected %d, got %d)", n, len(items))
	}
	if len(items) < n {
		return objects.Raisef(th, objects.ValueErrorType, "not enough values to unpack (expected %d, got %d)", n, len(items))
	}
	copy(dst, items)
	return nil
}

// itemsOf returns the items of what is unpacked; they may not be changed.
func (i *instr) itemsOf(x value) ([]value, error) {
	switch typ := x.Type(); {
	case typ == tupleType:
		return (*objects.Tuple)(x.P).Items, nil
	case typ == listType:
		return (*objects.List)(x.P).Items(i.t.th)
	case !typ.Iterable():
		return nil, objects.Raisef(i.t.th, objects.TypeErrorType, "cannot unpack non-iterable %s object", typ.MessageName())
	}
	return objects.Collect(i.t.th, x)
}

func (i *instr) iterOf(x value) (value, error) {
	if !x.Type().Iterable() {
		return value{}, objects.Raisef(i.t.th, objects.TypeErrorType, "cannot unpack non-iterable %s object", x.Type().MessageName())
	}
	return objects.Iter(i.t.th, x)
}

func (i *instr) unpackIter(dst []value, x value) error {
	th := i.t.th
	it, err := i.iterOf(x)
	if err != nil {
		return err
	}
	got := make([]value, 0, len(dst))
	for len(got) < len(dst) {
		v, err := objects.Next(th, it)
		if err != nil {
			return err
		}
		if v.IsUndef() {
			return objects.Raisef(th, objects.ValueErrorType, "not enough values to unpack (expected %d, got %d)", len(dst), len(got))
		}
		got = append(got, v)
	}
	v, err := objects.Next(th, it)
	if err != nil {
		return err
	}
	if !v.IsUndef() {
		if n, known := knownLen(th, x); known {
			return objects.Raisef(th, objects.ValueErrorType, "too many values to unpack (expected %d, got %d)", len(dst), n)
		}
		return objects.Raisef(th, objects.ValueErrorType, "too many values to unpack (expected %d)", len(dst))
	}
	copy(dst, got)
	return nil
}

func knownLen(th *thrd, x value) (int, bool) {
	if x.Type() != dictType {
		return 0, false
	}
	n, err := objects.Len(th, x)
	return n, err == nil
}

func (i *instr) unpackEx() error {
	before, after := int(i.c), int(i.x())
	return i.unpackAround(regSlice(unsafe.Pointer(i.ra()), before+1+after), *i.rb(), before, after)
}

// unpackAround puts the items of x into dst, in the middle a list of those that are neither among the first nor the last.
func (i *instr) unpackAround(dst []value, x value, before, after int) error {
	th := i.t.th
	items, err := i.itemsOf(x)
	if err != nil {
		return err
	}
	if len(items) < before+after {
		return objects.Raisef(th, objects.ValueErrorType, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
	}
	copy(dst, items[:before])
	rest := items[before : len(items)-after]
	dst[before] = objects.ListOf(th, rest, len(rest)).Value()
	copy(dst[before+1:], items[len(items)-after:])
	return nil
}

// unpackMany returns what a value is unpacked to for many targets; job tells how many.
func (i *instr) unpackMany(job value) (value, error) {
	t := (*objects.Tuple)(job.P).Items
	before := int(t[1].Int())
	if t[2].IsNone() {
		dst := make([]value, before)
		err := i.unpackTo(dst, t[0])
		return objects.NewTuple(dst), err
	}
	after := int(t[2].Int())
	dst := make([]value, before+1+after)
	err := i.unpackAround(dst, t[0], before, after)
	return objects.NewTuple(dst), err
}

// send passes R[b] to the iterator R[a] of a yield from.
func (i *instr) send() (unsafe.Pointer, unsafe.Pointer, error) {
	th, it, sent := i.t.th, *i.ra(), *i.rb()
	if it.Type() == genType {
		return i.sendGen((*objects.Generator)(it.P), sent)
	}
	var v value
	var err error
	if sent.IsNone() {
		v, err = objects.NextOrStop(th, it)
		if err == nil && v.IsUndef() {
			*i.rb() = objects.None
			return i.jump16()
		}
	} else {
		v, err = objects.CallMethod(th, it, "send", sent)
	}
	if err == nil {
		*i.rb() = v
		return i.done(nil)
	}
	if !objects.IsRaised(err, objects.StopIterationType) {
		return nil, nil, err
	}
	x, err := stopValue(th, err.(*objects.Raised).Exc())
	if err != nil {
		return nil, nil, err
	}
	*i.rb() = x
	return i.jump16()
}

// sendGen is send to a generator, which gets a frame.
func (i *instr) sendGen(g *objects.Generator, sent value) (unsafe.Pointer, unsafe.Pointer, error) {
	t := i.t
	b, err := t.genBody(g)
	switch {
	case err != nil:
		return nil, nil, err
	case b.State == objects.GenDone:
		*i.rb() = objects.None
		return i.jump16()
	case b.State == objects.GenCreated && !sent.IsNone():
		return nil, nil, t.startsWithNone()
	}
	fresh := b.State == objects.GenCreated
	pc, fp, err := t.enterGen(g, b, top(i.fp), i.pc, i.fp, retSend)
	if err != nil {
		return nil, nil, err
	}
	if !fresh {
		t.setSent(pc, fp, sent)
	}
	t.use(g.Func.Code)
	return pc, fp, nil
}
