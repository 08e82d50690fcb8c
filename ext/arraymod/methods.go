package arraymod

import (
	"slices"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

func init() {
	arrayType = ext.NewType(ext.TypeSpec{
		Name: "array.array", Effect: ext.Pure, Flags: ext.FlagBaseOK | ext.FlagSequence, AttrOff: unsafe.Offsetof(array{}.Attrs), Alloc: alloc,
		Doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.",
		Slots: ext.Slots{
			New: newArray, Len: length, GetItem: getItem, SetItem: setItem, Iter: iter, Repr: repr, Compare: compare,
			Buffer: func(th *thread, self value) ([]byte, error) { return (*array)(self.P).read(th) },
			Writable: func(th *thread, self value) ([]byte, error) {
				c, err := (*array)(self.P).state.Write(th)
				if err != nil {
					return nil, err
				}
				return c.b, nil
			},
			BufferFormat: func(self value) byte {
				if k := (*array)(self.P).k; !k.isText() {
					return k.code
				}
				return 'w'
			},
			Concat: concat, Repeat: repeat, InPlaceConcat: extendInPlace, InPlaceRepeat: repeatInPlace,
			Contains: func(th *thread, self, v value) (bool, error) {
				i, err := find(th, (*array)(self.P), v, 0)
				return i >= 0, err
			},
		},
		Methods: append(methods(), ext.ClassGetItem()),
		GetSets: []ext.GetSet{
			{Name: "typecode", Doc: "the typecode character used to create the array", Get: func(th *thread, self value) (value, error) {
				return ext.CharStr(rune((*array)(self.P).k.code)).Value(), nil
			}},
			{Name: "itemsize", Doc: "the size, in bytes, of one array item", Get: func(th *thread, self value) (value, error) {
				return ext.Int(int64((*array)(self.P).k.size)), nil
			}},
		},
	})
	iterType = ext.NewType(ext.TypeSpec{
		Name: "array.arrayiterator", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{Iter: func(th *thread, self value) (value, error) { return self, nil }, Next: next},
	})
}

// find returns the position of v at or behind start, or -1.
func find(th *thread, a *array, v value, start int) (int, error) {
	items, err := a.items(th)
	if err != nil {
		return 0, err
	}
	for i := max(start, 0); i < len(items); i++ {
		if eq, err := ext.Equal(th, items[i], v); err != nil || eq {
			return i, err
		}
	}
	return -1, nil
}

// on makes a method of a function of an array and its arguments.
func on(f func(th *thread, a *array, args []value) (value, error)) ext.Fn {
	return func(th *thread, args []value) (value, error) { return f(th, (*array)(args[0].P), args[1:]) }
}

// do is on for a function without a result.
func do(f func(th *thread, a *array, args []value) error) ext.Fn {
	return on(func(th *thread, a *array, args []value) (value, error) { return ext.None, f(th, a, args) })
}

func methods() []ext.Func {
	return []ext.Func{
		{Name: "append", Sig: "self, v, /", Doc: "Append new value v to the end of the array.", Fn: do(func(th *thread, a *array, args []value) error { return a.append(th, args[0]) })},
		{Name: "extend", Sig: "self, bb, /", Doc: "Append items to the end of the array.", Fn: do(func(th *thread, a *array, args []value) error { return extendMethod(th, a.value(), args[0]) })},
		{Name: "insert", Sig: "self, i, v, /", Doc: "Insert a new item v into the array before position i.", Fn: do(insert)},
		{Name: "pop", Sig: "self, i=-1, /", Doc: "Return the i-th element and delete it from the array.\n\ni defaults to -1.", Fn: on(pop)},
		{Name: "remove", Sig: "self, v, /", Doc: "Remove the first occurrence of v in the array.", Fn: do(func(th *thread, a *array, args []value) error {
			i, err := find(th, a, args[0], 0)
			if err == nil && i < 0 {
				err = ext.RaiseMsg(th, ext.ValueErrorType, "array.remove(x): x not in array")
			}
			if err != nil {
				return err
			}
			return setItem(th, a.value(), ext.Int(int64(i)), ext.Undef)
		})},
		{Name: "index", Sig: "self, v, start=0, stop=9223372036854775807, /", Doc: "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.", Fn: on(index)},
		{Name: "count", Sig: "self, v, /", Doc: "Return number of occurrences of v in the array.", Fn: on(func(th *thread, a *array, args []value) (value, error) {
			n := int64(0)
			for i := 0; ; n++ {
				at, err := find(th, a, args[0], i)
				if err != nil || at < 0 {
					return ext.Int(n), err
				}
				i = at + 1
			}
		})},
		{Name: "reverse", Sig: "self, /", Doc: "Reverse the order of the items in the array.", Fn: do(func(th *thread, a *array, args []value) error {
			c, err := a.state.Write(th)
			if err == nil {
				slices.Reverse(c.b)
				swap(c.b, a.k.size)
			}
			return err
		})},
		{Name: "byteswap", Sig: "self, /", Doc: "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.", Fn: do(func(th *thread, a *array, args []value) error {
			c, err := a.state.Write(th)
			if err == nil {
				swap(c.b, a.k.size)
			}
			return err
		})},
		{Name: "buffer_info", Sig: "self, /", Doc: "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.", Fn: on(func(th *thread, a *array, args []value) (value, error) {
			n, err := length(th, a.value())
			return ext.TupleOf(ext.ID(th, a.value()), ext.Int(int64(n))), err
		})},
		{Name: "tolist", Sig: "self, /", Doc: "Convert array to an ordinary list with the same items.", Fn: on(func(th *thread, a *array, args []value) (value, error) {
			items, err := a.items(th)
			return ext.NewList(th, items).Value(), err
		})},
		{Name: "fromlist", Sig: "self, list, /", Doc: "Append items to array from list.", Fn: do(fromList)},
		{Name: "tobytes", Sig: "self, /", Doc: "Convert the array to an array of machine values and return the bytes representation.", Fn: on(func(th *thread, a *array, args []value) (value, error) {
			b, err := a.read(th)
			return ext.NewBytes(slices.Clone(b)), err
		})},
		{Name: "frombytes", Sig: "self, buffer, /", Doc: "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.", Fn: do(func(th *thread, a *array, args []value) error { return a.appendBytes(th, args[0]) })},
		{Name: "tounicode", Sig: "self, /", Doc: "Extends this array with data from the unicode string ustr.", Fn: on(func(th *thread, a *array, args []value) (value, error) {
			if !a.k.isText() {
				return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "tounicode() may only be called on unicode type arrays ('u' or 'w')")
			}
			s, err := a.text(th)
			if err != nil {
				return value{}, err
			}
			return s.Value(), nil
		})},
		{Name: "fromunicode", Sig: "self, ustr, /", Doc: "Extends this array with data from the unicode string ustr.", Fn: do(func(th *thread, a *array, args []value) error {
			s, ok := ext.AsStr(args[0])
			switch {
			case !ok:
				return ext.Raisef(th, ext.TypeErrorType, "fromunicode() argument must be str, not %s", args[0].Type().MessageName())
			case !a.k.isText():
				return ext.RaiseMsg(th, ext.ValueErrorType, "fromunicode() may only be called on unicode type arrays ('u' or 'w')")
			}
			return a.appendText(th, s)
		})},
		{Name: "tofile", Sig: "self, f, /", Doc: "Write all items (as machine values) to the file object f.", Fn: do(func(th *thread, a *array, args []value) error {
			b, err := a.read(th)
			if err == nil {
				_, err = ext.CallMethod(th, args[0], "write", ext.NewBytes(slices.Clone(b)))
			}
			return err
		})},
		{Name: "fromfile", Sig: "self, f, n, /", Doc: "Read n objects from the file object f and append them to the end of the array.", Fn: do(fromFile)},
		{Name: "__copy__", Sig: "self, /", Fn: on(duplicate)}, {Name: "__deepcopy__", Sig: "self, unused, /", Fn: on(duplicate)},
		{Name: "__reduce_ex__", Sig: "self, value, /", Doc: "Return state information for pickling.", Fn: on(reduce)},
	}
}

