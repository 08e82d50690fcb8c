package syntax

import "strings"

// isTemplate reports whether the kFStart token at index i begins a t-string.
func (p *parser) isTemplate(i int) bool {
	t := &p.toks[i]
	return strings.ContainsAny(p.src[t.start:t.end], "tT")
}

// fstring parses one f- or t-string into its parts, not yet merged.
func (p *parser) fstring() []Expr {
	start := p.i
	f := fstringParser{
		parser: p, template: p.isTemplate(start),
		raw: strings.ContainsAny(p.text(start), "rR"),
	}
	p.enter()
	defer p.leave()
	p.next()
	parts := f.parts()
	if p.kind() != kFEnd {
		p.fail()
	}
	for _, e := range f.escapes {
		p.warnEscape(p.i, e.text, e.i)
	}
	p.next()
	return parts
}

// fstringParser carries what the parts of one f-string have in common.
type fstringParser struct {
	*parser
	template, raw bool
	spec          bool        // inside a format specification
	escapes       []badEscape // to warn of when the end is reached, the place that CPython counts from
}

// noteEscape takes note of a backslash at text[bad] that begins no escape, and of one before a replacement field.
func (f *fstringParser) noteEscape(at int, text string, bad int) {
	if f.raw {
		return
	}
	if t := &f.toks[at]; endsInBackslash(text) {
		f.warnBrace(at, int(t.end)-1)
	}
	switch {
	case bad < 0 || bad+1 >= len(text):
	case text[bad+1] == '}' || text[bad+1] == '{':
		f.warnBrace(at, int(f.toks[at].start)+bad)
	case f.spec:
		f.warnEscape(at, text, bad)
	default:
		f.escapes = append(f.escapes, badEscape{text, bad})
	}
}

// word names the kind of string in error messages.
func (f *fstringParser) word() string {
	if f.template {
		return "t-string"
	}
	return "f-string"
}

// parts parses literal text and replacement fields.
func (f *fstringParser) parts() []Expr {
	var parts []Expr
	for {
		switch f.kind() {
		case kFMiddle:
			at := f.i
			text := f.text(at)
			f.next()
			v, bad := f.decodeText(at, text, f.raw)
			f.noteEscape(at, text, bad)
			pos := f.span(at)
			parts = append(parts, &Constant{Pos: pos, Value: Str(v)})
		case kLbrace:
			parts = append(parts, f.field()...)
		default:
			return parts
		}
	}
}

// field parses a replacement field. With `=` it gives the text of the
// expression too.
func (f *fstringParser) field() []Expr {
	start := f.i
	f.next()
	f.checkFieldStart()
	value := f.fieldValue()
	debug := f.accept(kEqual)
	if f.diag {
		f.checkFieldEnd(debug)
	}
	textEnd := f.i
	conversion := -1
	if f.accept(kExclam) {
		conversion = f.conversion()
	}
	var spec Expr
	if f.kind() == kColon {
		spec = f.formatSpec()
	}
	if f.kind() != kRbrace {
		f.failField(conversion, spec)
	}
	f.next()
	if debug && conversion < 0 && spec == nil {
		conversion = 'r'
	}
	source := f.fieldSource(start, textEnd)
	var node Expr
	if f.template {
		str := source
		if debug {
			str = str[:strings.LastIndexByte(str, '=')]
		}
		str = strings.TrimRight(str, " \t\n\f")
		node = &Interpolation{Pos: f.span(start), Value: value, Str: Str(str), Conversion: conversion, FormatSpec: spec}
	} else {
		node = &FormattedValue{Pos: f.span(start), Value: value, Conversion: conversion, FormatSpec: spec}
	}
	if !debug {
		return []Expr{node}
	}
	a, b := &f.toks[start], &f.toks[textEnd]
	text := &Constant{Pos: Pos{a.line, a.col + 1, b.line, b.col}, Value: Str(source)}
	return []Expr{text, node}
}

// fieldValue parses the expression of a replacement field.
func (f *fstringParser) fieldValue() Expr {
	depth := f.depth
	v := f.yieldOrStar()
	f.depth = depth
	return v
}

// fieldSource returns the text between the tokens at two indexes, without its
// comments.
func (f *fstringParser) fieldSource(open, end int) string {
	a, b := f.toks[open].end, f.toks[end].start
	text := f.src[a:b]
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	// Comments are in the gaps between tokens.
	var out strings.Builder
	from := a
	for i := open + 1; i <= end; i++ {
		gap := f.src[from:max(from, f.toks[i].start)]
		for gap != "" {
			before, after, found := strings.Cut(gap, "#")
			out.WriteString(before)
			if !found {
				break
			}
			_, rest, _ := strings.Cut(after, "\n")
			gap = "\n" + rest
		}
		if i < end {
			out.WriteString(f.text(i))
			from = f.toks[i].end
		}
	}
	return out.String()
}

// conversion parses the letter after `!`.
func (f *fstringParser) conversion() int {
	if f.kind() != kName {
		f.failConversion()
	}
	bang, at := &f.toks[f.i-1], &f.toks[f.i]
	if bang.end != at.start {
		f.raiseAt(f.i-1, f.i, f.word()+": conversion type must come right after the exclamation mark")
	}
	switch s := f.text(f.i); s {
	case "s", "r", "a":
		f.next()
		return int(s[0])
	default:
		f.raiseAt(f.i, f.i, f.word()+": invalid conversion character '"+s+"': expected 's', 'r', or 'a'")
	}
	return 0
}

// formatSpec parses `: spec`, which may contain replacement fields.
func (f *fstringParser) formatSpec() Expr {
	start := f.i
	f.next()
	// Fields in a spec are ordinary ones even in a t-string.
	inner := fstringParser{parser: f.parser, raw: f.raw, spec: true}
	parts := inner.parts()
	values := joinConstants(parts)
	return &JoinedStr{Pos: f.span(start), Values: values}
}
