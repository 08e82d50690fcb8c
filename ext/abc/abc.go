// Package abc is the _abc module, the working half of abc.ABCMeta: registries of virtual subclasses and the caches in front
// of them.
//
// A registry changes like any other part of a class, exclusively, so plain memory holds it. The caches hold only what can be
// found out again, and entries go stale by a counter; they are concurrent maps outside any transaction, because every
// isinstance with an abstract class writes to them sooner or later.
package abc

import (
	"sync"
	"sync/atomic"
	"unsafe"
	"weak"

	"github.com/weftpy/weft/ext"
)

// data is what an abstract class has under _abc_impl.
type data struct {
	ext.Header
	mu       sync.Mutex
	registry []weak.Pointer[ext.Type]
	positive sync.Map // weak.Pointer[ext.Type] -> nothing
	negative atomic.Pointer[negatives]
}

// negatives are classes known not to be subclasses, as of a state of all registries.
type negatives struct {
	token int64
	m     sync.Map // weak.Pointer[ext.Type] -> nothing
}

// tokenKey is the key of the interpreter's invalidation counter.
type tokenKey struct{}

var dataType *ext.Type

func init() {
	dataType = ext.NewType(ext.TypeSpec{Name: "_abc._abc_data", Doc: "Internal state held by ABC machinery.", Flags: ext.FlagDisallowNew,
		Effect: ext.Pure})
}

func tokenOf(th *ext.Thread) *atomic.Int64 {
	t, ok := th.Interp.Ext.Load(tokenKey{})
	if !ok {
		t, _ = th.Interp.Ext.LoadOrStore(tokenKey{}, new(atomic.Int64))
	}
	return t.(*atomic.Int64)
}

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_abc", Effect: ext.Pure, Doc: "Module contains faster C implementation of abc.ABCMeta",
		Funcs: []ext.Func{
			{Name: "get_cache_token", Sig: "", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				return ext.Int(tokenOf(th).Load()), nil
			}, Doc: "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC."},
			{Name: "_abc_init", Sig: "self, /", Fn: abcInit, Doc: "Internal ABC helper for class set-up. Should be never used outside abc module."},
			{Name: "_abc_register", Sig: "self, subclass, /", Fn: register, Effect: ext.Serial,
				Doc: "Internal ABC helper for subclasss registration. Should be never used outside abc module."},
			{Name: "_abc_instancecheck", Sig: "self, instance, /", Fn: instanceCheck,
				Doc: "Internal ABC helper for instance checks. Should be never used outside abc module."},
			{Name: "_abc_subclasscheck", Sig: "self, subclass, /", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				ok, err := subclassCheck(th, a[0], a[1])
				return ext.Bool(ok), err
			}, Doc: "Internal ABC helper for subclasss checks. Should be never used outside abc module."},
			{Name: "_get_dump", Sig: "self, /", Fn: dump, Doc: "Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\nnegative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr."},
			{Name: "_reset_registry", Sig: "self, /", Effect: ext.Serial, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				d, err := dataOf(th, a[0])
				if err != nil {
					return ext.Value{}, err
				}
				d.registry = nil
				return ext.None, nil
			}, Doc: "Internal ABC helper to reset registry of a given class.\n\nShould be only used by refleak.py"},
			{Name: "_reset_caches", Sig: "self, /", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				d, err := dataOf(th, a[0])
				if err != nil {
					return ext.Value{}, err
				}
				d.positive.Clear()
				d.negative.Store(nil)
				return ext.None, nil
			}, Doc: "Internal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py"},
		},
	}
}

// dataOf returns the data of an abstract class.
func dataOf(th *ext.Thread, cls ext.Value) (*data, error) {
	if t, ok := ext.AsType(cls); ok {
		v, own := t.Own("_abc_impl")
		if !own {
			v, own = t.Lookup("_abc_impl")
		}
		if own && v.Type() == dataType {
			return (*data)(v.P), nil
		}
	}
	if _, err := ext.GetAttrName(th, cls, "_abc_impl"); err != nil {
		return nil, err
	}
	return nil, ext.RaiseMsg(th, ext.TypeErrorType, "_abc_impl is set to a wrong type")
}

// abcInit sets up a new abstract class: its abstract methods and empty data.
func abcInit(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	cls, ok := ext.AsType(a[0])
	if !ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "_abc_init() argument must be a class")
	}
	names, err := abstractMethods(th, cls)
	if err != nil {
		return ext.Value{}, err
	}
	set, err := ext.NewFrozenSet(th, names)
	if err != nil {
		return ext.Value{}, err
	}
	if err := ext.SetAttr(th, a[0], th.Interp.Intern("__abstractmethods__"), set); err != nil {
		return ext.Value{}, err
	}
	d := &data{Header: ext.NewHeader(dataType)}
	if err := ext.SetAttr(th, a[0], th.Interp.Intern("_abc_impl"), ext.FromPtr(unsafe.Pointer(d))); err != nil {
		return ext.Value{}, err
	}
	return ext.None, takeFlags(th, cls)
}

// Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING, the flags of collections that __abc_tpflags__ may ask for.
const (
	tpSequence = 1 << 5
	tpMapping  = 1 << 6
)

// takeFlags moves __abc_tpflags__, which collections.abc uses to mark what matches which patterns, to the type's flags.
func takeFlags(th *ext.Thread, cls *ext.Type) error {
	v, ok := cls.Own("__abc_tpflags__")
	if !ok || !v.IsInt() {
		return nil
	}
	setFlags(th, cls, v.Int())
	return ext.SetAttr(th, cls.Value(), th.Interp.Intern("__abc_tpflags__"), ext.Undef)
}

func setFlags(th *ext.Thread, cls *ext.Type, tp int64) {
	f := cls.Flags
	if tp&tpSequence != 0 {
		f = f&^ext.FlagMapping | ext.FlagSequence
	}
	if tp&tpMapping != 0 {
		f = f&^ext.FlagSequence | ext.FlagMapping
	}
	if f == cls.Flags {
		return
	}
	cls.Flags = f
	for _, sub := range cls.Subclasses(th.Interp) {
		setFlags(th, sub, tp)
	}
}

// abstractMethods returns the names that cls leaves abstract.
func abstractMethods(th *ext.Thread, cls *ext.Type) ([]ext.Value, error) {
	var names []ext.Value
	for _, n := range append([]string(nil), cls.OwnNames()...) {
		v, _ := cls.Own(n)
		if ok, err := isAbstract(th, v); err != nil {
			return nil, err
		} else if ok {
			names = append(names, th.Interp.Intern(n).Value())
		}
	}
	for _, b := range cls.Bases {
		inherited, err := ext.LookupAttr(th, b.Value(), "__abstractmethods__")
		if err != nil {
			return nil, err
		}
		if inherited.IsUndef() {
			continue
		}
		err = ext.ForEach(th, inherited, func(n ext.Value) error {
			s, ok := ext.AsStr(n)
			if !ok {
				return ext.Raisef(th, ext.TypeErrorType, "__abstractmethods__ must contain strings, not %s", n.Type().MessageName())
			}
			v, err := ext.LookupAttr(th, cls.Value(), s.String())
			if err != nil || v.IsUndef() {
				return err
			}
			abstract, err := isAbstract(th, v)
			if abstract {
				names = append(names, n)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

func isAbstract(th *ext.Thread, v ext.Value) (bool, error) {
	switch v.Type() {
	case ext.FunctionType, ext.StrType, ext.IntType, ext.TupleType:
		if v.Type() != ext.FunctionType {
			return false, nil
		}
	}
	f, err := ext.LookupAttr(th, v, "__isabstractmethod__")
	if err != nil || f.IsUndef() {
		return false, err
	}
	return ext.Truth(th, f)
}

// register adds a virtual subclass.
func register(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	sub, ok := ext.AsType(a[1])
	if !ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Can only register classes")
	}
	if ok, err := ext.IsSubclass(th, a[1], a[0]); err != nil {
		return ext.Value{}, err
	} else if ok {
		return a[1], nil
	}
	if ok, err := ext.IsSubclass(th, a[0], a[1]); err != nil {
		return ext.Value{}, err
	} else if ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.RuntimeErrorType, "Refusing to create an inheritance cycle")
	}
	d, err := dataOf(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	d.mu.Lock()
	d.registry = append(d.registry, weak.Make(sub))
	d.mu.Unlock()
	tokenOf(th).Add(1)
	if self, ok := ext.AsType(a[0]); ok {
		inheritFlags(th, sub, self)
	}
	return a[1], nil
}

// inheritFlags lets a virtual subclass match the patterns that its abstract class matches.
func inheritFlags(th *ext.Thread, sub, cls *ext.Type) {
	if sub.Flags&ext.FlagBuiltin != 0 || sub.Flags&(ext.FlagMapping|ext.FlagSequence) != 0 {
		return
	}
	switch {
	case cls.Flags&ext.FlagSequence != 0:
		setFlags(th, sub, tpSequence)
	case cls.Flags&ext.FlagMapping != 0:
		setFlags(th, sub, tpMapping)
	}
}

// instanceCheck is isinstance(instance, cls).
func instanceCheck(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d, err := dataOf(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	typ := a[1].Type()
	cls := typ.Value()
	if typ.Flags&ext.FlagHeap != 0 {
		// Only instances of Python classes may disagree with their type about their class.
		if cls, err = ext.GetAttrName(th, a[1], "__class__"); err != nil {
			return ext.Value{}, err
		}
	}
	if t, ok := ext.AsType(cls); ok {
		if yes, known := d.cached(th, t); known && (yes || t == typ) {
			return ext.Bool(yes), nil
		}
	}
	ok, err := check(th, a[0], cls)
	if ok || err != nil || cls == typ.Value() {
		return ext.Bool(ok), err
	}
	ok, err = check(th, a[0], typ.Value())
	return ext.Bool(ok), err
}

// check calls cls.__subclasscheck__(sub).
func check(th *ext.Thread, cls, sub ext.Value) (bool, error) {
	r, err := ext.CallMethod(th, cls, "__subclasscheck__", sub)
	if err != nil {
		return false, err
	}
	return ext.Truth(th, r)
}

// cached returns what the caches know about t.
func (d *data) cached(th *ext.Thread, t *ext.Type) (yes, known bool) {
	w := weak.Make(t)
	if _, ok := d.positive.Load(w); ok {
		return true, true
	}
	if n := d.negative.Load(); n != nil && n.token == tokenOf(th).Load() {
		_, known = n.m.Load(w)
	}
	return false, known
}

// deny caches that t is no subclass, as found out while the invalidation counter was token.
func (d *data) deny(token int64, t *ext.Type) {
	n := d.negative.Load()
	if n == nil || n.token != token {
		fresh := &negatives{token: token}
		if !d.negative.CompareAndSwap(n, fresh) {
			return
		}
		n = fresh
	}
	n.m.Store(weak.Make(t), nil)
}

func (d *data) registered() []weak.Pointer[ext.Type] {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.registry[:len(d.registry):len(d.registry)]
}

// subclassCheck is issubclass(sub, cls): cached, else by the subclass hook, the real bases, the registry, or a subclass of
// cls that says yes.
func subclassCheck(th *ext.Thread, cls, sub ext.Value) (bool, error) {
	t, ok := ext.AsType(sub)
	if !ok {
		return false, ext.RaiseMsg(th, ext.TypeErrorType, "issubclass() arg 1 must be a class")
	}
	d, err := dataOf(th, cls)
	if err != nil {
		return false, err
	}
	if yes, known := d.cached(th, t); known {
		return yes, nil
	}
	token := tokenOf(th).Load()
	yes, err := findOut(th, d, cls, t)
	if err != nil {
		return false, err
	}
	if yes {
		d.positive.Store(weak.Make(t), nil)
	} else {
		d.deny(token, t)
	}
	return yes, nil
}

func findOut(th *ext.Thread, d *data, cls ext.Value, t *ext.Type) (bool, error) {
	hook, err := ext.CallMethod(th, cls, "__subclasshook__", t.Value())
	if err != nil {
		return false, err
	}
	if !hook.IsNotImplemented() {
		if hook != ext.True && hook != ext.False {
			return false, ext.RaiseMsg(th, ext.AssertionErrorType, "__subclasshook__ must return either False, True, or NotImplemented")
		}
		return hook == ext.True, nil
	}
	if c, ok := ext.AsType(cls); ok && t.Is(c) {
		return true, nil
	}
	for _, w := range d.registered() {
		if r := w.Value(); r != nil {
			if ok, err := ext.IsSubclass(th, t.Value(), r.Value()); ok || err != nil {
				return ok, err
			}
		}
	}
	subs, err := ext.CallMethod(th, cls, "__subclasses__")
	if err != nil {
		return false, err
	}
	items, err := ext.Collect(th, subs)
	if err != nil {
		return false, err
	}
	for _, s := range items {
		if ok, err := ext.IsSubclass(th, t.Value(), s); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// dump returns (registry, cache, negative cache, negative cache version).
func dump(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d, err := dataOf(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	var registry, positive, negative []ext.Value
	add := func(list *[]ext.Value) func(k, _ any) bool {
		return func(k, _ any) bool {
			if t := k.(weak.Pointer[ext.Type]).Value(); t != nil {
				*list = append(*list, t.Value())
			}
			return true
		}
	}
	for _, w := range d.registered() {
		add(&registry)(w, nil)
	}
	d.positive.Range(add(&positive))
	token := int64(0)
	if n := d.negative.Load(); n != nil {
		token = n.token
		n.m.Range(add(&negative))
	}
	out := make([]ext.Value, 0, 4)
	for _, l := range [][]ext.Value{registry, positive, negative} {
		s := ext.NewSet(th)
		for _, v := range l {
			if _, err := ext.CallMethod(th, s.Value(), "add", v); err != nil {
				return ext.Value{}, err
			}
		}
		out = append(out, s.Value())
	}
	return ext.NewTuple(append(out, ext.Int(token))), nil
}
