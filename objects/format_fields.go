package objects

import (
	"math"
	"unsafe"
)

// A fieldPiece is a piece of a format string: literal text, and a replacement field after it unless none.
type fieldPiece struct {
	literal textSpan
	field   bool
	name    textSpan
	conv    rune // 0: none
	spec    textSpan
	nested  bool // spec holds fields
}

// A textSpan is a part of the format string.
type textSpan struct{ from, to int }

func (t textSpan) of(s *Str) *Str { return s.Slice(t.from, t.to) }

// A fieldScanner splits the format string of str.format into pieces.
type fieldScanner struct {
	s   *Str
	pos int
	end int
}

// next returns the next piece; ok is false at the end.
func (f *fieldScanner) next(th *Thread) (p fieldPiece, ok bool, err error) {
	if f.pos >= f.end {
		return p, false, nil
	}
	start := f.pos
	var c rune
	for f.pos < f.end {
		c = f.s.At(f.pos)
		f.pos++
		if c == '{' || c == '}' {
			break
		}
		c = 0
	}
	if c == 0 {
		p.literal = textSpan{start, f.pos}
		return p, true, nil
	}
	atEnd := f.pos >= f.end
	if c == '}' && (atEnd || f.s.At(f.pos) != '}') {
		return p, false, RaiseMsg(th, ValueErrorType, "Single '}' encountered in format string")
	}
	if atEnd {
		return p, false, RaiseMsg(th, ValueErrorType, "Single '{' encountered in format string")
	}
	if f.s.At(f.pos) == c {
		p.literal = textSpan{start, f.pos} // with one of the two braces
		f.pos++
		return p, true, nil
	}
	p.literal = textSpan{start, f.pos - 1}
	p.field = true
	return p, true, f.field(th, &p)
}

// field parses a replacement field after its brace.
func (f *fieldScanner) field(th *Thread, p *fieldPiece) error {
	start := f.pos
	var c rune
scan:
	for f.pos < f.end {
		c = f.s.At(f.pos)
		f.pos++
		switch c {
		case '{':
			return RaiseMsg(th, ValueErrorType, "unexpected '{' in field name")
		case '[':
			for f.pos < f.end && f.s.At(f.pos) != ']' {
				f.pos++
			}
		case '}', ':', '!':
			break scan
		}
		c = 0
	}
	if c == 0 {
		return RaiseMsg(th, ValueErrorType, "expected '}' before end of string")
	}
	p.name = textSpan{start, f.pos - 1}
	if c == '!' {
		if f.pos >= f.end {
			return RaiseMsg(th, ValueErrorType, "end of string while looking for conversion specifier")
		}
		if p.conv = f.s.At(f.pos); p.conv == '}' {
			return RaiseMsg(th, ValueErrorType, "unmatched '{' in format spec")
		}
		f.pos++
		if f.pos >= f.end {
			return RaiseMsg(th, ValueErrorType, "unmatched '{' in format spec")
		}
		c = f.s.At(f.pos)
		f.pos++
		if c == '}' {
			return nil
		}
		if c != ':' {
			return RaiseMsg(th, ValueErrorType, "expected ':' after conversion specifier")
		}
	}
	if c == ':' {
		return f.spec(th, p)
	}
	return nil
}

// spec parses a format specification up to the brace that closes the field.
func (f *fieldScanner) spec(th *Thread, p *fieldPiece) error {
	start, depth := f.pos, 1
	for f.pos < f.end {
		c := f.s.At(f.pos)
		f.pos++
		switch c {
		case '{':
			depth++
			p.nested = true
		case '}':
			if depth--; depth == 0 {
				p.spec = textSpan{start, f.pos - 1}
				return nil
			}
		}
	}
	return RaiseMsg(th, ValueErrorType, "unmatched '{' in format spec")
}

// A fieldStep is a step of a field name behind its first part: .attr or [key].
type fieldStep struct {
	attr bool
	name *Str
	num  int // a key that is a number, or -1
}

