// Package weakref is the module _weakref.
//
// A weak reference is one of Go's: its object is gone when Go's collector has taken it, which is later than reference counting
// would have it, and callbacks run in the main thread at some safepoint after that. gc.collect() makes both happen soon. What
// stays alive meanwhile is what registers and transactions still refer to.
//
// The table of references by object is not transactional: that a reference exists can't be observed except through
// getweakrefs, and references don't change.
package weakref

import (
	"runtime"
	"slices"
	"sync"
	"weak"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
	header = ext.Header
)

// module is what the module keeps for one interpreter.
type module struct {
	refType, proxyType, callableType *ext.Type

	mu    sync.Mutex
	table map[weak.Pointer[header]]*entry
}

// An entry lists the weak references to an object.
type entry struct {
	plain [3]weak.Pointer[ref] // the one without callback, by kind: of the exact types these are shared
	all   []weak.Pointer[ref]  // in the order they were made
}

// The kinds of references.
const (
	kindRef = iota
	kindProxy
	kindCallable
)

// Module describes the module _weakref for one interpreter.
func Module() *ext.Module {
	m := &module{table: map[weak.Pointer[header]]*entry{}}
	m.refType, m.proxyType, m.callableType = m.newRefType(), newProxyType("weakref.ProxyType", false), newProxyType("weakref.CallableProxyType", true)
	return &ext.Module{
		Name:   "_weakref",
		Doc:    "Weak-reference support module.",
		Effect: ext.Pure,
		Types:  []*ext.Type{m.proxyType, m.callableType},
		Consts: map[string]value{"ref": m.refType.Value(), "ReferenceType": m.refType.Value()},
		Funcs: []def{
			{Name: "proxy", Sig: "object, callback=None, /", Fn: m.newProxy, Doc: "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized."},
			{Name: "getweakrefcount", Sig: "object, /", Doc: "Return the number of weak references to 'object'.", Fn: func(th *thread, a []value) (value, error) {
				return ext.Int(int64(len(m.refsTo(a[0])))), nil
			}},
			{Name: "getweakrefs", Sig: "object, /", Doc: "Return a list of all weak reference objects pointing to 'object'.", Fn: func(th *thread, a []value) (value, error) {
				return ext.NewList(th, m.refsTo(a[0])).Value(), nil
			}},
			{Name: "_remove_dead_weakref", Sig: "dct, key, /", Fn: m.removeDead, Doc: "Atomically remove key from dict if it points to a dead weakref."},
		},
	}
}

// refsTo returns the living references to an object.
func (m *module) refsTo(v value) []value {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.table[weak.Make((*header)(v.P))]
	if e == nil {
		return nil
	}
	var refs []value
	for _, w := range e.all {
		if r := w.Value(); r != nil {
			refs = append(refs, r.value())
		}
	}
	return refs
}

func (m *module) removeDead(th *thread, a []value) (value, error) {
	d, ok := ext.AsDict(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "_remove_dead_weakref() argument 1 must be dict, not %s", a[0].Type().MessageName())
	}
	v, err := d.Get(th, a[1])
	if err != nil || v.IsUndef() {
		return ext.None, err
	}
	if !v.Type().Is(m.refType) {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "not a weakref")
	}
	if asRef(v).target() == nil {
		_, err = d.Delete(th, a[1])
	}
	return ext.None, err
}

// entryOf returns the entry of an object, with the table locked, and has it removed when the object is gone.
func (m *module) entryOf(th *thread, obj *header) *entry {
	w := weak.Make(obj)
	e := m.table[w]
	if e == nil {
		e = &entry{}
		m.table[w] = e
		in := th.Interp
		runtime.AddCleanup(obj, func(w weak.Pointer[header]) { m.gone(in, w) }, w)
	}
	return e
}

// gone has the callbacks of an object's references called. It runs after the collector has taken the object.
func (m *module) gone(in *ext.Interp, w weak.Pointer[header]) {
	m.mu.Lock()
	e := m.table[w]
	delete(m.table, w)
	m.mu.Unlock()
	if e == nil {
		return
	}
	for _, rw := range slices.Backward(e.all) {
		if r := rw.Value(); r != nil && !r.callback.IsNone() {
			in.AddPending(r.notify)
		}
	}
}

// notify calls the callback. What it raises can't reach anybody.
func (r *ref) notify(th *thread) error {
	if _, err := ext.CallArgs(th, r.callback, r.value()); err != nil {
		return th.Interp.Unraisable(th, err, "Exception ignored while calling weakref callback", r.callback)
	}
	return nil
}

// add puts a new reference into its entry, which it first tidies if most of it is dead.
func (e *entry) add(r *ref) {
	if len(e.all) >= 8 && len(e.all)&(len(e.all)-1) == 0 {
		e.all = slices.DeleteFunc(e.all, func(w weak.Pointer[ref]) bool { return w.Value() == nil })
	}
	e.all = append(e.all, weak.Make(r))
}
