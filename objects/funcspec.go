package objects

import (
	"strings"
	"unsafe"
)

func functionGet(th *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsUndef() {
		return d, nil
	}
	return NewBoundMethod(d, obj), nil
}

func functionCall(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return th.Interp.Eval.Call(th, (*Function)(self.P), args, kw)
}

// setFunction returns the setter of a function attribute: functions change in exclusive mode only.
func setFunction(name string, set func(th *Thread, f *Function, v Value) error) func(*Thread, Value, Value) error {
	return func(th *Thread, self, v Value) error {
		if err := th.Exclusively("change of function attribute " + name); err != nil {
			return err
		}
		return set(th, (*Function)(self.P), v)
	}
}

func setStrField(what string, field func(*Function) **Str) func(*Thread, Value, Value) error {
	return setFunction(what, func(th *Thread, f *Function, v Value) error {
		s, ok := AsStr(v)
		if !ok {
			return Raisef(th, TypeErrorType, "%s must be set to a string object", what)
		}
		*field(f) = s
		return nil
	})
}

func functionAnnotations(th *Thread, self Value) (Value, error) {
	f := (*Function)(self.P)
	if !f.Annots.IsUndef() {
		return f.Annots, nil
	}
	d := NewDict(th).Value()
	if !f.Annotate.IsNone() {
		var err error
		if d, err = CallArgs(th, f.Annotate, Int(1)); err != nil {
			return Value{}, err
		}
	}
	if err := th.Exclusively("first use of __annotations__"); err != nil {
		return Value{}, err
	}
	f.Annots = d
	return d, nil
}

func functionSpec() TypeSpec {
	get := func(f func(*Function) Value) func(*Thread, Value) (Value, error) {
		return func(th *Thread, self Value) (Value, error) { return f((*Function)(self.P)), nil }
	}
	return TypeSpec{
		Name: "function", Doc: docFunction, Flags: FlagHasAttrs, AttrOff: unsafe.Offsetof(Function{}.Attrs), Effect: Pure,
		Slots: Slots{DescrGet: functionGet, Call: functionCall, New: functionNew,
			Repr: func(th *Thread, v Value) (*Str, error) {
				return NewStr("<function " + (*Function)(v.P).QualName.String() + " at " + Address(th, v) + ">"), nil
			}},
		GetSets: []GetSet{
			*dictGetSet,
			{Name: "__code__", Get: get(func(f *Function) Value { return f.Code.Value() }), Set: setFunction("__code__", func(th *Thread, f *Function, v Value) error {
				if v.Type() != CodeType {
					return RaiseMsg(th, TypeErrorType, "__code__ must be set to a code object")
				}
				f.Code = (*Code)(v.P)
				return nil
			})},
			{Name: "__globals__", Get: get(func(f *Function) Value { return f.Globals.Value() })},
			{Name: "__builtins__", Get: get(func(f *Function) Value { return f.Builtins.Value() })},
			{Name: "__name__", Get: get(func(f *Function) Value { return f.Name.Value() }), Set: setStrField("__name__", func(f *Function) **Str { return &f.Name })},
			{Name: "__qualname__", Get: get(func(f *Function) Value { return f.QualName.Value() }), Set: setStrField("__qualname__", func(f *Function) **Str { return &f.QualName })},
			{Name: "__doc__", Get: get(func(f *Function) Value { return f.Doc }), Set: setFunction("__doc__", func(th *Thread, f *Function, v Value) error { f.Doc = v.Or(None); return nil })},
			{Name: "__module__", Get: func(th *Thread, self Value) (Value, error) {
				f := (*Function)(self.P)
				if !f.Module.IsUndef() {
					return f.Module, nil
				}
				v, err := f.Globals.GetStr(th, "__name__")
				return v.Or(None), err
			}, Set: setFunction("__module__", func(th *Thread, f *Function, v Value) error { f.Module = v.Or(None); return nil })},
			{Name: "__defaults__", Get: get(func(f *Function) Value {
				if f.Defaults == nil {
					return None
				}
				return f.Defaults.Value()
			}), Set: setFunction("__defaults__", func(th *Thread, f *Function, v Value) error {
				t, ok := AsTuple(v)
				if !ok {
					if !v.IsNone() && !v.IsUndef() {
						return RaiseMsg(th, TypeErrorType, "__defaults__ must be set to a tuple object")
					}
					t = nil
				}
				f.Defaults = t
				return nil
			})},
			{Name: "__kwdefaults__", Get: get(func(f *Function) Value {
				if f.KwDefaults == nil {
					return None
				}
				return f.KwDefaults.Value()
			}), Set: setFunction("__kwdefaults__", func(th *Thread, f *Function, v Value) error {
				d, ok := AsDict(v)
				if !ok && !v.IsNone() && !v.IsUndef() {
					return RaiseMsg(th, TypeErrorType, "__kwdefaults__ must be set to a dict object")
				}
				f.KwDefaults = d
				return nil
			})},
			{Name: "__closure__", Get: get(func(f *Function) Value {
				if len(f.Closure) == 0 {
					return None
				}
				return NewTuple(append([]Value(nil), f.Closure...))
			})},
			{Name: "__annotate__", Get: get(func(f *Function) Value { return f.Annotate }), Set: setFunction("__annotate__", func(th *Thread, f *Function, v Value) error {
				f.Annotate, f.Annots = v, Undef
				return nil
			})},
			{Name: "__annotations__", Get: functionAnnotations, Set: setFunction("__annotations__", func(th *Thread, f *Function, v Value) error {
				f.Annots = v
				if v.IsUndef() {
					f.Annots = NewDict(th).Value()
				}
				return nil
			})},
			{Name: "__type_params__", Get: get(func(f *Function) Value { return f.TypeParams }), Set: setFunction("__type_params__", func(th *Thread, f *Function, v Value) error { f.TypeParams = v; return nil })},
		},
	}
}

