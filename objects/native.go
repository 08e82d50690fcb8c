package objects

import "unsafe"

// Builtin is a native function, or a native method bound to its object (builtin_function_or_method).
type Builtin struct {
	Header
	Def  *FuncDef
	Self Value // Undef for a plain function
	ctor *Type // the type whose __new__ this is
}

// MethodDescr is a native method found on its type (method_descriptor), a slot wrapper (wrapper_descriptor) if slot is set.
type MethodDescr struct {
	Header
	Def  *FuncDef
	slot *slotDef
}

type getSetDescr struct {
	Header
	def   *GetSet
	owner *Type
}

// Signature parses def's signature once.
func (def *FuncDef) signature() *signature {
	if def.sig == nil {
		s, err := parseSignature(def.Sig)
		if err != nil {
			s = &signature{text: err.Error(), varArgs: -1, varKw: -1, simple: true}
		}
		def.sig = s
	}
	return def.sig
}

// NewBuiltin returns the native function def; self is Undef, or the value that is passed as the first argument.
func NewBuiltin(def *FuncDef, self Value) Value {
	def.signature()
	return FromPtr(unsafe.Pointer(&Builtin{Header: Header{BuiltinType}, Def: def, Self: self}))
}

func newMethodDescr(def *FuncDef) Value {
	def.signature()
	return FromPtr(unsafe.Pointer(&MethodDescr{Header: Header{MethodDescrType}, Def: def}))
}

func newClassMethodDescr(def *FuncDef) Value {
	def.signature()
	return FromPtr(unsafe.Pointer(&MethodDescr{Header: Header{ClassMethodDescrType}, Def: def}))
}

func newSlotWrapper(def *FuncDef, sd *slotDef) Value {
	def.signature()
	return FromPtr(unsafe.Pointer(&MethodDescr{Header: Header{SlotWrapperType}, Def: def, slot: sd}))
}

func newGetSet(t *Type, def *GetSet) Value {
	return FromPtr(unsafe.Pointer(&getSetDescr{Header: Header{GetSetDescrType}, def: def, owner: t}))
}

func asSlotWrapper(v Value) (*MethodDescr, bool) {
	if v.Type() == SlotWrapperType {
		return (*MethodDescr)(v.P), true
	}
	return nil, false
}

// newConstructor returns the __new__ of a builtin type.
func newConstructor(t *Type, sig string) Value {
	def := &FuncDef{Name: "__new__", Sig: "*args, **kwargs", Effect: Pure, owner: t,
		Doc: "Create and return a new object.  See help(type) for accurate signature."}
	def.Fn = func(th *Thread, a []Value) (Value, error) {
		args, kw, err := SpreadArgs(th, a[0], a[1])
		if err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return Value{}, Raisef(th, TypeErrorType, "%s.__new__(): not enough arguments", t.Name)
		}
		cls, ok := AsType(args[0])
		if !ok {
			return Value{}, Raisef(th, TypeErrorType, "%s.__new__(X): X is not a type object (%s)", t.Name, args[0].Type().MessageName())
		}
		if !cls.Is(t) {
			return Value{}, Raisef(th, TypeErrorType, "%s.__new__(%s): %s is not a subtype of %s", t.Name, cls.Name, cls.Name, t.Name)
		}
		if lay := cls.layout(); lay != t.layout() {
			return Value{}, Raisef(th, TypeErrorType, "%s.__new__(%s) is not safe, use %s.__new__()", t.Name, cls.Name, lay.Name)
		}
		return t.New(th, cls, args[1:], kw)
	}
	def.signature()
	return FromPtr(unsafe.Pointer(&Builtin{Header: Header{BuiltinType}, Def: def, Self: Undef, ctor: t}))
}

// asConstructor reports whether v is what newConstructor made.
func asConstructor(v Value) (*Type, bool) {
	if v.Type() == BuiltinType {
		if b := (*Builtin)(v.P); b.ctor != nil {
			return b.ctor, true
		}
	}
	return nil, false
}

// CallDef calls a native function with args, which include self for a method, honouring its effect.
func CallDef(th *Thread, def *FuncDef, args []Value, kw *Tuple, skip int) (Value, error) {
	if def.Effect != Pure {
		if err := th.prepare(def); err != nil {
			return Value{}, err
		}
	}
	s := def.sig
	if kw == nil && s.simple {
		if len(args) == len(s.params) {
			return def.Fn(th, args)
		}
		if len(args) < len(s.params) && len(args) >= s.required {
			return def.callPadded(th, args)
		}
	}
	base := len(th.args)
	dst := th.pushArgs(len(s.params))
	err := s.bind(th, def.callName(), dst, args, kw, skip)
	if err != nil {
		th.args = th.args[:base]
		return Value{}, err
	}
	v, err := def.Fn(th, dst)
	th.popArgs(base)
	return v, err
}

// callPadded adds the defaults of parameters left out.
func (def *FuncDef) callPadded(th *Thread, args []Value) (Value, error) {
	base := len(th.args)
	dst := th.pushArgs(len(def.sig.params))
	params := def.sig.params
	for i := range dst { // a copy of so few would cost a call
		if i < len(args) {
			dst[i] = args[i]
		} else {
			dst[i] = params[i].def
		}
	}
	v, err := def.Fn(th, dst)
	th.popArgs(base)
	return v, err
}

// callName is the function's name in messages about its arguments.
func (def *FuncDef) callName() string {
	switch {
	case !def.sig.noKeywords:
	case def.owner != nil && !isDunder(def.Name):
		return def.owner.Name + "." + def.Name
	case def.owner == nil && def.module != "" && def.module != "builtins":
		return def.module + "." + def.Name
	}
	return def.Name
}

// pushArgs reserves n values of scratch space. Earlier reservations stay valid when the space moves.
func (th *Thread) pushArgs(n int) []Value {
	base := len(th.args)
	if base+n > cap(th.args) {
		grown := make([]Value, base, 2*(base+n)+64)
		copy(grown, th.args)
		th.args = grown
	}
	th.args = th.args[:base+n]
	return th.args[base : base+n : base+n]
}

// popArgs gives the space back, and forgets the objects in it. There are so few that a loop is faster than clear.
func (th *Thread) popArgs(base int) {
	used := th.args[base:]
	for i := range used {
		used[i].P = nil
	}
	th.args = th.args[:base]
}

// prepare readies the transaction for a call with an effect.
func (th *Thread) prepare(def *FuncDef) error {
	if th.Exclusive {
		return nil
	}
	switch def.Effect {
	case Serial:
		return th.Exclusively(def.fullName())
	case Blocking:
		return th.Commit()
	}
	return nil
}

// fullName names a native function in reports: module.function or module.type.method.
func (def *FuncDef) fullName() string {
	switch {
	case def.owner != nil && def.owner.Module != "builtins":
		return def.owner.Module + "." + def.owner.Name + "." + def.Name
	case def.owner != nil:
		return def.owner.Name + "." + def.Name
	case def.module != "":
		return def.module + "." + def.Name
	}
	return def.Name
}
