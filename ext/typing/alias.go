package typing

import (
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// The formats an evaluator is called with, as annotationlib numbers them.
const (
	formatValue  = 1
	formatString = 4
)

// A part is P.args or P.kwargs of a ParamSpec.
type part struct {
	ext.Header
	origin value
}

func newPart(t *ext.Type, origin value) value {
	return ext.FromPtr(unsafe.Pointer(&part{ext.NewHeader(t), origin}))
}

// newSpecPart makes the type ParamSpecArgs or ParamSpecKwargs.
func newSpecPart(name, suffix string) *ext.Type {
	of := func(v value) value { return (*part)(v.P).origin }
	return ext.NewType(ext.TypeSpec{
		Name: "typing." + name, Effect: ext.Pure, Sig: "origin",
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, strings.ToLower(name), "origin", args, kw)
				if err != nil {
					return value{}, err
				}
				return newPart(cls, a[0]), nil
			},
			Repr: func(th *thread, self value) (*ext.Str, error) {
				n, err := ext.LookupAttr(th, of(self), "__name__")
				if err != nil {
					return nil, err
				}
				if s, ok := ext.AsStr(n); ok {
					return ext.NewStr(s.String() + suffix), nil
				}
				s, err := ext.Repr(th, of(self))
				if err != nil {
					return nil, err
				}
				return ext.NewStr(s.String() + suffix), nil
			},
			Compare: func(th *thread, a, b value, op ext.CmpOp) (value, error) {
				if a.Type() != b.Type() || op != ext.EQ && op != ext.NE {
					return ext.NotImplemented, nil
				}
				return ext.Compare(th, of(a), of(b), op)
			},
			Hash: func(th *thread, self value) (int64, error) { return ext.Hash(th, of(self)) },
		},
		Methods: []def{{Name: "__mro_entries__", Sig: "self, object, /", Fn: func(th *thread, a []value) (value, error) {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "Cannot subclass an instance of %s", name)
		}}},
		GetSets: []ext.GetSet{{Name: "__origin__", Member: true, Get: func(_ *thread, v value) (value, error) { return of(v), nil }}},
	})
}

// A constEvaluator is the evaluator of a value that is known.
type constEvaluator struct {
	ext.Header
	v value
}

func (m *module) newConstEvaluator(v value) value {
	return ext.FromPtr(unsafe.Pointer(&constEvaluator{ext.NewHeader(m.constEvaluator), v}))
}

func (m *module) newConstEvaluatorType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name: "_typing._ConstEvaluator", Effect: ext.Pure, Flags: ext.FlagDisallowNew,
		Slots: ext.Slots{
			Repr: func(th *thread, self value) (*ext.Str, error) {
				s, err := ext.Repr(th, (*constEvaluator)(self.P).v)
				if err != nil {
					return nil, err
				}
				return ext.NewStr("<constevaluator " + s.String() + ">"), nil
			},
			Call: func(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "_ConstEvaluator.__call__", "format, /", args, kw)
				if err != nil {
					return value{}, err
				}
				v := (*constEvaluator)(self.P).v
				if format, err := ext.AsLong(th, a[0]); err != nil || format != formatString {
					return v, err
				}
				return typeText(th, v)
			},
		},
	})
}

// typeText is the source text of a type, or of a tuple of types.
func typeText(th *thread, v value) (value, error) {
	t, ok := ext.AsTuple(v)
	if !ok {
		return callTyping(th, "_type_repr", v)
	}
	var parts []string
	for _, x := range t.Items {
		s, err := callTyping(th, "_type_repr", x)
		if err != nil {
			return value{}, err
		}
		str, err := ext.ToStr(th, s)
		if err != nil {
			return value{}, err
		}
		parts = append(parts, str.String())
	}
	text := strings.Join(parts, ", ")
	if len(parts) == 1 {
		text += ","
	}
	return ext.NewStr("(" + text + ")").Value(), nil
}

// An alias is a TypeAliasType.
type alias struct {
	ext.Header
	ext.Attrs
	name   *ext.Str
	params value // a tuple
	state  ext.State[lazy]
}

func aliasOf(v value) *alias { return (*alias)(v.P) }

