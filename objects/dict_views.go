package objects

import "unsafe"

// The types of dict views.
var (
	dictKeysType   = &Type{}
	dictValuesType = &Type{}
	dictItemsType  = &Type{}
)

// dictView is a view of a dict's keys, values or items, depending on its type.
type dictView struct {
	Header
	d Value
}

func viewOf(v Value) *dictView { return (*dictView)(v.P) }

func newView(t *Type, d Value) Value { return FromPtr(unsafe.Pointer(&dictView{Header{t}, d})) }

func viewMaker(t *Type) Fn {
	return func(th *Thread, a []Value) (Value, error) { return newView(t, a[0]), nil }
}

func isSetView(v Value) bool {
	switch v.Type() {
	case dictKeysType, dictItemsType, odictKeysType, odictItemsType:
		return true
	}
	return false
}

func viewLen(th *Thread, self Value) (int, error) { return dictOf(viewOf(self).d).Len(th) }

func viewRepr(th *Thread, self Value) (*Str, error) {
	if !th.EnterRepr(self) {
		return NewStr("..."), nil
	}
	defer th.LeaveRepr()
	items, err := Collect(th, self)
	if err != nil {
		return nil, err
	}
	s, err := Repr(th, NewList(th, items).Value())
	if err != nil {
		return nil, err
	}
	return NewStr(self.Type().Name + "(" + s.String() + ")"), nil
}

func keysContains(th *Thread, self, key Value) (bool, error) {
	return dictContains(th, viewOf(self).d, key)
}

func itemsContains(th *Thread, self, item Value) (bool, error) {
	t, ok := AsTuple(item)
	if !ok || len(t.Items) != 2 {
		return false, nil
	}
	v, err := dictOf(viewOf(self).d).Get(th, t.Items[0])
	if err != nil || v.IsUndef() {
		return false, err
	}
	return Equal(th, v, t.Items[1])
}

// viewCompare compares as sets.
func viewCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	if _, isSet := AsSet(b); !isSet && !isSetView(b) {
		return NotImplemented, nil
	}
	n, err := Len(th, a)
	if err != nil {
		return Value{}, err
	}
	m, err := Len(th, b)
	if err != nil {
		return Value{}, err
	}
	ok := false
	switch op {
	case EQ, NE:
		if ok = n == m; ok {
			ok, err = containsAll(th, b, a)
		}
		ok = ok == (op == EQ)
	case LT, LE:
		if ok = n < m || op == LE && n == m; ok {
			ok, err = containsAll(th, b, a)
		}
	default:
		if ok = n > m || op == GE && n == m; ok {
			ok, err = containsAll(th, a, b)
		}
	}
	return Bool(ok), err
}

// containsAll reports whether every item of sub is in c.
func containsAll(th *Thread, c, sub Value) (bool, error) {
	all := true
	err := ForEach(th, sub, func(x Value) error {
		in, err := Contains(th, c, x)
		if err == nil && !in {
			all = false
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return all, err
}

// viewOp returns a set operator of views: a set made of the left operand, changed by the right one.
func viewOp(change func(th *Thread, s *Set, other Value) error) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		s, err := newSetOf(th, SetType, a)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), change(th, s, b)
	}
}

// viewAnd goes through the smaller operand.
func viewAnd(th *Thread, a, b Value) (Value, error) {
	if !isSetView(a) {
		a, b = b, a
	}
	n, err := Len(th, a)
	if err != nil {
		return Value{}, err
	}
	if isSetView(b) {
		m, err := Len(th, b)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			a, b = b, a
		}
	} else if t := b.Type(); t == SetType || t == FrozenSetType {
		if m, err := Len(th, b); err != nil {
			return Value{}, err
		} else if n <= m {
			return setIntersection(th, b, a)
		}
	}
	s := newSet(th, SetType)
	return s.Value(), ForEach(th, b, func(x Value) error {
		in, err := Contains(th, a, x)
		if err != nil || !in {
			return err
		}
		return s.Add(th, x)
	})
}

func viewIsDisjoint(th *Thread, a []Value) (Value, error) {
	self, other := a[0], a[1]
	if _, ok := AsSet(other); ok || isSetView(other) {
		n, err := Len(th, self)
		if err != nil {
			return Value{}, err
		}
		if m, err := Len(th, other); err != nil {
			return Value{}, err
		} else if m > n {
			self, other = other, self
		}
	}
	disjoint := true
	err := ForEach(th, other, func(x Value) error {
		in, err := Contains(th, self, x)
		if err == nil && in {
			disjoint = false
			return errStop
		}
		return err
	})
	if err == errStop {
		err = nil
	}
	return Bool(disjoint), err
}

func viewIter(t *Type) UnaryFunc {
	return func(th *Thread, self Value) (Value, error) { return newDictIter(th, t, viewOf(self).d) }
}

func viewReversed(t *Type, what string) FuncDef {
	return FuncDef{Name: "__reversed__", Sig: "self, /", Doc: "Return a reverse iterator over the dict " + what + ".",
		Fn: func(th *Thread, a []Value) (Value, error) { return newDictIter(th, t, viewOf(a[0]).d) }}
}

func viewSpec(name string, iter, reverse *Type, what string) TypeSpec {
	return TypeSpec{
		Name: name, Flags: FlagDisallowNew, Effect: Pure,
		Slots:   Slots{Repr: viewRepr, Iter: viewIter(iter), Len: viewLen},
		Methods: []FuncDef{viewReversed(reverse, what)},
		GetSets: []GetSet{{Name: "mapping", Doc: "dictionary that this view refers to",
			Get: func(th *Thread, self Value) (Value, error) { return NewMappingProxy(viewOf(self).d), nil }}},
	}
}

func setViewSpec(spec TypeSpec, contains func(th *Thread, self, item Value) (bool, error)) TypeSpec {
	spec.Slots.Contains, spec.Slots.Compare = contains, viewCompare
	spec.Slots.Binary = [numBinOps]BinaryFunc{
		OpSub: viewOp(func(th *Thread, s *Set, other Value) error { return s.differenceUpdate(th, other) }),
		OpOr:  viewOp(func(th *Thread, s *Set, other Value) error { return s.Update(th, other) }),
		OpXor: viewOp(func(th *Thread, s *Set, other Value) error { return s.symmetricUpdate(th, other) }),
		OpAnd: viewAnd,
	}
	spec.Methods = append(spec.Methods, FuncDef{Name: "isdisjoint", Sig: "self, object, /", Fn: viewIsDisjoint,
		Doc: "Return True if the view and the given iterable have a null intersection."})
	return spec
}

func dictKeysSpec() TypeSpec {
	return setViewSpec(viewSpec("dict_keys", dictKeyIterType, dictRevKeyIterType, "keys"), keysContains)
}

func dictValuesSpec() TypeSpec {
	return viewSpec("dict_values", dictValueIterType, dictRevValueIterType, "values")
}

func dictItemsSpec() TypeSpec {
	return setViewSpec(viewSpec("dict_items", dictItemIterType, dictRevItemIterType, "items"), itemsContains)
}
