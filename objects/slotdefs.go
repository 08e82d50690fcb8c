package objects

// A slotDef relates a dunder method to a slot.
type slotDef struct {
	name string
	sig  string
	doc  string
	// has reports whether the slot is set.
	has func(s *Slots) bool
	// wrap returns the native function that calls the slot, for the builtin type's attribute of that name.
	wrap func(s *Slots) Fn
	// call sets the slot to a function that calls the dunder method.
	call func(s *Slots)
	// copy copies the slot.
	copy func(dst, src *Slots)
	// clear removes the slot.
	clear func(s *Slots)
	// peers are the rows that share the slot, this one among them.
	peers []*slotDef
	// group names the slot if several rows share it and slotGroups doesn't say so.
	group string
}

// slotDefs is the one table of dunder methods and slots, by name.
var slotDefs map[string][]*slotDef

// slotOrder lists the rows in the order in which they are installed.
var slotOrder []*slotDef

func init() {
	slotOrder = append(slotOrder, objectSlotDefs()...)
	slotOrder = append(slotOrder, containerSlotDefs()...)
	slotOrder = append(slotOrder, numberSlotDefs()...)
	slotOrder = append(slotOrder, sequenceSlotDefs()...)
	slotDefs = map[string][]*slotDef{}
	for _, d := range slotOrder {
		slotDefs[d.name] = append(slotDefs[d.name], d)
		for _, other := range slotOrder {
			if sameSlot(d, other) {
				d.peers = append(d.peers, other)
			}
		}
	}
	readyTypes()
}

// callSelf calls the method that self's type defines under name.
func callSelf(th *Thread, self Value, name string, args ...Value) (Value, error) {
	f, ok := self.Type().Lookup(name)
	if !ok {
		return Value{}, RaiseMsg(th, AttributeErrorType, "'"+self.Type().MessageName()+"' object has no attribute '"+name+"'")
	}
	return CallBound(th, f, self, args)
}

// CallBound calls f, an attribute found on self's type, as a method of self, without making a bound method if it can.
func CallBound(th *Thread, f, self Value, args []Value) (Value, error) {
	switch f.Type() {
	case FunctionType, MethodDescrType:
		base := len(th.args)
		all := th.pushArgs(len(args) + 1)
		all[0] = self
		copy(all[1:], args)
		v, err := Call(th, f, all, nil)
		th.popArgs(base)
		return v, err
	}
	if get := f.Type().DescrGet; get != nil {
		b, err := get(th, f, self, self.Type())
		if err != nil {
			return Value{}, err
		}
		f = b
	}
	return Call(th, f, args, nil)
}

