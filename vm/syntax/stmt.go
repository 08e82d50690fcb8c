package syntax

import "strings"

// statement parses one compound statement or one line of simple statements
// and appends them to body.
func (p *parser) statement(body []Stmt) []Stmt {
	p.enter()
	defer p.leave()
	if s := p.compound(); s != nil {
		return append(body, s)
	}
	return p.simpleStmts(body)
}

// simpleStmts parses `stmt; stmt; ... NEWLINE`.
func (p *parser) simpleStmts(body []Stmt) []Stmt {
	for {
		body = append(body, p.simpleStmt())
		if !p.accept(kSemi) {
			break
		}
		if p.kind() == kNewline {
			break
		}
	}
	if p.kind() != kNewline {
		p.fail()
	}
	p.next()
	return body
}

// simpleStmt parses a statement that fits on one line.
func (p *parser) simpleStmt() Stmt {
	start := p.i
	switch p.kind() {
	case kPass:
		p.next()
		return &Pass{p.span(start)}
	case kBreak:
		p.next()
		return &Break{p.span(start)}
	case kContinue:
		p.next()
		return &Continue{p.span(start)}
	case kReturn:
		p.next()
		var v Expr
		if p.startsStarExpr() {
			v = p.starExpressions()
		}
		return &Return{Pos: p.span(start), Value: v}
	case kRaise:
		return p.raiseStmt()
	case kGlobal:
		names := p.nameList()
		return &Global{Pos: p.span(start), Names: names}
	case kNonlocal:
		names := p.nameList()
		return &Nonlocal{Pos: p.span(start), Names: names}
	case kDel:
		return p.delStmt()
	case kAssert:
		return p.assertStmt()
	case kImport:
		return p.importStmt()
	case kFrom:
		return p.importFrom()
	case kName:
		if p.text(start) == "type" && p.peekKind(1) == kName {
			return p.typeAlias()
		}
	}
	return p.exprStmt()
}

func (p *parser) raiseStmt() Stmt {
	start := p.i
	p.next()
	r := &Raise{}
	if startsExpr[p.kind()] {
		r.Exc = p.expression()
		if p.accept(kFrom) {
			r.Cause = p.expression()
		}
	}
	r.Pos = p.span(start)
	return r
}

// nameList parses the names after global or nonlocal.
func (p *parser) nameList() []string {
	p.next()
	names := []string{p.name()}
	for p.accept(kComma) {
		names = append(names, p.name())
	}
	return names
}

func (p *parser) assertStmt() Stmt {
	start := p.i
	p.next()
	a := &Assert{Test: p.expression()}
	if p.accept(kComma) {
		a.Msg = p.expression()
	}
	a.Pos = p.span(start)
	return a
}

func (p *parser) delStmt() Stmt {
	start := p.i
	p.next()
	first := p.i
	targets := []Expr{p.delTarget()}
	for p.accept(kComma) && p.startsStarExpr() {
		targets = append(targets, p.delTarget())
	}
	if k := p.kind(); k != kSemi && k != kNewline {
		p.failDelete(first)
	}
	return &Delete{Pos: p.span(start), Targets: targets}
}

// delTarget parses one target of a del statement.
func (p *parser) delTarget() Expr {
	start := p.i
	e := p.starExpression()
	if invalidTarget(e, delTargets) != nil {
		p.failDelete(start)
	}
	setContext(e, Del)
	return e
}

// typeAlias parses `type name[params] = value`.
func (p *parser) typeAlias() Stmt {
	start := p.i
	p.next()
	name := p.nameExpr(Store)
	params := p.typeParams()
	p.expect(kEqual)
	v := p.expression()
	return &TypeAlias{Pos: p.span(start), Name: name, TypeParams: params, Value: v}
}

// importStmt parses `import a.b as c, ...`.
func (p *parser) importStmt() Stmt {
	start := p.i
	p.next()
	if p.kind() == kNewline {
		p.raiseFrom(p.i, "Expected one or more names after 'import'")
	}
	var names []*Alias
	for {
		at := p.i
		a := &Alias{Name: p.dottedName()}
		if p.accept(kAs) {
			a.Asname = p.importTarget()
		}
		a.Pos = p.span(at)
		names = append(names, a)
		if !p.accept(kComma) {
			break
		}
	}
	if p.diag && p.kind() == kFrom {
		p.diagnoseImportFrom(start)
	}
	return &Import{Pos: p.span(start), Names: names}
}

// importTarget parses the name after `as` in an import.
func (p *parser) importTarget() string {
	if p.diag {
		p.diagnoseImportTarget()
	}
	return p.name()
}

