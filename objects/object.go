package objects

import (
	"fmt"
	"math/big"
	"strings"
	"unsafe"
)

// Address returns what reprs show after "at": the object's id in hexadecimal.
func Address(th *Thread, v Value) string {
	id, _ := AsBig(ID(th, v))
	return fmt.Sprintf("0x%012x", id)
}

// immediateBits is how many bits the number of an immediate may have for its id to fit a word beside the address of its kind.
const immediateBits = 15

// ID returns id(v), an int: for an object its address, which the collector never changes; for an immediate a number made of the
// address of its kind and its bits, which is no object's address.
func ID(th *Thread, v Value) Value {
	kind := uint64(uintptr(v.P))
	switch {
	case v.N == 0 || v.Type().Flags&FlagHeap != 0:
		return Int(int64(kind))
	case v.N < 1<<immediateBits && kind < 1<<(62-immediateBits):
		return Int(int64(1<<62 | kind<<immediateBits | v.N))
	}
	z := new(big.Int).SetUint64(kind)
	return NewBigInt(z.Or(z.Lsh(z, 64), new(big.Int).SetUint64(v.N)))
}

func identityHash(th *Thread, v Value) (int64, error) {
	p := uint64(uintptr(v.P))
	return int64(p>>4 | p<<60), nil
}

func objectRepr(th *Thread, v Value) (*Str, error) {
	name, err := v.Type().fullNameOf(th)
	if err != nil {
		return nil, err
	}
	return NewStr("<" + name + " object at " + Address(th, v) + ">"), nil
}

// fullNameOf returns module.qualname, without the module for builtins.
func (t *Type) fullNameOf(th *Thread) (string, error) {
	mod, err := typeModule(th, t)
	if err != nil {
		return "", err
	}
	if s, ok := AsStr(mod); ok && s.String() != "builtins" {
		return s.String() + "." + t.QualName, nil
	}
	return t.QualName, nil
}

func objectNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if len(args) > 0 || kw != nil {
		n, where, _ := cls.LookupWhere("__new__")
		_, nativeNew := asConstructor(n)
		if where != ObjectType && !nativeNew {
			return Value{}, RaiseMsg(th, TypeErrorType, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if _, w, _ := cls.LookupWhere("__init__"); w == ObjectType {
			return Value{}, Raisef(th, TypeErrorType, "%s() takes no arguments", cls.Name)
		}
	}
	if cls.Flags&FlagAbstract != 0 {
		if err := abstractError(th, cls); err != nil {
			return Value{}, err
		}
	}
	if cls == ObjectType {
		return FromPtr(unsafe.Pointer(&plainObject{Header{cls}, 0})), nil
	}
	return cls.Alloc(th, cls), nil
}

// plainObject is object() itself; it takes a byte so that every one has its own address.
type plainObject struct {
	Header
	_ byte
}

func allocPlain(th *Thread, cls *Type) Value {
	if cls.Flags&FlagHasAttrs != 0 {
		return NewInstance(th, cls)
	}
	return FromPtr(unsafe.Pointer(&plainObject{Header{cls}, 0}))
}

func abstractError(th *Thread, cls *Type) error {
	v, ok := cls.attrs["__abstractmethods__"]
	if !ok {
		return nil
	}
	names, err := Collect(th, v)
	if err != nil || len(names) == 0 {
		return err
	}
	var list []string
	for _, n := range names {
		s, _ := AsStr(n)
		list = append(list, s.String())
	}
	sortStrings(list)
	for i := range list {
		list[i] = "'" + list[i] + "'"
	}
	return Raisef(th, TypeErrorType, "Can't instantiate abstract class %s without an implementation for abstract method%s %s",
		cls.Name, plural(len(list)), strings.Join(list, ", "))
}

func objectInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	if len(args) == 0 && kw == nil {
		return nil
	}
	cls := self.Type()
	_, w, _ := cls.LookupWhere("__init__")
	if w != ObjectType {
		return RaiseMsg(th, TypeErrorType, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	n, nw, _ := cls.LookupWhere("__new__")
	if _, native := asConstructor(n); native && nw == ObjectType {
		return Raisef(th, TypeErrorType, "%s() takes no arguments", cls.Name)
	}
	return nil
}

func objectCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	switch op {
	case EQ:
		if a == b {
			return True, nil
		}
	case NE:
		if eq := a.Type().Compare; eq != nil {
			r, err := eq(th, a, b, EQ)
			if err != nil || r.IsNotImplemented() {
				return r, err
			}
			t, err := Truth(th, r)
			return Bool(!t), err
		}
	}
	return NotImplemented, nil
}

// objectNe is what an inherited __ne__ does for a class that defines __eq__: the opposite.
func objectNe(th *Thread, a []Value) (Value, error) { return objectCompare(th, a[0], a[1], NE) }

func objectDict(th *Thread, self Value) (Value, error) {
	a := attrsOf(self)
	if a == nil {
		return Value{}, NoAttribute(th, self, th.Interp.Intern("__dict__"))
	}
	d, err := a.Dict(th)
	if err != nil {
		return Value{}, err
	}
	return d.Value(), nil
}

func objectSetDict(th *Thread, self, v Value) error {
	a := attrsOf(self)
	if a == nil {
		return NoAttribute(th, self, th.Interp.Intern("__dict__"))
	}
	if v.IsUndef() {
		return a.SetDict(th, NewDict(th))
	}
	d, ok := AsDict(v)
	if !ok {
		return Raisef(th, TypeErrorType, "__dict__ must be set to a dictionary, not a '%s'", v.Type().MessageName())
	}
	return a.SetDict(th, d)
}

func objectSetClass(th *Thread, self, v Value) error {
	t, ok := AsType(v)
	if !ok {
		return Raisef(th, TypeErrorType, "__class__ must be set to a class, not '%s' object", v.Type().MessageName())
	}
	old := self.Type()
	if old.Flags&FlagHeap == 0 || t.Flags&FlagHeap == 0 {
		return Raisef(th, TypeErrorType, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if !old.sameInstances(t) {
		return Raisef(th, TypeErrorType, "__class__ assignment: '%s' object layout differs from '%s'", t.MessageName(), old.MessageName())
	}
	if err := th.Exclusively("assignment to __class__"); err != nil {
		return err
	}
	if a := attrsOf(self); a != nil {
		if err := a.reshape(th, t); err != nil {
			return err
		}
	}
	(*Header)(self.P).typ = t
	return nil
}

// reshape moves the attributes to t's tree of shapes.
func (a *Attrs) reshape(th *Thread, t *Type) error {
	b, err := a.Write(th)
	if err != nil {
		return err
	}
	start := t.Root
	if b.Shape.Dict {
		start = t.dictShape()
	}
	b.reslot(start, func(int, *Str) bool { return true })
	return nil
}

func objectFormat(th *Thread, a []Value) (Value, error) {
	spec, _ := AsStr(a[1])
	if spec.Len() > 0 {
		return Value{}, Raisef(th, TypeErrorType, "unsupported format string passed to %s.__format__", a[0].Type().MessageName())
	}
	s, err := ToStr(th, a[0])
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// objectDir collects the names of an instance's own attributes and of its type.
func objectDir(th *Thread, a []Value) (Value, error) {
	set := NewDict(th)
	if at := attrsOf(a[0]); at != nil {
		d, err := instanceNames(th, at)
		if err != nil {
			return Value{}, err
		}
		for _, n := range d {
			if err := set.SetItem(th, n, None); err != nil {
				return Value{}, err
			}
		}
	}
	return dirOf(th, set, a[0].Type())
}

func instanceNames(th *Thread, a *Attrs) ([]Value, error) {
	b, err := a.Read(th)
	if err != nil {
		return nil, err
	}
	var names []Value
	if !b.Shape.Dict {
		for _, n := range b.Shape.attrNames() {
			names = append(names, n.Value())
		}
		return names, nil
	}
	items, err := (*Dict)(b.Slot(0).P).Items(th)
	for _, it := range items {
		names = append(names, it.Key)
	}
	return names, err
}

func dirOf(th *Thread, set *Dict, t *Type) (Value, error) {
	for _, b := range t.MRO {
		for _, n := range b.order {
			if err := set.SetStr(th, n, None); err != nil {
				return Value{}, err
			}
		}
	}
	items, err := set.Items(th)
	if err != nil {
		return Value{}, err
	}
	names := make([]Value, len(items))
	for i, it := range items {
		names[i] = it.Key
	}
	return NewList(th, names).Value(), nil
}

func objectSpec() TypeSpec {
	return TypeSpec{
		Name: "object", Flags: FlagBaseOK, Alloc: allocPlain, Effect: Pure,
		Doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
		Slots: Slots{
			New: objectNew, Init: objectInit, Repr: objectRepr, Hash: identityHash, Compare: objectCompare,
			Str:     func(th *Thread, v Value) (*Str, error) { return Repr(th, v) },
			GetAttr: GenericGetAttr, SetAttr: GenericSetAttr,
		},
		Methods: []FuncDef{
			{Name: "__ne__", Sig: "self, value, /", Doc: "Return self!=value.", Fn: objectNe},
			{Name: "__format__", Sig: "self, format_spec, /", Doc: "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.", Fn: objectFormat},
			{Name: "__dir__", Sig: "self, /", Doc: "Default dir() implementation.", Fn: objectDir},
			{Name: "__sizeof__", Sig: "self, /", Doc: "Size of object in memory, in bytes.", Fn: func(th *Thread, a []Value) (Value, error) { return Int(16), nil }},
			{Name: "__reduce_ex__", Sig: "self, protocol, /", Doc: "Helper for pickle.", Fn: objectReduceEx},
			{Name: "__reduce__", Sig: "self, /", Doc: "Helper for pickle.", Fn: func(th *Thread, a []Value) (Value, error) {
				return objectReduceEx(th, []Value{a[0], Int(0)})
			}},
			{Name: "__getstate__", Sig: "self, /", Doc: "Helper for pickle.", Fn: objectGetState},
			{Name: "__init_subclass__", Sig: "cls, /, **kwargs", Class: true, Fn: func(th *Thread, a []Value) (Value, error) {
				d, _ := AsDict(a[1])
				if n, err := d.Len(th); err != nil || n == 0 {
					return None, err
				}
				cls, _ := AsType(a[0])
				return Value{}, Raisef(th, TypeErrorType, "%s.__init_subclass__() takes no keyword arguments", cls.Name)
			}, Doc: "This method is called when a class is subclassed."},
			{Name: "__subclasshook__", Sig: "cls, object, /", Class: true, Fn: func(th *Thread, a []Value) (Value, error) { return NotImplemented, nil },
				Doc: "Abstract classes can override this to customize issubclass()."},
		},
		GetSets: []GetSet{{Name: "__class__", Get: func(th *Thread, self Value) (Value, error) { return self.Type().Value(), nil }, Set: objectSetClass,
			Doc: "the object's class"}},
	}
}
