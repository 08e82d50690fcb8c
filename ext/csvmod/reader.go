package csvmod

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// reader is a reader. Only the count of lines changes.
type reader struct {
	ext.Header
	d     *dialect
	input value
	lines ext.State[int]
}

var readerType *ext.Type

func init() {
	readerType = ext.NewType(ext.TypeSpec{
		Name: "_csv.reader", Effect: ext.Pure, Flags: ext.FlagDisallowNew,
		Doc: "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
		Slots: ext.Slots{
			Iter: func(th *thread, self value) (value, error) { return self, nil },
			Next: func(th *thread, self value) (value, error) { return (*reader)(self.P).next(th) },
		},
		GetSets: []ext.GetSet{
			{Name: "dialect", Member: true, Get: func(th *thread, self value) (value, error) { return (*reader)(self.P).d.value(), nil }},
			{Name: "line_num", Member: true, Get: func(th *thread, self value) (value, error) {
				n, err := (*reader)(self.P).lines.Read(th)
				if err != nil {
					return value{}, err
				}
				return ext.Int(int64(*n)), nil
			}},
		},
	})
}

func newReader(th *thread, a []value) (value, error) {
	src, err := firstArg(th, "reader", a)
	if err != nil {
		return value{}, err
	}
	it, err := ext.Iter(th, src)
	if err != nil {
		return value{}, err
	}
	d, err := dialectOf(th, a)
	if err != nil {
		return value{}, err
	}
	r := &reader{Header: ext.NewHeader(readerType), d: d, input: it}
	r.lines.Init(th, 0)
	return ext.FromPtr(unsafe.Pointer(r)), nil
}

// next reads a row, from as many lines as it has, or returns Undef at the end.
func (r *reader) next(th *thread) (value, error) {
	limit, err := registryOf(th).limit.Read(th)
	if err != nil {
		return value{}, err
	}
	p := parser{th: th, d: r.d, limit: *limit}
	for {
		v, err := ext.Next(th, r.input)
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			if p.field.length == 0 && p.state != inQuotedField {
				return ext.Undef, nil
			}
			if r.d.strict {
				return value{}, fail(th, "unexpected end of data")
			}
			if err := p.save(); err != nil {
				return value{}, err
			}
			break
		}
		line, ok := ext.AsStr(v)
		if !ok {
			return value{}, ext.Raisef(th, errorType, "iterator should return strings, not %s (the file should be opened in text mode)", v.Type().MessageName())
		}
		n, err := r.lines.Write(th)
		if err != nil {
			return value{}, err
		}
		*n++
		if err := p.line(line); err != nil {
			return value{}, err
		}
		if p.state == startRecord {
			break
		}
	}
	return ext.NewList(th, p.fields).Value(), nil
}

// The states of a parser.
type state uint8

const (
	startRecord state = iota
	startField
	escapedChar
	afterEscapedNewline
	inField
	inQuotedField
	escapeInQuotedField
	quoteInQuotedField
	eatNewline
)

// endOfLine is given to a parser after the characters of a line.
const endOfLine = rune(-2)

// A parser reads one row.
type parser struct {
	th       *thread
	d        *dialect
	limit    int
	state    state
	unquoted bool // the field has no quotes
	field    text
	fields   []value
}

// text collects a field: a part of a line for as long as possible, then a copy.
type text struct {
	length   int
	line     *ext.Str
	from, to int
	copied   ext.StrBuilder
}

func (t *text) add(line *ext.Str, from, to int) {
	if t.length == 0 {
		t.line, t.from, t.to = line, from, to
	} else if t.line == line && t.to == from {
		t.to = to
	} else {
		t.copied.WriteSlice(t.line, t.from, t.to)
		t.line, t.from, t.to = line, from, to
	}
	t.length += to - from
}

// take returns the field and begins another.
func (t *text) take() *ext.Str {
	s := ext.EmptyStr
	if t.length > 0 {
		if t.copied.Len() == 0 {
			s = t.line.Slice(t.from, t.to)
		} else {
			t.copied.WriteSlice(t.line, t.from, t.to)
			s = t.copied.Str()
		}
	}
	*t = text{}
	return s
}

// save ends a field.
func (p *parser) save() error {
	s := p.field.take()
	v := s.Value()
	if p.unquoted {
		switch q := p.d.quoting; {
		case s.Len() == 0 && (q == quoteNotNull || q == quoteStrings):
			v = ext.None
		case s.Len() > 0 && (q == quoteNonnumeric || q == quoteStrings):
			f, err := ext.CallArgs(p.th, ext.FloatType.Value(), v)
			if err != nil {
				return err
			}
			v = f
		}
	}
	p.fields = append(p.fields, v)
	return nil
}

