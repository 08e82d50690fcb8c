package syntax

// diagnoseExpressionStart looks for statements where an expression should be.
func (p *parser) diagnoseExpressionStart() {
	switch p.kind() {
	case kPass, kBreak, kContinue:
		p.diagnoseStatementInConditional()
	case kName:
		p.diagnoseLegacyStatement()
	}
}

// diagnoseStatementInConditional handles `pass if x else y`.
func (p *parser) diagnoseStatementInConditional() {
	start := p.i
	if p.peekKind(1) == kError {
		p.panic(p.t.err)
	}
	if p.peekKind(1) != kIf {
		return
	}
	if p.attempt(func() {
		p.next()
		p.next()
		p.disjunction()
		p.expect(kElse)
		p.simpleStmt()
	}) >= 0 {
		p.raiseAt(start, start, "expected expression before 'if', but statement is given")
	}
}

// legacyStatement reports whether a word was a statement in Python 2.
func legacyStatement(s string) bool { return s == "print" || s == "exec" }

// diagnoseLegacyStatement handles `print x`.
func (p *parser) diagnoseLegacyStatement() {
	start := p.i
	word := p.text(start)
	if !legacyStatement(word) || p.peekKind(1) == kLpar || !p.firstCheck(checkLegacy) {
		return
	}
	p.next()
	ok := p.startsStarExpr() && p.try(func() { p.starExpressions() })
	end := p.i - 1
	p.reset(start)
	if ok {
		p.raiseAt(start, end, "Missing parentheses in call to '"+word+"'. Did you mean "+word+"(...)?")
	}
}

// isSoftKeyword reports whether the token at index i is a soft keyword.
func (p *parser) isSoftKeyword(i int) bool {
	if p.toks[i].kind != kName {
		return false
	}
	switch p.text(i) {
	case "match", "case", "type", "_":
		return true
	}
	return false
}

// diagnoseMissingComma looks for two expressions in a row inside brackets;
// the first one began at start and has just been parsed.
func (p *parser) diagnoseMissingComma(start int, e Expr) {
	if !startsExpr[p.kind()] {
		return
	}
	p.diagnoseSplitString(start)
	if p.isSoftKeyword(start) || start == p.noComma {
		return
	}
	if p.toks[start].kind == kName && p.toks[start+1].kind == kString {
		at := p.i
		p.reset(start + 1)
		if p.firstCheck(checkNameString) {
			p.try(func() { p.expression() })
		}
		p.reset(at)
		return
	}
	if n, ok := e.(*Name); ok && legacyStatement(n.Id) {
		return
	}
	var second Expr
	end := p.attempt(func() { second = p.expression() })
	if end < 0 || p.toks[end-1].level == 0 {
		return
	}
	p.raiseNodes(e, second, "invalid syntax. Perhaps you forgot a comma?")
}

// diagnoseElse checks the else part of a conditional expression whose other
// parts have just been parsed.
func (p *parser) diagnoseElse(body, test Expr) {
	switch p.kind() {
	case kColon:
	case kElse:
		if !p.firstCheck(checkElse) {
			return
		}
		at := p.i
		p.next()
		first := p.i
		ok := p.try(func() { p.expression() })
		if !ok {
			p.reset(first)
			p.raiseAt(first, first, "expected expression after 'else', but statement is given")
		}
		p.reset(at)
	default:
		p.raiseNodes(body, test, "expected 'else' after 'if' expression")
	}
}

// diagnoseSplitString looks for a string, expressions and another string in a
// row, as an unescaped quote makes them; the first token is at start.
func (p *parser) diagnoseSplitString(start int) {
	if p.toks[start].kind != kString || p.toks[start+1].kind == kString {
		return
	}
	end := start + 1
	at := p.i
	p.reset(end)
	for p.kind() != kString {
		end = p.attempt(func() { p.expression() })
		if end < 0 || !startsExpr[p.toks[end].kind] {
			p.reset(at)
			return
		}
		p.reset(end)
	}
	p.raiseAt(start+1, end-1, "invalid syntax. Is this intended to be part of the string?")
}

