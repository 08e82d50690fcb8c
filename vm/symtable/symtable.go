package symtable

import (
	"slices"
	"strings"

	"github.com/weftpy/weft/vm/syntax"
)

// Kind is the kind of a scope.
type Kind uint8

// The kinds of scopes.
const (
	ModuleScope     Kind = iota
	FunctionScope        // def, lambda and comprehensions
	ClassScope           // class body
	AnnotationScope      // __annotate__ function of a function, class or module
	TypeParamsScope      // the type parameters of a generic function, class or alias
	TypeVarScope         // bound or default of one type parameter
	TypeAliasScope       // value of a type alias
)

// CompKind says which comprehension a scope belongs to.
type CompKind uint8

// The kinds of comprehensions.
const (
	NotComp CompKind = iota
	ListComp
	SetComp
	DictComp
	GeneratorExp
)

// Flags record what a scope does with a name.
type Flags uint16

// The flags of a symbol.
const (
	DefGlobal    Flags = 1 << iota // global statement
	DefLocal                       // assigned in the scope
	DefParam                       // parameter
	DefNonlocal                    // nonlocal statement
	Use                            // read
	DefImport                      // bound by an import
	DefAnnot                       // annotated
	DefCompIter                    // iteration variable of a comprehension
	DefTypeParam                   // type parameter
	Deleted                        // unbound by del or at the end of an except clause
	DefFreeClass                   // a class binds the name and passes an outer one through to its methods

	DefBound = DefLocal | DefParam | DefImport | DefTypeParam
)

// Resolution says where a name lives.
type Resolution uint8

// The resolutions.
const (
	Unresolved     Resolution = iota
	Local                     // bound here (in a namespace, for modules and classes)
	Cell                      // bound here, shared with inner functions
	Free                      // bound in an enclosing function
	GlobalExplicit            // declared global
	GlobalImplicit            // bound nowhere around
)

// Symbol is one name in one scope.
type Symbol struct {
	Name  string // mangled
	Flags Flags
	Where Resolution
	pos   syntax.Pos // of the global or nonlocal statement
}

// Scope is one block of the program.
type Scope struct {
	Kind     Kind
	Name     string
	Node     any // the syntax node it belongs to
	Pos      syntax.Pos
	Parent   *Scope
	Children []*Scope
	Private  string // name of the class whose private names are mangled here

	Symbols map[string]*Symbol
	Order   []*Symbol // in order of first appearance
	Params  []string  // mangled, in frame order: positional, keyword-only, *args, **kwargs
	Free    []string  // names of the cells it is closed over, sorted

	Comp          CompKind
	Inlined       bool // a comprehension that runs in the frame of its unit
	Generator     bool
	Coroutine     bool // async def, or a comprehension with async parts
	Nested        bool // inside a function
	HasWalrus     bool // an assignment expression binds a name of this unit
	SeesClass     bool // an annotation scope directly in a class: reads the class namespace first
	Varargs       bool
	VarKeywords   bool
	HasReturn     bool // returns a value
	NeedsClass    bool // class scope: a method uses __class__
	NeedsDict     bool // class scope: an annotation scope reads its namespace
	Conditional   bool // has annotations that may not be reached
	InConditional bool // while building: inside if, for, while, try, with, match

	Annotations *Scope              // of a module or class with annotations
	AnnAssigns  []*syntax.AnnAssign // the annotations themselves, in order
	StaticAttrs map[string]struct{} // class scope: names assigned as self.X in methods

	compIterTarget bool // while building: in the target of a for clause
	compIterExpr   int  // while building: in the iterable of a for clause
}

// Table is the symbol table of one module.
type Table struct {
	Top    *Scope
	Future Future
	byNode map[any]*Scope
	// Warnings are what the compiler warns of; those in Early come first.
	Early, Warnings []syntax.Warning
}

// ScopeOf returns the scope that belongs to a node: a *FunctionDef, *Lambda, *ClassDef, comprehension and so on, or the
// key of an annotation or type parameter scope (see typeparams.go).
func (t *Table) ScopeOf(node any) *Scope { return t.byNode[node] }

// Lookup returns the symbol of a mangled name, or nil.
func (s *Scope) Lookup(name string) *Symbol { return s.Symbols[name] }

// Unit returns the scope whose frame s runs in.
func (s *Scope) Unit() *Scope {
	for s.Inlined {
		s = s.Parent
	}
	return s
}

// FunctionLike tells if the scope's variables are function locals.
func (s *Scope) FunctionLike() bool { return s.Kind != ModuleScope && s.Kind != ClassScope }

// Mangle applies the private-name rule of classes: __x inside class C is _C__x.
func Mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// Mangle returns the name as this scope stores it.
func (s *Scope) Mangle(name string) string {
	if s.Private == "" {
		return name
	}
	return Mangle(s.Private, name)
}

// addFree makes the scope closed over a name. The order is that of co_freevars, which who makes a closure himself relies on.
func (s *Scope) addFree(name string) {
	if i, ok := slices.BinarySearch(s.Free, name); !ok {
		s.Free = slices.Insert(s.Free, i, name)
	}
}
