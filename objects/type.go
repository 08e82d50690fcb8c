package objects

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// TypeFlags are properties of a type.
type TypeFlags uint32

// Type flags.
const (
	FlagBuiltin     TypeFlags = 1 << iota // attributes can't be set
	FlagBaseOK                            // may be subclassed
	FlagHeap                              // made by a class statement or type()
	FlagHasAttrs                          // instances have an attribute body at Type.AttrOff (their __dict__)
	FlagPlain                             // instances are *Instance with nothing else
	FlagBoxed                             // instances are *Boxed: a subclass of an immutable builtin (int, str, tuple...)
	FlagAbstract                          // has abstract methods
	FlagDisallowNew                       // can't be instantiated from Python
	FlagDict                              // an exact or derived dict; likewise below, inherited by subclasses
	FlagList
	FlagTuple
	FlagIntSub
	FlagStrSub
	FlagBytesSub
	FlagFloatSub
	FlagTypeSub
	FlagExcSub
	FlagSetSub
	FlagMapping // matches mapping patterns
	FlagSequence
	FlagExcInit // an exception whose Init does more than store args
	flagNewOnly // a builtin type that has a __new__ of its own, and the __init__ of object, which then has nothing to do
	FlagProxy   // instances pretend to be of another object's class: __class__ counts for isinstance
)

const inheritedFlags = FlagDict | FlagList | FlagTuple | FlagIntSub | FlagStrSub | FlagBytesSub | FlagFloatSub |
	FlagTypeSub | FlagExcSub | FlagSetSub | FlagMapping | FlagSequence | FlagExcInit

// Type is a Python type. Types change only in exclusive mode (Thread.Exclusively), so everybody reads them plainly; every
// change gives the type and its subclasses a new Version, which is what inline caches check.
type Type struct {
	Header
	Name     string
	QualName string
	Module   string // for builtin types; heap types have __module__ in their attributes
	Doc      string
	Base     *Type
	Bases    []*Type
	MRO      []*Type
	Flags    TypeFlags
	// Version is unique to this state of this type, never 0 for a ready type.
	Version uint64
	Slots
	// AttrOff is the byte offset in an instance of the stm.Object that holds its attributes, if FlagHasAttrs.
	AttrOff uintptr
	// Alloc makes an instance of the builtin layout this type builds on, with type cls (which may be a subclass).
	Alloc func(th *Thread, cls *Type) Value
	Root  *Shape // the empty shape of instances

	textSig   string // __text_signature__ of a builtin type, or empty
	attrs     map[string]Value
	order     []string            // attribute names in order of definition
	slotNames []string            // __slots__ of this class, mangled
	members   map[string]struct{} // __slots__ of this class and its bases
	wideHint  atomic.Int32
	ctor      atomic.Pointer[ctorCache]
}

// versions numbers the states of all types of the process; a counter, never read for anything but uniqueness.
var versions atomic.Uint64

// subclassTable lists the direct subclasses of types, per interpreter.
type subclassTable struct {
	mu sync.Mutex
	m  map[*Type][]*Type
}

// Value returns t as a value.
func (t *Type) Value() Value { return Value{P: unsafe.Pointer(t)} }

// AsType returns the type that v is.
func AsType(v Value) (*Type, bool) {
	if v.Type().Flags&FlagTypeSub != 0 {
		return (*Type)(v.P), true
	}
	return nil, false
}

// MessageName is t's name in error messages: a native type that is not builtin shows its module, as in CPython.
func (t *Type) MessageName() string {
	if t.Flags&(FlagHeap|FlagExcSub) != 0 || t.Module == "builtins" || t.Module == "" {
		return t.Name
	}
	return t.Module + "." + t.Name
}

// Iterable reports whether Iter accepts t's instances. A native type that has items but is no sequence, such as that of matches
// of regular expressions, is not iterated over by its items.
func (t *Type) Iterable() bool {
	return t.Iter != nil || t.GetItem != nil && t.Flags&FlagDict == 0 && t.Flags&(FlagHeap|FlagSequence) != 0
}

// Is reports whether t is u or a subclass of it.
func (t *Type) Is(u *Type) bool {
	if t == u {
		return true
	}
	for _, b := range t.MRO {
		if b == u {
			return true
		}
	}
	return false
}

