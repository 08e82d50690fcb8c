package objects

import (
	"maps"
	"slices"
	"strings"
	"unsafe"
)

// layout returns the builtin type whose instances t's instances look like in memory.
func (t *Type) layout() *Type {
	for t.Flags&FlagHeap != 0 {
		t = t.Base
	}
	for t.Base != nil && sameLayout(t, t.Base) {
		t = t.Base
	}
	return t
}

// sameLayout reports whether a builtin type adds nothing to the memory layout of its base: exceptions, mostly.
func sameLayout(t, base *Type) bool {
	return t.Flags&FlagExcSub != 0 && base.Flags&FlagExcSub != 0
}

// solid returns the nearest base of t, or t, that says what instances look like: one with __slots__, or a builtin type.
func (t *Type) solid() *Type {
	for ; t.Flags&FlagHeap != 0; t = t.Base {
		if len(t.slotNames) > 0 {
			return t
		}
	}
	return t.layout()
}

// sameInstances reports whether instances of t can turn into instances of u.
func (t *Type) sameInstances(u *Type) bool {
	const flags = FlagHasAttrs | flagSlotsOnly
	return t.layout() == u.layout() && t.Flags&flags == u.Flags&flags && maps.Equal(t.members, u.members)
}

// isMember reports whether the __slots__ of t or of a base of it name an attribute.
func (t *Type) isMember(name string) bool {
	_, ok := t.members[name]
	return ok
}

// collectMembers notes what the __slots__ of t and its bases name.
func (t *Type) collectMembers() {
	t.members = nil
	for _, b := range t.MRO {
		for _, n := range b.slotNames {
			if t.members == nil {
				t.members = map[string]struct{}{}
			}
			t.members[n] = struct{}{}
		}
	}
}

