package objects

// CmpOp is a rich comparison.
type CmpOp uint8

// The rich comparisons, in CPython's order.
const (
	LT CmpOp = iota
	LE
	EQ
	NE
	GT
	GE
)

var (
	cmpSymbols = [...]string{"<", "<=", "==", "!=", ">", ">="}
	cmpDunders = [...]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"}
	cmpSwapped = [...]CmpOp{GT, GE, EQ, NE, LT, LE}
)

// Method returns the name of the method for op.
func (op CmpOp) Method() string { return cmpDunders[op] }

// BinOp is a binary operator.
type BinOp uint8

// The binary operators, in the order of the opcodes.
const (
	OpAdd BinOp = iota
	OpSub
	OpMul
	OpDiv
	OpFloorDiv
	OpMod
	OpPow
	OpMatMul
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	OpDivMod // not an operator, but dispatched like one
	numBinOps
)

var (
	binSymbols = [...]string{"+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "|", "^", "divmod()"}
	binNames   = [...]string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor", "divmod"}
)

// Name returns the name in the methods for op, such as add.
func (op BinOp) Name() string { return binNames[op] }

// UnOp is a unary operator.
type UnOp uint8

// The unary operators, in the order of the opcodes.
const (
	OpNeg UnOp = iota
	OpPos
	OpInvert
	OpAbs
	numUnOps
)

var (
	unSymbols = [...]string{"unary -", "unary +", "unary ~", "abs()"}
	unDunders = [...]string{"__neg__", "__pos__", "__invert__", "__abs__"}
)

type (
	// UnaryFunc takes a value to a value.
	UnaryFunc func(th *Thread, self Value) (Value, error)
	// BinaryFunc computes a binary operator; it returns NotImplemented for operands it does not know. Operands come in
	// source order, so either may be of the slot's type.
	BinaryFunc func(th *Thread, a, b Value) (Value, error)
	// RepeatFunc repeats a sequence; n may be negative.
	RepeatFunc func(th *Thread, self Value, n int) (Value, error)
	// CallFunc calls self; args are positional arguments, then those that kw names (nil: none).
	CallFunc func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error)
)

// Slots are the operations of a type that have a fast way in. A nil slot means the type does not have the operation.
// Subtypes inherit them; a class that defines the dunder method gets a slot that calls it. The table slotDefs relates the
// two.
type Slots struct {
	New      func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error)
	Init     func(th *Thread, self Value, args []Value, kw *Tuple) error
	Call     CallFunc
	Repr     func(th *Thread, self Value) (*Str, error)
	Str      func(th *Thread, self Value) (*Str, error)
	Hash     func(th *Thread, self Value) (int64, error) // nil: unhashable
	Compare  func(th *Thread, self, other Value, op CmpOp) (Value, error)
	GetAttr  func(th *Thread, self Value, name *Str) (Value, error)
	SetAttr  func(th *Thread, self Value, name *Str, v Value) error       // v Undef: delete
	DescrGet func(th *Thread, descr, obj Value, typ *Type) (Value, error) // obj Undef: looked up on the type
	DescrSet func(th *Thread, descr, obj, v Value) error                  // v Undef: delete
	Iter     UnaryFunc
	Next     UnaryFunc // Undef: exhausted
	Len      func(th *Thread, self Value) (int, error)
	GetItem  BinaryFunc
	SetItem  func(th *Thread, self, key, v Value) error // v Undef: delete
	Contains func(th *Thread, self, item Value) (bool, error)
	Bool     func(th *Thread, self Value) (bool, error)
	Index    UnaryFunc
	Int      UnaryFunc
	Float    UnaryFunc
	Binary   [numBinOps]BinaryFunc
	asks     uint16 // the bits of those in Binary that go to dunder methods of the operands, see operatorCaller
	InPlace  [numBinOps]BinaryFunc
	Unary    [numUnOps]UnaryFunc
	// Concat and Repeat are + and * of sequences, which come after those of numbers on either side.
	Concat, InPlaceConcat BinaryFunc
	Repeat, InPlaceRepeat RepeatFunc
	// Buffer returns the bytes of a bytes-like object, not to be changed or kept across a safepoint.
	Buffer func(th *Thread, self Value) ([]byte, error)
	// Writable returns the same bytes of an object that others may change, to write until the next safepoint.
	Writable func(th *Thread, self Value) ([]byte, error)
	// BufferFormat is the format of a memoryview of the object, a letter as in package struct; nil: 'B'.
	BufferFormat func(self Value) byte
}
