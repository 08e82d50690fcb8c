package objects

import "unsafe"

// How objects are copied and pickled: __reduce_ex__ and what goes with it.

func objectReduceEx(th *Thread, a []Value) (Value, error) {
	f, where, _ := a[0].Type().LookupWhere("__reduce__")
	if where != ObjectType {
		return CallBound(th, f, a[0], nil)
	}
	copyreg, err := th.Interp.Eval.Import(th, NewStr("copyreg"), None, TupleOf(NewStr("__reduce_ex__").Value()), 0)
	if err != nil {
		return Value{}, err
	}
	if n, err := AsIndex(th, a[1]); err != nil {
		return Value{}, err
	} else if n < 2 {
		f, err := GetAttrName(th, copyreg, "_reduce_ex")
		if err != nil {
			return Value{}, err
		}
		return CallArgs(th, f, a[0], a[1])
	}
	return reduce2(th, a[0], copyreg)
}

func cannotPickle(th *Thread, t *Type) error {
	if t == CodeType || t == MemoryviewType { // of variable size, in CPython
		return Raisef(th, TypeErrorType, "cannot pickle %s objects", t.MessageName())
	}
	return Raisef(th, TypeErrorType, "cannot pickle '%s' object", t.MessageName())
}

// reduce2 is object.__reduce_ex__(2): copyreg.__newobj__ with the arguments that newArgs finds, the state, and the items of
// lists and dicts.
func reduce2(th *Thread, self, copyreg Value) (Value, error) {
	t := self.Type()
	if t.Flags&FlagDisallowNew != 0 {
		return Value{}, cannotPickle(th, t)
	}
	args, kwargs, err := newArgs(th, self)
	if err != nil {
		return Value{}, err
	}
	_, isList := AsList(self)
	_, isDict := AsDict(self)
	known := args != nil || isList || isDict
	name, cls := "__newobj__", t.Value()
	if kwargs != nil {
		name = "__newobj_ex__"
		args = []Value{cls, NewTuple(args), kwargs.Value()}
	} else {
		args = append([]Value{cls}, args...)
	}
	newobj, err := GetAttrName(th, copyreg, name)
	if err != nil {
		return Value{}, err
	}
	state, err := objectState(th, self, known)
	if err != nil {
		return Value{}, err
	}
	listItems, dictItems := None, None
	if isList {
		if listItems, err = Iter(th, self); err != nil {
			return Value{}, err
		}
	}
	if isDict {
		items, err := CallMethod(th, self, "items")
		if err != nil {
			return Value{}, err
		}
		if dictItems, err = Iter(th, items); err != nil {
			return Value{}, err
		}
	}
	return TupleOf(newobj, NewTuple(args), state, listItems, dictItems), nil
}