func objectSlotDefs() []*slotDef {
	return append([]*slotDef{
		{name: "__repr__", sig: "self, /", doc: "Return repr(self).", has: func(s *Slots) bool { return s.Repr != nil },
			wrap: func(s *Slots) Fn { return strFn(s.Repr) },
			call: func(s *Slots) { s.Repr = strCaller("__repr__") },
			copy: func(d, s *Slots) { d.Repr = s.Repr }, clear: func(s *Slots) { s.Repr = nil }},
		{name: "__str__", sig: "self, /", doc: "Return str(self).", has: func(s *Slots) bool { return s.Str != nil },
			wrap: func(s *Slots) Fn { return strFn(s.Str) },
			call: func(s *Slots) { s.Str = strCaller("__str__") },
			copy: func(d, s *Slots) { d.Str = s.Str }, clear: func(s *Slots) { s.Str = nil }},
		{name: "__hash__", sig: "self, /", doc: "Return hash(self).", has: func(s *Slots) bool { return s.Hash != nil },
			wrap: func(s *Slots) Fn {
				f := s.Hash
				return func(th *Thread, a []Value) (Value, error) { return wrapInt(f(th, a[0])) }
			},
			call: func(s *Slots) { s.Hash = callHash },
			copy: func(d, s *Slots) { d.Hash = s.Hash }, clear: func(s *Slots) { s.Hash = nil }},
		{name: "__call__", sig: "self, /, *args, **kwargs", doc: "Call self as a function.", has: func(s *Slots) bool { return s.Call != nil },
			wrap: func(s *Slots) Fn {
				f := s.Call
				return func(th *Thread, a []Value) (Value, error) {
					args, kw, err := SpreadArgs(th, a[1], a[2])
					if err != nil {
						return Value{}, err
					}
					return f(th, a[0], args, kw)
				}
			},
			call: func(s *Slots) { s.Call = callCall },
			copy: func(d, s *Slots) { d.Call = s.Call }, clear: func(s *Slots) { s.Call = nil }},
		{name: "__init__", sig: "self, /, *args, **kwargs", doc: "Initialize self.  See help(type(self)) for accurate signature.", has: func(s *Slots) bool { return s.Init != nil },
			wrap: func(s *Slots) Fn {
				f := s.Init
				return func(th *Thread, a []Value) (Value, error) {
					args, kw, err := SpreadArgs(th, a[1], a[2])
					if err != nil {
						return Value{}, err
					}
					return None, f(th, a[0], args, kw)
				}
			},
			call: func(s *Slots) { s.Init = callInit },
			copy: func(d, s *Slots) { d.Init = s.Init }, clear: func(s *Slots) { s.Init = nil }},
		{name: "__getattribute__", sig: "self, name, /", doc: "Return getattr(self, name).", has: func(s *Slots) bool { return s.GetAttr != nil },
			wrap: func(s *Slots) Fn {
				f := s.GetAttr
				return func(th *Thread, a []Value) (Value, error) {
					n, err := attrName(th, a[1])
					if err != nil {
						return Value{}, err
					}
					return f(th, a[0], n)
				}
			},
			call: func(s *Slots) { s.GetAttr = callGetAttr },
			copy: func(d, s *Slots) { d.GetAttr = s.GetAttr }, clear: func(s *Slots) { s.GetAttr = nil }},
		{name: "__getattr__", has: func(s *Slots) bool { return false },
			call: func(s *Slots) { s.GetAttr = callGetAttr },
			copy: func(d, s *Slots) {}, clear: func(s *Slots) {}},
		{name: "__setattr__", sig: "self, name, value, /", doc: "Implement setattr(self, name, value).", has: func(s *Slots) bool { return s.SetAttr != nil },
			wrap: func(s *Slots) Fn {
				f := s.SetAttr
				return func(th *Thread, a []Value) (Value, error) {
					n, err := attrName(th, a[1])
					if err != nil {
						return Value{}, err
					}
					return None, f(th, a[0], n, a[2])
				}
			},
			call: func(s *Slots) { s.SetAttr = callSetAttr },
			copy: func(d, s *Slots) { d.SetAttr = s.SetAttr }, clear: func(s *Slots) { s.SetAttr = nil }},
		{name: "__delattr__", sig: "self, name, /", doc: "Implement delattr(self, name).", has: func(s *Slots) bool { return s.SetAttr != nil },
			wrap: func(s *Slots) Fn {
				f := s.SetAttr
				return func(th *Thread, a []Value) (Value, error) {
					n, err := attrName(th, a[1])
					if err != nil {
						return Value{}, err
					}
					return None, f(th, a[0], n, Undef)
				}
			},
			call: func(s *Slots) { s.SetAttr = callSetAttr },
			copy: func(d, s *Slots) { d.SetAttr = s.SetAttr }, clear: func(s *Slots) { s.SetAttr = nil }},
		{name: "__get__", sig: "self, instance, owner=None, /", doc: "Return an attribute of instance, which is of type owner.", has: func(s *Slots) bool { return s.DescrGet != nil },
			wrap: func(s *Slots) Fn {
				f := s.DescrGet
				return func(th *Thread, a []Value) (Value, error) {
					obj := a[1]
					if obj.IsNone() && !a[2].IsNone() {
						obj = Undef
					}
					t, _ := AsType(a[2])
					if t == nil {
						t = obj.Type()
					}
					return f(th, a[0], obj, t)
				}
			},
			call: func(s *Slots) { s.DescrGet = callDescrGet },
			copy: func(d, s *Slots) { d.DescrGet = s.DescrGet }, clear: func(s *Slots) { s.DescrGet = nil }},
		{name: "__set__", sig: "self, instance, value, /", doc: "Set an attribute of instance to value.", has: func(s *Slots) bool { return s.DescrSet != nil },
			wrap: func(s *Slots) Fn {
				f := s.DescrSet
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], a[2]) }
			},
			call: func(s *Slots) { s.DescrSet = callDescrSet },
			copy: func(d, s *Slots) { d.DescrSet = s.DescrSet }, clear: func(s *Slots) { s.DescrSet = nil }},
		{name: "__delete__", sig: "self, instance, /", doc: "Delete an attribute of instance.", has: func(s *Slots) bool { return s.DescrSet != nil },
			wrap: func(s *Slots) Fn {
				f := s.DescrSet
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], Undef) }
			},
			call: func(s *Slots) { s.DescrSet = callDescrSet },
			copy: func(d, s *Slots) { d.DescrSet = s.DescrSet }, clear: func(s *Slots) { s.DescrSet = nil }},
	}, compareSlotDefs()...)
}

