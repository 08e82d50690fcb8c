package objects

import (
	"slices"
	"strings"
	"unsafe"
)

// A StructSeq is an instance of a struct sequence type, such as sys.version_info or time.struct_time: a tuple whose items have
// names, and possibly more named fields that are not items.
type StructSeq struct {
	Tuple
	hidden []Value
}

// NewStructSeqType makes a struct sequence type. name has its module in front. The first n of fields are the items; a name
// "" stands for an item without one.
func NewStructSeqType(name, doc string, n int, fields ...string) *Type {
	spec := TypeSpec{Name: name, Doc: doc, Base: TupleType, Effect: Pure}
	visible := 0
	for i, f := range fields {
		if f == "" {
			continue
		}
		if i < n {
			visible++
		}
		spec.GetSets = append(spec.GetSets, GetSet{Name: f, Get: func(th *Thread, self Value) (Value, error) {
			return structSeqField(self, i, n), nil
		}})
	}
	spec.Attrs = map[string]Value{
		"n_fields":          Int(int64(len(fields))),
		"n_sequence_fields": Int(int64(n)),
		"n_unnamed_fields":  Int(int64(n - visible)),
		"__match_args__":    fieldNames(fields[:n]),
	}
	// An item without a name is shown under the next field's, as CPython does.
	named := slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "" })
	spec.Slots = Slots{
		New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
			return structSeqNew(th, cls, n, fields, args, kw)
		},
		Repr: func(th *Thread, self Value) (*Str, error) { return structSeqRepr(th, self, named) },
	}
	spec.Methods = []FuncDef{{Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
		return structSeqReduce(th, a[0], fields)
	}}}
	return NewType(spec)
}

// NewStructSeq makes an instance of a struct sequence type from the values of all its fields, of which the type makes the
// first n items.
func NewStructSeq(t *Type, n int, values ...Value) Value {
	return FromPtr(unsafe.Pointer(&StructSeq{Tuple: Tuple{Header: Header{t}, Items: values[:n:n]}, hidden: values[n:]}))
}

func fieldNames(fields []string) Value {
	var names []Value
	for _, f := range fields {
		if f != "" {
			names = append(names, NewStr(f).Value())
		}
	}
	return NewTuple(names)
}

func structSeqField(self Value, i, n int) Value {
	s := (*StructSeq)(self.P)
	if i < n {
		return s.Items[i]
	}
	return s.hidden[i-n]
}

// structSeqNew is the constructor: type(sequence, dict=None). Hidden fields come from the sequence's tail or the dict.
func structSeqNew(th *Thread, cls *Type, n int, fields []string, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, cls.Name, "sequence, dict=None", args, kw)
	if err != nil {
		return Value{}, err
	}
	items, err := Collect(th, a[0])
	if err != nil {
		if IsRaised(err, TypeErrorType) {
			return Value{}, RaiseMsg(th, TypeErrorType, "constructor requires a sequence")
		}
		return Value{}, err
	}
	switch {
	case len(items) >= n && len(items) <= len(fields):
	case n == len(fields):
		return Value{}, Raisef(th, TypeErrorType, "%s() takes a %d-sequence (%d-sequence given)", qualified(cls), n, len(items))
	case len(items) < n:
		return Value{}, Raisef(th, TypeErrorType, "%s() takes an at least %d-sequence (%d-sequence given)", qualified(cls), n, len(items))
	default:
		return Value{}, Raisef(th, TypeErrorType, "%s() takes an at most %d-sequence (%d-sequence given)", qualified(cls), len(fields), len(items))
	}
	for i := len(items); i < len(fields); i++ {
		v := None
		if d, ok := AsDict(a[1]); ok {
			x, err := d.GetStr(th, fields[i])
			if err != nil {
				return Value{}, err
			}
			v = x.Or(None)
		}
		items = append(items, v)
	}
	return NewStructSeq(cls, n, items...), nil
}

func structSeqRepr(th *Thread, self Value, fields []string) (*Str, error) {
	var b strings.Builder
	b.WriteString(qualified(self.Type()) + "(")
	for i, v := range (*StructSeq)(self.P).Items {
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := Repr(th, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(fields[i] + "=" + r.String())
	}
	b.WriteString(")")
	return NewStr(b.String()), nil
}

func structSeqReduce(th *Thread, self Value, fields []string) (Value, error) {
	s := (*StructSeq)(self.P)
	d := NewDict(th)
	for i, v := range s.hidden {
		if err := d.SetStr(th, fields[len(s.Items)+i], v); err != nil {
			return Value{}, err
		}
	}
	return TupleOf(self.Type().Value(), TupleOf(NewTuple(append([]Value(nil), s.Items...)), d.Value())), nil
}
