package syntax

// compound parses a compound statement, or returns nil if none comes next.
func (p *parser) compound() Stmt {
	switch p.kind() {
	case kDef:
		return p.funcDef(p.i, nil, false)
	case kClass:
		return p.classDef(nil)
	case kAt:
		return p.decorated()
	case kIf:
		return p.ifStmt("if")
	case kWhile:
		return p.whileStmt()
	case kFor:
		return p.forStmt(p.i, false)
	case kWith:
		return p.withStmt(p.i, false)
	case kTry:
		return p.tryStmt()
	case kAsync:
		return p.asyncStmt()
	case kName:
		if p.isWord("match") && p.atMatch() {
			return p.matchStmt()
		}
	}
	return nil
}

// asyncStmt parses `async def`, `async for` and `async with`.
func (p *parser) asyncStmt() Stmt {
	start := p.i
	p.next()
	switch p.kind() {
	case kDef:
		return p.funcDef(start, nil, true)
	case kFor:
		return p.forStmt(start, true)
	case kWith:
		return p.withStmt(start, true)
	}
	p.fail()
	return nil
}

// block parses the indented or one-line body of a compound statement that
// began at the token with index header and is described by what.
func (p *parser) block(header int, what string) []Stmt {
	if p.kind() != kNewline {
		return p.simpleStmts(nil)
	}
	p.next()
	if p.kind() != kIndent {
		p.raiseNoBlock(header, what)
	}
	p.next()
	var body []Stmt
	for !p.accept(kDedent) {
		if p.kind() == kEOF {
			p.fail()
		}
		body = p.statement(body)
	}
	return body
}

func (p *parser) ifStmt(word string) Stmt {
	start := p.i
	p.next()
	test := p.namedExpression()
	p.colon()
	body := p.block(start, "'"+word+"' statement")
	root := &If{Test: test, Body: body}
	// A chain of elifs is a loop here, so its length is not limited.
	type link struct {
		node  *If
		start int
	}
	chain := []link{{root, start}}
	for p.kind() == kElif {
		at := p.i
		p.next()
		n := &If{Test: p.namedExpression()}
		p.colon()
		n.Body = p.block(at, "'elif' statement")
		chain[len(chain)-1].node.Orelse = []Stmt{n}
		chain = append(chain, link{n, at})
	}
	chain[len(chain)-1].node.Orelse = p.elseBlock()
	for _, l := range chain {
		l.node.Pos = p.span(l.start)
	}
	return root
}

// elseBlock parses an else clause if there is one.
func (p *parser) elseBlock() []Stmt {
	if p.kind() != kElse {
		return nil
	}
	start := p.i
	p.next()
	p.forceColon()
	body := p.block(start, "'else' statement")
	if p.diag && p.kind() == kElif {
		p.raiseAt(p.i, p.i, "'elif' block follows an 'else' block")
	}
	return body
}

func (p *parser) whileStmt() Stmt {
	start := p.i
	p.next()
	s := &While{Test: p.namedExpression()}
	p.colon()
	s.Body = p.block(start, "'while' statement")
	s.Orelse = p.elseBlock()
	s.Pos = p.span(start)
	return s
}

