package syntax

// failDelete reports why the targets of a del statement, which begin at
// start, are wrong.
func (p *parser) failDelete(start int) {
	if !p.diag {
		p.fail()
	}
	p.reset(start)
	e := p.starExpressions()
	if bad := invalidTarget(e, delTargets); bad != nil {
		p.raiseNode(bad, "cannot delete "+exprName(bad))
	}
	p.fail()
}

// diagnoseImportFrom handles `import a from b`.
func (p *parser) diagnoseImportFrom(start int) {
	if p.attempt(func() { p.next(); p.dottedName() }) >= 0 {
		p.next()
		p.dottedName()
		p.raiseAt(start, p.i-1, "Did you mean to use 'from ... import ...' instead?")
	}
}

// diagnoseImportTarget handles `import a as b.c`.
func (p *parser) diagnoseImportTarget() {
	start := p.i
	if p.kind() == kName {
		switch p.peekKind(1) {
		case kComma, kRpar, kNewline, kSemi:
			return
		}
	}
	var e Expr
	if p.attempt(func() { e = p.expression() }) >= 0 {
		if _, ok := e.(*Name); !ok || p.toks[start].kind != kName {
			p.raiseNode(e, "cannot use "+exprName(e)+" as import target")
		}
	}
}

// checkAssignTarget checks the expression e, which began at start and is
// followed by `=`, as a target.
func (p *parser) checkAssignTarget(start int, e Expr, first bool) {
	if p.toks[start].kind == kYield {
		p.raiseNode(e, "assignment to yield expression not possible")
	}
	bad := invalidTarget(e, starTargets)
	if bad == nil {
		return
	}
	if !p.diag {
		p.fail()
	}
	if first {
		p.diagnoseLastElement(start, e)
	}
	p.raiseNode(bad, "cannot assign to "+exprName(bad))
}

// diagnoseLastElement looks at the element before the `=` the way it would be
// read if it were not a target.
func (p *parser) diagnoseLastElement(start int, e Expr) {
	if t, ok := e.(*Tuple); ok && p.toks[start].col == t.Col && p.closing0(start) != p.i-1 {
		for j := p.i - 1; j > start; j-- {
			if p.toks[j].kind == kComma && p.toks[j].level == 0 {
				if j+1 < p.i {
					p.diagnoseEqual(j+1, t.Elts[len(t.Elts)-1])
				}
				return
			}
		}
	}
	p.diagnoseEqual(start, e)
}

// closing0 is closing for a token that may not be a bracket.
func (p *parser) closing0(i int) int {
	if p.toks[i].kind != kLpar {
		return -1
	}
	return p.closing(i)
}

// checkAnnTarget checks the expression before the colon of an annotation.
func (p *parser) checkAnnTarget(start int, e Expr) {
	paren := p.toks[start].kind == kLpar && p.closing(start) == p.i-1
	what := ""
	switch t := e.(type) {
	case *Name, *Attribute, *Subscript:
		return
	case *List:
		what = "list"
	case *Tuple:
		what = "tuple"
		if !paren {
			e = t.Elts[0]
		}
	}
	if !p.diag {
		p.fail()
	}
	if p.attempt(func() { p.next(); p.expression() }) < 0 {
		p.fail()
	}
	if what != "" {
		p.raiseNode(e, "only single target (not "+what+") can be annotated")
	}
	p.raiseNode(e, "illegal target for annotation")
}

// failAugmented reports an augmented assignment to something else than a
// single target.
func (p *parser) failAugmented(e Expr, msg string) {
	if p.diag && p.attempt(func() { p.next(); p.yieldOrStar() }) >= 0 {
		p.raiseNode(e, msg)
	}
	p.fail()
}

// raiseMixedExcept reports except and except* in one try statement.
func (p *parser) raiseMixedExcept(star bool) {
	end := p.i
	if !star {
		end++
	}
	p.raiseAt(p.i, end, "cannot have both 'except' and 'except*' on the same 'try'")
}

// checkExceptAs rejects `except A, B as e`; the types began at start.
func (p *parser) checkExceptAs(start int, types Expr, star bool) {
	if _, ok := types.(*Tuple); !ok || p.closing0(start) == p.i-1 {
		return
	}
	p.next()
	p.name()
	p.raiseFrom(start, "multiple exception types must be parenthesized when using 'as'")
}

