package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// Inline cache records. They are immutable once published. version is that of the receiver's type, which is unique to one
// state of one type, so a match proves the type and everything that was looked up on it.
type (
	// slotIC: the attribute is in a slot of the instance.
	slotIC struct {
		version uint64
		attrs   uintptr // offset of Attrs in the object
		shape   *objects.Shape
		slot    uintptr // offset of the slot in the AttrBody
		next    *objects.Shape
	}
	// moduleIC: the attribute is a global of a module.
	moduleIC struct {
		module unsafe.Pointer
		cell   *objects.Cell
	}
	// methodIC: a method call finds a Python function or a native method on the type. A nil shape means that instances have
	// no attributes of their own.
	methodIC struct {
		version uint64
		attrs   uintptr
		shape   *objects.Shape
		fn      *fnObj
		def     *objects.MethodDescr
	}
)

func (i *instr) attribute(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th, name := i.t.th, i.name(i.c)
	switch op {
	case opcode.LoadAttr:
		return i.loadAttr(name)
	case opcode.StoreAttr:
		return i.storeAttr(name)
	case opcode.DeleteAttr:
		return i.done(objects.SetAttr(th, *i.ra(), name, objects.Undef))
	}
	return i.put(i.superAttr(name))
}

func (i *instr) loadAttr(name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	x := *i.rb()
	typ := x.Type()
	if !typ.PlainGet() {
		if typ == objects.ModuleType {
			return i.loadModule(x, name)
		}
		return i.put(objects.GetAttr(i.t.th, x, name))
	}
	d, found := typ.Lookup(name.String())
	if !found || d.Type().DescrSet == nil {
		if err := i.cacheSlot(x, typ, name); err != nil {
			return nil, nil, err
		}
	}
	if found && d.Type() == objects.PropertyType {
		if p := (*objects.Property)(d.P); p.Get.Type() == funcType {
			return i.callProperty((*fnObj)(p.Get.P), x)
		}
	}
	return i.put(objects.GetAttr(i.t.th, x, name))
}

// cacheSlot publishes a record for an attribute that is in a slot of x.
func (i *instr) cacheSlot(x value, typ *objects.Type, name *objects.Str) error {
	if typ.Flags&objects.FlagHasAttrs == 0 {
		return nil
	}
	b, err := objects.AttrsOf(x).Read(i.t.th)
	if err != nil || b.Shape.Dict {
		return err
	}
	if n := b.Shape.Find(name.String()); n >= 0 {
		i.publish(i.c, unsafe.Pointer(&slotIC{version: typ.Version, attrs: typ.AttrOff, shape: b.Shape, slot: objects.AttrSlots + uintptr(n)*regSize}))
		i.quicken(qLoadSlot)
	}
	return nil
}

func (i *instr) loadModule(x value, name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	m := (*objects.Module)(x.P)
	v, err := objects.GetAttr(i.t.th, x, name)
	if err != nil {
		return nil, nil, err
	}
	c := m.Dict.Cell(i.t.th, name)
	if now, err := c.Get(i.t.th); err != nil {
		return nil, nil, err
	} else if now == v {
		i.publish(i.c, unsafe.Pointer(&moduleIC{x.P, c}))
		i.quicken(qLoadModule)
	}
	return i.put(v, nil)
}

func (i *instr) storeAttr(name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	th, x := i.t.th, *i.ra()
	typ := x.Type()
	if !typ.PlainSet() || typ.Flags&objects.FlagHasAttrs == 0 {
		return i.done(objects.SetAttr(th, x, name, *i.rb()))
	}
	if d, found := typ.Lookup(name.String()); found && d.Type().DescrSet != nil || typ.SlotsOnly() {
		return i.done(objects.SetAttr(th, x, name, *i.rb()))
	}
	a := objects.AttrsOf(x)
	b, err := a.Read(th)
	if err != nil {
		return nil, nil, err
	}
	before := b.Shape
	if err := a.Set(th, name, *i.rb()); err != nil {
		return nil, nil, err
	}
	if before.Dict {
		return i.done(nil)
	}
	if b, err = a.Read(th); err != nil {
		return nil, nil, err
	}
	n := b.Shape.Find(name.String())
	if n < 0 {
		return i.done(nil)
	}
	ic := &slotIC{version: typ.Version, attrs: typ.AttrOff, shape: before, slot: objects.AttrSlots + uintptr(n)*regSize, next: b.Shape}
	i.publish(i.c, unsafe.Pointer(ic))
	if before == b.Shape {
		i.quicken(qStoreSlot)
	} else {
		i.quicken(qStoreNew)
	}
	return i.done(nil)
}

// superAttr is super().name: no super object is made when super is the builtin.
func (i *instr) superAttr(name *objects.Str) (value, error) {
	th := i.t.th
	r := regSlice(unsafe.Pointer(i.rb()), 3)
	if r[0] == objects.SuperType.Value() {
		if cls, ok := objects.AsType(r[1]); ok {
			s, err := objects.NewSuper(th, cls, r[2])
			if err != nil {
				return value{}, err
			}
			return objects.SuperGetAttr(th, s, name)
		}
	}
	s, err := objects.CallArgs(th, r[0], r[1], r[2])
	if err != nil {
		return value{}, err
	}
	return objects.GetAttr(th, s, name)
}