// checkStarOperand reports a `*` with nothing after it.
func (p *parser) checkStarOperand() {
	switch p.kind() {
	case kMinus, kPlus, kTilde, kNot, kLambda, kAwait:
		if !p.firstCheck(checkStar) {
			return
		}
		start := p.i
		if p.try(func() { p.expression() }) {
			p.reset(start)
			return
		}
	default:
		if startsExpr[p.kind()] {
			return
		}
	}
	p.raiseLast("Invalid star expression")
}

// checkUnpackedArgument reports what cannot follow `*value` in a call.
func (p *parser) checkUnpackedArgument(start int) {
	if !p.diag {
		return
	}
	if p.kind() == kEqual {
		p.next()
		p.expression()
		p.raiseAt(start, p.i-1, "cannot assign to iterable argument unpacking")
	}
	end := p.i - 1
	if p.atComprehension() && p.attempt(func() { p.comprehensions() }) >= 0 {
		p.raiseAt(start, end, "iterable unpacking cannot be used in comprehension")
	}
}

// trailerParses reports whether the call or subscript at the next token can be
// parsed. If not, diagnosis goes on as if the primary ended before it, since a
// comma may be missing there.
func (p *parser) trailerParses() bool {
	k := p.kind()
	if k != kLpar && k != kLsqb || !p.firstCheck(checkTrailer) {
		return !p.failed[p.i]
	}
	start := p.i
	ok := p.try(func() {
		p.next()
		if k == kLpar {
			p.arguments(true)
			p.expect(kRpar)
			return
		}
		p.slices()
		p.expect(kRsqb)
	})
	return p.parsedAhead(start, ok)
}

// operandParses is trailerParses for the operator at the next token.
func (p *parser) operandParses(prec int8) bool {
	if !p.firstCheck(checkOperand) {
		return !p.failed[p.i]
	}
	start := p.i
	return p.parsedAhead(start, p.try(func() { p.next(); p.binary(prec) }))
}

// parsedAhead goes back after an attempt that began at start, and remembers
// its failure.
func (p *parser) parsedAhead(start int, ok bool) bool {
	p.reset(start)
	if !ok {
		if p.failed == nil {
			p.failed = map[int]bool{}
		}
		p.failed[start] = true
	}
	return ok
}

// wasBitwiseOr reports whether the expression e, which consists of the tokens
// from start to the next one, binds as tightly as an operand of a comparison.
func (p *parser) wasBitwiseOr(start int, e Expr) bool {
	if p.toks[start].kind == kLpar && p.closing(start) == p.i-1 {
		return true
	}
	switch e := e.(type) {
	case *Compare, *BoolOp, *IfExp, *Lambda, *Starred, *NamedExpr, *Yield, *YieldFrom:
		return false
	case *UnaryOp:
		return e.Op != Not
	}
	return true
}

// diagnoseNamed looks for `=` or `:=` after the expression e where only
// `name := value` is possible.
func (p *parser) diagnoseNamed(start int, e Expr) {
	switch p.kind() {
	case kColonEqual:
		p.next()
		if p.try(func() { p.expression() }) {
			p.raiseNode(e, "cannot use assignment expressions with "+exprName(e))
		}
		p.fail()
	case kEqual:
		p.diagnoseEqual(start, e)
	}
}

