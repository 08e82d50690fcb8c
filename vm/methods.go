package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// Special methods in Python get a frame, too. What most of them return isn't yet the result of the instruction that calls them:
// it may be NotImplemented, or decide a jump. Their frames have the flag retThen, and then finishes the instruction. Its operands are
// still in their registers. What a frame returns once is all that is done this way: if there are more methods to ask after that,
// they run in an activation of their own.

// What a method with retThen was asked; for binary operators those of objects.
const (
	askMethod = iota // what the instruction is about
	askBool          // __bool__
	askLen           // __len__, for a truth value
)

// specialNames are the names of special methods that get a frame.
type specialNames struct {
	getItem, setItem, setAttr, call, enter, exit, contains, iter, next, bool, len, getAttr, getAttribute, get, set *objects.Str

	compare              [6]*objects.Str
	unary                [3]*objects.Str
	left, right, inPlace [13]*objects.Str
}

func internNames(in *objects.Interp) specialNames {
	n := specialNames{
		getItem: in.Intern("__getitem__"), setItem: in.Intern("__setitem__"), setAttr: in.Intern("__setattr__"), call: in.Intern("__call__"),
		enter: in.Intern("__enter__"), exit: in.Intern("__exit__"), contains: in.Intern("__contains__"), iter: in.Intern("__iter__"),
		next: in.Intern("__next__"), bool: in.Intern("__bool__"), len: in.Intern("__len__"), getAttr: in.Intern("__getattr__"),
		getAttribute: in.Intern("__getattribute__"), get: in.Intern("__get__"), set: in.Intern("__set__"),
	}
	for k := range n.compare {
		n.compare[k] = in.Intern(objects.CmpOp(k).Method())
	}
	for k, name := range [...]string{"__neg__", "__pos__", "__invert__"} {
		n.unary[k] = in.Intern(name)
	}
	for k := range n.left {
		name := objects.BinOp(k).Name()
		n.left[k], n.right[k], n.inPlace[k] = in.Intern("__"+name+"__"), in.Intern("__r"+name+"__"), in.Intern("__i"+name+"__")
	}
	return n
}

// method returns the special method of x's class if that is a function in Python, else nil.
func (i *instr) method(x value, name *objects.Str) *fnObj {
	if typ := x.Type(); typ.Flags&objects.FlagHeap != 0 {
		if m, ok := i.t.vm.lookup(typ, name); ok && m.Type() == funcType {
			return (*fnObj)(m.P)
		}
	}
	return nil
}

// callThen pushes the frame of a method that was asked something.
func (i *instr) callThen(asked uint64, fn *fnObj, args ...value) (unsafe.Pointer, unsafe.Pointer, error) {
	return i.t.push(fn, (*value)(top(i.fp)), args, nil, i.pc, i.fp, retThen|asked<<retShift)
}

// then finishes the instruction before pc after its method has returned v.
func (t *thread) then(pc, fp unsafe.Pointer, v value, asked uint64) (unsafe.Pointer, unsafe.Pointer) {
	i := t.decode(pc, fp)
	return t.finish(i.then(general(opcode.Op(i.w)), v, int(asked)))
}

func (i *instr) then(op opcode.Op, v value, asked int) (unsafe.Pointer, unsafe.Pointer, error) {
	switch {
	case op >= opcode.Add && op <= opcode.DivK:
		if v.IsNotImplemented() {
			bin, x, y := i.operands(op)
			return i.put(objects.OperateAfter(i.t.th, bin, x, y, i.x() == opcode.InPlace, objects.Asked(asked)))
		}
		return i.put(v, nil)
	case op >= opcode.Lt && op <= opcode.Ge || op >= opcode.JLt && op <= opcode.JGeI:
		return i.compared(op, v)
	}
	switch op {
	case opcode.GetIter:
		return i.setIter(objects.CheckIter(i.t.th, v))
	case opcode.ForIter:
		*i.rb() = v
		return i.jump16()
	}
	b, err := i.answer(v, asked)
	if err != nil {
		return nil, nil, err
	}
	return i.decide(op, b)
}

// compared finishes a comparison, x op y, that x's method has answered with v.
func (i *instr) compared(op opcode.Op, v value) (unsafe.Pointer, unsafe.Pointer, error) {
	if v.IsNotImplemented() {
		cmp, x, y := i.compares(op)
		var err error
		if v, err = objects.CompareAfter(i.t.th, x, y, cmp); err != nil {
			return nil, nil, err
		}
	}
	if op <= opcode.Ge {
		return i.put(v, nil)
	}
	return i.branch(objects.Truth(i.t.th, v))
}

// answer returns the truth that a method has answered.
func (i *instr) answer(v value, asked int) (bool, error) {
	switch {
	case asked == askLen:
		n, err := objects.CheckLen(i.t.th, v)
		return n != 0, err
	case asked == askBool && !v.IsBool():
		return false, objects.Raisef(i.t.th, objects.TypeErrorType, "__bool__ should return bool, returned %s", v.Type().MessageName())
	}
	return objects.Truth(i.t.th, v)
}

// decide finishes an instruction that is about the truth of something.
func (i *instr) decide(op opcode.Op, b bool) (unsafe.Pointer, unsafe.Pointer, error) {
	switch op {
	case opcode.In:
		return i.put(objects.Bool(b), nil)
	case opcode.Not, opcode.NotIn:
		return i.put(objects.Bool(!b), nil)
	case opcode.JIn:
		return i.branch(b, nil)
	}
	if b == (op == opcode.JTrue) {
		return i.jump32()
	}
	return i.done(nil)
}

