package objects

import "unsafe"

// Property is the builtin property: immutable once made.
type Property struct {
	Header
	Attrs
	Get, Set, Del Value
	State         State[propState]
}

type propState struct {
	Doc       Value
	GetterDoc bool  // Doc is the getter's
	Name      Value // from __set_name__, or Undef
}

func allocProperty(th *Thread, cls *Type) Value {
	p := &Property{Header: Header{cls}, Get: None, Set: None, Del: None}
	p.Attrs.Init(th, cls)
	p.State.Init(th, propState{Doc: None, Name: Undef})
	return FromPtr(unsafe.Pointer(p))
}

func propertyInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	a, err := BindArgs(th, "property", "fget=None, fset=None, fdel=None, doc=None", args, kw)
	if err != nil {
		return err
	}
	p := (*Property)(self.P)
	p.Get, p.Set, p.Del = a[0], a[1], a[2]
	doc := a[3]
	fromGetter := false
	if doc.IsNone() && !a[0].IsNone() {
		if doc, err = LookupAttr(th, a[0], "__doc__"); err != nil {
			return err
		}
		doc = doc.Or(None)
		fromGetter = !doc.IsNone()
	}
	s, err := p.State.Write(th)
	if err != nil {
		return err
	}
	s.GetterDoc = fromGetter
	if self.Type() != PropertyType {
		return p.shadowDoc(th, doc, fromGetter)
	}
	s.Doc = doc
	return nil
}

// shadowDoc gives p, of a subclass, a __doc__ of its own, because that of its class hides property's. Where that can't be, an
// explicit docstring is dropped in silence, as it ever was.
func (p *Property) shadowDoc(th *Thread, doc Value, fromGetter bool) error {
	err := SetAttr(th, FromPtr(unsafe.Pointer(p)), th.Interp.Intern("__doc__"), doc)
	if err != nil && !fromGetter && IsRaised(err, AttributeErrorType) {
		return nil
	}
	return err
}

func propertyName(th *Thread, p *Property) (string, error) {
	s, err := p.State.Read(th)
	if err != nil {
		return "", err
	}
	if n, ok := AsStr(s.Name); ok {
		r, err := Repr(th, n.Value())
		if err != nil {
			return "", err
		}
		return " " + r.String(), nil
	}
	if f, ok := AsFunction(p.Get); ok {
		return " '" + f.Name.String() + "'", nil
	}
	return "", nil
}

func propertyMissing(th *Thread, p *Property, obj Value, what string) error {
	name, err := propertyName(th, p)
	if err != nil {
		return err
	}
	return RaiseMsg(th, AttributeErrorType, "property"+name+" of '"+obj.Type().QualName+"' object has no "+what)
}

func propertyGet(th *Thread, d, obj Value, typ *Type) (Value, error) {
	p := (*Property)(d.P)
	if obj.IsUndef() {
		return d, nil
	}
	if p.Get.IsNone() {
		return Value{}, propertyMissing(th, p, obj, "getter")
	}
	return CallArgs(th, p.Get, obj)
}

func propertySet(th *Thread, d, obj, v Value) error {
	p := (*Property)(d.P)
	if v.IsUndef() {
		if p.Del.IsNone() {
			return propertyMissing(th, p, obj, "deleter")
		}
		_, err := CallArgs(th, p.Del, obj)
		return err
	}
	if p.Set.IsNone() {
		return propertyMissing(th, p, obj, "setter")
	}
	_, err := CallArgs(th, p.Set, obj, v)
	return err
}

// propertyCopy makes getter, setter and deleter: a copy with one function replaced.
func propertyCopy(which int) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		p := (*Property)(a[0].P)
		f := []Value{p.Get, p.Set, p.Del}
		f[which] = a[1]
		s, err := p.State.Read(th)
		if err != nil {
			return Value{}, err
		}
		name := s.Name
		if !s.GetterDoc {
			f = append(f, s.Doc)
		}
		v, err := Call(th, a[0].Type().Value(), f, nil)
		if err != nil {
			return Value{}, err
		}
		if v.Type().Is(PropertyType) {
			w, err := (*Property)(v.P).State.Write(th)
			if err != nil {
				return Value{}, err
			}
			w.Name = name
		}
		return v, nil
	}
}

