// Package opcode states every fact about Weft's bytecode once: the instruction layout, the opcodes, their operands and
// what each does. Names, operand kinds, the disassembler and the compiler's assembler derive from the table below.
//
// # Instruction
//
// An instruction is one 64-bit word:
//
//	bits  0..7   op   the opcode; quickening rewrites it in place
//	bits  8..15  x    a small flag operand
//	bits 16..31  a    first operand
//	bits 32..47  b    second operand
//	bits 48..63  c    third operand
//
// Op, x and a share the low 32 bits, the only half that quickening rewrites, by one atomic store.
//
// # Operands
//
// A register operand is a byte offset from the frame pointer (register number times 16), so a code object has at most
// MaxRegs registers. Constants, inline caches and names are plain indices. Jumps count instructions from the one after
// the jump; a jump with a negative distance is a loop back-edge and a safepoint.
//
// # Frames and calls
//
// A frame is a window on the thread's register stack: R[0] is at fp, and two header slots lie below it:
//
//	fp[-2]  p: the *Function that runs     n: return address (0: return to Go)
//	fp[-1]  p: the caller's fp             n: flags
//
// A call at register A finds the callee in R[A], leaves R[A+1] to the VM, and finds arguments from R[A+2] on, so R[A+2]
// becomes the callee's R[0]. The result goes to R[A]. Everything at R[A+1] and above is dead after the call: the compiler
// allocates A above every live temporary.
//
// A callee's registers hold, in this order: positional-only and ordinary parameters, keyword-only parameters, *args,
// **kwargs, other locals (cells included: a cell variable's register holds the cell), free variables' cells, temporaries.
// Registers of locals that are not parameters start Undef. Class bodies and module code find their namespace in R[0];
// for module code run with locals == globals R[0] is Undef.
package opcode

// MaxRegs is the largest number of registers of one code object.
const MaxRegs = 1 << 16 / RegSize

// RegSize is the size of a register in bytes.
const RegSize = 16

// Instr is one instruction.
type Instr uint64

// Op is an opcode.
type Op uint8

// Make assembles an instruction; register operands must be scaled already (see Reg).
func Make(op Op, x uint8, a, b, c uint16) Instr {
	return Instr(op) | Instr(x)<<8 | Instr(a)<<16 | Instr(b)<<32 | Instr(c)<<48
}

// Reg scales a register number to an operand.
func Reg(n int) uint16 { return uint16(n * RegSize) }

// Op returns the opcode.
func (i Instr) Op() Op { return Op(i) }

// X returns the flag operand.
func (i Instr) X() uint8 { return uint8(i >> 8) }

// A returns the first operand.
func (i Instr) A() uint16 { return uint16(i >> 16) }

// B returns the second operand.
func (i Instr) B() uint16 { return uint16(i >> 32) }

// C returns the third operand.
func (i Instr) C() uint16 { return uint16(i >> 48) }

// BC returns the second and third operand as one signed 32-bit number.
func (i Instr) BC() int32 { return int32(i >> 32) }

// Kind says what an operand means.
type Kind uint8

// The kinds of operands.
const (
	None    Kind = iota
	Dst          // register written
	Src          // register read
	SrcDst       // register read and written
	Block        // first of several registers
	Imm          // signed 16-bit number
	Count        // unsigned number
	Const        // index into Consts
	Const1       // index into Consts plus one; 0 means none
	Cache        // index into Caches (name, keyword names, inline cache)
	Jump         // signed 16-bit distance
	Const32      // b and c: index into Consts
	Jump32       // b and c: signed 32-bit distance
)

// Info is what is known of an opcode.
type Info struct {
	Name    string
	X       string // meaning of the flag operand
	A, B, C Kind
	Doc     string
}

// Values of x for binary operators.
const InPlace = 1

// Values of x for Format.
const (
	FormatStr   = 1
	FormatRepr  = 2
	FormatASCII = 3
	FormatConv  = 3 // mask
	FormatSpec  = 4 // R[c] holds the specification
)

