package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// forStmt generates a for loop, with the test at the bottom.
func (g *gen) forStmt(s *syntax.For) {
	it := g.allocN(2)
	p := s.Iter.Position()
	g.emit(p, opcode.GetIter, 0, it, g.any(s.Iter), 0)
	g.tmp = it + 2
	body, test, end := g.newLabel(), g.newLabel(), g.newLabel()
	b := &block{kind: loopBlock, pos: &s.Pos, brk: end, cont: test}
	g.push(b)
	reached, bound := g.reachable, g.bound.without(g.deletable)
	g.jmp(p, test)
	g.bindLoop(body, reached, bound)
	item := g.iterTarget(s.Target)
	g.stmts(s.Body)
	g.tmp = it + 2
	g.bind(test)
	g.need(item + 1)
	g.jump(p, opcode.ForIter, 0, it, item, body)
	g.blocks = g.blocks[:len(g.blocks)-1]
	g.tmp = it
	g.stmts(s.Orelse)
	g.bind(end)
}

// iterTarget assigns the item of a for loop at the head of its body and returns the register ForIter is to put it in.
func (g *gen) iterTarget(target syntax.Expr) int {
	if n, ok := target.(*syntax.Name); ok {
		g.forbidDebug(&n.Pos, n.Id, "assign to")
		name := g.scope.Mangle(n.Id)
		if w := g.where(name); w.kind == inRegister {
			g.assigned(name, w)
			return w.reg
		}
	}
	item := g.alloc()
	g.store(target, item)
	g.tmp = item
	return item
}

// whileStmt generates a while loop: a jump to the test, the body, the test with one backward jump.
func (g *gen) whileStmt(s *syntax.While) {
	truth, constant := g.foldTruth(s.Test)
	body, test, end := g.newLabel(), g.newLabel(), g.newLabel()
	p := s.Test.Position()
	reached, bound := g.reachable, g.bound.without(g.deletable)
	before := g.reachable
	if constant && !truth {
		g.reachable, reached = false, false
	}
	g.push(&block{kind: loopBlock, pos: &s.Pos, brk: end, cont: test})
	if constant {
		test = body
		g.blocks[len(g.blocks)-1].cont = body
		g.bindLoop(body, reached, bound)
	} else {
		g.jmp(p, test)
		g.bindLoop(body, reached, bound)
		g.walrusBound(s.Test)
	}
	g.stmts(s.Body)
	if constant {
		g.jmp(p, body)
	} else {
		g.bind(test)
		g.cond(s.Test, body, true)
	}
	g.blocks = g.blocks[:len(g.blocks)-1]
	if constant && !truth {
		g.reachable, g.bound = before, bound
	}
	g.stmts(s.Orelse)
	g.bind(end)
}

// walrusBound marks the locals that a loop's test has assigned whenever the body is entered.
func (g *gen) walrusBound(test syntax.Expr) {
	if !g.scope.HasWalrus {
		return
	}
	switch e := test.(type) {
	case *syntax.NamedExpr:
		name := g.scope.Mangle(e.Target.(*syntax.Name).Id)
		if w := g.where(name); w.kind == inRegister {
			g.assigned(name, w)
		}
		g.walrusBound(e.Value)
	case *syntax.Compare:
		g.walrusBound(e.Left)
		g.walrusBound(e.Comparators[0])
	case *syntax.BoolOp:
		if e.Op == syntax.And {
			for _, v := range e.Values {
				g.walrusBound(v)
			}
		} else {
			g.walrusBound(e.Values[0])
		}
	case *syntax.UnaryOp:
		if n, ok := e.Operand.(*syntax.BoolOp); !ok || n.Op != syntax.And {
			g.walrusBound(e.Operand)
		}
	}
}

// breakStmt generates a break statement.
func (g *gen) breakStmt(s *syntax.Break) {
	i := g.loop()
	if i < 0 {
		g.fail(&s.Pos, "'break' outside loop")
	}
	l := g.blocks[i].brk
	g.unwind(&s.Pos, i+1, func() { g.jmp(&s.Pos, l) })
}

// continueStmt generates a continue statement.
func (g *gen) continueStmt(s *syntax.Continue) {
	i := g.loop()
	if i < 0 {
		g.fail(&s.Pos, "'continue' not properly in loop")
	}
	l := g.blocks[i].cont
	g.unwind(&s.Pos, i+1, func() { g.jmp(&s.Pos, l) })
}

// loop returns the index of the innermost loop's block, or -1.
func (g *gen) loop() int {
	for i := len(g.blocks) - 1; i >= 0; i-- {
		if g.blocks[i].kind == loopBlock {
			return i
		}
	}
	return -1
}
