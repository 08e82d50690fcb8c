package symtable

import "github.com/weftpy/weft/vm/syntax"

// Future is a set of features enabled by __future__ imports, with the values of CPython's compiler flags.
type Future uint32

// The features that still change anything.
const (
	FutureBarryAsFLUFL Future = 0x400000  // <> instead of !=
	FutureAnnotations  Future = 0x1000000 // annotations are kept as strings (PEP 563)
)

// futureFeature knows the features that exist; those whose flag is zero no longer change anything.
func futureFeature(name string) (flag Future, ok bool) {
	switch name {
	case "annotations":
		return FutureAnnotations, true
	case "barry_as_FLUFL":
		return FutureBarryAsFLUFL, true
	case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
		"unicode_literals", "generator_stop":
		return 0, true
	}
	return 0, false
}

// futures collects the __future__ imports at the head of a module: after the docstring only other such imports may come
// first.
func (b *builder) futures(body []syntax.Stmt) (f Future) {
	first := true
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.ImportFrom:
			if s.Module != "__future__" || s.Level != 0 {
				return f
			}
			b.lastFuture = s
			for _, a := range s.Names {
				flag, ok := futureFeature(a.Name)
				switch {
				case ok:
					f |= flag
				case a.Name == "braces":
					b.fail(&a.Pos, "not a chance")
				default:
					b.fail(&a.Pos, "future feature "+a.Name+" is not defined")
				}
			}
		case *syntax.ExprStmt:
			c, ok := s.Value.(*syntax.Constant)
			if !ok || !first {
				return f
			}
			if _, ok := c.Value.(syntax.Str); !ok {
				return f
			}
		default:
			return f
		}
		first = false
	}
	return f
}

// checkFuture complains about a __future__ import that comes after other statements.
func (b *builder) checkFuture(s *syntax.ImportFrom) {
	if s.Module != "__future__" || s.Level != 0 {
		return
	}
	l := b.lastFuture
	if l == nil || s.Line > l.Line || s.Line == l.Line && s.Col > l.Col {
		b.fail(&s.Pos, "from __future__ imports must occur at the beginning of the file")
	}
}