// diagnoseEqual handles `e = value` where an assignment cannot be.
func (p *parser) diagnoseEqual(start int, e Expr) {
	if !p.wasBitwiseOr(start, e) {
		return
	}
	switch e := e.(type) {
	case *List, *Tuple, *GeneratorExp:
		return
	case *Constant:
		if e.Value == nil || e.Value == true || e.Value == false {
			return
		}
	}
	at := p.i
	p.next()
	ok := p.try(func() { p.binary(1) })
	end, next := p.i-1, p.kind()
	p.reset(at)
	if !ok || next == kEqual || next == kColonEqual {
		return
	}
	if _, ok := e.(*Name); ok && at == start+1 {
		p.raiseAt(start, end, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	p.raiseNode(e, "cannot assign to "+exprName(e)+" here. Maybe you meant '==' instead of '='?")
}

// diagnoseDoubleStar handles `(**x)`.
func (p *parser) diagnoseDoubleStar() {
	at := p.i
	if p.attempt(func() {
		p.next()
		p.expression()
		p.expect(kRpar)
	}) >= 0 {
		p.raiseAt(at, at, "cannot use double starred expression here")
	}
}

// diagnoseTupleComprehension handles `[a, b for ...]`, whose elements began at
// start.
func (p *parser) diagnoseTupleComprehension(start int) {
	end := p.i - 1
	if p.attempt(func() { p.comprehensions() }) >= 0 {
		p.raiseAt(start, end, "did you forget parentheses around the comprehension target?")
	}
}

// checkDictKey rejects keys that only a set could have as elements.
func (p *parser) checkDictKey(key Expr) {
	switch key.(type) {
	case *Starred:
		p.fail()
	case *NamedExpr:
		if p.toks[p.i-1].kind != kRpar {
			p.fail()
		}
	}
}

// failDictColon reports a dictionary key without a value.
func (p *parser) failDictColon() {
	p.panicIfTokenError()
	if !p.diag {
		p.fail()
	}
	t := p.toks[p.i-1]
	e := p.errorAt(Pos{t.line, t.endCol - 1, t.endLine, t.endCol}, "':' expected after dictionary key")
	e.EndCol = 0
	p.panic(e)
}

// raiseStarredDictValue reports `{key: *value}`.
func (p *parser) raiseStarredDictValue() {
	at := p.i
	p.next()
	p.binary(1)
	p.raiseFrom(at, "cannot use a starred expression in a dictionary value")
}

// raiseStarAfterUnpacking reports `f(**a, *b)`, from the comma on.
func (p *parser) raiseStarAfterUnpacking(comma int) {
	p.raiseFrom(comma, "iterable argument unpacking follows keyword argument unpacking")
}

// tryPositional reports a positional argument after keywords even if only its
// beginning is valid.
func (p *parser) tryPositional(keywords []*Keyword) {
	start := p.i
	if !startsExpr[p.kind()] || !p.firstCheck(checkPositional) {
		return
	}
	if !p.try(func() { p.positionalArgument(false, true) }) {
		p.raiseLast(positionalMsg(keywords))
	}
	p.reset(start)
}

// raisePositional reports a positional argument after the keywords, at the
// end of the arguments.
func (p *parser) raisePositional(keywords []*Keyword) {
	inKeywords := false
	for p.accept(kComma) && p.kind() != kRpar {
		isKeyword := p.kind() == kName && p.peekKind(1) == kEqual
		switch {
		case isKeyword:
			p.keywordArgument()
		case p.kind() == kDoubleStar || p.kind() == kStar:
			isKeyword = p.kind() == kDoubleStar
			p.next()
			p.expression()
		case inKeywords:
			// The arguments up to here are what CPython reads.
			if p.kind() == kName {
				p.far = max(p.far, p.i+1)
			}
			p.raiseLast(positionalMsg(keywords))
		default:
			p.positionalArgument(false, true)
		}
		inKeywords = inKeywords || isKeyword
	}
	p.raiseLast(positionalMsg(keywords))
}

func positionalMsg(keywords []*Keyword) string {
	if hasUnpacking(keywords) {
		return "positional argument follows keyword argument unpacking"
	}
	return "positional argument follows keyword argument"
}

// checkUnpackingTarget reports `f(**a=b)`.
func (p *parser) checkUnpackingTarget(start int) {
	if p.kind() != kEqual {
		return
	}
	p.next()
	p.expression()
	p.raiseAt(start, p.i-1, "cannot assign to keyword argument unpacking")
}

// raiseKeywordTarget reports `f(e=...)` for an expression that is no name.
func (p *parser) raiseKeywordTarget(start int, e Expr) {
	if p.i == start+1 {
		if c, ok := e.(*Constant); ok {
			switch c.Value {
			case nil, true, false:
				p.raiseAt(start, p.i, "cannot assign to "+exprName(e))
			}
		}
	}
	p.raiseAt(start, p.i, `expression cannot contain assignment, perhaps you meant "=="?`)
}

// raiseBareGenerator reports a generator expression without parentheses that
// is not the only argument. It began at start.
func (p *parser) raiseBareGenerator(start int, first bool) {
	end := p.i - 1
	if first && p.kind() != kComma {
		p.fail()
	}
	p.raiseAt(start, end, "Generator expression must be parenthesized")
}
