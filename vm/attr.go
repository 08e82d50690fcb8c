package vm

import (
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// An attrIC is a record of the inline cache of an instruction that looks up an attribute. It is immutable once published. An
// instruction is rewritten after its record is published, so a thread may see the old instruction with the new record: records of
// all kinds have one layout, and those of other kinds than an instruction's never match.
type attrIC struct {
	// version is that of the receiver's type, which is unique to one state of one type, so a match proves the type and everything
	// that was looked up on it. 0: the record is of another kind.
	version uint64
	attrs   uintptr        // offset of Attrs in the object
	shape   *objects.Shape // nil, of LoadMethod: instances have no attributes of their own
	slot    uintptr        // LoadAttr, StoreAttr: offset of the slot in the AttrBody
	next    *objects.Shape // StoreAttr: the shape afterwards
	callee  value          // what LoadMethod and LoadSuperAttr find: a function or a native method

	class uint64         // the version of the class that is the receiver, or whose MRO super() searches
	after unsafe.Pointer // super's class

	module unsafe.Pointer // the receiver is this module
	cell   *objects.Cell  // and the attribute its global

	more *attrIC // for other shapes seen here
}

// target returns what a record of a class says to call, and whether it takes the class first. The function of a classmethod or
// staticmethod is looked at each time.
func (ic *attrIC) target() (f value, class bool) {
	if fn, class, ok := objects.Unwrap(ic.callee); ok {
		return fn, class
	}
	return ic.callee, false
}

// maxForms is how many shapes one inline cache knows.
const maxForms = 8

// with returns a cache with ic first and old's records behind it.
func (ic *attrIC) with(old *attrIC) *attrIC {
	ic.more = old
	for n, e := 1, ic; e != nil; n, e = n+1, e.more {
		if n == maxForms && e.more != nil {
			ic.more = nil // start over rather than copy
		}
	}
	return ic
}

// poly does LoadAttr and StoreAttr on a slot by all the records of the inline cache, when the first one does not fit or the
// body has to be opened.
func (t *thread) poly(pc, fp unsafe.Pointer, w uint32) int {
	ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
	load := opcode.Op(w) == qLoadSlot
	x := rb(fp, pc)
	if !load {
		x = ra(fp, w)
	}
	version := x.Type().Version
	var b *objects.AttrBody
	for e := ic; e != nil; e = e.more {
		if e.version != version {
			continue
		}
		if b == nil {
			t.pc, t.fp = pc, fp
			if b, t.err = t.openAttrs((*objects.Attrs)(unsafe.Add(x.P, e.attrs)), load); t.err != nil {
				return fastRaised
			}
		}
		if b.Shape != e.shape {
			continue
		}
		if load {
			*ra(fp, w) = *(*value)(unsafe.Add(unsafe.Pointer(b), e.slot))
			return fastDone
		}
		if e.next != e.shape {
			if e.slot >= objects.AttrSlots+uintptr(b.Cap)*regSize {
				return fastSlow
			}
			b.Shape = e.next
		}
		*(*value)(unsafe.Add(unsafe.Pointer(b), e.slot)) = *rb(fp, pc)
		return fastDone
	}
	return fastSlow
}

func (t *thread) openAttrs(a *objects.Attrs, load bool) (*objects.AttrBody, error) {
	if load {
		return a.Read(t.th)
	}
	return a.Write(t.th)
}

// loadCells does LoadGlobal and LoadName by the cells of the inline cache, when they have to be opened.
func (t *thread) loadCells(pc, fp unsafe.Pointer, w uint32) int {
	ic := (*globalIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opB(pc))*8))))
	t.pc, t.fp = pc, fp
	v, err := ic.global.Get(t.th)
	if err == nil && v.IsUndef() && ic.builtin != nil {
		v, err = ic.builtin.Get(t.th)
	}
	if err != nil {
		t.err = err
		return fastRaised
	}
	if v.IsUndef() {
		return fastSlow
	}
	*ra(fp, w) = v
	return fastDone
}

