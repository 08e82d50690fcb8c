package objects

// Effect says what a native function does beside reading and changing Python objects through this API. It decides what
// the transaction engine does around a call (DESIGN: side effects).
type Effect uint8

// The effects. A function that says nothing inherits its module's or type's effect; a module or type that says nothing is
// Serial.
const (
	Inherit  Effect = iota
	Pure            // nothing else: may be aborted and run again
	Buffered        // its effect waits for the commit, through Thread.AfterCommit
	Blocking        // may block: the transaction commits first, and the blocking part runs inside Thread.Block
	Serial          // anything: the transaction turns irrevocable first and the call runs under the global lock
)

func (e Effect) String() string {
	return [...]string{"inherit", "pure", "buffered", "blocking", "serial"}[e]
}

// Fn is a native function. a holds one value per parameter of its signature: Undef for one left out without a default, a
// tuple for *args, a dict for **kwargs. a belongs to the caller and may not be kept.
type Fn func(th *Thread, a []Value) (Value, error)

// A FuncDef describes a native function or method.
type FuncDef struct {
	Name string
	// Sig is the parameter list in Python's syntax, such as "self, index=-1, /" or "*args, sep=' ', end=None". It is the only
	// source of arity, defaults, keywords and __text_signature__. Defaults are None, True, False, numbers, strings, or
	// the mark ? for a parameter that may be left out and then arrives as Undef.
	Sig string
	// TextSig is shown instead of Sig in __text_signature__, for a function that takes its arguments apart itself.
	TextSig string
	// NoTextSig says that CPython's function has no __text_signature__.
	NoTextSig bool
	Doc       string
	Fn        Fn
	Effect    Effect
	Static    bool // a staticmethod; its signature has no self
	Class     bool // a classmethod; its first parameter is the class

	sig    *signature
	module string // set when it becomes a module's function
	owner  *Type
}

// A GetSet describes a computed attribute. Set is nil for a read-only one; it gets Undef to delete.
type GetSet struct {
	Name string
	Doc  string
	// Member says that CPython has a plain field here, which refuses to be set in other words.
	Member bool
	Get    func(th *Thread, self Value) (Value, error)
	Set    func(th *Thread, self, v Value) error
}

// A TypeSpec describes a native type.
type TypeSpec struct {
	Name    string // with its module in front, as "collections.deque"; builtins without
	Doc     string
	Base    *Type   // default object
	Bases   []*Type // all bases if there are several, Base first
	Flags   TypeFlags
	Slots   Slots
	Methods []FuncDef
	GetSets []GetSet
	Attrs   map[string]Value
	Effect  Effect // of methods that say nothing; default Serial
	Sig     string // of the constructor, for __text_signature__ and BindNew
	// Alloc makes a bare instance of cls, this type or a subclass of it. Needed if Python code may derive from the type.
	Alloc func(th *Thread, cls *Type) Value
	// Attrs at this offset of the instance: a subclass's instances get their own attribute dictionary there (see Attrs).
	AttrOff uintptr
}

// NewType makes a native type. It is for modules that are loaded into an interpreter; the types of this package are
// declared in types.go.
func NewType(spec TypeSpec) *Type {
	t := &Type{}
	t.ready(spec)
	return t
}
