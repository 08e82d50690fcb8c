package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

var (
	listType  = objects.ListType
	tupleType = objects.TupleType
	dictType  = objects.DictType
	strType   = objects.StrType
	funcType  = objects.FunctionType
	genType   = objects.GeneratorType
	rangeType = objects.RangeType
)

// instr is a decoded instruction that slow works on.
type instr struct {
	t      *thread
	pc, fp unsafe.Pointer // pc is that of the next instruction
	w      uint32
	b, c   uint16
}

func (i *instr) ra() *value { return ra(i.fp, i.w) }
func (i *instr) rb() *value { return rb(i.fp, i.pc) }
func (i *instr) rc() *value { return rc(i.fp, i.pc) }
func (i *instr) x() uint8   { return uint8(i.w >> 8) }

// konst returns constant n.
func (i *instr) konst(n uint16) value { return *at(i.t.cb, int(n)*regSize) }

// code returns the running code.
func (i *instr) code() *objects.Code { return funcOf(i.fp).Code }

func (i *instr) name(n uint16) *objects.Str { return nameOperand(i.fp, i.w, n) }

// nameOperand returns the name that operand n of instruction w is.
func nameOperand(fp unsafe.Pointer, w uint32, n uint16) *objects.Str {
	if uint8(w>>8) == opcode.FarName {
		return (*objects.Str)(at(fp, int(n)).P)
	}
	return funcOf(fp).Code.Caches[n].Name
}

// far tells if an instruction with a name has no inline cache.
func (i *instr) far() bool { return i.x() == opcode.FarName }

// quicken rewrites the instruction's opcode. Another thread may run the same code: one atomic store, and any form of an
// instruction does the same.
func (i *instr) quicken(op opcode.Op) {
	if opcode.Op(i.w) == op {
		return
	}
	atomic.StoreUint32((*uint32)(unsafe.Add(i.pc, -8)), i.w&^0xff|uint32(op))
}

// prefer is quicken for forms without an inline cache. An instruction that meets one kind of operands after the other would be
// rewritten all the time, and threads that run it on several cores would fight over it: only some of these changes are made.
func (i *instr) prefer(op opcode.Op) {
	if opcode.Op(i.w) >= opcode.FirstQuick {
		i.t.dice = i.t.dice*1664525 + 1013904223 // Numerical Recipes' generator
		if i.t.dice>>28 != 0 {
			return
		}
	}
	i.quicken(op)
}

// publish puts an inline cache record in place.
func (i *instr) publish(n uint16, record unsafe.Pointer) {
	atomic.StorePointer((*unsafe.Pointer)(unsafe.Add(i.t.icb, uintptr(n)*8)), record)
}

// slow does one instruction in its general form, quickens it if it can, and returns where to go on. It returns a nil pc for
// an error, which is in t.err; t.pc and t.fp tell where.
func (t *thread) slow(pc, fp unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer) {
	i := t.decode(pc, fp)
	npc, nfp := t.finish(i.run())
	if npc != nil && t.tx.Overdue() {
		t.overdue(pc)
	}
	return npc, nfp
}

// decode returns the instruction before pc.
func (t *thread) decode(pc, fp unsafe.Pointer) instr {
	t.pc, t.fp = pc, fp
	return instr{t: t, pc: pc, fp: fp, w: atomic.LoadUint32((*uint32)(unsafe.Add(pc, -8))), b: opB(pc), c: opC(pc)}
}

// finish ends an instruction after which the loop goes on at pc. It returns a nil pc for an error.
func (t *thread) finish(pc, fp unsafe.Pointer, err error) (unsafe.Pointer, unsafe.Pointer) {
	if err == nil && !t.tx.Exclusive && !t.tx.Anchored() {
		err = t.reanchor(pc, fp)
	}
	if err != nil {
		t.err = err
		return nil, nil
	}
	return pc, fp
}

// put stores v in the destination register unless err is set.
func (i *instr) put(v value, err error) (unsafe.Pointer, unsafe.Pointer, error) {
	if err != nil {
		return nil, nil, err
	}
	*i.ra() = v
	return i.pc, i.fp, nil
}

func (i *instr) done(err error) (unsafe.Pointer, unsafe.Pointer, error) { return i.pc, i.fp, err }

