package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// cond jumps to l if the truth of e equals sense, else falls through. No bool is made on the way.
func (g *gen) cond(e syntax.Expr, l label, sense bool) {
	if v, ok := g.foldTruth(e); ok {
		if v == sense {
			g.jmp(e.Position(), l)
		}
		return
	}
	mark := g.tmp
	g.descend()
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			g.cond(e.Operand, l, !sense)
		} else {
			g.truth(e, l, sense)
		}
	case *syntax.BoolOp:
		g.condBool(e, l, sense)
	case *syntax.Compare:
		g.condCompare(e, l, sense)
	case *syntax.IfExp:
		g.condIf(e, l, sense)
	default:
		g.truth(e, l, sense)
	}
	g.depth--
	g.tmp = mark
}

// truth evaluates e and jumps on the truth of its value.
func (g *gen) truth(e syntax.Expr, l label, sense bool) {
	op := opcode.JFalse
	if sense {
		op = opcode.JTrue
	}
	g.jump(e.Position(), op, 0, g.any(e), 0, l)
}

// condBool jumps on `a and b` or `a or b`.
func (g *gen) condBool(e *syntax.BoolOp, l label, sense bool) {
	last := len(e.Values) - 1
	if sense == (e.Op == syntax.Or) { // one operand with the wanted truth decides
		for _, v := range e.Values {
			g.cond(v, l, sense)
		}
		return
	}
	out := g.newLabel() // one operand with the opposite truth decides
	for _, v := range e.Values[:last] {
		g.cond(v, out, !sense)
	}
	g.cond(e.Values[last], l, sense)
	g.bind(out)
}

// condIf jumps on the truth of a conditional expression.
func (g *gen) condIf(e *syntax.IfExp, l label, sense bool) {
	orelse, end := g.newLabel(), g.newLabel()
	g.cond(e.Test, orelse, false)
	g.cond(e.Body, l, sense)
	g.jmp(&e.Pos, end)
	g.bind(orelse)
	g.cond(e.Orelse, l, sense)
	g.bind(end)
}

// condCompare jumps on a comparison, chained or not.
func (g *gen) condCompare(e *syntax.Compare, l label, sense bool) {
	left := g.any(e.Left)
	if len(e.Ops) == 1 {
		g.compareJump(&e.Pos, e.Ops[0], left, e.Comparators[0], l, sense, false)
		return
	}
	out := g.newLabel()
	last := len(e.Ops) - 1
	for i, op := range e.Ops[:last] {
		if sense {
			left = g.compareJump(&e.Pos, op, left, e.Comparators[i], out, false, true)
		} else {
			left = g.compareJump(&e.Pos, op, left, e.Comparators[i], l, false, true)
		}
		left = g.stable(&e.Pos, left, e.Comparators[i+1])
	}
	g.compareJump(&e.Pos, e.Ops[last], left, e.Comparators[last], l, sense, false)
	g.bind(out)
}

// jumpOpcode returns the fused comparison and jump of an operator; negate: its sense is the opposite.
func jumpOpcode(op syntax.CmpOp) (o opcode.Op, negate bool) {
	switch op {
	case syntax.Eq:
		return opcode.JEq, false
	case syntax.NotEq:
		return opcode.JNe, false
	case syntax.Lt:
		return opcode.JLt, false
	case syntax.LtE:
		return opcode.JLe, false
	case syntax.Gt:
		return opcode.JGt, false
	case syntax.GtE:
		return opcode.JGe, false
	case syntax.Is, syntax.IsNot:
		return opcode.JIs, op == syntax.IsNot
	}
	return opcode.JIn, op == syntax.NotIn
}

// compareJump jumps to l if the truth of `R[left] op right` equals sense. With keep, for the next link of a chain, it
// returns the register of the right operand.
func (g *gen) compareJump(p *syntax.Pos, op syntax.CmpOp, left int, right syntax.Expr, l label, sense, keep bool) int {
	o, negate := jumpOpcode(op)
	if negate {
		sense = !sense
	}
	if c, ok := right.(*syntax.Constant); ok && c.Value == nil && o == opcode.JIs && !keep {
		o = opcode.JNotNone
		if sense {
			o = opcode.JNone
		}
		g.jump(p, o, 0, left, 0, l)
		return -1
	}
	if i, ok := smallInt(right); ok && o >= opcode.JLt && o <= opcode.JGe && !keep {
		g.jump(p, o-opcode.JLt+opcode.JLtI, bit(sense), left, i, l)
		return -1
	}
	left = g.stable(p, left, right)
	r := g.comparand(op, right)
	g.jump(p, o, bit(sense), left, r, l)
	return r
}
