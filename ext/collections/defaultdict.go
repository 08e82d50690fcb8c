package collections

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// defaultDict is a dict that makes the values of missing keys.
type defaultDict struct {
	ext.Dict
	attrs   ext.Attrs
	factory ext.State[factoryState]
}

type factoryState struct{ fn ext.Value }

func newDefaultDict(th *ext.Thread, cls *ext.Type) *defaultDict {
	d := &defaultDict{}
	d.InitSub(th, cls)
	if cls.Flags&ext.FlagHasAttrs != 0 {
		d.attrs.Init(th, cls)
	}
	d.factory.Init(th, factoryState{ext.None})
	return d
}

func defaultDictOf(v ext.Value) *defaultDict { return (*defaultDict)(v.P) }

func (d *defaultDict) getFactory(th *ext.Thread) (ext.Value, error) {
	s, err := d.factory.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	return s.fn, nil
}

func defaultDictInit(th *ext.Thread, self ext.Value, args []ext.Value, kw *ext.Tuple) error {
	d := defaultDictOf(self)
	fn := ext.None
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > 0 {
		if fn = args[0]; !fn.IsNone() && fn.Type().Call == nil && !callable(fn) {
			return ext.RaiseMsg(th, ext.TypeErrorType, "first argument must be callable or None")
		}
		args = args[1:]
	}
	s, err := d.factory.Write(th)
	if err != nil {
		return err
	}
	s.fn = fn
	return ext.DictType.Init(th, self, args, kw)
}

// callable reports whether v may be called though its type has no call slot of its own: functions are dispatched directly.
func callable(v ext.Value) bool {
	_, ok := v.Type().Lookup("__call__")
	return ok || v.Type() == ext.FunctionType || v.Type() == ext.BuiltinType
}

func defaultMissing(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d := defaultDictOf(a[0])
	fn, err := d.getFactory(th)
	if err != nil {
		return ext.Value{}, err
	}
	if fn.IsNone() {
		return ext.Value{}, ext.RaiseKey(th, a[1])
	}
	v, err := ext.CallArgs(th, fn)
	if err != nil {
		return ext.Value{}, err
	}
	return v, ext.SetItem(th, a[0], a[1], v)
}

func defaultRepr(th *ext.Thread, self ext.Value) (*ext.Str, error) {
	base, err := ext.DictType.Repr(th, self)
	if err != nil {
		return nil, err
	}
	fn, err := defaultDictOf(self).getFactory(th)
	if err != nil {
		return nil, err
	}
	text := "..."
	if th.EnterRepr(fn) {
		defer th.LeaveRepr()
		s, err := ext.Repr(th, fn)
		if err != nil {
			return nil, err
		}
		text = s.String()
	}
	return ext.NewStr(self.Type().Name + "(" + text + ", " + base.String() + ")"), nil
}

func defaultCopy(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	fn, err := defaultDictOf(a[0]).getFactory(th)
	if err != nil {
		return ext.Value{}, err
	}
	return ext.CallArgs(th, a[0].Type().Value(), fn, a[0])
}

func defaultReduce(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	fn, err := defaultDictOf(a[0]).getFactory(th)
	if err != nil {
		return ext.Value{}, err
	}
	args := ext.EmptyTuple
	if !fn.IsNone() {
		args = ext.TupleOf(fn)
	}
	items, err := ext.CallMethod(th, a[0], "items")
	if err != nil {
		return ext.Value{}, err
	}
	it, err := ext.Iter(th, items)
	return ext.TupleOf(a[0].Type().Value(), args, ext.None, ext.None, it), err
}

// defaultOr joins two dicts into a defaultdict with the factory of the one that is a defaultdict, the left one if both are.
func (m *module) defaultOr(th *ext.Thread, a, b ext.Value) (ext.Value, error) {
	self := a
	if !a.Type().Is(m.defaultDict) {
		self = b
	}
	_, ok := ext.AsDict(a)
	if _, ok2 := ext.AsDict(b); !ok || !ok2 {
		return ext.NotImplemented, nil
	}
	fn, err := defaultDictOf(self).getFactory(th)
	if err != nil {
		return ext.Value{}, err
	}
	r, err := ext.CallArgs(th, self.Type().Value(), fn, a)
	if err != nil {
		return ext.Value{}, err
	}
	d, _ := ext.AsDict(r)
	return r, d.Update(th, b)
}

func (m *module) defaultDictSpec() ext.TypeSpec {
	slots := ext.Slots{Init: defaultDictInit, Repr: defaultRepr}
	slots.New = func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
		return ext.FromPtr(unsafe.Pointer(newDefaultDict(th, cls))), nil
	}
	slots.Binary[ext.OpOr] = m.defaultOr
	return ext.TypeSpec{
		Name: "collections.defaultdict", Base: ext.DictType, Flags: ext.FlagBaseOK, Effect: ext.Pure, Slots: slots,
		Doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
		Alloc: func(th *ext.Thread, cls *ext.Type) ext.Value {
			return ext.FromPtr(unsafe.Pointer(newDefaultDict(th, cls)))
		},
		AttrOff: unsafe.Offsetof(defaultDict{}.attrs),
		Methods: []ext.Func{
			{Name: "__missing__", Sig: "self, object, /", Fn: defaultMissing,
				Doc: "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n"},
			{Name: "copy", Sig: "self, /", Doc: "D.copy() -> a shallow copy of D.", Fn: defaultCopy},
			{Name: "__copy__", Sig: "self, /", Doc: "D.copy() -> a shallow copy of D.", Fn: defaultCopy},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: defaultReduce},
			ext.ClassGetItem(),
		},
		GetSets: []ext.GetSet{{Name: "default_factory", Doc: "Factory for default value called by __missing__().",
			Get: func(th *ext.Thread, self ext.Value) (ext.Value, error) { return defaultDictOf(self).getFactory(th) },
			Set: func(th *ext.Thread, self, v ext.Value) error {
				s, err := defaultDictOf(self).factory.Write(th)
				if err == nil {
					s.fn = v.Or(ext.None)
				}
				return err
			}}},
	}
}
