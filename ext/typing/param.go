package typing

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// A param is a TypeVar, a TypeVarTuple or a ParamSpec.
type param struct {
	ext.Header
	ext.Attrs
	name                            *ext.Str
	covariant, contravariant, infer bool
	state                           ext.State[lazies]
}

// A lazy is something that is computed when it is first needed: value is Undef until then, and eval Undef if there is nothing
// to call.
type lazy struct{ value, eval value }

type lazies struct{ bound, constraints, dflt lazy }

func paramOf(v value) *param { return (*param)(v.P) }

func known(v value) lazy { return lazy{v, ext.Undef} }

func newParam(th *thread, cls *ext.Type, name *ext.Str, l lazies) (*param, error) {
	p := &param{Header: ext.NewHeader(cls), name: name}
	p.Attrs.Init(th, cls)
	p.state.Init(th, l)
	return p, setCaller(th, p.value())
}

func (p *param) value() value { return ext.FromPtr(unsafe.Pointer(p)) }

// get returns one of p's lazy values, computing it if need be.
func (p *param) get(th *thread, which func(*lazies) *lazy) (value, error) {
	s, err := p.state.Read(th)
	if err != nil {
		return value{}, err
	}
	l := *which(s)
	if !l.value.IsUndef() {
		return l.value, nil
	}
	v, err := ext.CallArgs(th, l.eval, ext.Int(formatValue))
	if err != nil {
		return value{}, err
	}
	if s, err = p.state.Write(th); err != nil {
		return value{}, err
	}
	which(s).value = v
	return v, nil
}

// evaluator returns what computes one of p's lazy values in a given format, or None where there is none: where the value
// equals none.
func (m *module) evaluator(th *thread, p *param, which func(*lazies) *lazy, none value) (value, error) {
	s, err := p.state.Read(th)
	if err != nil {
		return value{}, err
	}
	l := which(s)
	switch {
	case !l.eval.IsUndef():
		return l.eval, nil
	case l.value == none:
		return ext.None, nil
	}
	return m.newConstEvaluator(l.value), nil
}

func boundOf(s *lazies) *lazy      { return &s.bound }
func constraintOf(s *lazies) *lazy { return &s.constraints }
func defaultOf(s *lazies) *lazy    { return &s.dflt }

// setVariance checks and stores the three flags of a constructor.
func (p *param) setVariance(th *thread, co, contra, infer value) error {
	for _, f := range []struct {
		v  value
		to *bool
	}{{co, &p.covariant}, {contra, &p.contravariant}, {infer, &p.infer}} {
		b, err := ext.Truth(th, f.v)
		if err != nil {
			return err
		}
		*f.to = b
	}
	switch {
	case p.covariant && p.contravariant:
		return ext.RaiseMsg(th, ext.ValueErrorType, "Bivariant types are not supported.")
	case p.infer && (p.covariant || p.contravariant):
		return ext.RaiseMsg(th, ext.ValueErrorType, "Variance cannot be specified with infer_variance.")
	}
	return nil
}

func paramRepr(_ *thread, self value) (*ext.Str, error) {
	p := paramOf(self)
	mark := "~"
	switch {
	case p.infer:
		mark = ""
	case p.covariant:
		mark = "+"
	case p.contravariant:
		mark = "-"
	}
	return ext.NewStr(mark + p.name.String()), nil
}

// checkedBound is bound as a constructor got it, checked to be a type.
func checkedBound(th *thread, v value) (value, error) {
	if v.IsNone() {
		return v, nil
	}
	return callTyping(th, "_type_check", v, ext.NewStr("Bound must be a type.").Value())
}

func nameArg(th *thread, fname string, v value) (*ext.Str, error) {
	s, ok := ext.AsStr(v)
	if !ok {
		return nil, ext.Raisef(th, ext.TypeErrorType, "%s() argument 'name' must be str, not %s", fname, v.Type().MessageName())
	}
	return s, nil
}

// commonMethods are those of all three kinds; kind is in the message of who tries to derive from an instance.
func (m *module) commonMethods(kind string) []def {
	return []def{
		{Name: "__reduce__", Sig: "self, /", Fn: func(_ *thread, a []value) (value, error) {
			return paramOf(a[0]).name.Value(), nil
		}},
		{Name: "has_default", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
			s, err := paramOf(a[0]).state.Read(th)
			if err != nil {
				return value{}, err
			}
			return ext.Bool(s.dflt.value != m.noDefault), nil
		}},
		{Name: "__mro_entries__", Sig: "self, object, /", Fn: func(th *thread, a []value) (value, error) {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "Cannot subclass an instance of %s", kind)
		}},
	}
}

