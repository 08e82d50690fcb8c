package objects

import (
	"strings"
	"unsafe"
)

// GenericAlias is what list[int] makes (types.GenericAlias).
type GenericAlias struct {
	Header
	Origin  Value
	Args    *Tuple
	Starred bool // *origin[args], as a type argument
}

// aliasSub is an instance of a subclass of GenericAlias.
type aliasSub struct {
	GenericAlias
	attrs Attrs
}

func allocAlias(th *Thread, cls *Type) *GenericAlias {
	if cls.Flags&FlagHasAttrs == 0 {
		return &GenericAlias{Header: Header{cls}, Origin: None, Args: emptyTuple}
	}
	s := &aliasSub{GenericAlias: GenericAlias{Header: Header{cls}, Origin: None, Args: emptyTuple}}
	s.attrs.Init(th, cls)
	return &s.GenericAlias
}

// NewGenericAlias returns origin[args].
func NewGenericAlias(th *Thread, origin, args Value) Value {
	t, ok := AsTuple(args)
	if !ok {
		t = newTuple([]Value{args})
	}
	return FromPtr(unsafe.Pointer(&GenericAlias{Header: Header{GenericAliasType}, Origin: origin, Args: t}))
}

// ClassGetItem is the __class_getitem__ of generic builtin types.
func ClassGetItem() FuncDef {
	return FuncDef{Name: "__class_getitem__", Sig: "cls, object, /", Class: true, Effect: Pure, Doc: "See PEP 585",
		Fn: func(th *Thread, a []Value) (Value, error) { return NewGenericAlias(th, a[0], a[1]), nil }}
}

// typeArgRepr is the repr of a type argument: the bare name for classes.
func typeArgRepr(th *Thread, v Value) (string, error) {
	if v == Ellipsis {
		return "...", nil
	}
	if t, ok := AsType(v); ok {
		return t.fullNameOf(th)
	}
	if v.IsNone() {
		return "None", nil
	}
	if l, ok := AsList(v); ok {
		items, err := l.Items(th)
		if err != nil {
			return "", err
		}
		s, err := typeArgList(th, append([]Value(nil), items...))
		return "[" + s + "]", err
	}
	s, err := Repr(th, v)
	if err != nil {
		return "", err
	}
	return s.String(), nil
}