// functionNew is types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None).
func functionNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, "function", "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None", args, kw)
	if err != nil {
		return Value{}, err
	}
	if a[0].Type() != CodeType {
		return Value{}, Raisef(th, TypeErrorType, "function() argument 'code' must be code, not %s", a[0].Type().MessageName())
	}
	g, ok := AsDict(a[1])
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "function() argument 'globals' must be dict, not %s", a[1].Type().MessageName())
	}
	if err := g.MakeNamespace(th); err != nil {
		return Value{}, err
	}
	f := NewFunction(th, (*Code)(a[0].P), g)
	if s, ok := AsStr(a[2]); ok {
		f.Name = s
	}
	if t, ok := AsTuple(a[3]); ok {
		f.Defaults = t
	}
	if t, ok := AsTuple(a[4]); ok {
		f.Closure = t.Items
	}
	if d, ok := AsDict(a[5]); ok {
		f.KwDefaults = d
	}
	if len(f.Closure) != len(f.Code.FreeNames) {
		return Value{}, Raisef(th, ValueErrorType, "%s requires closure of length %d, not %d", f.Name.String(), len(f.Code.FreeNames), len(f.Closure))
	}
	return f.Value(), nil
}

func boundMethodSpec() TypeSpec {
	return TypeSpec{
		Name: "method", Effect: Pure,
		Slots: Slots{
			Call: boundCall,
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
				a, err := BindArgs(th, "method", "function, instance, /", args, kw)
				if err != nil {
					return Value{}, err
				}
				return NewBoundMethod(a[0], a[1]), nil
			},
			DescrGet: func(th *Thread, d, obj Value, typ *Type) (Value, error) { return d, nil },
			GetAttr: func(th *Thread, self Value, name *Str) (Value, error) {
				if v, ok := BoundMethodType.Lookup(name.String()); ok {
					if get := v.Type().DescrGet; get != nil {
						return get(th, v, self, BoundMethodType)
					}
					return v, nil
				}
				return GetAttr(th, (*BoundMethod)(self.P).Func, name)
			},
			Hash: func(th *Thread, v Value) (int64, error) {
				m := (*BoundMethod)(v.P)
				a, _ := identityHash(th, m.Self)
				b, err := Hash(th, m.Func)
				return a ^ b, err
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if b.Type() != BoundMethodType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				m, n := (*BoundMethod)(a.P), (*BoundMethod)(b.P)
				return Bool((m.Self == n.Self && m.Func == n.Func) == (op == EQ)), nil
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				m := (*BoundMethod)(v.P)
				name, err := LookupAttr(th, m.Func, "__qualname__")
				if err != nil {
					return nil, err
				}
				n := "?"
				if s, ok := AsStr(name); ok {
					n = s.String()
				}
				r, err := Repr(th, m.Self)
				if err != nil {
					return nil, err
				}
				return NewStr("<bound method " + n + " of " + r.String() + ">"), nil
			},
		},
		Methods: []FuncDef{reduceDef(reduceMethod)},
		GetSets: []GetSet{
			{Name: "__func__", Get: func(th *Thread, v Value) (Value, error) { return (*BoundMethod)(v.P).Func, nil }},
			{Name: "__self__", Get: func(th *Thread, v Value) (Value, error) { return (*BoundMethod)(v.P).Self, nil }},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) { return GetAttrName(th, (*BoundMethod)(v.P).Func, "__doc__") }},
		},
	}
}