// delegated is a method that a function of Lib/typing.py implements.
func delegated(name, sig, impl string) def {
	return def{Name: name, Sig: sig, Fn: func(th *thread, a []value) (value, error) {
		return callTyping(th, impl, append([]value(nil), a...)...)
	}}
}

func (m *module) defaultGetSets() []ext.GetSet {
	return []ext.GetSet{
		{Name: "__name__", Doc: "The name of the parameter.", Member: true, Get: func(_ *thread, v value) (value, error) {
			return paramOf(v).name.Value(), nil
		}},
		{Name: "__default__", Doc: "The default value for this parameter.", Get: func(th *thread, v value) (value, error) {
			return paramOf(v).get(th, defaultOf)
		}},
		{Name: "evaluate_default", Get: func(th *thread, v value) (value, error) {
			return m.evaluator(th, paramOf(v), defaultOf, m.noDefault)
		}},
		ext.DictGetSet(),
	}
}

func varianceGetSets() []ext.GetSet {
	flag := func(name string, of func(*param) bool) ext.GetSet {
		return ext.GetSet{Name: name, Member: true, Get: func(_ *thread, v value) (value, error) {
			return ext.Bool(of(paramOf(v))), nil
		}}
	}
	return []ext.GetSet{
		flag("__covariant__", func(p *param) bool { return p.covariant }),
		flag("__contravariant__", func(p *param) bool { return p.contravariant }),
		flag("__infer_variance__", func(p *param) bool { return p.infer }),
		{Name: "__bound__", Get: func(th *thread, v value) (value, error) { return paramOf(v).get(th, boundOf) }},
	}
}

// newTypeVarType makes the type TypeVar.
func (m *module) newTypeVarType() *ext.Type {
	const sig = "name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False"
	t := ext.NewType(ext.TypeSpec{
		Name: "typing.TypeVar", Doc: typeVarDoc, Effect: ext.Pure, Sig: sig, Flags: ext.FlagHasAttrs, AttrOff: unsafe.Offsetof(param{}.Attrs),
		Slots: withUnion(ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "typevar", sig, args, kw)
				if err != nil {
					return value{}, err
				}
				return m.newTypeVar(th, cls, a)
			},
			Repr: paramRepr,
		}),
		Methods: append(m.commonMethods("TypeVar"),
			delegated("__typing_subst__", "self, arg, /", "_typevar_subst"),
			def{Name: "__typing_prepare_subst__", Sig: "self, alias, args, /", Fn: m.prepareTypeVar}),
		GetSets: append(append(m.defaultGetSets(), varianceGetSets()...),
			ext.GetSet{Name: "__constraints__", Get: func(th *thread, v value) (value, error) { return paramOf(v).get(th, constraintOf) }},
			ext.GetSet{Name: "evaluate_bound", Get: func(th *thread, v value) (value, error) {
				return m.evaluator(th, paramOf(v), boundOf, ext.None)
			}},
			ext.GetSet{Name: "evaluate_constraints", Get: func(th *thread, v value) (value, error) {
				s, err := paramOf(v).state.Read(th)
				if err != nil {
					return value{}, err
				}
				if t, ok := ext.AsTuple(s.constraints.value); ok && len(t.Items) == 0 {
					return ext.None, nil
				}
				return m.evaluator(th, paramOf(v), constraintOf, ext.Undef)
			}}),
	})
	return t
}

// withUnion adds the operator | to a type's slots.
func withUnion(s ext.Slots) ext.Slots {
	s.Binary[ext.OpOr] = union
	return s
}

func (m *module) newTypeVar(th *thread, cls *ext.Type, a []value) (value, error) {
	name, err := nameArg(th, "typevar", a[0])
	if err != nil {
		return value{}, err
	}
	constraints, _ := ext.AsTuple(a[1])
	bound, err := checkedBound(th, a[2])
	if err != nil {
		return value{}, err
	}
	switch n := len(constraints.Items); {
	case n == 1:
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "A single constraint is not allowed")
	case n > 0 && !bound.IsNone():
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Constraints cannot be combined with bound=...")
	}
	p, err := newParam(th, cls, name, lazies{known(bound), known(a[1]), known(a[3].Or(m.noDefault))})
	if err != nil {
		return value{}, err
	}
	return p.value(), p.setVariance(th, a[4], a[5], a[6])
}

