// Package ext is Weft's public extension API: what a native module, ours or yours, is written with.
//
// A module is a Module value: its name, its functions and types, and for each function a name, a signature in Python's
// syntax, a docstring, the Go function, and an Effect, which says what the function does beside reading and changing Python
// objects through this API. A function that says nothing is Serial: under --stm the calling transaction turns irrevocable
// first and the call runs alone, as under a GIL. Marking it Pure lets it run inside transactions, which may abort and run it
// again; Buffered and Blocking are for output and for calls that wait.
//
// The types are those of package objects; the functions in api_gen.go forward to it. Rules for every native function: pass
// errors on (an abort is an ordinary error), never keep a body or its slices across a call that may run Python code, and
// keep state that changes in a State.
package ext

//go:generate sh -c "cd .. && go run ./internal/tools/genext"

import "github.com/weftpy/weft/objects"

// The vocabulary of the API; see package objects.
type (
	Value    = objects.Value
	Thread   = objects.Thread
	Interp   = objects.Interp
	Type     = objects.Type
	TypeSpec = objects.TypeSpec
	Slots    = objects.Slots
	Func     = objects.FuncDef
	GetSet   = objects.GetSet
	Effect   = objects.Effect
	Raised   = objects.Raised
	CmpOp    = objects.CmpOp
	BinOp    = objects.BinOp
	UnOp     = objects.UnOp
	Attrs    = objects.Attrs
	Header   = objects.Header
	DictItem = objects.DictItem

	Str       = objects.Str
	Tuple     = objects.Tuple
	List      = objects.List
	Dict      = objects.Dict
	Exception = objects.Exception
	Function  = objects.Function
)

// State is transactional state of type T; see objects.State.
type State[T any] = objects.State[T]

// The effects.
const (
	Pure     = objects.Pure
	Buffered = objects.Buffered
	Blocking = objects.Blocking
	Serial   = objects.Serial
)

// The comparisons.
const (
	LT = objects.LT
	LE = objects.LE
	EQ = objects.EQ
	NE = objects.NE
	GT = objects.GT
	GE = objects.GE
)

// The operators.
const (
	OpAdd      = objects.OpAdd
	OpSub      = objects.OpSub
	OpMul      = objects.OpMul
	OpDiv      = objects.OpDiv
	OpFloorDiv = objects.OpFloorDiv
	OpMod      = objects.OpMod
	OpPow      = objects.OpPow
	OpMatMul   = objects.OpMatMul
	OpLShift   = objects.OpLShift
	OpRShift   = objects.OpRShift
	OpAnd      = objects.OpAnd
	OpOr       = objects.OpOr
	OpXor      = objects.OpXor
	OpDivMod   = objects.OpDivMod
	OpNeg      = objects.OpNeg
	OpPos      = objects.OpPos
	OpInvert   = objects.OpInvert
	OpAbs      = objects.OpAbs
)

// Flags of native types.
const (
	FlagBaseOK      = objects.FlagBaseOK
	FlagHasAttrs    = objects.FlagHasAttrs
	FlagDisallowNew = objects.FlagDisallowNew
	FlagSequence    = objects.FlagSequence
	FlagMapping     = objects.FlagMapping
	FlagBuiltin     = objects.FlagBuiltin
	FlagHeap        = objects.FlagHeap
	FlagProxy       = objects.FlagProxy
	FlagIntSub      = objects.FlagIntSub
	FlagTuple       = objects.FlagTuple
	FlagBytesSub    = objects.FlagBytesSub
	FlagDict        = objects.FlagDict
)

// A Module describes a native module. It is a description, not the module: every interpreter makes its own from it.
type Module struct {
	Name string // full dotted name
	Doc  string
	// Effect is what functions that say nothing do; saying nothing here too means Serial.
	Effect Effect
	Funcs  []Func
	// Types are native types to be found in the module under their names. Setup may add more.
	Types []*Type
	// Consts are other attributes.
	Consts map[string]Value
	// Setup runs when the module is first imported into an interpreter, after the above is in place.
	Setup func(th *Thread, m *objects.Module) error
}

// Load makes the module in th's interpreter. The caller puts it in sys.modules.
func (m *Module) Load(th *Thread) (*objects.Module, error) {
	doc := objects.None
	if m.Doc != "" {
		doc = objects.NewStr(m.Doc).Value()
	}
	mod, err := objects.NewModule(th, m.Name, doc)
	if err != nil {
		return nil, err
	}
	if err := mod.AddFuncs(th, m.Name, m.Effect, m.Funcs); err != nil {
		return nil, err
	}
	for _, t := range m.Types {
		if err := mod.Set(th, t.Name, t.Value()); err != nil {
			return nil, err
		}
	}
	for name, v := range m.Consts {
		if err := mod.Set(th, name, v); err != nil {
			return nil, err
		}
	}
	if m.Setup != nil {
		return mod, m.Setup(th, mod)
	}
	return mod, nil
}
