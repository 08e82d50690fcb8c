package objects

import "unsafe"

// CodeFlags are the flags of a code object, with CPython's values (co_flags).
type CodeFlags uint32

// Code flags.
const (
	CodeOptimized   CodeFlags = 0x1 // locals live in registers
	CodeNewLocals   CodeFlags = 0x2
	CodeVarArgs     CodeFlags = 0x4
	CodeVarKeywords CodeFlags = 0x8
	CodeNested      CodeFlags = 0x10
	CodeGenerator   CodeFlags = 0x20
	CodeCoroutine   CodeFlags = 0x80
	CodeAsyncGen    CodeFlags = 0x200
	CodeHasDoc      CodeFlags = 0x4000000 // Consts[0] is the docstring
	CodeMethod      CodeFlags = 0x8000000 // defined directly in a class body
)

// A CacheEntry names what an instruction with an inline cache is about.
type CacheEntry struct {
	Name    *Str   // attribute, global or method name
	KwNames *Tuple // keyword names of a method call, or nil
}

// A Handler is one row of a code object's exception table. The rows are searched in order for the first that covers the
// instruction that raised; rows of inner regions come first.
//
// A row with Target >= 0 catches: R[Reg] = the exception, R[Reg+1] = the exception that was being handled before, the
// caught one is now being handled, and execution goes on at Target. A row with Target < 0 covers the body of a handler
// whose state is in R[Reg], R[Reg+1]: an exception that leaves it makes R[Reg+1] the exception being handled again, and
// the search goes on.
type Handler struct {
	Start, End int32 // instruction indices, half open
	Target     int32
	Reg        uint16 // register number, not scaled
}

// A SourceRange is the source text an instruction came from; columns are UTF-8 byte offsets from 0, -1 if unknown.
type SourceRange struct {
	Line, EndLine int32
	Col, EndCol   int16
}

// Code is a compiled function, class body or module (Python type code). It is immutable but for its instructions' opcodes,
// which quicken in place, and its inline caches; neither is part of any transaction.
type Code struct {
	Header
	Name, QualName, Filename *Str
	FirstLine                int
	Flags                    CodeFlags

	// The parameters: positional (ArgCount, of which PosOnly come first and may not be named), then keyword-only.
	ArgCount, PosOnly, KwOnly int
	// LocalNames name registers 0..len-1: parameters, *args, **kwargs, other locals, in that order.
	LocalNames []*Str
	// CellLocals are the registers among LocalNames whose variable lives in a cell; FreeNames name the closure's cells,
	// which the FreeVars instruction copies to the registers from len(LocalNames) on.
	CellLocals []int
	FreeNames  []*Str
	NumRegs    int // size of the frame in registers, outgoing calls included
	GenRegs    int // the first so many of them outlive a yield

	Instrs   []uint64 // see vm/opcode
	Consts   []Value
	Caches   []CacheEntry
	Handlers []Handler
	Lines    []SourceRange // one per instruction

	// What the eval loop needs, derived by Finish.
	Base   unsafe.Pointer   // &Instrs[0]
	CBase  unsafe.Pointer   // &Consts[0]
	ICs    []unsafe.Pointer // inline caches: immutable records behind atomic pointers
	ICBase unsafe.Pointer   // &ICs[0]
	NParam int              // registers filled by a call: all parameters with *args and **kwargs
	Simple bool             // positional parameters only: calls may take the quick path
	// Owner is the globals dict whose cells the inline caches hold; atomic. Code that runs with other globals is copied first.
	Owner unsafe.Pointer
	// Hidden is a *Function of this code, without a closure, that no program can see; atomic.
	Hidden unsafe.Pointer
	// FrameBytes is the size of the frame, and UndefLo..UndefHi the byte offsets of the locals that start Undef.
	FrameBytes, UndefLo, UndefHi uintptr
}

// Finish derives the fields the eval loop uses; the compiler calls it once when everything else is set.
func (c *Code) Finish() *Code {
	c.typ = CodeType
	c.NParam = c.ArgCount + c.KwOnly
	if c.Flags&CodeVarArgs != 0 {
		c.NParam++
	}
	if c.Flags&CodeVarKeywords != 0 {
		c.NParam++
	}
	c.Simple = c.KwOnly == 0 && c.Flags&(CodeVarArgs|CodeVarKeywords) == 0
	c.FrameBytes = uintptr(c.NumRegs) * 16
	c.UndefLo, c.UndefHi = uintptr(c.NParam)*16, uintptr(len(c.LocalNames))*16
	c.ICs = make([]unsafe.Pointer, len(c.Caches)+1)
	// One word more than needed: the eval loop's pc points behind the instruction it executes, and may not point behind the
	// array, where the collector would take it for a reference to something else.
	padded := make([]uint64, len(c.Instrs)+1)
	c.Instrs = padded[:copy(padded, c.Instrs)]
	c.Base = unsafe.Pointer(unsafe.SliceData(c.Instrs))
	c.ICBase = unsafe.Pointer(unsafe.SliceData(c.ICs))
	if len(c.Consts) == 0 {
		c.Consts = []Value{None}
	}
	c.CBase = unsafe.Pointer(unsafe.SliceData(c.Consts))
	return c
}

// Exact tells whether n positional arguments fill all parameters.
func (c *Code) Exact(n int) bool { return c.Simple && c.ArgCount == n }

// KeywordParam returns which parameter a keyword argument named s goes to, or -1.
func (c *Code) KeywordParam(s *Str) int {
	named := c.LocalNames[:c.ArgCount+c.KwOnly]
	for p := c.PosOnly; p < len(named); p++ {
		if named[p] == s {
			return p
		}
	}
	for p := c.PosOnly; p < len(named); p++ {
		if named[p].n == s.n && named[p].Equal(s) {
			return p
		}
	}
	return -1
}
