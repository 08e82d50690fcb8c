package syntax

// MatchCase is `case Pattern if Guard: Body`. It has no range of its own.
type MatchCase struct {
	Pattern Pattern
	Guard   Expr // nil if absent
	Body    []Stmt
}

// MatchValue compares the subject to Value by equality.
type MatchValue struct {
	Pos
	Value Expr
}

// MatchSingleton compares the subject to None (nil), True or False by
// identity; Value is nil or a bool.
type MatchSingleton struct {
	Pos
	Value any
}

// MatchSequence is `[Patterns...]`.
type MatchSequence struct {
	Pos
	Patterns []Pattern
}

// MatchMapping is `{Keys[0]: Patterns[0], ..., **Rest}`.
type MatchMapping struct {
	Pos
	Keys     []Expr
	Patterns []Pattern
	Rest     string // empty if absent
}

// MatchClass is `Cls(Patterns..., KwdAttrs[0]=KwdPatterns[0], ...)`.
type MatchClass struct {
	Pos
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar is `*Name` inside a sequence; the name is empty for `*_`.
type MatchStar struct {
	Pos
	Name string
}

// MatchAs is `Pattern as Name`, a capture (nil Pattern) or the wildcard
// (nil Pattern and empty Name).
type MatchAs struct {
	Pos
	Pattern Pattern
	Name    string
}

// MatchOr is `Patterns[0] | Patterns[1] | ...`.
type MatchOr struct {
	Pos
	Patterns []Pattern
}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}

// TypeVar is the type parameter `Name: Bound = DefaultValue`.
type TypeVar struct {
	Pos
	Name         string
	Bound        Expr // nil if absent
	DefaultValue Expr // nil if absent
}

// ParamSpec is the type parameter `**Name = DefaultValue`.
type ParamSpec struct {
	Pos
	Name         string
	DefaultValue Expr // nil if absent
}

// TypeVarTuple is the type parameter `*Name = DefaultValue`.
type TypeVarTuple struct {
	Pos
	Name         string
	DefaultValue Expr // nil if absent
}

func (*TypeVar) typeParam()      {}
func (*ParamSpec) typeParam()    {}
func (*TypeVarTuple) typeParam() {}
