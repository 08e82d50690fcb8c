package objects

import (
	"slices"
	"sort"
)

func sortStrings(s []string) { slices.Sort(s) }

func sortedKeys(m map[string]Value) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// typeGetAttr finds an attribute of a class: data descriptors of the metaclass, then the class and its bases, then the rest
// of the metaclass.
func typeGetAttr(th *Thread, self Value, name *Str) (Value, error) {
	t := (*Type)(self.P)
	meta := t.typ
	key := name.String()
	m, found := meta.Lookup(key)
	if found && m.Type().DescrSet != nil && m.Type().DescrGet != nil {
		return m.Type().DescrGet(th, m, self, meta)
	}
	if v, ok := t.Lookup(key); ok {
		if get := v.Type().DescrGet; get != nil {
			return get(th, v, Undef, t)
		}
		return v, nil
	}
	if found {
		if get := m.Type().DescrGet; get != nil {
			return get(th, m, self, meta)
		}
		return m, nil
	}
	return Value{}, NoAttribute(th, self, name)
}

// typeSetAttr changes a class; it runs exclusive, because inline caches everywhere depend on it.
func typeSetAttr(th *Thread, self Value, name *Str, v Value) error {
	t := (*Type)(self.P)
	key := name.String()
	if t.Flags&FlagBuiltin != 0 {
		return Raisef(th, TypeErrorType, "cannot set '%s' attribute of immutable type '%s'", key, t.MessageName())
	}
	if m, ok := t.typ.Lookup(key); ok {
		if set := m.Type().DescrSet; set != nil {
			return set(th, m, self, v)
		}
	}
	if err := th.Exclusively("change of class " + t.Name); err != nil {
		return err
	}
	if v.IsUndef() {
		if !t.Del(th.Interp, key) {
			return attributeError(th, self, name, "type object '"+t.MessageName()+"' has no attribute '"+key+"'")
		}
		return nil
	}
	t.Set(th.Interp, key, v)
	return nil
}

func typeModule(th *Thread, t *Type) (Value, error) {
	if t.Flags&FlagHeap != 0 {
		if v, ok := t.attrs["__module__"]; ok {
			return v, nil
		}
		return NewStr("builtins").Value(), nil
	}
	return th.Interp.Intern(t.Module).Value(), nil
}

func typeRepr(th *Thread, v Value) (*Str, error) {
	name, err := (*Type)(v.P).fullNameOf(th)
	if err != nil {
		return nil, err
	}
	return NewStr("<class '" + name + "'>"), nil
}

// typeGetItem is Class[key].
func typeGetItem(th *Thread, t *Type, key Value) (Value, error) {
	if f, ok := t.Lookup("__class_getitem__"); ok {
		if get := f.Type().DescrGet; get != nil {
			b, err := get(th, f, Undef, t)
			if err != nil {
				return Value{}, err
			}
			f = b
		}
		return CallArgs(th, f, key)
	}
	if t == TypeType {
		return NewGenericAlias(th, t.Value(), key), nil
	}
	return Value{}, Raisef(th, TypeErrorType, "type '%s' is not subscriptable", t.MessageName())
}

