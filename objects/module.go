package objects

import (
	"strings"
	"unsafe"
)

// Module is a Python module. Its attributes are the items of Dict, a namespace.
type Module struct {
	Header
	Dict  *Dict
	slots Attrs // what the __slots__ of a subclass name
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
	m := &Module{Header: Header{cls}, Dict: NewNamespace(th)}
	if cls.Flags&FlagHasAttrs != 0 {
		m.slots.Init(th, cls)
	}
	return FromPtr(unsafe.Pointer(m))
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

// BareSpec makes the __spec__ of a module: its describing attributes, without importlib.
func BareSpec(th *Thread, full string, origin, locations Value) Value {
	s := NewInstance(th, NamespaceType)
	parent := full
	if locations.IsNone() {
		if i := strings.LastIndexByte(full, '.'); i >= 0 {
			parent = full[:i]
		} else {
			parent = ""
		}
	}
	a := AttrsOf(s)
	file, _ := AsStr(origin)
	located := !origin.IsNone() && file.String() != "built-in"
	for _, it := range []struct {
		k string
		v Value
	}{{"name", NewStr(full).Value()}, {"loader", None}, {"origin", origin}, {"submodule_search_locations", locations},
		{"parent", NewStr(parent).Value()}, {"has_location", Bool(located)}, {"cached", None}, {"loader_state", None}, {"_initializing", False}} {
		if a.Set(th, th.Interp.Intern(it.k), it.v) != nil {
			break // fresh objects can't fail
		}
	}
	return s
}

// moduleRepr says where a module comes from: its __spec__ knows, or else its __file__ or __loader__.
func moduleRepr(th *Thread, m *Module) (*Str, error) {
	var attrs [4]Value
	for i, k := range []string{"__spec__", "__name__", "__file__", "__loader__"} {
		v, err := m.Dict.GetStr(th, k)
		if err != nil {
			return nil, err
		}
		attrs[i] = v.Or(None)
	}
	spec, name, file, loader := attrs[0], attrs[1], attrs[2], attrs[3]
	switch {
	case !spec.IsNone():
		return specRepr(th, spec, loader)
	case !file.IsNone():
		return describeModule(th, name, " from ", file, Repr, "")
	}
	return describeLoaded(th, name, loader)
}

// specRepr is the repr of a module with a __spec__.
func specRepr(th *Thread, spec, loader Value) (*Str, error) {
	var attrs [4]Value
	for i, k := range []string{"name", "origin", "has_location", "submodule_search_locations"} {
		v, err := LookupAttr(th, spec, k)
		if err != nil {
			return nil, err
		}
		attrs[i] = v.Or(None)
	}
	name, origin, places := attrs[0], attrs[1], attrs[3]
	if name.IsNone() {
		name = NewStr("?").Value()
	}
	if origin.IsNone() && places.IsNone() {
		return describeLoaded(th, name, loader)
	}
	if origin.IsNone() {
		return describeModule(th, name, " (namespace) from ", places, Repr, "")
	}
	located, err := Truth(th, attrs[2])
	if err != nil {
		return nil, err
	}
	if located {
		return describeModule(th, name, " from ", origin, Repr, "")
	}
	return describeModule(th, name, " (", origin, ToStr, ")")
}

func describeLoaded(th *Thread, name, loader Value) (*Str, error) {
	if loader.IsNone() {
		return describeModule(th, name, "", EmptyStr.Value(), ToStr, "")
	}
	return describeModule(th, name, " (", loader, Repr, ")")
}

// describeModule returns <module name> with what, as text shows it, between before and after.
func describeModule(th *Thread, name Value, before string, what Value, text func(*Thread, Value) (*Str, error), after string) (*Str, error) {
	n, err := Repr(th, name)
	if err != nil {
		return nil, err
	}
	s, err := text(th, what)
	if err != nil {
		return nil, err
	}
	return NewStr("<module " + n.String() + before + s.String() + after + ">"), nil
}

func moduleSpec() TypeSpec {
	return TypeSpec{
		Name: "module", Flags: FlagBaseOK, Alloc: allocModule, AttrOff: unsafe.Offsetof(Module{}.slots), Effect: Pure,
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
					return Raisef(th, TypeErrorType, "module() argument 'name' must be str, not %s", a[0].Type().MessageName())
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
				return moduleRepr(th, (*Module)(self.P))
			},
		},
		GetSets: []GetSet{{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) {
			return (*Module)(self.P).Dict.Value(), nil
		}}},
		Methods: []FuncDef{{Name: "__dir__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			m := (*Module)(a[0].P)
			if f, err := m.Dict.GetStr(th, "__dir__"); err != nil {
				return Value{}, err
			} else if !f.IsUndef() {
				return CallArgs(th, f)
			}
			items, err := m.Dict.Items(th)
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
