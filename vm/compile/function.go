package compile

import (
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// makeFunction puts a function of a finished child into register d. The four registers from block on hold what bits
// says; the closure is added here.
func (g *gen) makeFunction(p *syntax.Pos, child *gen, block int, bits uint8, d int) {
	code := child.finish()
	if free := child.scope.Free; len(free) > 0 {
		bits |= opcode.FuncClosure
		mark := g.tmp
		first := g.allocN(len(free))
		for i, name := range free {
			g.move(p, first+i, g.cellOf(name).reg)
		}
		g.emit(p, opcode.BuildTuple, 0, block+3, first, len(free))
		g.tmp = mark
	}
	if !g.reachable {
		return
	}
	k := g.addConst(code.Value())
	if !g.near(k) {
		g.need(block + 5)
		g.emit32(p, opcode.LoadK, block+4, k)
		g.emit(p, opcode.MakeFunction, bits|opcode.FuncCode, d, block, 0)
		return
	}
	g.emit(p, opcode.MakeFunction, bits, d, block, k)
}

// defaults evaluates the defaults of parameters into R[block] and R[block+1].
func (g *gen) defaults(p *syntax.Pos, args *syntax.Arguments, block int) uint8 {
	bits := uint8(0)
	mark := g.tmp
	if len(args.Defaults) > 0 {
		bits |= opcode.FuncDefaults
		if v, ok := foldItems(args.Defaults); ok {
			g.loadConst(p, v, block)
		} else {
			g.emit(p, opcode.BuildTuple, 0, block, g.block(args.Defaults), len(args.Defaults))
		}
		g.tmp = mark
	}
	n := 0
	for i, e := range args.KwDefaults {
		if e != nil {
			g.constReg(p, syntax.Str(g.scope.Mangle(args.Kwonlyargs[i].Arg)))
			g.into(e, g.alloc())
			n++
		}
	}
	if n > 0 {
		bits |= opcode.FuncKwDefaults
		g.emit(p, opcode.BuildMap, 0, block+1, mark, n)
	}
	g.tmp = mark
	return bits
}

// decorate evaluates decorators, then what make puts into the register it is given, then applies the decorators. The
// result goes to the register returned.
func (g *gen) decorate(list []syntax.Expr, make func(d int)) int {
	first := g.tmp
	for _, e := range list {
		a := g.alloc()
		g.into(e, a)
		g.alloc()
	}
	d := g.alloc()
	make(d)
	g.tmp = d + 1
	for i := len(list) - 1; i >= 0; i-- {
		g.emit(list[i].Position(), opcode.Call, 0, first+2*i, 1, 0)
	}
	g.tmp = first + 1
	return first
}

// firstLine is the first line of a definition, decorators included.
func firstLine(p *syntax.Pos, decorators []syntax.Expr) int {
	if len(decorators) > 0 {
		return int(decorators[0].Position().Line)
	}
	return int(p.Line)
}

// definition is a def statement or lambda.
type definition struct {
	node    any
	pos     *syntax.Pos
	name    string
	args    *syntax.Arguments
	returns syntax.Expr
	line    int
	params  []syntax.TypeParam
	body    func(child *gen)
}

// functionDef generates a def statement.
func (g *gen) functionDef(s *syntax.FunctionDef) {
	def := &definition{node: s, pos: &s.Pos, name: s.Name, args: s.Args, returns: s.Returns,
		line: firstLine(&s.Pos, s.DecoratorList), params: s.TypeParams,
		body: func(child *gen) { child.functionBody(&s.Pos, s.Body) }}
	g.define(def, s.DecoratorList)
}

// define generates a definition and assigns it to its name.
func (g *gen) define(def *definition, decorators []syntax.Expr) {
	g.forbidDebug(def.pos, def.name, "assign to")
	mark := g.tmp
	r := g.decorate(decorators, func(d int) { g.function(def, d) })
	g.storeNameReg(def.pos, def.name, r)
	g.tmp = mark
}

// function puts the function of a definition into temporary d.
func (g *gen) function(def *definition, d int) {
	mark := g.tmp
	block := g.allocN(4)
	bits := g.defaults(def.pos, def.args, block)
	if len(def.params) > 0 {
		g.genericFunction(def, block, bits, d)
	} else {
		g.closure(def, block, bits, d)
	}
	g.tmp = mark
}

// closure makes the function of a definition whose defaults are evaluated already.
func (g *gen) closure(def *definition, block int, bits uint8, d int) {
	if g.signature(def, block+2) {
		bits |= opcode.FuncAnnotate
	}
	for _, a := range def.args.Posonlyargs {
		g.forbidDebug(&a.Pos, a.Arg, "assign to")
	}
	for _, a := range def.args.Args {
		g.forbidDebug(&a.Pos, a.Arg, "assign to")
	}
	for _, a := range def.args.Kwonlyargs {
		g.forbidDebug(&a.Pos, a.Arg, "assign to")
	}
	child := g.newGen(g, g.table.ScopeOf(def.node), def.name, def.line)
	child.args = def.args
	def.body(child)
	g.makeFunction(def.pos, child, block, bits, d)
}

// functionBody generates the body of a def statement.
func (g *gen) functionBody(p *syntax.Pos, body []syntax.Stmt) {
	if doc, rest := docstring(body); doc != nil {
		body = rest
		if g.opts.Optimize < 2 {
			g.constant(cleanDoc(doc.Value.(syntax.Str)))
			g.flags |= objects.CodeHasDoc
		}
	}
	g.prologue(&syntax.Pos{Line: int32(g.firstLine), EndLine: int32(g.firstLine)})
	g.stmts(body)
	last := p
	if len(body) > 0 {
		last = body[len(body)-1].Position()
	}
	g.returnNone(last)
}

// lambda evaluates a lambda expression.
func (g *gen) lambda(e *syntax.Lambda, d int) {
	t := g.scratch(d)
	g.function(&definition{node: e, pos: &e.Pos, name: "<lambda>", args: e.Args, line: int(e.Line),
		body: func(child *gen) {
			child.prologue(&e.Pos)
			child.lambdaBody(e.Body)
		}}, t)
	g.move(&e.Pos, d, t)
}

// lambdaBody returns the value of an expression.
func (g *gen) lambdaBody(e syntax.Expr) {
	if v, ok := fold(e); ok {
		g.emit32(e.Position(), opcode.ReturnK, 0, g.constant(v))
		return
	}
	g.emit(e.Position(), opReturn, 0, g.any(e), 0, 0)
}

// asyncFunctionDef generates an async def statement: its calls make coroutines and asynchronous generators, but those
// raise when they are driven.
func (g *gen) asyncFunctionDef(s *syntax.AsyncFunctionDef) {
	if !g.opts.Lenient {
		g.unsupported(&s.Pos, "'async def'")
	}
	def := &definition{node: s, pos: &s.Pos, name: s.Name, args: s.Args, returns: s.Returns,
		line: firstLine(&s.Pos, s.DecoratorList), params: s.TypeParams,
		body: func(child *gen) {
			child.prologue(&s.Pos)
			child.unsupported(&s.Pos, "'async def'")
		}}
	g.define(def, s.DecoratorList)
}

// classDef generates a class statement.
func (g *gen) classDef(s *syntax.ClassDef) {
	g.forbidDebug(&s.Pos, s.Name, "assign to")
	mark := g.tmp
	r := g.decorate(s.DecoratorList, func(d int) {
		if len(s.TypeParams) > 0 {
			g.genericClass(s, d)
		} else {
			g.class(s, d, s.Bases)
		}
	})
	g.storeNameReg(&s.Pos, s.Name, r)
	g.tmp = mark
}

// class calls __build_class__ and leaves the class in temporary d.
func (g *gen) class(s *syntax.ClassDef, d int, bases []syntax.Expr) {
	g.checkKeywords(s.Keywords)
	a := g.callBase(d)
	g.tmp = a + 1
	g.emit(&s.Pos, opcode.Intrinsic, opcode.IntrinsicBuildClass, a, a, 0)
	g.alloc()
	f := g.alloc()
	child := g.newGen(g, g.table.ScopeOf(s), s.Name, firstLine(&s.Pos, s.DecoratorList))
	child.classBody(s)
	g.makeFunction(&s.Pos, child, g.allocN(4), 0, f)
	g.tmp = f + 1
	g.constReg(&s.Pos, syntax.Str(s.Name))
	g.arguments(&s.Pos, a, 2, bases, s.Keywords)
	g.move(&s.Pos, d, a)
	g.tmp = d + 1
}

// classBody generates the code of a class body.
func (g *gen) classBody(s *syntax.ClassDef) {
	p := &syntax.Pos{Line: int32(g.firstLine), EndLine: int32(g.firstLine)}
	g.prologue(p)
	r := g.alloc()
	g.load(p, "__name__", r)
	g.storeNameReg(p, "__module__", r)
	g.loadConst(p, syntax.Str(g.qual), r)
	g.storeNameReg(p, "__qualname__", r)
	g.loadConst(p, int64(g.firstLine), r)
	g.storeNameReg(p, "__firstlineno__", r)
	if len(s.TypeParams) > 0 {
		g.storeTypeParams(p, r)
	}
	if cell, ok := g.regs["__classdict__"]; ok {
		g.emit(p, opcode.Intrinsic, opcode.IntrinsicLocals, r, r, 0)
		g.emit(p, opcode.StoreCell, 0, cell, r, 0)
	}
	body := s.Body
	if doc, rest := docstring(body); doc != nil {
		body = rest
		if g.opts.Optimize < 2 {
			g.loadConst(&doc.Pos, cleanDoc(doc.Value.(syntax.Str)), r)
			g.storeNameReg(&doc.Pos, "__doc__", r)
		}
	}
	g.tmp = g.base
	g.setupAnnotations(p)
	g.stmts(body)
	g.classEpilogue(p)
}

// classEpilogue generates what a class body leaves behind for type().
func (g *gen) classEpilogue(p *syntax.Pos) {
	r := g.alloc()
	g.loadConst(p, staticAttributes(g.scope), r)
	g.storeNameReg(p, "__static_attributes__", r)
	if cell, ok := g.regs["__classdict__"]; ok {
		g.storeNameReg(p, "__classdictcell__", cell)
	}
	if cell, ok := g.regs["__class__"]; ok {
		g.storeNameReg(p, "__classcell__", cell)
		g.emit(p, opReturn, 0, cell, 0, 0)
		return
	}
	g.returnNone(p)
}
