package symtable

import (
	"errors"

	"github.com/weftpy/weft/vm/syntax"
)

// maxDepth bounds the nesting of a tree, so that a hostile program gives an error instead of exhausting the stack.
const maxDepth = 28000

// tooDeep is the message CPython's RecursionError has in this case.
const tooDeep = "maximum recursion depth exceeded during compilation"

// builder is the state of the first walk.
type builder struct {
	filename   string
	table      *Table
	cur        *Scope
	class      string // for mangling
	lastFuture *syntax.ImportFrom
	depth      int
	finally    finally
}

// bailout carries a syntax error up to Build.
type bailout struct{ err *syntax.Error }

// fail ends the walk with an error at the given range.
func (b *builder) fail(pos *syntax.Pos, msg string) {
	panic(bailout{NewError(b.filename, pos, msg)})
}

// NewError makes a syntax error with a range from the tree.
func NewError(filename string, pos *syntax.Pos, msg string) *syntax.Error {
	return &syntax.Error{
		Kind: syntax.SyntaxError, Msg: msg, Filename: filename,
		Line: int(pos.Line), Col: int(pos.Col) + 1, EndLine: int(pos.EndLine), EndCol: int(pos.EndCol) + 1,
	}
}

// Build makes the symbol table of a tree. Errors are of type *syntax.Error.
func Build(mod syntax.Mod, filename string) (*Table, error) {
	return BuildFlags(mod, filename, 0)
}

// BuildFlags is Build with __future__ features that are in force from outside.
func BuildFlags(mod syntax.Mod, filename string, future Future) (t *Table, err error) {
	b := &builder{filename: filename, table: &Table{Future: future, byNode: map[any]*Scope{}}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			t, err = nil, r.err
		default:
			panic(r)
		}
	}()
	b.enter(ModuleScope, "top", mod, nil)
	b.table.Top = b.cur
	switch m := mod.(type) {
	case *syntax.Module:
		b.table.Future |= b.futures(m.Body)
		b.stmts(m.Body)
	case *syntax.Interactive:
		b.table.Future |= b.futures(m.Body)
		b.stmts(m.Body)
	case *syntax.Expression:
		b.expr(m.Body)
	default:
		return nil, errors.New("symtable: no module")
	}
	b.leave()
	(&resolver{builder: b}).scope(b.table.Top)
	return b.table, nil
}

// enter opens a scope; node is its key in the table.
func (b *builder) enter(kind Kind, name string, node any, pos *syntax.Pos) *Scope {
	s := &Scope{Kind: kind, Name: name, Node: node, Parent: b.cur, Private: b.class, Symbols: map[string]*Symbol{}}
	if pos != nil {
		s.Pos = *pos
	}
	if p := b.cur; p != nil {
		p.Children = append(p.Children, s)
		s.Nested = p.Nested || p.FunctionLike()
		s.compIterExpr = p.compIterExpr
	}
	b.table.byNode[node] = s
	b.cur = s
	return s
}

// leave closes the current scope.
func (b *builder) leave() { b.cur = b.cur.Parent }

// lookup returns what the current scope has done with a name so far.
func (b *builder) lookup(name string) Flags {
	if s := b.cur.Symbols[b.mangle(name)]; s != nil {
		return s.Flags
	}
	return 0
}

// mangle applies the private-name rule of the class around.
func (b *builder) mangle(name string) string {
	if b.class == "" {
		return name
	}
	return Mangle(b.class, name)
}

// add records that the current scope does something with a name.
func (b *builder) add(name string, f Flags, pos *syntax.Pos) *Symbol {
	return b.addTo(b.cur, name, f, pos)
}

// addTo records that scope s does something with a name.
func (b *builder) addTo(s *Scope, name string, f Flags, pos *syntax.Pos) *Symbol {
	name = b.mangle(name)
	sym := s.Symbols[name]
	if sym == nil {
		sym = &Symbol{Name: name}
		s.Symbols[name] = sym
		s.Order = append(s.Order, sym)
	}
	if f&DefParam != 0 && sym.Flags&DefParam != 0 {
		b.fail(pos, "duplicate argument '"+name+"' in function definition")
	}
	if f&DefTypeParam != 0 && sym.Flags&DefTypeParam != 0 {
		b.fail(pos, "duplicate type parameter '"+name+"'")
	}
	if s.compIterTarget && f&DefBound != 0 {
		if sym.Flags&(DefGlobal|DefNonlocal) != 0 {
			b.fail(pos, "comprehension inner loop cannot rebind assignment expression target '"+name+"'")
		}
		f |= DefCompIter
	}
	sym.Flags |= f
	return sym
}

