package objects

import "unsafe"

// Call calls f. args are the positional arguments followed by the values of the keyword arguments that kw names (nil:
// none). args still belongs to the caller.
func Call(th *Thread, f Value, args []Value, kw *Tuple) (Value, error) {
	switch f.Type() {
	case FunctionType:
		return th.Interp.Eval.Call(th, (*Function)(f.P), args, kw)
	case BuiltinType:
		return (*Builtin)(f.P).call(th, args, kw)
	case MethodDescrType, SlotWrapperType:
		return (*MethodDescr)(f.P).call(th, args, kw)
	}
	if call := f.Type().Call; call != nil {
		if err := th.Descend(""); err != nil {
			return Value{}, err
		}
		v, err := call(th, f, args, kw)
		th.Ascend()
		return v, err
	}
	return Value{}, notCallable(th, f)
}

// notCallable is the error for a call of v. It knows that a module may have a function of its own name.
func notCallable(th *Thread, v Value) error {
	hint := ""
	if v.Type() == ModuleType {
		m, _ := AsModule(v)
		name, err := m.Dict.GetStr(th, "__name__")
		if err != nil {
			return err
		}
		if s, ok := AsStr(name); ok {
			f, err := LookupAttrStr(th, v, s)
			if err != nil {
				return err
			}
			if _, ok := f.Type().Lookup("__call__"); ok {
				hint = ". Did you mean: '" + s.String() + "." + s.String() + "(...)'?"
			}
		}
	}
	return Raisef(th, TypeErrorType, "'%s' object is not callable%s", v.Type().MessageName(), hint)
}

// CallArgs calls f with positional arguments. It passes a copy of them, so that those of the caller need not be allocated.
func CallArgs(th *Thread, f Value, args ...Value) (Value, error) { return CallCopy(th, f, args, nil) }

// CallCopy is Call that passes a copy of args.
func CallCopy(th *Thread, f Value, args []Value, kw *Tuple) (Value, error) {
	base := len(th.args)
	all := th.pushArgs(len(args))
	copy(all, args)
	v, err := Call(th, f, all, kw)
	th.popArgs(base)
	return v, err
}

// CallMethod calls the method name of v.
func CallMethod(th *Thread, v Value, name string, args ...Value) (Value, error) {
	if f, ok := v.Type().Lookup(name); ok && f.Type() == MethodDescrType && v.Type().PlainGet() && attrsOf(v) == nil {
		return Call(th, f, append([]Value{v}, args...), nil) // no attribute of v's own can hide f
	}
	f, err := GetAttr(th, v, th.Interp.Intern(name))
	if err != nil {
		return Value{}, err
	}
	return Call(th, f, args, nil)
}

func (b *Builtin) call(th *Thread, args []Value, kw *Tuple) (Value, error) {
	if b.Self.IsUndef() {
		return CallDef(th, b.Def, args, kw, 0)
	}
	base := len(th.args)
	all := th.pushArgs(len(args) + 1)
	all[0] = b.Self
	for i, x := range args {
		all[i+1] = x
	}
	v, err := CallDef(th, b.Def, all, kw, 1)
	th.popArgs(base)
	return v, err
}

func (m *MethodDescr) call(th *Thread, args []Value, kw *Tuple) (Value, error) {
	if err := m.checkSelf(th, args, kw); err != nil {
		return Value{}, err
	}
	if m.slot != nil {
		if err := m.checkSlotArgs(th, args, kw); err != nil {
			return Value{}, err
		}
	}
	return CallDef(th, m.Def, args, kw, 1)
}

// checkSlotArgs checks the number of arguments of a slot wrapper, which words its complaint in its own way.
func (m *MethodDescr) checkSlotArgs(th *Thread, args []Value, kw *Tuple) error {
	s, n := m.Def.sig, len(args)-1
	if kw != nil || !s.simple || s.posOnly < len(s.params) || n >= s.required-1 && n < s.pos {
		return nil
	}
	least, most := s.required-1, s.pos-1
	switch {
	case least == most:
		return Raisef(th, TypeErrorType, "expected %d argument%s, got %d", most, plural(most), n)
	case n < least:
		return Raisef(th, TypeErrorType, "expected at least %d argument%s, got %d", least, plural(least), n)
	}
	return Raisef(th, TypeErrorType, "expected at most %d arguments, got %d", most, n)
}

// checkSelf checks that the first argument is of the type the method belongs to.
func (m *MethodDescr) checkSelf(th *Thread, args []Value, kw *Tuple) error {
	n := len(args)
	if kw != nil {
		n -= len(kw.Items)
	}
	if n == 0 {
		return Raisef(th, TypeErrorType, "unbound method %s.%s() needs an argument", m.Def.owner.Name, m.Def.Name)
	}
	if t := args[0].Type(); t != m.Def.owner && !t.Is(m.Def.owner) {
		if m.slot != nil {
			return Raisef(th, TypeErrorType, "descriptor '%s' requires a '%s' object but received a '%s'", m.Def.Name, m.Def.owner.MessageName(), t.MessageName())
		}
		return Raisef(th, TypeErrorType, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Def.Name, m.Def.owner.MessageName(), t.MessageName())
	}
	return nil
}

// SpreadArgs turns a *args tuple and a **kwargs dict into the form that Call takes.
func SpreadArgs(th *Thread, args, kwargs Value) ([]Value, *Tuple, error) {
	t, _ := AsTuple(args)
	if kwargs.IsUndef() {
		return t.Items, nil, nil
	}
	d, _ := AsDict(kwargs)
	b, err := d.Read(th)
	if err != nil || b.used == 0 {
		return t.Items, nil, err
	}
	n := len(t.Items)
	all := make([]Value, n+2*b.used) // arguments, and the names of the last of them
	copy(all, t.Items)
	names := all[n+b.used:]
	all = all[: n+b.used : n+b.used]
	if err := d.Keywords(th, names, all[n:]); err != nil {
		return nil, nil, err
	}
	return all, &Tuple{Header: Header{TupleType}, Items: names}, nil
}

// Keywords copies the items of d, which are keyword arguments, to names and vals, which have as many places.
func (d *Dict) Keywords(th *Thread, names, vals []Value) error {
	b, err := d.Read(th)
	if err != nil {
		return err
	}
	k := 0
	for i := range b.entries {
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		names[k] = e.Key()
		if _, ok := AsStr(names[k]); !ok {
			return RaiseMsg(th, TypeErrorType, "keywords must be strings")
		}
		if vals[k], err = d.valueOf(th, e.val); err != nil {
			return err
		}
		k++
	}
	return nil
}

// BoundMethod is a function bound to its object (method).
type BoundMethod struct {
	Header
	Func, Self Value
}

// NewBoundMethod binds f to self.
func NewBoundMethod(f, self Value) Value {
	return FromPtr(unsafe.Pointer(&BoundMethod{Header: Header{BoundMethodType}, Func: f, Self: self}))
}

func boundCall(th *Thread, m Value, args []Value, kw *Tuple) (Value, error) {
	b := (*BoundMethod)(m.P)
	base := len(th.args)
	all := th.pushArgs(len(args) + 1)
	all[0] = b.Self
	copy(all[1:], args)
	v, err := Call(th, b.Func, all, kw)
	th.popArgs(base)
	return v, err
}