// chain returns the records for several shapes at the instruction's cache, if that is what it holds.
func (i *instr) chain() *attrIC {
	switch opcode.Op(i.w) {
	case qLoadSlot, qStoreSlot, qStoreNew, qLoadMethod:
		return (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(i.t.icb, uintptr(i.c)*8))))
	}
	return nil
}

// polyMethod does LoadMethod by all the records of the inline cache, when the first one does not fit or the body has to be
// opened.
func (t *thread) polyMethod(pc, fp unsafe.Pointer, w uint32) int {
	f := ra(fp, w)
	self := *(*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
	ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
	t.pc, t.fp = pc, fp
	for version := self.Type().Version; ic != nil; ic = ic.more {
		if ic.version != version {
			continue
		}
		if ic.shape != nil {
			b, err := (*objects.Attrs)(unsafe.Add(self.P, ic.attrs)).Read(t.th)
			if err != nil {
				t.err = err
				return fastRaised
			}
			if b.Shape != ic.shape {
				continue
			}
		}
		*f = ic.callee
		return fastDone
	}
	return fastSlow
}

// A nameCache remembers what looking a name up on a type finds, by the type's version.
type nameCache [1024]atomic.Pointer[nameRecord]

type nameRecord struct {
	version uint64
	name    *objects.Str
	v       value
	found   bool
}

// lookup is typ.Lookup through the cache.
func (vm *VM) lookup(typ *objects.Type, name *objects.Str) (value, bool) {
	slot := &vm.names[(typ.Version*31^uint64(uintptr(unsafe.Pointer(name)))>>5)%uint64(len(vm.names))]
	if r := slot.Load(); r != nil && r.version == typ.Version && r.name == name {
		return r.v, r.found
	}
	v, found := typ.Lookup(name.String())
	slot.Store(&nameRecord{typ.Version, name, v, found})
	return v, found
}

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
	if i.x() == opcode.ForCall {
		return i.done(i.superMethod(name))
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
		return i.askAttr(x, name)
	}
	d, found := i.t.vm.lookup(typ, name)
	if !found || d.Type().DescrSet == nil || d.Type() == objects.MemberType {
		if err := i.cacheSlot(x, typ, name); err != nil {
			return nil, nil, err
		}
	}
	if found && d.Type() == objects.PropertyType {
		if p := (*objects.Property)(d.P); p.Get.Type() == funcType {
			return i.callInto((*fnObj)(p.Get.P), x)
		}
	}
	if found && d.Type().DescrSet != nil {
		if m := i.method(d, i.t.vm.special.get); m != nil {
			return i.callInto(m, d, x, typ.Value())
		}
	}
	return i.put(objects.GetAttr(i.t.th, x, name))
}

// askAttr looks up an attribute of x, whose class has a say in that. Its __getattribute__ gets a frame if no __getattr__ may have to
// follow, and so does its __getattr__ after the plain lookup.
func (i *instr) askAttr(x value, name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	th, vm := i.t.th, i.t.vm
	_, follows := vm.lookup(x.Type(), vm.special.getAttr)
	if m := i.method(x, vm.special.getAttribute); m != nil && !follows {
		return i.callInto(m, x, name.Value())
	}
	m := i.method(x, vm.special.getAttr)
	own, _ := vm.lookup(x.Type(), vm.special.getAttribute)
	if plain, _ := vm.lookup(objects.ObjectType, vm.special.getAttribute); m == nil || own != plain {
		return i.put(objects.GetAttr(th, x, name))
	}
	v, err := objects.FindAttr(th, x, name)
	if err == nil && v.IsUndef() || err != nil && objects.IsRaised(err, objects.AttributeErrorType) {
		return i.callInto(m, x, name.Value())
	}
	return i.put(v, err)
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
	if n := b.Shape.Find(name.String()); n >= 0 && !i.far() {
		i.publish(i.c, unsafe.Pointer((&attrIC{version: typ.Version, attrs: typ.AttrOff, shape: b.Shape, slot: objects.AttrSlots + uintptr(n)*regSize}).with(i.chain())))
		i.quicken(qLoadSlot)
	}
	return nil
}

func (i *instr) loadModule(x value, name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	v, err := objects.GetAttr(i.t.th, x, name)
	if err != nil {
		return nil, nil, err
	}
	return i.put(v, i.cacheModule(x, name, v, qLoadModule))
}

