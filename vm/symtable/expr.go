package symtable

import "github.com/weftpy/weft/vm/syntax"

// exprs walks several expressions.
func (b *builder) exprs(list []syntax.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

// optionals walks expressions some of which are missing.
func (b *builder) optionals(list []syntax.Expr) {
	for _, e := range list {
		b.optional(e)
	}
}

// optional walks an expression that may be missing.
func (b *builder) optional(e syntax.Expr) {
	if e != nil {
		b.expr(e)
	}
}

// expr walks one expression.
func (b *builder) expr(e syntax.Expr) {
	switch e := e.(type) { // leaves first: they need no depth
	case *syntax.Name:
		b.name(e)
		return
	case *syntax.Constant:
		return
	}
	b.descend()
	switch e := e.(type) {
	case *syntax.Attribute:
		if e.Ctx == syntax.Store {
			b.staticAttribute(e)
		}
		b.expr(e.Value)
	case *syntax.Call:
		b.warnCall(e.Func)
		b.expr(e.Func)
		b.exprs(e.Args)
		for _, k := range e.Keywords {
			b.expr(k.Value)
		}
	case *syntax.BinOp:
		b.expr(e.Left)
		b.expr(e.Right)
	case *syntax.BoolOp:
		b.exprs(e.Values)
	case *syntax.NamedExpr:
		b.namedExpr(e)
	case *syntax.UnaryOp:
		b.expr(e.Operand)
	case *syntax.Lambda:
		b.lambda(e)
	case *syntax.IfExp:
		b.expr(e.Test)
		b.expr(e.Body)
		b.expr(e.Orelse)
	case *syntax.Dict:
		b.optionals(e.Keys)
		b.exprs(e.Values)
	case *syntax.Set:
		b.exprs(e.Elts)
	case *syntax.ListComp:
		b.comprehension(e, &e.Pos, "<listcomp>", ListComp, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		b.comprehension(e, &e.Pos, "<setcomp>", SetComp, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		b.comprehension(e, &e.Pos, "<dictcomp>", DictComp, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		b.comprehension(e, &e.Pos, "<genexpr>", GeneratorExp, e.Generators, e.Elt, nil)
	case *syntax.Yield:
		b.yield(&e.Pos, "yield")
		b.optional(e.Value)
	case *syntax.YieldFrom:
		b.yield(&e.Pos, "yield")
		b.expr(e.Value)
	case *syntax.Await:
		b.await(&e.Pos)
		b.expr(e.Value)
	case *syntax.Compare:
		b.warnCompare(e)
		b.expr(e.Left)
		b.exprs(e.Comparators)
	case *syntax.FormattedValue:
		b.expr(e.Value)
		b.optional(e.FormatSpec)
	case *syntax.Interpolation:
		b.expr(e.Value)
		b.optional(e.FormatSpec)
	case *syntax.JoinedStr:
		b.exprs(e.Values)
	case *syntax.TemplateStr:
		b.exprs(e.Values)
	case *syntax.Subscript:
		b.warnSubscript(e)
		b.expr(e.Value)
		b.expr(e.Slice)
	case *syntax.Starred:
		b.expr(e.Value)
	case *syntax.List:
		b.exprs(e.Elts)
	case *syntax.Tuple:
		b.exprs(e.Elts)
	case *syntax.Slice:
		b.optional(e.Lower)
		b.optional(e.Upper)
		b.optional(e.Step)
	}
	b.depth--
}

// name records the use or binding of a name.
func (b *builder) name(e *syntax.Name) {
	switch e.Ctx {
	case syntax.Load:
		b.add(e.Id, Use, &e.Pos)
		if e.Id == "super" && b.cur.FunctionLike() {
			b.add("__class__", Use, &e.Pos) // zero-argument super() needs the cell
		}
	case syntax.Store:
		b.add(e.Id, DefLocal, &e.Pos)
	default:
		b.add(e.Id, DefLocal|Deleted, &e.Pos)
	}
}

// staticAttribute collects self.X targets in methods for the class's __static_attributes__.
func (b *builder) staticAttribute(e *syntax.Attribute) {
	n, ok := e.Value.(*syntax.Name)
	if !ok || n.Id != "self" || !b.cur.FunctionLike() {
		return
	}
	for s := b.cur; s != nil; s = s.Parent {
		if s.Kind == ClassScope {
			s.StaticAttrs[e.Attr] = struct{}{}
			return
		}
	}
}

// lambda walks a lambda expression.
func (b *builder) lambda(e *syntax.Lambda) {
	b.exprs(e.Args.Defaults)
	b.optionals(e.Args.KwDefaults)
	f := b.enter(FunctionScope, "<lambda>", e, &e.Pos)
	b.arguments(f, e.Args)
	b.expr(e.Body)
	b.leave()
}

// comprehension walks a comprehension: the first iterable belongs to the scope around.
func (b *builder) comprehension(node any, pos *syntax.Pos, name string, kind CompKind, gens []*syntax.Comprehension,
	elt, value syntax.Expr) {
	b.iterable(gens[0].Iter)
	c := b.enter(FunctionScope, name, node, pos)
	c.Comp = kind
	c.Inlined = kind != GeneratorExp
	c.Generator = kind == GeneratorExp
	if kind == GeneratorExp {
		c.Params = []string{".0"}
		b.add(".0", DefParam, pos)
	}
	for i, g := range gens {
		c.Coroutine = c.Coroutine || g.IsAsync
		if i > 0 {
			b.iterable(g.Iter)
		}
		c.compIterTarget = true
		b.expr(g.Target)
		c.compIterTarget = false
		b.exprs(g.Ifs)
	}
	b.expr(elt)
	b.optional(value)
	b.leave()
	if c.Coroutine && kind != GeneratorExp {
		b.cur.Coroutine = b.cur.Coroutine || b.cur.Comp != NotComp
	}
}

// iterable walks the iterable of a for clause, in which no assignment expression may be.
func (b *builder) iterable(e syntax.Expr) {
	b.cur.compIterExpr++
	b.expr(e)
	b.cur.compIterExpr--
}

// namedExpr walks `name := value`.
func (b *builder) namedExpr(e *syntax.NamedExpr) {
	if b.cur.compIterExpr > 0 {
		b.fail(&e.Pos, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if b.cur.Comp != NotComp {
		b.bindOutside(e)
	}
	b.forbidden(&e.Pos, "named expression")
	b.cur.Unit().HasWalrus = true
	b.expr(e.Value)
	b.expr(e.Target)
}

// bindOutside makes the target of an assignment expression in a comprehension a variable of the scope around.
func (b *builder) bindOutside(e *syntax.NamedExpr) {
	t := e.Target.(*syntax.Name)
	for s := b.cur; s != nil; s = s.Parent {
		if s.Comp != NotComp {
			if sym := s.Symbols[b.mangle(t.Id)]; sym != nil && sym.Flags&DefCompIter != 0 {
				b.fail(&t.Pos, "assignment expression cannot rebind comprehension iteration variable '"+t.Id+"'")
			}
			continue
		}
		switch s.Kind {
		case FunctionScope:
			flag := DefNonlocal
			if sym := s.Symbols[b.mangle(t.Id)]; sym != nil && sym.Flags&DefGlobal != 0 {
				flag = DefGlobal
			}
			b.declare(t, flag)
			b.addTo(s, t.Id, DefLocal, &t.Pos)
			s.HasWalrus = true
		case ModuleScope:
			b.declare(t, DefGlobal)
			b.addTo(s, t.Id, DefGlobal, &t.Pos)
		case ClassScope:
			b.fail(&t.Pos, "assignment expression within a comprehension cannot be used in a class body")
		default:
			b.fail(&e.Pos, "assignment expression within a comprehension cannot be used within "+s.Kind.describe())
		}
		return
	}
}

// declare makes the target global or nonlocal in the comprehensions between it and its scope.
func (b *builder) declare(t *syntax.Name, flag Flags) {
	for s := b.cur; s.Comp != NotComp; s = s.Parent {
		if sym := b.addTo(s, t.Id, flag, &t.Pos); sym.pos.Line == 0 {
			sym.pos = t.Pos
		}
	}
}

// yield marks the current function as a generator.
func (b *builder) yield(pos *syntax.Pos, word string) {
	b.forbidden(pos, word+" expression")
	if b.cur.Comp != NotComp {
		b.fail(pos, "'yield' inside "+b.cur.Comp.describe())
	}
	b.cur.Generator = true
}

// await checks the place of an await expression.
func (b *builder) await(pos *syntax.Pos) {
	b.forbidden(pos, "await expression")
	if b.cur.Comp != NotComp {
		b.cur.Coroutine = true
	}
}

// forbidden complains about an expression that may not appear in an annotation scope.
func (b *builder) forbidden(pos *syntax.Pos, what string) {
	if b.cur.Kind > ClassScope {
		b.fail(pos, what+" cannot be used within "+b.describe())
	}
}

// describe names the kind of comprehension in error messages.
func (k CompKind) describe() string {
	return [...]string{"", "list comprehension", "set comprehension", "dict comprehension", "generator expression"}[k]
}
