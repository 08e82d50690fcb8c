package symtable

import (
	"math/big"

	"github.com/weftpy/weft/vm/syntax"
)

// What CPython's compiler warns of is found on this walk, because it comes by everything once, dead code included.

// finally tells if the statement at hand is directly in a finally clause: as in CPython, not in a loop or function in there.
type finally bool

// warn records a warning of the compiler.
func (b *builder) warn(pos *syntax.Pos, msg string) {
	b.table.Warnings = append(b.table.Warnings, syntax.Warning{Msg: msg, Err: NewError(b.filename, pos, msg)})
}

// leaves warns of a statement that leaves a finally clause.
func (b *builder) leaves(pos *syntax.Pos, word string) {
	if b.finally {
		msg := "'" + word + "' in a 'finally' block"
		b.table.Early = append(b.table.Early, syntax.Warning{Msg: msg, Err: NewError(b.filename, pos, msg)})
	}
}

// loop walks the body of a loop and its else clause.
func (b *builder) loop(body, orelse []syntax.Stmt) {
	saved := b.finally
	b.finally = false
	b.conditional(body)
	b.finally = saved
	b.conditional(orelse)
}

// final walks a finally clause.
func (b *builder) final(body []syntax.Stmt) {
	saved := b.finally
	b.finally = true
	b.conditional(body)
	b.finally = saved
}

// warnAssert warns of `assert (test, message)`.
func (b *builder) warnAssert(s *syntax.Assert) {
	if t, ok := s.Test.(*syntax.Tuple); ok && len(t.Elts) > 0 {
		b.warn(&s.Pos, "assertion is always true, perhaps remove parentheses?")
	}
}

// warnCall warns of a call of what can't be called.
func (b *builder) warnCall(f syntax.Expr) {
	if _, ok := f.(*syntax.Lambda); ok {
		return
	}
	if name := typeName(f); name != "" {
		b.warn(f.Position(), "'"+name+"' object is not callable; perhaps you missed a comma?")
	}
}

// warnSubscript warns of a subscript of what has none, and of an index that is no number.
func (b *builder) warnSubscript(e *syntax.Subscript) {
	if e.Ctx != syntax.Load {
		return
	}
	switch name := typeName(e.Value); name {
	case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function", "string.templatelib.Template":
		b.warn(e.Value.Position(), "'"+name+"' object is not subscriptable; perhaps you missed a comma?")
	case "str", "bytes", "tuple", "list":
		switch index := typeName(e.Slice); index {
		case "", "int", "bool":
		default:
			b.warn(e.Value.Position(), name+" indices must be integers or slices, not "+index+"; perhaps you missed a comma?")
		}
	}
}

// warnCompare warns of `is` with a literal.
func (b *builder) warnCompare(e *syntax.Compare) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		if op == syntax.Is || op == syntax.IsNot {
			kind := left
			if !isLiteral(left) {
				kind = right
			}
			if isLiteral(kind) {
				msg := "\"is\" with '" + typeName(kind) + "' literal. Did you mean \"==\"?"
				if op == syntax.IsNot {
					msg = "\"is not\" with '" + typeName(kind) + "' literal. Did you mean \"!=\"?"
				}
				b.warn(&e.Pos, msg)
				return
			}
		}
		left = right
	}
}

// isLiteral tells if an expression is a constant whose identity means nothing.
func isLiteral(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		switch typeName(e) {
		case "NoneType", "bool", "ellipsis":
			return false
		}
		return true
	case *syntax.Tuple:
		for _, v := range e.Elts {
			if _, ok := v.(*syntax.Constant); !ok {
				return false
			}
		}
		return true
	}
	return false
}

// typeName returns the name of the type that an expression is sure to have, or "".
func typeName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Tuple:
		return "tuple"
	case *syntax.List, *syntax.ListComp:
		return "list"
	case *syntax.Dict, *syntax.DictComp:
		return "dict"
	case *syntax.Set, *syntax.SetComp:
		return "set"
	case *syntax.GeneratorExp:
		return "generator"
	case *syntax.Lambda:
		return "function"
	case *syntax.JoinedStr:
		return "str"
	case *syntax.TemplateStr:
		return "string.templatelib.Template"
	case *syntax.Constant:
		switch e.Value.(type) {
		case nil:
			return "NoneType"
		case bool:
			return "bool"
		case int64, *big.Int:
			return "int"
		case float64:
			return "float"
		case complex128:
			return "complex"
		case syntax.Str:
			return "str"
		case syntax.Bytes:
			return "bytes"
		}
		return "ellipsis"
	}
	return ""
}
