package objects

import (
	"slices"
	"unsafe"
)

const listAttrOff = unsafe.Offsetof(listSub{}.attrs)

func listLen(th *Thread, self Value) (int, error) {
	items, err := listOf(self).Items(th)
	return len(items), err
}

func listRepr(th *Thread, self Value) (*Str, error) {
	l := listOf(self)
	return seqRepr(th, self, "[", "]", "[...]", func(i int) (Value, bool, error) {
		x, err := l.at(th, i)
		return x, !x.IsUndef(), err
	})
}

func listContains(th *Thread, self, item Value) (bool, error) {
	i, err := listOf(self).find(th, item, 0, maxSeq)
	return i >= 0, err
}

// listCompare compares item by item; both lists are looked at again for every item, as comparing may change them.
func listCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	l, ok := AsList(a)
	m, ok2 := AsList(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	for i := 0; ; i++ {
		v, err := l.Items(th)
		if err != nil {
			return Value{}, err
		}
		w, err := m.Items(th)
		if err != nil {
			return Value{}, err
		}
		if len(v) != len(w) && (op == EQ || op == NE) {
			return Bool(op == NE), nil
		}
		for i < len(v) && i < len(w) && v[i] == w[i] {
			i++
		}
		if i >= len(v) || i >= len(w) {
			return lengthResult(op, len(v), len(w)), nil
		}
		x, y := v[i], w[i]
		eq, err := Equal(th, x, y)
		if err != nil {
			return Value{}, err
		}
		if !eq {
			return itemResult(th, x, y, op)
		}
	}
}

func listGetItem(th *Thread, self, key Value) (Value, error) {
	l := listOf(self)
	if key.IsInt() {
		items, err := l.Items(th)
		if err != nil {
			return Value{}, err
		}
		i := int(key.Int())
		if i < 0 {
			i += len(items)
		}
		if uint(i) < uint(len(items)) {
			return items[i], nil
		}
		return Value{}, RaiseMsg(th, IndexErrorType, "list index out of range")
	}
	if s, ok := AsSlice(key); ok {
		return l.getSlice(th, s)
	}
	i, err := seqIndex(th, key, "list")
	if err != nil {
		return Value{}, err
	}
	return listGetItem(th, self, Int(int64(i)))
}

func (l *List) getSlice(th *Thread, s *Slice) (Value, error) {
	u, err := unpackSlice(th, s)
	if err != nil {
		return Value{}, err
	}
	return l.takeSlice(th, u)
}

func (l *List) takeSlice(th *Thread, u bounds) (Value, error) {
	items, err := l.Items(th)
	if err != nil {
		return Value{}, err
	}
	start, count := u.clip(len(items))
	if u.step == 1 {
		return ListOf(th, items[start:start+count], count).Value(), nil
	}
	r, dst := newListLen(th, count)
	for k := range dst {
		dst[k] = items[start]
		start += u.step
	}
	return r.Value(), nil
}

func listSetItem(th *Thread, self, key, v Value) error {
	l := listOf(self)
	if s, ok := AsSlice(key); ok {
		if v.IsUndef() {
			return l.deleteSlice(th, s)
		}
		return l.setSlice(th, s, v)
	}
	i, err := seqIndex(th, key, "list")
	if err != nil {
		return err
	}
	items, err := l.Items(th)
	if err != nil {
		return err
	}
	if i < 0 {
		i += len(items)
	}
	if i < 0 || i >= len(items) {
		return RaiseMsg(th, IndexErrorType, "list assignment index out of range")
	}
	if v.IsUndef() {
		_, _, err := l.Pop(th, i)
		return err
	}
	if items[i] == v {
		return nil // writing what is there is a read
	}
	b, err := l.WriteSlots(th)
	if err != nil {
		return err
	}
	b.SetSlot(th, i, v)
	return nil
}