// run dispatches on the general opcode that the instruction stands for.
func (i *instr) run() (unsafe.Pointer, unsafe.Pointer, error) {
	op := general(opcode.Op(i.w))
	switch {
	case op >= opcode.Add && op <= opcode.Xor:
		return i.binary(op)
	case op >= opcode.AddI && op <= opcode.RShiftI:
		return i.binaryI(op)
	case op >= opcode.AddK && op <= opcode.DivK:
		return i.binaryK(op)
	case op >= opcode.Lt && op <= opcode.Ge:
		return i.compare(op)
	case op >= opcode.JLt && op <= opcode.JGe:
		return i.compareJump(op)
	case op >= opcode.JLtI && op <= opcode.JGeI:
		return i.compareJumpI(op)
	}
	switch op {
	case opcode.CheckBound, opcode.Unbind, opcode.MakeCell, opcode.FreeVars, opcode.LoadCell, opcode.StoreCell, opcode.DeleteCell,
		opcode.LoadGlobal, opcode.StoreGlobal, opcode.DeleteGlobal, opcode.LoadName, opcode.StoreName, opcode.DeleteName, opcode.LoadClassCell:
		return i.variable(op)
	case opcode.Neg, opcode.Pos, opcode.Invert, opcode.Not, opcode.In, opcode.NotIn, opcode.Is, opcode.IsNot:
		return i.unary(op)
	case opcode.JTrue, opcode.JFalse, opcode.JIs, opcode.JIn, opcode.JNoMatch:
		return i.condition(op)
	case opcode.GetIter, opcode.ForIter, opcode.Unpack, opcode.UnpackEx, opcode.YieldFromIter, opcode.Send:
		return i.iterate(op)
	case opcode.GetItem, opcode.GetItemI, opcode.SetItem, opcode.DelItem, opcode.GetSlice, opcode.SetSlice, opcode.BuildSlice:
		return i.subscript(op)
	case opcode.LoadAttr, opcode.StoreAttr, opcode.DeleteAttr, opcode.LoadSuperAttr:
		return i.attribute(op)
	case opcode.LoadMethod:
		return i.done(i.loadMethod())
	case opcode.Call, opcode.CallM, opcode.CallEx:
		if i.w&markLong != 0 && op != opcode.CallEx {
			return i.long(op)
		}
		return i.call(op)
	case opcode.MakeFunction, opcode.MakeGen:
		return i.makeFunction(op)
	case opcode.ImportName, opcode.ImportFrom, opcode.Intrinsic:
		return i.special(op)
	case opcode.Raise, opcode.RaiseAgain, opcode.PopExc, opcode.WithEnter, opcode.WithExcept:
		return i.exception(op)
	}
	return i.build(op)
}

// general returns the compiler's opcode that a quickened one stands for.
func general(op opcode.Op) opcode.Op {
	if op < opcode.FirstQuick {
		return op
	}
	return generalOf[op-opcode.FirstQuick]
}