// splitField splits a field name into its first part (and its number, or -1) and the steps that follow.
func splitField(th *Thread, name *Str) (first *Str, num int, steps []fieldStep, err error) {
	i, n := 0, name.Len()
	for i < n && name.At(i) != '.' && name.At(i) != '[' {
		i++
	}
	first = name.Slice(0, i)
	if num, err = fieldNumber(th, first); err != nil {
		return nil, 0, nil, err
	}
	for i < n {
		c := name.At(i)
		i++
		start := i
		step := fieldStep{attr: c == '.', num: -1}
		switch c {
		case '.':
			for i < n && name.At(i) != '.' && name.At(i) != '[' {
				i++
			}
			step.name = name.Slice(start, i)
		case '[':
			for i < n && name.At(i) != ']' {
				i++
			}
			if i == n {
				return nil, 0, nil, RaiseMsg(th, ValueErrorType, "Missing ']' in format string")
			}
			step.name = name.Slice(start, i)
			i++
			if step.num, err = fieldNumber(th, step.name); err != nil {
				return nil, 0, nil, err
			}
		default:
			return nil, 0, nil, RaiseMsg(th, ValueErrorType, "Only '.' or '[' may follow ']' in format field specifier")
		}
		if step.name.n == 0 {
			return nil, 0, nil, RaiseMsg(th, ValueErrorType, "Empty attribute in format string")
		}
		steps = append(steps, step)
	}
	return first, num, steps, nil
}

// fieldNumber returns the number that s is, or -1.
func fieldNumber(th *Thread, s *Str) (int, error) {
	n := 0
	for i := range s.Len() {
		d, ok := DecimalDigit(s.At(i))
		if !ok {
			return -1, nil
		}
		if n > (math.MaxInt-d)/10 {
			return -1, RaiseMsg(th, ValueErrorType, "Too many decimal digits in format string")
		}
		n = n*10 + d
	}
	if s.n == 0 {
		return -1, nil
	}
	return n, nil
}

// A formatting is a call of str.format.
type formatting struct {
	th     *Thread
	args   []Value
	kwargs Value // a dict, a mapping of format_map, or Undef
	noArgs bool  // format_map: there are no positional arguments
	auto   int   // next automatic number
	mode   byte  // 0: not known yet, 'a' automatic, 'm' manual numbering
}

// FormatFields is s.format(*args, **kwargs).
func FormatFields(th *Thread, s *Str, args []Value, kwargs Value) (*Str, error) {
	f := &formatting{th: th, args: args, kwargs: kwargs}
	return f.format(s, 2)
}

func (f *formatting) format(s *Str, depth int) (*Str, error) {
	if depth <= 0 {
		return nil, RaiseMsg(f.th, ValueErrorType, "Max string recursion exceeded")
	}
	var out StrBuilder
	out.borrow(f.th)
	scan := fieldScanner{s: s, end: s.Len()}
	for {
		p, ok, err := scan.next(f.th)
		if err != nil {
			return nil, err
		}
		if !ok {
			return out.giveBack(f.th), nil
		}
		out.WriteSlice(s, p.literal.from, p.literal.to)
		if !p.field {
			continue
		}
		if err := f.field(&out, s, &p, depth); err != nil {
			return nil, err
		}
	}
}

// field writes the text of a replacement field of s.
func (f *formatting) field(out *StrBuilder, s *Str, p *fieldPiece, depth int) error {
	v, err := f.value(p.name.of(s))
	if err != nil {
		return err
	}
	if p.conv != 0 {
		c, err := convertField(f.th, v, p.conv)
		if err != nil {
			return err
		}
		v = c.Value()
	}
	spec := p.spec.of(s)
	if p.nested {
		if spec, err = f.format(spec, depth-1); err != nil {
			return err
		}
	}
	if out.writeQuick(v, spec) {
		return nil
	}
	r, err := Format(f.th, v, spec)
	if err != nil {
		return err
	}
	out.WriteStr(r)
	return nil
}

// convertField applies a conversion such as !r.
func convertField(th *Thread, v Value, conv rune) (*Str, error) {
	switch conv {
	case 's':
		return ToStr(th, v)
	case 'r':
		return Repr(th, v)
	case 'a':
		return ASCII(th, v)
	}
	if conv > 32 && conv < 127 {
		return nil, Raisef(th, ValueErrorType, "Unknown conversion specifier %c", conv)
	}
	return nil, Raisef(th, ValueErrorType, "Unknown conversion specifier \\x%x", conv)
}

// value finds the object that a field name means.
func (f *formatting) value(name *Str) (Value, error) {
	if name.n == 0 {
		return f.first(name, -1)
	}
	first, num, steps, err := splitField(f.th, name)
	if err != nil {
		return Value{}, err
	}
	v, err := f.first(first, num)
	if err != nil {
		return Value{}, err
	}
	for _, s := range steps {
		switch {
		case s.attr:
			v, err = GetAttr(f.th, v, s.name)
		case s.num >= 0:
			v, err = GetItem(f.th, v, Int(int64(s.num)))
		default:
			v, err = GetItem(f.th, v, s.name.Value())
		}
		if err != nil {
			return Value{}, err
		}
	}
	return v, nil
}