// truth does an instruction that is about the truth of x.
func (i *instr) truth(op opcode.Op, x value) (unsafe.Pointer, unsafe.Pointer, error) {
	if typ := x.Type(); typ.Flags&objects.FlagHeap != 0 {
		asked, name := uint64(askBool), i.t.vm.special.bool
		if typ.Bool == nil {
			asked, name = askLen, i.t.vm.special.len
		}
		if m := i.method(x, name); m != nil {
			return i.callThen(asked, m, x)
		}
	}
	b, err := objects.Truth(i.t.th, x)
	if err != nil {
		return nil, nil, err
	}
	return i.decide(op, b)
}

// contains does an instruction that asks whether item is in x.
func (i *instr) contains(op opcode.Op, x, item value) (unsafe.Pointer, unsafe.Pointer, error) {
	if m := i.method(x, i.t.vm.special.contains); m != nil {
		return i.callThen(askMethod, m, x, item)
	}
	b, err := objects.Contains(i.t.th, x, item)
	if err != nil {
		return nil, nil, err
	}
	return i.decide(op, b)
}

// operands returns what a binary operator is about.
func (i *instr) operands(op opcode.Op) (bin objects.BinOp, x, y value) {
	switch {
	case op <= opcode.Xor:
		return objects.BinOp(op - opcode.Add), *i.rb(), *i.rc()
	case op <= opcode.RShiftI:
		return immediateOps[op-opcode.AddI].op, *i.rb(), objects.Int(immC(i.pc))
	}
	return constantOps[op-opcode.AddK].op, *i.rb(), i.konst(i.c)
}

// operate does a binary operator.
func (i *instr) operate(op objects.BinOp, x, y value) (unsafe.Pointer, unsafe.Pointer, error) {
	if (x.Type().Flags|y.Type().Flags)&objects.FlagHeap != 0 {
		if pc, fp, err, ok := i.askOperand(op, x, y); ok {
			return pc, fp, err
		}
	}
	if i.x() == opcode.InPlace {
		return i.put(objects.InPlace(i.t.th, op, x, y))
	}
	return i.put(objects.Binary(i.t.th, op, x, y))
}

// askOperand pushes the frame of the first method in Python that is asked for a binary operator, unless a subclass on the right goes
// first. ok is false if there is none and nothing has happened.
func (i *instr) askOperand(op objects.BinOp, x, y value) (pc, fp unsafe.Pointer, err error, ok bool) {
	tx, ty, names, inPlace := x.Type(), y.Type(), &i.t.vm.special, i.x() == opcode.InPlace
	var m *fnObj
	asked := objects.AskedLeft
	switch {
	case inPlace && tx.InPlace[op] != nil:
		m, asked = i.method(x, names.inPlace[op]), objects.AskedInPlace
	case inPlace && tx.ExtendsInPlace(op) || tx != ty && ty.Is(tx):
	case tx.Flags&objects.FlagHeap != 0:
		m = i.method(x, names.left[op])
	default:
		if m = i.method(y, names.right[op]); m == nil {
			break
		}
		if f := tx.Binary[op]; f != nil {
			if v, err := f(i.t.th, x, y); err != nil || !v.IsNotImplemented() {
				pc, fp, err = i.put(v, err)
				return pc, fp, err, true
			}
		}
		x, y, asked = y, x, objects.AskedRight
	}
	if m == nil {
		return nil, nil, nil, false
	}
	pc, fp, err = i.callThen(uint64(asked), m, x, y)
	return pc, fp, err, true
}

// compares returns what a comparison is about.
func (i *instr) compares(op opcode.Op) (cmp objects.CmpOp, x, y value) {
	switch {
	case op <= opcode.Ge:
		return objects.CmpOp(op - opcode.Lt), *i.rb(), *i.rc()
	case op <= opcode.JGe:
		return objects.CmpOp(op - opcode.JLt), *i.ra(), *i.rb()
	}
	return objects.CmpOp(op - opcode.JLtI), *i.ra(), objects.Int(int64(int16(i.b)))
}

// askCompare returns the method in Python that compares x with y, if that is the first to be asked.
func (i *instr) askCompare(x, y value, op objects.CmpOp) *fnObj {
	if tx, ty := x.Type(), y.Type(); tx == ty || !ty.Is(tx) {
		return i.method(x, i.t.vm.special.compare[op])
	}
	return nil
}

// nextOf pushes the frame of the __next__ of a for loop's iterator. Its StopIteration ends the loop, see stops.
func (i *instr) nextOf(it value) (pc, fp unsafe.Pointer, err error, ok bool) {
	m := i.method(it, i.t.vm.special.next)
	if m == nil {
		return nil, nil, nil, false
	}
	pc, fp, err = i.callThen(askMethod, m, it)
	return pc, fp, err, true
}

// stops tells if an exception that has left a frame with the given flags ends the for loop that called it, at pc.
func (t *thread) stops(flags uint64, pc unsafe.Pointer) bool {
	if flags&retThen == 0 || general(opcode.Op(atomic.LoadUint32((*uint32)(unsafe.Add(pc, -8))))) != opcode.ForIter {
		return false
	}
	return objects.IsRaised(t.err, objects.StopIterationType)
}