// diagnoseExceptTarget handles `except A as b.c`.
func (p *parser) diagnoseExceptTarget(star bool) {
	var e Expr
	if p.attempt(func() { e = p.expression(); p.expect(kColon) }) < 0 {
		return
	}
	if _, ok := e.(*Name); ok {
		return
	}
	what := "except"
	if star {
		what = "except*"
	}
	p.raiseNode(e, "cannot use "+what+" statement with "+exprName(e))
}

// raiseBareStar reports a `*` at start that no named parameter follows.
func (p *parser) raiseBareStar(start int, lambda bool) {
	if lambda {
		start = p.i
	}
	p.raiseAt(start, start, "named arguments must follow bare *")
}

// checkSlash checks the position of a `/` in a parameter list.
func (p *parser) checkSlash(a *Arguments, slash, star bool) {
	switch {
	case slash:
		p.raiseAt(p.i, p.i, "/ may appear only once")
	case star:
		p.raiseAt(p.i, p.i, "/ must be ahead of *")
	case len(a.Args) == 0:
		if p.peekKind(1) == kComma {
			p.raiseAt(p.i, p.i, "at least one argument must precede /")
		}
		p.fail()
	}
}

// failAfterKwarg reports a parameter after `**kwargs`.
func (p *parser) failAfterKwarg() {
	switch p.kind() {
	case kName, kStar, kDoubleStar, kSlash:
		p.raiseAt(p.i, p.i, "arguments cannot follow var-keyword argument")
	}
	p.fail()
}

// raiseParenthesisedParameter reports `def f((a, b))`.
func (p *parser) raiseParenthesisedParameter(lambda bool) {
	if !p.diag {
		p.fail()
	}
	start := p.i
	end := p.attempt(func() {
		p.next()
		p.name()
		for p.accept(kComma) && p.kind() != kRpar {
			p.name()
		}
		p.expect(kRpar)
	})
	if end < 0 {
		p.fail()
	}
	what := "Function"
	if lambda {
		what = "Lambda expression"
	}
	p.raiseAt(start, end-1, what+" parameters cannot be parenthesized")
}

// failForTarget reports what is wrong with the targets of a for loop or
// comprehension, which begin at start.
func (p *parser) failForTarget(start int, comprehension bool) {
	if !p.diag {
		p.fail()
	}
	p.reset(start)
	if comprehension {
		end := p.attempt(func() {
			p.binary(1)
			for p.accept(kComma) && startsExpr[p.kind()] {
				p.binary(1)
			}
		})
		if end >= 0 && p.toks[end].kind != kIn {
			p.reset(end)
			p.raiseLast("'in' expected after for-loop variables")
		}
	}
	e := p.starExpressions()
	if bad := invalidTarget(e, forTargets); bad != nil {
		p.raiseNode(bad, "cannot assign to "+exprName(bad))
	}
	p.fail()
}

// failWithTarget reports what is wrong with a target after `as`.
func (p *parser) failWithTarget(start int) {
	if !p.diag {
		p.fail()
	}
	p.reset(start)
	e := p.expression()
	switch p.kind() {
	case kNewline:
		if invalidTarget(e, starTargets) == nil {
			p.raiseLast("expected ':'")
		}
	case kComma, kRpar, kColon:
		if bad := invalidTarget(e, starTargets); bad != nil {
			p.raiseNode(bad, "cannot assign to "+exprName(bad))
		}
	}
	p.fail()
}

// atMatchWithoutColon reports whether the line, whose newline is the token at
// index end, is a match statement that lacks only its colon.
func (p *parser) atMatchWithoutColon(end int) bool {
	return p.toks[end].kind == kNewline && p.attempt(func() { p.next(); p.matchSubject() }) == end
}

// checkPatternTarget checks the name after `as` in a pattern.
func (p *parser) checkPatternTarget() {
	if !p.diag {
		if p.isWord("_") {
			p.fail()
		}
		return
	}
	if p.isWord("_") && p.peekKind(1) != kDot {
		p.raiseAt(p.i, p.i, "cannot use '_' as a target")
	}
	var e Expr
	if p.attempt(func() { e = p.expression() }) >= 0 {
		if _, ok := e.(*Name); !ok {
			p.raiseNode(e, "cannot use "+exprName(e)+" as pattern target")
		}
	}
}

// failPositionalPattern reports a positional pattern, which began at start,
// after keyword patterns.
func (p *parser) failPositionalPattern(start int) {
	end := p.i - 1
	for p.accept(kComma) && p.startsPattern() && (p.kind() != kName || p.peekKind(1) != kEqual) {
		p.asPattern()
		end = p.i - 1
	}
	p.raiseAt(start, end, "positional patterns follow keyword patterns")
}
