package objects

// singletonSpec is the type of v, whose repr is text.
func singletonSpec(typ, doc, text string, v Value) TypeSpec {
	return TypeSpec{
		Name: typ, Effect: Pure, Doc: doc,
		Slots: Slots{
			Repr: func(th *Thread, self Value) (*Str, error) { return NewStr(text), nil },
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
				if len(args) > 0 {
					return Value{}, Raisef(th, TypeErrorType, "%s takes no arguments", typ)
				}
				return v, nil
			},
		},
	}
}

// reduceToName makes a singleton pickle as the global of that name.
func reduceToName(name string) []FuncDef {
	return []FuncDef{{Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
		return NewStr(name).Value(), nil
	}}}
}

func noneSpec() TypeSpec {
	s := singletonSpec("NoneType", "The type of the None singleton.", "None", None)
	s.Slots.Bool = func(th *Thread, self Value) (bool, error) { return false, nil }
	s.Slots.Hash = func(th *Thread, self Value) (int64, error) { return 0xfca86420, nil }
	return s
}

func ellipsisSpec() TypeSpec {
	s := singletonSpec("ellipsis", "The type of the Ellipsis singleton.", "Ellipsis", Ellipsis)
	s.Slots.New = noArgs("EllipsisType", Ellipsis)
	s.Methods = reduceToName("Ellipsis")
	return s
}

func notImplementedSpec() TypeSpec {
	s := singletonSpec("NotImplementedType", "The type of the NotImplemented singleton.", "NotImplemented", NotImplemented)
	s.Methods = reduceToName("NotImplemented")
	s.Slots.Bool = func(th *Thread, self Value) (bool, error) {
		return false, RaiseMsg(th, TypeErrorType, "NotImplemented should not be used in a boolean context")
	}
	return s
}

// noArgs is the constructor of singleton v.
func noArgs(name string, v Value) func(*Thread, *Type, []Value, *Tuple) (Value, error) {
	return singletonSpec(name, "", "", v).Slots.New
}