func defDoc(d *FuncDef) Value {
	if d.Doc == "" {
		return None
	}
	return NewStr(d.Doc).Value()
}

func builtinSpec() TypeSpec {
	of := func(v Value) *Builtin { return (*Builtin)(v.P) }
	return TypeSpec{
		Name: "builtin_function_or_method", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			Call: func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
				return of(self).call(th, args, kw)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				b := of(v)
				if b.Self.IsUndef() && b.ctor == nil {
					return NewStr("<built-in function " + b.Def.Name + ">"), nil
				}
				self := b.Self
				if b.ctor != nil {
					self = b.ctor.Value()
				}
				return NewStr("<built-in method " + b.Def.Name + " of " + self.Type().MessageName() + " object at " + Address(th, self) + ">"), nil
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if b.Type() != BuiltinType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				return Bool((of(a).Def == of(b).Def && of(a).Self == of(b).Self) == (op == EQ)), nil
			},
			Hash: func(th *Thread, v Value) (int64, error) {
				h, err := identityHash(th, of(v).Self)
				return h ^ int64(uintptr(unsafe.Pointer(of(v).Def)))>>4, err
			},
		},
		Methods: []FuncDef{reduceDef(reduceBuiltin)},
		GetSets: []GetSet{
			{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) { return NewStr(of(v).Def.Name).Value(), nil }},
			{Name: "__qualname__", Get: func(th *Thread, v Value) (Value, error) {
				d := of(v).Def
				if d.owner != nil {
					return NewStr(d.owner.QualName + "." + d.Name).Value(), nil
				}
				return NewStr(d.Name).Value(), nil
			}},
			{Name: "__module__", Get: func(th *Thread, v Value) (Value, error) {
				if m := of(v).Def.module; m != "" {
					return NewStr(m).Value(), nil
				}
				return None, nil
			}},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) { return defDoc(of(v).Def), nil }},
			{Name: "__self__", Get: func(th *Thread, v Value) (Value, error) {
				if of(v).ctor != nil {
					return of(v).ctor.Value(), nil
				}
				if b := of(v); !b.Self.IsUndef() || b.Def.module == "" {
					return b.Self.Or(None), nil
				}
				m, err := th.Interp.Modules.GetStr(th, of(v).Def.module)
				return m.Or(None), err
			}},
			{Name: "__text_signature__", Get: func(th *Thread, v Value) (Value, error) {
				return of(v).Def.textSigValue(!of(v).Self.IsUndef()), nil
			}},
		},
	}
}

