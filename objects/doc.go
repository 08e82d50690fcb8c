// Package objects holds Weft's values, types and builtin objects, and the protocols that they share: calls, attributes,
// numbers, iteration, comparison, formatting. It knows the transaction engine (package stm) and no bytecode: Python functions
// run through one interface, Evaluator, that an Interp is given.
//
// # Where to enter
//
// Value is a Python value, Type its type, Thread who computes with it; nearly every function takes a *Thread first. Interp is
// an interpreter, and all state that is not a value hangs off it. Native modules see this package through package ext.
//
//	value.go thread.go interp.go      values, threads, interpreters
//	state.go block.go                 transactional state for simple types; blocking
//	type.go slots.go spec.go          types, their slots, descriptions of native types and functions
//	types.go ready.go                 the list of the builtin types, and what completes them from their descriptions
//	slotdefs.go slotcall.go           the one table that relates dunder methods to slots, and the functions between them
//	heaptype.go typetype.go rebase.go class statements, type objects, __bases__
//	attr.go instance.go shape.go      attribute access, instances and their shapes
//	call.go native.go sig.go          calls, native functions, their signatures
//	protocol.go number.go seq.go      operations on any value: Truth, Hash, Compare, GetItem, Iter, Binary...
//	exc.go exceptions*.go             exceptions as errors, and the builtin exception types
//	traceback*.go                     the text of uncaught exceptions
//	format*.go codec*.go              format(), str.format and %; text encodings
//
// Each builtin type has a file of its name (list.go, dict.go, str.go, range.go, function.go, generator.go...), and, if that is
// not enough, others that begin with it: list_methods.go, dict_table.go, str_split.go. Iterators are in iter_index.go,
// iter_seq.go and next to what they iterate over; descriptors (property, classmethod, super) in descr.go.
//
// # Values
//
// A Value has two words. P points to the Header of an object, or, for an immediate (an int of 64 bits, a float, a bool, None,
// Ellipsis, NotImplemented), to the static tag of its kind, which is a Header, too. So Value.Type needs no test, and arithmetic
// on immediates doesn't allocate. N holds an immediate's bits; it is 0 for objects. An int that fits 64 bits is never a BigInt.
// Undef is a mark, not a Python value: an unbound variable, an argument left out, the end of an iteration (Slots.Next), an
// attribute that LookupAttr has not found.
//
// Methods like Value.IsInt ask for the exact kind. The functions AsInt64, AsStr, AsList and so on accept subclasses: an instance
// of a subclass of int, float, str or bytes is a Boxed with the plain value inside (see Unbox), one of a subclass of tuple, list,
// dict or set is the builtin's struct with its attributes behind.
//
// # Headers and bodies
//
// Immutable objects (str, tuple, int...) are plain Go structs that begin with a Header and are read by anybody. An object that
// changes is a Header, an stm.Object, and a body with all of its mutable state, which only the engine's calls lead to:
//
//	b, err := l.Read(th)        may be read
//	b, err := l.WriteAll(th)    may be changed in place
//
// Both end at the next call that may run Python code (also a hash, a comparison, a repr) and at the next safepoint: afterwards
// ask again. Never keep a body, or a slice out of it, beyond that. list.go is the pattern: a type with an stm.Kind tells the
// engine how to copy, log and restore its bodies, and may offer cheaper ways to write (WriteSlots logs single slots). For a
// small struct there is State[T], which does all of this. An object belongs to the transaction that makes it from its Init on.
//
// Types and the attributes of functions change in exclusive mode only (Thread.Exclusively), so that everybody reads them without
// asking.
//
// # Types and slots
//
// A Type has Slots: the operations that have a fast way in, nil for what it can't do. A builtin type fills in Go functions, and
// gets the dunder attributes from the table in slotdefs.go; a class that defines a dunder method gets a slot that calls it.
// Types inherit slots from the first in the MRO that has them. Every change of a type gives it and its subclasses a new Version,
// which is what the inline caches of the eval loop compare. Instances of ordinary classes keep attributes in a body with a
// Shape, which says which name is in which slot.
//
// # Calls
//
// Call takes positional arguments, followed by those that kw names. A native function (FuncDef) states its parameters in Python's
// syntax; CallDef binds the arguments, so its Fn gets one Value per parameter, in a slice that it may not keep. FuncDef.Effect
// is what the function does beside touching objects; CallDef does what it asks for: nothing for Pure and Buffered, a commit
// for Blocking, and for Serial, the default, an irrevocable turn. Native code that recurses brackets it in Thread.Descend and
// Ascend.
//
// # Errors
//
// A Python exception is a Go error of type *Raised; Raise, RaiseMsg and Raisef make one. An abort is an error, too (IsAbort), and
// belongs to the engine: pass it on. So code that catches exceptions asks IsRaised for the types it means, and never drops an
// error unseen. Panics are bugs.
//
// # How to add a type
//
// A type of the language: declare XType in types.go, write x.go with the struct, NewX, AsX and xSpec, and add a row to typeRows,
// bases first. (The declaration and the spec are apart because slots that mention XType would otherwise be an initialization
// cycle.) A type of a module: NewType in its Setup, or a *Type in ext.Module.Types; see package ext. In either:
//
//   - Name, Doc, Effect (Pure, unless a method says otherwise), Slots, Methods, GetSets go into the TypeSpec;
//   - FlagBaseOK and an Alloc that makes an instance of any subclass, if Python classes may derive from it; a New slot,
//     or FlagDisallowNew if Python code can't make instances;
//   - mutable state goes into a State or a body, and every method reads it again after it has called Python code;
//   - a script in tests/scripts with output recorded from CPython (make golden) shows that it does the same, in all modes.
package objects
