package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Owned reports whether the array of Items was made in the running transaction of tx, so that stores need no log.
func (b *ListBody) Owned(tx *stm.Tx) bool { return b.own == tx.Stamp() }

// AttrsOf returns the attribute part of v, whose type has FlagHasAttrs.
func AttrsOf(v Value) *Attrs { return attrsOf(v) }

// SuperGetAttr is the attribute access of a super object.
func SuperGetAttr(th *Thread, s *Super, name *Str) (Value, error) { return s.getAttr(th, name) }

// SlotsOnly reports whether instances have slots but no __dict__.
func (t *Type) SlotsOnly() bool { return t.Flags&flagSlotsOnly != 0 }

// PlainGet reports whether attribute reads of instances follow object.__getattribute__, so that they can be cached.
func (t *Type) PlainGet() bool { return t.Flags&flagOwnGet == 0 }

// PlainSet reports whether attribute stores on instances follow object.__setattr__.
func (t *Type) PlainSet() bool { return t.Flags&flagOwnSet == 0 }

// flagOwnGet and flagOwnSet mark types whose slots for attributes are not object's. They are kept with the slots.
const (
	flagOwnGet TypeFlags = 1 << 30
	flagOwnSet TypeFlags = 1 << 29
)

// noteAttrSlots sets the two flags from where the MRO finds the slots.
func (t *Type) noteAttrSlots() {
	t.Flags &^= flagOwnGet | flagOwnSet
	_, get, _ := t.LookupWhere("__getattribute__")
	_, has := t.Lookup("__getattr__")
	if get != nil && get != ObjectType || has && t.Flags&FlagHeap != 0 {
		t.Flags |= flagOwnGet
	}
	_, set, _ := t.LookupWhere("__setattr__")
	_, del, _ := t.LookupWhere("__delattr__")
	if set != nil && set != ObjectType || del != nil && del != ObjectType {
		t.Flags |= flagOwnSet
	}
}

// PlainInit returns the Python __init__ of a class whose construction is nothing but that: its instances are plain and its
// __new__ is object's.
func (t *Type) PlainInit() (*Function, bool) {
	if c := t.ctor.Load(); c != nil && c.version == t.Version {
		return c.init, c.init != nil
	}
	f, ok := t.findInit()
	c := &ctorCache{version: t.Version}
	if ok {
		c.init = f
	}
	t.ctor.Store(c)
	return f, ok
}

// ctorCache is what PlainInit found for one state of a type.
type ctorCache struct {
	version uint64
	init    *Function // nil: construction is not plain
}

func (t *Type) findInit() (*Function, bool) {
	if t.typ != TypeType || t.Flags&FlagPlain == 0 {
		return nil, false
	}
	if n, _, _ := t.LookupWhere("__new__"); n != objectNewValue() {
		return nil, false
	}
	f, _ := t.Lookup("__init__")
	return AsFunction(f)
}

func objectNewValue() Value { return ObjectType.attrs["__new__"] }

// TracebackValue returns e.__traceback__.
func (e *Exception) TracebackValue(th *Thread) (Value, error) {
	s, err := e.State.Read(th)
	if err != nil || s.Traceback == nil {
		return None, err
	}
	return FromPtr(unsafe.Pointer(s.Traceback)), nil
}

// SmallItem returns item i of a range whose numbers fit 64 bits; ok is false behind the end and for other ranges.
func (r *Range) SmallItem(i uint64) (n int64, ok bool) {
	return r.start + int64(i)*r.step, i < uint64(r.n) && r.big == nil
}

// IsSmall reports whether SmallItem works for v, a range.
func (r *Range) IsSmall() bool { return r.big == nil }