func methodDescrSpec(name string) TypeSpec {
	of := func(v Value) *MethodDescr { return (*MethodDescr)(v.P) }
	s := TypeSpec{
		Name: name, Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			Call: func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
				return of(self).call(th, args, kw)
			},
			DescrGet: func(th *Thread, d, obj Value, typ *Type) (Value, error) {
				if obj.IsUndef() {
					return d, nil
				}
				m := of(d)
				if !obj.Type().Is(m.Def.owner) {
					return Value{}, Raisef(th, TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Def.Name, m.Def.owner.Name, obj.Type().MessageName())
				}
				if m.slot != nil {
					return FromPtr(unsafe.Pointer(&methodWrapper{Header{MethodWrapperType}, m, obj})), nil
				}
				return NewBuiltin(m.Def, obj), nil
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				m := of(v)
				kind := "method"
				if m.slot != nil {
					kind = "slot wrapper"
				}
				return NewStr("<" + kind + " '" + m.Def.Name + "' of '" + m.Def.owner.MessageName() + "' objects>"), nil
			},
		},
		Methods: []FuncDef{reduceDef(reduceDescr)},
		GetSets: []GetSet{
			{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) { return NewStr(of(v).Def.Name).Value(), nil }},
			{Name: "__qualname__", Get: func(th *Thread, v Value) (Value, error) {
				return NewStr(of(v).Def.owner.QualName + "." + of(v).Def.Name).Value(), nil
			}},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) { return defDoc(of(v).Def), nil }},
			{Name: "__objclass__", Get: func(th *Thread, v Value) (Value, error) { return of(v).Def.owner.Value(), nil }},
			{Name: "__text_signature__", Get: func(th *Thread, v Value) (Value, error) {
				return of(v).Def.textSigValue(true), nil
			}},
		},
	}
	if name == "classmethod_descriptor" {
		s.Slots.DescrGet = func(th *Thread, d, obj Value, typ *Type) (Value, error) {
			return NewBuiltin(of(d).Def, typ.Value()), nil
		}
		s.Slots.Call = nil
	}
	return s
}

// methodWrapper is a slot wrapper bound to its object (method-wrapper).
type methodWrapper struct {
	Header
	descr *MethodDescr
	self  Value
}

func methodWrapperSpec() TypeSpec {
	of := func(v Value) *methodWrapper { return (*methodWrapper)(v.P) }
	get := func(name string, f func(w *methodWrapper) Value) GetSet {
		return GetSet{Name: name, Get: func(th *Thread, v Value) (Value, error) { return f(of(v)), nil }}
	}
	return TypeSpec{
		Name: "method-wrapper", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			Call: func(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
				w := of(self)
				return w.descr.call(th, append([]Value{w.self}, args...), kw)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				w := of(v)
				return NewStr("<method-wrapper '" + w.descr.Def.Name + "' of " + w.self.Type().MessageName() + " object at " + Address(th, w.self) + ">"), nil
			},
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				if b.Type() != MethodWrapperType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				return Bool((of(a).descr == of(b).descr && of(a).self == of(b).self) == (op == EQ)), nil
			},
			Hash: func(th *Thread, v Value) (int64, error) {
				h, err := identityHash(th, of(v).self)
				return h ^ int64(uintptr(unsafe.Pointer(of(v).descr)))>>4, err
			},
		},
		Methods: []FuncDef{reduceDef(reduceWrapper)},
		GetSets: []GetSet{
			get("__name__", func(w *methodWrapper) Value { return NewStr(w.descr.Def.Name).Value() }),
			get("__qualname__", func(w *methodWrapper) Value {
				return NewStr(w.descr.Def.owner.QualName + "." + w.descr.Def.Name).Value()
			}),
			get("__doc__", func(w *methodWrapper) Value { return defDoc(w.descr.Def) }),
			get("__self__", func(w *methodWrapper) Value { return w.self }),
			get("__objclass__", func(w *methodWrapper) Value { return w.descr.Def.owner.Value() }),
			get("__text_signature__", func(w *methodWrapper) Value { return w.descr.Def.textSigValue(true) }),
		},
	}
}