// dottedName parses `a.b.c`.
func (p *parser) dottedName() string {
	s := p.name()
	if p.kind() != kDot {
		return s
	}
	parts := []string{s}
	for p.accept(kDot) {
		parts = append(parts, p.name())
	}
	return strings.Join(parts, ".")
}

// importFrom parses `from module import names`.
func (p *parser) importFrom() Stmt {
	start := p.i
	p.next()
	s := &ImportFrom{}
	for {
		if p.accept(kDot) {
			s.Level++
		} else if p.accept(kEllipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if s.Level == 0 || p.kind() == kName {
		s.Module = p.dottedName()
	}
	p.expect(kImport)
	s.Names = p.importNames()
	s.Pos = p.span(start)
	if s.Module == "__future__" {
		for _, a := range s.Names {
			p.flufl = p.flufl || a.Name == "barry_as_FLUFL"
		}
	}
	return s
}

// importNames parses what follows `from x import`.
func (p *parser) importNames() []*Alias {
	start := p.i
	if p.accept(kStar) {
		return []*Alias{{Pos: p.span(start), Name: "*"}}
	}
	if p.kind() == kNewline {
		p.raiseFrom(p.i, "Expected one or more names after 'import'")
	}
	paren := p.accept(kLpar)
	var names []*Alias
	for {
		at := p.i
		a := &Alias{Name: p.name()}
		if p.accept(kAs) {
			a.Asname = p.importTarget()
		}
		a.Pos = p.span(at)
		names = append(names, a)
		if !p.accept(kComma) {
			break
		}
		if paren && p.kind() == kRpar {
			break
		}
		if !paren && p.kind() == kNewline {
			p.raiseAt(p.i, p.i, "trailing comma not allowed without surrounding parentheses")
		}
	}
	if paren {
		p.expect(kRpar)
	}
	return names
}

var augmented = [numKinds]int8{
	kPlusEqual: 1 + int8(Add), kMinusEqual: 1 + int8(Sub), kStarEqual: 1 + int8(Mult),
	kAtEqual: 1 + int8(MatMult), kSlashEqual: 1 + int8(Div), kPercentEqual: 1 + int8(Modulo),
	kAmpEqual: 1 + int8(BitAnd), kVbarEqual: 1 + int8(BitOr), kCaretEqual: 1 + int8(BitXor),
	kLshiftEqual: 1 + int8(LShift), kRshiftEqual: 1 + int8(RShift),
	kDoubleStarEqual: 1 + int8(Pow), kDoubleSlashEqual: 1 + int8(FloorDiv),
}

// exprStmt parses an expression statement or any kind of assignment.
func (p *parser) exprStmt() Stmt {
	start := p.i
	e := p.yieldOrStar()
	switch k := p.kind(); {
	case k == kColonEqual && p.diag && (p.toks[start].kind != kName || p.i > start+1):
		p.diagnoseNamed(start, e)
	case k == kEqual:
		return p.assign(start, e)
	case k == kColon:
		return p.annAssign(start, e)
	case augmented[k] > 0:
		return p.augAssign(start, e)
	}
	if p.diag && p.kind() == kName {
		p.diagnoseLegacyStatement()
	}
	return &ExprStmt{Pos: p.span(start), Value: e}
}

// assign parses the rest of `target = target = value`.
func (p *parser) assign(start int, first Expr) Stmt {
	a := &Assign{}
	begin, value := start, first
	for p.kind() == kEqual {
		p.checkAssignTarget(start, value, start == begin)
		p.next()
		setContext(value, Store)
		a.Targets = append(a.Targets, value)
		start = p.i
		value = p.yieldOrStar()
	}
	if p.diag && p.kind() == kName {
		p.diagnoseLegacyStatement()
	}
	a.Value = value
	a.Pos = p.span(begin)
	return a
}

// annAssign parses the rest of `target: annotation = value`.
func (p *parser) annAssign(start int, target Expr) Stmt {
	p.checkAnnTarget(start, target)
	simple := false
	if _, ok := target.(*Name); ok {
		simple = p.i == start+1
	}
	setContext(target, Store)
	p.next()
	a := &AnnAssign{Target: target, Simple: simple}
	a.Annotation = p.expression()
	if p.accept(kEqual) {
		a.Value = p.yieldOrStar()
	}
	a.Pos = p.span(start)
	return a
}

// augAssign parses the rest of `target op= value`.
func (p *parser) augAssign(start int, target Expr) Stmt {
	switch target.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.failAugmented(target, "'"+exprName(target)+"' is an illegal expression for augmented assignment")
	}
	op := Operator(augmented[p.kind()] - 1)
	p.next()
	setContext(target, Store)
	v := p.yieldOrStar()
	return &AugAssign{Pos: p.span(start), Target: target, Op: op, Value: v}
}
