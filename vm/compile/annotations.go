package compile

import (
	"slices"

	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// futureAnnotations tells if annotations are kept as strings.
func (g *gen) futureAnnotations() bool { return g.table.Future&symtable.FutureAnnotations != 0 }

// annotateGen starts an __annotate__ function: it refuses every format but VALUE, and gives the code of a class access to
// the class namespace.
func (g *gen) annotateGen(p *syntax.Pos, s *symtable.Scope, name string, line int) *gen {
	child := g.newGen(g, s, name, line)
	child.prologue(p)
	ok := child.newLabel()
	child.jump(p, opcode.JGtI, 0, 0, 2, ok)
	t := child.constReg(p, nil)
	child.emit(p, opcode.Intrinsic, opcode.IntrinsicNotImplementedError, t, t, 0)
	child.bind(ok)
	child.tmp = child.base
	child.seeClass(p)
	return child
}

// seeClass puts the namespace of the class around where name lookups expect it.
func (g *gen) seeClass(p *syntax.Pos) {
	if g.scope.SeesClass {
		g.emit(p, opcode.LoadCell, 1, 0, g.cells["__classdict__"], g.strConst("__classdict__"))
	}
}

// signature puts the __annotate__ function of a definition into d; false: it has no annotations.
func (g *gen) signature(def *definition, d int) bool {
	s := g.table.ScopeOf(symtable.SignatureKey{Args: def.args})
	if s == nil {
		return false
	}
	child := g.annotateGen(def.pos, s, "__annotate__", int(def.pos.Line))
	child.qual = qualify(g, symtable.FunctionScope, def.name) + ".__annotate__"
	t := child.alloc()
	child.emit(def.pos, opcode.BuildMap, 0, t, t, 0)
	add := func(name string, e syntax.Expr) {
		mark := child.tmp
		k := child.constReg(def.pos, syntax.Str(child.scope.Mangle(name)))
		v := child.alloc()
		child.annotation(e, v)
		child.emit(e.Position(), opcode.MapAdd, 0, t, k, v)
		child.tmp = mark
	}
	symtable.EachAnnotation(def.args, func(a *syntax.Arg) { add(a.Arg, a.Annotation) })
	if def.returns != nil {
		add("return", def.returns)
	}
	child.emit(def.pos, opReturn, 0, t, 0, 0)
	mark := g.tmp
	g.makeFunction(def.pos, child, g.allocN(4), 0, d)
	g.tmp = mark
	return true
}

// annotation evaluates an annotation into d.
func (g *gen) annotation(e syntax.Expr, d int) {
	if g.futureAnnotations() {
		g.loadConst(e.Position(), syntax.Str(unparse(e)), d)
		return
	}
	if s, ok := e.(*syntax.Starred); ok { // *args: *Ts
		r := g.any(s.Value)
		g.emit(&s.Pos, opcode.Unpack, 0, d, r, 1)
		return
	}
	g.into(e, d)
}

// setupAnnotations generates what the head of a module or class body does about its annotations. The __annotate__
// function comes first, so that a module that fails half-way has one.
func (g *gen) setupAnnotations(p *syntax.Pos) {
	s := g.scope
	if len(s.AnnAssigns) == 0 {
		return
	}
	mark := g.tmp
	r := g.alloc()
	if g.futureAnnotations() {
		g.emit(p, opcode.BuildMap, 0, r, r, 0)
		g.storeNameReg(p, "__annotations__", r)
		g.tmp = mark
		return
	}
	if s.Conditional {
		g.emit(p, opcode.BuildSet, 0, r, r, 0)
		if cell, ok := g.regs["__conditional_annotations__"]; ok {
			g.emit(p, opcode.StoreCell, 0, cell, r, 0)
		} else {
			g.storeNameReg(p, "__conditional_annotations__", r)
		}
	}
	g.annotateFunction(p, r)
	name := "__annotate__"
	if s.Kind == symtable.ClassScope {
		name = "__annotate_func__"
	}
	g.storeNameReg(p, name, r)
	g.tmp = mark
}

// annotateFunction puts the __annotate__ function of a module or class into d.
func (g *gen) annotateFunction(p *syntax.Pos, d int) {
	s := g.scope
	line := g.firstLine
	if s.Kind == symtable.ModuleScope {
		line = int(p.Line)
	}
	child := g.annotateGen(p, s.Annotations, "__annotate__", line)
	t := child.alloc()
	child.emit(p, opcode.BuildMap, 0, t, t, 0)
	for i, a := range s.AnnAssigns {
		mark := child.tmp
		skip := child.newLabel()
		if s.Conditional {
			index := child.constReg(&a.Pos, int64(i))
			set := child.alloc()
			child.load(&a.Pos, "__conditional_annotations__", set)
			child.jump(&a.Pos, opcode.JIn, 0, index, set, skip)
			child.tmp = mark
		}
		k := child.constReg(&a.Pos, syntax.Str(child.scope.Mangle(a.Target.(*syntax.Name).Id)))
		v := child.any(a.Annotation)
		child.emit(&a.Pos, opcode.MapAdd, 0, t, k, v)
		child.bind(skip)
		child.tmp = mark
	}
	child.emit(p, opReturn, 0, t, 0, 0)
	g.makeFunction(p, child, g.allocN(4), 0, d)
}

// noteAnnotation records at run time that an annotation of a module or class was reached.
func (g *gen) noteAnnotation(s *syntax.AnnAssign) {
	p := &s.Pos
	mark := g.tmp
	defer func() { g.tmp = mark }()
	if g.futureAnnotations() {
		v := g.constReg(p, syntax.Str(unparse(s.Annotation)))
		ns := g.alloc()
		g.load(p, "__annotations__", ns)
		k := g.constReg(p, syntax.Str(g.scope.Mangle(s.Target.(*syntax.Name).Id)))
		g.emit(p, opcode.SetItem, 0, ns, k, v)
		return
	}
	if !g.scope.Conditional {
		return
	}
	set := g.alloc()
	if cell, ok := g.regs["__conditional_annotations__"]; ok {
		g.emit(p, opcode.LoadCell, 0, set, cell, g.strConst("__conditional_annotations__"))
	} else {
		g.load(p, "__conditional_annotations__", set)
	}
	i := g.constReg(p, int64(slices.Index(g.scope.AnnAssigns, s)))
	g.emit(p, opcode.SetAdd, 0, set, i, 0)
}