func getSetSpec() TypeSpec {
	of := func(v Value) *getSetDescr { return (*getSetDescr)(v.P) }
	return TypeSpec{
		Name: "getset_descriptor", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			DescrGet: func(th *Thread, d, obj Value, typ *Type) (Value, error) {
				g := of(d)
				if obj.IsUndef() {
					return d, nil
				}
				if !obj.Type().Is(g.owner) {
					return Value{}, Raisef(th, TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.def.Name, g.owner.Name, obj.Type().MessageName())
				}
				return g.def.Get(th, obj)
			},
			DescrSet: func(th *Thread, d, obj, v Value) error {
				g := of(d)
				if g.def.Set == nil && g.def.Member {
					return RaiseMsg(th, AttributeErrorType, "readonly attribute")
				}
				if g.def.Set == nil {
					return Raisef(th, AttributeErrorType, "attribute '%s' of '%s' objects is not writable", g.def.Name, g.owner.MessageName())
				}
				return g.def.Set(th, obj, v)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				return NewStr("<attribute '" + of(v).def.Name + "' of '" + of(v).owner.MessageName() + "' objects>"), nil
			},
		},
		GetSets: []GetSet{
			{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) { return NewStr(of(v).def.Name).Value(), nil }},
			{Name: "__qualname__", Get: func(th *Thread, v Value) (Value, error) {
				return NewStr(of(v).owner.QualName + "." + of(v).def.Name).Value(), nil
			}},
			{Name: "__doc__", Get: func(th *Thread, v Value) (Value, error) { return NewStr(of(v).def.Doc).Value(), nil }},
			{Name: "__objclass__", Get: func(th *Thread, v Value) (Value, error) { return of(v).owner.Value(), nil }},
		},
	}
}

// Value returns c as a value.
func (c *Code) Value() Value { return FromPtr(unsafe.Pointer(c)) }

// Range returns the source range of instruction i.
func (c *Code) Range(i int) SourceRange {
	if i < 0 || i >= len(c.Lines) {
		return SourceRange{Line: int32(c.FirstLine), EndLine: int32(c.FirstLine), Col: -1, EndCol: -1}
	}
	return c.Lines[i]
}

func strTuple(s []*Str) Value {
	v := make([]Value, len(s))
	for i, x := range s {
		v[i] = x.Value()
	}
	return NewTuple(v)
}