// newTypeAliasType makes the type TypeAliasType.
func (m *module) newTypeAliasType() *ext.Type {
	const sig = "name, value, *, type_params=()"
	return ext.NewType(ext.TypeSpec{
		Name: "typing.TypeAliasType", Doc: typeAliasDoc, Effect: ext.Pure, Sig: sig, Flags: ext.FlagHasAttrs, AttrOff: unsafe.Offsetof(alias{}.Attrs),
		Slots: withUnion(ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "typealias", sig, args, kw)
				if err != nil {
					return value{}, err
				}
				return m.newAlias(th, cls, a)
			},
			Repr: func(_ *thread, self value) (*ext.Str, error) { return aliasOf(self).name, nil },
			Iter: iterUnpacked,
			GetItem: func(th *thread, self, key value) (value, error) {
				if t, _ := ext.AsTuple(aliasOf(self).params); len(t.Items) == 0 {
					return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Only generic type aliases are subscriptable")
				}
				return ext.NewGenericAlias(th, self, key), nil
			},
		}),
		Methods: []def{{Name: "__reduce__", Sig: "self, /", Fn: func(_ *thread, a []value) (value, error) {
			return aliasOf(a[0]).name.Value(), nil
		}}},
		GetSets: []ext.GetSet{
			{Name: "__name__", Member: true, Get: func(_ *thread, v value) (value, error) { return aliasOf(v).name.Value(), nil }},
			{Name: "__value__", Get: aliasValue},
			{Name: "__type_params__", Get: func(_ *thread, v value) (value, error) { return aliasOf(v).params, nil }},
			{Name: "__parameters__", Get: m.aliasParameters},
			{Name: "evaluate_value", Get: func(th *thread, v value) (value, error) {
				s, err := aliasOf(v).state.Read(th)
				if err != nil {
					return value{}, err
				}
				if !s.eval.IsUndef() {
					return s.eval, nil
				}
				return m.newConstEvaluator(s.value), nil
			}},
			ext.DictGetSet(),
		},
	})
}

func (m *module) newAlias(th *thread, cls *ext.Type, a []value) (value, error) {
	name, err := nameArg(th, "typealias", a[0])
	if err != nil {
		return value{}, err
	}
	params, ok := ext.AsTuple(a[2])
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "type_params must be a tuple")
	}
	dflt := false
	for _, p := range params.Items {
		if p.Type() != m.varType && p.Type() != m.specType && p.Type() != m.tupleType {
			continue
		}
		s, err := paramOf(p).state.Read(th)
		if err != nil {
			return value{}, err
		}
		has := s.dflt.value != m.noDefault
		if dflt && !has {
			r, err := ext.Repr(th, p)
			if err != nil {
				return value{}, err
			}
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "non-default type parameter '"+r.String()+"' follows default type parameter")
		}
		dflt = has
	}
	t := &alias{Header: ext.NewHeader(cls), name: name, params: a[2]}
	t.Attrs.Init(th, cls)
	t.state.Init(th, known(a[1]))
	v := ext.FromPtr(unsafe.Pointer(t))
	return v, setCaller(th, v)
}

func aliasValue(th *thread, v value) (value, error) {
	a := aliasOf(v)
	s, err := a.state.Read(th)
	if err != nil {
		return value{}, err
	}
	if !s.value.IsUndef() {
		return s.value, nil
	}
	x, err := ext.CallArgs(th, s.eval, ext.Int(formatValue))
	if err != nil {
		return value{}, err
	}
	if s, err = a.state.Write(th); err != nil {
		return value{}, err
	}
	s.value = x
	return x, nil
}

// aliasParameters returns the type parameters with tuples of them unpacked.
func (m *module) aliasParameters(th *thread, v value) (value, error) {
	t, _ := ext.AsTuple(aliasOf(v).params)
	out := append([]value(nil), t.Items...)
	for i, p := range out {
		if p.Type() != m.tupleType {
			continue
		}
		u, err := unpacked(th, p)
		if err != nil {
			return value{}, err
		}
		out[i] = u
	}
	return ext.NewTuple(out), nil
}

const typeAliasDoc = `Type alias.

Type aliases are created through the type statement::

    type Alias = int
`