// add appends part of a line to the field.
func (p *parser) add(line *ext.Str, from, to int) error {
	if p.field.length+to-from > p.limit {
		return ext.Raisef(p.th, errorType, "field larger than field limit (%d)", p.limit)
	}
	p.field.add(line, from, to)
	return nil
}

// line parses a line.
func (p *parser) line(s *ext.Str) error {
	for i := 0; i < s.Len(); i++ {
		if p.state == inField || p.state == inQuotedField {
			end := p.runEnd(s, i)
			if end > i {
				if err := p.add(s, i, end); err != nil {
					return err
				}
				if i = end; i == s.Len() {
					break
				}
			}
		}
		if err := p.char(s, i, s.At(i)); err != nil {
			return err
		}
	}
	return p.char(s, s.Len(), endOfLine)
}

// runEnd returns where the characters that have no meaning in a field end.
func (p *parser) runEnd(s *ext.Str, i int) int {
	switch s.Width() {
	case 1:
		return i + runLen(s.Bytes8()[i:], p)
	case 2:
		return i + runLen(s.U16()[i:], p)
	}
	return i + runLen(s.U32()[i:], p)
}

func runLen[C byte | uint16 | rune](text []C, p *parser) int {
	d, quoted := p.d, p.state == inQuotedField
	for i, x := range text {
		c := rune(x)
		if c == d.escape || c == d.quote && quoted || !quoted && (c == d.delimiter || c == '\n' || c == '\r') {
			return i
		}
	}
	return len(text)
}

// char takes the character c at i.
func (p *parser) char(s *ext.Str, i int, c rune) error {
	d := p.d
	newline := c == '\n' || c == '\r'
	if p.state == startRecord {
		switch {
		case c == endOfLine:
			return nil
		case newline:
			p.state = eatNewline
			return nil
		}
		p.state = startField
	}
	if p.state == afterEscapedNewline {
		if c == endOfLine {
			return nil
		}
		p.state = inField
	}
	switch p.state {
	case startField:
		return p.begin(s, i, c)
	case escapedChar:
		if newline {
			p.state = afterEscapedNewline
			return p.add(s, i, i+1)
		}
		p.state = inField
		return p.addOrNewline(s, i, c)
	case inField:
		switch {
		case newline || c == endOfLine:
			return p.endRecord(c)
		case c == d.escape:
			p.state = escapedChar
		case c == d.delimiter:
			p.state = startField
			return p.save()
		default:
			return p.add(s, i, i+1)
		}
	case inQuotedField:
		switch {
		case c == endOfLine:
		case c == d.escape:
			p.state = escapeInQuotedField
		case c == d.quote && d.quoting != quoteNone:
			p.state = inField
			if d.double {
				p.state = quoteInQuotedField
			}
		default:
			return p.add(s, i, i+1)
		}
	case escapeInQuotedField:
		p.state = inQuotedField
		return p.addOrNewline(s, i, c)
	case quoteInQuotedField:
		return p.afterQuote(s, i, c)
	case eatNewline:
		switch {
		case newline:
		case c == endOfLine:
			p.state = startRecord
		default:
			return fail(p.th, "new-line character seen in unquoted field - do you need to open the file with newline=''?")
		}
	}
	return nil
}

// begin takes the first character of a field.
func (p *parser) begin(s *ext.Str, i int, c rune) error {
	d := p.d
	p.unquoted = true
	switch {
	case c == '\n' || c == '\r' || c == endOfLine:
		return p.endRecord(c)
	case c == d.quote && d.quoting != quoteNone:
		p.unquoted, p.state = false, inQuotedField
	case c == d.escape:
		p.state = escapedChar
	case c == ' ' && d.skipSpace:
	case c == d.delimiter:
		return p.save()
	default:
		p.state = inField
		return p.add(s, i, i+1)
	}
	return nil
}

// afterQuote takes the character after a quote that may end the field.
func (p *parser) afterQuote(s *ext.Str, i int, c rune) error {
	d := p.d
	switch {
	case d.quoting != quoteNone && c == d.quote:
		p.state = inQuotedField
		return p.add(s, i, i+1)
	case c == d.delimiter:
		p.state = startField
		return p.save()
	case c == '\n' || c == '\r' || c == endOfLine:
		return p.endRecord(c)
	case !d.strict:
		p.state = inField
		return p.add(s, i, i+1)
	}
	return fail(p.th, "'"+string(d.delimiter)+"' expected after '"+string(d.quote)+"'")
}

// endRecord ends the field and the row at an end of line.
func (p *parser) endRecord(c rune) error {
	p.state = eatNewline
	if c == endOfLine {
		p.state = startRecord
	}
	return p.save()
}

// addOrNewline appends the escaped character at i; at the end of a line that is the line's end.
func (p *parser) addOrNewline(s *ext.Str, i int, c rune) error {
	if c == endOfLine {
		return p.add(ext.NewStr("\n"), 0, 1)
	}
	return p.add(s, i, i+1)
}
