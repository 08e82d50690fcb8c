package objects

import (
	"unsafe"
)

// MapType is map.
var MapType = &Type{}

func mapNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	args, strict, err := strictArg(th, "map", args, kw)
	if err != nil {
		return Value{}, err
	}
	if len(args) < 2 {
		return Value{}, RaiseMsg(th, TypeErrorType, "map() must have at least two arguments.")
	}
	fn := args[0]
	its, err := iterAll(th, args[1:])
	if err != nil {
		return Value{}, err
	}
	m := allocMulti(th, cls)
	m.fn, m.its, m.strict = fn, its, strict
	return FromPtr(unsafe.Pointer(m)), nil
}

func mapNext(th *Thread, self Value) (Value, error) {
	m := (*multiIter)(self.P)
	var few [4]Value
	args := few[:]
	if len(m.its) > len(few) {
		args = make([]Value, len(m.its))
	}
	args = args[:len(m.its)]
	ok, err := m.nextAll(th, args)
	if err != nil || !ok {
		return Undef, err
	}
	return Call(th, m.fn, args, nil)
}

func mapSpec() TypeSpec {
	return TypeSpec{
		Name: "map", Flags: FlagBaseOK, Effect: Pure, Sig: "function, iterable, /, *iterables, strict=False",
		Alloc: allocMultiValue, AttrOff: unsafe.Offsetof(multiSub{}.attrs),
		Doc:     "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the\nothers, raise a ValueError.",
		Slots:   Slots{New: mapNew, Iter: selfUnary, Next: mapNext},
		Methods: []FuncDef{reduceDef(multiReduce), setStateDef(multiSetState)},
	}
}