func typeArgList(th *Thread, args []Value) (string, error) {
	parts := make([]string, len(args))
	for i, a := range args {
		s, err := typeArgRepr(th, a)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return strings.Join(parts, ", "), nil
}

func genericAliasSpec() TypeSpec {
	of := func(v Value) *GenericAlias { return (*GenericAlias)(v.P) }
	return TypeSpec{
		Name: "types.GenericAlias", Effect: Pure, Flags: FlagBaseOK, AttrOff: unsafe.Offsetof(aliasSub{}.attrs),
		Alloc: func(th *Thread, cls *Type) Value {
			return FromPtr(unsafe.Pointer(allocAlias(th, cls)))
		},
		Slots: Slots{
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
				a, err := BindArgs(th, "GenericAlias", "origin, args, /", args, kw)
				if err != nil {
					return Value{}, err
				}
				v := cls.Alloc(th, cls)
				src := of(NewGenericAlias(th, a[0], a[1]))
				of(v).Origin, of(v).Args = src.Origin, src.Args
				return v, nil
			},
			Init: func(*Thread, Value, []Value, *Tuple) error { return nil },
			Call: func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
				v, err := Call(th, of(self).Origin, args, kw)
				if err != nil {
					return Value{}, err
				}
				if a := attrsOf(v); a != nil && v.Type().Flags&flagSlotsOnly == 0 {
					if err := SetAttr(th, v, th.Interp.Intern("__orig_class__"), self); err != nil && !IsRaised(err, AttributeErrorType, TypeErrorType) {
						return Value{}, err
					}
				}
				return v, nil
			},
			GetItem: aliasGetItem,
			Iter: func(th *Thread, self Value) (Value, error) {
				star := *of(self)
				star.Starred = true
				return Iter(th, TupleOf(FromPtr(unsafe.Pointer(&star))))
			},
			Binary: [numBinOps]BinaryFunc{OpOr: unionOr},
			GetAttr: func(th *Thread, self Value, name *Str) (Value, error) {
				n := name.String()
				if _, own := self.Type().Lookup(n); own && n != "__class__" && (!isDunder(n) || n == "__origin__" || n == "__args__" || n == "__parameters__" || n == "__mro_entries__" || n == "__reduce__" || n == "__reduce_ex__" || n == "__copy__" || n == "__deepcopy__" || n == "__unpacked__" || n == "__typing_unpacked_tuple_args__") {
					return GenericGetAttr(th, self, name)
				}
				return GetAttr(th, of(self).Origin, name)
			},
			Hash: func(th *Thread, v Value) (int64, error) {
				a, err := Hash(th, of(v).Origin)
				if err != nil {
					return 0, err
				}
				b, err := Hash(th, of(v).Args.Value())
				return a ^ b, err
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if b.Type() != GenericAliasType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				eq, err := Equal(th, of(a).Origin, of(b).Origin)
				if eq = eq && of(a).Starred == of(b).Starred; err == nil && eq {
					eq, err = Equal(th, of(a).Args.Value(), of(b).Args.Value())
				}
				return Bool(eq == (op == EQ)), err
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				o, err := typeArgRepr(th, of(v).Origin)
				if err != nil {
					return nil, err
				}
				s, err := typeArgList(th, of(v).Args.Items)
				if err != nil {
					return nil, err
				}
				if s == "" {
					s = "()"
				}
				if of(v).Starred {
					o = "*" + o
				}
				return NewStr(o + "[" + s + "]"), nil
			},
		},
		Methods: []FuncDef{
			reduceDef(reduceAlias),
			{Name: "__mro_entries__", Sig: "self, bases, /", Fn: func(th *Thread, a []Value) (Value, error) {
				return TupleOf(of(a[0]).Origin), nil
			}},
			{Name: "__instancecheck__", Sig: "self, instance, /", Fn: func(th *Thread, a []Value) (Value, error) {
				return Value{}, RaiseMsg(th, TypeErrorType, "isinstance() argument 2 cannot be a parameterized generic")
			}},
			{Name: "__subclasscheck__", Sig: "self, cls, /", Fn: func(th *Thread, a []Value) (Value, error) {
				return Value{}, RaiseMsg(th, TypeErrorType, "issubclass() argument 2 cannot be a parameterized generic")
			}},
		},
		GetSets: []GetSet{
			{Name: "__origin__", Get: func(th *Thread, v Value) (Value, error) { return of(v).Origin, nil }},
			{Name: "__args__", Get: func(th *Thread, v Value) (Value, error) { return of(v).Args.Value(), nil }},
			{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return aliasParams(th, of(v).Args.Items) }},
			{Name: "__unpacked__", Get: func(th *Thread, v Value) (Value, error) { return Bool(of(v).Starred), nil }},
			{Name: "__typing_unpacked_tuple_args__", Get: func(th *Thread, v Value) (Value, error) {
				if of(v).Starred && of(v).Origin == TupleType.Value() {
					return of(v).Args.Value(), nil
				}
				return None, nil
			}},
		},
	}
}

// Union is int | str (typing.Union).
type Union struct {
	Header
	Args *Tuple
}

// unionOr is the | of types.
func unionOr(th *Thread, a, b Value) (Value, error) {
	for _, v := range []Value{a, b} {
		if _, ok := AsType(v); ok || v.IsNone() || v.Type() == UnionType || v.Type().Is(GenericAliasType) {
			continue
		}
		if _, ok := v.Type().Lookup("__typing_subst__"); ok {
			continue
		}
		if v.Type().Flags&FlagHeap != 0 || v.Type().Module != "typing" {
			return NotImplemented, nil
		}
	}
	return unionOf(th, []Value{a, b})
}

