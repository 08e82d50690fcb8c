package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// comp is an inlined comprehension: its variables live in registers of their own among the temporaries.
type comp struct {
	scope *symtable.Scope
	regs  map[string]int
	first int // the registers of its variables
	limit int
	bound []string // variables that a for clause has bound
}

// isBound tells if a for clause before the current point binds a variable.
func (c *comp) isBound(name string) bool {
	for _, n := range c.bound {
		if n == name {
			return true
		}
	}
	return false
}

// pinned tells if a register among the temporaries holds a variable of a comprehension.
func (g *gen) pinned(r int) bool {
	for _, c := range g.comps {
		if r >= c.first && r < c.limit {
			return true
		}
	}
	return false
}

// enterComp begins an inlined comprehension and gives its variables registers; cells are made anew each time.
func (g *gen) enterComp(p *syntax.Pos, node any) {
	s := g.table.ScopeOf(node)
	c := &comp{scope: s, regs: make(map[string]int, len(s.Order)), first: g.tmp}
	for _, sym := range s.Order {
		if sym.Where != symtable.Local && sym.Where != symtable.Cell {
			continue
		}
		r := g.alloc()
		c.regs[sym.Name] = r
		if sym.Where == symtable.Cell {
			g.emit(p, opcode.Unbind, 1, r, g.strConst(sym.Name), 0)
			g.emit(p, opcode.MakeCell, 0, r, 0, 0)
		}
	}
	c.limit = g.tmp
	g.comps = append(g.comps, c)
}

// comprehension generates an inlined comprehension; begin emits the code that makes the empty result, given the registers of
// the first iterator, and add that for one element.
func (g *gen) comprehension(p *syntax.Pos, node any, gens []*syntax.Comprehension, begin func(it int), add func()) {
	for _, c := range gens {
		if c.IsAsync {
			g.asyncComprehension(p)
			return
		}
	}
	it := g.iterator(gens[0].Iter, 0)
	begin(it)
	g.enterComp(p, node)
	g.clauses(gens, it, add)
	g.comps = g.comps[:len(g.comps)-1]
}

// iterator makes the iterator of a for clause in two fresh temporaries.
func (g *gen) iterator(e syntax.Expr, x uint8) int {
	it := g.allocN(2)
	g.emit(e.Position(), opcode.GetIter, x, it, g.any(e), 0)
	g.tmp = it + 2
	return it
}

// clauses generates the for and if clauses of a comprehension; the iterator of the first is at it.
func (g *gen) clauses(gens []*syntax.Comprehension, it int, add func()) {
	c := gens[0]
	p := c.Iter.Position()
	body, test := g.newLabel(), g.newLabel()
	reached, bound := g.reachable, g.bound.without(g.deletable)
	g.jmp(p, test)
	g.bindLoop(body, reached, bound)
	item := g.iterTarget(c.Target)
	mark := g.tmp
	for _, cond := range c.Ifs {
		g.cond(cond, test, false)
	}
	if len(gens) > 1 {
		g.clauses(gens[1:], g.iterator(gens[1].Iter, 0), add)
	} else {
		add()
	}
	g.tmp = mark
	g.bind(test)
	g.need(item + 1)
	g.jump(p, opcode.ForIter, 0, it, item, body)
}

// listComp evaluates a list comprehension.
func (g *gen) listComp(e *syntax.ListComp, d int) {
	t := g.scratch(d)
	var room uint8
	if len(e.Generators[0].Ifs) == 0 {
		room = 1
	}
	g.comprehension(&e.Pos, e, e.Generators, func(it int) { g.emit(&e.Pos, opcode.BuildList, room, t, it, 0) }, func() {
		g.emit(e.Elt.Position(), opcode.ListAppend, 0, t, g.any(e.Elt), 0)
	})
	g.move(&e.Pos, d, t)
}

// setComp evaluates a set comprehension.
func (g *gen) setComp(e *syntax.SetComp, d int) {
	t := g.scratch(d)
	g.comprehension(&e.Pos, e, e.Generators, func(int) { g.emit(&e.Pos, opcode.BuildSet, 0, t, t, 0) }, func() {
		g.emit(e.Elt.Position(), opcode.SetAdd, 0, t, g.any(e.Elt), 0)
	})
	g.move(&e.Pos, d, t)
}

// dictComp evaluates a dict comprehension.
func (g *gen) dictComp(e *syntax.DictComp, d int) {
	t := g.scratch(d)
	g.comprehension(&e.Pos, e, e.Generators, func(int) { g.emit(&e.Pos, opcode.BuildMap, 0, t, t, 0) }, func() {
		k := g.stable(&e.Pos, g.any(e.Key), e.Value)
		v := g.any(e.Value)
		g.emit(&e.Pos, opcode.MapAdd, 0, t, k, v)
	})
	g.move(&e.Pos, d, t)
}

// generatorExp evaluates a generator expression: a function of the first iterator, called at once.
func (g *gen) generatorExp(e *syntax.GeneratorExp, d int) {
	for _, c := range e.Generators {
		if c.IsAsync {
			g.asyncComprehension(&e.Pos)
			return
		}
	}
	a := g.callBase(d)
	g.tmp = a + 1
	g.alloc()
	it := g.allocN(2)
	p := e.Generators[0].Iter.Position()
	g.emit(p, opcode.GetIter, 1, it, g.any(e.Generators[0].Iter), 0)
	s := g.table.ScopeOf(e)
	child := g.newGen(g, s, "<genexpr>", int(e.Line))
	child.prologue(&e.Pos)
	child.clauses(e.Generators, child.innerIterator(p), func() {
		t := child.alloc()
		child.into(e.Elt, t)
		child.suspends()
		child.emit(e.Elt.Position(), opcode.Yield, 0, t, 0, 0)
	})
	child.returnNone(&e.Pos)
	g.tmp = it + 1
	g.makeFunction(&e.Pos, child, g.allocN(4), opcode.FuncHidden, a)
	g.emit(&e.Pos, opcode.Call, 0, a, 1, 0)
	g.move(&e.Pos, d, a)
}

// innerIterator makes the register pair that loops want of the iterator that a generator expression is called with.
func (g *gen) innerIterator(p *syntax.Pos) int {
	it := g.allocN(2)
	g.emit(p, opcode.GetIter, 0, it, 0, 0)
	return it
}