// stmts walks a block.
func (b *builder) stmts(list []syntax.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

// conditional walks blocks that may not run.
func (b *builder) conditional(lists ...[]syntax.Stmt) {
	saved := b.cur.InConditional
	b.cur.InConditional = true
	for _, l := range lists {
		b.stmts(l)
	}
	b.cur.InConditional = saved
}

// descend counts one level of nesting.
func (b *builder) descend() {
	if b.depth++; b.depth > maxDepth {
		panic(bailout{&syntax.Error{Kind: syntax.RecursionError, Msg: tooDeep}})
	}
}

// stmt walks one statement.
func (b *builder) stmt(s syntax.Stmt) {
	b.descend()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		saved := b.finally
		b.finally = false
		b.function(s, &s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false)
		b.finally = saved
	case *syntax.AsyncFunctionDef:
		saved := b.finally
		b.finally = false
		b.function(s, &s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true)
		b.finally = saved
	case *syntax.ClassDef:
		b.classDef(s)
	case *syntax.TypeAlias:
		b.typeAlias(s)
	case *syntax.Break:
		b.leaves(&s.Pos, "break")
	case *syntax.Continue:
		b.leaves(&s.Pos, "continue")
	case *syntax.Return:
		b.leaves(&s.Pos, "return")
		if s.Value != nil {
			b.expr(s.Value)
			b.cur.HasReturn = true
		}
	case *syntax.Delete:
		for _, t := range s.Targets {
			b.deleteTarget(t)
		}
	case *syntax.Assign:
		b.exprs(s.Targets)
		b.expr(s.Value)
	case *syntax.AugAssign:
		b.expr(s.Target)
		b.expr(s.Value)
	case *syntax.AnnAssign:
		b.annAssign(s)
	case *syntax.For:
		b.expr(s.Target)
		b.expr(s.Iter)
		b.loop(s.Body, s.Orelse)
	case *syntax.AsyncFor:
		b.expr(s.Target)
		b.expr(s.Iter)
		b.loop(s.Body, s.Orelse)
	case *syntax.While:
		b.expr(s.Test)
		b.loop(s.Body, s.Orelse)
	case *syntax.If:
		b.expr(s.Test)
		b.conditional(s.Body, s.Orelse)
	case *syntax.With:
		b.with(s.Items, s.Body)
	case *syntax.AsyncWith:
		b.with(s.Items, s.Body)
	case *syntax.Match:
		b.expr(s.Subject)
		for _, c := range s.Cases {
			b.pattern(c.Pattern)
			b.optional(c.Guard)
			b.conditional(c.Body)
		}
	case *syntax.Raise:
		b.optional(s.Exc)
		b.optional(s.Cause)
	case *syntax.Try:
		b.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.TryStar:
		b.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.Assert:
		b.warnAssert(s)
		b.expr(s.Test)
		b.optional(s.Msg)
	case *syntax.Import:
		b.imports(s.Names)
	case *syntax.ImportFrom:
		b.checkFuture(s)
		b.imports(s.Names)
	case *syntax.Global:
		b.directive(s.Names, &s.Pos, DefGlobal, "global")
	case *syntax.Nonlocal:
		b.directive(s.Names, &s.Pos, DefNonlocal, "nonlocal")
	case *syntax.ExprStmt:
		b.expr(s.Value)
	}
	b.depth--
}

// deleteTarget walks a target of del and remembers which names it unbinds.
func (b *builder) deleteTarget(t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
		b.add(t.Id, DefLocal|Deleted, &t.Pos)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			b.deleteTarget(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			b.deleteTarget(e)
		}
	default:
		b.expr(t)
	}
}

// with walks a with statement.
func (b *builder) with(items []*syntax.WithItem, body []syntax.Stmt) {
	for _, it := range items {
		b.expr(it.ContextExpr)
		b.optional(it.OptionalVars)
	}
	b.conditional(body)
}

// try walks a try statement.
func (b *builder) try(body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt) {
	b.conditional(body)
	for _, h := range handlers {
		b.optional(h.Type)
		if h.Name != "" {
			b.add(h.Name, DefLocal|Deleted, &h.Pos)
		}
		b.conditional(h.Body)
	}
	b.conditional(orelse)
	b.final(final)
}

// imports records the names that an import binds.
func (b *builder) imports(names []*syntax.Alias) {
	for _, a := range names {
		name := a.Asname
		if name == "" {
			name = a.Name
			for i := 0; i < len(name); i++ {
				if name[i] == '.' {
					name = name[:i]
					break
				}
			}
		}
		if name == "*" {
			if b.cur.Kind != ModuleScope {
				b.fail(&a.Pos, "import * only allowed at module level")
			}
			continue
		}
		b.add(name, DefImport, &a.Pos)
	}
}