var generalOf = [numOps - opcode.FirstQuick]opcode.Op{
	qAddII - opcode.FirstQuick: opcode.Add, qSubII - opcode.FirstQuick: opcode.Sub, qMulII - opcode.FirstQuick: opcode.Mul,
	qFloorDivII - opcode.FirstQuick: opcode.FloorDiv, qModII - opcode.FirstQuick: opcode.Mod, qAndII - opcode.FirstQuick: opcode.And,
	qOrII - opcode.FirstQuick: opcode.Or, qXorII - opcode.FirstQuick: opcode.Xor,
	qAddFF - opcode.FirstQuick: opcode.Add, qSubFF - opcode.FirstQuick: opcode.Sub, qMulFF - opcode.FirstQuick: opcode.Mul, qDivFF - opcode.FirstQuick: opcode.Div,
	qAddII8 - opcode.FirstQuick: opcode.AddI, qSubII8 - opcode.FirstQuick: opcode.SubI, qMulII8 - opcode.FirstQuick: opcode.MulI,
	qFloorDivII8 - opcode.FirstQuick: opcode.FloorDivI, qModII8 - opcode.FirstQuick: opcode.ModI, qAndII8 - opcode.FirstQuick: opcode.AndI,
	qLShiftII8 - opcode.FirstQuick: opcode.LShiftI, qRShiftII8 - opcode.FirstQuick: opcode.RShiftI,
	qAddKF - opcode.FirstQuick: opcode.AddK, qSubKF - opcode.FirstQuick: opcode.SubK, qMulKF - opcode.FirstQuick: opcode.MulK, qDivKF - opcode.FirstQuick: opcode.DivK,
	qAddNN - opcode.FirstQuick: opcode.Add, qSubNN - opcode.FirstQuick: opcode.Sub, qMulNN - opcode.FirstQuick: opcode.Mul, qDivNN - opcode.FirstQuick: opcode.Div,
	qAddNI - opcode.FirstQuick: opcode.AddI, qSubNI - opcode.FirstQuick: opcode.SubI, qMulNI - opcode.FirstQuick: opcode.MulI,
	qAddNK - opcode.FirstQuick: opcode.AddK, qSubNK - opcode.FirstQuick: opcode.SubK, qMulNK - opcode.FirstQuick: opcode.MulK, qDivNK - opcode.FirstQuick: opcode.DivK,
	qLtII - opcode.FirstQuick: opcode.Lt, qLeII - opcode.FirstQuick: opcode.Le, qEqII - opcode.FirstQuick: opcode.Eq,
	qNeII - opcode.FirstQuick: opcode.Ne, qGtII - opcode.FirstQuick: opcode.Gt, qGeII - opcode.FirstQuick: opcode.Ge,
	qJLtII - opcode.FirstQuick: opcode.JLt, qJLeII - opcode.FirstQuick: opcode.JLe, qJEqII - opcode.FirstQuick: opcode.JEq,
	qJNeII - opcode.FirstQuick: opcode.JNe, qJGtII - opcode.FirstQuick: opcode.JGt, qJGeII - opcode.FirstQuick: opcode.JGe,
	qJLtFF - opcode.FirstQuick: opcode.JLt, qJLeFF - opcode.FirstQuick: opcode.JLe, qJGtFF - opcode.FirstQuick: opcode.JGt, qJGeFF - opcode.FirstQuick: opcode.JGe,
	qJLtI - opcode.FirstQuick: opcode.JLtI, qJLeI - opcode.FirstQuick: opcode.JLeI, qJEqI - opcode.FirstQuick: opcode.JEqI,
	qJNeI - opcode.FirstQuick: opcode.JNeI, qJGtI - opcode.FirstQuick: opcode.JGtI, qJGeI - opcode.FirstQuick: opcode.JGeI,
	qJLtNN - opcode.FirstQuick: opcode.JLt, qJLeNN - opcode.FirstQuick: opcode.JLe, qJEqNN - opcode.FirstQuick: opcode.JEq, qJNeNN - opcode.FirstQuick: opcode.JNe, qJGtNN - opcode.FirstQuick: opcode.JGt, qJGeNN - opcode.FirstQuick: opcode.JGe,
	qJLtNI - opcode.FirstQuick: opcode.JLtI, qJLeNI - opcode.FirstQuick: opcode.JLeI, qJEqNI - opcode.FirstQuick: opcode.JEqI, qJNeNI - opcode.FirstQuick: opcode.JNeI, qJGtNI - opcode.FirstQuick: opcode.JGtI, qJGeNI - opcode.FirstQuick: opcode.JGeI,
	qJTrueB - opcode.FirstQuick: opcode.JTrue, qJFalseB - opcode.FirstQuick: opcode.JFalse,
	qLoadGlobal - opcode.FirstQuick: opcode.LoadGlobal, qStoreGlobal - opcode.FirstQuick: opcode.StoreGlobal,
	qLoadName - opcode.FirstQuick: opcode.LoadName, qStoreName - opcode.FirstQuick: opcode.StoreName,
	qLoadSlot - opcode.FirstQuick: opcode.LoadAttr, qLoadModule - opcode.FirstQuick: opcode.LoadAttr,
	qStoreSlot - opcode.FirstQuick: opcode.StoreAttr, qStoreNew - opcode.FirstQuick: opcode.StoreAttr,
	qGetItemLI - opcode.FirstQuick: opcode.GetItem, qGetItemTI - opcode.FirstQuick: opcode.GetItem, qGetItemDict - opcode.FirstQuick: opcode.GetItem,
	qGetItemILI - opcode.FirstQuick: opcode.GetItemI, qGetItemITI - opcode.FirstQuick: opcode.GetItemI,
	qSetItemLI - opcode.FirstQuick: opcode.SetItem, qSetItemDict - opcode.FirstQuick: opcode.SetItem,
	qForRange - opcode.FirstQuick: opcode.ForIter, qForList - opcode.FirstQuick: opcode.ForIter, qForTuple - opcode.FirstQuick: opcode.ForIter, qForGen - opcode.FirstQuick: opcode.ForIter,
	qCallPy - opcode.FirstQuick: opcode.Call, qCallNative - opcode.FirstQuick: opcode.Call, qCallMPy - opcode.FirstQuick: opcode.CallM,
	qCallMNative - opcode.FirstQuick: opcode.CallM, qCallMPlain - opcode.FirstQuick: opcode.CallM,
	qLoadMethod - opcode.FirstQuick: opcode.LoadMethod, qLoadMethodG - opcode.FirstQuick: opcode.LoadMethod,
	qLoadMethodC - opcode.FirstQuick: opcode.LoadMethod, qLoadSuperM - opcode.FirstQuick: opcode.LoadSuperAttr,
	qCallPyG - opcode.FirstQuick: opcode.Call, qCallMPyG - opcode.FirstQuick: opcode.CallM,
	qLoadCell - opcode.FirstQuick: opcode.LoadCell, qListAppend - opcode.FirstQuick: opcode.ListAppend,
	qJEqSS - opcode.FirstQuick: opcode.JEq, qJNeSS - opcode.FirstQuick: opcode.JNe,
	qForStep - opcode.FirstQuick: opcode.ForIter, qForNext - opcode.FirstQuick: opcode.ForIter, qForPair - opcode.FirstQuick: opcode.ForIter,
}

