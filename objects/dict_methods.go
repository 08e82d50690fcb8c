package objects

import "unsafe"

const dictAttrOff = unsafe.Offsetof(dictSub{}.attrs)

func dictOf(v Value) *Dict { return (*Dict)(v.P) }

func dictNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return allocDict(th, cls), nil
}

func dictInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	return dictUpdateArgs(th, dictOf(self), "dict", args, kw)
}

// dictUpdateArgs carries out dict() and update() with their arguments.
func dictUpdateArgs(th *Thread, d *Dict, name string, args []Value, kw *Tuple) error {
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > 1 {
		return Raisef(th, TypeErrorType, "%s expected at most 1 argument, got %d", name, npos)
	}
	if npos == 1 {
		if err := d.Update(th, args[0]); err != nil {
			return err
		}
	}
	for i := npos; i < len(args); i++ {
		if err := d.SetItem(th, kw.Items[i-npos], args[i]); err != nil {
			return err
		}
	}
	return nil
}

// Update stores the items of src: a mapping, which has a method keys, or an iterable of pairs.
func (d *Dict) Update(th *Thread, src Value) error {
	if o, ok := AsPlainDict(src); ok {
		return d.merge(th, o)
	}
	keys, err := LookupAttr(th, src, "keys")
	if err != nil {
		return err
	}
	if !keys.IsUndef() {
		return d.updateMapping(th, src, keys)
	}
	return d.updatePairs(th, src)
}

// AsPlainDict returns the dict that v is, if it is iterated like a dict: where mappings are wanted its methods aren't called.
func AsPlainDict(v Value) (*Dict, bool) {
	if v.Type() == DictType {
		return (*Dict)(v.P), true
	}
	d, ok := AsDict(v)
	if ok {
		_, where, _ := v.Type().LookupWhere("__iter__")
		ok = where == DictType
	}
	return d, ok
}

func (d *Dict) updateMapping(th *Thread, src, method Value) error {
	keys, err := CallArgs(th, method)
	if err != nil {
		return err
	}
	return ForEach(th, keys, func(k Value) error {
		v, err := GetItem(th, src, k)
		if err != nil {
			return err
		}
		return d.SetItem(th, k, v)
	})
}

