package compile

import (
	"strings"

	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// stmts generates a block.
func (g *gen) stmts(list []syntax.Stmt) {
	for _, s := range list {
		g.stmt(s)
	}
}

// stmt generates one statement. No temporary outlives it but those of the blocks around.
func (g *gen) stmt(s syntax.Stmt) {
	g.descend()
	mark := g.tmp
	switch s := s.(type) {
	case *syntax.ExprStmt:
		g.exprStmt(s)
	case *syntax.Assign:
		g.assign(s)
	case *syntax.AugAssign:
		g.augAssign(s)
	case *syntax.AnnAssign:
		g.annAssign(s)
	case *syntax.If:
		g.ifStmt(s)
	case *syntax.Return:
		g.returnStmt(s)
	case *syntax.For:
		g.forStmt(s)
	case *syntax.While:
		g.whileStmt(s)
	case *syntax.Break:
		g.breakStmt(s)
	case *syntax.Continue:
		g.continueStmt(s)
	case *syntax.FunctionDef:
		g.functionDef(s)
	case *syntax.AsyncFunctionDef:
		g.asyncFunctionDef(s)
	case *syntax.ClassDef:
		g.classDef(s)
	case *syntax.Try:
		g.tryStmt(s)
	case *syntax.TryStar:
		g.unsupported(&s.Pos, "'except*'")
	case *syntax.With:
		g.withStmt(&s.Pos, s.Items, s.Body)
	case *syntax.AsyncWith:
		g.asyncOnly(&s.Pos, "'async with'")
	case *syntax.AsyncFor:
		g.asyncOnly(&s.Pos, "'async for'")
	case *syntax.Raise:
		g.raise(s)
	case *syntax.Assert:
		g.assert(s)
	case *syntax.Delete:
		for _, t := range s.Targets {
			g.delete(t)
		}
	case *syntax.Import:
		g.importStmt(s)
	case *syntax.ImportFrom:
		g.importFrom(s)
	case *syntax.Match:
		g.match(s)
	case *syntax.TypeAlias:
		g.typeAlias(s)
	case *syntax.Pass:
		g.nop(&s.Pos)
	case *syntax.Global, *syntax.Nonlocal:
	}
	g.tmp = mark
	g.depth--
}

// nop would keep a line for tracing; without a tracer it is nothing.
func (g *gen) nop(*syntax.Pos) {}

// exprStmt generates an expression whose value nobody takes, but for the interactive loop.
func (g *gen) exprStmt(s *syntax.ExprStmt) {
	if g.interactive && g.scope.Kind == symtable.ModuleScope {
		r := g.any(s.Value)
		g.emit(&s.Pos, opcode.Intrinsic, opcode.IntrinsicPrintExpr, g.alloc(), r, 0)
		return
	}
	if _, ok := s.Value.(*syntax.Constant); !ok {
		g.any(s.Value)
	}
}

// ifStmt generates an if statement; a chain of elifs is followed without recursion.
func (g *gen) ifStmt(s *syntax.If) {
	if l, ok := g.leavesLoop(s); ok {
		g.cond(s.Test, l, true)
		return
	}
	end := g.newLabel()
	for {
		next := end
		if len(s.Orelse) > 0 {
			next = g.newLabel()
		}
		g.cond(s.Test, next, false)
		g.stmts(s.Body)
		if len(s.Orelse) == 0 {
			break
		}
		g.jmp(&s.Pos, end)
		g.bind(next)
		elif, ok := s.Orelse[0].(*syntax.If)
		if !ok || len(s.Orelse) > 1 {
			g.stmts(s.Orelse)
			break
		}
		s = elif
	}
	g.bind(end)
}

// leavesLoop tells if an if statement only continues or leaves the loop right around it, so that its test can jump there.
func (g *gen) leavesLoop(s *syntax.If) (label, bool) {
	n := len(g.blocks)
	if len(s.Body) != 1 || len(s.Orelse) > 0 || n == 0 || g.blocks[n-1].kind != loopBlock {
		return 0, false
	}
	switch s.Body[0].(type) {
	case *syntax.Break:
		return g.blocks[n-1].brk, true
	case *syntax.Continue:
		return g.blocks[n-1].cont, true
	}
	return 0, false
}

// returnStmt generates a return statement.
func (g *gen) returnStmt(s *syntax.Return) {
	if g.scope.Kind != symtable.FunctionScope {
		g.fail(&s.Pos, "'return' outside function")
	}
	if s.Value == nil {
		g.unwind(&s.Pos, 0, func() { g.returnNone(&s.Pos) })
		return
	}
	if v, ok := fold(s.Value); ok {
		g.unwind(&s.Pos, 0, func() { g.emit32(&s.Pos, opcode.ReturnK, 0, g.constant(v)) })
		return
	}
	r := g.any(s.Value)
	if !g.isTemp(r) && g.runsCode(0) {
		r = g.copyReg(&s.Pos, r)
	}
	g.unwind(&s.Pos, 0, func() { g.emit(&s.Pos, opReturn, 0, r, 0, 0) })
}

// returnNone returns None.
func (g *gen) returnNone(p *syntax.Pos) {
	if g.reachable {
		g.emit32(p, opcode.ReturnK, 0, g.constant(nil))
	}
}

// raise generates a raise statement.
func (g *gen) raise(s *syntax.Raise) {
	if s.Exc == nil {
		g.emit(&s.Pos, opcode.Raise, opcode.Reraise, 0, 0, 0)
		return
	}
	r := g.any(s.Exc)
	if s.Cause == nil {
		g.emit(&s.Pos, opcode.Raise, opcode.RaiseExc, r, 0, 0)
		return
	}
	r = g.stable(&s.Pos, r, s.Cause)
	c := g.any(s.Cause)
	g.emit(&s.Pos, opcode.Raise, opcode.RaiseFrom, r, c, 0)
}

// assert generates an assert statement.
func (g *gen) assert(s *syntax.Assert) {
	if g.opts.Optimize > 0 {
		return
	}
	end := g.newLabel()
	g.cond(s.Test, end, true)
	a := g.alloc()
	g.emit(&s.Pos, opcode.Intrinsic, opcode.IntrinsicAssertError, a, a, 0)
	if s.Msg != nil {
		g.alloc()
		g.into(s.Msg, g.alloc())
		g.emit(&s.Pos, opcode.Call, 0, a, 1, 0)
	}
	g.emit(s.Test.Position(), opcode.Raise, opcode.RaiseExc, a, 0, 0)
	g.bind(end)
}

// importStmt generates `import a.b as c`.
func (g *gen) importStmt(s *syntax.Import) {
	for _, a := range s.Names {
		r := g.alloc()
		g.importName(&s.Pos, a.Name, 0, nil, r)
		first, rest, dotted := strings.Cut(a.Name, ".")
		if a.Asname == "" {
			g.bindImport(&s.Pos, a, first, r)
		} else {
			for dotted {
				var part string
				part, rest, dotted = strings.Cut(rest, ".")
				if g.reachable {
					g.emit(&s.Pos, opcode.ImportFrom, 0, r, r, g.cache(part, nil))
				}
			}
			g.bindImport(&s.Pos, a, a.Asname, r)
		}
		g.tmp = r
	}
}

// bindImport assigns an imported module or member to a name.
func (g *gen) bindImport(p *syntax.Pos, a *syntax.Alias, id string, r int) {
	g.forbidDebug(&a.Pos, id, "assign to")
	g.storeNameReg(p, id, r)
}

// importName imports a module into register r.
func (g *gen) importName(p *syntax.Pos, name string, level int, from any, r int) {
	block := g.constReg(p, int64(level))
	g.constReg(p, from)
	if g.reachable {
		g.emit(p, opcode.ImportName, 0, r, block, g.attrCache(name))
	}
	g.tmp = block
}

// importFrom generates `from m import a as b`.
func (g *gen) importFrom(s *syntax.ImportFrom) {
	names := make(tupleConst, len(s.Names))
	for i, a := range s.Names {
		names[i] = syntax.Str(a.Name)
	}
	m := g.alloc()
	g.importName(&s.Pos, s.Module, s.Level, names, m)
	for _, a := range s.Names {
		if a.Name == "*" {
			g.emit(&s.Pos, opcode.Intrinsic, opcode.IntrinsicImportStar, g.alloc(), m, 0)
			return
		}
		r := g.alloc()
		if g.reachable {
			g.emit(&s.Pos, opcode.ImportFrom, 0, r, m, g.attrCache(a.Name))
		}
		name := a.Asname
		if name == "" {
			name = a.Name
		}
		g.bindImport(&s.Pos, a, name, r)
		g.tmp = r
	}
}
