package objects

import "strings"

// ready completes a builtin type from its spec: base, slots, attributes.
func (t *Type) ready(spec TypeSpec) {
	t.typ = TypeType
	t.Name = spec.Name
	t.Module = "builtins"
	if i := strings.LastIndexByte(spec.Name, '.'); i >= 0 {
		t.Module, t.Name = spec.Name[:i], spec.Name[i+1:]
	}
	t.QualName, t.Doc = t.Name, spec.Doc
	t.Base = spec.Base
	if t.Base == nil && t != ObjectType {
		t.Base = ObjectType
	}
	t.Flags |= spec.Flags | FlagBuiltin
	t.Slots = spec.Slots
	t.Alloc, t.AttrOff = spec.Alloc, spec.AttrOff
	if spec.Sig != "" || t == ObjectType {
		t.textSig = (&signature{text: spec.Sig}).textSignature(false)
	}
	t.attrs = make(map[string]Value, len(spec.Methods)+len(spec.GetSets)+16)
	if t.Base != nil {
		t.Bases = []*Type{t.Base}
		t.MRO = append([]*Type{t}, t.Base.MRO...)
		if len(spec.Bases) > 0 {
			t.Bases, t.MRO = spec.Bases, mergeMRO(t, spec.Bases)
		}
		t.Flags |= t.Base.Flags & (inheritedFlags | FlagHasAttrs)
		if t.AttrOff == 0 {
			t.AttrOff = t.Base.AttrOff
		}
		if t.Alloc == nil && t != TypeType {
			t.Alloc = t.Base.Alloc
		}
	} else {
		t.MRO = []*Type{t}
	}
	t.addSlotWrappers()
	t.addMethods(spec)
	for i := range spec.GetSets {
		t.put(spec.GetSets[i].Name, newGetSet(t, &spec.GetSets[i]))
	}
	for n, v := range spec.Attrs {
		t.put(n, v)
	}
	if spec.Slots.New != nil {
		t.put("__new__", newConstructor(t, spec.Sig))
	}
	switch _, own := t.attrs["__doc__"]; {
	case own: // a getset, for instances that have a docstring each
	case t.Doc != "":
		t.put("__doc__", NewStr(t.Doc).Value())
	default:
		t.put("__doc__", None)
	}
	if _, own := t.attrs["__eq__"]; own && spec.Slots.Hash == nil {
		t.put("__hash__", None)
	}
	t.inheritSlots()
	if _, where, _ := t.LookupWhere("__init__"); where == ObjectType && spec.Slots.New != nil {
		t.Flags |= flagNewOnly
	}
	t.noteAttrSlots()
	t.Version = versions.Add(1)
	t.Root = newRootShape(t)
}

func (t *Type) addMethods(spec TypeSpec) {
	for i := range spec.Methods {
		d := &spec.Methods[i]
		if d.Effect == Inherit {
			if d.Effect = spec.Effect; d.Effect == Inherit {
				d.Effect = Serial
			}
		}
		d.owner = t
		switch {
		case d.Static:
			t.put(d.Name, newStaticMethod(NewBuiltin(d, Undef)))
		case d.Class:
			t.put(d.Name, newClassMethodDescr(d))
		default:
			t.put(d.Name, newMethodDescr(d))
		}
	}
}

// addSlotWrappers gives a builtin type the dunder attributes of the slots it sets itself.
func (t *Type) addSlotWrappers() {
	for _, sd := range slotOrder {
		if sd.wrap == nil || !sd.has(&t.Slots) {
			continue
		}
		if _, ok := t.attrs[sd.name]; ok {
			continue
		}
		d := &FuncDef{Name: sd.name, Sig: sd.sig, Doc: sd.doc, Fn: sd.wrap(&t.Slots), Effect: Pure, owner: t}
		t.put(sd.name, newSlotWrapper(d, sd))
	}
}

// inheritSlots copies what t does not define itself from its bases, the first in the MRO that has it. Comparison and hash
// go together: a subclass of dict is not hashable because object is.
func (t *Type) inheritSlots() {
	bases := t.MRO[1:]
	if t.Flags&FlagHeap != 0 && len(t.Bases) == 1 {
		bases = t.Bases
	}
	for _, b := range bases {
		ownEq := t.Compare != nil
		for _, sd := range slotOrder {
			if sd.has(&t.Slots) || !sd.has(&b.Slots) || sd.name == "__hash__" && ownEq {
				continue
			}
			sd.copy(&t.Slots, &b.Slots)
		}
		if t.New == nil {
			t.New = b.New
		}
		if t.Buffer == nil {
			t.Buffer, t.Writable, t.BufferFormat = b.Buffer, b.Writable, b.BufferFormat
		}
	}
}

// updateSlots sets the slots that the dunder attribute name decides, for a heap type, from what the MRO says now.
func (t *Type) updateSlots(name string) {
	if name == "__new__" {
		t.updateNew()
		return
	}
	for _, sd := range slotDefs[name] {
		t.updateSlot(sd)
	}
	t.noteAttrSlots()
}

// updateSlot looks at all dunder names that share sd's slot: if the MRO finds only slot wrappers of one builtin type, the
// slot is that type's, else it calls the dunder methods.
func (t *Type) updateSlot(sd *slotDef) {
	var native *Type
	python, found := false, false
	for _, other := range sd.peers {
		v, where, ok := t.LookupWhere(other.name)
		if !ok {
			continue
		}
		found = true
		if w, isw := asSlotWrapper(v); isw && where.Flags&FlagHeap == 0 && w.slot.name == other.name {
			if native == nil || where.Is(native) {
				native = where
			}
			continue
		}
		python = true
	}
	switch {
	case python:
		sd.call(&t.Slots)
	case native != nil:
		sd.copy(&t.Slots, &native.Slots)
	case !found:
		sd.clear(&t.Slots)
	}
}

// slotGroups names the dunders that share a slot, by group.
var slotGroups = func() map[string]int {
	m := map[string]int{}
	groups := [][]string{{"__getattribute__", "__getattr__"}, {"__setattr__", "__delattr__"}, {"__set__", "__delete__"},
		{"__setitem__", "__delitem__"}, cmpDunders[:]}
	for _, n := range binNames {
		groups = append(groups, []string{"__" + n + "__", "__r" + n + "__"})
	}
	for i, g := range groups {
		for _, n := range g {
			m[n] = i + 1
		}
	}
	return m
}()

func sameSlot(a, b *slotDef) bool {
	switch {
	case a == b:
		return true
	case a.group != "" || b.group != "":
		return a.group == b.group
	}
	return slotGroups[a.name] != 0 && slotGroups[a.name] == slotGroups[b.name]
}

func (t *Type) updateNew() {
	v, where, ok := t.LookupWhere("__new__")
	if ok && where.Flags&FlagHeap == 0 {
		if _, native := asConstructor(v); native {
			t.New = where.New
			return
		}
	}
	t.New = callNew
}

// initSlots sets all slots of a new heap type.
func (t *Type) initSlots() {
	t.inheritSlots()
	t.noteAttrSlots()
	for _, b := range t.MRO {
		if b.Flags&FlagHeap == 0 {
			continue
		}
		for name := range b.attrs {
			if isDunder(name) {
				t.updateSlots(name)
			}
		}
	}
	if len(t.Bases) > 1 {
		t.mergeSlots()
	}
}

// mergeSlots sets all slots as the MRO says. With several bases the first one's slots are not enough: where it has object's,
// another may have its own.
func (t *Type) mergeSlots() {
	t.updateNew()
	for _, sd := range slotOrder {
		t.updateSlot(sd)
	}
	t.noteAttrSlots()
}