// prepareTypeVar adds the default of a TypeVar to type arguments that end just before it.
func (m *module) prepareTypeVar(th *thread, a []value) (value, error) {
	params, err := ext.GetAttrName(th, a[1], "__parameters__")
	if err != nil {
		return value{}, err
	}
	list, err := ext.Collect(th, params)
	if err != nil {
		return value{}, err
	}
	args, err := ext.Collect(th, a[2])
	if err != nil {
		return value{}, err
	}
	index := 0
	for index < len(list) && list[index] != a[0] {
		index++
	}
	if index < len(args) {
		return a[2], nil
	}
	dflt := m.noDefault
	if index == len(args) {
		if dflt, err = paramOf(a[0]).get(th, defaultOf); err != nil {
			return value{}, err
		}
	}
	if dflt == m.noDefault {
		s, err := ext.ToStr(th, a[1])
		if err != nil {
			return value{}, err
		}
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Too few arguments for "+s.String())
	}
	return ext.NewTuple(append(args, dflt)), nil
}

// newTypeVarTupleType makes the type TypeVarTuple.
func (m *module) newTypeVarTupleType() *ext.Type {
	const sig = "name, *, default=?"
	return ext.NewType(ext.TypeSpec{
		Name: "typing.TypeVarTuple", Doc: typeVarTupleDoc, Effect: ext.Pure, Sig: sig, Flags: ext.FlagHasAttrs,
		AttrOff: unsafe.Offsetof(param{}.Attrs),
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "typevartuple", sig, args, kw)
				if err != nil {
					return value{}, err
				}
				name, err := nameArg(th, "typevartuple", a[0])
				if err != nil {
					return value{}, err
				}
				p, err := newParam(th, cls, name, lazies{dflt: known(a[1].Or(m.noDefault))})
				if err != nil {
					return value{}, err
				}
				return p.value(), nil
			},
			Repr: func(_ *thread, self value) (*ext.Str, error) { return paramOf(self).name, nil },
			Iter: iterUnpacked,
		},
		Methods: append(m.commonMethods("TypeVarTuple"),
			delegated("__typing_prepare_subst__", "self, alias, args, /", "_typevartuple_prepare_subst"),
			def{Name: "__typing_subst__", Sig: "self, arg, /", Fn: func(th *thread, a []value) (value, error) {
				return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Substitution of bare TypeVarTuple is not supported")
			}}),
		GetSets: m.defaultGetSets(),
	})
}

// newParamSpecType makes the type ParamSpec.
func (m *module) newParamSpecType() *ext.Type {
	const sig = "name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False"
	return ext.NewType(ext.TypeSpec{
		Name: "typing.ParamSpec", Doc: paramSpecDoc, Effect: ext.Pure, Sig: sig, Flags: ext.FlagHasAttrs,
		AttrOff: unsafe.Offsetof(param{}.Attrs),
		Slots: withUnion(ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "paramspec", sig, args, kw)
				if err != nil {
					return value{}, err
				}
				name, err := nameArg(th, "paramspec", a[0])
				if err != nil {
					return value{}, err
				}
				bound, err := checkedBound(th, a[1])
				if err != nil {
					return value{}, err
				}
				p, err := newParam(th, cls, name, lazies{bound: known(bound), dflt: known(a[2].Or(m.noDefault))})
				if err != nil {
					return value{}, err
				}
				return p.value(), p.setVariance(th, a[3], a[4], a[5])
			},
			Repr: paramRepr,
		}),
		Methods: append(m.commonMethods("ParamSpec"),
			delegated("__typing_subst__", "self, arg, /", "_paramspec_subst"),
			delegated("__typing_prepare_subst__", "self, alias, args, /", "_paramspec_prepare_subst")),
		GetSets: append(append(m.defaultGetSets(), varianceGetSets()...),
			ext.GetSet{Name: "args", Doc: "Represents positional arguments.", Get: func(_ *thread, v value) (value, error) {
				return newPart(m.specArgsType, v), nil
			}},
			ext.GetSet{Name: "kwargs", Doc: "Represents keyword arguments.", Get: func(_ *thread, v value) (value, error) {
				return newPart(m.specKwargsType, v), nil
			}}),
	})
}

const typeVarDoc = `Type variable.

The preferred way to construct a type variable is via the dedicated
syntax for generic functions, classes, and type aliases::

    class Sequence[T]:  # T is a TypeVar
        ...

This syntax can also be used to create bound and constrained type
variables.
`

const typeVarTupleDoc = `Type variable tuple. A specialized form of type variable that enables
variadic generics.

The preferred way to construct a type variable tuple is via the
dedicated syntax for generic functions, classes, and type aliases,
where a single '*' indicates a type variable tuple.
`

const paramSpecDoc = `Parameter specification variable.

The preferred way to construct a parameter specification is via the
dedicated syntax for generic functions, classes, and type aliases,
where the use of '**' creates a parameter specification.
`
