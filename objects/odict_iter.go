package objects

import "unsafe"

// odictIterType is the type of iterators over an OrderedDict and its views.
var odictIterType = &Type{}

// The types of the views of an OrderedDict. They are dict views that iterate differently.
var (
	odictKeysType   = &Type{}
	odictValuesType = &Type{}
	odictItemsType  = &Type{}
)

// odictPart says what an iterator returns.
type odictPart uint8

const (
	odictKeys odictPart = iota
	odictValues
	odictItems
)

// odictIter iterates an OrderedDict.
type odictIter struct {
	Header
	State[odictIterState]
	part    odictPart
	reverse bool
}

type odictIterState struct {
	d       Value // Undef when exhausted
	i       int   // where the next item is, -1 after the last
	changes int   // what the dict's must be
	size    int   // how many items it must have
}

func newOdictIter(th *Thread, d Value, part odictPart, reverse bool) (Value, error) {
	changes, err := odictOf(d).changes(th)
	if err != nil {
		return Value{}, err
	}
	b, err := odictOf(d).Read(th)
	if err != nil {
		return Value{}, err
	}
	it := &odictIter{Header: Header{odictIterType}, part: part, reverse: reverse}
	it.Init(th, odictIterState{d, b.end(reverse), changes, b.used})
	return FromPtr(unsafe.Pointer(it)), nil
}

func odictIterMaker(part odictPart, reverse bool) UnaryFunc {
	return func(th *Thread, self Value) (Value, error) { return newOdictIter(th, self, part, reverse) }
}

// after returns where the item behind position i is, in the iterator's direction, or -1.
func (it *odictIter) after(b *DictBody, i int) int {
	step := 1
	if it.reverse {
		step = -1
	}
	for i += step; i >= 0 && i < len(b.entries); i += step {
		if !b.entries[i].deleted() {
			return i
		}
	}
	return -1
}

func odictNext(th *Thread, self Value) (Value, error) {
	it := (*odictIter)(self.P)
	s, err := it.Write(th)
	if err != nil || s.d.IsUndef() {
		return Undef, err
	}
	d, i := odictOf(s.d), s.i
	if i < 0 {
		s.d = Undef
		return Undef, nil
	}
	if err := d.checkOrder(th, s.changes); err != nil {
		if IsRaised(err, RuntimeErrorType) {
			s.d = Undef
		}
		return Value{}, err
	}
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	if b.used != s.size || i >= len(b.entries) { // changed by the methods of dict
		s.size = -1 // and stays so
		return Value{}, RaiseMsg(th, RuntimeErrorType, "OrderedDict changed size during iteration")
	}
	s.i = it.after(b, i)
	e := &b.entries[i]
	switch it.part {
	case odictKeys:
		return keyOfEntry(th, &d.Dict, e)
	case odictValues:
		return valueOfEntry(th, &d.Dict, e)
	}
	return itemOfEntry(th, &d.Dict, e)
}

// odictIterReduce makes iter() of a list of what is to come. The iterator itself stays where it is.
func odictIterReduce(th *Thread, a []Value) (Value, error) {
	f, err := builtinValue(th, "iter")
	if err != nil {
		return Value{}, err
	}
	it := (*odictIter)(a[0].P)
	s, err := it.Read(th)
	if err != nil {
		return Value{}, err
	}
	twin := &odictIter{Header: it.Header, part: it.part, reverse: it.reverse}
	twin.Init(th, *s)
	rest, err := Collect(th, FromPtr(unsafe.Pointer(twin)))
	if err != nil {
		return Value{}, err
	}
	return TupleOf(f, TupleOf(NewList(th, rest).Value())), nil
}

func odictIterSpec() TypeSpec {
	return TypeSpec{
		Name: "odict_iterator", Flags: FlagDisallowNew, Effect: Pure,
		Slots:   Slots{Iter: selfUnary, Next: odictNext},
		Methods: []FuncDef{reduceDef(odictIterReduce)},
	}
}

func odictViewSpec(name string, base *Type, part odictPart) TypeSpec {
	return TypeSpec{
		Name: name, Base: base, Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Iter: func(th *Thread, self Value) (Value, error) { return newOdictIter(th, viewOf(self).d, part, false) }},
		Methods: []FuncDef{{Name: "__reversed__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			return newOdictIter(th, viewOf(a[0]).d, part, true)
		}}},
	}
}