// swap reverses the bytes of each item.
func swap(b []byte, size int) {
	for i := 0; i < len(b); i += size {
		slices.Reverse(b[i : i+size])
	}
}

func duplicate(th *thread, a *array, args []value) (value, error) {
	b, err := a.read(th)
	if err != nil {
		return value{}, err
	}
	return a.k.make(th, slices.Clone(b)), nil
}

func insert(th *thread, a *array, args []value) error {
	i, err := ext.AsIndex(th, args[0])
	if err != nil {
		return err
	}
	var item [8]byte
	if err := a.k.put(th, item[:], args[1]); err != nil {
		return err
	}
	c, err := a.state.Write(th)
	if err != nil {
		return err
	}
	n := len(c.b) / a.k.size
	if i < 0 {
		i = max(i+n, 0)
	}
	at := min(i, n) * a.k.size
	c.b = slices.Insert(c.b, at, item[:a.k.size]...)
	return nil
}

func pop(th *thread, a *array, args []value) (value, error) {
	b, err := a.read(th)
	if err != nil {
		return value{}, err
	}
	if len(b) == 0 {
		return value{}, ext.RaiseMsg(th, ext.IndexErrorType, "pop from empty array")
	}
	at, err := a.index(th, b, args[0], "pop index out of range")
	if err != nil {
		return value{}, err
	}
	v, err := a.k.item(th, b[at:])
	if err != nil {
		return value{}, err
	}
	c, err := a.state.Write(th)
	if err != nil {
		return value{}, err
	}
	c.b = slices.Delete(c.b, at, at+a.k.size)
	return v, nil
}

