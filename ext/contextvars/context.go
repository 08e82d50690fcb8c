package contextvars

import (
	"github.com/weftpy/weft/ext"
)

func (m *module) newContextType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name: "_contextvars.Context", Effect: ext.Pure,
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				if len(args) > 0 {
					return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Context() does not accept any arguments")
				}
				return m.newContext(th, contextState{}).value(), nil
			},
			Len: func(th *thread, self value) (int, error) {
				s, err := asContext(self).Read(th)
				if err != nil {
					return 0, err
				}
				return len(s.order), nil
			},
			Iter: func(th *thread, self value) (value, error) {
				keys, err := m.list(th, self, func(k, v value) value { return k })
				if err != nil {
					return value{}, err
				}
				return ext.Iter(th, keys)
			},
			GetItem: func(th *thread, self, key value) (value, error) {
				x, err := m.item(th, self, key)
				if err == nil && x.IsUndef() {
					return value{}, ext.RaiseKey(th, key)
				}
				return x, err
			},
			Contains: func(th *thread, self, key value) (bool, error) {
				x, err := m.item(th, self, key)
				return !x.IsUndef(), err
			},
			Compare: m.compare,
		},
		Methods: []def{
			// Blocking: a thread's whole life is one call of it, so what comes before had better not wait for its end.
			{Name: "run", Sig: "self, callable, /, *args, **kwargs", Effect: ext.Blocking, Fn: m.run, Doc: "Call callable(*args, **kwargs) in this context."},
			{Name: "copy", Sig: "self, /", Doc: "Return a shallow copy of the context object.", Fn: func(th *thread, a []value) (value, error) {
				return m.copyOf(th, asContext(a[0]))
			}},
			{Name: "get", Sig: "self, key, default=None, /", Doc: "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.", Fn: func(th *thread, a []value) (value, error) {
				x, err := m.item(th, a[0], a[1])
				return x.Or(a[2]), err
			}},
			{Name: "keys", Sig: "self, /", Doc: "Return a list of all variables in the context object.", Fn: m.lister(func(k, v value) value { return k })},
			{Name: "values", Sig: "self, /", Doc: "Return a list of all variables' values in the context object.", Fn: m.lister(func(k, v value) value { return v })},
			{Name: "items", Sig: "self, /", Doc: "Return all variables and their values in the context object.", Fn: m.lister(func(k, v value) value { return ext.TupleOf(k, v) })},
		},
	})
}

// item returns the value of a variable given as a Python value, or Undef.
func (m *module) item(th *thread, self, key value) (value, error) {
	if key.Type() != m.varType {
		return ext.Undef, ext.Raisef(th, ext.TypeErrorType, "a ContextVar key was expected, got %s", mustRepr(th, key))
	}
	return asContext(self).get(th, asVar(key))
}

func mustRepr(th *thread, v value) string {
	if s, err := ext.Repr(th, v); err == nil {
		return s.String()
	}
	return v.Type().MessageName()
}

func (m *module) list(th *thread, self value, f func(k, v value) value) (value, error) {
	s, err := asContext(self).Read(th)
	if err != nil {
		return value{}, err
	}
	items := make([]value, len(s.order))
	for i, k := range s.order {
		items[i] = f(k.value(), s.vars[k])
	}
	return ext.NewList(th, items).Value(), nil
}

func (m *module) lister(f func(k, v value) value) ext.Fn {
	return func(th *thread, a []value) (value, error) { return m.list(th, a[0], f) }
}

func (m *module) compare(th *thread, a, b value, op ext.CmpOp) (value, error) {
	if b.Type() != m.ctxType || op != ext.EQ && op != ext.NE {
		return ext.NotImplemented, nil
	}
	x, err := asContext(a).Read(th)
	if err != nil {
		return value{}, err
	}
	y, err := asContext(b).Read(th)
	if err != nil {
		return value{}, err
	}
	xv, yv := x.vars, y.vars
	same := len(xv) == len(yv)
	for k, v := range xv {
		w, ok := yv[k]
		if !same || !ok {
			same = false
			break
		}
		if same, err = ext.Equal(th, v, w); err != nil {
			return value{}, err
		}
	}
	return ext.Bool(same == (op == ext.EQ)), nil
}

// run calls a function with this context as the thread's.
func (m *module) run(th *thread, a []value) (value, error) {
	c := asContext(a[0])
	args, kw, err := ext.SpreadArgs(th, a[2], a[3])
	if err != nil {
		return value{}, err
	}
	outer := m.current(th).value()
	busy := false
	err = th.Transact(func() error {
		s, err := c.Write(th)
		if err != nil {
			return err
		}
		if busy = s.entered; !busy {
			s.entered = true
		}
		return nil
	})
	if err != nil {
		return value{}, err
	}
	if busy {
		return value{}, ext.RaiseMsg(th, ext.RuntimeErrorType, "cannot enter context: "+mustRepr(th, a[0])+" is already entered")
	}
	th.Context = a[0]
	v, err := ext.Call(th, a[1], args, kw)
	th.Context = outer
	if ext.IsAbort(err) {
		return value{}, err
	}
	leave := th.Transact(func() error {
		s, err := c.Write(th)
		if err == nil {
			s.entered = false
		}
		return err
	})
	if leave != nil {
		return value{}, leave
	}
	return v, err
}
