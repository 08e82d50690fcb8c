package compile

import (
	"math"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// label is a place in the code that jumps go to.
type label int32

// noLabel marks an instruction that doesn't jump.
const noLabel label = -1

// labelInfo is what is known of a label.
type labelInfo struct {
	pos   int32 // index of the instruction it stands before, -1 until bound
	refs  bool  // some jump goes here
	bound assigned
}

// row is a row of the exception table while code is being generated.
type row struct {
	start, end int32
	target     label // noLabel: the row covers a handler's body
	reg        int
}

// newLabel makes a label that is still to be bound.
func (g *gen) newLabel() label {
	g.labels = append(g.labels, labelInfo{pos: -1})
	return label(len(g.labels) - 1)
}

// pc is the index of the next instruction.
func (g *gen) pc() int32 { return int32(len(g.code)) }

// bind puts a label here. The locals known to be assigned are those known on every way to it.
func (g *gen) bind(l label) {
	info := &g.labels[l]
	info.pos = g.pc()
	if !info.refs {
		return
	}
	if g.reachable {
		g.bound = g.bound.and(info.bound)
	} else {
		g.bound = info.bound
	}
	g.reachable = true
}

// bindLoop puts the label of a loop's body here, which a jump from below will reach if the loop is reached at all.
func (g *gen) bindLoop(l label, reached bool, bound assigned) {
	g.labels[l].pos = g.pc()
	g.reachable = reached
	g.bound = bound
}

// touch records a jump to a label.
func (g *gen) touch(l label) {
	info := &g.labels[l]
	if info.pos >= 0 {
		return // a back edge: the state at the label is conservative already
	}
	if info.refs {
		info.bound = info.bound.and(g.bound)
		return
	}
	info.refs = true
	info.bound = g.bound
}

// emit appends an instruction whose operands are not registers or scaled already by the caller's choice of op: register
// operands are given as register numbers and scaled here, as the opcode table says.
func (g *gen) emit(p *syntax.Pos, op opcode.Op, x uint8, a, b, c int) {
	if !g.reachable {
		return
	}
	info := &opcode.Table[op]
	if info.B == opcode.Cache && b >= farName || info.C == opcode.Cache && c >= farName {
		g.emitFar(p, op, a, b, c)
		return
	}
	g.fixConst(info, b, c)
	g.append(p, opcode.Make(op, x, operand(info.A, a), operand(info.B, b), operand(info.C, c)), noLabel)
	switch op {
	case opReturn, opcode.Raise, opcode.RaiseAgain:
		g.reachable = false
	}
}

// opReturn is the instruction that returns a register.
const opReturn = opcode.Return

// operand encodes an operand of the given kind.
func operand(k opcode.Kind, n int) uint16 {
	switch k {
	case opcode.Dst, opcode.Src, opcode.SrcDst, opcode.Block:
		return opcode.Reg(n)
	}
	return uint16(n)
}

// append adds an assembled instruction.
func (g *gen) append(p *syntax.Pos, i opcode.Instr, l label) {
	g.code = append(g.code, i)
	g.jumps = append(g.jumps, l)
	g.lines = append(g.lines, sourceRange(p))
}

// sourceRange converts a range; columns that don't fit are unknown.
func sourceRange(p *syntax.Pos) objects.SourceRange {
	r := objects.SourceRange{Line: p.Line, EndLine: p.EndLine, Col: -1, EndCol: -1}
	if p.Col <= math.MaxInt16 && p.EndCol <= math.MaxInt16 {
		r.Col, r.EndCol = int16(p.Col), int16(p.EndCol)
	}
	return r
}

// emit32 appends an instruction with a 32-bit operand in b and c.
func (g *gen) emit32(p *syntax.Pos, op opcode.Op, a int, bc int) {
	if !g.reachable {
		return
	}
	i := opcode.Make(op, 0, operand(opcode.Table[op].A, a), uint16(bc), uint16(uint32(bc)>>16))
	g.append(p, i, noLabel)
	if op == opcode.ReturnK {
		g.reachable = false
	}
}

// jump appends an instruction that jumps to a label.
func (g *gen) jump(p *syntax.Pos, op opcode.Op, x uint8, a, b int, l label) {
	if !g.reachable {
		return
	}
	info := &opcode.Table[op]
	g.append(p, opcode.Make(op, x, operand(info.A, a), operand(info.B, b), 0), l)
	g.touch(l)
}

// jmp appends an unconditional jump.
func (g *gen) jmp(p *syntax.Pos, l label) {
	g.jump(p, opcode.Jmp, 0, 0, 0, l)
	g.reachable = false
}

// move copies a register unless it is there already.
func (g *gen) move(p *syntax.Pos, dst, src int) {
	if dst != src {
		g.emit(p, opcode.Move, 0, dst, src, 0)
	}
}

// protect adds a row to the exception table for the code from start up to here.
func (g *gen) protect(start int32, target label, reg int) {
	if start < g.pc() {
		g.rows = append(g.rows, row{start, g.pc(), target, reg})
	}
}

// handlerLabel binds the entry of an exception handler: reached from any instruction of its region.
func (g *gen) handlerLabel(l label, reached bool, bound assigned) {
	g.labels[l].pos = g.pc()
	g.reachable = reached
	g.bound = bound
}

// assemble resolves the jumps and returns the final code, with its source ranges and exception table.
func (g *gen) assemble() ([]uint64, []objects.SourceRange, []objects.Handler) {
	if len(g.code) > math.MaxInt16 {
		g.relax()
	}
	out := make([]uint64, len(g.code))
	for pc, i := range g.code {
		if l := g.jumps[pc]; l >= 0 {
			d := uint32(g.labels[l].pos - int32(pc) - 1)
			if opcode.Table[i.Op()].B == opcode.Jump32 {
				i |= opcode.Instr(d) << 32
			} else {
				i |= opcode.Instr(d&0xffff) << 48
			}
		}
		out[pc] = uint64(i)
	}
	rows := make([]objects.Handler, len(g.rows))
	for n, r := range g.rows {
		rows[n] = objects.Handler{Start: r.start, End: r.end, Target: -1, Reg: uint16(r.reg)}
		if r.target >= 0 {
			rows[n].Target = g.labels[r.target].pos
		}
	}
	return out, g.lines, rows
}

// relax rewrites 16-bit jumps that don't reach their target:
//
//	JLt x .. far   becomes   JLt x .. +1; Jmp +1; Jmp far
//
// The jump to the far target and the way around it cost an instruction each, in functions of more than 32,767
// instructions only. Growth may push other jumps out of reach, so every jump that could be is treated at once: those whose
// distance exceeds a third of the range.
func (g *gen) relax() {
	const reach = math.MaxInt16 / 3
	far := make([]bool, len(g.code))
	at := make([]int32, len(g.code)+1)
	n := int32(0)
	for pc, i := range g.code {
		at[pc] = n
		n++
		if l := g.jumps[pc]; l >= 0 && opcode.Table[i.Op()].C == opcode.Jump {
			if d := g.labels[l].pos - int32(pc); d > reach || d < -reach {
				far[pc] = true
				n += 2
			}
		}
	}
	at[len(g.code)] = n
	code, jumps, lines := g.code, g.jumps, g.lines
	g.code = make([]opcode.Instr, 0, n)
	g.jumps = make([]label, 0, n)
	g.lines = make([]objects.SourceRange, 0, n)
	add := func(i opcode.Instr, l label, r objects.SourceRange) {
		g.code = append(g.code, i)
		g.jumps = append(g.jumps, l)
		g.lines = append(g.lines, r)
	}
	for pc, i := range code {
		if !far[pc] {
			add(i, jumps[pc], lines[pc])
			continue
		}
		add(i|1<<48, noLabel, lines[pc])
		add(opcode.Make(opcode.Jmp, 0, 0, 1, 0), noLabel, lines[pc])
		add(opcode.Make(opcode.Jmp, 0, 0, 0, 0), jumps[pc], lines[pc])
	}
	for l := range g.labels {
		if p := g.labels[l].pos; p >= 0 {
			g.labels[l].pos = at[p]
		}
	}
	for r := range g.rows {
		g.rows[r].start, g.rows[r].end = at[g.rows[r].start], at[g.rows[r].end]
	}
}

// assigned is the set of locals known to be assigned; those beyond its size are always checked.
type assigned [4]uint64

// has tells if a register is known to be assigned.
func (s *assigned) has(r int) bool { return r < 256 && s[r>>6]&(1<<(r&63)) != 0 }

// add marks a register as assigned.
func (s *assigned) add(r int) {
	if r < 256 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// remove marks a register as possibly unassigned.
func (s *assigned) remove(r int) {
	if r < 256 {
		s[r>>6] &^= 1 << (r & 63)
	}
}

// and returns the registers in both sets.
func (s assigned) and(t assigned) assigned {
	for i := range s {
		s[i] &= t[i]
	}
	return s
}

// without returns the registers in s that aren't in t.
func (s assigned) without(t assigned) assigned {
	for i := range s {
		s[i] &^= t[i]
	}
	return s
}
