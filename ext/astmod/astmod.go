// Package astmod is the module _ast: the classes of syntax tree nodes, which are made from the grammar. The trees themselves come
// from the evaluator, which finds the classes here.
package astmod

import (
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
)

// Module describes the module _ast for one interpreter.
func Module() *ext.Module {
	m := &module{byName: map[string]*ext.Type{}}
	m.ast = m.newASTType()
	return &ext.Module{
		Name:   "_ast",
		Effect: ext.Pure,
		Types:  []*ext.Type{m.ast},
		Consts: map[string]value{
			"PyCF_ALLOW_TOP_LEVEL_AWAIT": ext.Int(0x2000),
			"PyCF_ONLY_AST":              ext.Int(0x400),
			"PyCF_OPTIMIZED_AST":         ext.Int(0x8400),
			"PyCF_TYPE_COMMENTS":         ext.Int(0x1000),
		},
		Setup: m.addClasses,
	}
}

// module is what the classes of one interpreter share.
type module struct {
	ast    *ext.Type
	byName map[string]*ext.Type
}

// A node is an instance of AST or of a class derived from it.
type node struct {
	ext.Header
	ext.Attrs
}

func newNode(th *thread, cls *ext.Type) value {
	n := &node{Header: ext.NewHeader(cls)}
	n.Attrs.Init(th, cls)
	return ext.FromPtr(unsafe.Pointer(n))
}

// newASTType makes the base class of all nodes.
func (m *module) newASTType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name: "ast.AST", Effect: ext.Pure, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, AttrOff: unsafe.Offsetof(node{}.Attrs), Alloc: newNode,
		Attrs: map[string]value{"_fields": ext.TupleOf(), "__match_args__": ext.TupleOf(), "_attributes": ext.TupleOf()},
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, _ []value, _ *ext.Tuple) (value, error) {
				return newNode(th, cls), nil
			},
			Init: m.init,
			Repr: func(th *thread, self value) (*ext.Str, error) {
				s, err := m.repr(th, self, 3)
				if err != nil {
					return nil, err
				}
				return ext.NewStr(s), nil
			},
		},
		Methods: []def{
			{Name: "__reduce__", Sig: "self, /", Fn: reduce},
			{Name: "__replace__", Sig: "self, /, **fields", Doc: "Return a copy of the AST node with new values for the specified fields.", Fn: replace},
		},
		GetSets: []ext.GetSet{ext.DictGetSet()},
	})
}

// A field is one field of a node in the grammar.
type field struct {
	name, typ string
	list, opt bool
}

// addClasses makes the classes of the grammar: in each rule the one before "=" and those derived from it.
func (m *module) addClasses(th *thread, mod *ext.ModuleObject) error {
	var added []classFields
	for _, rule := range rules() {
		name, alternatives, sum := strings.Cut(rule, " = ")
		if !sum {
			name, _, _ = strings.Cut(rule, "(")
			alternatives = ""
		}
		root := production(rule)
		if sum {
			root = classFields{name: name, doc: rule}
		}
		root.attrs = true
		if err := m.addClass(th, mod, m.ast, &root); err != nil {
			return err
		}
		added = append(added, root)
		if !sum {
			continue
		}
		for _, alt := range strings.Split(alternatives, "|") {
			p := production(strings.TrimSpace(alt))
			if err := m.addClass(th, mod, root.cls, &p); err != nil {
				return err
			}
			added = append(added, p)
		}
	}
	for _, c := range added {
		if err := m.addFieldTypes(th, c); err != nil {
			return err
		}
	}
	return nil
}

// rules splits the grammar into its rules; a line that is indented goes on with the one before.
func rules() []string {
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(grammar), "\n") {
		if strings.HasPrefix(line, " ") {
			out[len(out)-1] += "\n" + line
		} else {
			out = append(out, line)
		}
	}
	return out
}

// classFields is a class and its fields.
type classFields struct {
	name, doc string
	fields    []field
	attrs     bool // sets _attributes
	cls       *ext.Type
}

// production parses a class and its fields, such as "Return(expr? value)".
func production(text string) classFields {
	name, rest, _ := strings.Cut(strings.TrimSuffix(text, ")"), "(")
	c := classFields{name: name, doc: text}
	for _, f := range strings.Split(rest, ",") {
		typ, fname, ok := strings.Cut(strings.TrimSpace(f), " ")
		if !ok {
			continue
		}
		base := strings.TrimRight(typ, "?*")
		c.fields = append(c.fields, field{fname, base, strings.HasSuffix(typ, "*"), strings.HasSuffix(typ, "?")})
	}
	return c
}

// The classes with source positions; where they are optional nodes made by hand may lack the end.
const (
	optionalEnd = " stmt expr excepthandler arg keyword alias "
	requiredEnd = " pattern type_param "
)

func (m *module) addClass(th *thread, mod *ext.ModuleObject, base *ext.Type, c *classFields) error {
	ns := ext.NewDict(th)
	names := make([]value, len(c.fields))
	for i, f := range c.fields {
		names[i] = th.Interp.Intern(f.name).Value()
	}
	var err error
	set := func(name string, v value) {
		if err == nil {
			err = ns.SetStr(th, name, v)
		}
	}
	set("_fields", ext.NewTuple(names))
	set("__match_args__", ext.NewTuple(names))
	set("__module__", ext.NewStr("ast").Value())
	set("__doc__", ext.NewStr(c.doc).Value())
	if c.attrs {
		key := " " + c.name + " "
		attrs := ext.TupleOf()
		if strings.Contains(optionalEnd+requiredEnd, key) {
			attrs = ext.TupleOf(ext.NewStr("lineno").Value(), ext.NewStr("col_offset").Value(),
				ext.NewStr("end_lineno").Value(), ext.NewStr("end_col_offset").Value())
		}
		set("_attributes", attrs)
		if strings.Contains(optionalEnd, key) {
			set("end_lineno", ext.None)
			set("end_col_offset", ext.None)
		}
	}
	for _, f := range c.fields {
		if f.opt {
			set(f.name, ext.None)
		}
	}
	if err != nil {
		return err
	}
	if c.cls, err = ext.NewClass(th, ext.TypeType, ext.NewStr(c.name), []value{base.Value()}, ns, nil); err != nil {
		return err
	}
	m.byName[c.name] = c.cls
	return mod.Set(th, c.name, c.cls.Value())
}

// addFieldTypes sets _field_types and __annotations__ once all classes are there.
func (m *module) addFieldTypes(th *thread, c classFields) error {
	if c.attrs && strings.Contains(c.doc, " = ") {
		return nil
	}
	types := ext.NewDict(th)
	for _, f := range c.fields {
		t := m.fieldType(f.typ).Value()
		switch {
		case f.list:
			t = ext.NewGenericAlias(th, ext.ListType.Value(), t)
		case f.opt:
			var err error
			if t, err = ext.Binary(th, ext.OpOr, t, ext.None); err != nil {
				return err
			}
		}
		if err := types.SetStr(th, f.name, t); err != nil {
			return err
		}
	}
	c.cls.Set(th.Interp, "_field_types", types.Value())
	c.cls.Set(th.Interp, "__annotations_cache__", types.Value())
	return nil
}

func (m *module) fieldType(name string) *ext.Type {
	switch name {
	case "identifier", "string":
		return ext.StrType
	case "int":
		return ext.IntType
	case "constant":
		return ext.ObjectType
	}
	return m.byName[name]
}
