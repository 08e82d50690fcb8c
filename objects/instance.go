package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Attrs is the part of an object that holds its attributes: one body with a shape and a slot per attribute. An instance of
// an ordinary class is nothing else; a subclass of a builtin type carries one behind the builtin's own fields, at
// Type.AttrOff.
type Attrs struct{ stm.Object }

// AttrBody is the body of Attrs: this header, then Cap slots.
type AttrBody struct {
	stm.Body
	Shape *Shape
	Cap   uint32
}

// AttrSlots is the offset of the first slot in an AttrBody.
const AttrSlots = unsafe.Sizeof(AttrBody{})

// Instance is an object of an ordinary class.
type Instance struct {
	Header
	Attrs
}

// Boxed is an instance of a subclass of an immutable builtin type, whose value is Base.
type Boxed struct {
	Header
	Attrs
	Base Value
}

// InstanceAttrOff is the offset of Attrs in Instance and Boxed.
const InstanceAttrOff = unsafe.Offsetof(Instance{}.Attrs)

// Slot returns the i-th slot.
func (b *AttrBody) Slot(i int) *Value {
	return (*Value)(unsafe.Add(unsafe.Pointer(b), AttrSlots+uintptr(i)*16))
}

// slots returns the slots in use.
func (b *AttrBody) slots() []stm.Slot {
	n := b.used()
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*stm.Slot)(unsafe.Pointer(b.Slot(0))), n)
}

func (b *AttrBody) used() int { return len(b.Shape.Names) }

// AttrKind tells the engine how to copy attribute bodies.
var AttrKind = &stm.Kind{
	Name: "instance",
	Clone: func(b *stm.Body) *stm.Body {
		ab := (*AttrBody)(unsafe.Pointer(b))
		return &ab.grow(int(ab.Cap)).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		ab := (*AttrBody)(unsafe.Pointer(b))
		j.Slots = append(j.Slots, ab.slots()...)
		j.Slots = append(j.Slots, stm.Slot{P: unsafe.Pointer(ab.Shape)})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		ab := (*AttrBody)(unsafe.Pointer(b))
		n := len(j.Slots) - 1
		ab.Shape = (*Shape)(j.Slots[n].P)
		s := ab.slots()
		copy(s, j.Slots[n-len(s):n])
		j.Slots = j.Slots[:n-len(s)]
	},
	Size: func(b *stm.Body) int { return int((*AttrBody)(unsafe.Pointer(b)).Cap) },
}

// grow returns a copy of b with room for at least n slots.
func (b *AttrBody) grow(n int) *AttrBody {
	nb := newAttrBody(b.Shape, n)
	copy(nb.slots(), b.slots())
	return nb
}

func newAttrBody(s *Shape, n int) *AttrBody {
	b := allocAttrBody(n)
	b.Shape = s
	return b
}

// Attribute bodies come in a few sizes; so do instances, which are allocated together with their first body.
type (
	attrs2 struct {
		AttrBody
		_ [2]Value
	}
	attrs4 struct {
		AttrBody
		_ [4]Value
	}
	attrs8 struct {
		AttrBody
		_ [8]Value
	}
	attrs16 struct {
		AttrBody
		_ [16]Value
	}
	attrs32 struct {
		AttrBody
		_ [32]Value
	}
	attrs64 struct {
		AttrBody
		_ [64]Value
	}
	attrsXL struct {
		AttrBody
		_ [maxShape]Value
	}

	inst0 struct {
		Instance
		b AttrBody
	}
	inst1 struct {
		Instance
		b AttrBody
		_ [1]Value
	}
	inst2 struct {
		Instance
		b AttrBody
		_ [2]Value
	}
	inst3 struct {
		Instance
		b AttrBody
		_ [3]Value
	}
	inst4 struct {
		Instance
		b AttrBody
		_ [4]Value
	}
	inst6 struct {
		Instance
		b AttrBody
		_ [6]Value
	}
	inst8 struct {
		Instance
		b AttrBody
		_ [8]Value
	}
)