// metatype returns the most derived metaclass of meta and the bases' types.
func metatype(th *Thread, meta *Type, bases []*Type) (*Type, error) {
	for _, b := range bases {
		bt := b.typ
		if meta.Is(bt) {
			continue
		}
		if bt.Is(meta) {
			meta = bt
			continue
		}
		return nil, RaiseMsg(th, TypeErrorType, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return meta, nil
}

// bestBase picks the base whose layout the new type extends.
func bestBase(th *Thread, bases []*Type) (*Type, error) {
	best := bases[0]
	for _, b := range bases {
		if b.Flags&FlagBaseOK == 0 {
			return nil, Raisef(th, TypeErrorType, "type '%s' is not an acceptable base type", b.MessageName())
		}
		lb, lbest := b.solid(), best.solid()
		switch {
		case lb == lbest, lbest.Is(lb):
		case lb.Is(lbest):
			best = b
		default:
			return nil, RaiseMsg(th, TypeErrorType, "multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// NewClass makes a class: type.__new__. ns is copied.
func NewClass(th *Thread, meta *Type, name *Str, baseValues []Value, ns *Dict, kw map[string]Value) (*Type, error) {
	bases := make([]*Type, 0, len(baseValues))
	for _, v := range baseValues {
		b, ok := AsType(v)
		if !ok {
			return nil, RaiseMsg(th, TypeErrorType, "bases must be types")
		}
		bases = append(bases, b)
	}
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	base, err := bestBase(th, bases)
	if err != nil {
		return nil, err
	}
	if err := th.Exclusively("class definition"); err != nil {
		return nil, err
	}
	t := &Type{Header: Header{meta}, Name: name.String(), QualName: name.String(), Base: base, Bases: bases}
	if t.MRO = mergeMRO(t, bases); t.MRO == nil {
		return nil, mroError(th, bases)
	}
	t.Flags = FlagHeap | FlagBaseOK
	for _, b := range bases {
		t.Flags |= b.Flags & inheritedFlags
	}
	t.Flags |= base.Flags & (FlagHasAttrs | FlagBoxed)
	t.AttrOff, t.Alloc = base.AttrOff, base.Alloc
	t.attrs = map[string]Value{}
	cell, dictCell, err := t.takeNamespace(th, ns)
	if err != nil {
		return nil, err
	}
	if err := t.addSlots(th); err != nil {
		return nil, err
	}
	t.collectMembers()
	t.fixAttributes()
	t.Root = newRootShape(t)
	t.initSlots()
	t.Version = versions.Add(1)
	for _, b := range bases {
		th.Interp.addSubclass(b, t)
	}
	if cell != nil {
		if err := cell.Set(th, t.Value()); err != nil {
			return nil, err
		}
	}
	if dictCell != nil {
		d, err := GetAttrName(th, t.Value(), "__dict__")
		if err != nil {
			return nil, err
		}
		if err := dictCell.Set(th, d); err != nil {
			return nil, err
		}
	}
	return t, t.announce(th, kw)
}

func mroError(th *Thread, bases []*Type) error {
	seen := map[*Type]bool{}
	var names []string
	for _, b := range bases {
		if seen[b] {
			return Raisef(th, TypeErrorType, "duplicate base class %s", b.Name)
		}
		seen[b] = true
		names = append(names, b.Name)
	}
	return RaiseMsg(th, TypeErrorType, "Cannot create a consistent method resolution order (MRO) for bases "+strings.Join(names, ", "))
}

// takeNamespace copies the class body's names and returns the cells for __class__ and for the namespace that annotations are
// evaluated in, if there are any.
func (t *Type) takeNamespace(th *Thread, ns *Dict) (cell, dict *Cell, err error) {
	items, err := ns.Items(th)
	if err != nil {
		return nil, nil, err
	}
	for _, it := range items {
		k, ok := AsStr(it.Key)
		if !ok {
			continue
		}
		switch k.String() {
		case "__classcell__":
			if it.Value.Type() == CellType {
				cell = (*Cell)(it.Value.P)
			}
			continue
		case "__classdictcell__":
			if it.Value.Type() == CellType {
				dict = (*Cell)(it.Value.P)
			}
			continue
		case "__qualname__":
			q, ok := AsStr(it.Value)
			if !ok {
				return nil, nil, Raisef(th, TypeErrorType, "type __qualname__ must be a str, not %s", it.Value.Type().MessageName())
			}
			t.QualName = q.String()
			continue
		}
		t.put(k.String(), it.Value)
	}
	return cell, dict, nil
}

// addSlots gives t's instances an attribute body unless __slots__ says otherwise, and makes the descriptors of slots. Slots
// are stored as attributes that only their descriptors find.
func (t *Type) addSlots(th *Thread) error {
	if t.Flags&FlagTypeSub != 0 {
		return nil // a metaclass: its instances are types, which keep their attributes themselves
	}
	v, has := t.attrs["__slots__"]
	hadAttrs := t.Base.Flags&FlagHasAttrs != 0 && t.Base.Flags&flagSlotsOnly == 0 || t.layout() == ModuleType
	if !has {
		t.wantAttrs()
		if !hadAttrs {
			t.addDict()
		}
		return nil
	}
	var names []string
	if s, ok := AsStr(v); ok {
		names = []string{s.String()}
	} else {
		err := ForEach(th, v, func(x Value) error {
			s, ok := AsStr(x)
			if !ok {
				return Raisef(th, TypeErrorType, "__slots__ items must be strings, not '%s'", x.Type().MessageName())
			}
			names = append(names, s.String())
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, n := range names {
		if n == "__dict__" || n == "__weakref__" {
			if n == "__dict__" && !hadAttrs {
				hadAttrs = true
				t.addDict()
			}
			continue
		}
		if !isIdentifier(n) {
			return RaiseMsg(th, TypeErrorType, "__slots__ must be identifiers")
		}
		n = mangle(t.Name, n)
		if slices.Contains(t.slotNames, n) {
			continue
		}
		if _, clash := t.attrs[n]; clash {
			return Raisef(th, ValueErrorType, "'%s' in __slots__ conflicts with class variable", n)
		}
		t.slotNames = append(t.slotNames, n)
		t.put(n, newMember(t, th.Interp.Intern(n)))
	}
	lay := t.layout()
	if len(t.slotNames) > 0 || hadAttrs || t.Base.Flags&FlagHasAttrs != 0 || lay == ObjectType || lay.AttrOff == 0 {
		t.wantAttrs() // without attributes, too, an instance of a subclass of int is a Boxed
	}
	if !hadAttrs {
		t.Flags |= flagSlotsOnly
	} else {
		t.Flags &^= flagSlotsOnly
	}
	return nil
}

// addDict gives t the __dict__ attribute, unless the class body has one.
func (t *Type) addDict() {
	if _, own := t.attrs["__dict__"]; !own {
		t.put("__dict__", newGetSet(t, dictGetSet))
	}
}

// dictGetSet is the __dict__ attribute of instances.
var dictGetSet = &GetSet{Name: "__dict__", Doc: "dictionary for instance variables", Get: objectDict, Set: objectSetDict}

// DictGetSet returns the __dict__ attribute of instances, for native types with FlagHasAttrs.
func DictGetSet() GetSet { return *dictGetSet }

// flagSlotsOnly marks a class whose instances have slots but no __dict__.
const flagSlotsOnly TypeFlags = 1 << 31

// wantAttrs gives t's instances an attribute body, behind the fields of the builtin type they extend.
func (t *Type) wantAttrs() {
	lay := t.layout()
	t.Flags |= FlagHasAttrs
	switch {
	case lay == ObjectType:
		t.AttrOff = InstanceAttrOff
		t.Flags |= FlagPlain
	case lay.AttrOff != 0:
		t.AttrOff = lay.AttrOff
	default:
		t.AttrOff = InstanceAttrOff
		t.Flags |= FlagBoxed
	}
}

// fixAttributes applies the rules for special names in a class body.
func (t *Type) fixAttributes() {
	for _, n := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := t.attrs[n]; ok && f.Type() == FunctionType {
			t.attrs[n] = NewClassMethod(f)
		}
	}
	if f, ok := t.attrs["__new__"]; ok && f.Type() == FunctionType {
		t.attrs["__new__"] = newStaticMethod(f)
	}
	if _, eq := t.attrs["__eq__"]; eq {
		if _, h := t.attrs["__hash__"]; !h {
			t.put("__hash__", None)
		}
	}
	if _, ok := t.attrs["__doc__"]; !ok {
		t.put("__doc__", None)
	}
	if s, ok := AsStr(t.attrs["__doc__"].orNone()); ok {
		t.Doc = s.String()
	}
}

func (v Value) orNone() Value {
	if v.P == nil {
		return None
	}
	return v
}

// announce calls __set_name__ of the attributes and __init_subclass__ of the parent.
func (t *Type) announce(th *Thread, kw map[string]Value) error {
	for _, n := range append([]string(nil), t.order...) {
		v, ok := t.attrs[n]
		if !ok {
			continue
		}
		f, ok := v.Type().Lookup("__set_name__")
		if !ok {
			continue
		}
		if _, err := CallBound(th, f, v, []Value{t.Value(), NewStr(n).Value()}); err != nil {
			if r, ok := err.(*Raised); ok {
				note := "Error calling __set_name__ on '" + v.Type().MessageName() + "' instance '" + n + "' in '" + t.Name + "'"
				if _, nerr := CallMethod(th, r.Value, "add_note", NewStr(note).Value()); nerr != nil {
					return nerr
				}
			}
			return err
		}
	}
	sup := &Super{Header: Header{SuperType}, Type: t, Obj: t.Value(), ObjType: t}
	f, err := sup.getAttr(th, th.Interp.Intern("__init_subclass__"))
	if err != nil {
		return err
	}
	var args, names []Value
	for _, n := range sortedKeys(kw) {
		names = append(names, NewStr(n).Value())
		args = append(args, kw[n])
	}
	if len(names) == 0 {
		_, err = Call(th, f, nil, nil)
	} else {
		_, err = Call(th, f, args, newTuple(names))
	}
	return err
}

// typeNew is type.__new__(meta, name, bases, namespace, **kw).
func typeNew(th *Thread, meta *Type, args []Value, kw *Tuple) (Value, error) {
	n := len(args)
	if kw != nil {
		n -= len(kw.Items)
	}
	if n == 1 && meta == TypeType && kw == nil {
		return args[0].Type().Value(), nil
	}
	if n != 3 && meta == TypeType {
		return Value{}, RaiseMsg(th, TypeErrorType, "type() takes 1 or 3 arguments")
	}
	if n != 3 {
		return Value{}, Raisef(th, TypeErrorType, "type.__new__() takes exactly 3 arguments (%d given)", n)
	}
	name, ok := AsStr(args[0])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "type.__new__() argument 1 must be str, not %s", args[0].Type().MessageName())
	}
	bases, ok := AsTuple(args[1])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "type.__new__() argument 2 must be tuple, not %s", args[1].Type().MessageName())
	}
	ns, ok := AsDict(args[2])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "type.__new__() argument 3 must be dict, not %s", args[2].Type().MessageName())
	}
	var baseTypes []*Type
	for _, b := range bases.Items {
		bt, ok := AsType(b)
		if !ok {
			if f, err := LookupAttr(th, b, "__mro_entries__"); err != nil {
				return Value{}, err
			} else if !f.IsUndef() {
				return Value{}, RaiseMsg(th, TypeErrorType, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return Value{}, RaiseMsg(th, TypeErrorType, "bases must be types")
		}
		baseTypes = append(baseTypes, bt)
	}
	winner, err := metatype(th, meta, baseTypes)
	if err != nil {
		return Value{}, err
	}
	if winner != meta {
		if winner.New != nil && !sameFunc(winner, TypeType) {
			return winner.New(th, winner, args, kw)
		}
		meta = winner
	}
	kwargs := map[string]Value{}
	if kw != nil {
		for i, k := range kw.Items {
			s, _ := AsStr(k)
			if s.String() != "metaclass" {
				kwargs[s.String()] = args[n+i]
			}
		}
	}
	t, err := NewClass(th, meta, name, bases.Items, ns, kwargs)
	if err != nil {
		return Value{}, err
	}
	if err := t.setModule(th); err != nil {
		return Value{}, err
	}
	return t.Value(), nil
}

// sameFunc reports whether t's __new__ is that of u.
func sameFunc(t, u *Type) bool {
	a, _ := t.Lookup("__new__")
	b, _ := u.Lookup("__new__")
	return a == b
}

// setModule sets __module__ from the globals of the calling frame if the class body did not.
func (t *Type) setModule(th *Thread) error {
	if _, ok := t.attrs["__module__"]; ok {
		return nil
	}
	f := th.Interp.Eval.Current(th)
	if f == nil || f.Func == nil {
		return nil
	}
	name, err := f.Func.Globals.GetStr(th, "__name__")
	if err != nil || name.IsUndef() {
		return err
	}
	t.put("__module__", name)
	return nil
}

// typeCall is calling a class: __new__, then __init__ if that made an instance of the class.
func typeCall(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	t := (*Type)(self.P)
	if t == TypeType && len(args) == 1 && kw == nil {
		return args[0].Type().Value(), nil
	}
	if t == ListType && len(args) == 1 && kw == nil {
		return listFrom(th, args[0])
	}
	if t.New == nil || t.Flags&FlagDisallowNew != 0 {
		return Value{}, Raisef(th, TypeErrorType, "cannot create '%s' instances", qualified(t))
	}
	v, err := t.New(th, t, args, kw)
	if err != nil {
		return Value{}, err
	}
	if vt := v.Type(); vt.Init != nil && vt.Flags&flagNewOnly == 0 && (vt == t || vt.Is(t)) {
		if err := vt.Init(th, v, args, kw); err != nil {
			return Value{}, err
		}
	}
	return v, nil
}

func qualified(t *Type) string {
	if t.Module != "" && t.Module != "builtins" {
		return t.Module + "." + t.Name
	}
	return t.Name
}

func mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	c := strings.TrimLeft(class, "_")
	if c == "" {
		return name
	}
	return "_" + c + name
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

// member is the descriptor of a slot (member_descriptor).
type member struct {
	Header
	owner *Type
	name  *Str
}

func newMember(t *Type, name *Str) Value {
	return FromPtr(unsafe.Pointer(&member{Header{MemberType}, t, name}))
}

func memberSpec() TypeSpec {
	return TypeSpec{
		Name: "member_descriptor", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			DescrGet: func(th *Thread, d, obj Value, typ *Type) (Value, error) {
				m := (*member)(d.P)
				if obj.IsUndef() {
					return d, nil
				}
				if !obj.Type().Is(m.owner) {
					return Value{}, Raisef(th, TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.name.String(), m.owner.Name, obj.Type().MessageName())
				}
				v, err := attrsOf(obj).member(th, m.name)
				if err == nil && v.IsUndef() {
					return Value{}, attributeError(th, obj, m.name, "'"+obj.Type().MessageName()+"' object has no attribute '"+m.name.String()+"'")
				}
				return v, err
			},
			DescrSet: func(th *Thread, d, obj, v Value) error {
				m := (*member)(d.P)
				if !obj.Type().Is(m.owner) {
					return Raisef(th, TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.name.String(), m.owner.Name, obj.Type().MessageName())
				}
				if !v.IsUndef() {
					return attrsOf(obj).Set(th, m.name, v)
				}
				ok, err := attrsOf(obj).Delete(th, m.name)
				if err == nil && !ok {
					return attributeError(th, obj, m.name, m.name.String())
				}
				return err
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				m := (*member)(v.P)
				return NewStr("<member '" + m.name.String() + "' of '" + m.owner.MessageName() + "' objects>"), nil
			},
		},
		GetSets: []GetSet{
			{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) { return (*member)(v.P).name.Value(), nil }},
			{Name: "__objclass__", Get: func(th *Thread, v Value) (Value, error) { return (*member)(v.P).owner.Value(), nil }},
		},
	}
}

// slotState returns the values of an instance's slots as a dict for pickling, or Undef if it has none.
func slotState(th *Thread, v Value, t *Type) (Value, error) {
	d := NewDict(th)
	any := false
	for _, b := range t.MRO {
		for _, n := range b.slotNames {
			x, err := attrsOf(v).member(th, th.Interp.Intern(n))
			if err != nil {
				return Value{}, err
			}
			if x.IsUndef() {
				continue
			}
			any = true
			if err := d.SetStr(th, n, x); err != nil {
				return Value{}, err
			}
		}
	}
	if !any {
		return Undef, nil
	}
	return d.Value(), nil
}