// sequenceSlotDefs relates + and * of builtin sequences. A class that defines the methods itself has them as a number.
func sequenceSlotDefs() []*slotDef {
	concat := func(name, sym string, slot func(s *Slots) *BinaryFunc) *slotDef {
		return &slotDef{name: name, sig: "self, value, /", doc: "Return self" + sym + "value.", group: "sequence " + name,
			has:  func(s *Slots) bool { return *slot(s) != nil },
			wrap: func(s *Slots) Fn { return binaryFn(*slot(s), false) },
			copy: func(d, s *Slots) { *slot(d) = *slot(s) },
			call: func(s *Slots) { *slot(s) = nil }, clear: func(s *Slots) { *slot(s) = nil }}
	}
	repeat := func(name, doc, group string, slot func(s *Slots) *RepeatFunc) *slotDef {
		return &slotDef{name: name, sig: "self, value, /", doc: doc, group: group,
			has:  func(s *Slots) bool { return *slot(s) != nil },
			wrap: func(s *Slots) Fn { return repeatFn(*slot(s)) },
			copy: func(d, s *Slots) { *slot(d) = *slot(s) },
			call: func(s *Slots) { *slot(s) = nil }, clear: func(s *Slots) { *slot(s) = nil }}
	}
	times := func(s *Slots) *RepeatFunc { return &s.Repeat }
	return []*slotDef{
		concat("__add__", "+", func(s *Slots) *BinaryFunc { return &s.Concat }),
		concat("__iadd__", "+=", func(s *Slots) *BinaryFunc { return &s.InPlaceConcat }),
		repeat("__mul__", "Return self*value.", "repeat", times),
		repeat("__rmul__", "Return value*self.", "repeat", times),
		repeat("__imul__", "Return self*=value.", "repeat in place", func(s *Slots) *RepeatFunc { return &s.InPlaceRepeat }),
	}
}

func compareSlotDefs() []*slotDef {
	var defs []*slotDef
	for op := LT; op <= GE; op++ {
		defs = append(defs, &slotDef{name: cmpDunders[op], sig: "self, value, /", doc: "Return self" + cmpSymbols[op] + "value.",
			has: func(s *Slots) bool { return s.Compare != nil },
			wrap: func(s *Slots) Fn {
				f := s.Compare
				return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1], op) }
			},
			call: func(s *Slots) { s.Compare = callCompare },
			copy: func(d, s *Slots) { d.Compare = s.Compare }, clear: func(s *Slots) { s.Compare = nil }})
	}
	return defs
}

