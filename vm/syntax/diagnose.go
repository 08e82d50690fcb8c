package syntax

import "fmt"

// colon consumes the colon of a compound statement.
func (p *parser) colon() {
	if p.kind() == kNewline {
		p.raiseLast("expected ':'")
	}
	p.expect(kColon)
}

// forceColon consumes a colon where nothing else is possible.
func (p *parser) forceColon() { p.force(kColon, ":") }

// force consumes a token and names it in the error if it is missing.
func (p *parser) force(k kind, what string) {
	if p.kind() != k {
		p.raiseAt(p.i, p.i, "expected '"+what+"'")
	}
	p.next()
}

// raiseNoBlock reports a missing indented block.
func (p *parser) raiseNoBlock(header int, what string) {
	p.panicIfTokenError()
	e := p.errorAtToken(p.i, fmt.Sprintf("expected an indented block after %s on line %d", what, p.toks[header].line))
	e.Kind = IndentationError
	p.panic(e)
}

// exprName describes an expression in error messages.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *TemplateStr, *Interpolation:
		return "t-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		return constantName(e.Value)
	}
	return "expression"
}

func constantName(v any) string {
	switch v {
	case nil:
		return "None"
	case true:
		return "True"
	case false:
		return "False"
	case Ellipsis{}:
		return "ellipsis"
	}
	return "literal"
}
