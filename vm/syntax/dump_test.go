package syntax

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// dump renders a tree as Python's ast.dump(tree, include_attributes=True).
func dump(m Mod) string {
	var d dumper
	d.node(reflect.ValueOf(m).Elem())
	return d.String()
}

type dumper struct{ strings.Builder }

// pyNames are the node names that differ from those of the Go types.
var pyNames = map[string]string{
	"ExprStmt": "Expr", "Comprehension": "comprehension", "Arguments": "arguments",
	"Arg": "arg", "Keyword": "keyword", "Alias": "alias", "WithItem": "withitem",
	"MatchCase": "match_case",
}

func (d *dumper) node(v reflect.Value) {
	t := v.Type()
	name := t.Name()
	if n, ok := pyNames[name]; ok {
		name = n
	}
	d.WriteString(name)
	d.WriteByte('(')
	sep := ""
	field := func(name string) {
		d.WriteString(sep)
		d.WriteString(name)
		d.WriteByte('=')
		sep = ", "
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Name == "Pos" {
			continue
		}
		x := v.Field(i)
		if d.omitted(t.Name(), f.Name, x) {
			continue
		}
		field(snake(f.Name))
		d.value(f.Name, x)
	}
	if p := v.FieldByName("Pos"); p.IsValid() {
		pos := p.Interface().(Pos)
		for i, n := range []string{"lineno", "col_offset", "end_lineno", "end_col_offset"} {
			field(n)
			fmt.Fprint(d, []int32{pos.Line, pos.Col, pos.EndLine, pos.EndCol}[i])
		}
	}
	d.WriteByte(')')
}

// omitted reports whether ast.dump leaves a field out because it is empty.
func (d *dumper) omitted(node, field string, x reflect.Value) bool {
	switch x.Kind() {
	case reflect.Interface, reflect.Pointer:
		return x.IsNil() && field != "Value" || x.IsNil() && node != "Constant" && node != "MatchSingleton"
	case reflect.Slice:
		return x.Len() == 0
	case reflect.String:
		return x.Len() == 0 && x.Type().Name() == "string"
	}
	return false
}

func (d *dumper) value(field string, x reflect.Value) {
	if x.Kind() == reflect.Interface && x.IsNil() {
		d.WriteString("None")
		return
	}
	if s, ok := x.Interface().(fmt.Stringer); ok {
		if _, isBig := s.(*big.Int); !isBig {
			d.WriteString(s.String() + "()")
			return
		}
	}
	switch x.Kind() {
	case reflect.Slice:
		d.WriteByte('[')
		for i := range x.Len() {
			if i > 0 {
				d.WriteString(", ")
			}
			d.value("", x.Index(i))
		}
		d.WriteByte(']')
		return
	case reflect.Bool:
		// Flags are ints in the tree; constants come as interfaces.
		if x.Bool() {
			d.WriteByte('1')
		} else {
			d.WriteByte('0')
		}
		return
	case reflect.Interface:
		if _, ok := x.Interface().(Node); !ok {
			d.WriteString(pyRepr(x.Interface()))
			return
		}
		x = x.Elem()
	}
	if x.Kind() == reflect.Pointer {
		d.node(x.Elem())
		return
	}
	d.WriteString(pyRepr(x.Interface()))
}

// snake converts a Go field name to the Python one.
func snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			r |= 0x20
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pyRepr is Python's repr of a constant.
func pyRepr(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		return map[bool]string{true: "True", false: "False"}[v]
	case Ellipsis:
		return "Ellipsis"
	case float64:
		return floatRepr(v, ".0")
	case complex128:
		return floatRepr(imag(v), "") + "j"
	case Bytes:
		return "b" + quote(string(v), true)
	case Str:
		return quote(string(v), false)
	case string:
		return quote(v, false)
	}
	return fmt.Sprint(v)
}

func floatRepr(f float64, point string) string {
	s := strconv.FormatFloat(f, 'e', -1, 64)
	i := strings.IndexByte(s, 'e')
	if i < 0 {
		return "inf"
	}
	if exp, _ := strconv.Atoi(s[i+1:]); exp >= -4 && exp < 16 {
		s = strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += point
		}
	}
	return s
}

// quote is Python's repr of a string in WTF-8, or of bytes.
func quote(s string, bytes bool) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	b := []byte{q}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if !bytes && s[i] >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 { // a lone surrogate
				r, n = rune(s[i]&0xf)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f), 3
			}
		}
		switch {
		case r == rune(q) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || r == 0x7f || bytes && r > 0x7f || r > 0x7f && r < 0x100 && !isPrintable(r):
			b = fmt.Appendf(b, `\x%02x`, r)
		case r < 0x80 || isPrintable(r):
			b = append(b, s[i:i+n]...)
		case r < 0x10000:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = fmt.Appendf(b, `\U%08x`, r)
		}
		i += n
	}
	return string(append(b, q))
}