// kinds quickens to ii for two ints, to ff for two floats, and to nn for other pairs of numbers; 0 is none.
func (i *instr) kinds(x, y *value, ii, ff, nn opcode.Op) {
	switch {
	case x.P == tagInt && y.P == tagInt && ii != 0:
		i.prefer(ii)
	case x.P == tagFloat && y.P == tagFloat && ff != 0:
		i.prefer(ff)
	case nn != 0 && isNumber(x) && isNumber(y):
		i.prefer(nn)
	}
}

// isNumber tells whether x is an int, a bool or a float that needs no opening.
func isNumber(x *value) bool { return x.P == tagInt || x.P == tagFloat || x.P == tagBool }

// quickBinary has the forms of each binary operator, from Add on, for two ints, two floats, and two numbers otherwise.
var quickBinary = [...][3]opcode.Op{{qAddII, qAddFF, qAddNN}, {qSubII, qSubFF, qSubNN}, {qMulII, qMulFF, qMulNN}, {0, qDivFF, qDivNN},
	{qFloorDivII}, {qModII}, {}, {}, {}, {}, {qAndII}, {qOrII}, {qXorII}}

func (i *instr) binary(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x, y := i.rb(), i.rc()
	if op == opcode.Add && x.Type() == strType && y.Type() == strType {
		return i.put(objects.AddStrs(i.t.th, (*objects.Str)(x.P), (*objects.Str)(y.P)))
	}
	if k := int(op - opcode.Add); k < len(quickBinary) {
		i.kinds(x, y, quickBinary[k][0], quickBinary[k][1], quickBinary[k][2])
	}
	return i.operate(objects.BinOp(op-opcode.Add), *x, *y)
}

// immediateOps has the operators with a small int on the right, from AddI on, and their forms for ints and for floats.
var immediateOps = [...]struct {
	op           objects.BinOp
	ints, floats opcode.Op
}{{objects.OpAdd, qAddII8, qAddNI}, {objects.OpSub, qSubII8, qSubNI}, {objects.OpMul, qMulII8, qMulNI},
	{objects.OpFloorDiv, qFloorDivII8, 0}, {objects.OpMod, qModII8, 0}, {objects.OpAnd, qAndII8, 0},
	{objects.OpLShift, qLShiftII8, 0}, {objects.OpRShift, qRShiftII8, 0}}

func (i *instr) binaryI(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x, o := i.rb(), immediateOps[op-opcode.AddI]
	switch {
	case x.P == tagInt:
		i.prefer(o.ints)
	case x.P == tagFloat && o.floats != 0:
		i.prefer(o.floats)
	}
	return i.operate(o.op, *x, objects.Int(immC(i.pc)))
}

