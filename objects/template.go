package objects

import (
	"unsafe"
)

// Template is what a t-string makes: one string more than interpolations, which are between them.
type Template struct {
	Header
	Strings, Interpolations *Tuple
}

// Interpolation is a replacement field of a Template.
type Interpolation struct {
	Header
	Value      Value
	Expression Value // str
	Conversion Value // "s", "r", "a" or None
	FormatSpec Value // str
}

// The types of t-strings.
var (
	TemplateType      = &Type{}
	InterpolationType = &Type{}
)

// NewTemplate returns the Template of strings and interpolations.
func NewTemplate(strings, interpolations *Tuple) Value {
	return FromPtr(unsafe.Pointer(&Template{Header{TemplateType}, strings, interpolations}))
}

// NewInterpolation returns an Interpolation.
func NewInterpolation(value, expression, conversion, spec Value) Value {
	return FromPtr(unsafe.Pointer(&Interpolation{Header{InterpolationType}, value, expression, conversion, spec}))
}

// templateOf makes a Template of strings and interpolations in any order; neighbouring strings become one.
func templateOf(th *Thread, parts []Value) (Value, error) {
	strs, fields := []Value{}, []Value{}
	text := NewStr("")
	for _, p := range parts {
		s, ok := AsStr(p)
		switch {
		case ok:
			text = Concat(text, s)
		case p.Type() == InterpolationType:
			strs, fields = append(strs, text.Value()), append(fields, p)
			text = NewStr("")
		default:
			return Value{}, Raisef(th, TypeErrorType, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s", p.Type().MessageName())
		}
	}
	return NewTemplate(newTuple(append(strs, text.Value())), newTuple(fields)), nil
}

// parts lists a template's strings and interpolations in order, without the empty strings.
func (t *Template) parts() []Value {
	var out []Value
	for i, s := range t.Strings.Items {
		if str, _ := AsStr(s); str.Len() > 0 {
			out = append(out, s)
		}
		if i < len(t.Interpolations.Items) {
			out = append(out, t.Interpolations.Items[i])
		}
	}
	return out
}

func templateConcat(th *Thread, a, b Value) (Value, error) {
	if b.Type() != TemplateType {
		return Value{}, Raisef(th, TypeErrorType, `can only concatenate string.templatelib.Template (not "%s") to string.templatelib.Template`, b.Type().MessageName())
	}
	x, y := (*Template)(a.P), (*Template)(b.P)
	return templateOf(th, append(x.parts(), y.parts()...))
}

// unpickleBy is the result of __reduce__ for types without a place in a module: a function of string.templatelib.
func unpickleBy(th *Thread, name string, args ...Value) (Value, error) {
	mod, err := th.Interp.Eval.Import(th, NewStr("string.templatelib"), None, TupleOf(NewStr(name).Value()), 0)
	if err != nil {
		return Value{}, err
	}
	f, err := GetAttrName(th, mod, name)
	return TupleOf(f, NewTuple(args)), err
}

func templateSpec() TypeSpec {
	of := func(v Value) *Template { return (*Template)(v.P) }
	slots := Slots{
		New: func(th *Thread, _ *Type, args []Value, kw *Tuple) (Value, error) {
			if kw != nil && len(kw.Items) > 0 {
				return Value{}, RaiseMsg(th, TypeErrorType, "Template.__new__ only accepts *args arguments")
			}
			return templateOf(th, args)
		},
		Repr: func(th *Thread, v Value) (*Str, error) {
			s, err := Repr(th, of(v).Strings.Value())
			if err != nil {
				return nil, err
			}
			i, err := Repr(th, of(v).Interpolations.Value())
			if err != nil {
				return nil, err
			}
			return NewStr("Template(strings=" + s.String() + ", interpolations=" + i.String() + ")"), nil
		},
		Iter: func(th *Thread, v Value) (Value, error) { return Iter(th, NewTuple(of(v).parts())) },
	}
	slots.Concat = templateConcat
	return TypeSpec{
		Name: "string.templatelib.Template", Doc: "Template object", Effect: Pure, Slots: slots,
		Methods: []FuncDef{ClassGetItem(), {Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			return unpickleBy(th, "_template_unpickle", NewTuple(of(a[0]).parts()))
		}}},
		GetSets: []GetSet{
			{Name: "strings", Doc: "Strings", Member: true, Get: func(_ *Thread, v Value) (Value, error) { return of(v).Strings.Value(), nil }},
			{Name: "interpolations", Doc: "Interpolations", Member: true, Get: func(_ *Thread, v Value) (Value, error) {
				return of(v).Interpolations.Value(), nil
			}},
			{Name: "values", Doc: "Values of interpolations", Get: func(_ *Thread, v Value) (Value, error) {
				var values []Value
				for _, i := range of(v).Interpolations.Items {
					values = append(values, (*Interpolation)(i.P).Value)
				}
				return NewTuple(values), nil
			}},
		},
	}
}

// interpolationArgs checks the arguments of Interpolation.
func interpolationArgs(th *Thread, a []Value) (Value, error) {
	for i, name := range []string{1: "expression", 3: "format_spec"} {
		if _, ok := AsStr(a[i]); !ok && name != "" {
			return Value{}, Raisef(th, TypeErrorType, "Interpolation() argument '%s' must be str, not %s", name, a[i].Type().MessageName())
		}
	}
	if !a[2].IsNone() {
		c, ok := AsStr(a[2])
		if !ok {
			return Value{}, Raisef(th, TypeErrorType, "Interpolation() argument 'conversion' must be str, not %s", a[2].Type().MessageName())
		}
		if s := c.String(); s != "s" && s != "r" && s != "a" {
			return Value{}, RaiseMsg(th, ValueErrorType, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
		}
	}
	return NewInterpolation(a[0], a[1], a[2], a[3]), nil
}

func interpolationSpec() TypeSpec {
	of := func(v Value) *Interpolation { return (*Interpolation)(v.P) }
	const sig = "value, expression='', conversion=None, format_spec=''"
	fields := func(i *Interpolation) []Value { return []Value{i.Value, i.Expression, i.Conversion, i.FormatSpec} }
	names := []string{"value", "expression", "conversion", "format_spec"}
	spec := TypeSpec{
		Name: "string.templatelib.Interpolation", Doc: "Interpolation object", Effect: Pure, Sig: sig,
		Slots: Slots{
			New: func(th *Thread, _ *Type, args []Value, kw *Tuple) (Value, error) {
				a, err := BindArgs(th, "Interpolation", sig, args, kw)
				if err != nil {
					return Value{}, err
				}
				return interpolationArgs(th, a)
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				s, err := Repr(th, NewTuple(fields(of(v))))
				if err != nil {
					return nil, err
				}
				return NewStr("Interpolation" + s.String()), nil
			},
		},
		Methods: []FuncDef{ClassGetItem(), {Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			return unpickleBy(th, "_interpolation_unpickle", fields(of(a[0]))...)
		}}},
	}
	var match []Value
	for i, n := range names {
		match = append(match, NewStr(n).Value())
		spec.GetSets = append(spec.GetSets, GetSet{Name: n, Member: true, Get: func(_ *Thread, v Value) (Value, error) {
			return fields(of(v))[i], nil
		}})
	}
	spec.Attrs = map[string]Value{"__match_args__": NewTuple(match)}
	return spec
}
