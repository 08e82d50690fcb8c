package syntax

// expressions parses `expression, ...`, a tuple if there is a comma.
func (p *parser) expressions() Expr {
	start := p.i
	e := p.expression()
	if p.kind() != kComma {
		return e
	}
	elts := []Expr{e}
	for p.accept(kComma) && startsExpr[p.kind()] {
		elts = append(elts, p.expression())
	}
	return &Tuple{Pos: p.span(start), Elts: elts}
}

// starExpressions parses expressions of which any may be starred.
func (p *parser) starExpressions() Expr {
	start := p.i
	e := p.starExpression()
	if p.kind() != kComma {
		return e
	}
	elts := []Expr{e}
	for p.accept(kComma) && p.startsStarExpr() {
		elts = append(elts, p.starExpression())
	}
	return &Tuple{Pos: p.span(start), Elts: elts}
}

func (p *parser) starExpression() Expr {
	if p.kind() == kStar {
		return p.starred()
	}
	return p.expression()
}

// starred parses `*bitwise_or`.
func (p *parser) starred() Expr {
	start := p.i
	p.expect(kStar)
	v := p.binary(1)
	return &Starred{Pos: p.span(start), Value: v}
}

// starNamedExpression parses an element of a list, tuple or set display.
func (p *parser) starNamedExpression() Expr {
	if p.kind() == kStar {
		return p.starred()
	}
	return p.namedExpression()
}

// namedExpression parses an expression or `name := expression`.
func (p *parser) namedExpression() Expr {
	start := p.i
	if p.kind() == kName && p.peekKind(1) == kColonEqual {
		return p.walrus()
	}
	e := p.expression()
	if p.diag {
		p.diagnoseNamed(start, e)
	}
	return e
}

// walrus parses `name := expression`.
func (p *parser) walrus() Expr {
	start := p.i
	target := p.nameExpr(Store)
	p.expect(kColonEqual)
	v := p.expression()
	return &NamedExpr{Pos: p.span(start), Target: target, Value: v}
}

// nameExpr consumes an identifier as an expression.
func (p *parser) nameExpr(ctx ExprContext) *Name {
	start := p.i
	id := p.name()
	return &Name{Pos: p.span(start), Id: id, Ctx: ctx}
}

// yieldExpr parses `yield ...`.
func (p *parser) yieldExpr() Expr {
	start := p.i
	p.expect(kYield)
	if p.accept(kFrom) {
		v := p.expression()
		return &YieldFrom{Pos: p.span(start), Value: v}
	}
	var v Expr
	if p.startsStarExpr() {
		v = p.starExpressions()
	}
	return &Yield{Pos: p.span(start), Value: v}
}

// yieldOrStar parses what may stand on the right of an assignment.
func (p *parser) yieldOrStar() Expr {
	if p.kind() == kYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

// expression parses a conditional expression, a lambda or anything tighter.
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	if p.diag {
		p.diagnoseExpressionStart()
	}
	start := p.i
	if p.kind() == kLambda {
		return p.lambda()
	}
	body := p.disjunction()
	if p.kind() != kIf {
		if p.diag {
			p.diagnoseMissingComma(start, body)
		}
		return body
	}
	p.next()
	test := p.disjunction()
	if p.diag {
		p.diagnoseElse(body, test)
	}
	p.expect(kElse)
	orelse := p.expression()
	return &IfExp{Pos: p.span(start), Test: test, Body: body, Orelse: orelse}
}

// lambda parses `lambda params: expression`.
func (p *parser) lambda() Expr {
	p.enter()
	defer p.leave()
	start := p.i
	p.expect(kLambda)
	args := p.parameters(kColon, true)
	p.expect(kColon)
	if p.diag && p.kind() == kFMiddle {
		p.raiseAt(start, p.i-1, "f-string: lambda expressions are not allowed without parentheses")
	}
	body := p.expression()
	return &Lambda{Pos: p.span(start), Args: args, Body: body}
}

func (p *parser) disjunction() Expr {
	start := p.i
	e := p.conjunction()
	if p.kind() != kOr {
		return e
	}
	values := []Expr{e}
	for p.accept(kOr) {
		values = append(values, p.conjunction())
	}
	return &BoolOp{Pos: p.span(start), Op: Or, Values: values}
}

func (p *parser) conjunction() Expr {
	start := p.i
	e := p.inversion()
	if p.kind() != kAnd {
		return e
	}
	values := []Expr{e}
	for p.accept(kAnd) {
		values = append(values, p.inversion())
	}
	return &BoolOp{Pos: p.span(start), Op: And, Values: values}
}

