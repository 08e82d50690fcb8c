package compile

import (
	"fmt"
	"math/bits"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// A verifier proves by abstract interpretation that code reads only registers that were written on every way there, that
// jumps stay inside the code, and that registers fit the frame. It reads the operand table as the VM author would.
type verifier struct {
	code  *objects.Code
	state []regSet // defined registers before each instruction; nil: not reached yet
	work  []int
	err   error
}

type regSet []uint64

func (s regSet) has(r int) bool { return s[r>>6]&(1<<(r&63)) != 0 }
func (s regSet) add(r int)      { s[r>>6] |= 1 << (r & 63) }
func (s regSet) del(r int)      { s[r>>6] &^= 1 << (r & 63) }

// verify checks a code object and those in its constants.
func verify(c *objects.Code) error {
	v := &verifier{code: c, state: make([]regSet, len(c.Instrs))}
	start := make(regSet, c.NumRegs/64+1)
	for r := range c.NParam {
		start.add(r)
	}
	if len(c.LocalNames) == 0 {
		start.add(0)
	}
	v.flow(0, start)
	for len(v.work) > 0 && v.err == nil {
		pc := v.work[len(v.work)-1]
		v.work = v.work[:len(v.work)-1]
		v.step(pc)
	}
	if v.err != nil {
		return fmt.Errorf("%s (%s:%d): %w\n%s", c.QualName, c.Filename, c.FirstLine, v.err, Dump(c))
	}
	for _, k := range c.Consts {
		if inner, ok := asCode(k); ok {
			if err := verify(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

// flow merges a state into that of an instruction.
func (v *verifier) flow(pc int, s regSet) {
	if pc < 0 || pc >= len(v.code.Instrs) {
		v.fail(pc, "control leaves the code")
		return
	}
	old := v.state[pc]
	if old == nil {
		v.state[pc] = append(regSet(nil), s...)
		v.work = append(v.work, pc)
		return
	}
	changed := false
	for i := range old {
		if n := old[i] & s[i]; n != old[i] {
			old[i], changed = n, true
		}
	}
	if changed {
		v.work = append(v.work, pc)
	}
}

func (v *verifier) fail(pc int, format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("at %d: "+format, append([]any{pc}, args...)...)
	}
}

// step interprets one instruction.
func (v *verifier) step(pc int) {
	c := v.code
	i := opcode.Instr(c.Instrs[pc])
	op := i.Op()
	info := opcode.Table[op]
	s := append(regSet(nil), v.state[pc]...)
	reg := func(n uint16) int { return int(n) / opcode.RegSize }
	read := func(r int) {
		if r >= c.NumRegs {
			v.fail(pc, "register %d outside the frame", r)
		} else if !s.has(r) {
			v.fail(pc, "register %d is not defined", r)
		}
	}
	readN := func(r, n int) {
		for ; n > 0 && v.err == nil; n-- {
			read(r + n - 1)
		}
	}
	write := func(r int) {
		if r >= c.NumRegs {
			v.fail(pc, "register %d outside the frame", r)
			return
		}
		s.add(r)
	}
	a, b := reg(i.A()), reg(i.B())
	kill := func(r int) {
		for ; r < c.NumRegs; r++ {
			s.del(r)
		}
	}
	for _, h := range c.Handlers { // an exception leaves the registers as they were before the instruction
		if int(h.Start) <= pc && pc < int(h.End) {
			if h.Target < 0 {
				if !s.has(int(h.Reg)) || !s.has(int(h.Reg)+1) {
					v.fail(pc, "state registers %d of handler not defined", h.Reg)
				}
				continue
			}
			t := append(regSet(nil), s...)
			if int(h.Reg)+1 >= c.NumRegs {
				v.fail(pc, "handler register outside the frame")
				return
			}
			t.add(int(h.Reg))
			t.add(int(h.Reg) + 1)
			v.flow(int(h.Target), t)
			break
		}
	}
	var writes []int
	operandOf := func(k opcode.Kind, n uint16) {
		r := reg(n)
		switch k {
		case opcode.Src:
			read(r)
		case opcode.SrcDst:
			read(r)
			writes = append(writes, r)
		case opcode.Dst:
			writes = append(writes, r)
		case opcode.Const:
			if int(n) >= len(c.Consts) {
				v.fail(pc, "constant out of range")
			}
		case opcode.Cache:
			if i.X() == opcode.FarName {
				read(r)
			} else if int(n) >= len(c.Caches) {
				v.fail(pc, "cache out of range")
			}
		case opcode.Const32:
			if int(i.BC()) >= len(c.Consts) {
				v.fail(pc, "constant out of range")
			}
		}
	}
	next := true
	switch op {
	case opcode.CheckBound:
		s.add(a)
	case opcode.Unbind:
		s.del(a)
	case opcode.MakeCell:
		write(a)
	case opcode.FreeVars:
		for n := range int(i.B()) {
			write(a + n)
		}
	case opcode.GetIter:
		read(b)
		write(a)
		write(a + 1)
	case opcode.ForIter:
		readN(a, 2)
		t := append(regSet(nil), s...)
		t.add(b)
		if target, _ := jumpTarget(i, pc); v.err == nil {
			v.flow(target, t)
			v.flow(pc+1, s)
		}
		return
	case opcode.GetSlice:
		readN(reg(i.C()), 3)
		write(a)
	case opcode.SetSlice:
		readN(b, 3)
	case opcode.BuildSlice:
		readN(b, 3)
		write(a)
	case opcode.LoadSuperAttr:
		readN(b, 3)
		write(a)
		if i.X() == opcode.ForCall {
			write(a + 2)
		}
	case opcode.Call:
		read(a)
		readN(a+2, int(i.B()))
		kill(a + 1)
	case opcode.LoadMethod:
		read(a + 2)
		write(a)
	case opcode.CallM:
		read(a)
		readN(a+2, int(i.B()))
		kill(a + 1)
		write(a)
	case opcode.CallEx:
		read(a)
		n := int(i.B()) + bits.OnesCount8(i.X())
		if i.C() > 0 {
			n += len((*objects.Tuple)(c.Consts[i.C()-1].P).Items)
		}
		readN(a+2, n)
		kill(a + 1)
	case opcode.MakeFunction:
		for n := range 5 {
			if i.X()&(1<<n) != 0 {
				read(b + n)
			}
		}
		write(a)
	case opcode.BuildTuple, opcode.BuildList, opcode.BuildSet, opcode.BuildString:
		readN(b, int(i.C()))
		write(a)
	case opcode.BuildMap:
		readN(b, 2*int(i.C()))
		write(a)
	case opcode.Unpack, opcode.UnpackEx:
		read(b)
		n := int(i.C())
		if op == opcode.UnpackEx {
			n += 1 + int(i.X())
		}
		for k := range n {
			write(a + k)
		}
	case opcode.ImportName:
		readN(b, 2)
		write(a)
	case opcode.PopExc, opcode.RaiseAgain:
		readN(a, 2)
		next = op == opcode.PopExc
	case opcode.WithEnter:
		read(b)
		kill(a)
		write(a)
		write(a + 1)
		write(a + 2)
	case opcode.WithExcept:
		read(b)
		read(b + 2)
		read(reg(i.C()))
		write(a)
	case opcode.Raise:
		if i.X() >= opcode.RaiseExc {
			read(a)
		}
		if i.X() == opcode.RaiseFrom {
			read(b)
		}
		next = false
	case opcode.Format:
		read(b)
		if i.X()&opcode.FormatSpec != 0 {
			read(reg(i.C()))
		}
		write(a)
	case opcode.Yield:
		read(a)
		if i.X() != 0 {
			read(b)
		}
	case opcode.Intrinsic:
		switch i.X() {
		case opcode.IntrinsicAssertError, opcode.IntrinsicLocals, opcode.IntrinsicBuildClass:
		default:
			read(b)
		}
		write(a)
		next = i.X() != opcode.IntrinsicNotImplementedError
	case opcode.Return:
		read(a)
		next = false
	case opcode.ReturnK:
		next = false
	case opcode.LoadName, opcode.StoreName, opcode.DeleteName, opcode.LoadClassCell:
		read(0)
		fallthrough
	default:
		operandOf(info.A, i.A())
		operandOf(info.B, i.B())
		operandOf(info.C, i.C())
		for _, r := range writes {
			write(r)
		}
	}
	if v.err != nil {
		return
	}
	if t, ok := jumpTarget(i, pc); ok {
		v.flow(t, s)
		next = next && op != opcode.Jmp
	}
	if next {
		v.flow(pc+1, s)
	}
}
