package objects

import "slices"

// An exception's attributes beyond those of BaseException live in ExcState.Fields, at fixed positions per type. A missing or
// Undef field reads as None.

// Field returns the i-th own attribute of e's builtin type, None if it is not set.
func (e *Exception) Field(th *Thread, i int) (Value, error) {
	s, err := e.State.Read(th)
	if err != nil || i >= len(s.Fields) || s.Fields[i].IsUndef() {
		return None, err
	}
	return s.Fields[i], nil
}

// SetField stores the i-th own attribute; Undef deletes it. Copies of the state share the slice, so it is replaced.
func (e *Exception) SetField(th *Thread, i int, v Value) error {
	s, err := e.State.Write(th)
	if err != nil {
		return err
	}
	f := make([]Value, max(len(s.Fields), i+1))
	for j := copy(f, s.Fields); j < len(f); j++ {
		f[j] = Undef
	}
	f[i] = v
	s.Fields = f
	return nil
}

// setFields replaces all own attributes; it keeps f.
func (e *Exception) setFields(th *Thread, f []Value) error {
	s, err := e.State.Write(th)
	if err == nil {
		s.Fields = f
	}
	return err
}

// excField describes the attribute that is the i-th field.
func excField(name string, i int, doc string) GetSet {
	return GetSet{Name: name, Doc: doc,
		Get: func(th *Thread, self Value) (Value, error) { return (*Exception)(self.P).Field(th, i) },
		Set: func(th *Thread, self, v Value) error { return (*Exception)(self.P).SetField(th, i, v) },
	}
}

// readOnlyField describes the attribute that is the i-th field and can't be set.
func readOnlyField(name string, i int, doc string) GetSet {
	g := excField(name, i, doc)
	g.Set = func(th *Thread, self, v Value) error { return RaiseMsg(th, AttributeErrorType, "readonly attribute") }
	return g
}

// excArgs splits the arguments of a call into positional ones and the values of the keywords that names lists. Others are a
// TypeError. typ is the exception's builtin type, for messages.
func excArgs(th *Thread, typ string, args []Value, kw *Tuple, names ...string) (pos, kws []Value, err error) {
	kws = make([]Value, len(names))
	for i := range kws {
		kws[i] = Undef
	}
	if kw == nil || len(kw.Items) == 0 {
		return args, kws, nil
	}
	if len(names) == 0 {
		return nil, nil, Raisef(th, TypeErrorType, "%s() takes no keyword arguments", typ)
	}
	n := len(args) - len(kw.Items)
next:
	for i, k := range kw.Items {
		s, _ := AsStr(k)
		for j, name := range names {
			if s.String() == name {
				kws[j] = args[n+i]
				continue next
			}
		}
		return nil, nil, Raisef(th, TypeErrorType, "%s() got an unexpected keyword argument '%s'", typ, s.String())
	}
	return args[:n], kws, nil
}

func positional(args []Value, kw *Tuple) []Value {
	if kw != nil {
		return args[:len(args)-len(kw.Items)]
	}
	return args
}

func excNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	v := cls.Alloc(th, cls)
	return v, (*Exception)(v.P).setArgs(th, positional(args, kw))
}

// setArgs stores a copy of args. Mostly __new__ has done so when __init__ is called.
func (e *Exception) setArgs(th *Thread, args []Value) error {
	if s, err := e.State.Read(th); err != nil || slices.Equal(s.Args.Items, args) {
		return err
	}
	s, err := e.State.Write(th)
	if err == nil {
		s.Args = TupleOf(args...).tuple()
	}
	return err
}

// args returns the exception's args.
func (e *Exception) args(th *Thread) (*Tuple, error) {
	s, err := e.State.Read(th)
	if err != nil {
		return nil, err
	}
	return s.Args, nil
}

func excInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	if kw != nil && len(kw.Items) > 0 {
		return Raisef(th, TypeErrorType, "%s() takes no keyword arguments", self.Type().MessageName())
	}
	return (*Exception)(self.P).setArgs(th, args)
}

func excRepr(th *Thread, self Value) (*Str, error) {
	args, err := (*Exception)(self.P).args(th)
	if err != nil {
		return nil, err
	}
	name := self.Type().Name
	switch len(args.Items) {
	case 0:
		return NewStr(name + "()"), nil
	case 1:
		s, err := Repr(th, args.Items[0])
		if err != nil {
			return nil, err
		}
		return NewStr(name + "(" + s.String() + ")"), nil
	}
	s, err := Repr(th, args.Value())
	if err != nil {
		return nil, err
	}
	return NewStr(name + s.String()), nil
}

