package builtins

import (
	"github.com/weftpy/weft/objects"
)

// A classStatement is what __build_class__ works out, step by step.
type classStatement struct {
	body  *objects.Function
	name  *objects.Str
	given []value // the bases as written
	bases []value // ... after __mro_entries__
	kw    *objects.Dict
	meta  value
	ns    value
}

// buildClass is what a class statement calls.
func buildClass(th *thread, a []value) (value, error) {
	args, _ := objects.AsTuple(a[0])
	if len(args.Items) < 2 {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "__build_class__: not enough arguments")
	}
	body, ok := objects.AsFunction(args.Items[0])
	if !ok {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "__build_class__: func must be a function")
	}
	name, ok := objects.AsStr(args.Items[1])
	if !ok {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "__build_class__: name is not a string")
	}
	kw, _ := objects.AsDict(a[1])
	c := classStatement{body: body, name: name, given: args.Items[2:], kw: kw}
	for _, step := range []func(*thread) error{c.resolveBases, c.chooseMeta, c.prepare} {
		if err := step(th); err != nil {
			return value{}, err
		}
	}
	cell, err := th.Interp.Eval.RunFunction(th, c.body, c.ns)
	if err != nil {
		return value{}, err
	}
	return c.make(th, cell)
}

// resolveBases replaces bases that are not classes by what their __mro_entries__ says.
func (c *classStatement) resolveBases(th *thread) error {
	for _, b := range c.given {
		if _, ok := objects.AsType(b); ok {
			c.bases = append(c.bases, b)
			continue
		}
		f, err := objects.LookupAttr(th, b, "__mro_entries__")
		if err != nil {
			return err
		}
		if f.IsUndef() {
			c.bases = append(c.bases, b)
			continue
		}
		r, err := objects.CallArgs(th, f, objects.NewTuple(append([]value(nil), c.given...)))
		if err != nil {
			return err
		}
		t, ok := objects.AsTuple(r)
		if !ok {
			return objects.RaiseMsg(th, objects.TypeErrorType, "__mro_entries__ must return a tuple")
		}
		c.bases = append(c.bases, t.Items...)
	}
	return nil
}

// chooseMeta finds the metaclass: the most derived one of what the statement says and the bases' types. One that is not a
// class is called as it is.
func (c *classStatement) chooseMeta(th *thread) error {
	meta, err := c.kw.Pop(th, objects.NewStr("metaclass").Value())
	if err != nil {
		return err
	}
	switch {
	case !meta.IsUndef():
	case len(c.bases) > 0:
		meta = c.bases[0].Type().Value()
	default:
		meta = objects.TypeType.Value()
	}
	c.meta = meta
	mt, ok := objects.AsType(meta)
	if !ok {
		return nil
	}
	for _, b := range c.bases {
		switch bt := b.Type(); {
		case mt.Is(bt):
		case bt.Is(mt):
			mt = bt
		default:
			return objects.RaiseMsg(th, objects.TypeErrorType, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	c.meta = mt.Value()
	return nil
}

// prepare makes the namespace of the class body.
func (c *classStatement) prepare(th *thread) error {
	if c.meta == objects.TypeType.Value() {
		c.ns = objects.NewDict(th).Value()
		return nil
	}
	f, err := objects.LookupAttr(th, c.meta, "__prepare__")
	if err != nil {
		return err
	}
	if f.IsUndef() {
		c.ns = objects.NewDict(th).Value()
		return nil
	}
	if c.ns, err = c.callWithKeywords(th, f, c.name.Value(), objects.NewTuple(c.bases)); err != nil {
		return err
	}
	if !isMapping(c.ns) {
		name := "<metaclass>"
		if t, ok := objects.AsType(c.meta); ok {
			name = t.Name
		}
		return objects.Raisef(th, objects.TypeErrorType, "%s.__prepare__() must return a mapping, not %s", name, c.ns.Type().MessageName())
	}
	return nil
}

func (c *classStatement) callWithKeywords(th *thread, f value, args ...value) (value, error) {
	all, names, err := objects.SpreadArgs(th, objects.NewTuple(args), c.kw.Value())
	if err != nil {
		return value{}, err
	}
	return objects.Call(th, f, all, names)
}

// make calls the metaclass and checks that it told the body's methods what __class__ is.
func (c *classStatement) make(th *thread, cell value) (value, error) {
	if changed := len(c.bases) != len(c.given); changed || !sameValues(c.bases, c.given) {
		orig := objects.NewTuple(append([]value(nil), c.given...))
		if err := objects.SetItem(th, c.ns, objects.NewStr("__orig_bases__").Value(), orig); err != nil {
			return value{}, err
		}
	}
	cls, err := c.callWithKeywords(th, c.meta, c.name.Value(), objects.NewTuple(c.bases), c.ns)
	if err != nil || cell.Type() != objects.CellType {
		return cls, err
	}
	if _, ok := objects.AsType(cls); !ok {
		return cls, nil
	}
	v, err := (*objects.Cell)(cell.P).Get(th)
	if err != nil {
		return value{}, err
	}
	if v == cls {
		return cls, nil
	}
	if v.IsUndef() {
		return value{}, objects.Raisef(th, objects.RuntimeErrorType, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", c.name.String(), reprOrName(th, cls))
	}
	return value{}, objects.Raisef(th, objects.TypeErrorType, "__class__ set to %s defining '%s' as %s", reprOrName(th, v), c.name.String(), reprOrName(th, cls))
}

func sameValues(a, b []value) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// reprOrName describes v in an error message.
func reprOrName(th *thread, v value) string {
	if s, err := objects.Repr(th, v); err == nil {
		return s.String()
	}
	return v.Type().MessageName()
}