// Bits of x for MakeFunction: which of the registers from R[b] on are set.
const (
	FuncDefaults   = 1  // R[b]: tuple
	FuncKwDefaults = 2  // R[b+1]: dict
	FuncAnnotate   = 4  // R[b+2]: __annotate__ function
	FuncClosure    = 8  // R[b+3]: tuple of cells
	FuncCode       = 16 // R[b+4]: the code, instead of K[c]
	FuncHidden     = 32 // no program sees the function, of a generator expression: one may serve for all
)

// Long as x of Call and CallM says that native code took long there: the evaluator's business.
const Long = 1

// ForCall is the x of LoadSuperAttr for a CallM.
const ForCall = 2

// Bits of x for CallEx.
const (
	CallStar   = 1 // the register behind the plain arguments holds an iterable with more
	CallMap    = 2 // the last register holds a mapping with more keyword arguments
	CallMethod = 4 // after LoadMethod: R[a+2] is the object or Undef, and the arguments begin behind it
)

// TupleStar is the x of BuildTuple whose last item is an iterable with more items.
const TupleStar = 1

// FarName as x of an instruction with a name, except LoadMethod, CallM and LoadSuperAttr, says that there is no cache entry: the
// operand is a register that holds the name.
const FarName = 1

// Values of x for Raise.
const (
	Reraise   = 0 // raise the exception being handled
	RaiseExc  = 1 // raise R[a]
	RaiseFrom = 2 // raise R[a] from R[b]
)

// Values of x for Intrinsic.
const (
	IntrinsicPrintExpr   = iota // sys.displayhook(R[b])
	IntrinsicImportStar         // from R[b] import *
	IntrinsicListToTuple        // tuple(list R[b])
	IntrinsicAssertError        // the AssertionError class
	IntrinsicLocals             // the namespace of a class body (R[b] unused)
	IntrinsicBuildClass         // builtins.__build_class__
	IntrinsicNotImplementedError
	IntrinsicTemplate      // the Template of the pair R[b]: strings, interpolations
	IntrinsicInterpolation // the Interpolation of the tuple R[b]: value, expression, conversion, format specification
	IntrinsicLen           // len(R[b])
	IntrinsicMatchSequence // whether a sequence pattern may match R[b], judged by its type
	IntrinsicMatchMapping  // whether a mapping pattern may match R[b], judged by its type
	IntrinsicMatchKeys     // the tuple of values of the pair R[b]: mapping, tuple of keys; None if a key is missing
	IntrinsicMatchClass    // the tuple of attributes of the tuple R[b]: subject, class, number of positional patterns, tuple of names; None if it is no instance or an attribute is missing
	IntrinsicStarred       // the tuple of the items of R[b], an argument after *
	IntrinsicUnpack        // the tuple of what R[b] is unpacked to, a tuple: value, number of targets before the starred one, number after it or None
)

// The opcodes the compiler emits. Quickened forms follow FirstQuick and belong to the VM.
const (
	Nop Op = iota
	Move
	LoadK
	CheckBound
	Unbind
	MakeCell
	FreeVars
	LoadCell
	StoreCell
	DeleteCell
	LoadGlobal
	StoreGlobal
	DeleteGlobal
	LoadName
	StoreName
	DeleteName
	LoadClassCell

	Add
	Sub
	Mul
	Div
	FloorDiv
	Mod
	Pow
	MatMul
	LShift
	RShift
	And
	Or
	Xor
	AddI
	SubI
	MulI
	FloorDivI
	ModI
	AndI
	LShiftI
	RShiftI
	AddK
	SubK
	MulK
	DivK
	Neg
	Pos
	Invert
	Not
	Lt
	Le
	Eq
	Ne
	Gt
	Ge
	Is
	IsNot
	In
	NotIn

	Jmp
	JTrue
	JFalse
	JNone
	JNotNone
	JLt
	JLe
	JEq
	JNe
	JGt
	JGe
	JLtI
	JLeI
	JEqI
	JNeI
	JGtI
	JGeI
	JIs
	JIn
	GetIter
	ForIter

	GetItem
	GetItemI
	SetItem
	DelItem
	GetSlice
	SetSlice
	BuildSlice
	LoadAttr
	StoreAttr
	DeleteAttr
	LoadSuperAttr

	Call
	LoadMethod
	CallM
	CallEx
	Return
	ReturnK
	MakeFunction
	MakeGen
	Yield
	YieldFromIter
	Send

	BuildTuple
	BuildList
	BuildSet
	BuildMap
	BuildString
	ListAppend
	SetAdd
	MapAdd
	ListExtend
	SetUpdate
	DictUpdate
	DictMerge
	Unpack
	UnpackEx
	Format

	ImportName
	ImportFrom
	Raise
	RaiseAgain
	PopExc
	JNoMatch
	WithEnter
	WithExcept
	Intrinsic

	FirstQuick
)