// directive records a global or nonlocal statement.
func (b *builder) directive(names []string, pos *syntax.Pos, f Flags, word string) {
	for _, n := range names {
		switch had := b.lookup(n); {
		case had&DefParam != 0:
			b.fail(pos, "name '"+n+"' is parameter and "+word)
		case had&Use != 0:
			b.fail(pos, "name '"+n+"' is used prior to "+word+" declaration")
		case had&DefAnnot != 0:
			b.fail(pos, "annotated name '"+n+"' can't be "+word)
		case had&DefLocal != 0:
			b.fail(pos, "name '"+n+"' is assigned to before "+word+" declaration")
		}
		sym := b.add(n, f, pos)
		if f == DefGlobal && b.cur != b.table.Top {
			b.addTo(b.table.Top, n, DefGlobal, pos) // as in CPython: the module treats the name as global, too
		}
		if sym.pos.Line == 0 {
			sym.pos = *pos
		}
	}
}

// annAssign walks `target: annotation = value`.
func (b *builder) annAssign(s *syntax.AnnAssign) {
	if n, ok := s.Target.(*syntax.Name); ok {
		if f := b.lookup(n.Id); f&(DefGlobal|DefNonlocal) != 0 && b.cur != b.table.Top && s.Simple {
			word := "nonlocal"
			if f&DefGlobal != 0 {
				word = "global"
			}
			b.fail(&s.Pos, "annotated name '"+n.Id+"' can't be "+word)
		}
		switch {
		case s.Simple:
			b.add(n.Id, DefAnnot|DefLocal, &n.Pos)
		case s.Value != nil:
			b.add(n.Id, DefLocal, &n.Pos)
		}
	} else {
		b.expr(s.Target)
	}
	b.variableAnnotation(s)
	b.optional(s.Value)
}

// function walks a function definition.
func (b *builder) function(node any, pos *syntax.Pos, name string, args *syntax.Arguments, body []syntax.Stmt,
	decorators []syntax.Expr, returns syntax.Expr, params []syntax.TypeParam, async bool) {
	b.add(name, DefLocal, pos)
	b.exprs(args.Defaults)
	b.optionals(args.KwDefaults)
	b.exprs(decorators)
	if len(params) > 0 {
		b.enterTypeParams(TypeParamsKey{node}, name, pos, params, args)
	}
	b.signatureAnnotations(args, returns, pos)
	f := b.enter(FunctionScope, name, node, pos)
	f.Coroutine = async
	b.arguments(f, args)
	b.stmts(body)
	b.leave()
	if len(params) > 0 {
		b.leave()
	}
}

// arguments binds the parameters of the current function.
func (b *builder) arguments(f *Scope, args *syntax.Arguments) {
	param := func(a *syntax.Arg) {
		f.Params = append(f.Params, b.add(a.Arg, DefParam, &a.Pos).Name)
	}
	for _, a := range args.Posonlyargs {
		param(a)
	}
	for _, a := range args.Args {
		param(a)
	}
	for _, a := range args.Kwonlyargs {
		param(a)
	}
	if args.Vararg != nil {
		param(args.Vararg)
		f.Varargs = true
	}
	if args.Kwarg != nil {
		param(args.Kwarg)
		f.VarKeywords = true
	}
}

// classDef walks a class definition.
func (b *builder) classDef(s *syntax.ClassDef) {
	b.add(s.Name, DefLocal, &s.Pos)
	b.exprs(s.DecoratorList)
	outer := b.class
	if len(s.TypeParams) > 0 {
		b.class = s.Name
		b.enterTypeParams(TypeParamsKey{s}, s.Name, &s.Pos, s.TypeParams, nil)
		b.class = outer
		b.cur.Private = s.Name
		b.add(".type_params", DefLocal|Use, &s.Pos)
		b.add(".generic_base", DefLocal|Use, &s.Pos)
	}
	b.exprs(s.Bases)
	for _, k := range s.Keywords {
		b.expr(k.Value)
	}
	b.class = s.Name
	c := b.enter(ClassScope, s.Name, s, &s.Pos)
	c.StaticAttrs = map[string]struct{}{}
	if len(s.TypeParams) > 0 {
		b.add("__type_params__", DefLocal, &s.Pos)
		b.add(".type_params", Use, &s.Pos)
	}
	b.stmts(s.Body)
	b.leave()
	b.class = outer
	if len(s.TypeParams) > 0 {
		b.leave()
	}
}
