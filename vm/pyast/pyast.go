// Package pyast turns the parser's trees into those of Python's module ast. The classes come from module _ast, whose names and
// fields match the Go types of package syntax but for their spelling.
package pyast

import (
	"math/big"
	"reflect"
	"strings"
	"unicode"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/syntax"
)

type (
	value  = objects.Value
	thread = objects.Thread
)

// Build makes the ast of mod from the classes in module _ast, which is ast.
func Build(th *thread, ast value, mod syntax.Mod) (value, error) {
	b := &builder{th: th, ast: ast, classes: map[string]*objects.Type{}, plain: map[string]value{}}
	return b.node(reflect.ValueOf(mod).Elem())
}

// A builder makes the nodes of one tree.
type builder struct {
	th      *thread
	ast     value
	classes map[string]*objects.Type
	plain   map[string]value // nodes without fields, which a tree shares: contexts and operators
}

// renamed are the types whose class has another name than in Python.
func renamed(name string) string {
	switch name {
	case "ExprStmt":
		return "Expr"
	case "Comprehension", "Arguments", "Arg", "Keyword", "Alias":
		return strings.ToLower(name)
	case "WithItem":
		return "withitem"
	case "MatchCase":
		return "match_case"
	}
	return name
}

// fieldName spells a Go field as in Python: DecoratorList is decorator_list.
func fieldName(name string) string {
	var b strings.Builder
	for i, c := range name {
		if unicode.IsUpper(c) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

func (b *builder) class(name string) (*objects.Type, error) {
	if t, ok := b.classes[name]; ok {
		return t, nil
	}
	v, err := objects.GetAttrName(b.th, b.ast, name)
	if err != nil {
		return nil, err
	}
	t, ok := objects.AsType(v)
	if !ok || t.Alloc == nil {
		return nil, objects.Raisef(b.th, objects.TypeErrorType, "_ast.%s is not a class of nodes", name)
	}
	b.classes[name] = t
	return t, nil
}

// leaf returns the node of a context or an operator.
func (b *builder) leaf(name string) (value, error) {
	if v, ok := b.plain[name]; ok {
		return v, nil
	}
	t, err := b.class(name)
	if err != nil {
		return value{}, err
	}
	v := t.Alloc(b.th, t)
	b.plain[name] = v
	return v, nil
}

// node makes the node of a struct.
func (b *builder) node(s reflect.Value) (value, error) {
	name := renamed(s.Type().Name())
	t, err := b.class(name)
	if err != nil {
		return value{}, err
	}
	n := t.Alloc(b.th, t)
	for i := range s.NumField() {
		f := s.Type().Field(i)
		if f.Name == "Pos" {
			pos := s.Field(i).Interface().(syntax.Pos)
			if err := b.position(n, &pos); err != nil {
				return value{}, err
			}
			continue
		}
		v, err := b.field(name, f.Name, s.Field(i))
		if err != nil {
			return value{}, err
		}
		if err := b.set(n, fieldName(f.Name), v); err != nil {
			return value{}, err
		}
	}
	return n, b.missing(n, name)
}

func (b *builder) set(n value, name string, v value) error {
	return objects.AttrsOf(n).Set(b.th, b.th.Interp.Intern(name), v)
}

func (b *builder) position(n value, p *syntax.Pos) error {
	for _, f := range []struct {
		name string
		n    int32
	}{{"lineno", p.Line}, {"col_offset", p.Col}, {"end_lineno", p.EndLine}, {"end_col_offset", p.EndCol}} {
		if err := b.set(n, f.name, objects.Int(int64(f.n))); err != nil {
			return err
		}
	}
	return nil
}

// missing sets the fields that the parser's tree does not have.
func (b *builder) missing(n value, name string) error {
	switch name {
	case "Module":
		return b.set(n, "type_ignores", objects.NewList(b.th, nil).Value())
	case "FunctionDef", "AsyncFunctionDef", "Assign", "For", "AsyncFor", "With", "AsyncWith", "arg":
		return b.set(n, "type_comment", objects.None)
	}
	return nil
}

// optionalNames are the fields where an empty string stands for None.
const optionalNames = " ExceptHandler.Name alias.Asname keyword.Arg ImportFrom.Module MatchStar.Name MatchAs.Name MatchMapping.Rest Constant.Kind "

func (b *builder) field(class, name string, f reflect.Value) (value, error) {
	switch f.Kind() {
	case reflect.Slice:
		return b.list(class, name, f)
	case reflect.Interface, reflect.Pointer:
		if name == "Value" && (class == "Constant" || class == "MatchSingleton") {
			return b.constant(f.Interface())
		}
		if f.IsNil() {
			return objects.None, nil
		}
		if f.Kind() == reflect.Interface {
			f = f.Elem()
		}
		return b.node(f.Elem())
	case reflect.String:
		if f.Len() == 0 && strings.Contains(optionalNames, " "+class+"."+name+" ") {
			return objects.None, nil
		}
		return objects.NewStr(f.String()).Value(), nil
	case reflect.Bool:
		if f.Bool() {
			return objects.Int(1), nil
		}
		return objects.Int(0), nil
	case reflect.Uint8:
		return b.leaf(f.Interface().(interface{ String() string }).String())
	}
	return objects.Int(f.Int()), nil
}

func (b *builder) list(class, name string, f reflect.Value) (value, error) {
	items := make([]value, f.Len())
	for i := range items {
		v, err := b.field(class, name, f.Index(i))
		if err != nil {
			return value{}, err
		}
		items[i] = v
	}
	return objects.NewList(b.th, items).Value(), nil
}

// constant is the value of a literal.
func (b *builder) constant(v any) (value, error) {
	switch v := v.(type) {
	case bool:
		return objects.Bool(v), nil
	case int64:
		return objects.Int(v), nil
	case *big.Int:
		return objects.NewBigInt(new(big.Int).Set(v)), nil
	case float64:
		return objects.Float(v), nil
	case complex128:
		return objects.NewComplex(v), nil
	case syntax.Str:
		return objects.NewStr(string(v)).Value(), nil
	case syntax.Bytes:
		return objects.NewBytes([]byte(v)), nil
	case syntax.Ellipsis:
		return objects.Ellipsis, nil
	}
	return objects.None, nil
}
