package objects

import "strconv"

// The fields of exception groups.
const (
	groupMessage = iota
	groupExceptions
	groupRepr // repr of the exceptions as they were given: a list or a tuple
)

// exceptionGroupBases gives ExceptionGroup its second base.
func exceptionGroupBases(s *TypeSpec) { s.Bases = []*Type{BaseExceptionGroupType, ExceptionType} }

func groupNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw != nil && len(kw.Items) > 0 && cls.Flags&FlagHeap == 0 {
		return Value{}, Raisef(th, TypeErrorType, "%s() takes no keyword arguments", cls.Name)
	}
	args = positional(args, kw)
	if len(args) != 2 {
		return Value{}, Raisef(th, TypeErrorType, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if _, ok := AsStr(args[0]); !ok {
		return Value{}, Raisef(th, TypeErrorType, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().MessageName())
	}
	excs, onlyExceptions, err := groupItems(th, args[1])
	if err != nil {
		return Value{}, err
	}
	if cls == BaseExceptionGroupType && onlyExceptions {
		cls = ExceptionGroupType
	} else if cls != BaseExceptionGroupType && !onlyExceptions && cls.Is(ExceptionType) {
		if cls == ExceptionGroupType {
			return Value{}, RaiseMsg(th, TypeErrorType, "Cannot nest BaseExceptions in an ExceptionGroup")
		}
		return Value{}, Raisef(th, TypeErrorType, "Cannot nest BaseExceptions in '%s'", cls.MessageName())
	}
	text, err := groupItemsRepr(th, args[1], excs)
	if err != nil {
		return Value{}, err
	}
	v := cls.Alloc(th, cls)
	e := (*Exception)(v.P)
	if err := e.setArgs(th, args); err != nil {
		return Value{}, err
	}
	return v, e.setFields(th, []Value{args[0], NewTuple(excs), text})
}

// groupItems checks the second argument of a group and returns its exceptions, and whether all are Exceptions.
func groupItems(th *Thread, v Value) (excs []Value, onlyExceptions bool, err error) {
	if v.Type().GetItem == nil || v.Type().Flags&FlagDict != 0 || v.Type().Flags&FlagSetSub != 0 {
		return nil, false, RaiseMsg(th, TypeErrorType, "second argument (exceptions) must be a sequence")
	}
	if excs, err = Collect(th, v); err != nil {
		return nil, false, err
	}
	if len(excs) == 0 {
		return nil, false, RaiseMsg(th, ValueErrorType, "second argument (exceptions) must be a non-empty sequence")
	}
	onlyExceptions = true
	for i, x := range excs {
		if _, ok := AsException(x); !ok {
			return nil, false, Raisef(th, ValueErrorType, "Item %d of second argument (exceptions) is not an exception", i)
		}
		onlyExceptions = onlyExceptions && x.Type().Is(ExceptionType)
	}
	return excs, onlyExceptions, nil
}

// groupItemsRepr freezes the repr of a sequence that may change later; lists and tuples are shown from the exceptions kept.
func groupItemsRepr(th *Thread, given Value, excs []Value) (Value, error) {
	switch given.Type() {
	case ListType, TupleType:
		return Bool(given.Type() == ListType), nil
	}
	s, err := Repr(th, given)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// groupParts returns the message and the exceptions of a group.
func (e *Exception) groupParts(th *Thread) (msg *Str, excs []Value, err error) {
	m, err := e.Field(th, groupMessage)
	if err != nil {
		return nil, nil, err
	}
	x, err := e.Field(th, groupExceptions)
	if err != nil {
		return nil, nil, err
	}
	s, _ := AsStr(m)
	t, _ := AsTuple(x)
	return s, t.Items, nil
}

func groupStr(th *Thread, self Value) (*Str, error) {
	msg, excs, err := (*Exception)(self.P).groupParts(th)
	if err != nil {
		return nil, err
	}
	return NewStr(msg.String() + " (" + strconv.Itoa(len(excs)) + " sub-exception" + plural(len(excs)) + ")"), nil
}

func groupReprStr(th *Thread, self Value) (*Str, error) {
	e := (*Exception)(self.P)
	msg, excs, err := e.groupParts(th)
	if err != nil {
		return nil, err
	}
	m, err := Repr(th, msg.Value())
	if err != nil {
		return nil, err
	}
	how, err := e.Field(th, groupRepr)
	if err != nil {
		return nil, err
	}
	text, ok := AsStr(how)
	if !ok {
		seq := NewTuple(excs)
		if how == True {
			seq = NewList(th, append([]Value(nil), excs...)).Value()
		}
		if text, err = Repr(th, seq); err != nil {
			return nil, err
		}
	}
	return NewStr(self.Type().Name + "(" + m.String() + ", " + text.String() + ")"), nil
}

func isGroup(v Value) bool { return v.Type().Is(BaseExceptionGroupType) }

// groupDerive makes a group of excs like self, by its derive method, and copies what belongs to the raised exception.
func groupDerive(th *Thread, self Value, excs []Value) (Value, error) {
	if len(excs) == 0 {
		return None, nil
	}
	g, err := CallMethod(th, self, "derive", NewList(th, excs).Value())
	if err != nil {
		return Value{}, err
	}
	if !isGroup(g) {
		return Value{}, RaiseMsg(th, TypeErrorType, "derive must return an instance of BaseExceptionGroup")
	}
	from, err := (*Exception)(self.P).State.Read(th)
	if err != nil {
		return Value{}, err
	}
	tb, ctx, cause := from.Traceback, from.Context, from.Cause
	to, err := (*Exception)(g.P).State.Write(th)
	if err != nil {
		return Value{}, err
	}
	to.Traceback, to.Context, to.Cause, to.Suppress = tb, ctx, cause, to.Suppress || !cause.IsNone()
	return g, groupCopyNotes(th, self, g)
}

func groupCopyNotes(th *Thread, from, to Value) error {
	notes, err := LookupAttr(th, from, "__notes__")
	if err != nil || notes.IsUndef() {
		return err
	}
	if notes.Type().GetItem == nil {
		return nil
	}
	items, err := Collect(th, notes)
	if err != nil {
		return err
	}
	return SetAttr(th, to, th.Interp.Intern("__notes__"), NewList(th, items).Value())
}

// groupMatcher turns the argument of split and subgroup into a test.
func groupMatcher(th *Thread, cond Value) (func(Value) (bool, error), error) {
	isExc := func(v Value) bool {
		t, ok := AsType(v)
		return ok && t.Is(BaseExceptionType)
	}
	byType := isExc(cond)
	if t, ok := AsTuple(cond); ok {
		byType = true
		for _, x := range t.Items {
			byType = byType && isExc(x)
		}
	}
	switch {
	case byType:
		return func(v Value) (bool, error) {
			return IsInstance(th, v, cond)
		}, nil
	case cond.Type().Call != nil || cond.Type() == FunctionType || cond.Type() == BuiltinType:
		if _, isClass := AsType(cond); !isClass {
			return func(v Value) (bool, error) {
				r, err := CallArgs(th, cond, v)
				if err != nil {
					return false, err
				}
				return Truth(th, r)
			}, nil
		}
	}
	return nil, RaiseMsg(th, TypeErrorType, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

// groupSplit divides v by match: the group of what matches and that of the rest, either None if empty.
func groupSplit(th *Thread, v Value, match func(Value) (bool, error)) (yes, no Value, err error) {
	ok, err := match(v)
	if err != nil {
		return None, None, err
	}
	if ok {
		return v, None, nil
	}
	if !isGroup(v) {
		return None, v, nil
	}
	if err := th.Descend(" in exceptiongroup_split_recursive"); err != nil {
		return None, None, err
	}
	defer th.Ascend()
	_, excs, err := (*Exception)(v.P).groupParts(th)
	if err != nil {
		return None, None, err
	}
	var in, out []Value
	for _, x := range excs {
		y, n, err := groupSplit(th, x, match)
		if err != nil {
			return None, None, err
		}
		if !y.IsNone() {
			in = append(in, y)
		}
		if !n.IsNone() {
			out = append(out, n)
		}
	}
	if yes, err = groupDerive(th, v, in); err != nil {
		return None, None, err
	}
	no, err = groupDerive(th, v, out)
	return yes, no, err
}

// SplitGroup divides the exception v for except*: what matches typ, wrapped in a group if v is none, and the rest; None
// stands for nothing.
func SplitGroup(th *Thread, v, typ Value) (match, rest Value, err error) {
	ok, err := IsInstance(th, v, typ)
	if err != nil {
		return None, v, err
	}
	if ok && isGroup(v) {
		return v, None, nil
	}
	if ok {
		g, err := CallArgs(th, BaseExceptionGroupType.Value(), EmptyStr.Value(), TupleOf(v))
		if err != nil {
			return None, None, err
		}
		s, err := (*Exception)(v.P).State.Read(th)
		if err != nil {
			return None, None, err
		}
		tb := s.Traceback
		w, err := (*Exception)(g.P).State.Write(th)
		if err != nil {
			return None, None, err
		}
		w.Traceback = tb
		return g, None, nil
	}
	if !isGroup(v) {
		return None, v, nil
	}
	return groupSplit(th, v, func(x Value) (bool, error) { return IsInstance(th, x, typ) })
}

func exceptionGroupSpec(s *TypeSpec) {
	s.Slots = Slots{New: groupNew, Str: groupStr, Repr: groupReprStr,
		Init: func(th *Thread, self Value, args []Value, kw *Tuple) error { return excInit(th, self, args, kw) }}
	s.GetSets = []GetSet{readOnlyField("message", groupMessage, "exception message"),
		readOnlyField("exceptions", groupExceptions, "nested exceptions")}
	s.Methods = []FuncDef{
		ClassGetItem(),
		{Name: "derive", Sig: "self, excs, /", Fn: func(th *Thread, a []Value) (Value, error) {
			msg, err := (*Exception)(a[0].P).Field(th, groupMessage)
			if err != nil {
				return Value{}, err
			}
			return CallArgs(th, BaseExceptionGroupType.Value(), msg, a[1])
		}},
		{Name: "split", Sig: "self, matcher_value, /", Fn: func(th *Thread, a []Value) (Value, error) {
			m, err := groupMatcher(th, a[1])
			if err != nil {
				return Value{}, err
			}
			yes, no, err := groupSplit(th, a[0], m)
			return TupleOf(yes, no), err
		}},
		{Name: "subgroup", Sig: "self, matcher_value, /", Fn: func(th *Thread, a []Value) (Value, error) {
			m, err := groupMatcher(th, a[1])
			if err != nil {
				return Value{}, err
			}
			yes, _, err := groupSplit(th, a[0], m)
			return yes, err
		}},
	}
}
