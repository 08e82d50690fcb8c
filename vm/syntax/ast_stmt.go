package syntax

// FunctionDef is `def Name(Args): Body`.
type FunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // nil if absent
	TypeParams    []TypeParam
}

// AsyncFunctionDef is `async def Name(Args): Body`.
type AsyncFunctionDef struct {
	Pos
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // nil if absent
	TypeParams    []TypeParam
}

// ClassDef is `class Name(Bases, Keywords): Body`.
type ClassDef struct {
	Pos
	Name          string
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Return is `return Value`.
type Return struct {
	Pos
	Value Expr // nil if absent
}

// Delete is `del Targets`.
type Delete struct {
	Pos
	Targets []Expr
}

// Assign is `Targets[0] = Targets[1] = ... = Value`.
type Assign struct {
	Pos
	Targets []Expr
	Value   Expr
}

// TypeAlias is `type Name[TypeParams] = Value`; Name is a *Name.
type TypeAlias struct {
	Pos
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

// AugAssign is `Target Op= Value`.
type AugAssign struct {
	Pos
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is `Target: Annotation = Value`. Simple is true for a bare name
// that is not in parentheses.
type AnnAssign struct {
	Pos
	Target     Expr
	Annotation Expr
	Value      Expr // nil if absent
	Simple     bool
}

// For is `for Target in Iter: Body else: Orelse`.
type For struct {
	Pos
	Target Expr
	Iter   Expr
	Body   []Stmt
	Orelse []Stmt
}

// AsyncFor is `async for Target in Iter: Body else: Orelse`.
type AsyncFor struct {
	Pos
	Target Expr
	Iter   Expr
	Body   []Stmt
	Orelse []Stmt
}

// While is `while Test: Body else: Orelse`.
type While struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// If is `if Test: Body else: Orelse`; an elif is an If alone in Orelse.
type If struct {
	Pos
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// With is `with Items: Body`.
type With struct {
	Pos
	Items []*WithItem
	Body  []Stmt
}

// AsyncWith is `async with Items: Body`.
type AsyncWith struct {
	Pos
	Items []*WithItem
	Body  []Stmt
}

// Match is `match Subject: Cases`.
type Match struct {
	Pos
	Subject Expr
	Cases   []*MatchCase
}

// Raise is `raise Exc from Cause`.
type Raise struct {
	Pos
	Exc   Expr // nil if absent
	Cause Expr // nil if absent
}

// Try is `try: Body except: Handlers else: Orelse finally: Finalbody`.
type Try struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// TryStar is a try statement with `except*` handlers.
type TryStar struct {
	Pos
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// Assert is `assert Test, Msg`.
type Assert struct {
	Pos
	Test Expr
	Msg  Expr // nil if absent
}

// Import is `import Names`.
type Import struct {
	Pos
	Names []*Alias
}

// ImportFrom is `from Module import Names`. Module is empty for
// `from . import x`; Level counts the leading dots.
type ImportFrom struct {
	Pos
	Module string
	Names  []*Alias
	Level  int
}

// Global is `global Names`.
type Global struct {
	Pos
	Names []string
}

// Nonlocal is `nonlocal Names`.
type Nonlocal struct {
	Pos
	Names []string
}

// ExprStmt is an expression used as a statement (ast.Expr in Python).
type ExprStmt struct {
	Pos
	Value Expr
}

// Pass is `pass`.
type Pass struct{ Pos }

// Break is `break`.
type Break struct{ Pos }

// Continue is `continue`.
type Continue struct{ Pos }

func (*FunctionDef) stmt()      {}
func (*AsyncFunctionDef) stmt() {}
func (*ClassDef) stmt()         {}
func (*Return) stmt()           {}
func (*Delete) stmt()           {}
func (*Assign) stmt()           {}
func (*TypeAlias) stmt()        {}
func (*AugAssign) stmt()        {}
func (*AnnAssign) stmt()        {}
func (*For) stmt()              {}
func (*AsyncFor) stmt()         {}
func (*While) stmt()            {}
func (*If) stmt()               {}
func (*With) stmt()             {}
func (*AsyncWith) stmt()        {}
func (*Match) stmt()            {}
func (*Raise) stmt()            {}
func (*Try) stmt()              {}
func (*TryStar) stmt()          {}
func (*Assert) stmt()           {}
func (*Import) stmt()           {}
func (*ImportFrom) stmt()       {}
func (*Global) stmt()           {}
func (*Nonlocal) stmt()         {}
func (*ExprStmt) stmt()         {}
func (*Pass) stmt()             {}
func (*Break) stmt()            {}
func (*Continue) stmt()         {}

// ExceptHandler is `except Type as Name: Body`.
type ExceptHandler struct {
	Pos
	Type Expr   // nil for a bare except
	Name string // empty if absent
	Body []Stmt
}

// WithItem is `ContextExpr as OptionalVars`. It has no range of its own.
type WithItem struct {
	ContextExpr  Expr
	OptionalVars Expr // nil if absent
}

// Alias is `Name as Asname` in an import.
type Alias struct {
	Pos
	Name   string
	Asname string // empty if absent
}

// Arguments is the parameter list of a function or lambda. It has no range of
// its own.
type Arguments struct {
	Posonlyargs []*Arg
	Args        []*Arg
	Vararg      *Arg // nil if absent
	Kwonlyargs  []*Arg
	// KwDefaults is parallel to Kwonlyargs, with nil for a missing default.
	KwDefaults []Expr
	Kwarg      *Arg // nil if absent
	// Defaults belong to the last len(Defaults) positional parameters.
	Defaults []Expr
}

// Arg is one parameter.
type Arg struct {
	Pos
	Arg        string
	Annotation Expr // nil if absent
}

// Keyword is `Arg=Value` in a call, or `**Value` if Arg is empty.
type Keyword struct {
	Pos
	Arg   string
	Value Expr
}
