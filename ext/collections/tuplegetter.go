package collections

import (
	"strconv"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// tupleGetter is the descriptor of a field of a named tuple.
type tupleGetter struct {
	ext.Header
	index int
	doc   ext.State[docState]
}

type docState struct{ doc ext.Value }

func getterOf(v ext.Value) *tupleGetter { return (*tupleGetter)(v.P) }

func (g *tupleGetter) getDoc(th *ext.Thread) (ext.Value, error) {
	s, err := g.doc.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	return s.doc, nil
}

func newTupleGetter(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	a, err := ext.BindArgs(th, "_tuplegetter", "index, doc, /", args, kw)
	if err != nil {
		return ext.Value{}, err
	}
	i, err := indexArg(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	g := &tupleGetter{Header: ext.NewHeader(cls), index: i}
	g.doc.Init(th, docState{a[1]})
	return ext.FromPtr(unsafe.Pointer(g)), nil
}

func tupleGetterGet(th *ext.Thread, self, obj ext.Value, typ *ext.Type) (ext.Value, error) {
	if obj.IsUndef() || obj.IsNone() {
		return self, nil
	}
	g := getterOf(self)
	t, ok := ext.AsTuple(obj)
	if !ok {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType,
			"descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.index, obj.Type().Name)
	}
	if g.index < 0 || g.index >= len(t.Items) {
		return ext.Value{}, ext.RaiseMsg(th, ext.IndexErrorType, "tuple index out of range")
	}
	return t.Items[g.index], nil
}

func tupleGetterSet(th *ext.Thread, self, obj, v ext.Value) error {
	what := "set"
	if v.IsUndef() {
		what = "delete"
	}
	return ext.Raisef(th, ext.AttributeErrorType, "can't %s attribute", what)
}

func tupleGetterSpec() ext.TypeSpec {
	return ext.TypeSpec{
		Name: "collections._tuplegetter", Effect: ext.Pure,
		Slots: ext.Slots{
			New: newTupleGetter, DescrGet: tupleGetterGet, DescrSet: tupleGetterSet,
			Repr: func(th *ext.Thread, self ext.Value) (*ext.Str, error) {
				doc, err := getterOf(self).getDoc(th)
				if err != nil {
					return nil, err
				}
				s, err := ext.Repr(th, doc)
				if err != nil {
					return nil, err
				}
				return ext.NewStr("_tuplegetter(" + strconv.Itoa(getterOf(self).index) + ", " + s.String() + ")"), nil
			},
		},
		GetSets: []ext.GetSet{{Name: "__doc__",
			Get: func(th *ext.Thread, self ext.Value) (ext.Value, error) { return getterOf(self).getDoc(th) },
			Set: func(th *ext.Thread, self, v ext.Value) error {
				s, err := getterOf(self).doc.Write(th)
				if err == nil {
					s.doc = v.Or(ext.None)
				}
				return err
			}}},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
			doc, err := getterOf(a[0]).getDoc(th)
			if err != nil {
				return ext.Value{}, err
			}
			return ext.TupleOf(a[0].Type().Value(), ext.TupleOf(ext.Int(int64(getterOf(a[0]).index)), doc)), nil
		}}},
	}
}