// unionOf makes the union of types: None means its type, unions are taken apart, and of equal ones the first stays.
func unionOf(th *Thread, types []Value) (Value, error) {
	var uniq []Value
	add := func(v Value) error {
		for _, u := range uniq {
			if eq, err := Equal(th, u, v); err != nil || eq {
				return err
			}
		}
		uniq = append(uniq, v)
		return nil
	}
	for _, v := range types {
		parts := []Value{v}
		switch {
		case v.IsNone():
			parts[0] = NoneType.Value()
		case v.Type() == UnionType:
			parts = (*Union)(v.P).Args.Items
		}
		for _, p := range parts {
			if err := add(p); err != nil {
				return Value{}, err
			}
		}
	}
	if len(uniq) == 1 {
		return uniq[0], nil
	}
	return FromPtr(unsafe.Pointer(&Union{Header{UnionType}, newTuple(uniq)})), nil
}

// checkedType is an argument of Union[...]: what is no type by itself is checked, and converted, by module typing.
func checkedType(th *Thread, v Value) (Value, error) {
	if _, ok := AsType(v); ok || v.IsNone() || v.Type() == UnionType || v.Type().Is(GenericAliasType) {
		return v, nil
	}
	mod, err := th.Interp.Eval.Import(th, NewStr("typing"), None, TupleOf(NewStr("_type_check").Value()), 0)
	if err != nil {
		return Value{}, err
	}
	return CallMethod(th, mod, "_type_check", v, NewStr("Union[arg, ...]: each arg must be a type.").Value())
}

func unionSpec() TypeSpec {
	of := func(v Value) *Union { return (*Union)(v.P) }
	return TypeSpec{
		Name: "typing.Union", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			Binary: [numBinOps]BinaryFunc{OpOr: unionOr},
			GetItem: func(th *Thread, self, key Value) (Value, error) {
				args, err := substitute(th, self, of(self).Args, key)
				if err != nil {
					return Value{}, err
				}
				return unionOf(th, args)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				parts := make([]string, len(of(v).Args.Items))
				for i, a := range of(v).Args.Items {
					s, err := typeArgRepr(th, a)
					if err != nil {
						return nil, err
					}
					if a == NoneType.Value() {
						s = "None"
					}
					parts[i] = s
				}
				return NewStr(strings.Join(parts, " | ")), nil
			},
			Hash: func(th *Thread, v Value) (int64, error) {
				var h int64
				for _, a := range of(v).Args.Items {
					x, err := Hash(th, a)
					if err != nil {
						return 0, err
					}
					h ^= x
				}
				return h, nil
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if b.Type() != UnionType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				same := len(of(a).Args.Items) == len(of(b).Args.Items)
				for _, x := range of(a).Args.Items {
					ok, err := Contains(th, of(b).Args.Value(), x)
					if err != nil {
						return Value{}, err
					}
					same = same && ok
				}
				return Bool(same == (op == EQ)), nil
			},
		},
		Methods: []FuncDef{
			{Name: "__instancecheck__", Sig: "self, instance, /", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := IsInstance(th, a[1], of(a[0]).Args.Value())
				return Bool(ok), err
			}},
			{Name: "__subclasscheck__", Sig: "self, cls, /", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := IsSubclass(th, a[1], of(a[0]).Args.Value())
				return Bool(ok), err
			}},
			{Name: "__class_getitem__", Sig: "cls, args, /", Class: true, Fn: func(th *Thread, a []Value) (Value, error) {
				t, ok := AsTuple(a[1])
				if !ok {
					t = newTuple([]Value{a[1]})
				}
				if len(t.Items) == 0 {
					return Value{}, RaiseMsg(th, TypeErrorType, "Cannot take a Union of no types.")
				}
				types := make([]Value, len(t.Items))
				for i, x := range t.Items {
					var err error
					if types[i], err = checkedType(th, x); err != nil {
						return Value{}, err
					}
				}
				return unionOf(th, types)
			}},
		},
		GetSets: []GetSet{
			{Name: "__args__", Get: func(th *Thread, v Value) (Value, error) { return of(v).Args.Value(), nil }},
			{Name: "__origin__", Get: func(th *Thread, v Value) (Value, error) { return UnionType.Value(), nil }},
			{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return aliasParams(th, of(v).Args.Items) }},
		},
	}
}