func containerSlotDefs() []*slotDef {
	return []*slotDef{
		{name: "__iter__", sig: "self, /", doc: "Implement iter(self).", has: func(s *Slots) bool { return s.Iter != nil },
			wrap: func(s *Slots) Fn { return unaryFn(s.Iter) },
			call: func(s *Slots) { s.Iter = unaryCaller("__iter__") },
			copy: func(d, s *Slots) { d.Iter = s.Iter }, clear: func(s *Slots) { s.Iter = nil }},
		{name: "__next__", sig: "self, /", doc: "Implement next(self).", has: func(s *Slots) bool { return s.Next != nil },
			wrap: func(s *Slots) Fn {
				f := s.Next
				return func(th *Thread, a []Value) (Value, error) {
					v, err := f(th, a[0])
					if err == nil && v.IsUndef() {
						return Value{}, RaiseStop(th, None)
					}
					return v, err
				}
			},
			call: func(s *Slots) { s.Next = callNext },
			copy: func(d, s *Slots) { d.Next = s.Next }, clear: func(s *Slots) { s.Next = nil }},
		{name: "__len__", sig: "self, /", doc: "Return len(self).", has: func(s *Slots) bool { return s.Len != nil },
			wrap: func(s *Slots) Fn {
				f := s.Len
				return func(th *Thread, a []Value) (Value, error) {
					n, err := f(th, a[0])
					return Int(int64(n)), err
				}
			},
			call: func(s *Slots) { s.Len = callLen },
			copy: func(d, s *Slots) { d.Len = s.Len }, clear: func(s *Slots) { s.Len = nil }},
		{name: "__getitem__", sig: "self, key, /", doc: "Return self[key].", has: func(s *Slots) bool { return s.GetItem != nil },
			wrap: func(s *Slots) Fn { return binaryFn(s.GetItem, false) },
			call: func(s *Slots) { s.GetItem = binaryCaller("__getitem__") },
			copy: func(d, s *Slots) { d.GetItem = s.GetItem }, clear: func(s *Slots) { s.GetItem = nil }},
		{name: "__setitem__", sig: "self, key, value, /", doc: "Set self[key] to value.", has: func(s *Slots) bool { return s.SetItem != nil },
			wrap: func(s *Slots) Fn {
				f := s.SetItem
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], a[2]) }
			},
			call: func(s *Slots) { s.SetItem = callSetItem },
			copy: func(d, s *Slots) { d.SetItem = s.SetItem }, clear: func(s *Slots) { s.SetItem = nil }},
		{name: "__delitem__", sig: "self, key, /", doc: "Delete self[key].", has: func(s *Slots) bool { return s.SetItem != nil },
			wrap: func(s *Slots) Fn {
				f := s.SetItem
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], Undef) }
			},
			call: func(s *Slots) { s.SetItem = callSetItem },
			copy: func(d, s *Slots) { d.SetItem = s.SetItem }, clear: func(s *Slots) { s.SetItem = nil }},
		{name: "__contains__", sig: "self, key, /", doc: "Return bool(key in self).", has: func(s *Slots) bool { return s.Contains != nil },
			wrap: func(s *Slots) Fn {
				f := s.Contains
				return func(th *Thread, a []Value) (Value, error) {
					ok, err := f(th, a[0], a[1])
					return Bool(ok), err
				}
			},
			call: func(s *Slots) { s.Contains = callContains },
			copy: func(d, s *Slots) { d.Contains = s.Contains }, clear: func(s *Slots) { s.Contains = nil }},
		{name: "__bool__", sig: "self, /", doc: "True if self else False", has: func(s *Slots) bool { return s.Bool != nil },
			wrap: func(s *Slots) Fn {
				f := s.Bool
				return func(th *Thread, a []Value) (Value, error) {
					ok, err := f(th, a[0])
					return Bool(ok), err
				}
			},
			call: func(s *Slots) { s.Bool = callBool },
			copy: func(d, s *Slots) { d.Bool = s.Bool }, clear: func(s *Slots) { s.Bool = nil }},
	}
}

