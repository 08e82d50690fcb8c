package astmod

import (
	"strings"

	"github.com/weftpy/weft/ext"
)

// namesOf returns the strings of a class attribute such as _fields.
func namesOf(th *thread, v value, attr string) ([]*ext.Str, error) {
	f, err := ext.LookupAttr(th, v.Type().Value(), attr)
	if err != nil || f.IsUndef() {
		return nil, err
	}
	items, err := ext.Collect(th, f)
	if err != nil {
		return nil, err
	}
	names := make([]*ext.Str, len(items))
	for i, it := range items {
		s, ok := ext.AsStr(it)
		if !ok {
			return nil, ext.Raisef(th, ext.TypeErrorType, "%s items must be strings, not %s", attr, it.Type().MessageName())
		}
		names[i] = s
	}
	return names, nil
}

func contains(names []*ext.Str, s *ext.Str) bool {
	for _, n := range names {
		if n.String() == s.String() {
			return true
		}
	}
	return false
}

func warn(th *thread, msg string) error {
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("warnings"), ext.None, ext.None, 0)
	if err != nil {
		return err
	}
	_, err = ext.CallMethod(th, mod, "warn", ext.NewStr(msg).Value(), ext.DeprecationWarningType.Value())
	return err
}

// init is the constructor of nodes: fields by position or name, attributes by name.
func (m *module) init(th *thread, self value, args []value, kw *ext.Tuple) error {
	name := self.Type().Name
	fields, err := namesOf(th, self, "_fields")
	if err != nil {
		return err
	}
	npos := len(args)
	if kw != nil {
		npos -= len(kw.Items)
	}
	if npos > len(fields) {
		s := "s"
		if len(fields) == 1 {
			s = ""
		}
		return ext.Raisef(th, ext.TypeErrorType, "%s constructor takes at most %d positional argument%s", name, len(fields), s)
	}
	given := map[string]bool{}
	for i := range npos {
		given[fields[i].String()] = true
		if err := ext.SetAttr(th, self, fields[i], args[i]); err != nil {
			return err
		}
	}
	for i := npos; i < len(args); i++ {
		k, _ := ext.AsStr(kw.Items[i-npos])
		if err := m.initKeyword(th, self, k, args[i], fields, given); err != nil {
			return err
		}
	}
	return m.initMissing(th, self, fields, given)
}

func (m *module) initKeyword(th *thread, self value, k *ext.Str, v value, fields []*ext.Str, given map[string]bool) error {
	name := self.Type().Name
	if contains(fields, k) {
		if given[k.String()] {
			return ext.Raisef(th, ext.TypeErrorType, "%s got multiple values for argument '%s'", name, k.String())
		}
		given[k.String()] = true
		return ext.SetAttr(th, self, k, v)
	}
	attrs, err := namesOf(th, self, "_attributes")
	if err != nil {
		return err
	}
	if !contains(attrs, k) {
		if err := warn(th, name+".__init__ got an unexpected keyword argument '"+k.String()+
			"'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."); err != nil {
			return err
		}
	}
	return ext.SetAttr(th, self, k, v)
}