func allocAttrBody(n int) *AttrBody {
	var b *AttrBody
	switch {
	case n <= 2:
		b, n = &new(attrs2).AttrBody, 2
	case n <= 4:
		b, n = &new(attrs4).AttrBody, 4
	case n <= 8:
		b, n = &new(attrs8).AttrBody, 8
	case n <= 16:
		b, n = &new(attrs16).AttrBody, 16
	case n <= 32:
		b, n = &new(attrs32).AttrBody, 32
	case n <= 64:
		b, n = &new(attrs64).AttrBody, 64
	default:
		b, n = &new(attrsXL).AttrBody, maxShape
	}
	b.Cap = uint32(n)
	return b
}

// NewInstance makes an instance of an ordinary class, without attributes, with room for as many as the class's instances
// have had so far.
func NewInstance(th *Thread, cls *Type) Value {
	var o *Instance
	var b *AttrBody
	n := int(cls.wideHint.Load())
	switch {
	case n == 0:
		x := new(inst0)
		o, b = &x.Instance, &x.b
	case n == 1:
		x := new(inst1)
		o, b = &x.Instance, &x.b
	case n == 2:
		x := new(inst2)
		o, b = &x.Instance, &x.b
	case n == 3:
		x := new(inst3)
		o, b, n = &x.Instance, &x.b, 3
	case n == 4:
		x := new(inst4)
		o, b = &x.Instance, &x.b
	case n <= 6:
		x := new(inst6)
		o, b, n = &x.Instance, &x.b, 6
	case n <= 8:
		x := new(inst8)
		o, b, n = &x.Instance, &x.b, 8
	default:
		o = new(Instance)
		b = allocAttrBody(n)
		n = int(b.Cap)
	}
	o.typ = cls
	b.Shape, b.Cap = cls.Root, uint32(n)
	th.Tx.Init(&o.Object, &b.Body)
	return FromPtr(unsafe.Pointer(o))
}

// Init gives an object of type cls, which has attributes beside a builtin's fields, an empty attribute body.
func (a *Attrs) Init(th *Thread, cls *Type) {
	b := newAttrBody(cls.Root, max(int(cls.wideHint.Load()), 1))
	th.Tx.Init(&a.Object, &b.Body)
}

// attrsOf returns the attribute part of v, or nil if its type has none.
func attrsOf(v Value) *Attrs {
	t := v.Type()
	if t.Flags&FlagHasAttrs == 0 {
		return nil
	}
	return (*Attrs)(unsafe.Add(v.P, t.AttrOff))
}

// Read returns the attribute body to read.
func (a *Attrs) Read(th *Thread) (*AttrBody, error) {
	if th.Exclusive {
		return (*AttrBody)(a.Peek()), nil
	}
	b, err := th.OpenRead(&a.Object)
	return (*AttrBody)(b), err
}

// Write returns the attribute body to change in place.
func (a *Attrs) Write(th *Thread) (*AttrBody, error) {
	if th.Exclusive {
		return (*AttrBody)(a.Peek()), nil
	}
	b, err := th.OpenWrite(&a.Object, AttrKind)
	return (*AttrBody)(b), err
}

// Get returns attribute name, or Undef.
func (a *Attrs) Get(th *Thread, name *Str) (Value, error) {
	b, err := a.Read(th)
	if err != nil {
		return Value{}, err
	}
	if i := b.Shape.Find(name.String()); i >= 0 {
		return *b.Slot(i), nil
	}
	if b.Shape.Dict {
		return (*Dict)(b.Slot(0).P).Get(th, name.Value())
	}
	return Undef, nil
}

// member returns the value of what __slots__ names, or Undef.
func (a *Attrs) member(th *Thread, name *Str) (Value, error) {
	b, err := a.Read(th)
	if err != nil {
		return Value{}, err
	}
	if i := b.Shape.Find(name.String()); i >= 0 {
		return *b.Slot(i), nil
	}
	return Undef, nil
}

