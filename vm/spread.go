package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// A spreadCall is a CallEx on its way.
type spreadCall struct {
	instr
	f     *value         // the callee, and where the result goes
	args  unsafe.Pointer // the plain arguments, then the starred one, keyword values and the mapping
	n     int            // how many plain arguments there are, the object of a method counted
	kw    *objects.Tuple // the names of the keyword arguments, or nil
	items []value        // of the starred argument
	more  *objects.Dict  // the mapping, or nil
}

// callEx does CallEx. It lays the arguments out in the registers as Call finds them; no tuple or dict is made of them.
func (i *instr) callEx(f *value) (unsafe.Pointer, unsafe.Pointer, error) {
	if i.x() == opcode.CallStar && i.b == 0 && i.c == 0 && f.Type() == funcType {
		if src := at(unsafe.Pointer(f), headerLen); src.Type() == tupleType {
			return i.t.push((*fnObj)(f.P), f, (*objects.Tuple)(src.P).Items, nil, i.pc, i.fp, 0)
		}
	}
	c := spreadCall{instr: *i, f: f, args: unsafe.Add(unsafe.Pointer(f), headerLen), n: int(i.b)}
	if i.c != 0 {
		c.kw = (*objects.Tuple)(i.konst(i.c - 1).P)
	}
	if i.x()&opcode.CallMethod != 0 {
		if (*value)(c.args).IsUndef() {
			c.args = unsafe.Add(c.args, regSize)
		} else {
			c.n++
		}
	}
	if err := c.open(); err != nil {
		return nil, nil, err
	}
	if c.more != nil {
		if n, err := c.more.Len(i.t.th); err != nil {
			return nil, nil, err
		} else if n > 0 {
			return c.withMapping(n)
		}
	}
	names := namesOf(c.kw)
	return c.call(c.layout(len(names), 0), names, c.kw)
}

// withMapping makes the call with n keyword arguments from the mapping.
func (c *spreadCall) withMapping(n int) (unsafe.Pointer, unsafe.Pointer, error) {
	var few [8]value // most are no more
	given := namesOf(c.kw)
	names, k := few[:], len(given)
	if k+n > len(few) {
		names = make([]value, k+n)
	}
	names = names[:k+n]
	copy(names, given)
	all := c.layout(k, n)
	if err := c.more.Keywords(c.t.th, names[k:], all[len(all)-n:]); err != nil {
		return nil, nil, err
	}
	return c.call(all, names, nil)
}

// layout puts the arguments side by side: plain ones, those from the iterable, k keyword values, and room for as many more.
func (c *spreadCall) layout(k, more int) []value {
	values := c.n + int(c.x()&opcode.CallStar)
	n := c.n + len(c.items)
	all := c.t.scratch(c.args, n+k+more)
	if c.n > 0 && unsafe.Pointer(&all[0]) != c.args {
		copy(all, regSlice(c.args, c.n))
	}
	if k > 0 && n != values {
		copy(all[n:], regSlice(unsafe.Add(c.args, values*regSize), k))
	}
	copy(all[c.n:], c.items)
	return all
}

// call makes the call. kw has the names, too, if that has been made.
func (c *spreadCall) call(args, names []value, kw *objects.Tuple) (unsafe.Pointer, unsafe.Pointer, error) {
	callee := *c.f
	if pc, fp, err := c.invokePy(c.f, callee, unsafe.Pointer(unsafe.SliceData(args)), len(args), names); pc != nil || err != nil {
		return pc, fp, err
	}
	if kw == nil && len(names) > 0 {
		kw = (*objects.Tuple)(objects.TupleOf(names...).P)
	}
	// The arguments may lie above the frame, where the next one goes if the callee calls back.
	v, err := objects.CallCopy(c.t.th, callee, args, kw)
	if err != nil {
		return nil, nil, err
	}
	*c.f = v
	return c.pc, c.fp, nil
}