// newArgs returns what __new__ takes to make an object like self, as __getnewargs_ex__ or __getnewargs__ tells: nil if there is
// neither. kwargs is nil rather than empty.
func newArgs(th *Thread, self Value) (args []Value, kwargs *Dict, err error) {
	f, err := LookupAttr(th, self, "__getnewargs_ex__")
	if err != nil {
		return nil, nil, err
	}
	name, ex := "__getnewargs_ex__", !f.IsUndef()
	if !ex {
		name = "__getnewargs__"
		if f, err = LookupAttr(th, self, name); err != nil || f.IsUndef() {
			return nil, nil, err
		}
	}
	v, err := CallArgs(th, f)
	if err != nil {
		return nil, nil, err
	}
	t, ok := AsTuple(v)
	if !ok {
		return nil, nil, Raisef(th, TypeErrorType, "%s should return a tuple, not '%s'", name, v.Type().MessageName())
	}
	if !ex {
		return append([]Value{}, t.Items...), nil, nil
	}
	if len(t.Items) != 2 {
		return nil, nil, Raisef(th, ValueErrorType, "__getnewargs_ex__ should return a tuple of length 2, not %d", len(t.Items))
	}
	pos, ok := AsTuple(t.Items[0])
	if !ok {
		return nil, nil, Raisef(th, TypeErrorType, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", t.Items[0].Type().MessageName())
	}
	kw, ok := AsDict(t.Items[1])
	if !ok {
		return nil, nil, Raisef(th, TypeErrorType, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", t.Items[1].Type().MessageName())
	}
	n, err := kw.Len(th)
	if n == 0 {
		kw = nil
	}
	return append([]Value{}, pos.Items...), kw, err
}

// objectState returns what __getstate__ returns. known tells that the state of the native part is known otherwise; if not, an
// object that has one can't be pickled.
func objectState(th *Thread, self Value, known bool) (Value, error) {
	t := self.Type()
	if f, where, ok := t.LookupWhere("__getstate__"); ok && where != ObjectType {
		return CallBound(th, f, self, nil)
	}
	if !known && t.layout() != ObjectType {
		return Value{}, cannotPickle(th, t)
	}
	return objectGetState(th, []Value{self})
}

func objectGetState(th *Thread, a []Value) (Value, error) {
	t := a[0].Type()
	state := None
	if at := attrsOf(a[0]); at != nil {
		names, err := instanceNames(th, at)
		if err != nil {
			return Value{}, err
		}
		if len(names) > 0 {
			d := NewDict(th)
			for _, n := range names {
				s, _ := AsStr(n)
				v, err := at.Get(th, s)
				if err != nil {
					return Value{}, err
				}
				if err := d.SetItem(th, n, v); err != nil {
					return Value{}, err
				}
			}
			state = d.Value()
		}
	}
	slots, err := slotState(th, a[0], t)
	if err != nil || slots.IsUndef() {
		return state, err
	}
	return TupleOf(state, slots), nil
}

// reduceToAttr is __reduce__ of what an attribute of something is: getattr of owner and name.
func reduceToAttr(th *Thread, owner Value, name string) (Value, error) {
	getattr, err := builtinValue(th, "getattr")
	if err != nil {
		return Value{}, err
	}
	return TupleOf(getattr, TupleOf(owner, NewStr(name).Value())), nil
}

func reduceBuiltin(th *Thread, a []Value) (Value, error) {
	b := (*Builtin)(a[0].P)
	switch {
	case b.ctor != nil:
		return reduceToAttr(th, b.ctor.Value(), b.Def.Name)
	case b.Self.IsUndef() || b.Self.Type() == ModuleType:
		return NewStr(b.Def.Name).Value(), nil
	}
	return reduceToAttr(th, b.Self, b.Def.Name)
}

func reduceMethod(th *Thread, a []Value) (Value, error) {
	m := (*BoundMethod)(a[0].P)
	name, err := GetAttrName(th, m.Func, "__name__")
	if err != nil {
		return Value{}, err
	}
	s, ok := AsStr(name)
	if !ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "__name__ of a method must be a string")
	}
	return reduceToAttr(th, m.Self, s.String())
}

func reduceDescr(th *Thread, a []Value) (Value, error) {
	d := (*MethodDescr)(a[0].P)
	return reduceToAttr(th, d.Def.owner.Value(), d.Def.Name)
}

func reduceWrapper(th *Thread, a []Value) (Value, error) {
	w := (*methodWrapper)(a[0].P)
	return reduceToAttr(th, w.self, w.descr.Def.Name)
}

func reduceAlias(th *Thread, a []Value) (Value, error) {
	g := (*GenericAlias)(a[0].P)
	if !g.Starred {
		return TupleOf(GenericAliasType.Value(), TupleOf(g.Origin, g.Args.Value())), nil
	}
	next, err := builtinValue(th, "next")
	if err != nil {
		return Value{}, err
	}
	plain := *g
	plain.Starred = false
	it, err := Iter(th, FromPtr(unsafe.Pointer(&plain)))
	if err != nil {
		return Value{}, err
	}
	return TupleOf(next, TupleOf(it)), nil
}

func reduceNamespace(th *Thread, a []Value) (Value, error) {
	d, err := attrsOf(a[0]).Dict(th)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(a[0].Type().Value(), EmptyTuple, d.Value()), nil
}
