package symtable

import "github.com/weftpy/weft/vm/syntax"

// The scopes that have no node of their own are found in the table by these keys.
type (
	// SignatureKey finds the annotation scope of a function.
	SignatureKey struct{ Args *syntax.Arguments }
	// BodyKey finds the annotation scope of a module or class.
	BodyKey struct{ Node any }
	// TypeParamsKey finds the type parameter scope of a function, class or alias.
	TypeParamsKey struct{ Node any }
	// BoundKey finds the scope of a type parameter's bound.
	BoundKey struct{ Param syntax.TypeParam }
	// DefaultKey finds the scope of a type parameter's default.
	DefaultKey struct{ Param syntax.TypeParam }
)

// describe names an annotation scope in error messages.
func (b *builder) describe() string {
	s := b.cur
	if s.Kind != TypeVarScope {
		return s.Kind.describe()
	}
	switch k := s.Node.(type) {
	case BoundKey:
		if t, ok := k.Param.(*syntax.TypeVar); ok {
			if _, ok := t.Bound.(*syntax.Tuple); ok {
				return "a TypeVar constraint"
			}
		}
		return "a TypeVar bound"
	case DefaultKey:
		switch k.Param.(type) {
		case *syntax.ParamSpec:
			return "a ParamSpec default"
		case *syntax.TypeVarTuple:
			return "a TypeVarTuple default"
		}
	}
	return "a TypeVar default"
}

// describe names a kind of annotation scope in error messages.
func (k Kind) describe() string {
	switch k {
	case AnnotationScope:
		return "an annotation"
	case TypeParamsScope:
		return "the definition of a generic"
	case TypeAliasScope:
		return "a type alias"
	}
	return "a TypeVar bound"
}

// lazyScope opens a scope whose code runs later and may read the namespace of the class it stands in.
func (b *builder) lazyScope(kind Kind, name string, key any, pos *syntax.Pos) *Scope {
	parent := b.cur
	s := b.enter(kind, name, key, pos)
	strings := kind == AnnotationScope && b.table.Future&FutureAnnotations != 0
	if (parent.Kind == ClassScope || parent.SeesClass) && !strings {
		s.SeesClass = true
		b.add("__classdict__", Use, pos)
	}
	switch {
	case kind == TypeParamsScope && s.SeesClass: // register 0 is wanted for the namespace
		s.Params = []string{".namespace"}
		b.add(".namespace", DefParam, pos)
	case kind != TypeParamsScope:
		s.Params = []string{"format"}
		b.add(".format", DefParam, pos)
	}
	return s
}

// signatureAnnotations walks the annotations of a function in a scope of their own, if there are any.
func (b *builder) signatureAnnotations(args *syntax.Arguments, returns syntax.Expr, pos *syntax.Pos) {
	if returns == nil && !HasAnnotations(args) {
		return
	}
	b.lazyScope(AnnotationScope, "__annotate__", SignatureKey{args}, pos)
	EachAnnotation(args, func(a *syntax.Arg) { b.annotation(a.Annotation) })
	if returns != nil {
		b.annotation(returns)
	}
	b.leave()
}

// EachAnnotation calls f for every annotated parameter in the order of __annotations__.
func EachAnnotation(args *syntax.Arguments, f func(*syntax.Arg)) {
	each := func(a *syntax.Arg) {
		if a != nil && a.Annotation != nil {
			f(a)
		}
	}
	for _, a := range args.Posonlyargs {
		each(a)
	}
	for _, a := range args.Args {
		each(a)
	}
	each(args.Vararg)
	for _, a := range args.Kwonlyargs {
		each(a)
	}
	each(args.Kwarg)
}

// HasAnnotations tells if any parameter is annotated.
func HasAnnotations(args *syntax.Arguments) (yes bool) {
	EachAnnotation(args, func(*syntax.Arg) { yes = true })
	return yes
}

// annotation walks one annotation. As a string it only has to obey the rules on what may be in it.
func (b *builder) annotation(e syntax.Expr) {
	if b.table.Future&FutureAnnotations == 0 {
		b.expr(e)
		return
	}
	b.scratch(e)
}

