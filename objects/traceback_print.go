package objects

import (
	"strconv"
	"strings"
)

// The text of an exception as module traceback makes it, in Go, for exceptions that nobody catches. A report is built first,
// which may run Python code; laying it out then can't fail.

// excReport is what is to be said about one exception.
type excReport struct {
	typ      string // qualified name of the type
	text     string // str() of the exception
	syntax   *syntaxReport
	notes    []string
	stack    []stackEntry
	suppress bool
	cause    *excReport
	context  *excReport
	group    []*excReport
	isGroup  bool
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"

	maxGroupWidth = 15
	maxGroupDepth = 10
)

// FormatException returns what CPython prints for an exception that nobody catches: the tracebacks of it and of those that
// led to it. Source lines come from files, the embedded library and module linecache. Errors that str() and the like
// raise become part of the text; only an abort is returned.
func FormatException(th *Thread, e *Exception) (string, error) {
	b := &reportBuilder{th: th, seen: map[*Exception]bool{}, sources: map[sourceKey][]string{}}
	r, err := b.build(e)
	if err != nil {
		return "", err
	}
	p := &excPrinter{}
	p.format(r)
	return p.out.String(), nil
}

type reportBuilder struct {
	th      *Thread
	seen    map[*Exception]bool
	sources map[sourceKey][]string
}

// build makes the report of e and of all exceptions linked to it.
func (b *reportBuilder) build(e *Exception) (*excReport, error) {
	type item struct {
		r *excReport
		e *Exception
	}
	top, err := b.one(e)
	if err != nil {
		return nil, err
	}
	for queue := []item{{top, e}}; len(queue) > 0; {
		it := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		s, err := it.e.State.Read(b.th)
		if err != nil {
			return nil, err
		}
		cause, context, suppress := s.Cause, s.Context, s.Suppress
		next := func(v Value) (*excReport, error) {
			x, ok := AsException(v)
			if !ok || b.seen[x] {
				return nil, nil
			}
			r, err := b.one(x)
			if err == nil {
				queue = append(queue, item{r, x})
			}
			return r, err
		}
		if it.r.cause, err = next(cause); err != nil {
			return nil, err
		}
		if it.r.cause == nil && !suppress {
			if it.r.context, err = next(context); err != nil {
				return nil, err
			}
		}
		if !it.r.isGroup {
			continue
		}
		_, excs, err := it.e.groupParts(b.th)
		if err != nil {
			return nil, err
		}
		for _, v := range excs {
			x := (*Exception)(v.P)
			r, err := b.one(x)
			if err != nil {
				return nil, err
			}
			it.r.group = append(it.r.group, r)
			queue = append(queue, item{r, x})
		}
	}
	return top, nil
}

// one makes the report of e alone.
func (b *reportBuilder) one(e *Exception) (*excReport, error) {
	b.seen[e] = true
	th, t := b.th, e.Value().Type()
	s, err := e.State.Read(th)
	if err != nil {
		return nil, err
	}
	tb := s.Traceback
	r := &excReport{suppress: s.Suppress, isGroup: isGroup(e.Value())}
	if r.typ, err = b.typeName(t); err != nil {
		return nil, err
	}
	if r.text, err = safeString(th, e.Value(), "exception", "str", ToStr); err != nil {
		return nil, err
	}
	if r.notes, err = b.notes(e); err != nil {
		return nil, err
	}
	if r.stack, err = b.stack(tb); err != nil {
		return nil, err
	}
	if t.Is(SyntaxErrorType) {
		r.syntax, err = b.syntax(e)
		return r, err
	}
	hint, err := b.suggestion(e, tb)
	r.text += hint
	return r, err
}

// typeName is the name of an exception's type with its module, unless that is builtins or __main__.
func (b *reportBuilder) typeName(t *Type) (string, error) {
	mod, err := typeModule(b.th, t)
	if err != nil {
		return "", err
	}
	m, ok := AsStr(mod)
	switch {
	case !ok:
		return "<unknown>." + t.QualName, nil
	case m.String() == "builtins" || m.String() == "__main__":
		return t.QualName, nil
	}
	return m.String() + "." + t.QualName, nil
}

// safeString converts v by f, or says that this failed.
func safeString(th *Thread, v Value, what, how string, f func(*Thread, Value) (*Str, error)) (string, error) {
	s, err := f(th, v)
	if err == nil {
		return s.String(), nil
	}
	if _, ok := err.(*Raised); ok {
		return "<" + what + " " + how + "() failed>", nil
	}
	return "", err
}

