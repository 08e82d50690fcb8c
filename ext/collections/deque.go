package collections

import (
	"slices"
	"strconv"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

func (m *module) isDeque(v ext.Value) bool { return v.Type() == m.deque || v.Type().Is(m.deque) }

func mutated(th *ext.Thread, cls *ext.Type) error {
	return ext.RaiseMsg(th, cls, "deque mutated during iteration")
}

func indexArg(th *ext.Thread, v ext.Value) (int, error) {
	if !v.IsInt() && v.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "'%s' object cannot be interpreted as an integer", v.Type().MessageName())
	}
	return ext.AsIndex(th, v)
}

func dequeInit(th *ext.Thread, self ext.Value, args []ext.Value, kw *ext.Tuple) error {
	if kw == nil && len(args) > 2 {
		return ext.Raisef(th, ext.TypeErrorType, "deque() takes at most 2 arguments (%d given)", len(args))
	}
	a, err := ext.BindArgs(th, "deque", "iterable=?, maxlen=None", args, kw)
	if err != nil {
		return err
	}
	maxlen := -1
	if !a[1].IsNone() {
		if !a[1].IsInt() && a[1].Type().Index == nil {
			return ext.RaiseMsg(th, ext.TypeErrorType, "an integer is required")
		}
		if maxlen, err = ext.AsIndex(th, a[1]); err != nil {
			return err
		}
		if maxlen < 0 {
			return ext.RaiseMsg(th, ext.ValueErrorType, "maxlen must be non-negative")
		}
	}
	d := dequeOf(self)
	r, err := d.write(th)
	if err != nil {
		return err
	}
	r.maxlen = maxlen
	if r.n > 0 {
		r.refill(th, nil)
	}
	if a[0].IsUndef() {
		return nil
	}
	return d.extend(th, a[0])
}

// extend appends the items of iterable v, which may be d itself.
func (d *deque) extend(th *ext.Thread, v ext.Value) error {
	if v == d.value() {
		items, err := ext.Collect(th, v)
		if err != nil {
			return err
		}
		v = ext.NewTuple(items)
	}
	return ext.ForEach(th, v, func(x ext.Value) error {
		r, err := d.write(th)
		if err == nil {
			r.pushBack(th, x)
		}
		return err
	})
}

func dequeAppend(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r, err := dequeOf(a[0]).write(th)
	if err == nil {
		r.pushBack(th, a[1])
	}
	return ext.None, err
}

func dequeAppendLeft(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r, err := dequeOf(a[0]).write(th)
	if err == nil {
		r.pushFront(th, a[1])
	}
	return ext.None, err
}

func dequePop(pop func(r *ring, th *ext.Thread) ext.Value) func(*ext.Thread, []ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		d := dequeOf(a[0])
		r, err := d.read(th)
		if err != nil {
			return ext.Value{}, err
		}
		if r.n == 0 {
			return ext.Value{}, ext.RaiseMsg(th, ext.IndexErrorType, "pop from an empty deque")
		}
		if r, err = d.write(th); err != nil {
			return ext.Value{}, err
		}
		return pop(r, th), nil
	}
}

func dequeExtend(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	return ext.None, dequeOf(a[0]).extend(th, a[1])
}

func dequeExtendLeft(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d, src := dequeOf(a[0]), a[1]
	if src == a[0] {
		items, err := ext.Collect(th, src)
		if err != nil {
			return ext.Value{}, err
		}
		src = ext.NewTuple(items)
	}
	return ext.None, ext.ForEach(th, src, func(x ext.Value) error {
		r, err := d.write(th)
		if err == nil {
			r.pushFront(th, x)
		}
		return err
	})
}

func dequeClear(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r, err := dequeOf(a[0]).write(th)
	if err == nil {
		r.refill(th, nil)
	}
	return ext.None, err
}