// IsInstance returns isinstance(v, cls), where cls may be a tuple or a union.
func IsInstance(th *Thread, v, cls Value) (bool, error) {
	if v.Type().Value() == cls {
		return true, nil
	}
	if t, ok := AsType(cls); ok && t.typ == TypeType {
		return isInstanceOf(th, v, t)
	}
	if t, ok := AsTuple(cls); ok {
		if err := th.Descend(" in __instancecheck__"); err != nil {
			return false, err
		}
		defer th.Ascend()
		for _, c := range t.Items {
			if ok, err := IsInstance(th, v, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if f, ok := cls.Type().Lookup("__instancecheck__"); ok {
		r, err := CallBound(th, f, cls, []Value{v})
		if err != nil {
			return false, err
		}
		return Truth(th, r)
	}
	if t, ok := AsType(cls); ok {
		return isInstanceOf(th, v, t)
	}
	if err := checkClass(th, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"); err != nil {
		return false, err
	}
	c, err := LookupAttr(th, v, "__class__")
	if err != nil || c.IsUndef() {
		return false, err
	}
	return abstractSubclass(th, c, cls)
}

func isInstanceOf(th *Thread, v Value, t *Type) (bool, error) {
	if v.Type().Is(t) {
		return true, nil
	}
	if v.Type().Flags&(FlagHeap|FlagProxy) == 0 || v.Type().GetAttr == nil {
		return false, nil
	}
	c, err := LookupAttr(th, v, "__class__")
	if err != nil {
		return false, err
	}
	ct, ok := AsType(c)
	return ok && ct != v.Type() && ct.Is(t), nil
}

// IsSubclass returns issubclass(v, cls).
func IsSubclass(th *Thread, v, cls Value) (bool, error) {
	if t, ok := AsTuple(cls); ok {
		if err := th.Descend(" in __subclasscheck__"); err != nil {
			return false, err
		}
		defer th.Ascend()
		for _, c := range t.Items {
			if ok, err := IsSubclass(th, v, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	t, isType := AsType(cls)
	if isType && t.typ == TypeType {
		return plainSubclass(th, v, t)
	}
	if f, ok := cls.Type().Lookup("__subclasscheck__"); ok {
		r, err := CallBound(th, f, cls, []Value{v})
		if err != nil {
			return false, err
		}
		return Truth(th, r)
	}
	if isType {
		return plainSubclass(th, v, t)
	}
	if err := checkClass(th, v, "issubclass() arg 1 must be a class"); err != nil {
		return false, err
	}
	if err := checkClass(th, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"); err != nil {
		return false, err
	}
	return abstractSubclass(th, v, cls)
}

func plainSubclass(th *Thread, v Value, t *Type) (bool, error) {
	if s, ok := AsType(v); ok {
		return s.Is(t), nil
	}
	if err := checkClass(th, v, "issubclass() arg 1 must be a class"); err != nil {
		return false, err
	}
	return abstractSubclass(th, v, t.Value())
}

// abstractBases returns the tuple that v has for __bases__, or nil. What has one may stand in for a class.
func abstractBases(th *Thread, v Value) (*Tuple, error) {
	b, err := LookupAttr(th, v, "__bases__")
	if err != nil {
		return nil, err
	}
	if t, ok := AsTuple(b); ok {
		return t, nil
	}
	return nil, nil
}

// checkClass raises TypeError with the message msg unless v is a class or stands in for one.
func checkClass(th *Thread, v Value, msg string) error {
	bases, err := abstractBases(th, v)
	if err == nil && bases == nil {
		err = RaiseMsg(th, TypeErrorType, msg)
	}
	return err
}

// abstractSubclass looks for cls among v and what can be reached from it by __bases__.
func abstractSubclass(th *Thread, v, cls Value) (bool, error) {
	if err := th.Descend(" in __issubclass__"); err != nil {
		return false, err
	}
	defer th.Ascend()
	for {
		if v == cls {
			return true, nil
		}
		bases, err := abstractBases(th, v)
		if err != nil || bases == nil {
			return false, err
		}
		if len(bases.Items) != 1 {
			return anySubclass(th, bases.Items, cls)
		}
		v = bases.Items[0]
	}
}

func anySubclass(th *Thread, bases []Value, cls Value) (bool, error) {
	for _, b := range bases {
		if ok, err := abstractSubclass(th, b, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// builtinSubclasses returns the builtin types that derive directly from t.
func (t *Type) builtinSubclasses() []*Type {
	if t.Flags&FlagHeap != 0 {
		return nil
	}
	var subs []*Type
	for _, s := range BuiltinTypes() {
		if s.Name != "" && slices.Contains(s.Bases, t) {
			subs = append(subs, s)
		}
	}
	return subs
}

func typeTuple(ts []*Type) Value {
	vs := make([]Value, len(ts))
	for i, t := range ts {
		vs[i] = t.Value()
	}
	return NewTuple(vs)
}

func typeSpec() TypeSpec {
	this := func(f func(th *Thread, t *Type) (Value, error)) func(*Thread, Value) (Value, error) {
		return func(th *Thread, self Value) (Value, error) { return f(th, (*Type)(self.P)) }
	}
	return TypeSpec{
		Name: "type", Flags: FlagBaseOK | FlagTypeSub, Effect: Pure,
		Doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
		Slots: Slots{
			New: typeNew, Call: typeCall, Repr: typeRepr, GetAttr: typeGetAttr, SetAttr: typeSetAttr,
			Init:   func(th *Thread, self Value, args []Value, kw *Tuple) error { return nil },
			Binary: [numBinOps]BinaryFunc{OpOr: unionOr},
		},
		Methods: []FuncDef{
			{Name: "mro", Sig: "self, /", Doc: "Return a type's method resolution order.", Fn: func(th *Thread, a []Value) (Value, error) {
				m := (*Type)(a[0].P).MRO
				l := make([]Value, len(m))
				for i, t := range m {
					l[i] = t.Value()
				}
				return NewList(th, l).Value(), nil
			}},
			{Name: "__subclasses__", Sig: "self, /", Doc: "Return a list of immediate subclasses.", Fn: func(th *Thread, a []Value) (Value, error) {
				t := (*Type)(a[0].P)
				subs := append(t.builtinSubclasses(), t.Subclasses(th.Interp)...)
				l := make([]Value, len(subs))
				for i, t := range subs {
					l[i] = t.Value()
				}
				return NewList(th, l).Value(), nil
			}},
			{Name: "__prepare__", Sig: "cls, /, *args, **kwds", Class: true, Doc: "Create the namespace for the class statement", Fn: func(th *Thread, a []Value) (Value, error) {
				return NewDict(th).Value(), nil
			}},
			{Name: "__instancecheck__", Sig: "self, instance, /", Doc: "Check if an object is an instance.", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := isInstanceOf(th, a[1], (*Type)(a[0].P))
				return Bool(ok), err
			}},
			{Name: "__subclasscheck__", Sig: "self, subclass, /", Doc: "Check if a class is a subclass.", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := plainSubclass(th, a[1], (*Type)(a[0].P))
				return Bool(ok), err
			}},
			{Name: "__dir__", Sig: "self, /", Doc: "Specialized __dir__ implementation for types.", Fn: func(th *Thread, a []Value) (Value, error) {
				return dirOf(th, NewDict(th), (*Type)(a[0].P))
			}},
		},
		GetSets: []GetSet{
			{Name: "__name__", Get: this(func(th *Thread, t *Type) (Value, error) { return NewStr(t.Name).Value(), nil }), Set: setTypeName},
			{Name: "__qualname__", Get: this(func(th *Thread, t *Type) (Value, error) { return NewStr(t.QualName).Value(), nil }), Set: setTypeQualName},
			{Name: "__module__", Get: this(typeModule), Set: func(th *Thread, self, v Value) error { return setTypeAttr(th, self, "__module__", v) }},
			{Name: "__doc__", Get: this(typeDoc), Set: func(th *Thread, self, v Value) error { return setTypeAttr(th, self, "__doc__", v) }},
			{Name: "__base__", Get: this(func(th *Thread, t *Type) (Value, error) {
				if t.Base == nil {
					return None, nil
				}
				return t.Base.Value(), nil
			})},
			{Name: "__bases__", Get: this(func(th *Thread, t *Type) (Value, error) { return typeTuple(t.Bases), nil }), Set: setTypeBases},
			{Name: "__mro__", Get: this(func(th *Thread, t *Type) (Value, error) { return typeTuple(t.MRO), nil })},
			{Name: "__dict__", Get: this(typeDict)},
			{Name: "__basicsize__", Get: this(func(th *Thread, t *Type) (Value, error) { return Int(16), nil })},
			{Name: "__itemsize__", Get: this(func(th *Thread, t *Type) (Value, error) { return Int(0), nil })},
			{Name: "__dictoffset__", Get: this(func(th *Thread, t *Type) (Value, error) { return Int(int64(t.AttrOff)), nil })},
			{Name: "__flags__", Get: this(func(th *Thread, t *Type) (Value, error) { return Int(typeFlagBits(t)), nil })},
			{Name: "__text_signature__", Get: this(func(th *Thread, t *Type) (Value, error) {
				if t.textSig == "" {
					return None, nil
				}
				return NewStr(t.textSig).Value(), nil
			})},
			{Name: "__abstractmethods__", Get: this(func(th *Thread, t *Type) (Value, error) {
				if v, ok := t.attrs["__abstractmethods__"]; ok {
					return v, nil
				}
				return Value{}, attributeError(th, t.Value(), th.Interp.Intern("__abstractmethods__"), "__abstractmethods__")
			}), Set: setAbstract},
			{Name: "__annotations__", Get: this(typeAnnotations), Set: func(th *Thread, self, v Value) error { return setTypeAttr(th, self, "__annotations_cache__", v) }},
			{Name: "__annotate__", Get: this(func(th *Thread, t *Type) (Value, error) {
				if v, ok := t.attrs["__annotate_func__"]; ok {
					return v, nil
				}
				if v, ok := t.attrs["__annotate__"]; ok {
					return v, nil
				}
				return None, nil
			}), Set: func(th *Thread, self, v Value) error { return setTypeAttr(th, self, "__annotate_func__", v) }},
			{Name: "__type_params__", Get: this(func(th *Thread, t *Type) (Value, error) {
				if v, ok := t.attrs["__type_params__"]; ok {
					return v, nil
				}
				return EmptyTuple, nil
			}), Set: func(th *Thread, self, v Value) error { return setTypeAttr(th, self, "__type_params__", v) }},
		},
	}
}

// typeFlagBits returns the bits of CPython's tp_flags that Python code looks at: heap type, base type, abstract.
func typeFlagBits(t *Type) int64 {
	var f int64 = 1 << 12
	if t.Flags&FlagHeap != 0 {
		f |= 1 << 9
	}
	if t.Flags&FlagBaseOK != 0 {
		f |= 1 << 10
	}
	if t.Flags&FlagAbstract != 0 {
		f |= 1 << 20
	}
	return f
}

func typeDoc(th *Thread, t *Type) (Value, error) {
	v, ok := t.attrs["__doc__"]
	if !ok {
		return None, nil
	}
	if t.Doc != "" && v.Type() == GetSetDescrType {
		return NewStr(t.Doc).Value(), nil // the attribute is that of the instances
	}
	if get := v.Type().DescrGet; get != nil && t.Flags&FlagHeap != 0 {
		return get(th, v, Undef, t)
	}
	return v, nil
}

// typeDict returns a read-only copy of a class's attributes.
func typeDict(th *Thread, t *Type) (Value, error) {
	d := NewDict(th)
	for _, n := range t.order {
		if err := d.SetStr(th, n, t.attrs[n]); err != nil {
			return Value{}, err
		}
	}
	return NewMappingProxy(d.Value()), nil
}

func typeAnnotations(th *Thread, t *Type) (Value, error) {
	if v, ok := t.attrs["__annotations_cache__"]; ok {
		return v, nil
	}
	if v, ok := t.attrs["__annotations__"]; ok {
		return v, nil
	}
	if t.Flags&FlagHeap == 0 {
		return Value{}, attributeError(th, t.Value(), th.Interp.Intern("__annotations__"), "type object '"+t.Name+"' has no attribute '__annotations__'")
	}
	f, ok := t.attrs["__annotate_func__"]
	d := NewDict(th).Value()
	if ok && !f.IsNone() {
		var err error
		if d, err = CallArgs(th, f, Int(1)); err != nil {
			return Value{}, err
		}
	}
	return d, setTypeAttr(th, t.Value(), "__annotations_cache__", d)
}

func setTypeAttr(th *Thread, self Value, name string, v Value) error {
	t := (*Type)(self.P)
	if t.Flags&FlagBuiltin != 0 {
		return Raisef(th, TypeErrorType, "cannot set '%s' attribute of immutable type '%s'", name, t.MessageName())
	}
	if err := th.Exclusively("change of class " + t.Name); err != nil {
		return err
	}
	if v.IsUndef() {
		t.Del(th.Interp, name)
		return nil
	}
	t.Set(th.Interp, name, v)
	return nil
}

func setTypeName(th *Thread, self, v Value) error {
	s, ok := AsStr(v)
	if !ok {
		return Raisef(th, TypeErrorType, "can only assign string to %s.__name__, not '%s'", (*Type)(self.P).Name, v.Type().MessageName())
	}
	if (*Type)(self.P).Flags&FlagBuiltin != 0 {
		return Raisef(th, TypeErrorType, "cannot set '__name__' attribute of immutable type '%s'", (*Type)(self.P).Name)
	}
	if err := th.Exclusively("change of class"); err != nil {
		return err
	}
	(*Type)(self.P).Name = s.String()
	return nil
}

func setTypeQualName(th *Thread, self, v Value) error {
	s, ok := AsStr(v)
	if !ok {
		return Raisef(th, TypeErrorType, "can only assign string to %s.__qualname__, not '%s'", (*Type)(self.P).Name, v.Type().MessageName())
	}
	if err := th.Exclusively("change of class"); err != nil {
		return err
	}
	(*Type)(self.P).QualName = s.String()
	return nil
}

func setAbstract(th *Thread, self, v Value) error {
	t := (*Type)(self.P)
	any := false
	if !v.IsUndef() {
		var err error
		if any, err = Truth(th, v); err != nil {
			return err
		}
	}
	// Last: calling into Python may end the exclusive turn that the flag needs.
	if err := setTypeAttr(th, self, "__abstractmethods__", v); err != nil {
		return err
	}
	t.Flags &^= FlagAbstract
	if any {
		t.Flags |= FlagAbstract
	}
	return nil
}