func propertySpec() TypeSpec {
	return TypeSpec{
		Name: "property", Doc: docProperty, Flags: FlagBaseOK, Alloc: allocProperty, AttrOff: unsafe.Offsetof(Property{}.Attrs), Effect: Pure,
		Slots: Slots{New: allocNew, Init: propertyInit, DescrGet: propertyGet, DescrSet: propertySet},
		Methods: []FuncDef{
			{Name: "getter", Sig: "self, fget, /", Fn: propertyCopy(0), Doc: "Descriptor to obtain a copy of the property with a different getter."},
			{Name: "setter", Sig: "self, fset, /", Fn: propertyCopy(1), Doc: "Descriptor to obtain a copy of the property with a different setter."},
			{Name: "deleter", Sig: "self, fdel, /", Fn: propertyCopy(2), Doc: "Descriptor to obtain a copy of the property with a different deleter."},
			{Name: "__set_name__", Sig: "self, owner, name, /", Fn: func(th *Thread, a []Value) (Value, error) {
				s, err := (*Property)(a[0].P).State.Write(th)
				if err == nil {
					s.Name = a[2]
				}
				return None, err
			}},
		},
		GetSets: []GetSet{
			{Name: "fget", Get: func(th *Thread, v Value) (Value, error) { return (*Property)(v.P).Get, nil }},
			{Name: "fset", Get: func(th *Thread, v Value) (Value, error) { return (*Property)(v.P).Set, nil }},
			{Name: "fdel", Get: func(th *Thread, v Value) (Value, error) { return (*Property)(v.P).Del, nil }},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) {
				s, err := (*Property)(v.P).State.Read(th)
				if err != nil {
					return Value{}, err
				}
				return s.Doc, nil
			}, Set: func(th *Thread, self, v Value) error {
				s, err := (*Property)(self.P).State.Write(th)
				if err == nil {
					s.Doc = v
				}
				return err
			}},
			{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) {
				s, err := (*Property)(v.P).State.Read(th)
				if err != nil {
					return Value{}, err
				}
				if !s.Name.IsUndef() {
					return s.Name, nil
				}
				return GetAttrName(th, (*Property)(v.P).Get, "__name__")
			}, Set: func(th *Thread, self, v Value) error {
				s, err := (*Property)(self.P).State.Write(th)
				if err == nil {
					s.Name = v
				}
				return err
			}},
			{Name: "__isabstractmethod__", Get: func(th *Thread, v Value) (Value, error) {
				p := (*Property)(v.P)
				for _, f := range []Value{p.Get, p.Set, p.Del} {
					if ok, err := isAbstract(th, f); ok || err != nil {
						return Bool(ok), err
					}
				}
				return False, nil
			}},
		},
	}
}

func isAbstract(th *Thread, f Value) (bool, error) {
	v, err := LookupAttr(th, f, "__isabstractmethod__")
	if err != nil || v.IsUndef() {
		return false, err
	}
	return Truth(th, v)
}

// allocNew is the New slot of types whose constructor does everything in Init.
func allocNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return cls.Alloc(th, cls), nil
}

// funcWrapper is a staticmethod or a classmethod.
type funcWrapper struct {
	Header
	Attrs
	fn Value
}

func newStaticMethod(f Value) Value {
	return FromPtr(unsafe.Pointer(&funcWrapper{Header: Header{bareStaticMethod}, fn: f}))
}

// NewClassMethod returns classmethod(f) without attributes of its own.
func NewClassMethod(f Value) Value {
	return FromPtr(unsafe.Pointer(&funcWrapper{Header: Header{bareClassMethod}, fn: f}))
}

func allocWrapper(th *Thread, cls *Type) Value {
	w := &funcWrapper{Header: Header{cls}, fn: None}
	w.Attrs.Init(th, cls)
	return FromPtr(unsafe.Pointer(w))
}

func wrapperInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	w := (*funcWrapper)(self.P)
	if n := len(args); kw != nil || n != 1 {
		return wrapperArgs(th, self.Type().Name, n, kw)
	}
	w.fn = args[0]
	for _, n := range []string{"__module__", "__name__", "__qualname__", "__doc__"} {
		v, err := LookupAttr(th, w.fn, n)
		if err != nil {
			return err
		}
		if !v.IsUndef() {
			if err := w.Attrs.Set(th, th.Interp.Intern(n), v); err != nil {
				return err
			}
		}
	}
	return nil
}

// wrapperArgs complains of the n arguments of staticmethod or classmethod.
func wrapperArgs(th *Thread, name string, n int, kw *Tuple) error {
	if kw != nil {
		return Raisef(th, TypeErrorType, "%s() takes no keyword arguments", name)
	}
	return Raisef(th, TypeErrorType, "%s expected 1 argument, got %d", name, n)
}