// Lookup finds name along the method resolution order.
func (t *Type) Lookup(name string) (Value, bool) {
	v, _, ok := t.LookupWhere(name)
	return v, ok
}

// LookupWhere finds name along the method resolution order and tells which type has it.
func (t *Type) LookupWhere(name string) (Value, *Type, bool) {
	for _, b := range t.MRO {
		if v, ok := b.attrs[name]; ok {
			return v, b, true
		}
	}
	return Value{}, nil, false
}

// Own returns t's own attribute name.
func (t *Type) Own(name string) (Value, bool) {
	v, ok := t.attrs[name]
	return v, ok
}

// OwnNames returns the names of t's own attributes in order of definition.
func (t *Type) OwnNames() []string { return t.order }

// Set sets an attribute of t and updates slots and versions. The caller runs exclusive, or t is not known to others yet.
func (t *Type) Set(in *Interp, name string, v Value) {
	t.put(name, v)
	if isDunder(name) {
		t.eachSubclass(in, func(s *Type) { s.updateSlots(name) })
	}
	t.modified(in)
}

// Del removes an attribute of t; it reports whether there was one. The caller runs exclusive.
func (t *Type) Del(in *Interp, name string) bool {
	if _, ok := t.attrs[name]; !ok {
		return false
	}
	delete(t.attrs, name)
	for i, n := range t.order {
		if n == name {
			t.order = append(t.order[:i:i], t.order[i+1:]...)
			break
		}
	}
	if isDunder(name) {
		t.eachSubclass(in, func(s *Type) { s.updateSlots(name) })
	}
	t.modified(in)
	return true
}

func (t *Type) put(name string, v Value) {
	if _, ok := t.attrs[name]; !ok {
		t.order = append(t.order, name)
	}
	t.attrs[name] = v
}

// modified gives t and its subclasses new versions.
func (t *Type) modified(in *Interp) {
	t.eachSubclass(in, func(s *Type) { s.Version = versions.Add(1) })
}

func (t *Type) eachSubclass(in *Interp, f func(*Type)) {
	f(t)
	for _, s := range t.Subclasses(in) {
		s.eachSubclass(in, f)
	}
}

// Subclasses returns the direct heap subclasses of t in the order of their creation.
func (t *Type) Subclasses(in *Interp) []*Type {
	if in == nil {
		return nil
	}
	in.subclasses.mu.Lock()
	defer in.subclasses.mu.Unlock()
	return append([]*Type(nil), in.subclasses.m[t]...)
}

func (in *Interp) addSubclass(base, sub *Type) {
	in.subclasses.mu.Lock()
	defer in.subclasses.mu.Unlock()
	if in.subclasses.m == nil {
		in.subclasses.m = map[*Type][]*Type{}
	}
	in.subclasses.m[base] = append(in.subclasses.m[base], sub)
}

func isDunder(name string) bool {
	return len(name) > 4 && name[0] == '_' && name[1] == '_' && name[len(name)-1] == '_' && name[len(name)-2] == '_'
}

// mergeMRO computes the C3 linearization of t, or nil if the bases conflict.
// Source: Barrett et al., "A Monotonic Superclass Linearization for Dylan", 1996.
func mergeMRO(t *Type, bases []*Type) []*Type {
	var lists [][]*Type
	for _, b := range bases {
		lists = append(lists, append([]*Type(nil), b.MRO...))
	}
	lists = append(lists, append([]*Type(nil), bases...))
	mro := []*Type{t}
	for {
		var head *Type
		rest := lists[:0]
		for _, l := range lists {
			if len(l) > 0 {
				rest = append(rest, l)
			}
		}
		if lists = rest; len(lists) == 0 {
			return mro
		}
		for _, l := range lists {
			if !inTail(l[0], lists) {
				head = l[0]
				break
			}
		}
		if head == nil {
			return nil
		}
		mro = append(mro, head)
		for i, l := range lists {
			if l[0] == head {
				lists[i] = l[1:]
			}
		}
	}
}

func inTail(t *Type, lists [][]*Type) bool {
	for _, l := range lists {
		for _, u := range l[1:] {
			if u == t {
				return true
			}
		}
	}
	return false
}