// setSlice assigns to a slice. The items to store are collected first, as that may run Python code.
func (l *List) setSlice(th *Thread, s *Slice, v Value) error {
	u, err := unpackSlice(th, s)
	if err != nil {
		return err
	}
	items, err := l.toStore(th, v)
	if err != nil {
		if IsRaised(err, TypeErrorType) && v.Type().Iter == nil {
			return RaiseMsg(th, TypeErrorType, "must assign iterable to extended slice")
		}
		return err
	}
	b, err := l.WriteAll(th)
	if err != nil {
		return err
	}
	start, count := u.clip(len(b.Items))
	if u.step == 1 && len(items) == count {
		storeItems(b.Items[start:start+count], items)
		return nil
	}
	if u.step == 1 {
		b.Items = slices.Replace(b.Items, start, start+count, items...)
		return nil
	}
	if len(items) != count {
		return Raisef(th, ValueErrorType, "attempt to assign sequence of size %d to extended slice of size %d", len(items), count)
	}
	for i, x := range items {
		b.Items[start+i*u.step] = x
	}
	return nil
}

// storeItems is copy, where items is no part of dst. For a few a loop is cheaper than the call into the runtime.
func storeItems(dst, items []Value) {
	if len(items) > maxShortList {
		copy(dst, items)
		return
	}
	//lint:ignore S1001 see above
	for i, v := range items {
		dst[i] = v
	}
}

// toStore returns the items of v, of which a slice of l is to consist. Those of another list need no copy.
func (l *List) toStore(th *Thread, v Value) ([]Value, error) {
	if v.Type() == ListType && v != l.Value() {
		return listOf(v).Items(th)
	}
	return Collect(th, v)
}

func (l *List) deleteSlice(th *Thread, s *Slice) error {
	u, err := unpackSlice(th, s)
	if err != nil {
		return err
	}
	b, err := l.Read(th)
	if err != nil {
		return err
	}
	start, count := u.clip(len(b.Items))
	if count == 0 {
		return nil
	}
	if b, err = l.WriteAll(th); err != nil {
		return err
	}
	step := u.step
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	if step == 1 {
		b.Items = slices.Delete(b.Items, start, start+count)
		return nil
	}
	to := start
	for from := start; from < len(b.Items); from++ {
		if k := from - start; k%step == 0 && k/step < count {
			continue
		}
		b.Items[to] = b.Items[from]
		to++
	}
	clear(b.Items[to:])
	b.Items = b.Items[:to]
	return nil
}

func listAdd(th *Thread, a, b Value) (Value, error) {
	m, ok := AsList(b)
	if !ok {
		return Value{}, concatError(th, "list", b)
	}
	v, err := listOf(a).Items(th)
	if err != nil {
		return Value{}, err
	}
	w, err := m.Items(th)
	if err != nil {
		return Value{}, err
	}
	if err := th.ReserveItems(len(v)+len(w), valueSize); err != nil {
		return Value{}, err
	}
	r, sum := newListLen(th, len(v)+len(w))
	copy(sum, v)
	copy(sum[len(v):], w)
	return r.Value(), nil
}

func listMul(th *Thread, self Value, n int) (Value, error) {
	items, err := listOf(self).Items(th)
	if err != nil {
		return Value{}, err
	}
	n = max(n, 0)
	if err := th.reserveRepeated(len(items), n); err != nil {
		return Value{}, err
	}
	r, dst := newListLen(th, len(items)*n)
	repeatInto(dst, items)
	return r.Value(), nil
}

func listIAdd(th *Thread, self, other Value) (Value, error) {
	return self, listOf(self).Extend(th, other)
}

func listIMul(th *Thread, self Value, n int) (Value, error) {
	b, err := listOf(self).WriteAll(th)
	if err != nil {
		return Value{}, err
	}
	if b.Items, err = repeated(th, b.Items, max(n, 0)); err != nil {
		return Value{}, err
	}
	b.own = th.Stamp()
	return self, nil
}