func (d *Dict) updatePairs(th *Thread, src Value) error {
	i := 0
	return ForEach(th, src, func(x Value) error {
		var pair []Value
		if t, ok := AsTuple(x); ok {
			pair = t.Items
		} else {
			if !x.Type().Iterable() {
				return noPair(th, i)
			}
			var err error
			if pair, err = Collect(th, x); err != nil {
				return err
			}
		}
		if len(pair) != 2 {
			return Raisef(th, ValueErrorType, "dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
		}
		i++
		return d.SetItem(th, pair[0], pair[1])
	})
}

// noPair is the error for an element that can't be iterated; its note says which.
func noPair(th *Thread, i int) error {
	err := RaiseMsg(th, TypeErrorType, "object is not iterable")
	if r, ok := err.(*Raised); ok {
		note := NewStr("Cannot convert dictionary update sequence element #" + itoa(i) + " to a sequence")
		notes := NewList(th, []Value{note.Value()}).Value()
		if serr := r.Exc().Attrs.Set(th, th.Interp.Intern("__notes__"), notes); serr != nil {
			return serr
		}
	}
	return err
}

// merge stores the items of o.
func (d *Dict) merge(th *Thread, o *Dict) error {
	if d == o {
		return nil
	}
	ob, err := o.Read(th)
	if err != nil || ob.used == 0 {
		return err
	}
	b, err := d.Read(th)
	if err != nil {
		return err
	}
	if b.used == 0 && d.ns == nil && o.ns == nil {
		if b, err = d.write(th); err != nil {
			return err
		}
		b.copyFrom(th, ob)
		return nil
	}
	used := ob.used
	for i := 0; ; i++ {
		if ob, err = o.Read(th); err != nil {
			return err
		}
		if ob.used != used {
			return RaiseMsg(th, RuntimeErrorType, "dict mutated during update")
		}
		if i >= len(ob.entries) {
			return nil
		}
		e := &ob.entries[i]
		if e.deleted() {
			continue
		}
		k, h := e.Key(), e.hash(th)
		v, err := o.valueOf(th, e.val)
		if err != nil {
			return err
		}
		if err := d.setHash(th, k, h, v); err != nil {
			return err
		}
	}
}

// copyFrom makes b, which is empty, a copy of o.
func (b *DictBody) copyFrom(th *Thread, o *DictBody) {
	if o.compact() {
		if len(b.index) != len(o.index) || b.mustLog(th) {
			b.makeTable(len(o.index))
		}
		b.entries = append(b.entries[:0], o.entries...)
		copy(b.index, o.index)
		b.used, b.fill, b.head, b.own = o.used, o.fill, 0, th.Stamp()
		return
	}
	b.entries, b.used = o.entries, o.used
	b.resize(th, indexSize(o.used)) // copies the entries
}

// compact reports whether a copy may have arrays like b's: there are no deleted entries, nor much room.
func (b *DictBody) compact() bool {
	return len(b.entries) == b.used && cap(b.entries) <= max(2*b.used, 8) && len(b.index) > 0
}

// Copy returns a new plain dict with d's items.
func (d *Dict) Copy(th *Thread) (*Dict, error) {
	b, err := d.Read(th)
	if err != nil {
		return nil, err
	}
	if d.ns != nil || !b.compact() {
		n := NewDict(th)
		return n, n.merge(th, d)
	}
	n := newDictTable(th, len(b.index))
	n.first.copyFrom(th, b)
	return n, nil
}

func dictLen(th *Thread, self Value) (int, error) { return dictOf(self).Len(th) }

func dictContains(th *Thread, self, key Value) (bool, error) {
	v, err := dictOf(self).Get(th, key)
	return err == nil && !v.IsUndef(), err
}

func dictGetItem(th *Thread, self, key Value) (Value, error) {
	v, err := dictOf(self).Get(th, key)
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if t := self.Type(); t != DictType {
		if f, ok := t.Lookup("__missing__"); ok {
			return CallBound(th, f, self, []Value{key})
		}
	}
	return Value{}, RaiseKey(th, key)
}

func dictSetItem(th *Thread, self, key, v Value) error {
	d := dictOf(self)
	if !v.IsUndef() {
		return d.SetItem(th, key, v)
	}
	ok, err := d.Delete(th, key)
	if err == nil && !ok {
		return RaiseKey(th, key)
	}
	return err
}

func dictRepr(th *Thread, self Value) (*Str, error) {
	d, at := dictOf(self), 0
	return mapRepr(th, self, func() (k, v Value, ok bool, err error) {
		k, v, at, ok, err = d.NextEntry(th, at)
		return k, v, ok, err
	})
}

// dictCompare compares for equality; comparing values may change the dicts, so that each step looks at them again.
func dictCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	d, ok := AsDict(a)
	o, ok2 := AsDict(b)
	if !ok || !ok2 || op != EQ && op != NE {
		return NotImplemented, nil
	}
	eq, err := d.equal(th, o)
	return Bool(eq == (op == EQ)), err
}

func (d *Dict) equal(th *Thread, o *Dict) (bool, error) {
	n, err := d.Len(th)
	if err != nil {
		return false, err
	}
	m, err := o.Len(th)
	if err != nil || n != m {
		return false, err
	}
	for i := 0; ; i++ {
		b, err := d.Read(th)
		if err != nil {
			return false, err
		}
		if i >= len(b.entries) {
			return true, nil
		}
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		k, h := e.Key(), e.hash(th)
		v, err := d.valueOf(th, e.val)
		if err != nil {
			return false, err
		}
		w, err := o.getHash(th, k, h)
		if err != nil || w.IsUndef() {
			return false, err
		}
		if eq, err := Equal(th, v, w); err != nil || !eq {
			return false, err
		}
	}
}

