package compile

import (
	"strconv"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// gen generates one code object.
type gen struct {
	*compiler
	parent *gen
	scope  *symtable.Scope
	comps  []*comp // inlined comprehensions around the current point, innermost last

	name, qual  string
	firstLine   int
	flags       objects.CodeFlags
	interactive bool

	args      *syntax.Arguments // nil for code that isn't a function's
	regs      map[string]int    // locals of a function, and the cells of a class body
	cells     map[string]int    // free variables' cells
	locals    int               // registers of named locals
	base      int               // first temporary
	tmp       int               // next free temporary
	top       int               // registers used so far
	suspended int               // registers in use at a yield, at most
	deletable assigned          // locals that some del or except clause unbinds
	bound     assigned          // locals assigned for certain here
	reachable bool

	code    []opcode.Instr
	jumps   []label
	lines   []objects.SourceRange
	labels  []labelInfo
	rows    []row
	blocks  []*block
	consts  []objects.Value
	constAt map[constKey]int
	caches  []objects.CacheEntry
	globals map[string]int // cache entries of globals
	names   map[string]int // cache entries of names

	nearConsts map[int]bool  // constants that 16-bit operands are to reach; see far.go
	farConsts  map[int32]int // constants of instructions whose operands have no room for them
	farNames   []string      // names without a cache
}

// newGen starts a code object for a scope.
func (c *compiler) newGen(parent *gen, s *symtable.Scope, name string, line int) *gen {
	g := &gen{compiler: c, parent: parent, scope: s, name: name, firstLine: line, reachable: true,
		constAt: map[constKey]int{}}
	g.qual = qualify(parent, s.Kind, name)
	switch {
	case s.FunctionLike():
		g.flags = objects.CodeOptimized | objects.CodeNewLocals
		if s.Nested {
			g.flags |= objects.CodeNested
		}
		g.layoutFunction()
	default:
		g.layoutNamespace()
	}
	if parent != nil && parent.scope.Kind == symtable.ClassScope && s.Kind == symtable.FunctionScope {
		g.flags |= objects.CodeMethod
	}
	g.base = g.tmp
	g.top = g.tmp
	return g
}

// qualify returns the __qualname__ of something of the given kind that is defined in p.
func qualify(p *gen, kind symtable.Kind, name string) string {
	for p != nil && (p.scope.Kind == symtable.TypeParamsScope || p.scope.Kind == symtable.AnnotationScope) {
		p = p.parent
	}
	if p == nil || p.scope.Kind == symtable.ModuleScope {
		return name
	}
	if kind == symtable.FunctionScope || kind == symtable.ClassScope {
		if sym := p.scope.Symbols[p.scope.Mangle(name)]; sym != nil && sym.Where == symtable.GlobalExplicit {
			return name
		}
	}
	if p.scope.Kind == symtable.ClassScope {
		return p.qual + "." + name
	}
	return p.qual + ".<locals>." + name
}

// layoutFunction gives every local its register: parameters first, then the others in order of appearance, then the cells
// of free variables.
func (g *gen) layoutFunction() {
	s := g.scope
	g.regs = make(map[string]int, len(s.Order))
	for i, p := range s.Params {
		if p == "format" && s.Kind != symtable.FunctionScope {
			p = ".format"
		}
		g.regs[p] = i
		g.bound.add(i)
	}
	n := len(s.Params)
	for _, sym := range s.Order {
		if sym.Flags&symtable.DefParam == 0 && (sym.Where == symtable.Local || sym.Where == symtable.Cell) {
			g.regs[sym.Name] = n
			n++
		}
		if sym.Flags&symtable.Deleted != 0 {
			if r, ok := g.regs[sym.Name]; ok {
				g.deletable.add(r)
			}
		}
	}
	g.locals = n
	g.layoutFree(n)
}

// layoutNamespace lays out a module or class body: its namespace is in register 0, cells of a class come next.
func (g *gen) layoutNamespace() {
	s := g.scope
	n := 1
	if s.Kind == symtable.ClassScope {
		g.regs = map[string]int{}
		cell := func(need bool, name string) {
			if need {
				g.regs[name] = n
				n++
			}
		}
		cell(s.NeedsClass, "__class__")
		cell(s.NeedsDict, "__classdict__")
		cell(s.Conditional, "__conditional_annotations__")
	}
	g.layoutFree(n)
}

// layoutFree reserves the registers of the closure's cells.
func (g *gen) layoutFree(n int) {
	if free := g.scope.Free; len(free) > 0 {
		g.cells = make(map[string]int, len(free))
		for i, name := range free {
			g.cells[name] = n + i
		}
	}
	g.tmp = n + len(g.scope.Free)
}

// prologue emits what every code object begins with: its cells and closure.
func (g *gen) prologue(p *syntax.Pos) {
	s := g.scope
	if s.FunctionLike() {
		for _, sym := range s.Order {
			if sym.Where == symtable.Cell {
				g.emit(p, opcode.MakeCell, 0, g.regs[sym.Name], 0, 0)
			}
		}
	} else {
		for _, name := range [...]string{"__class__", "__classdict__", "__conditional_annotations__"} {
			if r, ok := g.regs[name]; ok {
				g.emit(p, opcode.MakeCell, 0, r, 0, 0)
			}
		}
	}
	if n := len(s.Free); n > 0 {
		g.emit(p, opcode.FreeVars, 0, g.base-n, n, 0)
	}
	if (s.Generator || s.Coroutine) && s.FunctionLike() {
		g.emit(p, opcode.MakeGen, 0, 0, 0, 0)
	}
}

// isTemp tells if a register is a temporary, which nothing but the expression at hand can see.
func (g *gen) isTemp(r int) bool { return r >= g.base }

// alloc takes the next temporary.
func (g *gen) alloc() int { return g.allocN(1) }

// allocN takes n consecutive temporaries.
func (g *gen) allocN(n int) int {
	r := g.tmp
	g.tmp += n
	if g.tmp > g.top {
		g.top = g.tmp
	}
	return r
}

// need makes sure that the frame has n registers.
func (g *gen) need(n int) {
	if n > g.top {
		g.top = n
	}
}

// finish makes the code object.
func (g *gen) finish() *objects.Code {
	pos := &syntax.Pos{Line: int32(g.firstLine), EndLine: int32(g.firstLine)}
	if !g.packConsts() {
		g.fail(pos, "'"+g.name+"' has too many constants")
	}
	instrs, lines, handlers := g.assemble()
	if g.top+4 > opcode.MaxRegs {
		g.fail(pos, "too many local variables and nested expressions in '"+g.name+"' (more than "+
			strconv.Itoa(opcode.MaxRegs-4)+")")
	}
	code := &objects.Code{
		Name: g.str(g.name), QualName: g.str(g.qual), Filename: g.filename, FirstLine: g.firstLine, Flags: g.flags,
		NumRegs: g.top + 2, GenRegs: max(g.suspended, g.base), Instrs: instrs, Consts: g.consts, Caches: g.caches, Handlers: handlers, Lines: lines,
	}
	g.describe(code)
	return code.Finish()
}

// describe fills in the parameters and variable names of a function.
func (g *gen) describe(code *objects.Code) {
	s := g.scope
	for _, n := range s.Free {
		code.FreeNames = append(code.FreeNames, g.str(n))
	}
	if !s.FunctionLike() {
		return
	}
	code.ArgCount = len(s.Params)
	if s.Kind != symtable.FunctionScope && s.Kind != symtable.TypeParamsScope {
		code.PosOnly = code.ArgCount
	}
	if a := g.args; a != nil {
		code.PosOnly = len(a.Posonlyargs)
		code.ArgCount = len(a.Posonlyargs) + len(a.Args)
		code.KwOnly = len(a.Kwonlyargs)
	}
	if s.Varargs {
		code.Flags |= objects.CodeVarArgs
	}
	if s.VarKeywords {
		code.Flags |= objects.CodeVarKeywords
	}
	switch {
	case s.Generator && s.Coroutine:
		code.Flags |= objects.CodeAsyncGen
	case s.Coroutine:
		code.Flags |= objects.CodeCoroutine
	case s.Generator:
		code.Flags |= objects.CodeGenerator
	}
	code.LocalNames = make([]*objects.Str, g.locals)
	for _, sym := range s.Order {
		r, ok := g.regs[sym.Name]
		if !ok {
			continue
		}
		name := sym.Name
		if name == ".format" {
			name = "format"
		}
		code.LocalNames[r] = g.str(name)
		if sym.Where == symtable.Cell {
			code.CellLocals = append(code.CellLocals, r)
		}
	}
}

// cache adds an entry for one instruction; for names alone, there may be none left, which emit deals with.
func (g *gen) cache(name string, kw *objects.Tuple) int {
	if !g.cachesLeft(1) {
		return g.farCache(name)
	}
	g.caches = append(g.caches, objects.CacheEntry{Name: g.str(name), KwNames: kw})
	return len(g.caches) - 1
}

// globalCache returns the entry shared by all accesses to a global.
func (g *gen) globalCache(name string) int {
	if i, ok := g.globals[name]; ok {
		return i
	}
	if g.globals == nil {
		g.globals = map[string]int{}
	}
	i := g.cache(name, nil)
	g.globals[name] = i
	return i
}

// nameCache returns the entry shared by all accesses to a name of a namespace.
func (g *gen) nameCache(name string) int {
	if i, ok := g.names[name]; ok {
		return i
	}
	if g.names == nil {
		g.names = map[string]int{}
	}
	i := g.cache(name, nil)
	g.names[name] = i
	return i
}

// suspends notes that a yield follows: the registers in use here live on in the suspended generator.
func (g *gen) suspends() { g.suspended = max(g.suspended, g.tmp) }
