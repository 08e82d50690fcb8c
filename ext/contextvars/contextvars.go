// Package contextvars is the module _contextvars: variables with a value per context. Every thread has a current context;
// setting a variable makes a new map in the context, which is transactional state, so contexts can be shared between threads
// like anything else.
package contextvars

import (
	"fmt"
	"maps"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
)

// A contextVar is a ContextVar: a key in contexts, by identity.
type contextVar struct {
	ext.Header
	name value
	dflt value // Undef: none
}

// A context is a Context.
type context struct {
	ext.Header
	ext.State[contextState]
}

type contextState struct {
	vars    map[*contextVar]value // never changed in place
	order   []*contextVar         // of the first assignment; appended to only
	entered bool
}

// A token is a Token: what undoes one set.
type token struct {
	ext.Header
	v   *contextVar
	ctx *context
	old value // Undef: the variable had no value
	ext.State[tokenState]
}

type tokenState struct{ used bool }

// module is what the module's types and functions share.
type module struct {
	varType, ctxType, tokenType *ext.Type
	missing                     value // Token.MISSING
}

// Module describes the module _contextvars for one interpreter.
func Module() *ext.Module {
	m := &module{}
	missingType := ext.NewType(ext.TypeSpec{Name: "Token.MISSING", Flags: ext.FlagDisallowNew, Effect: ext.Pure, Slots: ext.Slots{
		Repr: func(th *thread, v value) (*ext.Str, error) { return ext.NewStr("<Token.MISSING>"), nil },
	}})
	m.missing = ext.FromPtr(unsafe.Pointer(&struct {
		ext.Header
		_ byte
	}{Header: ext.NewHeader(missingType)}))
	m.varType, m.ctxType, m.tokenType = m.newVarType(), m.newContextType(), m.newTokenType()
	return &ext.Module{
		Name:   "_contextvars",
		Doc:    "Context Variables",
		Effect: ext.Pure,
		Types:  []*ext.Type{m.varType, m.ctxType, m.tokenType},
		Funcs: []def{{Name: "copy_context", Sig: "", Doc: "Return a shallow copy of the current context.", Fn: func(th *thread, a []value) (value, error) {
			return m.copyOf(th, m.current(th))
		}}},
	}
}

func (c *context) value() value    { return ext.FromPtr(unsafe.Pointer(c)) }
func (v *contextVar) value() value { return ext.FromPtr(unsafe.Pointer(v)) }
func asContext(v value) *context   { return (*context)(v.P) }
func asVar(v value) *contextVar    { return (*contextVar)(v.P) }

func (m *module) newContext(th *thread, s contextState) *context {
	c := &context{Header: ext.NewHeader(m.ctxType)}
	s.entered = false
	c.Init(th, s)
	return c
}

// current returns the thread's context, which begins empty.
func (m *module) current(th *thread) *context {
	if th.Context.IsUndef() {
		c := &context{Header: ext.NewHeader(m.ctxType)}
		c.InitOld(th, contextState{})
		th.Context = c.value()
	}
	return asContext(th.Context)
}

func (m *module) copyOf(th *thread, c *context) (value, error) {
	s, err := c.Read(th)
	if err != nil {
		return value{}, err
	}
	return m.newContext(th, *s).value(), nil
}

// lookup returns a variable's value in the current context, or Undef.
func (m *module) lookup(th *thread, v *contextVar) (value, error) {
	if th.Context.IsUndef() {
		return ext.Undef, nil
	}
	return asContext(th.Context).get(th, v)
}

func (c *context) get(th *thread, v *contextVar) (value, error) {
	s, err := c.Read(th)
	if err != nil {
		return value{}, err
	}
	if x, ok := s.vars[v]; ok {
		return x, nil
	}
	return ext.Undef, nil
}

// set stores a variable's value; Undef removes it.
func (c *context) set(th *thread, v *contextVar, x value) error {
	s, err := c.Write(th)
	if err != nil {
		return err
	}
	vars := maps.Clone(s.vars)
	if vars == nil {
		vars = map[*contextVar]value{}
	}
	_, had := vars[v]
	if x.IsUndef() {
		delete(vars, v)
		s.order = without(s.order, v)
	} else {
		vars[v] = x
		if !had {
			s.order = append(s.order[:len(s.order):len(s.order)], v)
		}
	}
	s.vars = vars
	return nil
}

func without(vars []*contextVar, v *contextVar) []*contextVar {
	var rest []*contextVar
	for _, x := range vars {
		if x != v {
			rest = append(rest, x)
		}
	}
	return rest
}

func reprOf(th *thread, v value) (string, error) {
	s, err := ext.Repr(th, v)
	if err != nil {
		return "", err
	}
	return s.String(), nil
}

