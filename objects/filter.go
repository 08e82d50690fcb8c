package objects

import "unsafe"

// FilterType is filter.
var FilterType = &Type{}

type filterIter struct {
	Header
	fn, it Value
}

type filterSub struct {
	filterIter
	attrs Attrs
}

func allocFilter(th *Thread, cls *Type) *filterIter {
	if cls.Flags&FlagHasAttrs == 0 {
		return &filterIter{Header: Header{cls}}
	}
	s := &filterSub{filterIter: filterIter{Header: Header{cls}}}
	s.attrs.Init(th, cls)
	return &s.filterIter
}

func filterNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if err := noKeywords(th, "filter", kw); err != nil {
		return Value{}, err
	}
	if len(args) != 2 {
		return Value{}, Raisef(th, TypeErrorType, "filter expected 2 arguments, got %d", len(args))
	}
	fn := args[0]
	it, err := Iter(th, args[1])
	if err != nil {
		return Value{}, err
	}
	f := allocFilter(th, cls)
	f.fn, f.it = fn, it
	return FromPtr(unsafe.Pointer(f)), nil
}

func filterNext(th *Thread, self Value) (Value, error) {
	f := (*filterIter)(self.P)
	for {
		v, err := Next(th, f.it)
		if err != nil || v.IsUndef() {
			return v, err
		}
		ok, err := passes(th, f.fn, v)
		if err != nil {
			return Value{}, err
		}
		if ok {
			return v, nil
		}
	}
}

// passes reports whether fn(v) is true; for None and bool, whether v is.
func passes(th *Thread, fn, v Value) (bool, error) {
	if fn.IsNone() || fn == BoolType.Value() {
		return Truth(th, v)
	}
	r, err := CallArgs(th, fn, v)
	if err != nil {
		return false, err
	}
	return Truth(th, r)
}

func filterSpec() TypeSpec {
	return TypeSpec{
		Name: "filter", Flags: FlagBaseOK, Effect: Pure, Sig: "function, iterable, /",
		Alloc:   func(th *Thread, cls *Type) Value { return FromPtr(unsafe.Pointer(allocFilter(th, cls))) },
		AttrOff: unsafe.Offsetof(filterSub{}.attrs),
		Doc:     "Return an iterator yielding those items of iterable for which\nfunction(item) is true.  If function is None, return the items that\nare true.",
		Slots:   Slots{New: filterNew, Iter: selfUnary, Next: filterNext},
		Methods: []FuncDef{reduceDef(func(th *Thread, a []Value) (Value, error) {
			f := (*filterIter)(a[0].P)
			return TupleOf(f.typ.Value(), TupleOf(f.fn, f.it)), nil
		})},
	}
}