func numberSlotDefs() []*slotDef {
	defs := []*slotDef{
		{name: "__index__", sig: "self, /", doc: "Return self converted to an integer, if self is suitable for use as an index into a list.", has: func(s *Slots) bool { return s.Index != nil },
			wrap: func(s *Slots) Fn { return unaryFn(s.Index) },
			call: func(s *Slots) { s.Index = unaryCaller("__index__") },
			copy: func(d, s *Slots) { d.Index = s.Index }, clear: func(s *Slots) { s.Index = nil }},
		{name: "__int__", sig: "self, /", doc: "int(self)", has: func(s *Slots) bool { return s.Int != nil },
			wrap: func(s *Slots) Fn { return unaryFn(s.Int) },
			call: func(s *Slots) { s.Int = unaryCaller("__int__") },
			copy: func(d, s *Slots) { d.Int = s.Int }, clear: func(s *Slots) { s.Int = nil }},
		{name: "__float__", sig: "self, /", doc: "float(self)", has: func(s *Slots) bool { return s.Float != nil },
			wrap: func(s *Slots) Fn { return unaryFn(s.Float) },
			call: func(s *Slots) { s.Float = unaryCaller("__float__") },
			copy: func(d, s *Slots) { d.Float = s.Float }, clear: func(s *Slots) { s.Float = nil }},
	}
	for op := UnOp(0); op < numUnOps; op++ {
		name := unDunders[op]
		defs = append(defs, &slotDef{name: name, sig: "self, /", doc: unSymbols[op] + "self",
			has:  func(s *Slots) bool { return s.Unary[op] != nil },
			wrap: func(s *Slots) Fn { return unaryFn(s.Unary[op]) },
			call: func(s *Slots) { s.Unary[op] = unaryCaller(name) },
			copy: func(d, s *Slots) { d.Unary[op] = s.Unary[op] }, clear: func(s *Slots) { s.Unary[op] = nil }})
	}
	for op := BinOp(0); op < numBinOps; op++ {
		defs = append(defs, binarySlotDefs(op)...)
	}
	return defs
}

func binarySlotDefs(op BinOp) []*slotDef {
	sym, name := binSymbols[op], binNames[op]
	sig := "self, value, /"
	if op == OpPow {
		sym, sig = "**", "self, value, mod=None, /"
	}
	bit := uint16(1) << op
	set := func(d, s *Slots) { d.Binary[op], d.asks = s.Binary[op], d.asks&^bit|s.asks&bit }
	clear := func(s *Slots) { s.Binary[op], s.asks = nil, s.asks&^bit }
	has := func(s *Slots) bool { return s.Binary[op] != nil }
	call := func(s *Slots) { s.Binary[op], s.asks = operatorCaller(op), s.asks|bit }
	defs := []*slotDef{
		{name: "__" + name + "__", sig: sig, doc: "Return self" + sym + "value.", has: has, call: call, copy: set, clear: clear,
			wrap: func(s *Slots) Fn { return binaryFn(s.Binary[op], false) }},
		{name: "__r" + name + "__", sig: sig, doc: "Return value" + sym + "self.", has: has, call: call, copy: set, clear: clear,
			wrap: func(s *Slots) Fn { return binaryFn(s.Binary[op], true) }},
	}
	if op == OpDivMod {
		return defs
	}
	return append(defs, &slotDef{name: "__i" + name + "__", sig: "self, value, /", doc: "Return self" + sym + "=value.",
		has:  func(s *Slots) bool { return s.InPlace[op] != nil },
		wrap: func(s *Slots) Fn { return binaryFn(s.InPlace[op], false) },
		call: func(s *Slots) { s.InPlace[op] = binaryCaller("__i" + name + "__") },
		copy: func(d, s *Slots) { d.InPlace[op] = s.InPlace[op] }, clear: func(s *Slots) { s.InPlace[op] = nil }})
}
