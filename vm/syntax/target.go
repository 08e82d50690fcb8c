package syntax

// targetKind says what a target is for; the rules differ slightly.
type targetKind uint8

const (
	starTargets targetKind = iota
	delTargets
	forTargets
)

// invalidTarget returns the first part of e that cannot be a target, or nil.
func invalidTarget(e Expr, kind targetKind) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *List:
		return invalidElement(e.Elts, kind)
	case *Tuple:
		return invalidElement(e.Elts, kind)
	case *Starred:
		if kind == delTargets {
			return e
		}
		return invalidTarget(e.Value, kind)
	case *Compare:
		// The target of `for a in b` may have been read as a comparison.
		if kind == forTargets {
			if e.Ops[0] == In {
				return invalidTarget(e.Left, kind)
			}
			return nil
		}
	}
	return e
}

func invalidElement(elts []Expr, kind targetKind) Expr {
	for _, e := range elts {
		if bad := invalidTarget(e, kind); bad != nil {
			return bad
		}
	}
	return nil
}

// setContext marks a valid target and its parts as stored or deleted.
func setContext(e Expr, ctx ExprContext) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		e.Ctx = ctx
		setContext(e.Value, ctx)
	case *List:
		e.Ctx = ctx
		for _, x := range e.Elts {
			setContext(x, ctx)
		}
	case *Tuple:
		e.Ctx = ctx
		for _, x := range e.Elts {
			setContext(x, ctx)
		}
	}
}

// forTarget parses the targets of a for loop or comprehension. It stops before
// `in`, which an expression would read as an operator.
func (p *parser) forTarget(comprehension bool) Expr {
	start := p.i
	e := p.forTargetElement()
	if p.kind() == kComma {
		elts := []Expr{e}
		for p.accept(kComma) && p.startsStarExpr() {
			elts = append(elts, p.forTargetElement())
		}
		e = &Tuple{Pos: p.span(start), Elts: elts}
	}
	if invalidTarget(e, starTargets) != nil || p.kind() != kIn {
		p.failForTarget(start, comprehension)
	}
	setContext(e, Store)
	return e
}

func (p *parser) forTargetElement() Expr {
	start := p.i
	if !p.accept(kStar) {
		return p.primary()
	}
	v := p.primary()
	return &Starred{Pos: p.span(start), Value: v}
}

// withTarget parses the target after `as` in a with statement.
func (p *parser) withTarget() Expr {
	start := p.i
	e := p.forTargetElement()
	if k := p.kind(); k != kComma && k != kRpar && k != kColon || invalidTarget(e, starTargets) != nil {
		p.failWithTarget(start)
	}
	setContext(e, Store)
	return e
}
