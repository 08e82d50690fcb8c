package objects

func odictPop(th *Thread, a []Value) (Value, error) {
	v, err := odictOf(a[0]).take(th, a[1])
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if a[2].IsUndef() {
		return Value{}, RaiseKey(th, a[1])
	}
	return a[2], nil
}

func odictPopItem(th *Thread, a []Value) (Value, error) {
	last, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	d := odictOf(a[0])
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	p := b.end(last)
	if p < 0 {
		return Value{}, RaiseMsg(th, KeyErrorType, "dictionary is empty")
	}
	k, v, err := d.takeAt(th, b, p)
	return TupleOf(k, v), err
}

func odictMoveToEnd(th *Thread, a []Value) (Value, error) {
	last, err := Truth(th, a[2])
	if err != nil {
		return Value{}, err
	}
	d, key := odictOf(a[0]), a[1]
	b, err := d.Read(th)
	if err != nil {
		return Value{}, err
	}
	p := b.end(last)
	if p < 0 {
		return Value{}, RaiseKey(th, key)
	}
	if b.entries[p].Key() == key {
		return None, nil
	}
	if p, b, err = d.lookup(th, key); err != nil {
		return Value{}, err
	}
	if p < 0 {
		return Value{}, RaiseKey(th, key)
	}
	if p == b.end(last) {
		return None, nil
	}
	return None, d.moveToEnd(th, p, last)
}

// odictSetDefault asks a subclass's own methods.
func odictSetDefault(th *Thread, a []Value) (Value, error) {
	self, key, def := a[0], a[1], a[2]
	if self.Type() == OrderedDictType {
		v, err := odictOf(self).Get(th, key)
		if err != nil || !v.IsUndef() {
			return v, err
		}
		return def, odictOf(self).set(th, key, def)
	}
	in, err := Contains(th, self, key)
	if err != nil {
		return Value{}, err
	}
	if in {
		return GetItem(th, self, key)
	}
	return def, SetItem(th, self, key, def)
}

func odictUpdate(th *Thread, a []Value) (Value, error) {
	args, kw, err := SpreadArgs(th, a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > 1 {
		return Value{}, Raisef(th, TypeErrorType, "update() takes at most 1 positional argument (%d given)", npos)
	}
	return None, updateAnyArgs(th, a[0], args, kw)
}

func odictClear(th *Thread, a []Value) (Value, error) {
	d := odictOf(a[0])
	if err := d.Clear(th); err != nil {
		return Value{}, err
	}
	return None, d.changed(th)
}

// odictCopy copies an instance of a subclass by its own methods.
func odictCopy(th *Thread, a []Value) (Value, error) {
	d := odictOf(a[0])
	if d.typ == OrderedDictType {
		c := allocOrderedDict(th, OrderedDictType)
		return c, odictOf(c).merge(th, &d.Dict)
	}
	c, err := CallArgs(th, d.typ.Value())
	if err != nil {
		return Value{}, err
	}
	changes, err := d.changes(th)
	if err != nil {
		return Value{}, err
	}
	for i := 0; ; {
		k, _, next, more, err := d.NextEntry(th, i)
		if err != nil || !more {
			return c, err
		}
		v, err := GetItem(th, a[0], k)
		if err != nil {
			return Value{}, err
		}
		if err := SetItem(th, c, k, v); err != nil {
			return Value{}, err
		}
		if err := d.checkOrder(th, changes); err != nil {
			return Value{}, err
		}
		i = next
	}
}

func odictReduce(th *Thread, a []Value) (Value, error) {
	state, err := CallMethod(th, a[0], "__getstate__")
	if err != nil {
		return Value{}, err
	}
	items, err := CallMethod(th, a[0], "items")
	if err != nil {
		return Value{}, err
	}
	it, err := Iter(th, items)
	return TupleOf(a[0].Type().Value(), EmptyTuple, state, None, it), err
}

func odictReversed(th *Thread, a []Value) (Value, error) {
	return newOdictIter(th, a[0], odictKeys, true)
}

func odictMethods() []FuncDef {
	return []FuncDef{
		{Name: "fromkeys", Sig: "type, /, iterable, value=None", Class: true, Fn: dictFromKeys,
			Doc: "Create a new ordered dictionary with keys from iterable and values set to value."},
		{Name: "setdefault", Sig: "self, /, key, default=None", Fn: odictSetDefault,
			Doc: "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default."},
		{Name: "pop", Sig: "self, /, key, default=?", Fn: odictPop,
			Doc: "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError."},
		{Name: "popitem", Sig: "self, /, last=True", Fn: odictPopItem,
			Doc: "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if\nfalse."},
		{Name: "keys", Sig: "self, /", Fn: viewMaker(odictKeysType)},
		{Name: "items", Sig: "self, /", Fn: viewMaker(odictItemsType)},
		{Name: "values", Sig: "self, /", Fn: viewMaker(odictValuesType)},
		{Name: "update", NoTextSig: true, Sig: "self, /, *args, **kwargs", Fn: odictUpdate},
		{Name: "clear", Sig: "self, /", Doc: "Remove all items from ordered dict.", Fn: odictClear},
		{Name: "copy", Sig: "self, /", Doc: "A shallow copy of ordered dict.", Fn: odictCopy},
		{Name: "move_to_end", Sig: "self, /, key, last=True", Fn: odictMoveToEnd,
			Doc: "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist."},
		{Name: "__reversed__", Sig: "self, /", Doc: "od.__reversed__() <==> reversed(od)", Fn: odictReversed},
		{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling", Fn: odictReduce},
		{Name: "__sizeof__", Sig: "self, /", Doc: "Return the size of the dict in memory, in bytes.", Fn: dictSizeof},
	}
}