// namespaceSpec is types.SimpleNamespace.
func namespaceSpec() TypeSpec {
	return TypeSpec{
		Name: "types.SimpleNamespace", Flags: FlagBaseOK | FlagHasAttrs, AttrOff: InstanceAttrOff, Alloc: NewInstance, Effect: Pure,
		Slots: Slots{
			New: allocNew,
			Init: func(th *Thread, self Value, args []Value, kw *Tuple) error {
				n := len(args)
				if kw != nil {
					n -= len(kw.Items)
				}
				if n > 1 {
					return Raisef(th, TypeErrorType, "SimpleNamespace expected at most 1 argument, got %d", n)
				}
				if n == 1 {
					d := NewDict(th)
					if _, err := CallMethod(th, d.Value(), "update", args[0]); err != nil {
						return err
					}
					items, err := d.Items(th)
					if err != nil {
						return err
					}
					for _, it := range items {
						k, ok := AsStr(it.Key)
						if !ok {
							return Raisef(th, TypeErrorType, "keywords must be strings")
						}
						if err := attrsOf(self).Set(th, k, it.Value); err != nil {
							return err
						}
					}
				}
				if kw != nil {
					for i, k := range kw.Items {
						s, _ := AsStr(k)
						if err := attrsOf(self).Set(th, s, args[n+i]); err != nil {
							return err
						}
					}
				}
				return nil
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if !b.Type().Is(NamespaceType) || op != EQ && op != NE {
					return NotImplemented, nil
				}
				x, err := attrsOf(a).Dict(th)
				if err != nil {
					return Value{}, err
				}
				y, err := attrsOf(b).Dict(th)
				if err != nil {
					return Value{}, err
				}
				return Compare(th, x.Value(), y.Value(), op)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				name := v.Type().Name
				if v.Type() == NamespaceType {
					name = "namespace"
				}
				if !th.EnterRepr(v) {
					return NewStr(name + "(...)"), nil
				}
				defer th.LeaveRepr()
				names, err := instanceNames(th, attrsOf(v))
				if err != nil {
					return nil, err
				}
				var parts []string
				for _, n := range names {
					k, _ := AsStr(n)
					x, err := attrsOf(v).Get(th, k)
					if err != nil {
						return nil, err
					}
					r, err := Repr(th, x)
					if err != nil {
						return nil, err
					}
					parts = append(parts, k.String()+"="+r.String())
				}
				return NewStr(name + "(" + strings.Join(parts, ", ") + ")"), nil
			},
		},
		Methods: []FuncDef{reduceDef(reduceNamespace), {Name: "__replace__", Sig: "self, /, **changes", Fn: replaceNamespace,
			Doc: "Return a copy of the namespace object with new values for the specified attributes."}},
		GetSets: []GetSet{*dictGetSet},
	}
}

// replaceNamespace makes a namespace of the same class, whose attributes are those of a[0] and those in dict a[1].
func replaceNamespace(th *Thread, a []Value) (Value, error) {
	v, err := CallArgs(th, a[0].Type().Value())
	if err != nil {
		return Value{}, err
	}
	if !v.Type().Is(NamespaceType) {
		return Value{}, Raisef(th, TypeErrorType, "expect %s type, but %s() returned '%s' object", NamespaceType.Name, a[0].Type().MessageName(), v.Type().MessageName())
	}
	dict, err := attrsOf(a[0]).Dict(th)
	if err != nil {
		return Value{}, err
	}
	for _, from := range []Value{dict.Value(), a[1]} {
		d, _ := AsDict(from)
		items, err := d.Items(th)
		if err != nil {
			return Value{}, err
		}
		for _, it := range items {
			if k, ok := AsStr(it.Key); ok {
				if err := attrsOf(v).Set(th, k, it.Value); err != nil {
					return Value{}, err
				}
			}
		}
	}
	return v, nil
}