// forStmt parses a for loop; start is the index of `async` or `for`.
func (p *parser) forStmt(start int, async bool) Stmt {
	header := p.i
	p.next()
	target := p.forTarget(false)
	if !p.accept(kIn) {
		p.fail()
	}
	iter := p.starExpressions()
	p.colon()
	body := p.block(header, "'for' statement")
	orelse := p.elseBlock()
	if async {
		return &AsyncFor{Pos: p.span(start), Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &For{Pos: p.span(start), Target: target, Iter: iter, Body: body, Orelse: orelse}
}

// withStmt parses a with statement; start is the index of `async` or `with`.
func (p *parser) withStmt(start int, async bool) Stmt {
	header := p.i
	p.next()
	items := p.parenthesisedItems()
	if items == nil {
		items = append(items, p.withItem())
		for p.accept(kComma) {
			items = append(items, p.withItem())
		}
	}
	p.colon()
	body := p.block(header, "'with' statement")
	if async {
		return &AsyncWith{Pos: p.span(start), Items: items, Body: body}
	}
	return &With{Pos: p.span(start), Items: items, Body: body}
}

// parenthesisedItems parses `(item, item, ...)` if these parentheses enclose
// all items of a with statement; otherwise it consumes nothing and returns nil.
func (p *parser) parenthesisedItems() []*WithItem {
	start := p.i
	if p.kind() != kLpar {
		return nil
	}
	end := p.closing(start)
	switch {
	case end < 0:
		return nil
	case p.toks[end+1].kind == kColon:
	case p.diag && p.toks[end+1].kind == kNewline:
	default:
		p.lookPastItems(end)
		return nil
	}
	p.next()
	var items []*WithItem
	for p.kind() != kRpar {
		// These make it a parenthesised expression.
		if k := p.kind(); k == kYield || k == kStar || k == kName && p.peekKind(1) == kColonEqual {
			p.reset(start)
			return nil
		}
		items = append(items, p.withItem())
		if !p.accept(kComma) {
			break
		}
	}
	if p.i != end || items == nil {
		p.reset(start)
		return nil
	}
	p.next()
	return items
}

// lookPastItems counts the token after the closing parenthesis at index end as
// looked at if the parentheses can only be those of a with statement.
func (p *parser) lookPastItems(end int) {
	level := p.toks[p.i].level
	for j := p.i + 1; j < end; j++ {
		if p.toks[j].kind == kAs && p.toks[j].level == level {
			p.attempt(func() {
				p.next()
				for p.kind() != kRpar {
					p.withItem()
					if !p.accept(kComma) {
						break
					}
				}
				p.expect(kRpar)
			})
			return
		}
	}
}

// closing returns the index of the bracket that closes the one at index i, or
// -1. Bracket depths are recorded in the tokens.
func (p *parser) closing(i int) int {
	level := p.toks[i].level - 1
	for j := i + 1; j < len(p.toks)-1; j++ {
		if p.toks[j].level == level {
			return j
		}
	}
	return -1
}

func (p *parser) withItem() *WithItem {
	item := &WithItem{ContextExpr: p.expression()}
	if p.accept(kAs) {
		item.OptionalVars = p.withTarget()
	}
	return item
}

func (p *parser) tryStmt() Stmt {
	start := p.i
	p.next()
	p.forceColon()
	body := p.block(start, "'try' statement")
	var handlers []*ExceptHandler
	star := false
	for first := true; p.kind() == kExcept; first = false {
		s := p.peekKind(1) == kStar
		if !first && s != star {
			p.raiseMixedExcept(star)
		}
		star = s
		handlers = append(handlers, p.exceptHandler(star))
	}
	var orelse, final []Stmt
	if handlers != nil {
		orelse = p.elseBlock()
	}
	if p.kind() == kFinally {
		at := p.i
		p.next()
		p.forceColon()
		final = p.block(at, "'finally' statement")
	}
	if handlers == nil && final == nil {
		p.raiseLast("expected 'except' or 'finally' block")
	}
	if star {
		return &TryStar{p.span(start), body, handlers, orelse, final}
	}
	return &Try{p.span(start), body, handlers, orelse, final}
}

// exceptHandler parses one except or except* clause.
func (p *parser) exceptHandler(star bool) *ExceptHandler {
	start := p.i
	what := "'except' statement"
	p.next()
	if star {
		what = "'except*' statement"
		p.next()
	}
	h := &ExceptHandler{}
	if k := p.kind(); star && (k == kColon || k == kNewline) {
		p.raiseAt(p.i, p.i, "expected one or more exception types")
	}
	if p.kind() != kColon {
		if p.kind() == kNewline && !star {
			p.raiseAt(p.i, p.i, "expected ':'")
		}
		at := p.i
		h.Type = p.expressions()
		if p.kind() == kAs {
			p.checkExceptAs(at, h.Type, star)
			p.next()
			if p.diag {
				p.diagnoseExceptTarget(star)
			}
			h.Name = p.name()
		}
	}
	p.colon()
	h.Body = p.block(start, what)
	h.Pos = p.span(start)
	return h
}

// decorated parses decorators and the definition they apply to.
func (p *parser) decorated() Stmt {
	var list []Expr
	for p.accept(kAt) {
		list = append(list, p.namedExpression())
		p.expect(kNewline)
	}
	switch p.kind() {
	case kDef:
		return p.funcDef(p.i, list, false)
	case kClass:
		return p.classDef(list)
	case kAsync:
		if p.peekKind(1) == kDef {
			start := p.i
			p.next()
			return p.funcDef(start, list, true)
		}
		p.next()
	}
	p.fail()
	return nil
}

// funcDef parses a function definition at `def`; start is the index of
// `async` or `def`.
func (p *parser) funcDef(start int, decorators []Expr, async bool) Stmt {
	header := p.i
	p.next()
	f := FunctionDef{Name: p.name(), DecoratorList: decorators}
	p.optional(func() { f.TypeParams = p.typeParams() })
	p.force(kLpar, "(")
	f.Args = p.parameters(kRpar, false)
	p.expect(kRpar)
	if p.kind() == kArrow {
		p.optional(func() { p.next(); f.Returns = p.expression() })
	}
	p.forceColon()
	f.Body = p.block(header, "function definition")
	f.Pos = p.span(start)
	if async {
		a := AsyncFunctionDef(f)
		return &a
	}
	return &f
}

func (p *parser) classDef(decorators []Expr) Stmt {
	start := p.i
	p.next()
	c := &ClassDef{Name: p.name(), DecoratorList: decorators}
	c.TypeParams = p.typeParams()
	if p.accept(kLpar) {
		c.Bases, c.Keywords = p.arguments(false)
		p.expect(kRpar)
	}
	p.colon()
	c.Body = p.block(start, "class definition")
	c.Pos = p.span(start)
	return c
}
