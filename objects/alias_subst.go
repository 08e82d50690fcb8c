package objects

import "unsafe"

// This is how type arguments take the place of type parameters in list[T][int] and (T | None)[int]; module typing does the same
// for its own aliases.

// aliasParams returns the type parameters in args, each once, in order of appearance.
func aliasParams(th *Thread, args []Value) (Value, error) {
	params, err := collectParams(th, nil, args)
	return NewTuple(params), err
}

func collectParams(th *Thread, params, args []Value) ([]Value, error) {
	for _, a := range args {
		if _, isType := AsType(a); isType {
			continue
		}
		if items, ok, err := argList(th, a); err != nil {
			return nil, err
		} else if ok {
			if params, err = collectParams(th, params, items); err != nil {
				return nil, err
			}
			continue
		}
		if isParam(a) {
			params = addOnce(params, a)
			continue
		}
		sub, err := LookupAttr(th, a, "__parameters__")
		if err != nil {
			return nil, err
		}
		if t, ok := AsTuple(sub); ok {
			for _, p := range t.Items {
				params = addOnce(params, p)
			}
		}
	}
	return params, nil
}

func addOnce(list []Value, v Value) []Value {
	if indexOf(list, v) >= 0 {
		return list
	}
	return append(list, v)
}

func indexOf(list []Value, v Value) int {
	for i, x := range list {
		if x == v {
			return i
		}
	}
	return -1
}

// isParam reports whether v is a type parameter.
func isParam(v Value) bool {
	f, ok := v.Type().Lookup("__typing_subst__")
	return ok && !f.IsNone()
}

// argList returns the items of a list or tuple among type arguments, such as the parameters of a Callable.
func argList(th *Thread, v Value) ([]Value, bool, error) {
	if l, ok := AsList(v); ok {
		items, err := l.Items(th)
		return append([]Value(nil), items...), true, err
	}
	if t, ok := AsTuple(v); ok {
		return t.Items, true, nil
	}
	return nil, false, nil
}

// aliasGetItem is alias[key].
func aliasGetItem(th *Thread, self, key Value) (Value, error) {
	g := (*GenericAlias)(self.P)
	args, err := substitute(th, self, g.Args, key)
	if err != nil {
		return Value{}, err
	}
	n := &GenericAlias{Header: Header{GenericAliasType}, Origin: g.Origin, Args: newTuple(args), Starred: g.Starred}
	return FromPtr(unsafe.Pointer(n)), nil
}

// A substitution is the type parameters of an alias and what replaces them.
type substitution struct{ params, items []Value }

// substitute returns args, the type arguments of self, with what key gives for their type parameters.
func substitute(th *Thread, self Value, args *Tuple, key Value) ([]Value, error) {
	params, err := collectParams(th, nil, args.Items)
	if err != nil {
		return nil, err
	}
	if len(params) == 0 {
		r, err := Repr(th, self)
		if err != nil {
			return nil, err
		}
		return nil, RaiseMsg(th, TypeErrorType, r.String()+" is not a generic class")
	}
	items, err := prepareItems(th, self, params, key)
	if err != nil {
		return nil, err
	}
	if len(params) != len(items) {
		r, err := Repr(th, self)
		if err != nil {
			return nil, err
		}
		few := "few"
		if len(items) > len(params) {
			few = "many"
		}
		return nil, Raisef(th, TypeErrorType, "Too %s arguments for %s; actual %d, expected %d", few, r.String(), len(items), len(params))
	}
	s := substitution{params, items}
	return s.all(th, args.Items)
}

// prepareItems unpacks the given type arguments and has each parameter rearrange them.
func prepareItems(th *Thread, self Value, params []Value, key Value) ([]Value, error) {
	items := []Value{key}
	if t, ok := AsTuple(key); ok {
		items = t.Items
	}
	var flat []Value
	for _, x := range items {
		if _, isType := AsType(x); !isType {
			sub, err := LookupAttr(th, x, "__typing_unpacked_tuple_args__")
			if err != nil {
				return nil, err
			}
			if t, ok := AsTuple(sub); ok && (len(t.Items) == 0 || t.Items[len(t.Items)-1] != Ellipsis) {
				flat = append(flat, t.Items...)
				continue
			}
		}
		flat = append(flat, x)
	}
	for _, p := range params {
		f, err := LookupAttr(th, p, "__typing_prepare_subst__")
		if err != nil {
			return nil, err
		}
		if f.IsUndef() || f.IsNone() {
			continue
		}
		r, err := CallArgs(th, f, self, NewTuple(flat))
		if err != nil {
			return nil, err
		}
		if flat, err = Collect(th, r); err != nil {
			return nil, err
		}
	}
	return flat, nil
}

// all substitutes in each of args.
func (s *substitution) all(th *Thread, args []Value) ([]Value, error) {
	var out []Value
	for _, a := range args {
		v, spread, err := s.one(th, a)
		if err != nil {
			return nil, err
		}
		if spread {
			items, err := Collect(th, v)
			if err != nil {
				return nil, err
			}
			out = append(out, items...)
		} else {
			out = append(out, v)
		}
	}
	return out, nil
}

// one substitutes in one argument; spread says that it stood for several.
func (s *substitution) one(th *Thread, a Value) (v Value, spread bool, err error) {
	if _, isType := AsType(a); isType {
		return a, false, nil
	}
	if items, ok, err := argList(th, a); err != nil {
		return Value{}, false, err
	} else if ok {
		out, err := s.all(th, items)
		if _, isList := AsList(a); isList {
			return NewList(th, out).Value(), false, err
		}
		return NewTuple(out), false, err
	}
	u, err := LookupAttr(th, a, "__typing_is_unpacked_typevartuple__")
	if err != nil {
		return Value{}, false, err
	}
	if !u.IsUndef() {
		if spread, err = Truth(th, u); err != nil {
			return Value{}, false, err
		}
	}
	if isParam(a) {
		if i := indexOf(s.params, a); i >= 0 {
			v, err = CallMethod(th, a, "__typing_subst__", s.items[i])
			return v, spread, err
		}
		return a, spread, nil
	}
	v, err = s.inside(th, a)
	return v, spread, err
}

// inside substitutes the parameters of another alias.
func (s *substitution) inside(th *Thread, a Value) (Value, error) {
	sub, err := LookupAttr(th, a, "__parameters__")
	if err != nil {
		return Value{}, err
	}
	t, ok := AsTuple(sub)
	if !ok || len(t.Items) == 0 {
		return a, nil
	}
	var args []Value
	for _, p := range t.Items {
		i := indexOf(s.params, p)
		switch {
		case i < 0:
			args = append(args, p)
		case p.Type().Iter != nil && s.items[i].Type() == TupleType: // a TypeVarTuple
			many, _ := AsTuple(s.items[i])
			args = append(args, many.Items...)
		default:
			args = append(args, s.items[i])
		}
	}
	return GetItem(th, a, NewTuple(args))
}