func excStr(th *Thread, self Value) (*Str, error) {
	args, err := (*Exception)(self.P).args(th)
	if err != nil {
		return nil, err
	}
	switch len(args.Items) {
	case 0:
		return EmptyStr, nil
	case 1:
		return ToStr(th, args.Items[0])
	}
	return ToStr(th, args.Value())
}

// ownDict returns the exception's __dict__ for pickling, or Undef if it is empty.
func (e *Exception) ownDict(th *Thread) (Value, error) {
	names, err := instanceNames(th, &e.Attrs)
	if err != nil || len(names) == 0 {
		return Undef, err
	}
	d, err := e.Attrs.Dict(th)
	if err != nil {
		return Value{}, err
	}
	return d.Value(), nil
}

// reduceWith returns what __reduce__ does for constructor arguments args and a state, Undef for none.
func (e *Exception) reduceWith(args, state Value) Value {
	cls := e.Value().Type().Value()
	if state.IsUndef() {
		return TupleOf(cls, args)
	}
	return TupleOf(cls, args, state)
}

func excReduce(th *Thread, a []Value) (Value, error) {
	e := (*Exception)(a[0].P)
	args, err := e.args(th)
	if err != nil {
		return Value{}, err
	}
	state, err := e.ownDict(th)
	if err != nil {
		return Value{}, err
	}
	return e.reduceWith(args.Value(), state), nil
}

func excSetState(th *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return None, nil
	}
	d, ok := AsDict(a[1])
	if !ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "state is not a dictionary")
	}
	items, err := d.Items(th)
	if err != nil {
		return Value{}, err
	}
	for _, it := range items {
		name, err := attrName(th, it.Key)
		if err != nil {
			return Value{}, err
		}
		if err := SetAttr(th, a[0], name, it.Value); err != nil {
			return Value{}, err
		}
	}
	return None, nil
}

func excAddNote(th *Thread, a []Value) (Value, error) {
	if _, ok := AsStr(a[1]); !ok {
		return Value{}, Raisef(th, TypeErrorType, "add_note() argument must be str, not %s", a[1].Type().MessageName())
	}
	notes, err := LookupAttr(th, a[0], "__notes__")
	if err != nil {
		return Value{}, err
	}
	if notes.IsUndef() {
		l := NewList(th, []Value{a[1]})
		return None, SetAttr(th, a[0], th.Interp.Intern("__notes__"), l.Value())
	}
	l, ok := AsList(notes)
	if !ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "Cannot add note: __notes__ is not a list")
	}
	return None, l.Append(th, a[1])
}

func setTraceback(th *Thread, self, v Value) error {
	if v.IsUndef() {
		return RaiseMsg(th, TypeErrorType, "__traceback__ may not be deleted")
	}
	var tb *Traceback
	if v.Type() == TracebackType {
		tb = (*Traceback)(v.P)
	} else if !v.IsNone() {
		return RaiseMsg(th, TypeErrorType, "__traceback__ must be a traceback or None")
	}
	s, err := (*Exception)(self.P).State.Write(th)
	if err == nil {
		s.Traceback = tb
	}
	return err
}

// excLink describes __cause__ or __context__.
func excLink(name, what string, field func(*ExcState) *Value) GetSet {
	return GetSet{Name: name,
		Get: func(th *Thread, self Value) (Value, error) {
			s, err := (*Exception)(self.P).State.Read(th)
			if err != nil {
				return Value{}, err
			}
			return *field(s), nil
		},
		Set: func(th *Thread, self, v Value) error {
			if v.IsUndef() {
				return RaiseMsg(th, TypeErrorType, name+" may not be deleted")
			}
			if _, ok := AsException(v); !ok && !v.IsNone() {
				return RaiseMsg(th, TypeErrorType, "exception "+what+" must be None or derive from BaseException")
			}
			s, err := (*Exception)(self.P).State.Write(th)
			if err == nil {
				*field(s) = v
				s.Suppress = s.Suppress || what == "cause"
			}
			return err
		},
	}
}

