package compile

import "github.com/weftpy/weft/vm/syntax"

// hasWalrusIn tells if one of several expressions may rebind a local of the current frame.
func hasWalrusIn(list []syntax.Expr) bool {
	for _, e := range list {
		if e != nil && hasWalrus(e) {
			return true
		}
	}
	return false
}

// hasWalrus tells if evaluating an expression may rebind a local of the current frame: only assignment expressions do.
// It is asked in functions that have any, so it need not be fast.
func hasWalrus(e syntax.Expr) bool {
	switch e := e.(type) {
	case nil, *syntax.Constant, *syntax.Name, *syntax.Lambda:
		return false
	case *syntax.NamedExpr:
		return true
	case *syntax.BoolOp:
		return hasWalrusIn(e.Values)
	case *syntax.BinOp:
		return hasWalrus(e.Left) || hasWalrus(e.Right)
	case *syntax.UnaryOp:
		return hasWalrus(e.Operand)
	case *syntax.IfExp:
		return hasWalrus(e.Test) || hasWalrus(e.Body) || hasWalrus(e.Orelse)
	case *syntax.Compare:
		return hasWalrus(e.Left) || hasWalrusIn(e.Comparators)
	case *syntax.Attribute:
		return hasWalrus(e.Value)
	case *syntax.Subscript:
		return hasWalrus(e.Value) || hasWalrus(e.Slice)
	case *syntax.Starred:
		return hasWalrus(e.Value)
	case *syntax.Tuple:
		return hasWalrusIn(e.Elts)
	case *syntax.List:
		return hasWalrusIn(e.Elts)
	case *syntax.Call:
		if hasWalrus(e.Func) || hasWalrusIn(e.Args) {
			return true
		}
		for _, k := range e.Keywords {
			if hasWalrus(k.Value) {
				return true
			}
		}
		return false
	}
	return true // anything rarer: assume the worst
}