func index(th *thread, a *array, args []value) (value, error) {
	n, err := length(th, a.value())
	if err != nil {
		return value{}, err
	}
	var bounds [2]int
	for i := range bounds {
		if bounds[i], err = ext.AsIndex(th, args[1+i]); err != nil {
			return value{}, err
		}
		if bounds[i] < 0 {
			bounds[i] = max(bounds[i]+n, 0)
		}
	}
	i, err := find(th, a, args[0], bounds[0])
	if err == nil && (i < 0 || i >= bounds[1]) {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "array.index(x): x not in array")
	}
	return ext.Int(int64(i)), err
}

// fromList appends all items of a list, or none.
func fromList(th *thread, a *array, args []value) error {
	l, ok := ext.AsList(args[0])
	if !ok {
		return ext.RaiseMsg(th, ext.TypeErrorType, "arg must be list")
	}
	items, err := l.Items(th)
	if err != nil {
		return err
	}
	more := make([]byte, 0, len(items)*a.k.size)
	for _, v := range items {
		var item [8]byte
		if err := a.k.put(th, item[:], v); err != nil {
			return err
		}
		more = append(more, item[:a.k.size]...)
	}
	c, err := a.state.Write(th)
	if err == nil {
		c.b = append(c.b, more...)
	}
	return err
}

func fromFile(th *thread, a *array, args []value) error {
	n, err := ext.AsIndex(th, args[1])
	if err != nil {
		return err
	}
	if n < 0 {
		return ext.RaiseMsg(th, ext.ValueErrorType, "negative count")
	}
	v, err := ext.CallMethod(th, args[0], "read", ext.Int(int64(n*a.k.size)))
	if err != nil {
		return err
	}
	b, ok := ext.AsBytes(v)
	if !ok {
		return ext.RaiseMsg(th, ext.TypeErrorType, "read() didn't return bytes")
	}
	if err := a.appendBytes(th, v); err != nil {
		return err
	}
	if len(b) != n*a.k.size {
		return ext.RaiseMsg(th, ext.EOFErrorType, "read() didn't return enough bytes")
	}
	return nil
}

// formatCode is the number of the format of items in pickles.
func (k *kind) formatCode() int64 {
	switch k.code {
	case 'f':
		return 14
	case 'd':
		return 16
	case 'u', 'w':
		return 20
	}
	code := map[int]int64{1: 0, 2: 2, 4: 6, 8: 10}[k.size]
	if k.code >= 'a' { // signed
		code += int64(min(k.size, 2))
	}
	return code
}

func reduce(th *thread, a *array, args []value) (value, error) {
	protocol, err := ext.AsLong(th, args[0])
	if err != nil {
		return value{}, err
	}
	state, err := ext.LookupAttr(th, a.value(), "__dict__")
	if err != nil {
		return value{}, err
	}
	state = state.Or(ext.None)
	cls, code := a.value().Type().Value(), ext.CharStr(rune(a.k.code)).Value()
	if protocol < 3 {
		list, err := a.contents(th)
		if err != nil {
			return value{}, err
		}
		return ext.TupleOf(cls, ext.TupleOf(code, list), state), nil
	}
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("array"), ext.None, ext.EmptyTuple, 0)
	if err != nil {
		return value{}, err
	}
	f, err := ext.GetAttrName(th, mod, "_array_reconstructor")
	if err != nil {
		return value{}, err
	}
	b, err := a.read(th)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(f, ext.TupleOf(cls, code, ext.Int(a.k.formatCode()), ext.NewBytes(slices.Clone(b))), state), nil
}

// reconstruct makes an array from a pickle of a machine of the same kind.
func reconstruct(th *thread, a []value) (value, error) {
	code, ok := ext.AsStr(a[1])
	if !ok || code.Len() != 1 || kindOf(code.At(0)) == nil {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
	}
	k := kindOf(code.At(0))
	format, err := ext.AsLong(th, a[2])
	if err != nil {
		return value{}, err
	}
	if format != k.formatCode() {
		return value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, "arrays pickled on a machine of another kind")
	}
	v, err := ext.CallArgs(th, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	arr, ok := arrayOf(v)
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "first argument must be a type object")
	}
	return v, arr.appendBytes(th, a[3])
}
