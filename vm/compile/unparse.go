package compile

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/weftpy/weft/vm/syntax"
)

// The levels of precedence, loosest first.
const (
	precTuple = iota
	precTest
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

// unparser writes expressions as source text.
type unparser struct{ strings.Builder }

// unparse writes an expression as source text, with parentheses only where they are needed, as CPython writes annotations
// that are kept as strings.
func unparse(e syntax.Expr) string {
	var u unparser
	u.expr(e, precTest)
	return u.String()
}

// open starts a construct of precedence prec where level is expected; the result closes it.
func (u *unparser) open(level, prec int) func() {
	if level <= prec {
		return func() {}
	}
	u.WriteByte('(')
	return func() { u.WriteByte(')') }
}

// list writes items with separators.
func (u *unparser) list(elts []syntax.Expr) {
	for i, e := range elts {
		if i > 0 {
			u.WriteString(", ")
		}
		u.expr(e, precTest)
	}
}

// expr writes an expression in a place that expects a given precedence.
func (u *unparser) expr(e syntax.Expr, level int) {
	switch e := e.(type) {
	case *syntax.Name:
		u.WriteString(e.Id)
	case *syntax.Constant:
		u.constant(e)
	case *syntax.Attribute:
		u.attribute(e)
	case *syntax.Subscript:
		u.expr(e.Value, precAtom)
		u.WriteByte('[')
		u.index(e.Slice)
		u.WriteByte(']')
	case *syntax.BinOp:
		u.binOp(e, level)
	case *syntax.BoolOp:
		u.boolOp(e, level)
	case *syntax.UnaryOp:
		u.unaryOp(e, level)
	case *syntax.Compare:
		u.compare(e, level)
	case *syntax.Call:
		u.call(e)
	case *syntax.Tuple:
		u.tuple(e, level)
	case *syntax.List:
		u.WriteByte('[')
		u.list(e.Elts)
		u.WriteByte(']')
	case *syntax.Set:
		u.WriteByte('{')
		u.list(e.Elts)
		u.WriteByte('}')
	case *syntax.Dict:
		u.dict(e)
	case *syntax.IfExp:
		done := u.open(level, precTest)
		u.expr(e.Body, precTest+1)
		u.WriteString(" if ")
		u.expr(e.Test, precTest+1)
		u.WriteString(" else ")
		u.expr(e.Orelse, precTest)
		done()
	case *syntax.Lambda:
		u.lambda(e, level)
	case *syntax.Starred:
		u.WriteByte('*')
		u.expr(e.Value, precBitOr)
	case *syntax.Slice:
		u.slice(e)
	case *syntax.NamedExpr:
		done := u.open(level, precTuple)
		u.expr(e.Target, precAtom)
		u.WriteString(" := ")
		u.expr(e.Value, precAtom)
		done()
	case *syntax.Await:
		done := u.open(level, precAwait)
		u.WriteString("await ")
		u.expr(e.Value, precAtom)
		done()
	case *syntax.Yield:
		u.WriteString("(yield")
		if e.Value != nil {
			u.WriteByte(' ')
			u.expr(e.Value, precTest)
		}
		u.WriteByte(')')
	case *syntax.YieldFrom:
		u.WriteString("(yield from ")
		u.expr(e.Value, precTest)
		u.WriteByte(')')
	case *syntax.ListComp:
		u.comprehension("[", "]", e.Elt, nil, e.Generators)
	case *syntax.SetComp:
		u.comprehension("{", "}", e.Elt, nil, e.Generators)
	case *syntax.DictComp:
		u.comprehension("{", "}", e.Key, e.Value, e.Generators)
	case *syntax.GeneratorExp:
		u.comprehension("(", ")", e.Elt, nil, e.Generators)
	case *syntax.JoinedStr:
		u.fString("f", e.Values)
	case *syntax.TemplateStr:
		u.fString("t", e.Values)
	case *syntax.FormattedValue:
		u.fString("f", []syntax.Expr{e})
	}
}

// attribute writes `value.attr`; an int needs a space before the dot.
func (u *unparser) attribute(e *syntax.Attribute) {
	u.expr(e.Value, precAtom)
	if c, ok := e.Value.(*syntax.Constant); ok {
		switch c.Value.(type) {
		case int64, *big.Int:
			u.WriteByte(' ')
		}
	}
	u.WriteByte('.')
	u.WriteString(e.Attr)
}

// index writes what is in the brackets of a subscript.
func (u *unparser) index(e syntax.Expr) {
	t, ok := e.(*syntax.Tuple)
	if !ok || len(t.Elts) == 0 {
		u.expr(e, precTuple)
		return
	}
	u.list(t.Elts)
	if len(t.Elts) == 1 {
		u.WriteByte(',')
	}
}

// tuple writes a tuple.
func (u *unparser) tuple(e *syntax.Tuple, level int) {
	if len(e.Elts) == 0 {
		u.WriteString("()")
		return
	}
	done := u.open(level, precTuple)
	u.list(e.Elts)
	if len(e.Elts) == 1 {
		u.WriteByte(',')
	}
	done()
}

// dict writes a dict display.
func (u *unparser) dict(e *syntax.Dict) {
	u.WriteByte('{')
	for i, k := range e.Keys {
		if i > 0 {
			u.WriteString(", ")
		}
		if k == nil {
			u.WriteString("**")
			u.expr(e.Values[i], precBitOr)
			continue
		}
		u.expr(k, precTest)
		u.WriteString(": ")
		u.expr(e.Values[i], precTest)
	}
	u.WriteByte('}')
}

// slice writes `lower:upper:step`.
func (u *unparser) slice(e *syntax.Slice) {
	if e.Lower != nil {
		u.expr(e.Lower, precTest)
	}
	u.WriteByte(':')
	if e.Upper != nil {
		u.expr(e.Upper, precTest)
	}
	if e.Step != nil {
		u.WriteByte(':')
		u.expr(e.Step, precTest)
	}
}

// operatorText returns an operator's text and precedence.
func operatorText(op syntax.Operator) (string, int) {
	switch op {
	case syntax.Add:
		return " + ", precArith
	case syntax.Sub:
		return " - ", precArith
	case syntax.Mult:
		return " * ", precTerm
	case syntax.MatMult:
		return " @ ", precTerm
	case syntax.Div:
		return " / ", precTerm
	case syntax.Modulo:
		return " % ", precTerm
	case syntax.FloorDiv:
		return " // ", precTerm
	case syntax.LShift:
		return " << ", precShift
	case syntax.RShift:
		return " >> ", precShift
	case syntax.BitOr:
		return " | ", precBitOr
	case syntax.BitXor:
		return " ^ ", precBitXor
	case syntax.BitAnd:
		return " & ", precBitAnd
	}
	return " ** ", precPower
}

// binOp writes `left op right`.
func (u *unparser) binOp(e *syntax.BinOp, level int) {
	text, prec := operatorText(e.Op)
	left, right := prec, prec+1
	if e.Op == syntax.Pow {
		left, right = prec+1, prec
	}
	done := u.open(level, prec)
	u.expr(e.Left, left)
	u.WriteString(text)
	u.expr(e.Right, right)
	done()
}

// boolOp writes `a and b` or `a or b`.
func (u *unparser) boolOp(e *syntax.BoolOp, level int) {
	text, prec := " and ", precAnd
	if e.Op == syntax.Or {
		text, prec = " or ", precOr
	}
	done := u.open(level, prec)
	for i, v := range e.Values {
		if i > 0 {
			u.WriteString(text)
		}
		u.expr(v, prec+1)
	}
	done()
}

// unaryOp writes `op operand`.
func (u *unparser) unaryOp(e *syntax.UnaryOp, level int) {
	text := [...]string{"~", "not ", "+", "-"}[e.Op]
	prec := precFactor
	if e.Op == syntax.Not {
		prec = precNot
	}
	done := u.open(level, prec)
	u.WriteString(text)
	u.expr(e.Operand, prec)
	done()
}

// compare writes a chain of comparisons.
func (u *unparser) compare(e *syntax.Compare, level int) {
	done := u.open(level, precCompare)
	u.expr(e.Left, precCompare+1)
	for i, op := range e.Ops {
		u.WriteString([...]string{" == ", " != ", " < ", " <= ", " > ", " >= ", " is ", " is not ", " in ",
			" not in "}[op])
		u.expr(e.Comparators[i], precCompare+1)
	}
	done()
}

// call writes a call.
func (u *unparser) call(e *syntax.Call) {
	u.expr(e.Func, precAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if _, ok := e.Args[0].(*syntax.GeneratorExp); ok {
			u.expr(e.Args[0], precTest)
			return
		}
	}
	u.WriteByte('(')
	u.list(e.Args)
	for i, k := range e.Keywords {
		if i > 0 || len(e.Args) > 0 {
			u.WriteString(", ")
		}
		if k.Arg == "" {
			u.WriteString("**")
		} else {
			u.WriteString(k.Arg + "=")
		}
		u.expr(k.Value, precTest)
	}
	u.WriteByte(')')
}

// lambda writes a lambda expression.
func (u *unparser) lambda(e *syntax.Lambda, level int) {
	done := u.open(level, precTest)
	u.WriteString("lambda")
	sep := " "
	item := func(text string, def syntax.Expr) {
		u.WriteString(sep + text)
		sep = ", "
		if def != nil {
			u.WriteByte('=')
			u.expr(def, precTest)
		}
	}
	a := e.Args
	positional := append(append([]*syntax.Arg{}, a.Posonlyargs...), a.Args...)
	for i, p := range positional {
		var def syntax.Expr
		if d := i - len(positional) + len(a.Defaults); d >= 0 {
			def = a.Defaults[d]
		}
		item(p.Arg, def)
		if i+1 == len(a.Posonlyargs) {
			item("/", nil)
		}
	}
	if a.Vararg != nil {
		item("*"+a.Vararg.Arg, nil)
	} else if len(a.Kwonlyargs) > 0 {
		item("*", nil)
	}
	for i, p := range a.Kwonlyargs {
		item(p.Arg, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		item("**"+a.Kwarg.Arg, nil)
	}
	u.WriteString(": ")
	u.expr(e.Body, precTest)
	done()
}

// comprehension writes a comprehension.
func (u *unparser) comprehension(left, right string, elt, value syntax.Expr, gens []*syntax.Comprehension) {
	u.WriteString(left)
	u.expr(elt, precTest)
	if value != nil {
		u.WriteString(": ")
		u.expr(value, precTest)
	}
	for _, c := range gens {
		if c.IsAsync {
			u.WriteString(" async")
		}
		u.WriteString(" for ")
		u.expr(c.Target, precTuple)
		u.WriteString(" in ")
		u.expr(c.Iter, precTest+1)
		for _, cond := range c.Ifs {
			u.WriteString(" if ")
			u.expr(cond, precTest+1)
		}
	}
	u.WriteString(right)
}

// fString writes an f-string or t-string.
func (u *unparser) fString(prefix string, values []syntax.Expr) {
	var b strings.Builder
	fStringBody(&b, values, false)
	u.WriteString(prefix)
	u.WriteString(quote(b.String(), false))
}

// fStringBody writes what is between the quotes of an f-string; inSpec: of a format specification.
func fStringBody(b *strings.Builder, values []syntax.Expr, inSpec bool) {
	for _, v := range values {
		switch v := v.(type) {
		case *syntax.Constant:
			text := string(v.Value.(syntax.Str))
			if !inSpec {
				text = strings.ReplaceAll(strings.ReplaceAll(text, "{", "{{"), "}", "}}")
			}
			b.WriteString(text)
		case *syntax.FormattedValue:
			field(b, v.Value, v.Conversion, v.FormatSpec)
		case *syntax.Interpolation:
			field(b, v.Value, v.Conversion, v.FormatSpec)
		}
	}
}

// field writes one replacement field.
func field(b *strings.Builder, value syntax.Expr, conversion int, spec syntax.Expr) {
	var u unparser
	u.expr(value, precTest+1)
	text := u.String()
	b.WriteByte('{')
	if strings.HasPrefix(text, "{") {
		b.WriteByte(' ')
	}
	b.WriteString(text)
	if conversion > 0 {
		b.WriteByte('!')
		b.WriteByte(byte(conversion))
	}
	if j, ok := spec.(*syntax.JoinedStr); ok {
		b.WriteByte(':')
		fStringBody(b, j.Values, true)
	}
	b.WriteByte('}')
}

// constant writes a literal.
func (u *unparser) constant(e *syntax.Constant) {
	switch v := e.Value.(type) {
	case nil:
		u.WriteString("None")
	case bool:
		if v {
			u.WriteString("True")
		} else {
			u.WriteString("False")
		}
	case int64:
		u.WriteString(strconv.FormatInt(v, 10))
	case *big.Int:
		u.WriteString(v.String())
	case float64:
		u.WriteString(floatText(v))
	case complex128:
		u.WriteString(strings.TrimSuffix(floatText(imag(v)), ".0") + "j")
	case syntax.Str:
		u.WriteString(e.Kind)
		u.WriteString(quote(string(v), false))
	case syntax.Bytes:
		u.WriteByte('b')
		u.WriteString(quote(string(v), true))
	default:
		u.WriteString("...")
	}
}

// floatText is repr() of a float; infinity is written as a literal that overflows.
func floatText(f float64) string {
	if math.IsInf(f, 0) {
		return "1e309"
	}
	if abs := math.Abs(f); abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// quote is repr() of a string, or of bytes without the prefix.
func quote(s string, bytes bool) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case s[i] == q || s[i] == '\\':
			b.WriteByte('\\')
			b.WriteByte(s[i])
		case s[i] == '\n':
			b.WriteString(`\n`)
		case s[i] == '\r':
			b.WriteString(`\r`)
		case s[i] == '\t':
			b.WriteString(`\t`)
		case s[i] < 0x20 || s[i] == 0x7f || bytes && s[i] >= 0x80:
			n = 1
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == utf8.RuneError && n == 1 && len(s) >= i+3: // a lone surrogate
			n = 3
			fmt.Fprintf(&b, `\u%04x`, rune(s[i]&0x0f)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f))
		case r >= 0x80 && !unicode.IsPrint(r):
			switch {
			case r < 0x100:
				fmt.Fprintf(&b, `\x%02x`, r)
			case r < 0x10000:
				fmt.Fprintf(&b, `\u%04x`, r)
			default:
				fmt.Fprintf(&b, `\U%08x`, r)
			}
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	b.WriteByte(q)
	return b.String()
}