// constantOps has the operators with a constant on the right, from AddK on, and their forms for two floats and two numbers otherwise.
var constantOps = [...]struct {
	op            objects.BinOp
	floats, mixed opcode.Op
}{{objects.OpAdd, qAddKF, qAddNK}, {objects.OpSub, qSubKF, qSubNK}, {objects.OpMul, qMulKF, qMulNK}, {objects.OpDiv, qDivKF, qDivNK}}

func (i *instr) binaryK(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x, o, k := i.rb(), constantOps[op-opcode.AddK], i.konst(i.c)
	if o.op != objects.OpDiv || toFloat(k) != 0 {
		i.kinds(x, &k, 0, o.floats, o.mixed)
	}
	return i.operate(o.op, *x, k)
}

var quickCompare = [...]opcode.Op{qLtII, qLeII, qEqII, qNeII, qGtII, qGeII}

func (i *instr) compare(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x, y := i.rb(), i.rc()
	i.kinds(x, y, quickCompare[op-opcode.Lt], 0, 0)
	cmp := objects.CmpOp(op - opcode.Lt)
	if r, ok := compareMixed(*x, *y, cmp); ok {
		return i.put(objects.Bool(r), nil)
	}
	if m := i.askCompare(*x, *y, cmp); m != nil {
		return i.callThen(askMethod, m, *x, *y)
	}
	return i.put(objects.Compare(i.t.th, *x, *y, cmp))
}

// test compares and jumps by the truth of the result.
func (i *instr) test(x, y value, op objects.CmpOp) (unsafe.Pointer, unsafe.Pointer, error) {
	if x.Type() == strType && y.Type() == strType && (op == objects.EQ || op == objects.NE) {
		return i.branch((*objects.Str)(x.P).Equal((*objects.Str)(y.P)) == (op == objects.EQ), nil)
	}
	if m := i.askCompare(x, y, op); m != nil {
		return i.callThen(askMethod, m, x, y)
	}
	r, err := objects.Compare(i.t.th, x, y, op)
	if err != nil {
		return nil, nil, err
	}
	return i.branch(objects.Truth(i.t.th, r))
}

// branch jumps by the 16-bit distance if cond equals the sense in x.
func (i *instr) branch(cond bool, err error) (unsafe.Pointer, unsafe.Pointer, error) {
	if err != nil {
		return nil, nil, err
	}
	if cond == (i.x() == 1) {
		return i.jump16()
	}
	return i.pc, i.fp, nil
}

func (i *instr) jump16() (unsafe.Pointer, unsafe.Pointer, error) {
	if int16(i.c) < 0 {
		i.t.budget--
	}
	return jump(i.pc), i.fp, nil
}

func (i *instr) jump32() (unsafe.Pointer, unsafe.Pointer, error) {
	to := jump32(i.pc)
	if uintptr(to) < uintptr(i.pc) {
		i.t.budget--
	}
	return to, i.fp, nil
}

// quickJumps has the forms of each comparison, from JLt on, for two ints, two floats, and two numbers otherwise.
var quickJumps = [...][3]opcode.Op{{qJLtII, qJLtFF, qJLtNN}, {qJLeII, qJLeFF, qJLeNN}, {qJEqII, qJEqNN, qJEqNN}, {qJNeII, qJNeNN, qJNeNN},
	{qJGtII, qJGtFF, qJGtNN}, {qJGeII, qJGeFF, qJGeNN}}

func (i *instr) compareJump(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x, y := i.ra(), i.rb()
	q := quickJumps[op-opcode.JLt]
	i.kinds(x, y, q[0], q[1], q[2])
	if x.Type() == strType && y.Type() == strType {
		switch op {
		case opcode.JEq:
			i.prefer(qJEqSS)
		case opcode.JNe:
			i.prefer(qJNeSS)
		}
	}
	return i.test(*x, *y, objects.CmpOp(op-opcode.JLt))
}

// quickJumpsI has the forms of each comparison with a small int, from JLtI on, for ints and for floats.
var quickJumpsI = [...][2]opcode.Op{{qJLtI, qJLtNI}, {qJLeI, qJLeNI}, {qJEqI, qJEqNI}, {qJNeI, qJNeNI}, {qJGtI, qJGtNI}, {qJGeI, qJGeNI}}