// open opens the iterable and the mapping, of which there may be none. Where the iterable is the only positional argument, the
// mapping comes first, as in CPython. Either may run Python code, which can change the other.
func (c *spreadCall) open() (err error) {
	x := c.x()
	src, m := *at(c.args, c.n*regSize), objects.Undef
	if x&opcode.CallMap != 0 {
		m = *at(c.args, (c.n+int(x&opcode.CallStar)+len(namesOf(c.kw)))*regSize)
	}
	if x&opcode.CallStar == 0 {
		return c.openMapping(m)
	}
	if t := src.Type(); (t == tupleType || t == listType) && (m.IsUndef() || m.Type() == dictType) {
		if err = c.openMapping(m); err == nil {
			c.items, err = plainItems(c.t.th, src)
		}
		return err
	}
	if c.b > 0 {
		if c.items, err = c.iterable(src); err == nil {
			err = c.openMapping(m)
		}
		return err
	}
	if err = c.openMapping(m); err != nil {
		return err
	}
	if c.more != nil {
		if c.more, err = c.more.Copy(c.t.th); err != nil {
			return err
		}
	}
	c.items, err = c.iterable(src)
	return err
}

// plainItems returns the items of a tuple or list as they are.
func plainItems(th *thrd, v value) ([]value, error) {
	if v.Type() == tupleType {
		return (*objects.Tuple)(v.P).Items, nil
	}
	return (*objects.List)(v.P).Items(th)
}

// iterable returns the items of v, an argument after *.
func (c *spreadCall) iterable(v value) ([]value, error) {
	if c.b > 0 {
		return starItems(c.t.th, v)
	}
	if !v.Type().Iterable() {
		return nil, callError(c.t.th, *c.f, "%s argument after * must be an iterable, not %s", v.Type().MessageName())
	}
	return objects.Collect(c.t.th, v)
}

// starItems returns the items of v, which is an argument after * behind others.
func starItems(th *thrd, v value) ([]value, error) {
	if !v.Type().Iterable() {
		return nil, objects.Raisef(th, objects.TypeErrorType, "Value after * must be an iterable, not %s", v.Type().MessageName())
	}
	return objects.Collect(th, v)
}

// openMapping sets c.more to the keyword arguments from m, if they are others than those named.
func (c *spreadCall) openMapping(m value) error {
	if m.IsUndef() {
		return nil
	}
	names := namesOf(c.kw)
	if d, ok := objects.AsPlainDict(m); ok {
		if shared, err := hasAny(c.t.th, d, names); err != nil {
			return err
		} else if !shared {
			c.more = d
			return nil
		}
	}
	c.more = objects.NewDict(c.t.th)
	return mergeKeywords(c.t.th, c.more, names, m, *c.f)
}

// hasAny tells if d has one of the keys.
func hasAny(th *thrd, d *objects.Dict, keys []value) (bool, error) {
	for _, k := range keys {
		if v, err := d.Get(th, k); err != nil || !v.IsUndef() {
			return true, err
		}
	}
	return false, nil
}

// mergeKeywords adds the items of mapping m, keyword arguments of a call to f that has those named already, to d.
func mergeKeywords(th *thrd, d *objects.Dict, names []value, m, f value) error {
	ok, err := eachItem(th, m, func(k value, get func() (value, error)) error {
		old, err := d.Get(th, k)
		if err != nil {
			return err
		}
		taken := !old.IsUndef()
		s, isStr := objects.AsStr(k)
		switch {
		case isStr && (taken || isNamed(s, names)):
			return callError(th, f, "%s got multiple values for keyword argument '%s'", s.String())
		case taken:
			return objects.RaiseMsg(th, objects.TypeErrorType, "keywords must be strings")
		}
		v, err := get()
		if err != nil {
			return err
		}
		return d.SetItem(th, k, v)
	})
	if err == nil && !ok {
		err = callError(th, f, "%s argument after ** must be a mapping, not %s", m.Type().MessageName())
	}
	return err
}

func isNamed(s *objects.Str, names []value) bool {
	for _, n := range names {
		if t, ok := objects.AsStr(n); ok && t.Equal(s) {
			return true
		}
	}
	return false
}
