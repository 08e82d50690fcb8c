package objects

import "unsafe"

// Module is a Python module. Its attributes are the items of Dict, a namespace.
type Module struct {
	Header
	Dict *Dict
}

// NewModule makes a module with __name__ and __doc__ set as given (doc None or a string).
func NewModule(th *Thread, name string, doc Value) (*Module, error) {
	m := &Module{Header: Header{ModuleType}, Dict: NewNamespace(th)}
	for _, it := range []struct {
		key string
		v   Value
	}{{"__name__", NewStr(name).Value()}, {"__doc__", doc}, {"__package__", None}, {"__loader__", None}, {"__spec__", None}} {
		if err := m.Dict.SetStr(th, it.key, it.v); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func allocModule(th *Thread, cls *Type) Value {
	return FromPtr(unsafe.Pointer(&Module{Header: Header{cls}, Dict: NewNamespace(th)}))
}

// Value returns m as a value.
func (m *Module) Value() Value { return FromPtr(unsafe.Pointer(m)) }

// AsModule returns the module that v is.
func AsModule(v Value) (*Module, bool) {
	if v.Type().Is(ModuleType) {
		return (*Module)(v.P), true
	}
	return nil, false
}

// Set binds a name in the module.
func (m *Module) Set(th *Thread, name string, v Value) error { return m.Dict.SetStr(th, name, v) }

// AddFuncs adds native functions. defs must stay unchanged afterwards.
func (m *Module) AddFuncs(th *Thread, module string, effect Effect, defs []FuncDef) error {
	for i := range defs {
		d := &defs[i]
		if d.Effect == Inherit {
			if d.Effect = effect; effect == Inherit {
				d.Effect = Serial
			}
		}
		d.module = module
		if err := m.Set(th, d.Name, NewBuiltin(d, Undef)); err != nil {
			return err
		}
	}
	return nil
}

func moduleGetAttr(th *Thread, self Value, name *Str) (Value, error) {
	m := (*Module)(self.P)
	t := self.Type()
	d, found := t.Lookup(name.String())
	if found && d.Type().DescrSet != nil && d.Type().DescrGet != nil {
		return d.Type().DescrGet(th, d, self, t)
	}
	v, err := m.Dict.Get(th, name.Value())
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if found {
		if get := d.Type().DescrGet; get != nil {
			return get(th, d, self, t)
		}
		return d, nil
	}
	getattr, err := m.Dict.GetStr(th, "__getattr__")
	if err != nil {
		return Value{}, err
	}
	if !getattr.IsUndef() {
		return CallArgs(th, getattr, name.Value())
	}
	mod, err := m.Dict.GetStr(th, "__name__")
	if err != nil {
		return Value{}, err
	}
	if s, ok := AsStr(mod); ok {
		return Value{}, attributeError(th, self, name, "module '"+s.String()+"' has no attribute '"+name.String()+"'")
	}
	return Value{}, attributeError(th, self, name, "module has no attribute '"+name.String()+"'")
}

func moduleSetAttr(th *Thread, self Value, name *Str, v Value) error {
	if d, found := self.Type().Lookup(name.String()); found {
		if set := d.Type().DescrSet; set != nil {
			return set(th, d, self, v)
		}
	}
	m := (*Module)(self.P)
	if !v.IsUndef() {
		return m.Dict.SetItem(th, name.Value(), v)
	}
	ok, err := m.Dict.Delete(th, name.Value())
	if err == nil && !ok {
		return attributeError(th, self, name, "'module' object has no attribute '"+name.String()+"'")
	}
	return err
}

func moduleSpec() TypeSpec {
	return TypeSpec{
		Name: "module", Flags: FlagBaseOK, Alloc: allocModule, Effect: Pure,
		Doc: "Create a module object.\n\nThe name must be a string; the optional docstring argument can have any type.",
		Slots: Slots{
			GetAttr: moduleGetAttr, SetAttr: moduleSetAttr,
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) { return cls.Alloc(th, cls), nil },
			Init: func(th *Thread, self Value, args []Value, kw *Tuple) error {
				a, err := BindArgs(th, "module", "name, doc=None", args, kw)
				if err != nil {
					return err
				}
				m := (*Module)(self.P)
				if _, ok := AsStr(a[0]); !ok {
					return Raisef(th, TypeErrorType, "module() argument 'name' must be str, not %s", a[0].Type().Name)
				}
				for i, k := range []string{"__name__", "__doc__"} {
					if err := m.Set(th, k, a[i]); err != nil {
						return err
					}
				}
				for _, k := range []string{"__package__", "__loader__", "__spec__"} {
					if err := m.Set(th, k, None); err != nil {
						return err
					}
				}
				return nil
			},
			Repr: func(th *Thread, self Value) (*Str, error) {
				m := (*Module)(self.P)
				name, err := m.Dict.GetStr(th, "__name__")
				if err != nil {
					return nil, err
				}
				file, err := m.Dict.GetStr(th, "__file__")
				if err != nil {
					return nil, err
				}
				n, _ := AsStr(name)
				if f, ok := AsStr(file); ok {
					return NewStr("<module '" + n.String() + "' from '" + f.String() + "'>"), nil
				}
				return NewStr("<module '" + n.String() + "' (built-in)>"), nil
			},
		},
		GetSets: []GetSet{{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) {
			return (*Module)(self.P).Dict.Value(), nil
		}}},
		Methods: []FuncDef{{Name: "__dir__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			items, err := (*Module)(a[0].P).Dict.Items(th)
			if err != nil {
				return Value{}, err
			}
			names := make([]Value, len(items))
			for i, it := range items {
				names[i] = it.Key
			}
			return NewList(th, names).Value(), nil
		}}},
	}
}