func suppressGetSet() GetSet {
	return GetSet{Name: "__suppress_context__",
		Get: func(th *Thread, self Value) (Value, error) {
			s, err := (*Exception)(self.P).State.Read(th)
			return Bool(err == nil && s.Suppress), err
		},
		Set: func(th *Thread, self, v Value) error {
			if !v.IsBool() {
				return RaiseMsg(th, TypeErrorType, "attribute value type must be bool")
			}
			s, err := (*Exception)(self.P).State.Write(th)
			if err == nil {
				s.Suppress = v == True
			}
			return err
		},
	}
}

func argsGetSet() GetSet {
	return GetSet{Name: "args",
		Get: func(th *Thread, self Value) (Value, error) {
			t, err := (*Exception)(self.P).args(th)
			if err != nil {
				return Value{}, err
			}
			return t.Value(), nil
		},
		Set: func(th *Thread, self, v Value) error {
			if v.IsUndef() {
				return RaiseMsg(th, TypeErrorType, "args may not be deleted")
			}
			items, err := Collect(th, v)
			if err != nil {
				return err
			}
			return (*Exception)(self.P).setArgs(th, items)
		},
	}
}

func baseExceptionSpec(s *TypeSpec) {
	s.Flags |= FlagExcSub | FlagHasAttrs
	s.AttrOff, s.Alloc = excAttrOff, allocException
	s.Slots = Slots{New: excNew, Init: excInit, Repr: excRepr, Str: excStr}
	s.Methods = []FuncDef{
		{Name: "__reduce__", Sig: "self, /", Fn: excReduce},
		{Name: "__setstate__", Sig: "self, state, /", Fn: excSetState},
		{Name: "add_note", Sig: "self, note, /", Fn: excAddNote, Doc: "Add a note to the exception"},
		{Name: "with_traceback", Sig: "self, tb, /", Doc: "Set self.__traceback__ to tb and return self.",
			Fn: func(th *Thread, a []Value) (Value, error) { return a[0], setTraceback(th, a[0], a[1]) }},
	}
	s.GetSets = []GetSet{
		*dictGetSet, argsGetSet(), suppressGetSet(),
		{Name: "__traceback__", Set: setTraceback, Get: func(th *Thread, self Value) (Value, error) {
			st, err := (*Exception)(self.P).State.Read(th)
			if err != nil || st.Traceback == nil {
				return None, err
			}
			return st.Traceback.Value(), nil
		}},
		excLink("__cause__", "cause", func(s *ExcState) *Value { return &s.Cause }),
		excLink("__context__", "context", func(s *ExcState) *Value { return &s.Context }),
	}
}

// MakeException returns the exception that raise typ, or generator.throw(typ, val, tb), is about: typ itself, or an instance
// of the class typ made of val. val and tb may be Undef.
func MakeException(th *Thread, typ, val, tb Value) (*Exception, error) {
	val, tb = val.Or(None), tb.Or(None)
	if !tb.IsNone() && tb.Type() != TracebackType {
		return nil, RaiseMsg(th, TypeErrorType, "throw() third argument must be a traceback object")
	}
	e, err := normalizeException(th, typ, val)
	if err != nil {
		return nil, err
	}
	if !tb.IsNone() {
		err = setTraceback(th, e.Value(), tb)
	}
	return e, err
}

func normalizeException(th *Thread, typ, val Value) (*Exception, error) {
	if e, ok := AsException(typ); ok {
		if !val.IsNone() {
			return nil, RaiseMsg(th, TypeErrorType, "instance exception may not have a separate value")
		}
		return e, nil
	}
	cls, ok := AsType(typ)
	if !ok || !cls.Is(BaseExceptionType) {
		return nil, RaiseMsg(th, TypeErrorType, "exceptions must derive from BaseException")
	}
	if val.Type().Is(cls) {
		return (*Exception)(val.P), nil
	}
	var args []Value
	if t, ok := AsTuple(val); ok {
		args = t.Items
	} else if !val.IsNone() {
		args = []Value{val}
	}
	v, err := Call(th, typ, args, nil)
	if err != nil {
		return nil, err
	}
	if e, ok := AsException(v); ok {
		return e, nil
	}
	r, err := Repr(th, typ)
	if err != nil {
		return nil, err
	}
	return nil, Raisef(th, TypeErrorType, "calling %s should have returned an instance of BaseException, not %s", r.String(), v.Type().MessageName())
}
