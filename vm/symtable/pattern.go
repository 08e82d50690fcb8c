package symtable

import "github.com/weftpy/weft/vm/syntax"

// pattern records the names that a pattern binds and uses.
func (b *builder) pattern(p syntax.Pattern) {
	if p == nil {
		return
	}
	b.descend()
	switch p := p.(type) {
	case *syntax.MatchValue:
		b.expr(p.Value)
	case *syntax.MatchSequence:
		b.patterns(p.Patterns)
	case *syntax.MatchMapping:
		b.exprs(p.Keys)
		b.patterns(p.Patterns)
		b.capture(p.Rest, &p.Pos)
	case *syntax.MatchClass:
		b.expr(p.Cls)
		b.patterns(p.Patterns)
		b.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		b.capture(p.Name, &p.Pos)
	case *syntax.MatchAs:
		b.pattern(p.Pattern)
		b.capture(p.Name, &p.Pos)
	case *syntax.MatchOr:
		b.patterns(p.Patterns)
	}
	b.depth--
}

// patterns walks several patterns.
func (b *builder) patterns(list []syntax.Pattern) {
	for _, p := range list {
		b.pattern(p)
	}
}

// capture binds a name.
func (b *builder) capture(name string, pos *syntax.Pos) {
	if name != "" {
		b.add(name, DefLocal, pos)
	}
}