func (i *instr) compareJumpI(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x := i.ra()
	switch q := quickJumpsI[op-opcode.JLtI]; x.P {
	case tagInt:
		i.prefer(q[0])
	case tagFloat:
		i.prefer(q[1])
	}
	return i.test(*x, objects.Int(int64(int16(i.b))), objects.CmpOp(op-opcode.JLtI))
}

func (i *instr) unary(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	x := *i.rb()
	switch op {
	case opcode.Not:
		return i.truth(op, x)
	case opcode.In, opcode.NotIn:
		return i.contains(op, *i.rc(), x)
	}
	if m := i.method(x, i.t.vm.special.unary[op-opcode.Neg]); m != nil {
		return i.callInto(m, x)
	}
	return i.put(objects.Unary(i.t.th, objects.UnOp(op-opcode.Neg), x))
}

func (i *instr) condition(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	switch op {
	case opcode.JTrue, opcode.JFalse:
		if op == opcode.JTrue {
			i.prefer(qJTrueB)
		} else {
			i.prefer(qJFalseB)
		}
		return i.truth(op, *i.ra())
	case opcode.JIn:
		return i.contains(op, *i.rb(), *i.ra())
	}
	ok, err := i.t.matches(*i.ra(), *i.rb())
	if err != nil || ok {
		return i.done(err)
	}
	return i.jump16()
}

func (i *instr) subscript(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th := i.t.th
	switch op {
	case opcode.GetItem:
		x, y := *i.rb(), *i.rc()
		switch typ := x.Type(); {
		case typ == dictType:
			i.prefer(qGetItemDict)
		case typ == listType && y.P == tagInt:
			i.prefer(qGetItemLI)
		case typ == tupleType && y.P == tagInt:
			i.prefer(qGetItemTI)
		}
		return i.getItem(x, y)
	case opcode.GetItemI:
		x := *i.rb()
		switch x.Type() {
		case listType:
			i.prefer(qGetItemILI)
		case tupleType:
			i.prefer(qGetItemITI)
		}
		return i.getItem(x, objects.Int(immC(i.pc)))
	case opcode.SetItem:
		x, y := *i.ra(), *i.rb()
		switch typ := x.Type(); {
		case typ == dictType:
			i.prefer(qSetItemDict)
		case typ == listType && y.P == tagInt:
			i.prefer(qSetItemLI)
		}
		if m := i.method(x, i.t.vm.special.setItem); m != nil {
			return i.callDrop(m, x, y, *i.rc())
		}
		return i.done(objects.SetItem(th, x, y, *i.rc()))
	case opcode.DelItem:
		return i.done(objects.SetItem(th, *i.ra(), *i.rb(), objects.Undef))
	}
	s := regSlice(unsafe.Pointer(i.rb()), 3)
	return i.put(objects.NewSlice(s[0], s[1], s[2]), nil)
}

// getItem is x[y]. A __getitem__ in Python gets a frame.
func (i *instr) getItem(x, y value) (unsafe.Pointer, unsafe.Pointer, error) {
	if m := i.method(x, i.t.vm.special.getItem); m != nil {
		return i.callInto(m, x, y)
	}
	return i.put(objects.GetItem(i.t.th, x, y))
}

func (i *instr) build(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th := i.t.th
	switch op {
	case opcode.BuildTuple: // TupleStar
		items := regSlice(unsafe.Pointer(i.rb()), int(i.c))
		last := len(items) - 1
		more, err := starItems(th, items[last])
		return i.put(objects.TupleJoin(items[:last], more), err)
	case opcode.BuildSet:
		return i.put(newSet(th, regSlice(unsafe.Pointer(i.rb()), int(i.c))))
	case opcode.BuildMap:
		d := objects.NewDictSize(th, int(i.c))
		items := regSlice(unsafe.Pointer(i.rb()), 2*int(i.c))
		for k := 0; k < len(items); k += 2 {
			if err := d.SetItem(th, items[k], items[k+1]); err != nil {
				return nil, nil, err
			}
		}
		return i.put(d.Value(), nil)
	case opcode.BuildString:
		return i.put(joinStrs(th, regSlice(unsafe.Pointer(i.rb()), int(i.c))))
	case opcode.ListAppend:
		i.prefer(qListAppend)
		return i.done((*objects.List)(i.ra().P).Append(th, *i.rb()))
	case opcode.ListExtend:
		return i.done(i.listExtend())
	case opcode.SetUpdate:
		return i.done(objects.ForEach(th, *i.rb(), func(v value) error { return setAdd(th, *i.ra(), v) }))
	case opcode.DictUpdate:
		return i.done(i.dictUpdate())
	case opcode.DictMerge:
		return i.done(i.dictMerge())
	case opcode.Format:
		return i.put(i.format())
	}
	return nil, nil, objects.Raisef(th, objects.SystemErrorType, "unknown opcode %d", op)
}

