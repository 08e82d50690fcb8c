package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// globalIC is the inline cache of a global name: the cells that hold it in the globals and in the builtins. Cells stay the
// same for the life of a namespace, so the record never goes stale.
type globalIC struct {
	global  *objects.Cell
	builtin *objects.Cell // nil for stores
}

func (i *instr) variable(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th := i.t.th
	switch op {
	case opcode.CheckBound:
		if i.ra().P == tagUndef {
			return nil, nil, i.unbound(i.konst(i.b), i.x() == 1)
		}
		return i.done(nil)
	case opcode.Unbind:
		if i.ra().P == tagUndef && i.x() == 0 {
			return nil, nil, i.unbound(i.konst(i.b), false)
		}
		*i.ra() = objects.Undef
		return i.done(nil)
	case opcode.MakeCell:
		*i.ra() = objects.NewCell(th, *i.ra()).Value()
		return i.done(nil)
	case opcode.FreeVars:
		copy(regSlice(unsafe.Pointer(i.ra()), int(i.b)), funcOf(i.fp).Closure)
		return i.done(nil)
	case opcode.LoadCell:
		v, err := (*objects.Cell)(i.rb().P).Get(th)
		if err == nil && v.IsUndef() {
			err = i.unbound(i.konst(i.c), i.x() == 1)
		}
		i.quicken(qLoadCell)
		return i.put(v, err)
	case opcode.StoreCell:
		return i.done((*objects.Cell)(i.ra().P).Set(th, *i.rb()))
	case opcode.DeleteCell:
		c := (*objects.Cell)(i.ra().P)
		if v, err := c.Get(th); err != nil {
			return nil, nil, err
		} else if v.IsUndef() && i.x() != 2 {
			return nil, nil, i.unbound(i.konst(i.b), i.x() == 1)
		}
		return i.done(c.Set(th, objects.Undef))
	case opcode.LoadGlobal:
		return i.loadGlobal(i.b, qLoadGlobal)
	case opcode.StoreGlobal:
		return i.storeGlobal(qStoreGlobal)
	case opcode.DeleteGlobal:
		return i.done(i.deleteFrom(funcOf(i.fp).Globals.Value(), i.name(i.b)))
	case opcode.LoadName:
		return i.loadName()
	case opcode.StoreName:
		if ns := *at(i.fp, 0); !ns.IsUndef() {
			return i.done(objects.SetItem(th, ns, i.name(i.b).Value(), *i.ra()))
		}
		return i.storeGlobal(qStoreName)
	case opcode.DeleteName:
		ns := *at(i.fp, 0)
		return i.done(i.deleteFrom(ns.Or(funcOf(i.fp).Globals.Value()), i.name(i.b)))
	}
	return i.loadClassCell()
}

// unbound is the error for a variable without a value.
func (i *instr) unbound(name value, free bool) error {
	s, _ := objects.AsStr(name)
	if free {
		return nameError(i.t.th, objects.NameErrorType, s, "cannot access free variable '"+s.String()+"' where it is not associated with a value in enclosing scope")
	}
	return nameError(i.t.th, objects.UnboundLocalErrorType, s, "cannot access local variable '"+s.String()+"' where it is not associated with a value")
}

// nameError makes a NameError with its name attribute set.
func nameError(th *thrd, cls *objects.Type, name *objects.Str, msg string) error {
	err := objects.RaiseMsg(th, cls, msg)
	if r, ok := err.(*objects.Raised); ok {
		if serr := r.Exc().SetField(th, objects.FieldName, name.Value()); serr != nil {
			return serr
		}
	}
	return err
}

func (i *instr) notDefined(name *objects.Str) error {
	return nameError(i.t.th, objects.NameErrorType, name, "name '"+name.String()+"' is not defined")
}

// cells returns the inline cache record for a global name.
func (i *instr) cells(name *objects.Str) *globalIC {
	fn := funcOf(i.fp)
	ic := &globalIC{global: fn.Globals.Cell(i.t.th, name)}
	if fn.Builtins != nil && fn.Builtins.IsNamespace() {
		ic.builtin = fn.Builtins.Cell(i.t.th, name)
	}
	return ic
}

func (i *instr) loadGlobal(n uint16, quick opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	name := i.name(n)
	if g := funcOf(i.fp).Globals.Value(); g.Type() != dictType {
		if v, err := i.lookupIn(g, name); err != nil || !v.IsUndef() {
			return i.put(v, err) // not cached: a subclass may have a __missing__ of its own
		}
	}
	ic := i.cells(name)
	v, err := ic.global.Get(i.t.th)
	if err == nil && v.IsUndef() && ic.builtin != nil {
		v, err = ic.builtin.Get(i.t.th)
	}
	if err == nil && v.IsUndef() {
		err = i.notDefined(name)
	}
	if err != nil {
		return nil, nil, err
	}
	if !i.far() {
		i.publish(n, unsafe.Pointer(ic))
		i.quicken(quick)
	}
	return i.put(v, nil)
}

func (i *instr) storeGlobal(quick opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	name, fn := i.name(i.b), funcOf(i.fp)
	ic := &globalIC{global: fn.Globals.Cell(i.t.th, name)}
	if err := fn.Globals.BindCell(i.t.th, ic.global, name, *i.ra()); err != nil {
		return nil, nil, err
	}
	if !i.far() {
		i.publish(i.b, unsafe.Pointer(i.cells(name)))
		i.quicken(quick)
	}
	return i.done(nil)
}

func (i *instr) loadName() (unsafe.Pointer, unsafe.Pointer, error) {
	ns := *at(i.fp, 0)
	if ns.IsUndef() {
		return i.loadGlobal(i.b, qLoadName)
	}
	v, err := i.lookupIn(ns, i.name(i.b))
	if err != nil {
		return nil, nil, err
	}
	if !v.IsUndef() {
		return i.put(v, nil)
	}
	return i.loadGlobal(i.b, opcode.LoadName)
}

// lookupIn finds a name in a namespace, which may be any mapping; Undef: it is not there.
func (i *instr) lookupIn(ns value, name *objects.Str) (value, error) {
	if ns.Type() == dictType {
		return (*objects.Dict)(ns.P).Get(i.t.th, name.Value())
	}
	v, err := objects.GetItem(i.t.th, ns, name.Value())
	if err != nil && objects.IsRaised(err, objects.KeyErrorType) {
		return objects.Undef, nil
	}
	return v, err
}

func (i *instr) deleteFrom(ns value, name *objects.Str) error {
	if d, ok := objects.AsDict(ns); ok && ns.Type() == dictType {
		found, err := d.Delete(i.t.th, name.Value())
		if err == nil && !found {
			return i.notDefined(name)
		}
		return err
	}
	err := objects.SetItem(i.t.th, ns, name.Value(), objects.Undef)
	if err != nil && objects.IsRaised(err, objects.KeyErrorType) {
		return i.notDefined(name)
	}
	return err
}

func (i *instr) loadClassCell() (unsafe.Pointer, unsafe.Pointer, error) {
	name := i.name(i.c)
	v, err := i.lookupIn(*at(i.fp, 0), name)
	if err != nil || !v.IsUndef() {
		return i.put(v, err)
	}
	v, err = (*objects.Cell)(i.rb().P).Get(i.t.th)
	if err == nil && v.IsUndef() {
		err = i.unbound(name.Value(), true)
	}
	return i.put(v, err)
}
