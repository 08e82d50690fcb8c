package syntax

// atom parses a name, literal, display, comprehension or parenthesised
// expression.
func (p *parser) atom() Expr {
	start := p.i
	switch p.kind() {
	case kName:
		return p.nameExpr(Load)
	case kNumber:
		p.next()
		return &Constant{Pos: p.span(start), Value: p.numberValue(start)}
	case kString, kFStart:
		return p.strings()
	case kTrue:
		return p.constant(true)
	case kFalse:
		return p.constant(false)
	case kNone:
		return p.constant(nil)
	case kEllipsis:
		return p.constant(Ellipsis{})
	case kLpar:
		return p.parenthesised()
	case kLsqb:
		return p.listDisplay()
	case kLbrace:
		return p.braceDisplay()
	}
	p.fail()
	return nil
}

// constant consumes a token that stands for a value.
func (p *parser) constant(v any) Expr {
	start := p.i
	p.next()
	return &Constant{Pos: p.span(start), Value: v}
}

// atComprehension reports whether `for` or `async for` comes next.
func (p *parser) atComprehension() bool {
	if p.kind() == kAsync {
		p.far = max(p.far, p.i+1)
		return p.peekKind(1) == kFor
	}
	return p.kind() == kFor
}

// parenthesised parses a tuple, group or generator expression.
func (p *parser) parenthesised() Expr {
	start := p.i
	p.expect(kLpar)
	if p.accept(kRpar) {
		return &Tuple{Pos: p.span(start)}
	}
	if p.kind() == kYield {
		e := p.yieldExpr()
		p.expect(kRpar)
		return e
	}
	if p.diag && p.kind() == kDoubleStar {
		p.diagnoseDoubleStar()
	}
	first := p.firstElement()
	if p.atComprehension() {
		p.checkComprehensionElt(first)
		gens := p.comprehensions()
		p.expect(kRpar)
		return &GeneratorExp{Pos: p.span(start), Elt: first, Generators: gens}
	}
	if p.kind() == kComma {
		elts := p.moreElements(first)
		p.expect(kRpar)
		return &Tuple{Pos: p.span(start), Elts: elts}
	}
	if _, ok := first.(*Starred); ok && p.kind() == kRpar {
		p.raiseNode(first, "cannot use starred expression here")
	}
	p.expect(kRpar)
	return first
}

// firstElement parses the first element of a display.
func (p *parser) firstElement() Expr {
	if p.diag && p.kind() == kStar {
		start := p.i
		p.next()
		p.checkStarOperand()
		p.reset(start)
	}
	return p.starNamedExpression()
}

// moreElements parses `, element ...` after the first element of a display.
func (p *parser) moreElements(first Expr) []Expr {
	elts := []Expr{first}
	for p.accept(kComma) && p.startsStarExpr() {
		elts = append(elts, p.starNamedExpression())
	}
	return elts
}

// listDisplay parses a list or list comprehension.
func (p *parser) listDisplay() Expr {
	start := p.i
	p.expect(kLsqb)
	if p.accept(kRsqb) {
		return &List{Pos: p.span(start)}
	}
	first := p.firstElement()
	if p.atComprehension() {
		p.checkComprehensionElt(first)
		gens := p.comprehensions()
		p.expect(kRsqb)
		return &ListComp{Pos: p.span(start), Elt: first, Generators: gens}
	}
	elts := p.moreElements(first)
	if p.diag && p.atComprehension() && p.toks[p.i-1].kind != kStar {
		p.diagnoseTupleComprehension(start + 1)
	}
	p.expect(kRsqb)
	return &List{Pos: p.span(start), Elts: elts}
}

// braceDisplay parses a dict, set or their comprehensions.
func (p *parser) braceDisplay() Expr {
	start := p.i
	p.expect(kLbrace)
	if p.accept(kRbrace) {
		return &Dict{Pos: p.span(start)}
	}
	if p.kind() == kDoubleStar {
		return p.dictDisplay(start, nil)
	}
	first := p.firstElement()
	if p.kind() == kColon {
		return p.dictDisplay(start, first)
	}
	if p.atComprehension() {
		p.checkComprehensionElt(first)
		gens := p.comprehensions()
		p.expect(kRbrace)
		return &SetComp{Pos: p.span(start), Elt: first, Generators: gens}
	}
	elts := p.moreElements(first)
	if p.diag && p.atComprehension() && p.toks[p.i-1].kind != kStar {
		p.diagnoseTupleComprehension(start + 1)
	}
	p.expect(kRbrace)
	return &Set{Pos: p.span(start), Elts: elts}
}

// dictDisplay parses a dict whose first key, if not `**`, has been parsed.
func (p *parser) dictDisplay(start int, key Expr) Expr {
	if key != nil {
		p.checkDictKey(key)
	}
	d := &Dict{}
	for {
		var value Expr
		if key == nil && p.kind() == kDoubleStar {
			at := p.i
			p.next()
			value = p.binary(1)
			if p.atComprehension() && len(d.Keys) == 0 {
				p.raiseAt(at, at, "dict unpacking cannot be used in dict comprehension")
			}
		} else {
			if key == nil {
				key = p.laterKey()
			}
			value = p.dictValue()
		}
		if p.atComprehension() && len(d.Keys) == 0 && key != nil {
			gens := p.comprehensions()
			p.expect(kRbrace)
			return &DictComp{Pos: p.span(start), Key: key, Value: value, Generators: gens}
		}
		d.Keys = append(d.Keys, key)
		d.Values = append(d.Values, value)
		key = nil
		if !p.accept(kComma) || p.kind() != kDoubleStar && !startsExpr[p.kind()] {
			break
		}
	}
	p.expect(kRbrace)
	d.Pos = p.span(start)
	return d
}

