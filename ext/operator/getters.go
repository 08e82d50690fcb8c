package operator

import (
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

var itemGetterType, attrGetterType, methodCallerType *ext.Type

func init() {
	itemGetterType = ext.NewType(ext.TypeSpec{
		Name: "operator.itemgetter", Effect: ext.Pure, Sig: "item, /, *items",
		Doc:     "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
		Slots:   ext.Slots{New: newItemGetter, Call: callItemGetter, Repr: itemGetterRepr},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling", Fn: reduceGetter}},
	})
	attrGetterType = ext.NewType(ext.TypeSpec{
		Name: "operator.attrgetter", Effect: ext.Pure, Sig: "attr, /, *attrs",
		Doc:     "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
		Slots:   ext.Slots{New: newAttrGetter, Call: callAttrGetter, Repr: attrGetterRepr},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling", Fn: reduceAttrGetter}},
	})
	methodCallerType = ext.NewType(ext.TypeSpec{
		Name: "operator.methodcaller", Effect: ext.Pure, Sig: "name, /, *args, **kwargs",
		Doc:     "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
		Slots:   ext.Slots{New: newMethodCaller, Call: callMethodCaller, Repr: methodCallerRepr},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling", Fn: reduceMethodCaller}},
	})
}

func noKeywords(th *thread, name string, kw *ext.Tuple) error {
	if kw != nil && len(kw.Items) > 0 {
		return ext.Raisef(th, ext.TypeErrorType, "%s() takes no keyword arguments", name)
	}
	return nil
}

// oneOperand checks the arguments of a call of a getter.
func oneOperand(th *thread, name string, args []value, kw *ext.Tuple) (value, error) {
	if err := noKeywords(th, name, kw); err != nil {
		return value{}, err
	}
	if len(args) != 1 {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s expected 1 argument, got %d", name, len(args))
	}
	return args[0], nil
}

// itemGetter is operator.itemgetter(*items).
type itemGetter struct {
	ext.Header
	items []value
}

func newItemGetter(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	if err := noKeywords(th, "itemgetter", kw); err != nil {
		return value{}, err
	}
	if len(args) == 0 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "itemgetter expected 1 argument, got 0")
	}
	return ext.FromPtr(unsafe.Pointer(&itemGetter{ext.NewHeader(cls), append([]value(nil), args...)})), nil
}

func callItemGetter(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	v, err := oneOperand(th, "itemgetter", args, kw)
	if err != nil {
		return value{}, err
	}
	g := (*itemGetter)(self.P)
	if len(g.items) == 1 {
		return ext.GetItem(th, v, g.items[0])
	}
	out := make([]value, len(g.items))
	for i, key := range g.items {
		if out[i], err = ext.GetItem(th, v, key); err != nil {
			return value{}, err
		}
	}
	return ext.NewTuple(out), nil
}

func reprCall(th *thread, name string, args []value) (*ext.Str, error) {
	var parts []string
	for _, a := range args {
		r, err := ext.Repr(th, a)
		if err != nil {
			return nil, err
		}
		parts = append(parts, r.String())
	}
	return ext.NewStr("operator." + name + "(" + strings.Join(parts, ", ") + ")"), nil
}

func itemGetterRepr(th *thread, self value) (*ext.Str, error) {
	return reprCall(th, "itemgetter", (*itemGetter)(self.P).items)
}

func reduceGetter(th *thread, a []value) (value, error) {
	g := (*itemGetter)(a[0].P)
	return ext.TupleOf(a[0].Type().Value(), ext.NewTuple(append([]value(nil), g.items...))), nil
}

// attrGetter is operator.attrgetter(*names); paths are the names split at dots.
type attrGetter struct {
	ext.Header
	names []value
	paths [][]*ext.Str
}

func newAttrGetter(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	if err := noKeywords(th, "attrgetter", kw); err != nil {
		return value{}, err
	}
	if len(args) == 0 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "attrgetter expected 1 argument, got 0")
	}
	g := &attrGetter{Header: ext.NewHeader(cls), names: append([]value(nil), args...)}
	for _, a := range args {
		s, ok := ext.AsStr(a)
		if !ok {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "attribute name must be a string")
		}
		var path []*ext.Str
		for _, part := range strings.Split(s.String(), ".") {
			path = append(path, th.Interp.Intern(part))
		}
		g.paths = append(g.paths, path)
	}
	return ext.FromPtr(unsafe.Pointer(g)), nil
}

