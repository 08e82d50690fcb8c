package objects

import "unsafe"

// ReversedType is reversed.
var ReversedType = &Type{}

type reversedSub struct {
	indexIter
	attrs Attrs
}

func allocReversed(th *Thread, cls *Type) *indexIter {
	if cls.Flags&FlagHasAttrs == 0 {
		return &indexIter{Header: Header{cls}}
	}
	s := &reversedSub{indexIter: indexIter{Header: Header{cls}}}
	s.attrs.Init(th, cls)
	return &s.indexIter
}

// reversedNew asks the argument's __reversed__ for an iterator and makes one only for a sequence without it.
func reversedNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if cls == ReversedType {
		if err := noKeywords(th, "reversed", kw); err != nil {
			return Value{}, err
		}
	}
	if len(args) != 1 {
		return Value{}, Raisef(th, TypeErrorType, "reversed expected 1 argument, got %d", len(args))
	}
	v := args[0]
	t := v.Type()
	if f, ok := t.Lookup("__reversed__"); ok {
		if f.IsNone() {
			return Value{}, Raisef(th, TypeErrorType, "'%s' object is not reversible", t.MessageName())
		}
		return CallBound(th, f, v, nil)
	}
	if t.GetItem == nil || t.Len == nil || t.Flags&FlagDict != 0 {
		return Value{}, Raisef(th, TypeErrorType, "'%s' object is not reversible", t.MessageName())
	}
	n, err := Len(th, v)
	if err != nil {
		return Value{}, err
	}
	it := allocReversed(th, cls)
	it.init(th, v, n-1, 0)
	return FromPtr(unsafe.Pointer(it)), nil
}

func reversedNext(th *Thread, self Value) (Value, error) {
	it := iterOf(self)
	b, err := it.read(th)
	if err != nil || b.seq.IsUndef() {
		return Undef, err
	}
	if b.i < 0 {
		return it.finish(th)
	}
	v, err := GetItem(th, b.seq, Int(int64(b.i)))
	if err != nil {
		if IsRaised(err, IndexErrorType, StopIterationType) {
			return it.finish(th)
		}
		return Value{}, err
	}
	if b, err = it.write(th); err != nil {
		return Value{}, err
	}
	b.i--
	return v, nil
}

func reversedReduce(th *Thread, a []Value) (Value, error) {
	it := iterOf(a[0])
	b, err := it.read(th)
	if err != nil {
		return Value{}, err
	}
	if b.seq.IsUndef() {
		return TupleOf(it.typ.Value(), TupleOf(EmptyTuple)), nil
	}
	return TupleOf(it.typ.Value(), TupleOf(b.seq), Int(int64(b.i))), nil
}

func reversedSpec() TypeSpec {
	return TypeSpec{
		Name: "reversed", Flags: FlagBaseOK, Effect: Pure, Sig: "sequence, /",
		Alloc:   func(th *Thread, cls *Type) Value { return FromPtr(unsafe.Pointer(allocReversed(th, cls))) },
		AttrOff: unsafe.Offsetof(reversedSub{}.attrs),
		Doc:     "Return a reverse iterator over the values of the given sequence.",
		Slots:   Slots{New: reversedNew, Iter: selfUnary, Next: reversedNext},
		Methods: []FuncDef{lengthHint(reverseHint), reduceDef(reversedReduce), setStateDef(setIndex(-1, lastIndex))},
	}
}
