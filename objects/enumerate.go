package objects

import "unsafe"

// EnumerateType is enumerate.
var EnumerateType = &Type{}

// enumerateIter counts in its indexIter: i, or seq once the count has left 64 bits.
type enumerateIter struct {
	indexIter
	it Value
}

type enumerateSub struct {
	enumerateIter
	attrs Attrs
}

func allocEnumerate(th *Thread, cls *Type) *enumerateIter {
	if cls.Flags&FlagHasAttrs == 0 {
		return &enumerateIter{indexIter: indexIter{Header: Header{cls}}}
	}
	s := &enumerateSub{enumerateIter: enumerateIter{indexIter: indexIter{Header: Header{cls}}}}
	s.attrs.Init(th, cls)
	return &s.enumerateIter
}

// enumerateArgs finds the two arguments of enumerate().
func enumerateArgs(th *Thread, args []Value, kw *Tuple) (src, start Value, err error) {
	src, start = Undef, Undef
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if len(args) > 2 {
		return src, start, Raisef(th, TypeErrorType, "enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	for i := range npos {
		if i == 0 {
			src = args[0]
		} else {
			start = args[1]
		}
	}
	for i := npos; i < len(args); i++ {
		s, _ := AsStr(kw.Items[i-npos])
		switch name := s.String(); {
		case name == "iterable" && src.IsUndef():
			src = args[i]
		case name == "start" && start.IsUndef():
			start = args[i]
		default:
			return src, start, Raisef(th, TypeErrorType, "'%s' is an invalid keyword argument for enumerate()", name)
		}
	}
	if src.IsUndef() {
		err = RaiseMsg(th, TypeErrorType, "enumerate() missing required argument 'iterable'")
	}
	return src, start, err
}

func enumerateNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	src, start, err := enumerateArgs(th, args, kw)
	if err != nil {
		return Value{}, err
	}
	i, big := 0, Undef
	if !start.IsUndef() {
		if start.Type().Index == nil {
			return Value{}, Raisef(th, TypeErrorType, "'%s' object cannot be interpreted as an integer", start.Type().MessageName())
		}
		n, err := start.Type().Index(th, start)
		if err != nil {
			return Value{}, err
		}
		if n = Unbox(n); n.IsInt() || n.IsBool() {
			i = int(n.Int())
		} else {
			big = n
		}
	}
	it, err := Iter(th, src)
	if err != nil {
		return Value{}, err
	}
	e := allocEnumerate(th, cls)
	e.it = it
	e.init(th, big, i, 0)
	return FromPtr(unsafe.Pointer(e)), nil
}

func enumerateNext(th *Thread, self Value) (Value, error) {
	n, v, err := (*enumerateIter)(self.P).next(th)
	if err != nil || n.IsUndef() {
		return n, err
	}
	return TupleOf(n, v), nil
}

// next returns the next number and item, Undef at the end.
func (e *enumerateIter) next(th *Thread) (n, v Value, err error) {
	if v, err = Next(th, e.it); err != nil || v.IsUndef() {
		return Undef, v, err
	}
	b, err := e.write(th)
	if err != nil {
		return Undef, v, err
	}
	if !b.seq.IsUndef() {
		n = b.seq
		sum, err := Binary(th, OpAdd, n, Int(1))
		if err != nil {
			return Undef, v, err
		}
		if b, err = e.write(th); err != nil {
			return Undef, v, err
		}
		b.seq = sum
		return n, v, nil
	}
	n = Int(int64(b.i))
	if b.i == 1<<63-1 {
		if b.seq, err = Binary(th, OpAdd, n, Int(1)); err != nil {
			return Undef, v, err
		}
	}
	b.i++
	return n, v, nil
}

func enumerateReduce(th *Thread, a []Value) (Value, error) {
	e := (*enumerateIter)(a[0].P)
	b, err := e.read(th)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(e.typ.Value(), TupleOf(e.it, b.seq.Or(Int(int64(b.i))))), nil
}

func enumerateSpec() TypeSpec {
	return TypeSpec{
		Name: "enumerate", Flags: FlagBaseOK, Effect: Pure, Sig: "iterable, start=0",
		Alloc:   func(th *Thread, cls *Type) Value { return FromPtr(unsafe.Pointer(allocEnumerate(th, cls))) },
		AttrOff: unsafe.Offsetof(enumerateSub{}.attrs),
		Doc:     "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
		Slots:   Slots{New: enumerateNew, Iter: selfUnary, Next: enumerateNext},
		Methods: []FuncDef{reduceDef(enumerateReduce), ClassGetItem()},
	}
}
