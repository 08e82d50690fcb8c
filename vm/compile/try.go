package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// tryStmt generates a try statement.
func (g *gen) tryStmt(s *syntax.Try) {
	switch {
	case len(s.Finalbody) == 0:
		g.tryExcept(s)
	case len(s.Handlers) == 0:
		g.tryFinally(&s.Pos, s.Finalbody, func() { g.stmts(s.Body); g.stmts(s.Orelse) })
	default:
		g.tryFinally(&s.Pos, s.Finalbody, func() { g.tryExcept(s) })
	}
}

// region is a protected stretch of code and the state its handler starts in.
type region struct {
	reached bool
	bound   assigned
	handler label
	reg     int
}

// enterRegion begins a protected stretch that block b stands for.
func (g *gen) enterRegion(b *block) region {
	r := region{reached: g.reachable, bound: g.bound.without(g.deletable), handler: g.newLabel(), reg: g.tmp}
	b.target, b.reg = r.handler, r.reg
	g.push(b)
	return r
}

// enterHandler begins the handler of a region that block b, if any, stands for while it runs. It returns the first of
// the registers that hold the exception and the one handled before.
func (g *gen) enterHandler(r region, b *block) int {
	g.handlerLabel(r.handler, r.reached, r.bound)
	g.tmp = r.reg
	reg := g.allocN(2)
	if b != nil {
		b.target, b.reg = noLabel, reg
		g.push(b)
	}
	return reg
}

// tryFinally generates body with a finally clause: one copy of the clause for leaving the body in the ordinary way, one
// for exceptions, and one for every return, break and continue that leaves it (see unwind).
func (g *gen) tryFinally(p *syntax.Pos, final []syntax.Stmt, body func()) {
	end := g.newLabel()
	r := g.enterRegion(&block{kind: finallyBlock, pos: p, final: final})
	body()
	g.pop()
	g.stmts(final)
	g.jmp(p, end)
	reg := g.enterHandler(r, &block{kind: finalBlock, pos: p})
	g.stmts(final)
	g.emit(p, opcode.RaiseAgain, 0, reg, 0, 0)
	g.pop()
	g.tmp = r.reg
	g.bind(end)
}

// tryExcept generates a try statement's body, except and else clauses.
func (g *gen) tryExcept(s *syntax.Try) {
	end := g.newLabel()
	r := g.enterRegion(&block{kind: tryBlock, pos: &s.Pos})
	g.stmts(s.Body)
	g.pop()
	g.stmts(s.Orelse)
	g.jmp(&s.Pos, end)
	reg := g.enterHandler(r, &block{kind: handlerBlock, pos: &s.Pos})
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			g.fail(&h.Pos, "default 'except:' must be last")
		}
		next := g.newLabel()
		if h.Type != nil {
			t := g.any(h.Type)
			g.jump(&h.Pos, opcode.JNoMatch, 0, reg, t, next)
			g.tmp = reg + 2
		}
		g.handler(h, reg)
		g.emit(&h.Pos, opcode.PopExc, 0, reg, 0, 0)
		g.jmp(&h.Pos, end)
		g.bind(next)
	}
	g.emit(&s.Pos, opcode.RaiseAgain, 0, reg, 0, 0)
	g.pop()
	g.tmp = r.reg
	g.bind(end)
}

// handler generates the body of one except clause.
func (g *gen) handler(h *syntax.ExceptHandler, reg int) {
	if h.Name == "" {
		g.stmts(h.Body)
		return
	}
	g.forbidDebug(&h.Pos, h.Name, "assign to")
	g.storeNameReg(&h.Pos, h.Name, reg)
	r := g.enterRegion(&block{kind: namedBlock, pos: &h.Pos, name: h.Name})
	g.stmts(h.Body)
	g.pop()
	done := g.newLabel()
	if g.reachable {
		g.deleteName(&h.Pos, h.Name, true)
	}
	g.jmp(&h.Pos, done)
	again := g.enterHandler(r, nil)
	start := g.pc()
	g.deleteName(&h.Pos, h.Name, true)
	g.emit(&h.Pos, opcode.RaiseAgain, 0, again, 0, 0)
	g.protect(start, noLabel, again)
	g.tmp = r.reg
	g.bind(done)
}

// withStmt generates a with statement; each further item is a with statement inside.
func (g *gen) withStmt(p *syntax.Pos, items []*syntax.WithItem, body []syntax.Stmt) {
	item := items[0]
	pos := item.ContextExpr.Position()
	w := g.allocN(3)
	m := g.any(item.ContextExpr)
	b := &block{kind: withBlock, pos: pos, exit: w, bound: !g.cachesLeft(1)}
	x := uint8(0)
	if b.bound {
		x = 1
	} else if g.reachable {
		b.call = g.cache("__exit__", nil)
	}
	g.emit(pos, opcode.WithEnter, x, w, m, 0)
	g.tmp = w + 3
	end := g.newLabel()
	r := g.enterRegion(b)
	if item.OptionalVars != nil {
		g.store(item.OptionalVars, w+1)
	}
	if len(items) > 1 {
		g.withStmt(p, items[1:], body)
	} else {
		g.stmts(body)
	}
	g.pop()
	if g.reachable {
		g.callExit(b)
	}
	g.jmp(p, end)
	reg := g.enterHandler(r, nil)
	start := g.pc()
	suppress := g.newLabel()
	t := g.alloc()
	g.emit(pos, opcode.WithExcept, 0, t, w, reg)
	g.jump(pos, opcode.JTrue, 0, t, 0, suppress)
	g.emit(pos, opcode.RaiseAgain, 0, reg, 0, 0)
	g.protect(start, noLabel, reg)
	g.bind(suppress)
	g.emit(pos, opcode.PopExc, 0, reg, 0, 0)
	g.tmp = w
	g.bind(end)
}