func (m *module) newVarType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name: "_contextvars.ContextVar", Effect: ext.Pure, Sig: "name, *, default=?",
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "ContextVar", "name, /, *, default=?", args, kw)
				if err != nil {
					return value{}, err
				}
				if _, ok := ext.AsStr(a[0]); !ok {
					return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "context variable name must be a str")
				}
				return ext.FromPtr(unsafe.Pointer(&contextVar{ext.NewHeader(cls), a[0], a[1]})), nil
			},
			Repr: func(th *thread, self value) (*ext.Str, error) {
				v := asVar(self)
				name, err := reprOf(th, v.name)
				if err != nil {
					return nil, err
				}
				s := "<ContextVar name=" + name
				if !v.dflt.IsUndef() {
					d, err := reprOf(th, v.dflt)
					if err != nil {
						return nil, err
					}
					s += " default=" + d
				}
				return ext.NewStr(fmt.Sprintf("%s at %s>", s, ext.Address(th, self))), nil
			},
		},
		Methods: []def{
			ext.ClassGetItem(),
			{Name: "get", Sig: "self, default=?, /", Fn: m.varGet, Doc: "Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError."},
			{Name: "set", Sig: "self, value, /", Fn: m.varSet, Doc: "Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method."},
			{Name: "reset", Sig: "self, token, /", Fn: m.varReset, Doc: "Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used."},
		},
		GetSets: []ext.GetSet{{Name: "name", Get: func(th *thread, self value) (value, error) { return asVar(self).name, nil }}},
	})
}

func (m *module) varGet(th *thread, a []value) (value, error) {
	v := asVar(a[0])
	x, err := m.lookup(th, v)
	if err != nil {
		return value{}, err
	}
	if x = x.Or(a[1]).Or(v.dflt); x.IsUndef() {
		return value{}, ext.Raise(th, ext.LookupErrorType, a[0])
	}
	return x, nil
}

func (m *module) varSet(th *thread, a []value) (value, error) {
	v, c := asVar(a[0]), m.current(th)
	old, err := c.get(th, v)
	if err != nil {
		return value{}, err
	}
	t := &token{Header: ext.NewHeader(m.tokenType), v: v, ctx: c, old: old}
	t.Init(th, tokenState{})
	return ext.FromPtr(unsafe.Pointer(t)), c.set(th, v, a[1])
}

func (m *module) varReset(th *thread, a []value) (value, error) {
	if a[1].Type() != m.tokenType {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "expected an instance of Token, got %s", a[1].Type().MessageName())
	}
	t := (*token)(a[1].P)
	return ext.None, m.reset(th, asVar(a[0]), t, a[1])
}

func (m *module) reset(th *thread, v *contextVar, t *token, tv value) error {
	s, err := t.Read(th)
	if err != nil {
		return err
	}
	why := ""
	switch {
	case s.used:
		r, err := reprOf(th, tv)
		if err != nil {
			return err
		}
		return ext.RaiseMsg(th, ext.RuntimeErrorType, r+" has already been used once")
	case t.v != v:
		why = "was created by a different ContextVar"
	case t.ctx != m.current(th):
		why = "was created in a different Context"
	}
	if why != "" {
		r, err := reprOf(th, tv)
		if err != nil {
			return err
		}
		return ext.RaiseMsg(th, ext.ValueErrorType, r+" "+why)
	}
	if s, err = t.Write(th); err != nil {
		return err
	}
	s.used = true
	return t.ctx.set(th, v, t.old)
}

func (m *module) newTokenType() *ext.Type {
	of := func(v value) *token { return (*token)(v.P) }
	return ext.NewType(ext.TypeSpec{
		Name: "_contextvars.Token", Effect: ext.Pure, Flags: ext.FlagDisallowNew,
		Attrs: map[string]value{"MISSING": m.missing},
		Slots: ext.Slots{Repr: func(th *thread, self value) (*ext.Str, error) {
			s, err := of(self).Read(th)
			if err != nil {
				return nil, err
			}
			v, err := reprOf(th, ext.FromPtr(unsafe.Pointer(of(self).v)))
			if err != nil {
				return nil, err
			}
			used := ""
			if s.used {
				used = " used"
			}
			return ext.NewStr(fmt.Sprintf("<Token%s var=%s at %s>", used, v, ext.Address(th, self))), nil
		}},
		Methods: []def{
			ext.ClassGetItem(),
			{Name: "__enter__", Sig: "self, /", Doc: "Enter into Token context manager.", Fn: func(th *thread, a []value) (value, error) { return a[0], nil }},
			{Name: "__exit__", Sig: "self, type, val, tb, /", Doc: "Exit from Token context manager, restore the linked ContextVar.", Fn: func(th *thread, a []value) (value, error) {
				return ext.None, m.reset(th, of(a[0]).v, of(a[0]), a[0])
			}},
		},
		GetSets: []ext.GetSet{
			{Name: "var", Get: func(th *thread, self value) (value, error) { return ext.FromPtr(unsafe.Pointer(of(self).v)), nil }},
			{Name: "old_value", Get: func(th *thread, self value) (value, error) { return of(self).old.Or(m.missing), nil }},
		},
	})
}
