package syntax

// atMatch reports whether the name `match` at the next token begins a match
// statement: the logical line must then end with a colon. Only a subject may
// come between, and no expression statement ends so.
func (p *parser) atMatch() bool {
	if k := p.peekKind(1); !startsExpr[k] && k != kStar {
		return false
	}
	for j := p.i + 1; j < len(p.toks); j++ {
		switch p.toks[j].kind {
		case kNewline, kEOF, kError:
			if p.toks[j-1].kind == kColon || p.diag && p.atMatchWithoutColon(j) {
				return true
			}
			p.lookPastSubject()
			return false
		case kColon:
			if p.toks[j].level == 0 && p.toks[j+1].kind == kNewline {
				return true
			}
		}
	}
	return false
}

// lookPastSubject counts the tokens of what could have been a match statement
// as looked at, up to its colon and the token after that.
func (p *parser) lookPastSubject() {
	if p.diag {
		start := p.i
		p.next()
		p.try(func() { p.matchSubject() })
		p.reset(start)
	}
	if j := p.attempt(func() { p.next(); p.matchSubject() }); j > 0 && p.toks[j].kind == kColon {
		p.far = max(p.far, j+1)
	}
}

func (p *parser) matchStmt() Stmt {
	start := p.i
	p.next()
	m := &Match{Subject: p.matchSubject()}
	p.colon()
	p.expect(kNewline)
	if p.kind() != kIndent {
		p.raiseNoBlock(start, "'match' statement")
	}
	p.next()
	for p.kind() != kDedent {
		if !p.isWord("case") {
			p.fail()
		}
		m.Cases = append(m.Cases, p.matchCase())
	}
	p.next()
	m.Pos = p.span(start)
	return m
}

// matchSubject parses the subject; a comma makes a tuple.
func (p *parser) matchSubject() Expr {
	start := p.i
	e := p.starNamedExpression()
	if p.kind() != kComma {
		if _, ok := e.(*Starred); ok {
			p.fail()
		}
		return e
	}
	elts := p.moreElements(e)
	return &Tuple{Pos: p.span(start), Elts: elts}
}

func (p *parser) matchCase() *MatchCase {
	start := p.i
	p.next()
	c := &MatchCase{Pattern: p.patterns()}
	if p.accept(kIf) {
		c.Guard = p.namedExpression()
	}
	p.colon()
	c.Body = p.block(start, "'case' statement")
	return c
}

// patterns parses a whole pattern; a comma makes a sequence.
func (p *parser) patterns() Pattern {
	start := p.i
	first := p.maybeStarPattern()
	_, starred := first.(*MatchStar)
	if p.kind() != kComma {
		if starred {
			p.fail()
		}
		return first
	}
	list := p.morePatterns(first)
	return &MatchSequence{Pos: p.span(start), Patterns: list}
}

// morePatterns parses `, pattern ...` after the first of a sequence.
func (p *parser) morePatterns(first Pattern) []Pattern {
	list := []Pattern{first}
	for p.accept(kComma) && p.startsPattern() {
		list = append(list, p.maybeStarPattern())
	}
	return list
}

func (p *parser) startsPattern() bool {
	switch p.kind() {
	case kName, kNumber, kString, kFStart, kMinus, kNone, kTrue, kFalse, kLpar, kLsqb, kLbrace, kStar:
		return true
	}
	return false
}

func (p *parser) maybeStarPattern() Pattern {
	if p.kind() != kStar {
		return p.asPattern()
	}
	start := p.i
	p.next()
	name := p.name()
	if name == "_" {
		name = ""
	}
	return &MatchStar{Pos: p.span(start), Name: name}
}

// asPattern parses `a | b as name`.
func (p *parser) asPattern() Pattern {
	p.enter()
	defer p.leave()
	start := p.i
	pat := p.orPattern()
	if !p.accept(kAs) {
		return pat
	}
	p.checkPatternTarget()
	name := p.name()
	return &MatchAs{Pos: p.span(start), Pattern: pat, Name: name}
}

func (p *parser) orPattern() Pattern {
	start := p.i
	first := p.closedPattern()
	if p.kind() != kVbar {
		return first
	}
	list := []Pattern{first}
	for p.accept(kVbar) {
		list = append(list, p.closedPattern())
	}
	return &MatchOr{Pos: p.span(start), Patterns: list}
}

func (p *parser) closedPattern() Pattern {
	start := p.i
	switch p.kind() {
	case kNone:
		p.next()
		return &MatchSingleton{Pos: p.span(start)}
	case kTrue, kFalse:
		v := p.kind() == kTrue
		p.next()
		return &MatchSingleton{Pos: p.span(start), Value: v}
	case kNumber, kMinus, kString, kFStart:
		v := p.patternLiteral()
		return &MatchValue{Pos: p.span(start), Value: v}
	case kName:
		return p.namePattern()
	case kLpar:
		return p.groupPattern()
	case kLsqb:
		p.next()
		list := p.patternList(kRsqb)
		p.expect(kRsqb)
		return &MatchSequence{Pos: p.span(start), Patterns: list}
	case kLbrace:
		return p.mappingPattern()
	}
	p.fail()
	return nil
}