// cacheModule publishes a record for the global of module x that v was found in, for an instruction that becomes quick. If v
// comes from elsewhere, such as the module's __getattr__, it does nothing.
func (i *instr) cacheModule(x value, name *objects.Str, v value, quick opcode.Op) error {
	c := (*objects.Module)(x.P).Dict.Cell(i.t.th, name)
	now, err := c.Get(i.t.th)
	if err == nil && now == v && !i.far() {
		i.publish(i.c, unsafe.Pointer(&attrIC{module: x.P, cell: c}))
		i.quicken(quick)
	}
	return err
}

func (i *instr) storeAttr(name *objects.Str) (unsafe.Pointer, unsafe.Pointer, error) {
	th, x := i.t.th, *i.ra()
	typ := x.Type()
	if !typ.PlainSet() {
		if m := i.method(x, i.t.vm.special.setAttr); m != nil {
			return i.callDrop(m, x, name.Value(), *i.rb())
		}
	}
	if !typ.PlainSet() || typ.Flags&objects.FlagHasAttrs == 0 {
		return i.done(objects.SetAttr(th, x, name, *i.rb()))
	}
	if d, found := i.t.vm.lookup(typ, name); found && d.Type().DescrSet != nil && d.Type() != objects.MemberType || !found && typ.SlotsOnly() {
		if found && d.Type() == objects.PropertyType {
			if p := (*objects.Property)(d.P); p.Set.Type() == funcType {
				return i.callDrop((*fnObj)(p.Set.P), x, *i.rb())
			}
		}
		if found {
			if m := i.method(d, i.t.vm.special.set); m != nil {
				return i.callDrop(m, d, x, *i.rb())
			}
		}
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
	if before.Dict || i.far() {
		return i.done(nil)
	}
	if b, err = a.Read(th); err != nil {
		return nil, nil, err
	}
	n := b.Shape.Find(name.String())
	if n < 0 || b.Shape.Dict {
		return i.done(nil)
	}
	ic := &attrIC{version: typ.Version, attrs: typ.AttrOff, shape: before, slot: objects.AttrSlots + uintptr(n)*regSize, next: b.Shape}
	i.publish(i.c, unsafe.Pointer(ic.with(i.chain())))
	if before == b.Shape {
		i.quicken(qStoreSlot)
	} else {
		i.quicken(qStoreNew)
	}
	return i.done(nil)
}

// superMethod is super().name before a call. It makes neither a super object nor a bound method for an ordinary method.
func (i *instr) superMethod(name *objects.Str) error {
	f := i.ra()
	self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
	r := *(*[3]value)(unsafe.Pointer(i.rb()))
	if cls, ok := objects.AsType(r[1]); ok && r[0] == objects.SuperType.Value() && name.String() != "__class__" {
		d, found := objects.FindSuper(cls, r[2], name.String())
		if found && (d.Type() == funcType || d.Type() == objects.MethodDescrType) {
			i.publish(i.c, unsafe.Pointer(&attrIC{class: r[2].Type().Version, after: r[1].P, callee: d}))
			i.quicken(qLoadSuperM)
			*f, *self = d, r[2]
			return nil
		}
	}
	v, err := i.superAttr(name)
	if err == nil {
		*f, *self = v, objects.Undef
	}
	return err
}

// quickMethod does LoadMethod on a class, and the like for super(), by the inline cache.
func (t *thread) quickMethod(pc, fp unsafe.Pointer, w uint32) int {
	f := ra(fp, w)
	self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
	ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
	if opcode.Op(w) == qLoadSuperM {
		r := (*[3]value)(unsafe.Pointer(rb(fp, pc)))
		if r[0].P != unsafe.Pointer(objects.SuperType) || r[1].P != ic.after || r[2].Type().Version != ic.class {
			return fastSlow
		}
		*f, *self = ic.callee, r[2]
		return fastDone
	}
	if self.Type() != objects.TypeType || (*objects.Type)(self.P).Version != ic.class {
		return fastSlow
	}
	fn, bound := ic.target()
	*f = fn
	if !bound {
		*self = objects.Undef
	}
	return fastDone
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
