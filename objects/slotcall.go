package objects

// The functions here fill the slots of classes that define dunder methods, and the attributes of builtin types that have
// slots.

func unaryFn(f UnaryFunc) Fn {
	return func(th *Thread, a []Value) (Value, error) { return f(th, a[0]) }
}

func binaryFn(f BinaryFunc, swap bool) Fn {
	if swap {
		return func(th *Thread, a []Value) (Value, error) { return f(th, a[1], a[0]) }
	}
	return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1]) }
}

func repeatFn(f RepeatFunc) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		n, err := repeatCount(th, a[1])
		if err != nil {
			return Value{}, err
		}
		return f(th, a[0], n)
	}
}

func strFn(f func(*Thread, Value) (*Str, error)) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, err := f(th, a[0])
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
}

func wrapInt(n int64, err error) (Value, error) { return Int(n), err }

func unaryCaller(name string) UnaryFunc {
	return func(th *Thread, self Value) (Value, error) {
		if f, ok := self.Type().Lookup(name); ok && f.IsNone() {
			return Value{}, Raisef(th, TypeErrorType, "'%s' object is not %s", self.Type().MessageName(), notWhat(name))
		}
		return callSelf(th, self, name)
	}
}

func notWhat(dunder string) string {
	switch dunder {
	case "__iter__":
		return "iterable"
	case "__next__":
		return "an iterator"
	}
	return "callable"
}

func binaryCaller(name string) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) { return callSelf(th, a, name, b) }
}

func strCaller(name string) func(*Thread, Value) (*Str, error) {
	return func(th *Thread, self Value) (*Str, error) {
		if err := th.Descend(" while calling a Python object"); err != nil {
			return nil, err
		}
		defer th.Ascend()
		v, err := callSelf(th, self, name)
		if err != nil {
			return nil, err
		}
		if s, ok := AsStr(v); ok {
			return s, nil
		}
		return nil, Raisef(th, TypeErrorType, "%s returned non-string (type %s)", name, v.Type().MessageName())
	}
}

// operatorCaller returns a binary slot that calls __op__ of the left operand or __rop__ of the right one: it is called with
// operands in source order, and at least one is of a class that defines one of them.
func operatorCaller(op BinOp) BinaryFunc {
	name, rname := "__"+binNames[op]+"__", "__r"+binNames[op]+"__"
	return func(th *Thread, a, b Value) (Value, error) {
		ta, tb := a.Type(), b.Type()
		left := hasCaller(ta, op)
		right := ta != tb && hasCaller(tb, op)
		if left {
			if right && tb.Is(ta) && overridden(ta, tb, rname) {
				v, err := callIfThere(th, b, rname, a)
				if err != nil || !v.IsNotImplemented() {
					return v, err
				}
				right = false
			}
			v, err := callIfThere(th, a, name, b)
			if err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
		if right {
			return callIfThere(th, b, rname, a)
		}
		return NotImplemented, nil
	}
}

// hasCaller reports whether t's slot for op goes to dunder methods.
func hasCaller(t *Type, op BinOp) bool {
	return t.Flags&FlagHeap != 0 && t.Binary[op] != nil
}

func overridden(base, sub *Type, name string) bool {
	a, ok := base.Lookup(name)
	b, okb := sub.Lookup(name)
	return okb && (!ok || a != b)
}

func callIfThere(th *Thread, self Value, name string, arg Value) (Value, error) {
	f, ok := self.Type().Lookup(name)
	if !ok || f.IsNone() {
		return NotImplemented, nil
	}
	return CallBound(th, f, self, []Value{arg})
}

func callCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	return callIfThere(th, a, cmpDunders[op], b)
}

func callHash(th *Thread, self Value) (int64, error) {
	f, _ := self.Type().Lookup("__hash__")
	if f.IsNone() {
		return 0, Raisef(th, TypeErrorType, "unhashable type: '%s'", self.Type().MessageName())
	}
	v, err := callSelf(th, self, "__hash__")
	if err != nil {
		return 0, err
	}
	if v.IsInt() {
		if v.Int() == -1 {
			return -2, nil
		}
		return v.Int(), nil
	}
	if b, ok := AsBig(v); ok {
		return hashBig(b), nil
	}
	return 0, RaiseMsg(th, TypeErrorType, "__hash__ method should return an integer")
}

func callCall(th *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	f, ok := self.Type().Lookup("__call__")
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "'%s' object is not callable", self.Type().MessageName())
	}
	return callMethodKw(th, f, self, args, kw)
}

