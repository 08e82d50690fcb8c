package weakref

import (
	"fmt"
	"sync/atomic"
	"unsafe"
	"weak"

	"github.com/weftpy/weft/ext"
)

// A ref is a weak reference (ReferenceType, or a class derived from it) or a proxy. It doesn't change, except that it remembers
// the hash of its object.
type ref struct {
	header
	ext.Attrs // of instances of subclasses
	w         weak.Pointer[header]
	callback  value
	hash      atomic.Pointer[int64]
}

func asRef(v value) *ref       { return (*ref)(v.P) }
func (r *ref) value() value    { return ext.FromPtr(unsafe.Pointer(r)) }
func (r *ref) target() *header { return r.w.Value() }
func object(obj *header) value { return ext.FromPtr(unsafe.Pointer(obj)) }

// referable are the types of module builtins whose instances can be weakly referenced.
func referable(t *ext.Type) bool {
	if t.Flags&ext.FlagHeap != 0 {
		return heapReferable(t)
	}
	if t.Module != "builtins" {
		return true
	}
	switch t {
	case ext.TypeType, ext.FunctionType, ext.BoundMethodType, ext.BuiltinType, ext.ModuleType,
		ext.GeneratorType, ext.SetType, ext.FrozenSetType, ext.CodeType, ext.MemoryviewType:
		return true
	}
	return t.Is(ext.TypeType) || t.Name == "coroutine" || t.Name == "async_generator"
}

// heapReferable tells whether instances of a class can be weakly referenced: not if all its bases have __slots__ without
// __weakref__.
func heapReferable(t *ext.Type) bool {
	if t.Flags&(ext.FlagIntSub|ext.FlagTuple|ext.FlagBytesSub) != 0 {
		return false // CPython has no room for it in objects of varying size
	}
	for _, b := range t.MRO {
		if b.Flags&ext.FlagHeap == 0 {
			if b != ext.ObjectType && referable(b) {
				return true
			}
			continue
		}
		slots, has := b.Own("__slots__")
		if !has {
			return true
		}
		if s, ok := ext.AsStr(slots); ok && s.String() == "__weakref__" {
			return true
		}
		if names, ok := ext.AsTuple(slots); ok {
			for _, n := range names.Items {
				if s, ok := ext.AsStr(n); ok && s.String() == "__weakref__" {
					return true
				}
			}
		}
	}
	return false
}

// link returns a reference of the given kind to v: of an exact type without callback always the same one.
func (m *module) link(th *thread, cls *ext.Type, kind int, v, callback value) (value, error) {
	if v.N != 0 || !referable(v.Type()) {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "cannot create weak reference to '%s' object", v.Type().MessageName())
	}
	obj := (*header)(v.P)
	shared := callback.IsNone() && cls.Flags&ext.FlagHeap == 0
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.entryOf(th, obj)
	if shared {
		if r := e.plain[kind].Value(); r != nil {
			return r.value(), nil
		}
	}
	r := &ref{header: ext.NewHeader(cls), w: weak.Make(obj), callback: callback}
	if cls.Flags&ext.FlagHasAttrs != 0 {
		r.Attrs.Init(th, cls)
	}
	e.add(r)
	if shared {
		e.plain[kind] = weak.Make(r)
	}
	return r.value(), nil
}

func (m *module) newRefType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name: "weakref.ReferenceType", Effect: ext.Pure, Flags: ext.FlagBaseOK, AttrOff: unsafe.Offsetof(ref{}.Attrs),
		Alloc: func(th *thread, cls *ext.Type) value {
			return (&ref{header: ext.NewHeader(cls), callback: ext.None}).value() // dead
		},
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				n := len(args)
				if kw != nil {
					n -= len(kw.Items)
				}
				if n < 1 || n > 2 {
					return value{}, arity(th, "__new__", n)
				}
				callback := ext.None
				if n == 2 {
					callback = args[1]
				}
				return m.link(th, cls, kindRef, args[0], callback)
			},
			Init: func(th *thread, self value, args []value, kw *ext.Tuple) error {
				if kw != nil && len(kw.Items) > 0 {
					return ext.RaiseMsg(th, ext.TypeErrorType, "ref() takes no keyword arguments")
				}
				if len(args) < 1 || len(args) > 2 {
					return arity(th, "__init__", len(args))
				}
				return nil
			},
			Call: func(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
				if len(args) > 0 {
					return value{}, ext.Raisef(th, ext.TypeErrorType, "ReferenceType.__call__() takes no arguments (%d given)", len(args))
				}
				if obj := asRef(self).target(); obj != nil {
					return object(obj), nil
				}
				return ext.None, nil
			},
			Repr:    refRepr,
			Hash:    refHash,
			Compare: m.refCompare,
		},
		GetSets: []ext.GetSet{{Name: "__callback__", Get: func(th *thread, self value) (value, error) {
			if r := asRef(self); r.target() != nil {
				return r.callback, nil
			}
			return ext.None, nil
		}}},
		Methods: []def{ext.ClassGetItem()},
	})
}

func arity(th *thread, name string, n int) error {
	if n < 1 {
		return ext.Raisef(th, ext.TypeErrorType, "%s expected at least 1 argument, got %d", name, n)
	}
	return ext.Raisef(th, ext.TypeErrorType, "%s expected at most 2 arguments, got %d", name, n)
}

func refRepr(th *thread, self value) (*ext.Str, error) {
	at := fmt.Sprintf("<weakref at %s; ", ext.Address(th, self))
	obj := asRef(self).target()
	if obj == nil {
		return ext.NewStr(at + "dead>"), nil
	}
	v := object(obj)
	name, err := ext.LookupAttr(th, v, "__name__")
	if err != nil {
		return nil, err
	}
	s := fmt.Sprintf("%sto '%s' at %s", at, v.Type().MessageName(), ext.Address(th, v))
	if n, ok := ext.AsStr(name); ok {
		s += " (" + n.String() + ")"
	}
	return ext.NewStr(s + ">"), nil
}

func refHash(th *thread, self value) (int64, error) {
	r := asRef(self)
	if h := r.hash.Load(); h != nil {
		return *h, nil
	}
	obj := r.target()
	if obj == nil {
		return 0, ext.RaiseMsg(th, ext.TypeErrorType, "weak object has gone away")
	}
	h, err := ext.Hash(th, object(obj))
	if err == nil {
		r.hash.Store(&h)
	}
	return h, err
}

// refCompare compares the objects of living references, and dead references by identity.
func (m *module) refCompare(th *thread, a, b value, op ext.CmpOp) (value, error) {
	if op != ext.EQ && op != ext.NE || !a.Type().Is(m.refType) || !b.Type().Is(m.refType) {
		return ext.NotImplemented, nil
	}
	x, y := asRef(a).target(), asRef(b).target()
	if x == nil || y == nil {
		return ext.Bool((a == b) == (op == ext.EQ)), nil
	}
	return ext.Compare(th, object(x), object(y), op)
}