func (f *formatting) first(name *Str, num int) (Value, error) {
	if name.n > 0 && num < 0 {
		if f.kwargs.IsUndef() {
			return Value{}, RaiseKey(f.th, name.Value())
		}
		return GetItem(f.th, f.kwargs, name.Value())
	}
	mode := byte('m')
	if name.n == 0 {
		mode = 'a'
	}
	if f.mode == 0 {
		f.mode = mode
	}
	switch {
	case f.mode == 'm' && mode == 'a':
		return Value{}, RaiseMsg(f.th, ValueErrorType, "cannot switch from manual field specification to automatic field numbering")
	case f.mode == 'a' && mode == 'm':
		return Value{}, RaiseMsg(f.th, ValueErrorType, "cannot switch from automatic field numbering to manual field specification")
	}
	if mode == 'a' {
		num = f.auto
		f.auto++
	}
	if f.noArgs {
		return Value{}, RaiseMsg(f.th, ValueErrorType, "Format string contains positional fields")
	}
	if num >= len(f.args) {
		return Value{}, Raisef(f.th, IndexErrorType, "Replacement index %d out of range for positional args tuple", num)
	}
	return f.args[num], nil
}

func strFormat(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	args, _ := AsTuple(a[1])
	r, err := FormatFields(th, s, args.Items, a[2])
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
}

func strFormatMap(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	f := &formatting{th: th, kwargs: a[1], noArgs: true}
	r, err := f.format(s, 2)
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
}

// FormatterParser is _string.formatter_parser: it yields (literal, field name, spec, conversion) for each piece.
func FormatterParser(th *Thread, s *Str) (Value, error) {
	return newFormatIter(th, func(th *Thread, pos int) (Value, int, error) {
		scan := fieldScanner{s: s, pos: pos, end: s.Len()}
		p, ok, err := scan.next(th)
		if err != nil || !ok {
			return Undef, scan.pos, err
		}
		if !p.field {
			return TupleOf(p.literal.of(s).Value(), None, None, None), scan.pos, nil
		}
		conv := None
		if p.conv != 0 {
			conv = CharStr(p.conv).Value()
		}
		return TupleOf(p.literal.of(s).Value(), p.name.of(s).Value(), p.spec.of(s).Value(), conv), scan.pos, nil
	}), nil
}

// FormatterFieldNameSplit is _string.formatter_field_name_split: the first part of a field name, and an iterator of
// (is attribute, name) for the steps that follow.
func FormatterFieldNameSplit(th *Thread, s *Str) (Value, error) {
	first, num, steps, err := splitField(th, s)
	if err != nil {
		return Value{}, err
	}
	head := first.Value()
	if num >= 0 {
		head = Int(int64(num))
	}
	rest := newFormatIter(th, func(th *Thread, i int) (Value, int, error) {
		if i >= len(steps) {
			return Undef, i, nil
		}
		key := steps[i].name.Value()
		if steps[i].num >= 0 {
			key = Int(int64(steps[i].num))
		}
		return TupleOf(Bool(steps[i].attr), key), i + 1, nil
	})
	return TupleOf(head, rest), nil
}

// formatIter is the iterator type of _string: a function from a position to an item and the next position.
type formatIter struct {
	Header
	State[int]
	item func(th *Thread, pos int) (Value, int, error)
}

func newFormatIter(th *Thread, item func(th *Thread, pos int) (Value, int, error)) Value {
	it := &formatIter{Header: Header{formatIterType}, item: item}
	it.State.Init(th, 0)
	return FromPtr(unsafe.Pointer(it))
}

func formatIterNext(th *Thread, v Value) (Value, error) {
	it := (*formatIter)(v.P)
	pos, err := it.Write(th)
	if err != nil {
		return Value{}, err
	}
	r, next, err := it.item(th, *pos)
	if err != nil {
		return Value{}, err
	}
	*pos = next
	return r, nil
}

func formatIterSpec() TypeSpec {
	return TypeSpec{Name: "formatteriterator", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Iter: func(th *Thread, v Value) (Value, error) { return v, nil }, Next: formatIterNext}}
}