func dequeRotate(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	k, err := indexArg(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	r, err := dequeOf(a[0]).write(th)
	if err == nil {
		r.rotate(th, k)
	}
	return ext.None, err
}

func dequeReverse(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r, err := dequeOf(a[0]).write(th)
	if err != nil {
		return ext.Value{}, err
	}
	items := r.items(0)
	slices.Reverse(items)
	version := r.version // iterators may go on
	r.refill(th, items)
	r.version = version
	return ext.None, nil
}

// find returns the first position in start..stop of an item equal to v, or -1. A change of the deque meanwhile is an error of
// type changed.
func (d *deque) find(th *ext.Thread, v ext.Value, start, stop int, changed *ext.Type) (int, error) {
	r, err := d.read(th)
	if err != nil {
		return -1, err
	}
	version := r.version
	for i := start; i < min(stop, r.n); i++ {
		eq, err := ext.Equal(th, *r.slot(i), v)
		if err != nil {
			return -1, err
		}
		if r, err = d.read(th); err != nil {
			return -1, err
		}
		if r.version != version {
			return -1, mutated(th, changed)
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

const endless = 1<<62 - 1

func dequeContains(th *ext.Thread, self, v ext.Value) (bool, error) {
	i, err := dequeOf(self).find(th, v, 0, endless, ext.RuntimeErrorType)
	return i >= 0, err
}

func dequeCount(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d, n := dequeOf(a[0]), 0
	for i := 0; ; n++ {
		at, err := d.find(th, a[1], i, endless, ext.RuntimeErrorType)
		if err != nil || at < 0 {
			return ext.Int(int64(n)), err
		}
		i = at + 1
	}
}

func dequeIndex(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d := dequeOf(a[0])
	bounds := [2]int{0, endless}
	for i := range bounds {
		if a[2+i].IsUndef() {
			continue
		}
		if !a[2+i].IsInt() && a[2+i].Type().Index == nil {
			return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "slice indices must be integers or have an __index__ method")
		}
		n, err := ext.SliceBound(th, a[2+i])
		if err != nil {
			return ext.Value{}, err
		}
		if n < 0 {
			r, err := d.read(th)
			if err != nil {
				return ext.Value{}, err
			}
			n = max(n+r.n, 0)
		}
		bounds[i] = n
	}
	i, err := d.find(th, a[1], bounds[0], bounds[1], ext.RuntimeErrorType)
	if err == nil && i < 0 {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "deque.index(x): x not in deque")
	}
	return ext.Int(int64(i)), err
}

func dequeRemove(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	d := dequeOf(a[0])
	i, err := d.find(th, a[1], 0, endless, ext.IndexErrorType)
	if err != nil {
		return ext.Value{}, err
	}
	if i < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "deque.remove(x): x not in deque")
	}
	r, err := d.write(th)
	if err == nil {
		r.removeAt(th, i)
	}
	return ext.None, err
}

func dequeInsert(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	i, err := indexArg(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	r, err := dequeOf(a[0]).write(th)
	if err != nil {
		return ext.Value{}, err
	}
	if r.n == r.maxlen {
		return ext.Value{}, ext.RaiseMsg(th, ext.IndexErrorType, "deque already at its maximum size")
	}
	if i < 0 {
		i = max(i+r.n, 0)
	}
	if i >= r.n {
		r.pushBack(th, a[2])
		return ext.None, nil
	}
	r.rotate(th, -i)
	r.pushFront(th, a[2])
	r.rotate(th, i)
	return ext.None, nil
}

func (m *module) dequeRepr(th *ext.Thread, self ext.Value) (*ext.Str, error) {
	if !th.EnterRepr(self) {
		return ext.NewStr("[...]"), nil
	}
	defer th.LeaveRepr()
	r, err := dequeOf(self).read(th)
	if err != nil {
		return nil, err
	}
	maxlen := r.maxlen
	s, err := ext.Repr(th, ext.NewList(th, r.items(0)).Value())
	if err != nil {
		return nil, err
	}
	text := self.Type().Name + "(" + s.String()
	if maxlen >= 0 {
		text += ", maxlen=" + strconv.Itoa(maxlen)
	}
	return ext.NewStr(text + ")"), nil
}

// dequeCompare finds the first items that differ and compares those, or else the lengths.
func (m *module) dequeCompare(th *ext.Thread, a, b ext.Value, op ext.CmpOp) (ext.Value, error) {
	if !m.isDeque(a) || !m.isDeque(b) {
		return ext.NotImplemented, nil
	}
	x, err := ext.Collect(th, a)
	if err != nil {
		return ext.Value{}, err
	}
	y, err := ext.Collect(th, b)
	if err != nil {
		return ext.Value{}, err
	}
	if equality := op == ext.EQ || op == ext.NE; equality && (a == b || len(x) != len(y)) {
		return ext.Bool((a == b) == (op == ext.EQ)), nil
	}
	for i := range min(len(x), len(y)) {
		if eq, err := ext.Equal(th, x[i], y[i]); err != nil {
			return ext.Value{}, err
		} else if eq {
			continue
		}
		r, err := ext.Compare(th, x[i], y[i], op)
		if err != nil {
			return ext.Value{}, err
		}
		is, err := ext.Truth(th, r)
		return ext.Bool(is), err
	}
	return ext.Compare(th, ext.Int(int64(len(x))), ext.Int(int64(len(y))), op)
}

func dequeLen(th *ext.Thread, self ext.Value) (int, error) {
	r, err := dequeOf(self).read(th)
	if err != nil {
		return 0, err
	}
	return r.n, nil
}

// position converts a subscript to a position of an item.
func position(th *ext.Thread, self, key ext.Value) (int, error) {
	if !key.IsInt() && key.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "sequence index must be integer, not '%s'", key.Type().MessageName())
	}
	i, err := ext.AsSubscript(th, key, ext.IndexErrorType)
	if err != nil {
		return 0, err
	}
	r, err := dequeOf(self).read(th)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += r.n
	}
	if i < 0 || i >= r.n {
		return 0, ext.RaiseMsg(th, ext.IndexErrorType, "deque index out of range")
	}
	return i, nil
}