func callMethodKw(th *Thread, f, self Value, args []Value, kw *Tuple) (Value, error) {
	switch f.Type() {
	case FunctionType, MethodDescrType:
		return Call(th, f, append([]Value{self}, args...), kw)
	}
	if get := f.Type().DescrGet; get != nil {
		b, err := get(th, f, self, self.Type())
		if err != nil {
			return Value{}, err
		}
		f = b
	}
	return Call(th, f, args, kw)
}

func callInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	f, ok := self.Type().Lookup("__init__")
	if !ok {
		return nil
	}
	v, err := callMethodKw(th, f, self, args, kw)
	if err != nil {
		return err
	}
	if !v.IsNone() {
		return Raisef(th, TypeErrorType, "__init__() should return None, not '%s'", v.Type().MessageName())
	}
	return nil
}

func callNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	f, ok := cls.Lookup("__new__")
	if !ok {
		return Value{}, Raisef(th, TypeErrorType, "cannot create '%s' instances", cls.MessageName())
	}
	if get := f.Type().DescrGet; get != nil {
		var err error
		if f, err = get(th, f, Undef, cls); err != nil {
			return Value{}, err
		}
	}
	return Call(th, f, append([]Value{cls.Value()}, args...), kw)
}

func callGetAttr(th *Thread, self Value, name *Str) (Value, error) {
	t := self.Type()
	var v Value
	var err error
	if f, where, ok := t.LookupWhere("__getattribute__"); ok && where.Flags&FlagHeap != 0 {
		v, err = CallBound(th, f, self, []Value{name.Value()})
	} else if ok && where != ObjectType && where.GetAttr != nil {
		v, err = where.GetAttr(th, self, name)
	} else if v, err = FindAttr(th, self, name); err == nil && v.IsUndef() {
		if f, ok := t.Lookup("__getattr__"); ok {
			return CallBound(th, f, self, []Value{name.Value()})
		}
		err = NoAttribute(th, self, name)
	}
	if err == nil || !IsRaised(err, AttributeErrorType) {
		return v, err
	}
	f, ok := t.Lookup("__getattr__")
	if !ok {
		return Value{}, err
	}
	return CallBound(th, f, self, []Value{name.Value()})
}

func callSetAttr(th *Thread, self Value, name *Str, v Value) error {
	if v.IsUndef() {
		_, err := callSelf(th, self, "__delattr__", name.Value())
		return err
	}
	_, err := callSelf(th, self, "__setattr__", name.Value(), v)
	return err
}

func callDescrGet(th *Thread, descr, obj Value, typ *Type) (Value, error) {
	f, ok := descr.Type().Lookup("__get__")
	if !ok {
		return descr, nil
	}
	return CallBound(th, f, descr, []Value{obj.Or(None), typ.Value()})
}

func callDescrSet(th *Thread, descr, obj, v Value) error {
	name, args := "__set__", []Value{obj, v}
	if v.IsUndef() {
		name, args = "__delete__", []Value{obj}
	}
	f, ok := descr.Type().Lookup(name)
	if !ok {
		return RaiseMsg(th, AttributeErrorType, name)
	}
	_, err := CallBound(th, f, descr, args)
	return err
}

func callNext(th *Thread, self Value) (Value, error) {
	v, err := callSelf(th, self, "__next__")
	if err != nil && IsRaised(err, StopIterationType) {
		return Undef, nil
	}
	return v, err
}

func callLen(th *Thread, self Value) (int, error) {
	v, err := callSelf(th, self, "__len__")
	if err != nil {
		return 0, err
	}
	return CheckLen(th, v)
}

// CheckLen returns the length that __len__ has returned as v.
func CheckLen(th *Thread, v Value) (int, error) {
	n, err := AsSubscript(th, v, OverflowErrorType)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, RaiseMsg(th, ValueErrorType, "__len__() should return >= 0")
	}
	return n, nil
}

func callSetItem(th *Thread, self, key, v Value) error {
	name, args := "__setitem__", []Value{key, v}
	if v.IsUndef() {
		name, args = "__delitem__", []Value{key}
	}
	f, ok := self.Type().Lookup(name)
	if !ok {
		return RaiseMsg(th, AttributeErrorType, name)
	}
	_, err := CallBound(th, f, self, args)
	return err
}

func callContains(th *Thread, self, item Value) (bool, error) {
	if f, _ := self.Type().Lookup("__contains__"); f.IsNone() {
		return false, Raisef(th, TypeErrorType, "'%s' object is not a container", self.Type().MessageName())
	}
	v, err := callSelf(th, self, "__contains__", item)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

func callBool(th *Thread, self Value) (bool, error) {
	v, err := callSelf(th, self, "__bool__")
	if err != nil {
		return false, err
	}
	if !v.IsBool() {
		return false, Raisef(th, TypeErrorType, "__bool__ should return bool, returned %s", v.Type().MessageName())
	}
	return v.N == 1, nil
}
