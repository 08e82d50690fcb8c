package syntax

import "math/big"

// Pos is the source range of a node: lines are 1-based, columns are 0-based
// UTF-8 byte offsets within the line, exactly as in CPython's AST.
type Pos struct {
	Line, Col, EndLine, EndCol int32
}

// Position returns the range itself; embedding Pos gives every node this
// accessor.
func (p *Pos) Position() *Pos { return p }

// Node is anything in the tree that has a source range.
type Node interface {
	Position() *Pos
}

// Mod is the root of a tree: *Module, *Interactive or *Expression.
type Mod interface {
	mod()
}

// Stmt is a statement node.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression node.
type Expr interface {
	Node
	expr()
}

// Pattern is a pattern node of a match statement.
type Pattern interface {
	Node
	pattern()
}

// TypeParam is one parameter of a type parameter list.
type TypeParam interface {
	Node
	typeParam()
}

// Module is the tree of a whole file (ModeExec).
type Module struct {
	Body []Stmt
}

// Interactive is the tree of one interactive statement (ModeSingle).
type Interactive struct {
	Body []Stmt
}

// Expression is the tree of a lone expression (ModeEval).
type Expression struct {
	Body Expr
}

func (*Module) mod()      {}
func (*Interactive) mod() {}
func (*Expression) mod()  {}

// Str is the value of a string constant in WTF-8: UTF-8, except that lone
// surrogates appear as three-byte sequences.
type Str string

// Bytes is the value of a bytes constant.
type Bytes string

// Ellipsis is the value of the `...` constant.
type Ellipsis struct{}

// Constant is a literal. Value is one of: nil (None), bool, int64, *big.Int,
// float64, complex128, Str, Bytes, Ellipsis. A *big.Int never fits an int64.
type Constant struct {
	Pos
	Value any
	// Kind is "u" for string literals with a u prefix, otherwise empty.
	Kind string
}

// normInt returns the normal form of an integer constant's value.
func normInt(i *big.Int) any {
	if i.IsInt64() {
		return i.Int64()
	}
	return i
}

// ExprContext says whether a target expression is read, written or deleted.
type ExprContext uint8

// The expression contexts.
const (
	Load ExprContext = iota
	Store
	Del
)

// String returns the name of the context in Python's ast module.
func (c ExprContext) String() string { return [...]string{"Load", "Store", "Del"}[c] }

// BoolOperator is the operator of a BoolOp.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

// String returns the name of the operator in Python's ast module.
func (o BoolOperator) String() string { return [...]string{"And", "Or"}[o] }

// Operator is the operator of a BinOp or AugAssign.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Modulo
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operatorNames = [...]string{
	"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow",
	"LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv",
}

// String returns the name of the operator in Python's ast module.
func (o Operator) String() string { return operatorNames[o] }

// UnaryOperator is the operator of a UnaryOp.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// String returns the name of the operator in Python's ast module.
func (o UnaryOperator) String() string {
	return [...]string{"Invert", "Not", "UAdd", "USub"}[o]
}

// CmpOp is a comparison operator.
type CmpOp uint8

// The comparison operators.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var cmpOpNames = [...]string{
	"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn",
}

// String returns the name of the operator in Python's ast module.
func (o CmpOp) String() string { return cmpOpNames[o] }