// patternList parses patterns up to the closing bracket of kind end.
func (p *parser) patternList(end kind) []Pattern {
	if p.kind() == end {
		return nil
	}
	return p.morePatterns(p.maybeStarPattern())
}

// groupPattern parses `(pattern)` or a sequence in parentheses.
func (p *parser) groupPattern() Pattern {
	start := p.i
	p.next()
	if p.accept(kRpar) {
		return &MatchSequence{Pos: p.span(start)}
	}
	first := p.maybeStarPattern()
	_, starred := first.(*MatchStar)
	if p.kind() == kRpar && !starred {
		p.next()
		return first
	}
	if starred && p.kind() != kComma {
		p.fail()
	}
	list := p.morePatterns(first)
	p.expect(kRpar)
	return &MatchSequence{Pos: p.span(start), Patterns: list}
}

// namePattern parses a capture, wildcard, dotted value or class pattern.
func (p *parser) namePattern() Pattern {
	start := p.i
	name := p.nameExpr(Load)
	if k := p.kind(); k != kDot && k != kLpar {
		if name.Id == "_" {
			return &MatchAs{Pos: p.span(start)}
		}
		return &MatchAs{Pos: p.span(start), Name: name.Id}
	}
	e := p.attributes(start, name)
	if p.kind() != kLpar {
		return &MatchValue{Pos: p.span(start), Value: e}
	}
	return p.classPattern(start, e)
}

// attributes parses `.name ...` after e.
func (p *parser) attributes(start int, e Expr) Expr {
	for p.accept(kDot) {
		attr := p.name()
		e = &Attribute{Pos: p.span(start), Value: e, Attr: attr}
	}
	return e
}

func (p *parser) classPattern(start int, cls Expr) Pattern {
	p.expect(kLpar)
	m := &MatchClass{Cls: cls}
	for p.kind() != kRpar {
		at := p.i
		if p.kind() == kName && p.peekKind(1) == kEqual {
			m.KwdAttrs = append(m.KwdAttrs, p.name())
			p.next()
			m.KwdPatterns = append(m.KwdPatterns, p.asPattern())
		} else {
			pat := p.asPattern()
			if len(m.KwdAttrs) > 0 {
				p.failPositionalPattern(at)
			}
			m.Patterns = append(m.Patterns, pat)
		}
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(kRpar)
	m.Pos = p.span(start)
	return m
}

func (p *parser) mappingPattern() Pattern {
	start := p.i
	p.next()
	m := &MatchMapping{}
	for p.kind() != kRbrace {
		if p.accept(kDoubleStar) {
			m.Rest = p.name()
			p.accept(kComma)
			break
		}
		m.Keys = append(m.Keys, p.mappingKey())
		p.expect(kColon)
		m.Patterns = append(m.Patterns, p.asPattern())
		if !p.accept(kComma) {
			break
		}
	}
	p.expect(kRbrace)
	m.Pos = p.span(start)
	return m
}

// mappingKey parses a literal or a dotted name.
func (p *parser) mappingKey() Expr {
	start := p.i
	switch p.kind() {
	case kNone:
		return p.constant(nil)
	case kTrue:
		return p.constant(true)
	case kFalse:
		return p.constant(false)
	case kName:
		name := p.nameExpr(Load)
		if p.kind() != kDot {
			p.fail()
		}
		return p.attributes(start, name)
	}
	return p.patternLiteral()
}

// patternLiteral parses strings, or a number with an optional sign and
// imaginary part.
func (p *parser) patternLiteral() Expr {
	start := p.i
	if k := p.kind(); k == kString || k == kFStart {
		return p.strings()
	}
	left := p.signedNumber()
	var op Operator
	switch p.kind() {
	case kPlus:
		op = Add
	case kMinus:
		op = Sub
	default:
		return left
	}
	p.checkComplex(left, false)
	p.next()
	right := p.patternNumber()
	p.checkComplex(right, true)
	return &BinOp{Pos: p.span(start), Left: left, Op: op, Right: right}
}

func (p *parser) signedNumber() Expr {
	start := p.i
	if !p.accept(kMinus) {
		return p.patternNumber()
	}
	e := p.patternNumber()
	return &UnaryOp{Pos: p.span(start), Op: USub, Operand: e}
}

func (p *parser) patternNumber() Expr {
	if p.kind() != kNumber {
		p.fail()
	}
	return p.atom()
}

// checkComplex rejects literals such as 1+2 in patterns.
func (p *parser) checkComplex(e Expr, imaginary bool) {
	operand := e
	if u, ok := e.(*UnaryOp); ok {
		operand = u.Operand
	}
	_, isComplex := operand.(*Constant).Value.(complex128)
	if isComplex == imaginary {
		return
	}
	if imaginary {
		p.raiseNode(e, "imaginary number required in complex literal")
	}
	p.raiseNode(operand, "real number required in complex literal")
}
