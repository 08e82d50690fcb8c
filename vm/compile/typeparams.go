package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// The type parameters of a generic function or class live in a function around its definition, which is called at once.
// Weft doesn't make TypeVar objects yet: the parameters stay unbound, and reading one at run time is an error.

// requireTypeParams rejects type parameters unless the module is compiled leniently.
func (g *gen) requireTypeParams(p *syntax.Pos) {
	if !g.opts.Lenient {
		g.unsupported(p, "type parameters")
	}
}

// genericGen starts the function around a generic definition and returns it.
func (g *gen) genericGen(p *syntax.Pos, node any, name string, line int) *gen {
	g.requireTypeParams(p)
	s := g.table.ScopeOf(symtable.TypeParamsKey{Node: node})
	child := g.newGen(g, s, "<generic parameters of "+name+">", line)
	child.prologue(p)
	child.seeClass(p)
	return child
}

// callGeneric makes and calls the function around a generic definition; args are the registers of its arguments.
func (g *gen) callGeneric(p *syntax.Pos, child *gen, d int, args ...int) {
	mark := g.tmp
	a := g.alloc()
	g.alloc()
	first := g.tmp
	if child.scope.SeesClass {
		g.constReg(p, nil)
	}
	for _, r := range args {
		g.move(p, g.alloc(), r)
	}
	n := g.tmp - first
	g.makeFunction(p, child, g.allocN(4), 0, a)
	g.emit(p, opcode.Call, 0, a, n, 0)
	g.move(p, d, a)
	g.tmp = mark
}

// genericFunction makes a function with type parameters into d; its defaults are evaluated already.
func (g *gen) genericFunction(def *definition, block int, bits uint8, d int) {
	child := g.genericGen(def.pos, def.node, def.name, def.line)
	inner := child.allocN(4)
	var args []int
	if bits&opcode.FuncDefaults != 0 {
		child.move(def.pos, inner, child.regs[".defaults"])
		args = append(args, block)
	}
	if bits&opcode.FuncKwDefaults != 0 {
		child.move(def.pos, inner+1, child.regs[".kwdefaults"])
		args = append(args, block+1)
	}
	t := child.alloc()
	child.closure(def, inner, bits, t)
	child.emit(def.pos, opReturn, 0, t, 0, 0)
	g.callGeneric(def.pos, child, d, args...)
}

// genericClass makes a class with type parameters into d.
func (g *gen) genericClass(s *syntax.ClassDef, d int) {
	child := g.genericGen(&s.Pos, s, s.Name, firstLine(&s.Pos, s.DecoratorList))
	t := child.alloc()
	child.loadConst(&s.Pos, tupleConst{}, t)
	child.storeNameReg(&s.Pos, ".type_params", t)
	child.class(s, t, s.Bases)
	child.emit(&s.Pos, opReturn, 0, t, 0, 0)
	g.callGeneric(&s.Pos, child, d)
}

// storeTypeParams gives a generic class its __type_params__.
func (g *gen) storeTypeParams(p *syntax.Pos, r int) {
	g.load(p, ".type_params", r)
	g.storeNameReg(p, "__type_params__", r)
}

// typeAlias generates `type Name = value`. Lenient code gets an alias whose value is computed at once, which is enough for
// those in the standard library.
func (g *gen) typeAlias(s *syntax.TypeAlias) {
	if !g.opts.Lenient || len(s.TypeParams) > 0 {
		g.unsupported(&s.Pos, "type aliases")
		return
	}
	name := s.Name.(*syntax.Name)
	a := g.alloc()
	g.importName(&s.Pos, "_typing", 0, nil, a)
	g.emit(&s.Pos, opcode.LoadAttr, 0, a, a, g.attrCache("TypeAliasType"))
	g.alloc()
	g.constReg(&s.Pos, syntax.Str(name.Id))
	v := g.alloc()
	g.evaluator(s.Value, g.table.ScopeOf(s), name.Id, v)
	g.alloc()
	g.constReg(&s.Pos, int64(1))
	g.emit(&s.Pos, opcode.Call, 0, v, 1, 0)
	g.emit(&s.Pos, opcode.Call, 0, a, 2, 0)
	g.storeNameReg(&name.Pos, name.Id, a)
}

// evaluator puts a function into d that computes the value of an alias, bound or default when it is called with a format.
func (g *gen) evaluator(e syntax.Expr, s *symtable.Scope, name string, d int) {
	child := g.annotateGen(e.Position(), s, name, int(e.Position().Line))
	child.emit(e.Position(), opReturn, 0, child.any(e), 0, 0)
	mark := g.tmp
	g.makeFunction(e.Position(), child, g.allocN(4), 0, d)
	g.tmp = mark
}