func dictOr(th *Thread, a, b Value) (Value, error) {
	d, ok := AsDict(a)
	_, ok2 := AsDict(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	n, err := d.Copy(th)
	if err != nil {
		return Value{}, err
	}
	return n.Value(), n.Update(th, b)
}

func dictIOr(th *Thread, self, other Value) (Value, error) {
	return self, dictOf(self).Update(th, other)
}

func dictGet(th *Thread, a []Value) (Value, error) {
	v, err := dictOf(a[0]).Get(th, a[1])
	if err != nil {
		return Value{}, err
	}
	return v.Or(a[2]), nil
}

// SetDefault returns the value of key, after storing def if key was not there.
func (d *Dict) SetDefault(th *Thread, key, def Value) (Value, error) {
	h, err := hashKey(th, key)
	if err != nil {
		return Value{}, err
	}
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	// One search for both: another would ask __eq__ again, which may say otherwise by then.
	p, b, err := d.find(th, b, key, h)
	if err != nil {
		return Value{}, err
	}
	if p >= 0 {
		if v, err := d.valueOf(th, b.entries[p].val); err != nil || !v.IsUndef() {
			return v, err
		}
	}
	if d.ns != nil {
		return def, d.setCell(th, b, p, key, h, def)
	}
	if b, err = d.write(th); err != nil {
		return Value{}, err
	}
	b.insert(th, key, h, def)
	return def, nil
}

func dictSetDefault(th *Thread, a []Value) (Value, error) {
	return dictOf(a[0]).SetDefault(th, a[1], a[2])
}

func dictPop(th *Thread, a []Value) (Value, error) {
	v, err := dictOf(a[0]).Pop(th, a[1])
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if a[2].IsUndef() {
		return Value{}, RaiseKey(th, a[1])
	}
	return a[2], nil
}

func dictPopItem(th *Thread, a []Value) (Value, error) {
	d := dictOf(a[0])
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	for i := len(b.entries) - 1; i >= 0; i-- {
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		k := e.Key()
		v, err := d.valueOf(th, e.val)
		if err != nil {
			return Value{}, err
		}
		return TupleOf(k, v), d.removeAt(th, i)
	}
	return Value{}, RaiseMsg(th, KeyErrorType, "popitem(): dictionary is empty")
}

func dictUpdate(th *Thread, a []Value) (Value, error) {
	args, kw, err := SpreadArgs(th, a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	return None, dictUpdateArgs(th, dictOf(a[0]), "update", args, kw)
}

func dictFromKeys(th *Thread, a []Value) (Value, error) {
	made, err := CallArgs(th, a[0])
	if err != nil {
		return Value{}, err
	}
	d, plain := (*Dict)(nil), made.Type() == DictType
	if plain {
		d = dictOf(made)
	}
	value := a[2]
	return made, ForEach(th, a[1], func(k Value) error {
		if plain {
			return d.SetItem(th, k, value)
		}
		return SetItem(th, made, k, value)
	})
}

func dictClear(th *Thread, a []Value) (Value, error) { return None, dictOf(a[0]).Clear(th) }

func dictCopy(th *Thread, a []Value) (Value, error) {
	d, err := dictOf(a[0]).Copy(th)
	if err != nil {
		return Value{}, err
	}
	return d.Value(), nil
}

func dictSizeof(th *Thread, a []Value) (Value, error) {
	b, err := dictOf(a[0]).Read(th)
	if err != nil {
		return Value{}, err
	}
	return Int(int64(64 + 4*len(b.index) + 32*cap(b.entries))), nil
}

func dictSpec() TypeSpec {
	return TypeSpec{
		Name: "dict", Flags: FlagBaseOK | FlagDict | FlagMapping, Effect: Pure, Alloc: allocDict, AttrOff: dictAttrOff,
		Doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
		Slots: Slots{
			New: dictNew, Init: dictInit, Repr: dictRepr, Compare: dictCompare, Iter: dictIterKeys, Len: dictLen,
			GetItem: dictGetItem, SetItem: dictSetItem, Contains: dictContains,
			Binary:  [numBinOps]BinaryFunc{OpOr: dictOr},
			InPlace: [numBinOps]BinaryFunc{OpOr: dictIOr},
		},
		Methods: []FuncDef{
			{Name: "__sizeof__", Sig: "self, /", Doc: "Return the size of the dict in memory, in bytes.", Fn: dictSizeof},
			{Name: "get", Sig: "self, key, default=None, /", Doc: "Return the value for key if key is in the dictionary, else default.", Fn: dictGet},
			{Name: "setdefault", Sig: "self, key, default=None, /", Fn: dictSetDefault,
				Doc: "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default."},
			{Name: "pop", Sig: "self, key, default=?, /", Fn: dictPop,
				Doc: "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError."},
			{Name: "popitem", Sig: "self, /", Fn: dictPopItem,
				Doc: "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty."},
			{Name: "keys", Sig: "self, /", Doc: "Return a set-like object providing a view on the dict's keys.", Fn: viewMaker(dictKeysType)},
			{Name: "items", Sig: "self, /", Doc: "Return a set-like object providing a view on the dict's items.", Fn: viewMaker(dictItemsType)},
			{Name: "values", Sig: "self, /", Doc: "Return an object providing a view on the dict's values.", Fn: viewMaker(dictValuesType)},
			{Name: "update", NoTextSig: true, Sig: "self, /, *args, **kwargs", Fn: dictUpdate,
				Doc: "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]"},
			{Name: "fromkeys", Sig: "type, iterable, value=None, /", Class: true, Fn: dictFromKeys,
				Doc: "Create a new dictionary with keys from iterable and values set to value."},
			{Name: "clear", Sig: "self, /", Doc: "Remove all items from the dict.", Fn: dictClear},
			{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of the dict.", Fn: dictCopy},
			{Name: "__reversed__", Sig: "self, /", Doc: "Return a reverse iterator over the dict keys.", Fn: func(th *Thread, a []Value) (Value, error) {
				return newDictIter(th, dictRevKeyIterType, a[0])
			}},
			ClassGetItem(),
		},
	}
}