// scratch walks an expression that is never evaluated, for the sake of its errors.
func (b *builder) scratch(e syntax.Expr) {
	saved := b.cur
	s := b.enter(AnnotationScope, "__annotate__", new(int), e.Position())
	saved.Children = saved.Children[:len(saved.Children)-1]
	delete(b.table.byNode, s.Node)
	b.expr(e)
	b.cur = saved
}

// variableAnnotation walks the annotation of a variable: lazily evaluated in modules and classes, never in functions.
func (b *builder) variableAnnotation(s *syntax.AnnAssign) {
	scope := b.cur
	if scope.FunctionLike() || b.table.Future&FutureAnnotations != 0 {
		b.scratch(s.Annotation)
	}
	if scope.FunctionLike() {
		return
	}
	if scope.Kind == ModuleScope || scope.InConditional {
		if !scope.Conditional {
			scope.Conditional = true
			b.add("__conditional_annotations__", Use, s.Annotation.Position())
		}
	}
	if b.table.Future&FutureAnnotations != 0 {
		scope.AnnAssigns = append(scope.AnnAssigns, s)
		return
	}
	if scope.Annotations == nil {
		scope.Annotations = b.lazyScope(AnnotationScope, "__annotate__", BodyKey{scope.Node}, &scope.Pos)
	}
	b.cur = scope.Annotations
	b.expr(s.Annotation)
	b.cur = scope
	if _, ok := s.Target.(*syntax.Name); ok && s.Simple {
		if scope.Conditional {
			saved := b.cur
			b.cur = scope.Annotations
			b.add("__conditional_annotations__", Use, s.Annotation.Position())
			b.cur = saved
		}
		scope.AnnAssigns = append(scope.AnnAssigns, s)
	}
}

// enterTypeParams opens the scope of a type parameter list; the caller leaves it.
func (b *builder) enterTypeParams(key any, name string, pos *syntax.Pos, params []syntax.TypeParam,
	args *syntax.Arguments) {
	s := b.lazyScope(TypeParamsScope, "<generic parameters of "+name+">", key, pos)
	if args != nil && len(args.Defaults) > 0 {
		s.Params = append(s.Params, ".defaults")
		b.add(".defaults", DefParam, pos)
	}
	if args != nil && hasKwDefaults(args) {
		s.Params = append(s.Params, ".kwdefaults")
		b.add(".kwdefaults", DefParam, pos)
	}
	for _, p := range params {
		switch p := p.(type) {
		case *syntax.TypeVar:
			b.add(p.Name, DefTypeParam|DefLocal, &p.Pos)
			b.lazyExpr(p.Bound, p.Name, BoundKey{p})
			b.lazyExpr(p.DefaultValue, p.Name, DefaultKey{p})
		case *syntax.ParamSpec:
			b.add(p.Name, DefTypeParam|DefLocal, &p.Pos)
			b.lazyExpr(p.DefaultValue, p.Name, DefaultKey{p})
		case *syntax.TypeVarTuple:
			b.add(p.Name, DefTypeParam|DefLocal, &p.Pos)
			b.lazyExpr(p.DefaultValue, p.Name, DefaultKey{p})
		}
	}
}

// hasKwDefaults tells if a keyword-only parameter has a default.
func hasKwDefaults(args *syntax.Arguments) bool {
	for _, d := range args.KwDefaults {
		if d != nil {
			return true
		}
	}
	return false
}

// lazyExpr walks a bound or default in a scope of its own.
func (b *builder) lazyExpr(e syntax.Expr, name string, key any) {
	if e == nil {
		return
	}
	b.lazyScope(TypeVarScope, name, key, e.Position())
	b.expr(e)
	b.leave()
}

// typeAlias walks `type Name[T] = value`.
func (b *builder) typeAlias(s *syntax.TypeAlias) {
	b.expr(s.Name)
	name := s.Name.(*syntax.Name).Id
	if len(s.TypeParams) > 0 {
		b.enterTypeParams(TypeParamsKey{s}, name, &s.Pos, s.TypeParams, nil)
	}
	b.lazyScope(TypeAliasScope, name, s, &s.Pos)
	b.expr(s.Value)
	b.leave()
	if len(s.TypeParams) > 0 {
		b.leave()
	}
}
