package syntax

// parameters parses a parameter list up to, but not including, the token of
// kind end. Lambda parameters have no annotations.
func (p *parser) parameters(end kind, lambda bool) *Arguments {
	a := &Arguments{}
	var slash, star, kwarg bool
	for p.kind() != end {
		switch p.kind() {
		case kSlash:
			p.checkSlash(a, slash, star)
			p.next()
			slash = true
			a.Posonlyargs, a.Args = a.Args, nil
		case kStar:
			if star {
				p.raiseAt(p.i, p.i, "* argument may appear only once")
			}
			star = true
			p.starParameter(a, end, lambda)
		case kDoubleStar:
			p.next()
			kwarg = true
			a.Kwarg = p.parameter(lambda, false)
			if p.kind() == kEqual {
				p.raiseAt(p.i, p.i, "var-keyword argument cannot have default value")
			}
		default:
			p.plainParameter(a, star, lambda)
		}
		if !p.accept(kComma) {
			break
		}
		if kwarg && p.kind() != end {
			p.failAfterKwarg()
		}
	}
	return a
}

// plainParameter parses a named parameter with an optional default.
func (p *parser) plainParameter(a *Arguments, star, lambda bool) {
	if p.kind() == kLpar {
		p.raiseParenthesisedParameter(lambda)
	}
	start := p.i
	arg := p.parameter(lambda, false)
	def := p.defaultValue()
	if star {
		a.Kwonlyargs = append(a.Kwonlyargs, arg)
		a.KwDefaults = append(a.KwDefaults, def)
		return
	}
	if def != nil {
		a.Defaults = append(a.Defaults, def)
	} else if len(a.Defaults) > 0 {
		p.raiseAt(start, start, "parameter without a default follows parameter with a default")
	}
	a.Args = append(a.Args, arg)
}

// starParameter parses `*args` or the bare `*`.
func (p *parser) starParameter(a *Arguments, end kind, lambda bool) {
	start := p.i
	p.next()
	if p.kind() != kComma {
		if p.kind() == end {
			p.raiseBareStar(start, lambda)
		}
		a.Vararg = p.parameter(lambda, true)
		if p.kind() == kEqual {
			p.raiseAt(p.i, p.i, "var-positional argument cannot have default value")
		}
		return
	}
	if k := p.peekKind(1); k == end || k == kDoubleStar {
		p.next()
		p.raiseBareStar(start, lambda)
	}
}

// parameter parses a name with an optional annotation, which may be starred
// if it belongs to `*args`.
func (p *parser) parameter(lambda, starAnnotation bool) *Arg {
	start := p.i
	a := &Arg{Arg: p.name()}
	if !lambda && p.accept(kColon) {
		if starAnnotation {
			a.Annotation = p.starExpression()
		} else {
			a.Annotation = p.expression()
		}
	}
	a.Pos = p.span(start)
	return a
}

// defaultValue parses `= value` if it is there.
func (p *parser) defaultValue() Expr {
	at := p.i
	if !p.accept(kEqual) {
		return nil
	}
	if k := p.kind(); k == kRpar || k == kComma {
		p.raiseAt(at, at, "expected default value expression")
	}
	return p.expression()
}

// typeParams parses a type parameter list if there is one.
func (p *parser) typeParams() []TypeParam {
	if p.kind() != kLsqb {
		return nil
	}
	p.next()
	if p.kind() == kRsqb {
		p.raiseFrom(p.i, "Type parameter list cannot be empty")
	}
	var list []TypeParam
	for p.kind() != kRsqb {
		list = append(list, p.typeParam())
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(kRsqb)
	return list
}

func (p *parser) typeParam() TypeParam {
	start := p.i
	switch {
	case p.accept(kStar):
		t := &TypeVarTuple{Name: p.name()}
		p.rejectBound("TypeVarTuple")
		if p.accept(kEqual) {
			t.DefaultValue = p.starExpression()
		}
		t.Pos = p.span(start)
		return t
	case p.accept(kDoubleStar):
		t := &ParamSpec{Name: p.name()}
		p.rejectBound("ParamSpec")
		if p.accept(kEqual) {
			t.DefaultValue = p.expression()
		}
		t.Pos = p.span(start)
		return t
	}
	t := &TypeVar{Name: p.name()}
	if p.accept(kColon) {
		t.Bound = p.expression()
	}
	if p.accept(kEqual) {
		t.DefaultValue = p.expression()
	}
	t.Pos = p.span(start)
	return t
}

// rejectBound reports a bound on a parameter that cannot have one.
func (p *parser) rejectBound(what string) {
	if p.kind() != kColon {
		return
	}
	colon := p.i
	p.next()
	e := p.expression()
	if _, ok := e.(*Tuple); ok {
		p.raiseAt(colon, p.i-1, "cannot use constraints with "+what)
	}
	p.raiseAt(colon, p.i-1, "cannot use bound with "+what)
}
