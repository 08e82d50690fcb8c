package sre

import (
	"bytes"
	"unsafe"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/sre/engine"
)

// template is a parsed replacement template (re.Template). Its literals are strings or bytes, as in the subject.
type template struct {
	ext.Header
	*engine.Template[value]
}

var templateType *ext.Type

func init() {
	templateType = ext.NewType(ext.TypeSpec{Name: "_sre.SRE_Template", Flags: ext.FlagDisallowNew, Effect: ext.Pure})
}

// newTemplate makes a template of the list literal, group, literal, ..., literal.
func newTemplate(th *thread, a []value) (value, error) {
	list, ok := ext.AsList(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "template() argument 2 must be list, not %s", a[1].Type().MessageName())
	}
	items, err := list.Items(th)
	if err != nil {
		return value{}, err
	}
	var literals []value
	var groups []int
	for i, it := range items {
		if i%2 == 0 {
			literals = append(literals, it)
			continue
		}
		g, err := ext.AsIndex(th, it)
		if err != nil {
			return value{}, err
		}
		groups = append(groups, g)
	}
	t, err := engine.NewTemplate(literals, groups)
	if err != nil {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "invalid template")
	}
	return ext.FromPtr(unsafe.Pointer(&template{ext.NewHeader(templateType), t})), nil
}

// builder puts a result of the subject's kind together.
type builder struct {
	s      *subject
	text   ext.StrBuilder
	bytes  []byte
	pieces int // written so far, which errors mention
}

func (b *builder) slice(i, j int) {
	if i == j {
		return
	}
	b.pieces++
	if b.s.str != nil {
		b.text.WriteSlice(b.s.str, i, j)
	} else {
		b.bytes = append(b.bytes, b.s.bytes[i:j]...)
	}
}

// write adds a replacement, which must be of the subject's kind.
func (b *builder) write(th *thread, v value) error {
	if b.s.str != nil {
		s, ok := ext.AsStr(v)
		if !ok {
			return ext.Raisef(th, ext.TypeErrorType, "sequence item %d: expected str instance, %s found", b.pieces, v.Type().MessageName())
		}
		b.text.WriteStr(s)
	} else {
		if v.Type().Buffer == nil {
			return ext.Raisef(th, ext.TypeErrorType, "sequence item %d: expected a bytes-like object, %s found", b.pieces, v.Type().MessageName())
		}
		p, err := ext.BufferOf(th, v)
		if err != nil {
			return err
		}
		b.bytes = append(b.bytes, p...)
	}
	b.pieces++
	return nil
}

func (b *builder) value() value {
	if b.s.str != nil {
		return b.text.Str().Value()
	}
	return ext.NewBytes(b.bytes)
}

// replacement is what sub puts in place of a match: a constant, a template, or what a function returns.
type replacement struct {
	literal  value // Undef if it is none
	template *template
	fn       value
}

// replacement looks at what sub was given.
func (p *pattern) replacement(th *thread, repl value) (replacement, error) {
	r := replacement{literal: ext.Undef, fn: repl}
	if repl.Type().Call != nil || repl.Type() == ext.FunctionType {
		return r, nil
	}
	plain := false
	if s, ok := ext.AsStr(repl); ok {
		plain = indexStr(s, '\\') < 0
	} else if repl.Type().Buffer != nil {
		b, err := ext.BufferOf(th, repl)
		if err != nil {
			return r, err
		}
		plain = bytes.IndexByte(b, '\\') < 0
	}
	if plain {
		r.literal = repl
		return r, nil
	}
	t, err := p.compileTemplate(th, repl)
	if err != nil {
		return r, err
	}
	if t.Type() == templateType {
		r.template = (*template)(t.P)
	} else {
		r.literal = t
	}
	return r, nil
}

func indexStr(s *ext.Str, c rune) int {
	if s.Width() == 1 {
		return bytes.IndexByte(s.Bytes8(), byte(c))
	}
	for i := range s.Len() {
		if s.At(i) == c {
			return i
		}
	}
	return -1
}

// compileTemplate has module re parse a template: into a template, or a string if it has no groups.
func (p *pattern) compileTemplate(th *thread, repl value) (value, error) {
	re, err := th.Interp.Eval.Import(th, ext.NewStr("re"), ext.None, ext.TupleOf(ext.NewStr("_compile_template").Value()), 0)
	if err != nil {
		return value{}, err
	}
	f, err := ext.GetAttrName(th, re, "_compile_template")
	if err != nil {
		return value{}, err
	}
	return ext.CallArgs(th, f, p.value(), repl)
}

// expandInto writes t with the groups of a match, whose spans in the subject are given.
func (t *template) expandInto(th *thread, b *builder, spans []int) error {
	var failed error
	ok := t.Expand(spans, func(lit value) {
		if n, _ := ext.Len(th, lit); failed == nil && n > 0 {
			failed = b.write(th, lit)
		}
	}, b.slice)
	if failed == nil && !ok {
		failed = ext.RaiseMsg(th, ext.IndexErrorType, "no such group")
	}
	return failed
}

func expand(th *thread, a []value) (value, error) {
	m := matchOf(a[0])
	t, err := m.re.compileTemplate(th, a[1])
	if err != nil || t.Type() != templateType {
		return t, err
	}
	s, err := subjectOf(th, m.str)
	if err != nil {
		return value{}, err
	}
	b := builder{s: &s}
	if err := (*template)(t.P).expandInto(th, &b, m.spans); err != nil {
		return value{}, err
	}
	return b.value(), nil
}

// subMethod makes sub and, with the count, subn.
func subMethod(withCount bool) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		p := patternOf(a[0])
		most, err := ext.AsIndex(th, a[3])
		if err != nil {
			return value{}, err
		}
		repl, str := a[1], a[2]
		s, err := p.subject(th, str)
		if err != nil {
			return value{}, err
		}
		r, err := p.replacement(th, repl)
		if err != nil {
			return value{}, err
		}
		v, n, err := p.sub(th, &s, &r, most)
		if err != nil || !withCount {
			return v, err
		}
		return ext.TupleOf(v, ext.Int(int64(n))), nil
	}
}

// sub replaces up to most matches (0: all) and returns how many.
func (p *pattern) sub(th *thread, s *subject, r *replacement, most int) (value, int, error) {
	m := p.matcher(th, s, 0, s.n)
	defer m.Release()
	b := builder{s: s}
	var spans []int
	last, n := 0, 0
	for ; most == 0 || n < most; n++ {
		ok, err := m.Search()
		if err != nil {
			return value{}, 0, matchError(th, err)
		}
		if !ok {
			break
		}
		from, to := m.Span()
		b.slice(last, from)
		last = to
		switch {
		case !r.literal.IsUndef():
			err = b.write(th, r.literal)
		case r.template != nil:
			spans = m.AppendSpans(spans[:0])
			err = r.template.expandInto(th, &b, spans)
		default:
			var v value
			if v, err = ext.CallArgs(th, r.fn, newMatch(p, s.v, m, 0, s.n)); err == nil && !v.IsNone() {
				err = b.write(th, v)
			}
		}
		if err != nil {
			return value{}, 0, err
		}
		m.Next()
	}
	if n == 0 {
		return s.slice(0, s.n), 0, nil
	}
	b.slice(last, s.n)
	return b.value(), n, nil
}