func staticGet(th *Thread, d, obj Value, typ *Type) (Value, error) {
	return (*funcWrapper)(d.P).fn, nil
}

func classGet(th *Thread, d, obj Value, typ *Type) (Value, error) {
	return NewBoundMethod((*funcWrapper)(d.P).fn, typ.Value()), nil
}

// Unwrap returns what an exact classmethod or staticmethod v wraps; class tells which it is.
func Unwrap(v Value) (fn Value, class, ok bool) {
	switch v.Type() {
	case ClassMethodType:
		return (*funcWrapper)(v.P).fn, true, true
	case StaticMethodType:
		return (*funcWrapper)(v.P).fn, false, true
	}
	return Value{}, false, false
}

func wrapperSpec(name, doc string, get func(*Thread, Value, Value, *Type) (Value, error), bare bool) TypeSpec {
	s := TypeSpec{
		Name: name, Doc: doc, Flags: FlagBaseOK | FlagHasAttrs, Alloc: allocWrapper, AttrOff: unsafe.Offsetof(funcWrapper{}.Attrs), Effect: Pure,
		Slots: Slots{New: allocNew, Init: wrapperInit, DescrGet: get, Repr: func(th *Thread, v Value) (*Str, error) {
			r, err := Repr(th, (*funcWrapper)(v.P).fn)
			if err != nil {
				return nil, err
			}
			return NewStr("<" + name + "(" + r.String() + ")>"), nil
		}},
		GetSets: []GetSet{
			{Name: "__func__", Get: func(th *Thread, v Value) (Value, error) { return (*funcWrapper)(v.P).fn, nil }},
			{Name: "__wrapped__", Get: func(th *Thread, v Value) (Value, error) { return (*funcWrapper)(v.P).fn, nil }},
			{Name: "__isabstractmethod__", Get: func(th *Thread, v Value) (Value, error) {
				ok, err := isAbstract(th, (*funcWrapper)(v.P).fn)
				return Bool(ok), err
			}},
		},
	}
	if name == "staticmethod" {
		s.Slots.Call = func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
			return Call(th, (*funcWrapper)(self.P).fn, args, kw)
		}
	}
	if bare {
		s.Flags, s.Alloc, s.AttrOff, s.Slots.Init = FlagDisallowNew, nil, 0, nil
	} else {
		s.GetSets = append(s.GetSets, *dictGetSet, wrappedAttr("__annotations__"), wrappedAttr("__annotate__"))
	}
	return s
}

// wrappedAttr is an attribute of the function that a classmethod or staticmethod wraps, unless it has been set on the wrapper.
// It is looked up late: what annotations name may not be there when the decorator runs.
func wrappedAttr(name string) GetSet {
	return GetSet{Name: name, Get: func(th *Thread, v Value) (Value, error) {
		w := (*funcWrapper)(v.P)
		own, err := w.Attrs.Get(th, th.Interp.Intern(name))
		if err != nil || !own.IsUndef() {
			return own, err
		}
		return GetAttrName(th, w.fn, name)
	}, Set: func(th *Thread, self, v Value) error {
		return (*funcWrapper)(self.P).Attrs.Set(th, th.Interp.Intern(name), v)
	}}
}

// Super is super(): attribute lookup that starts after Type in the MRO of ObjType.
type Super struct {
	Header
	Type    *Type
	Obj     Value // Undef: unbound
	ObjType *Type
}

// superSub is an instance of a subclass of super.
type superSub struct {
	Super
	attrs Attrs
}

func allocSuper(th *Thread, cls *Type) *Super {
	if cls.Flags&FlagHasAttrs == 0 {
		return &Super{Header: Header{cls}, Obj: Undef}
	}
	s := &superSub{Super: Super{Header: Header{cls}, Obj: Undef}}
	s.attrs.Init(th, cls)
	return &s.Super
}

// NewSuper makes super(t, obj).
func NewSuper(th *Thread, t *Type, obj Value) (*Super, error) {
	s := &Super{Header: Header{SuperType}}
	return s, s.bind(th, t, obj)
}

// bind makes s super(t, obj).
func (s *Super) bind(th *Thread, t *Type, obj Value) error {
	s.Type, s.Obj = t, obj
	if ot, ok := AsType(obj); ok && ot.Is(t) {
		s.ObjType = ot
	} else if obj.Type().Is(t) {
		s.ObjType = obj.Type()
	} else {
		c, err := LookupAttr(th, obj, "__class__")
		if err != nil {
			return err
		}
		ct, ok := AsType(c)
		if !ok || !ct.Is(t) {
			kind := "instance of " + obj.Type().Name
			if isT, ok := AsType(obj); ok {
				kind = "type " + isT.Name
			}
			return Raisef(th, TypeErrorType, "super(type, obj): obj (%s) is not an instance or subtype of type (%s).", kind, t.MessageName())
		}
		s.ObjType = ct
	}
	return nil
}