// Table describes every opcode the compiler emits. R is a register, K a constant, N the name of a cache entry.
var Table = [FirstQuick]Info{
	Nop:           {"Nop", "", None, None, None, "nothing"},
	Move:          {"Move", "", Dst, Src, None, "R[a] = R[b]"},
	LoadK:         {"LoadK", "", Dst, Const32, None, "R[a] = K[bc]"},
	CheckBound:    {"CheckBound", "1: free variable wording", Src, Const, None, "raise UnboundLocalError (NameError for a free variable) naming K[b] if R[a] is Undef"},
	Unbind:        {"Unbind", "1: no error if unbound", Dst, Const, None, "del of a local: raise as CheckBound if Undef (unless x), then R[a] = Undef"},
	MakeCell:      {"MakeCell", "", SrcDst, None, None, "R[a] = new cell that holds R[a] (Undef or a parameter)"},
	FreeVars:      {"FreeVars", "", Block, Count, None, "R[a]..R[a+b-1] = the function's closure cells; first instruction after MakeCell"},
	LoadCell:      {"LoadCell", "1: free variable wording", Dst, Src, Const, "R[a] = contents of cell R[b]; unbound: error naming K[c]"},
	StoreCell:     {"StoreCell", "", Src, Src, None, "contents of cell R[a] = R[b]"},
	DeleteCell:    {"DeleteCell", "1: free variable wording, 2: no error", Src, Const, None, "empty cell R[a]; unbound: error naming K[b]"},
	LoadGlobal:    {"LoadGlobal", "", Dst, Cache, None, "R[a] = global or builtin N[b]"},
	StoreGlobal:   {"StoreGlobal", "", Src, Cache, None, "global N[b] = R[a]"},
	DeleteGlobal:  {"DeleteGlobal", "", None, Cache, None, "del global N[b]"},
	LoadName:      {"LoadName", "", Dst, Cache, None, "R[a] = N[b] from the namespace R[0] (Undef: globals), then globals, then builtins"},
	StoreName:     {"StoreName", "", Src, Cache, None, "namespace R[0] (Undef: globals) [N[b]] = R[a]"},
	DeleteName:    {"DeleteName", "", None, Cache, None, "del namespace[N[b]]"},
	LoadClassCell: {"LoadClassCell", "", Dst, Src, Cache, "in a class body: R[a] = R[0][N[c]] if there, else contents of cell R[b]"},

	Add:       {"Add", "1: in place", Dst, Src, Src, "R[a] = R[b] + R[c]"},
	Sub:       {"Sub", "1: in place", Dst, Src, Src, "R[a] = R[b] - R[c]"},
	Mul:       {"Mul", "1: in place", Dst, Src, Src, "R[a] = R[b] * R[c]"},
	Div:       {"Div", "1: in place", Dst, Src, Src, "R[a] = R[b] / R[c]"},
	FloorDiv:  {"FloorDiv", "1: in place", Dst, Src, Src, "R[a] = R[b] // R[c]"},
	Mod:       {"Mod", "1: in place", Dst, Src, Src, "R[a] = R[b] % R[c]"},
	Pow:       {"Pow", "1: in place", Dst, Src, Src, "R[a] = R[b] ** R[c]"},
	MatMul:    {"MatMul", "1: in place", Dst, Src, Src, "R[a] = R[b] @ R[c]"},
	LShift:    {"LShift", "1: in place", Dst, Src, Src, "R[a] = R[b] << R[c]"},
	RShift:    {"RShift", "1: in place", Dst, Src, Src, "R[a] = R[b] >> R[c]"},
	And:       {"And", "1: in place", Dst, Src, Src, "R[a] = R[b] & R[c]"},
	Or:        {"Or", "1: in place", Dst, Src, Src, "R[a] = R[b] | R[c]"},
	Xor:       {"Xor", "1: in place", Dst, Src, Src, "R[a] = R[b] ^ R[c]"},
	AddI:      {"AddI", "1: in place", Dst, Src, Imm, "R[a] = R[b] + c"},
	SubI:      {"SubI", "1: in place", Dst, Src, Imm, "R[a] = R[b] - c"},
	MulI:      {"MulI", "1: in place", Dst, Src, Imm, "R[a] = R[b] * c"},
	FloorDivI: {"FloorDivI", "1: in place", Dst, Src, Imm, "R[a] = R[b] // c"},
	ModI:      {"ModI", "1: in place", Dst, Src, Imm, "R[a] = R[b] % c"},
	AndI:      {"AndI", "1: in place", Dst, Src, Imm, "R[a] = R[b] & c"},
	LShiftI:   {"LShiftI", "1: in place", Dst, Src, Imm, "R[a] = R[b] << c"},
	RShiftI:   {"RShiftI", "1: in place", Dst, Src, Imm, "R[a] = R[b] >> c"},
	AddK:      {"AddK", "1: in place", Dst, Src, Const, "R[a] = R[b] + K[c], a float constant"},
	SubK:      {"SubK", "1: in place", Dst, Src, Const, "R[a] = R[b] - K[c], a float constant"},
	MulK:      {"MulK", "1: in place", Dst, Src, Const, "R[a] = R[b] * K[c], a float constant"},
	DivK:      {"DivK", "1: in place", Dst, Src, Const, "R[a] = R[b] / K[c], a float or int constant"},
	Neg:       {"Neg", "", Dst, Src, None, "R[a] = -R[b]"},
	Pos:       {"Pos", "", Dst, Src, None, "R[a] = +R[b]"},
	Invert:    {"Invert", "", Dst, Src, None, "R[a] = ~R[b]"},
	Not:       {"Not", "", Dst, Src, None, "R[a] = not R[b]"},
	Lt:        {"Lt", "", Dst, Src, Src, "R[a] = R[b] < R[c]"},
	Le:        {"Le", "", Dst, Src, Src, "R[a] = R[b] <= R[c]"},
	Eq:        {"Eq", "", Dst, Src, Src, "R[a] = R[b] == R[c]"},
	Ne:        {"Ne", "", Dst, Src, Src, "R[a] = R[b] != R[c]"},
	Gt:        {"Gt", "", Dst, Src, Src, "R[a] = R[b] > R[c]"},
	Ge:        {"Ge", "", Dst, Src, Src, "R[a] = R[b] >= R[c]"},
	Is:        {"Is", "", Dst, Src, Src, "R[a] = R[b] is R[c]"},
	IsNot:     {"IsNot", "", Dst, Src, Src, "R[a] = R[b] is not R[c]"},
	In:        {"In", "", Dst, Src, Src, "R[a] = R[b] in R[c]"},
	NotIn:     {"NotIn", "", Dst, Src, Src, "R[a] = R[b] not in R[c]"},

	Jmp:      {"Jmp", "", None, Jump32, None, "jump"},
	JTrue:    {"JTrue", "", Src, Jump32, None, "jump if R[a] is true"},
	JFalse:   {"JFalse", "", Src, Jump32, None, "jump if R[a] is false"},
	JNone:    {"JNone", "", Src, Jump32, None, "jump if R[a] is None"},
	JNotNone: {"JNotNone", "", Src, Jump32, None, "jump if R[a] is not None"},
	JLt:      {"JLt", "sense: jump if the truth of the comparison equals x", Src, Src, Jump, "compare R[a] < R[b] and jump"},
	JLe:      {"JLe", "sense", Src, Src, Jump, "compare R[a] <= R[b] and jump"},
	JEq:      {"JEq", "sense", Src, Src, Jump, "compare R[a] == R[b] and jump"},
	JNe:      {"JNe", "sense", Src, Src, Jump, "compare R[a] != R[b] and jump"},
	JGt:      {"JGt", "sense", Src, Src, Jump, "compare R[a] > R[b] and jump"},
	JGe:      {"JGe", "sense", Src, Src, Jump, "compare R[a] >= R[b] and jump"},
	JLtI:     {"JLtI", "sense", Src, Imm, Jump, "compare R[a] < b and jump"},
	JLeI:     {"JLeI", "sense", Src, Imm, Jump, "compare R[a] <= b and jump"},
	JEqI:     {"JEqI", "sense", Src, Imm, Jump, "compare R[a] == b and jump"},
	JNeI:     {"JNeI", "sense", Src, Imm, Jump, "compare R[a] != b and jump"},
	JGtI:     {"JGtI", "sense", Src, Imm, Jump, "compare R[a] > b and jump"},
	JGeI:     {"JGeI", "sense", Src, Imm, Jump, "compare R[a] >= b and jump"},
	JIs:      {"JIs", "sense", Src, Src, Jump, "compare R[a] is R[b] and jump"},
	JIn:      {"JIn", "sense", Src, Src, Jump, "compare R[a] in R[b] and jump"},
	GetIter:  {"GetIter", "1: for another GetIter in a generator expression, which may get a list, tuple or range as it is", Block, Src, None, "R[a],R[a+1] = iterator over R[b]; both registers belong to it"},
	ForIter:  {"ForIter", "", Block, Dst, Jump, "R[b] = next of iterator R[a],R[a+1] and jump (back, to the body); exhausted: fall through"},

	GetItem:       {"GetItem", "", Dst, Src, Src, "R[a] = R[b][R[c]]"},
	GetItemI:      {"GetItemI", "", Dst, Src, Imm, "R[a] = R[b][c]"},
	SetItem:       {"SetItem", "", Src, Src, Src, "R[a][R[b]] = R[c]"},
	DelItem:       {"DelItem", "", Src, Src, None, "del R[a][R[b]]"},
	GetSlice:      {"GetSlice", "", Dst, Src, Block, "R[a] = R[b][R[c]:R[c+1]:R[c+2]]"},
	SetSlice:      {"SetSlice", "", Src, Block, Src, "R[a][R[b]:R[b+1]:R[b+2]] = R[c]"},
	BuildSlice:    {"BuildSlice", "", Dst, Block, None, "R[a] = slice(R[b], R[b+1], R[b+2])"},
	LoadAttr:      {"LoadAttr", "", Dst, Src, Cache, "R[a] = R[b].N[c]"},
	StoreAttr:     {"StoreAttr", "", Src, Src, Cache, "R[a].N[c] = R[b]"},
	DeleteAttr:    {"DeleteAttr", "", Src, None, Cache, "del R[a].N[c]"},
	LoadSuperAttr: {"LoadSuperAttr", "ForCall: for a CallM, as LoadMethod; the object or Undef goes to R[a+2]", Dst, Block, Cache, "R[a] = R[b](R[b+1], R[b+2]).N[c], where R[b] is normally builtins.super"},

	Call:          {"Call", "Long", Block, Count, Const1, "R[a] = R[a](R[a+2] .. R[a+1+b]); the last len(K[c-1]) arguments are keywords named by that tuple"},
	LoadMethod:    {"LoadMethod", "", Block, None, Cache, "R[a] = R[a+2].N[c] for a CallM of R[a]: what the type has if it takes the object as first argument, else the attribute, and R[a+2] = Undef"},
	CallM:         {"CallM", "Long", Block, Count, Cache, "R[a] = R[a](R[a+2] .. R[a+1+b]) after LoadMethod, b counting the object; keyword names in the cache entry"},
	CallEx:        {"CallEx", "Call* bits", Block, Count, Const1, "R[a] = R[a](...): from R[a+2] on there are b arguments, an iterable if CallStar, the keyword arguments named by tuple K[c-1], a mapping if CallMap"},
	Return:        {"Return", "", Src, None, None, "return R[a]"},
	ReturnK:       {"ReturnK", "", None, Const32, None, "return K[bc]"},
	MakeFunction:  {"MakeFunction", "Func* bits", Dst, Block, Const, "R[a] = function of code K[c]; R[b].. hold defaults, keyword defaults, __annotate__, closure as x says"},
	MakeGen:       {"MakeGen", "", None, None, None, "return a generator over the rest of this frame; follows MakeCell and FreeVars"},
	Yield:         {"Yield", "1: delegating to iterator R[b]", SrcDst, Src, None, "yield R[a]; when resumed R[a] holds what was sent"},
	YieldFromIter: {"YieldFromIter", "", Dst, Src, None, "R[a] = iterator that yield from R[b] delegates to"},
	Send:          {"Send", "", Src, SrcDst, Jump, "send R[b] to iterator R[a]: R[b] = what it yielded; finished: R[b] = its value and jump"},

	BuildTuple:  {"BuildTuple", "TupleStar: with the items of the last in its place", Dst, Block, Count, "R[a] = tuple of the c registers from R[b] on"},
	BuildList:   {"BuildList", "1: c is 0, and the list will grow by the items of iterator R[b]", Dst, Block, Count, "R[a] = list of the c registers from R[b] on"},
	BuildSet:    {"BuildSet", "", Dst, Block, Count, "R[a] = set of the c registers from R[b] on"},
	BuildMap:    {"BuildMap", "", Dst, Block, Count, "R[a] = dict of the c pairs (key, value, ...) from R[b] on"},
	BuildString: {"BuildString", "", Dst, Block, Count, "R[a] = concatenation of the c strings from R[b] on"},
	ListAppend:  {"ListAppend", "", Src, Src, None, "R[a].append(R[b]), a list being built"},
	SetAdd:      {"SetAdd", "", Src, Src, None, "R[a].add(R[b]), a set being built"},
	MapAdd:      {"MapAdd", "", Src, Src, Src, "R[a][R[b]] = R[c], a dict being built"},
	ListExtend:  {"ListExtend", "", Src, Src, None, "R[a].extend(R[b]), a list being built"},
	SetUpdate:   {"SetUpdate", "", Src, Src, None, "R[a].update(R[b]), a set being built"},
	DictUpdate:  {"DictUpdate", "", Src, Src, None, "R[a].update(R[b]) of a dict display, R[b] a mapping"},
	DictMerge:   {"DictMerge", "", Src, Src, Src, "R[a].update(R[b]) of call keywords; duplicates are an error that names the callee R[c]"},
	Unpack:      {"Unpack", "", Block, Src, Count, "R[a] .. R[a+c-1] = the c items of R[b]"},
	UnpackEx:    {"UnpackEx", "number of targets after the starred one", Block, Src, Count, "R[a].. = c items, list of the rest, x items of R[b]"},
	Format:      {"Format", "Format* bits", Dst, Src, Src, "R[a] = format(R[b]), after conversion, with specification R[c] if FormatSpec"},

	ImportName: {"ImportName", "", Dst, Block, Cache, "R[a] = __import__(N[c], level=R[b], fromlist=R[b+1])"},
	ImportFrom: {"ImportFrom", "", Dst, Src, Cache, "R[a] = attribute or submodule N[c] of module R[b]"},
	Raise:      {"Raise", "Reraise, RaiseExc, RaiseFrom", Src, Src, None, "raise"},
	RaiseAgain: {"RaiseAgain", "", Src, None, None, "continue raising R[a] after cleanup: no new traceback entry for this line; restores the state R[a+1] first"},
	PopExc:     {"PopExc", "", Block, None, None, "leave a handler: the exception being handled is again R[a+1]"},
	JNoMatch:   {"JNoMatch", "", Src, Src, Jump, "jump unless exception R[a] is an instance of R[b] (class or tuple of classes)"},
	WithEnter:  {"WithEnter", "1: R[a] is bound, for a Call", Block, Src, None, "enter context manager R[b]: R[a] = its __exit__ for a CallM, R[a+1] = what __enter__ returned, R[a+2] = the object or Undef, as LoadMethod"},
	WithExcept: {"WithExcept", "", Dst, Block, Src, "R[a] = __exit__ R[b], of R[b+2], called with type(exc), exc, exc.__traceback__ for exception R[c]"},
	Intrinsic:  {"Intrinsic", "Intrinsic*", Dst, Src, None, "R[a] = an operation on R[b]"},
}