// Set stores attribute name.
func (a *Attrs) Set(th *Thread, name *Str, v Value) error {
	b, err := a.Read(th)
	if err != nil {
		return err
	}
	i := b.Shape.Find(name.String())
	if i < 0 && b.Shape.Dict && !b.Shape.Type.isMember(name.String()) {
		return (*Dict)(b.Slot(0).P).SetItem(th, name.Value(), v)
	}
	if i < 0 {
		return a.add(th, name, v)
	}
	if *b.Slot(i) == v {
		return nil // writing what is there is a read
	}
	if b, err = a.Write(th); err != nil {
		return err
	}
	*b.Slot(i) = v
	return nil
}

// add stores a new attribute.
func (a *Attrs) add(th *Thread, name *Str, v Value) error {
	b, err := a.Write(th)
	if err != nil {
		return err
	}
	s := b.Shape.With(name)
	if s == nil && b.Shape.Dict {
		return Raisef(th, TypeErrorType, "more than %d __slots__", maxShape-1)
	}
	if s == nil {
		if _, err := a.Dict(th); err != nil {
			return err
		}
		return a.Set(th, name, v)
	}
	n := len(s.Names)
	if uint32(n) > b.Cap {
		nb := b.grow(max(n, int(b.Cap)*2))
		th.Replace(&a.Object, &b.Body, &nb.Body)
		b = nb
	}
	if t := s.Type; int32(n) > t.wideHint.Load() {
		t.wideHint.Store(int32(n))
	}
	*b.Slot(n - 1) = v
	b.Shape = s
	return nil
}

// Delete removes attribute name and reports whether it was there.
func (a *Attrs) Delete(th *Thread, name *Str) (bool, error) {
	b, err := a.Read(th)
	if err != nil {
		return false, err
	}
	i := b.Shape.Find(name.String())
	if i < 0 && b.Shape.Dict && !b.Shape.Type.isMember(name.String()) {
		return (*Dict)(b.Slot(0).P).Delete(th, name.Value())
	}
	if i < 0 {
		return false, nil
	}
	if b, err = a.Write(th); err != nil {
		return false, err
	}
	start := b.Shape.Type.Root
	if b.Shape.Dict {
		start = b.Shape.Type.dictShape()
	}
	b.reslot(start, func(j int, _ *Str) bool { return j != i })
	return true, nil
}

// reslot gives b, which is being written, the shape that has start's slots and those named ones of its present shape that
// keep wants. The slots that start has are left as they are. b has room for it.
func (b *AttrBody) reslot(start *Shape, keep func(i int, name *Str) bool) {
	names, vals := b.Shape.Names, append([]stm.Slot(nil), b.slots()...)
	s := start
	for i, n := range names {
		if n != nil && keep(i, n) {
			s = s.With(n)
			*b.Slot(len(s.Names) - 1) = Value(vals[i])
		}
	}
	b.Shape = s
	for i := len(s.Names); i < len(names); i++ {
		*b.Slot(i) = Undef
	}
}

// Dict returns the attributes as a dict (the instance's __dict__); from then on that dict holds them.
func (a *Attrs) Dict(th *Thread) (*Dict, error) {
	b, err := a.Read(th)
	if err != nil {
		return nil, err
	}
	if b.Shape.Dict {
		return (*Dict)(b.Slot(0).P), nil
	}
	d := NewDict(th)
	for _, n := range b.Shape.attrNames() {
		if err := d.SetItem(th, n.Value(), *b.Slot(b.Shape.Find(n.String()))); err != nil {
			return nil, err
		}
	}
	return d, a.SetDict(th, d)
}

// SetDict makes d the instance's __dict__.
func (a *Attrs) SetDict(th *Thread, d *Dict) error {
	b, err := a.Write(th)
	if err != nil {
		return err
	}
	if int(b.Cap) <= b.used() {
		nb := b.grow(b.used() + 1)
		th.Replace(&a.Object, &b.Body, &nb.Body)
		b = nb
	}
	t := b.Shape.Type
	b.reslot(t.dictShape(), func(_ int, n *Str) bool { return t.isMember(n.String()) })
	*b.Slot(0) = d.Value()
	return nil
}