// FindSuper is Find of super(t, obj) for an object that is no class; it makes no super object.
func FindSuper(t *Type, obj Value, name string) (Value, bool) {
	if _, isType := AsType(obj); isType || !obj.Type().Is(t) {
		return Value{}, false
	}
	s := Super{Type: t, ObjType: obj.Type()}
	return s.Find(name)
}

// Find returns what the lookup finds, unbound, and whether it found something.
func (s *Super) Find(name string) (Value, bool) {
	past := false
	for _, t := range s.ObjType.MRO {
		if past {
			if v, ok := t.attrs[name]; ok {
				return v, true
			}
		}
		past = past || t == s.Type
	}
	return Value{}, false
}

func (s *Super) getAttr(th *Thread, name *Str) (Value, error) {
	if s.ObjType != nil && name.String() != "__class__" {
		if v, ok := s.Find(name.String()); ok {
			get := v.Type().DescrGet
			if get == nil {
				return v, nil
			}
			obj := s.Obj
			if obj == s.ObjType.Value() {
				obj = Undef
			}
			return get(th, v, obj, s.ObjType)
		}
	}
	v, err := GenericGetAttr(th, FromPtr(unsafe.Pointer(s)), name)
	if err != nil && IsRaised(err, AttributeErrorType) {
		return Value{}, attributeError(th, FromPtr(unsafe.Pointer(s)), name, "'super' object has no attribute '"+name.String()+"'")
	}
	return v, err
}

func superNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if len(args) > 2 && cls == SuperType {
		return Value{}, Raisef(th, TypeErrorType, "super() expected at most 2 arguments, got %d", len(args))
	}
	if len(args) == 0 {
		t, obj, err := th.Interp.Eval.SuperArgs(th)
		if err != nil {
			return Value{}, err
		}
		args = []Value{t, obj}
	}
	t, ok := AsType(args[0])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "super() argument 1 must be a type, not %s", args[0].Type().MessageName())
	}
	s := allocSuper(th, cls)
	s.Type = t
	if len(args) > 1 && !args[1].IsNone() {
		if err := s.bind(th, t, args[1]); err != nil {
			return Value{}, err
		}
	}
	return FromPtr(unsafe.Pointer(s)), nil
}

func superSpec() TypeSpec {
	return TypeSpec{
		Name: "super", Doc: docSuper, Effect: Pure, Flags: FlagBaseOK, AttrOff: unsafe.Offsetof(superSub{}.attrs),
		Alloc: func(th *Thread, cls *Type) Value {
			return FromPtr(unsafe.Pointer(allocSuper(th, cls)))
		},
		Slots: Slots{
			New: superNew, Init: func(*Thread, Value, []Value, *Tuple) error { return nil },
			GetAttr: func(th *Thread, self Value, name *Str) (Value, error) { return (*Super)(self.P).getAttr(th, name) },
			DescrGet: func(th *Thread, d, obj Value, typ *Type) (Value, error) {
				s := (*Super)(d.P)
				if obj.IsUndef() || !s.Obj.IsUndef() {
					return d, nil
				}
				if d.Type() != SuperType {
					return CallArgs(th, d.Type().Value(), s.Type.Value(), obj)
				}
				b, err := NewSuper(th, s.Type, obj)
				return FromPtr(unsafe.Pointer(b)), err
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				s := (*Super)(v.P)
				if s.ObjType == nil {
					return NewStr("<super: <class '" + s.Type.Name + "'>, NULL>"), nil
				}
				return NewStr("<super: <class '" + s.Type.Name + "'>, <" + s.ObjType.Name + " object>>"), nil
			},
		},
		GetSets: []GetSet{
			{Name: "__thisclass__", Get: func(th *Thread, v Value) (Value, error) { return (*Super)(v.P).Type.Value(), nil }},
			{Name: "__self__", Get: func(th *Thread, v Value) (Value, error) { return (*Super)(v.P).Obj.Or(None), nil }},
			{Name: "__self_class__", Get: func(th *Thread, v Value) (Value, error) {
				if t := (*Super)(v.P).ObjType; t != nil {
					return t.Value(), nil
				}
				return None, nil
			}},
		},
	}
}