// laterKey parses a key that is not the first of its dictionary.
func (p *parser) laterKey() (key Expr) {
	if !p.diag {
		return p.expression()
	}
	start := p.i
	p.noComma = start
	if startsExpr[p.kind()] && !p.try(func() { key = p.expression() }) {
		p.reset(start)
		p.primary()
		p.failDictColon()
	}
	return key
}

// dictValue parses `: value`.
func (p *parser) dictValue() Expr {
	colon := p.i
	if p.kind() != kColon {
		p.failDictColon()
	}
	p.next()
	switch p.kind() {
	case kRbrace, kComma:
		p.raiseAt(colon, colon, "expression expected after dictionary key and ':'")
	case kStar:
		p.raiseStarredDictValue()
	}
	return p.expression()
}

// comprehensions parses one or more `for` clauses.
func (p *parser) comprehensions() []*Comprehension {
	var list []*Comprehension
	for p.atComprehension() {
		c := &Comprehension{IsAsync: p.accept(kAsync)}
		p.expect(kFor)
		c.Target = p.forTarget(true)
		p.expect(kIn)
		c.Iter = p.disjunction()
		for p.accept(kIf) {
			c.Ifs = append(c.Ifs, p.disjunction())
		}
		list = append(list, c)
	}
	return list
}

// checkComprehensionElt rejects elements a comprehension cannot have.
func (p *parser) checkComprehensionElt(e Expr) {
	if _, ok := e.(*Starred); ok {
		p.raiseNode(e, "iterable unpacking cannot be used in comprehension")
	}
}

// call parses `(arguments)` after the function f, which began at start.
func (p *parser) call(start int, f Expr) Expr {
	open := p.i
	p.expect(kLpar)
	args, keywords := p.arguments(true)
	p.expect(kRpar)
	// A generator that is the only argument owns the parentheses.
	if len(args) == 1 && len(keywords) == 0 {
		if g, ok := args[0].(*GeneratorExp); ok && g.Line == 0 {
			g.Pos = p.span(open)
		}
	}
	return &Call{Pos: p.span(start), Func: f, Args: args, Keywords: keywords}
}

// arguments parses the arguments of a call or class definition up to the
// closing parenthesis. A bare generator expression, which only a call may have,
// is left without a position for the caller to set.
func (p *parser) arguments(isCall bool) ([]Expr, []*Keyword) {
	var args []Expr
	var keywords []*Keyword
	for p.kind() != kRpar {
		start := p.i
		switch k := p.kind(); {
		case k == kDoubleStar:
			p.next()
			v := p.expression()
			p.checkUnpackingTarget(start)
			keywords = append(keywords, &Keyword{Pos: p.span(start), Value: v})
		case k == kStar:
			p.next()
			if p.diag {
				p.checkStarOperand()
			}
			v := p.expression()
			p.checkUnpackedArgument(start)
			if hasUnpacking(keywords) {
				p.raiseStarAfterUnpacking(start - 1)
			}
			args = append(args, &Starred{Pos: p.span(start), Value: v})
		case k == kName && p.peekKind(1) == kEqual:
			keywords = append(keywords, p.keywordArgument())
		default:
			if p.diag && len(keywords) > 0 {
				p.tryPositional(keywords)
			}
			args = append(args, p.positionalArgument(len(args)+len(keywords) == 0, isCall))
			if len(keywords) > 0 {
				p.raisePositional(keywords)
			}
		}
		if !p.accept(kComma) {
			break
		}
	}
	return args, keywords
}

func hasUnpacking(keywords []*Keyword) bool {
	for _, k := range keywords {
		if k.Arg == "" {
			return true
		}
	}
	return false
}

// keywordArgument parses `name=value`.
func (p *parser) keywordArgument() *Keyword {
	start := p.i
	arg := p.name()
	p.next()
	if k := p.kind(); p.diag && (k == kComma || k == kRpar) {
		p.raiseAt(start, start+1, "expected argument value expression")
	}
	v := p.expression()
	if p.diag && p.atComprehension() && p.attempt(func() { p.comprehensions() }) >= 0 {
		p.raiseAt(start, start+1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	return &Keyword{Pos: p.span(start), Arg: arg, Value: v}
}

// positionalArgument parses an argument that is not starred or a keyword.
func (p *parser) positionalArgument(first, isCall bool) Expr {
	start := p.i
	var e Expr
	if p.kind() == kName && p.peekKind(1) == kColonEqual {
		e = p.walrus()
	} else {
		e = p.expression()
	}
	if !p.atComprehension() {
		if p.kind() == kEqual {
			p.raiseKeywordTarget(start, e)
		}
		return e
	}
	if !isCall && !p.diag {
		p.fail()
	}
	at := p.i
	gens := p.comprehensions()
	if !first || p.kind() != kRpar {
		p.raiseBareGenerator(start, first)
	}
	if !isCall {
		p.reset(at)
		p.fail()
	}
	return &GeneratorExp{Elt: e, Generators: gens}
}