func (i *instr) listExtend() error {
	th, l, src := i.t.th, (*objects.List)(i.ra().P), *i.rb()
	err := l.Extend(th, src)
	if err != nil && objects.IsRaised(err, objects.TypeErrorType) && !src.Type().Iterable() {
		return objects.Raisef(th, objects.TypeErrorType, "Value after * must be an iterable, not %s", src.Type().MessageName())
	}
	return err
}

// eachItem calls f with the keys of mapping m, which is a dict or has keys() and is subscriptable, and what gets their values. It
// returns false if m is no mapping.
func eachItem(th *thrd, m value, f func(k value, get func() (value, error)) error) (bool, error) {
	if d, ok := objects.AsPlainDict(m); ok {
		items, err := d.Items(th)
		if err != nil {
			return true, err
		}
		for _, it := range items {
			if err := f(it.Key, func() (value, error) { return it.Value, nil }); err != nil {
				return true, err
			}
		}
		return true, nil
	}
	keys, err := objects.LookupAttr(th, m, "keys")
	if err != nil || keys.IsUndef() {
		return false, err
	}
	ks, err := objects.CallArgs(th, keys)
	if err != nil {
		return true, err
	}
	return true, objects.ForEach(th, ks, func(k value) error {
		return f(k, func() (value, error) { return objects.GetItem(th, m, k) })
	})
}

func (i *instr) dictUpdate() error {
	th, d := i.t.th, (*objects.Dict)(i.ra().P)
	if _, ok := objects.AsPlainDict(*i.rb()); ok {
		return d.Update(th, *i.rb())
	}
	ok, err := eachItem(th, *i.rb(), func(k value, get func() (value, error)) error {
		v, err := get()
		if err != nil {
			return err
		}
		return d.SetItem(th, k, v)
	})
	if err == nil && !ok {
		err = objects.Raisef(th, objects.TypeErrorType, "'%s' object is not a mapping", i.rb().Type().MessageName())
	}
	return err
}

func (i *instr) dictMerge() error {
	return mergeKeywords(i.t.th, (*objects.Dict)(i.ra().P), nil, *i.rb(), *i.rc())
}

// callError is a TypeError about the arguments of a call to f, whose name replaces the first %s of format.
func callError(th *thrd, f value, format string, args ...any) error {
	name, err := calleeName(th, f)
	if err != nil {
		return err
	}
	return objects.Raisef(th, objects.TypeErrorType, format, append([]any{name}, args...)...)
}

// calleeName is how messages about the arguments of a call name its function.
func calleeName(th *thrd, f value) (string, error) {
	q, err := objects.LookupAttr(th, f, "__qualname__")
	if err != nil {
		return "", err
	}
	name, ok := objects.AsStr(q)
	if !ok {
		s, err := objects.ToStr(th, f)
		if err != nil {
			return "", err
		}
		return s.String(), nil
	}
	m, err := objects.LookupAttr(th, f, "__module__")
	if err != nil {
		return "", err
	}
	if mod, ok := objects.AsStr(m); ok && mod.String() != "builtins" {
		return mod.String() + "." + name.String() + "()", nil
	}
	return name.String() + "()", nil
}

func (i *instr) format() (value, error) {
	th, v := i.t.th, *i.rb()
	var err error
	switch i.x() & opcode.FormatConv {
	case opcode.FormatStr:
		v, err = strValue(objects.ToStr(th, v))
	case opcode.FormatRepr:
		v, err = strValue(objects.Repr(th, v))
	case opcode.FormatASCII:
		v, err = ascii(th, v)
	}
	if err != nil {
		return value{}, err
	}
	spec := objects.EmptyStr
	if i.x()&opcode.FormatSpec != 0 {
		spec = (*objects.Str)(i.rc().P)
	} else if v.Type() == strType {
		return v, nil
	}
	return strValue(objects.Format(th, v, spec))
}

func strValue(s *objects.Str, err error) (value, error) {
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}