func walk(th *thread, v value, path []*ext.Str) (value, error) {
	var err error
	for _, n := range path {
		if v, err = ext.GetAttr(th, v, n); err != nil {
			return value{}, err
		}
	}
	return v, nil
}

func callAttrGetter(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	v, err := oneOperand(th, "attrgetter", args, kw)
	if err != nil {
		return value{}, err
	}
	g := (*attrGetter)(self.P)
	if len(g.paths) == 1 {
		return walk(th, v, g.paths[0])
	}
	out := make([]value, len(g.paths))
	for i, p := range g.paths {
		if out[i], err = walk(th, v, p); err != nil {
			return value{}, err
		}
	}
	return ext.NewTuple(out), nil
}

func attrGetterRepr(th *thread, self value) (*ext.Str, error) {
	return reprCall(th, "attrgetter", (*attrGetter)(self.P).names)
}

func reduceAttrGetter(th *thread, a []value) (value, error) {
	g := (*attrGetter)(a[0].P)
	return ext.TupleOf(a[0].Type().Value(), ext.NewTuple(append([]value(nil), g.names...))), nil
}

// methodCaller is operator.methodcaller(name, *args, **kwargs); args ends with the values of the keywords in kw.
type methodCaller struct {
	ext.Header
	name *ext.Str
	args []value
	kw   *ext.Tuple
}

func newMethodCaller(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos < 1 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "methodcaller needs at least one argument, the method name")
	}
	s, ok := ext.AsStr(args[0])
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "method name must be a string")
	}
	m := &methodCaller{Header: ext.NewHeader(cls), name: th.Interp.Intern(s.String()), args: append([]value(nil), args[1:]...), kw: kw}
	return ext.FromPtr(unsafe.Pointer(m)), nil
}

func callMethodCaller(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	v, err := oneOperand(th, "methodcaller", args, kw)
	if err != nil {
		return value{}, err
	}
	m := (*methodCaller)(self.P)
	if f, ok := v.Type().Lookup(m.name.String()); ok && f.Type() == ext.MethodDescrType {
		all := append(make([]value, 0, 8), v)
		return ext.Call(th, f, append(all, m.args...), m.kw)
	}
	f, err := ext.GetAttr(th, v, m.name)
	if err != nil {
		return value{}, err
	}
	return ext.Call(th, f, m.args, m.kw)
}

func (m *methodCaller) split() (pos, named []value) {
	n := len(m.args)
	if m.kw != nil {
		n -= len(m.kw.Items)
	}
	return m.args[:n], m.args[n:]
}

func methodCallerRepr(th *thread, self value) (*ext.Str, error) {
	m := (*methodCaller)(self.P)
	pos, named := m.split()
	r, err := ext.Repr(th, m.name.Value())
	if err != nil {
		return nil, err
	}
	text := "operator.methodcaller(" + r.String()
	for _, a := range pos {
		if r, err = ext.Repr(th, a); err != nil {
			return nil, err
		}
		text += ", " + r.String()
	}
	for i, a := range named {
		if r, err = ext.Repr(th, a); err != nil {
			return nil, err
		}
		k, _ := ext.AsStr(m.kw.Items[i])
		text += ", " + k.String() + "=" + r.String()
	}
	return ext.NewStr(text + ")"), nil
}

// reduceMethodCaller pickles by way of functools.partial if there are keywords.
func reduceMethodCaller(th *thread, a []value) (value, error) {
	m := (*methodCaller)(a[0].P)
	pos, named := m.split()
	args := append([]value{m.name.Value()}, pos...)
	if len(named) == 0 {
		return ext.TupleOf(a[0].Type().Value(), ext.NewTuple(args)), nil
	}
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("functools"), ext.None, ext.TupleOf(ext.NewStr("partial").Value()), 0)
	if err != nil {
		return value{}, err
	}
	partial, err := ext.GetAttrName(th, mod, "partial")
	if err != nil {
		return value{}, err
	}
	all := append([]value{a[0].Type().Value(), m.name.Value()}, named...)
	kw, _ := ext.AsTuple(ext.NewTuple(append([]value(nil), m.kw.Items...)))
	f, err := ext.Call(th, partial, all, kw)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(f, ext.NewTuple(append([]value(nil), pos...))), nil
}