// initMissing gives the fields that a constructor did not get their defaults: None for optional ones, which the class has,
// an empty list, or Load().
func (m *module) initMissing(th *thread, self value, fields []*ext.Str, given map[string]bool) error {
	if len(given) == len(fields) {
		return nil
	}
	v, err := ext.LookupAttr(th, self.Type().Value(), "_field_types")
	if err != nil {
		return err
	}
	types, ok := ext.AsDict(v)
	if !ok {
		return nil
	}
	for _, f := range fields {
		if given[f.String()] {
			continue
		}
		t, err := types.Get(th, f.Value())
		if err != nil {
			return err
		}
		switch {
		case t.IsUndef():
			err = warn(th, "Field '"+f.String()+"' is missing from "+self.Type().Name+
				"._field_types. This will become an error in Python 3.15.")
		case t.Type() == ext.UnionType:
		case t.Type() == ext.GenericAliasType:
			err = ext.SetAttr(th, self, f, ext.NewList(th, nil).Value())
		case t == m.byName["expr_context"].Value():
			err = ext.SetAttr(th, self, f, newNode(th, m.byName["Load"]))
		default:
			err = warn(th, self.Type().Name+".__init__ missing 1 required positional argument: '"+f.String()+
				"'. This will become an error in Python 3.15.")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// repr shows nodes inside nodes up to a depth.
func (m *module) repr(th *thread, v value, depth int) (string, error) {
	name := v.Type().Name
	if depth <= 0 || !th.EnterRepr(v) {
		return name + "(...)", nil
	}
	defer th.LeaveRepr()
	fields, err := namesOf(th, v, "_fields")
	if err != nil {
		return "", err
	}
	if v.Type() == m.ast {
		name = "ast.AST" // native types show their module
	}
	parts := make([]string, len(fields))
	for i, f := range fields {
		x, err := ext.GetAttr(th, v, f)
		if err != nil {
			return "", err
		}
		s, err := m.reprField(th, x, depth)
		if err != nil {
			return "", err
		}
		parts[i] = f.String() + "=" + s
	}
	return name + "(" + strings.Join(parts, ", ") + ")", nil
}

func (m *module) reprField(th *thread, x value, depth int) (string, error) {
	if l, ok := ext.AsList(x); ok {
		items, err := l.Items(th)
		if err != nil {
			return "", err
		}
		s, err := m.reprEnds(th, append([]value(nil), items...), depth)
		return "[" + s + "]", err
	}
	if t, ok := ext.AsTuple(x); ok {
		s, err := m.reprEnds(th, t.Items, depth)
		return "(" + s + ")", err
	}
	if x.Type().Is(m.ast) {
		return m.repr(th, x, depth-1)
	}
	s, err := ext.Repr(th, x)
	if err != nil {
		return "", err
	}
	return s.String(), nil
}

// reprEnds shows the first and the last of items.
func (m *module) reprEnds(th *thread, items []value, depth int) (string, error) {
	var parts []string
	for i, x := range items {
		if i > 0 && i < len(items)-1 {
			if i == 1 {
				parts = append(parts, "...")
			}
			continue
		}
		s, err := m.reprField(th, x, depth)
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", "), nil
}

// ownDict returns a copy of a node's __dict__.
func ownDict(th *thread, v value) (*ext.Dict, error) {
	d, err := ext.AttrsOf(v).Dict(th)
	if err != nil {
		return nil, err
	}
	return d.Copy(th)
}

// reduce passes None for the fields, so that the constructor does not miss them; the state sets them.
func reduce(th *thread, a []value) (value, error) {
	d, err := ownDict(th, a[0])
	if err != nil {
		return value{}, err
	}
	fields, err := namesOf(th, a[0], "_fields")
	if err != nil {
		return value{}, err
	}
	var args []value
	for _, f := range fields {
		v, err := d.Get(th, f.Value())
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			break
		}
		args = append(args, ext.None)
	}
	return ext.TupleOf(a[0].Type().Value(), ext.NewTuple(args), d.Value()), nil
}

// replace is copy.replace: a copy with other values for some fields.
func replace(th *thread, a []value) (value, error) {
	fields, err := namesOf(th, a[0], "_fields")
	if err != nil {
		return value{}, err
	}
	attrs, err := namesOf(th, a[0], "_attributes")
	if err != nil {
		return value{}, err
	}
	d, err := ownDict(th, a[0])
	if err != nil {
		return value{}, err
	}
	kw, _ := ext.AsDict(a[1])
	items, err := kw.Items(th)
	if err != nil {
		return value{}, err
	}
	for _, it := range items {
		k, _ := ext.AsStr(it.Key)
		if !contains(fields, k) && !contains(attrs, k) {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "%s.__replace__ got an unexpected keyword argument '%s'.", a[0].Type().MessageName(), k.String())
		}
		if err := d.SetItem(th, it.Key, it.Value); err != nil {
			return value{}, err
		}
	}
	args, names, err := ext.SpreadArgs(th, ext.TupleOf(), d.Value())
	if err != nil {
		return value{}, err
	}
	return ext.Call(th, a[0].Type().Value(), args, names)
}