func dequeGetItem(th *ext.Thread, self, key ext.Value) (ext.Value, error) {
	i, err := position(th, self, key)
	if err != nil {
		return ext.Value{}, err
	}
	r, err := dequeOf(self).read(th)
	if err != nil {
		return ext.Value{}, err
	}
	return *r.slot(i), nil
}

func dequeSetItem(th *ext.Thread, self, key, v ext.Value) error {
	i, err := position(th, self, key)
	if err != nil {
		return err
	}
	r, err := dequeOf(self).write(th)
	if err != nil {
		return err
	}
	if v.IsUndef() {
		r.removeAt(th, i)
	} else {
		r.set(th, i, v)
	}
	return nil
}

// copyOf returns a new deque with d's items and bound: of the same type, made by calling it if it is a subclass.
func (m *module) copyOf(th *ext.Thread, v ext.Value) (ext.Value, error) {
	r, err := dequeOf(v).read(th)
	if err != nil {
		return ext.Value{}, err
	}
	maxlen := r.maxlen
	if v.Type() == m.deque {
		c := newDeque(th, m.deque)
		ring := (*ring)(c.Peek()) // nobody else knows it
		ring.maxlen = maxlen
		ring.refill(th, r.items(0))
		return c.value(), nil
	}
	if maxlen < 0 {
		return ext.CallArgs(th, v.Type().Value(), v)
	}
	return ext.CallArgs(th, v.Type().Value(), v, ext.Int(int64(maxlen)))
}

func (m *module) dequeCopy(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	return m.copyOf(th, a[0])
}

func (m *module) dequeAdd(th *ext.Thread, a, b ext.Value) (ext.Value, error) {
	if !m.isDeque(b) {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "can only concatenate deque (not \"%s\") to deque", b.Type().MessageName())
	}
	sum, err := m.copyOf(th, a)
	if err != nil {
		return ext.Value{}, err
	}
	return sum, dequeOf(sum).extend(th, b)
}

func dequeIAdd(th *ext.Thread, self, other ext.Value) (ext.Value, error) {
	return self, dequeOf(self).extend(th, other)
}

func dequeIMul(th *ext.Thread, self ext.Value, n int) (ext.Value, error) {
	r, err := dequeOf(self).write(th)
	if err != nil {
		return ext.Value{}, err
	}
	items := r.items(0)
	if err := th.ReserveItems(max(n, 0), 16*max(len(items), 1)); err != nil {
		return ext.Value{}, err
	}
	if n <= 0 {
		r.refill(th, nil)
	}
	for i := 1; i < n && len(items) > 0; i++ {
		for _, v := range items {
			r.pushBack(th, v)
		}
	}
	return self, nil
}

func (m *module) dequeMul(th *ext.Thread, self ext.Value, n int) (ext.Value, error) {
	c, err := m.copyOf(th, self)
	if err != nil {
		return ext.Value{}, err
	}
	return dequeIMul(th, c, n)
}

// dequeReduce lets pickle make an empty deque with the same bound and append the items.
func dequeReduce(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r, err := dequeOf(a[0]).read(th)
	if err != nil {
		return ext.Value{}, err
	}
	args := ext.EmptyTuple
	if r.maxlen >= 0 {
		args = ext.TupleOf(ext.EmptyTuple, ext.Int(int64(r.maxlen)))
	}
	state, err := ext.CallMethod(th, a[0], "__getstate__")
	if err != nil {
		return ext.Value{}, err
	}
	it, err := ext.Iter(th, a[0])
	return ext.TupleOf(a[0].Type().Value(), args, state, it), err
}