func (p *parser) inversion() Expr {
	if p.kind() != kNot {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	start := p.i
	p.next()
	e := p.inversion()
	return &UnaryOp{Pos: p.span(start), Op: Not, Operand: e}
}

func (p *parser) comparison() Expr {
	start := p.i
	left := p.binary(1)
	op, n := p.comparisonOp()
	if n == 0 {
		return left
	}
	var ops []CmpOp
	var right []Expr
	for n > 0 {
		for range n {
			p.next()
		}
		ops = append(ops, op)
		right = append(right, p.binary(1))
		op, n = p.comparisonOp()
	}
	return &Compare{Pos: p.span(start), Left: left, Ops: ops, Comparators: right}
}

// comparisonOp returns the comparison operator at the next token and how many
// tokens it has, or zero.
func (p *parser) comparisonOp() (CmpOp, int) {
	switch p.kind() {
	case kEqEqual:
		return Eq, 1
	case kNotEqual:
		if (p.text(p.i) == "<>") != p.flufl {
			if p.flufl {
				p.raiseAt(p.i, p.i, "with Barry as BDFL, use '<>' instead of '!='")
			}
			return 0, 0
		}
		return NotEq, 1
	case kLess:
		return Lt, 1
	case kLessEqual:
		return LtE, 1
	case kGreater:
		return Gt, 1
	case kGreaterEqual:
		return GtE, 1
	case kIn:
		return In, 1
	case kIs:
		if p.peekKind(1) == kNot {
			return IsNot, 2
		}
		return Is, 1
	case kNot:
		p.far = max(p.far, p.i+1)
		if p.peekKind(1) == kIn {
			return NotIn, 2
		}
	}
	return 0, 0
}

// binaryOp describes a left-associative operator; a higher prec binds tighter.
type binaryOp struct {
	prec int8
	op   Operator
}

var binaryOps = [numKinds]binaryOp{
	kVbar: {1, BitOr}, kCaret: {2, BitXor}, kAmp: {3, BitAnd},
	kLshift: {4, LShift}, kRshift: {4, RShift},
	kPlus: {5, Add}, kMinus: {5, Sub},
	kStar: {6, Mult}, kSlash: {6, Div}, kDoubleSlash: {6, FloorDiv},
	kPercent: {6, Modulo}, kAt: {6, MatMult},
}

// binary parses operators of at least the given precedence.
func (p *parser) binary(prec int8) Expr {
	start := p.i
	left := p.factor()
	for {
		op := binaryOps[p.kind()]
		if op.prec == 0 || op.prec < prec {
			return left
		}
		if p.diag && !p.operandParses(op.prec+1) {
			return left
		}
		p.next()
		right := p.binary(op.prec + 1)
		left = &BinOp{Pos: p.span(start), Left: left, Op: op.op, Right: right}
	}
}

// factor parses unary operators and powers.
func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.kind() {
	case kPlus:
		op = UAdd
	case kMinus:
		op = USub
	case kTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	defer p.leave()
	start := p.i
	p.next()
	e := p.factor()
	return &UnaryOp{Pos: p.span(start), Op: op, Operand: e}
}

func (p *parser) power() Expr {
	start := p.i
	base := p.awaitPrimary()
	if p.kind() != kDoubleStar {
		return base
	}
	p.enter()
	p.enter() // two rules of CPython's grammar
	p.next()
	exp := p.factor()
	p.leave()
	p.leave()
	return &BinOp{Pos: p.span(start), Left: base, Op: Pow, Right: exp}
}

func (p *parser) awaitPrimary() Expr {
	if p.kind() != kAwait {
		return p.primary()
	}
	start := p.i
	p.next()
	e := p.primary()
	return &Await{Pos: p.span(start), Value: e}
}

// primary parses an atom followed by attributes, calls and subscripts.
func (p *parser) primary() Expr {
	start := p.i
	e := p.atom()
	for {
		if p.diag && !p.trailerParses() {
			return e
		}
		switch p.kind() {
		case kDot:
			p.next()
			attr := p.name()
			e = &Attribute{Pos: p.span(start), Value: e, Attr: attr}
		case kLpar:
			e = p.call(start, e)
		case kLsqb:
			p.next()
			index := p.slices()
			p.expect(kRsqb)
			e = &Subscript{Pos: p.span(start), Value: e, Slice: index}
		default:
			return e
		}
	}
}

// slices parses the inside of a subscript.
func (p *parser) slices() Expr {
	start := p.i
	first := p.sliceOrStar()
	_, starred := first.(*Starred)
	if p.kind() != kComma && !starred {
		return first
	}
	elts := []Expr{first}
	for p.accept(kComma) && (p.startsStarExpr() || p.kind() == kColon) {
		elts = append(elts, p.sliceOrStar())
	}
	return &Tuple{Pos: p.span(start), Elts: elts}
}

func (p *parser) sliceOrStar() Expr {
	if p.kind() == kStar {
		if p.diag && !startsExpr[p.peekKind(1)] {
			p.next()
			p.checkStarOperand()
		}
		return p.starred()
	}
	start := p.i
	var lower, upper, step Expr
	if p.kind() != kColon {
		lower = p.namedExpression()
		if p.kind() != kColon {
			return lower
		}
		if _, ok := lower.(*NamedExpr); ok && p.toks[start].kind == kName {
			p.fail()
		}
	}
	p.next()
	if startsExpr[p.kind()] {
		upper = p.expression()
	}
	if p.accept(kColon) && startsExpr[p.kind()] {
		step = p.expression()
	}
	return &Slice{Pos: p.span(start), Lower: lower, Upper: upper, Step: step}
}