func codeSpec() TypeSpec {
	get := func(f func(*Code) Value) func(*Thread, Value) (Value, error) {
		return func(th *Thread, self Value) (Value, error) { return f((*Code)(self.P)), nil }
	}
	return TypeSpec{
		Name: "code", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Repr: func(th *Thread, v Value) (*Str, error) {
			c := (*Code)(v.P)
			var b strings.Builder
			b.WriteString("<code object " + c.Name.String() + " at " + Address(th, v) + `, file "` + c.Filename.String() + `", line `)
			b.WriteString(itoa(c.FirstLine) + ">")
			return NewStr(b.String()), nil
		}},
		Methods: []FuncDef{
			{Name: "co_positions", Sig: "self, /", Fn: codePositions},
			{Name: "co_lines", Sig: "self, /", Fn: codeLines},
			{Name: "replace", Sig: "self, /, **kwargs", Fn: codeReplace},
		},
		GetSets: []GetSet{
			{Name: "co_name", Get: get(func(c *Code) Value { return c.Name.Value() })},
			{Name: "co_qualname", Get: get(func(c *Code) Value { return c.QualName.Value() })},
			{Name: "co_filename", Get: get(func(c *Code) Value { return c.Filename.Value() })},
			{Name: "co_firstlineno", Get: get(func(c *Code) Value { return Int(int64(c.FirstLine)) })},
			{Name: "co_flags", Get: get(func(c *Code) Value { return Int(int64(c.Flags)) })},
			{Name: "co_argcount", Get: get(func(c *Code) Value { return Int(int64(c.ArgCount)) })},
			{Name: "co_posonlyargcount", Get: get(func(c *Code) Value { return Int(int64(c.PosOnly)) })},
			{Name: "co_kwonlyargcount", Get: get(func(c *Code) Value { return Int(int64(c.KwOnly)) })},
			{Name: "co_nlocals", Get: get(func(c *Code) Value { return Int(int64(len(c.LocalNames))) })},
			{Name: "co_varnames", Get: get(func(c *Code) Value { return strTuple(c.LocalNames) })},
			{Name: "co_cellvars", Get: get(func(c *Code) Value {
				var names []*Str
				for _, r := range c.CellLocals {
					names = append(names, c.LocalNames[r])
				}
				return strTuple(names)
			})},
			{Name: "co_freevars", Get: get(func(c *Code) Value { return strTuple(c.FreeNames) })},
			{Name: "co_consts", Get: get(func(c *Code) Value { return NewTuple(append([]Value(nil), c.Consts...)) })},
			{Name: "co_names", Get: get(func(c *Code) Value {
				var names []*Str
				seen := map[string]bool{}
				for _, e := range c.Caches {
					if e.Name != nil && !seen[e.Name.String()] {
						seen[e.Name.String()] = true
						names = append(names, e.Name)
					}
				}
				return strTuple(names)
			})},
			{Name: "co_stacksize", Get: get(func(c *Code) Value { return Int(int64(c.NumRegs)) })},
		},
	}
}

func posValue(n int) Value {
	if n < 0 {
		return None
	}
	return Int(int64(n))
}

func codePositions(th *Thread, a []Value) (Value, error) {
	c := (*Code)(a[0].P)
	items := make([]Value, len(c.Lines))
	for i, r := range c.Lines {
		items[i] = TupleOf(posValue(int(r.Line)), posValue(int(r.EndLine)), posValue(int(r.Col)), posValue(int(r.EndCol)))
	}
	return Iter(th, NewTuple(items))
}

func codeLines(th *Thread, a []Value) (Value, error) {
	c := (*Code)(a[0].P)
	var items []Value
	for i := 0; i < len(c.Lines); {
		j := i
		for j < len(c.Lines) && c.Lines[j].Line == c.Lines[i].Line {
			j++
		}
		items = append(items, TupleOf(Int(int64(i)*8), Int(int64(j)*8), posValue(int(c.Lines[i].Line))))
		i = j
	}
	return Iter(th, NewTuple(items))
}

// codeReplace copies a code object with some of its descriptive fields changed.
func codeReplace(th *Thread, a []Value) (Value, error) {
	c := *(*Code)(a[0].P)
	d, _ := AsDict(a[1])
	items, err := d.Items(th)
	if err != nil {
		return Value{}, err
	}
	for _, it := range items {
		k, _ := AsStr(it.Key)
		s, isStr := AsStr(it.Value)
		switch {
		case k.String() == "co_name" && isStr:
			c.Name = s
		case k.String() == "co_qualname" && isStr:
			c.QualName = s
		case k.String() == "co_filename" && isStr:
			c.Filename = s
		case k.String() == "co_firstlineno" && it.Value.IsInt():
			c.FirstLine = int(it.Value.Int())
		case k.String() == "co_flags" && it.Value.IsInt():
			c.Flags = CodeFlags(it.Value.Int())
		default:
			return Value{}, Raisef(th, NotImplementedErrorType, "weft can't replace %s of a code object", k.String())
		}
	}
	c.Instrs = append([]uint64(nil), c.Instrs...)
	return c.Finish().Value(), nil
}