func (m *module) dequeSpec() ext.TypeSpec {
	return ext.TypeSpec{
		Name: "collections.deque", Flags: ext.FlagBaseOK | ext.FlagSequence, Effect: ext.Pure,
		Doc:     "A list-like sequence optimized for data accesses near its endpoints.",
		Alloc:   func(th *ext.Thread, cls *ext.Type) ext.Value { return newDeque(th, cls).value() },
		AttrOff: unsafe.Offsetof(dequeSub{}.attrs),
		Slots: ext.Slots{
			New: func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
				return newDeque(th, cls).value(), nil
			},
			Init: dequeInit, Repr: m.dequeRepr, Compare: m.dequeCompare, Len: dequeLen, Contains: dequeContains,
			GetItem: dequeGetItem, SetItem: dequeSetItem,
			Iter:   func(th *ext.Thread, self ext.Value) (ext.Value, error) { return newDequeIter(th, m.iter, self, 0) },
			Concat: m.dequeAdd, Repeat: m.dequeMul, InPlaceConcat: dequeIAdd, InPlaceRepeat: dequeIMul,
		},
		GetSets: []ext.GetSet{{Name: "maxlen", Doc: "maximum size of a deque or None if unbounded",
			Get: func(th *ext.Thread, self ext.Value) (ext.Value, error) {
				r, err := dequeOf(self).read(th)
				if err != nil || r.maxlen < 0 {
					return ext.None, err
				}
				return ext.Int(int64(r.maxlen)), nil
			}}},
		Methods: []ext.Func{
			{Name: "append", Sig: "self, item, /", Doc: "Add an element to the right side of the deque.", Fn: dequeAppend},
			{Name: "appendleft", Sig: "self, item, /", Doc: "Add an element to the left side of the deque.", Fn: dequeAppendLeft},
			{Name: "clear", Sig: "self, /", Doc: "Remove all elements from the deque.", Fn: dequeClear},
			{Name: "__copy__", Sig: "self, /", Doc: "Return a shallow copy of a deque.", Fn: m.dequeCopy},
			{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of a deque.", Fn: m.dequeCopy},
			{Name: "count", Sig: "self, value, /", Doc: "Return number of occurrences of value.", Fn: dequeCount},
			{Name: "extend", Sig: "self, iterable, /", Doc: "Extend the right side of the deque with elements from the iterable.", Fn: dequeExtend},
			{Name: "extendleft", Sig: "self, iterable, /", Doc: "Extend the left side of the deque with elements from the iterable.", Fn: dequeExtendLeft},
			{Name: "index", Sig: "self, value, start=?, stop=?, /", Fn: dequeIndex,
				Doc: "Return first index of value.\n\nRaises ValueError if the value is not present."},
			{Name: "insert", Sig: "self, index, value, /", Doc: "Insert value before index.", Fn: dequeInsert},
			{Name: "pop", Sig: "self, /", Doc: "Remove and return the rightmost element.", Fn: dequePop((*ring).popBack)},
			{Name: "popleft", Sig: "self, /", Doc: "Remove and return the leftmost element.", Fn: dequePop((*ring).popFront)},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: dequeReduce},
			{Name: "remove", Sig: "self, value, /", Doc: "Remove first occurrence of value.", Fn: dequeRemove},
			{Name: "__reversed__", Sig: "self, /", Doc: "Return a reverse iterator over the deque.",
				Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
					return newDequeIter(th, m.reverseIter, a[0], 0)
				}},
			{Name: "reverse", Sig: "self, /", Doc: "Reverse *IN PLACE*.", Fn: dequeReverse},
			{Name: "rotate", Sig: "self, n=1, /", Doc: "Rotate the deque n steps to the right.  If n is negative, rotates left.", Fn: dequeRotate},
			{Name: "__sizeof__", Sig: "self, /", Doc: "Return the size of the deque in memory, in bytes.",
				Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
					r, err := dequeOf(a[0]).read(th)
					if err != nil {
						return ext.Value{}, err
					}
					return ext.Int(int64(96 + 16*len(r.blocks)*blockLen)), nil
				}},
			ext.ClassGetItem(),
		},
	}
}