// raisedOnly returns err if it is no Python exception: those that turn up on the way are dropped.
func raisedOnly(err error) error {
	if _, ok := err.(*Raised); ok {
		return nil
	}
	return err
}

// notes returns the lines of __notes__.
func (b *reportBuilder) notes(e *Exception) ([]string, error) {
	v, err := LookupAttr(b.th, e.Value(), "__notes__")
	if err != nil {
		r, ok := err.(*Raised)
		if !ok {
			return nil, err
		}
		s, err := safeString(b.th, r.Value, "__notes__", "repr", Repr)
		return []string{"Ignored error getting __notes__: " + s}, err
	}
	if v.IsUndef() || v.IsNone() {
		return nil, nil
	}
	_, isList := AsList(v)
	_, isTuple := AsTuple(v)
	if !isList && !isTuple {
		s, err := safeString(b.th, v, "__notes__", "repr", Repr)
		return []string{s}, err
	}
	items, err := Collect(b.th, v)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, it := range items {
		s, err := safeString(b.th, it, "note", "str", ToStr)
		if err != nil {
			return nil, err
		}
		lines = append(lines, strings.Split(s, "\n")...)
	}
	return lines, nil
}

// excPrinter lays out reports.
type excPrinter struct {
	out       strings.Builder
	depth     int // nesting of groups
	needClose bool
}

func (p *excPrinter) indent() string { return strings.Repeat("  ", p.depth) }

// emit writes text with the margin of the group it is in. Every line of text ends in a newline.
func (p *excPrinter) emit(text, margin string) {
	if p.depth == 0 {
		p.out.WriteString(text)
		return
	}
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			p.out.WriteString(p.indent() + margin + " " + line)
		}
	}
}

// format writes the chain of exceptions that ends in r, the first one raised first.
func (p *excPrinter) format(r *excReport) {
	type link struct {
		text string
		r    *excReport
	}
	var chain []link
	for r != nil {
		switch {
		case r.cause != nil:
			chain = append(chain, link{causeText, r})
			r = r.cause
		case r.context != nil && !r.suppress:
			chain = append(chain, link{contextText, r})
			r = r.context
		default:
			chain = append(chain, link{"", r})
			r = nil
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		p.emit(chain[i].text, "|")
		p.formatOne(chain[i].r)
	}
}

func (p *excPrinter) formatOne(r *excReport) {
	switch {
	case !r.isGroup:
		if len(r.stack) > 0 {
			p.emit("Traceback (most recent call last):\n", "|")
			p.emit(formatStack(r.stack), "|")
		}
		p.emit(r.only(), "|")
	case p.depth > maxGroupDepth:
		p.emit("... (max_group_depth is "+strconv.Itoa(maxGroupDepth)+")\n", "|")
	default:
		p.formatGroup(r)
	}
}

func (p *excPrinter) formatGroup(r *excReport) {
	top := p.depth == 0
	margin := "|"
	if top {
		p.depth, margin = 1, "+"
	}
	if len(r.stack) > 0 {
		p.emit("Exception Group Traceback (most recent call last):\n", margin)
		p.emit(formatStack(r.stack), "|")
	}
	p.emit(r.only(), "|")
	n := min(len(r.group), maxGroupWidth+1)
	p.needClose = false
	for i := range n {
		last := i == n-1
		if last {
			p.needClose = true // a nested group may close for us
		}
		title, lead := strconv.Itoa(i+1), "  "
		if i >= maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			lead = "+-"
		}
		p.out.WriteString(p.indent() + lead + "+---------------- " + title + " ----------------\n")
		p.depth++
		if i < maxGroupWidth {
			p.format(r.group[i])
		} else {
			left := len(r.group) - maxGroupWidth
			p.emit("and "+strconv.Itoa(left)+" more exception"+plural(left)+"\n", "|")
		}
		if last && p.needClose {
			p.out.WriteString(p.indent() + "+------------------------------------\n")
			p.needClose = false
		}
		p.depth--
	}
	if top {
		p.depth = 0
	}
}

// only returns the lines about the exception itself, without its traceback.
func (r *excReport) only() string {
	var sb strings.Builder
	switch {
	case r.syntax != nil:
		r.syntax.write(&sb, r.typ)
	case r.text == "":
		sb.WriteString(r.typ + "\n")
	default:
		sb.WriteString(r.typ + ": " + r.text + "\n")
	}
	for _, n := range r.notes {
		sb.WriteString(n + "\n")
	}
	return sb.String()
}
