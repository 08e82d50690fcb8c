package csvmod

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// writer is a writer. It does not change.
type writer struct {
	ext.Header
	d     *dialect
	write value
}

var writerType *ext.Type

func init() {
	writerType = ext.NewType(ext.TypeSpec{
		Name: "_csv.writer", Effect: ext.Pure, Flags: ext.FlagDisallowNew,
		Doc: "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
		Methods: []ext.Func{
			{Name: "writerow", Sig: "self, row, /", Doc: "writerow($self, row, /)\n--\n\nConstruct and write a CSV record from an iterable of fields.\n\nNon-string elements will be converted to string.", Fn: func(th *thread, a []value) (value, error) {
				return (*writer)(a[0].P).row(th, a[1])
			}},
			{Name: "writerows", Sig: "self, rows, /", Doc: "writerows($self, rows, /)\n--\n\nConstruct and write a series of iterables to a csv file.\n\nNon-string elements will be converted to string.", Fn: func(th *thread, a []value) (value, error) {
				return ext.None, ext.ForEach(th, a[1], func(row value) error {
					_, err := (*writer)(a[0].P).row(th, row)
					return err
				})
			}},
		},
		GetSets: []ext.GetSet{{Name: "dialect", Member: true, Get: func(th *thread, self value) (value, error) { return (*writer)(self.P).d.value(), nil }}},
	})
}

func newWriter(th *thread, a []value) (value, error) {
	file, err := firstArg(th, "writer", a)
	if err != nil {
		return value{}, err
	}
	w := &writer{Header: ext.NewHeader(writerType)}
	if w.write, err = ext.LookupAttr(th, file, "write"); err != nil {
		return value{}, err
	}
	if w.write.IsUndef() || w.write.Type().Call == nil {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, `argument 1 must have a "write" method`)
	}
	if w.d, err = dialectOf(th, a); err != nil {
		return value{}, err
	}
	return ext.FromPtr(unsafe.Pointer(w)), nil
}

// row writes a row and returns what the method write returned.
func (w *writer) row(th *thread, row value) (value, error) {
	it, err := ext.Iter(th, row)
	if err != nil {
		if ext.IsRaised(err, ext.TypeErrorType) {
			err = ext.Raisef(th, errorType, "iterable expected, not %s", row.Type().MessageName())
		}
		return value{}, err
	}
	r := record{th: th, d: w.d}
	null := false
	for {
		v, err := ext.Next(th, it)
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			break
		}
		null = v.IsNone()
		if err := r.field(v); err != nil {
			return value{}, err
		}
	}
	if r.n > 0 && r.b.Len() == 0 {
		if w.d.quoting == quoteNone || null && (w.d.quoting == quoteStrings || w.d.quoting == quoteNotNull) {
			return value{}, fail(th, "single empty field record must be quoted")
		}
		r.n--
		if err := r.append(ext.EmptyStr, false, true); err != nil {
			return value{}, err
		}
	}
	r.b.WriteStr(w.d.terminator)
	return ext.CallArgs(th, w.write, r.b.Str().Value())
}

// record is a row being written, of n fields so far.
type record struct {
	th *thread
	d  *dialect
	b  ext.StrBuilder
	n  int
}

// field writes a field, converted to a string.
func (r *record) field(v value) error {
	s, isStr := ext.AsStr(v)
	quoted := false
	switch r.d.quoting {
	case quoteAll:
		quoted = true
	case quoteNonnumeric:
		quoted = !isNumber(v)
	case quoteStrings:
		quoted = isStr
	case quoteNotNull:
		quoted = !v.IsNone()
	}
	if !isStr && !v.IsNone() {
		var err error
		if s, err = ext.ToStr(r.th, v); err != nil {
			return err
		}
	}
	return r.append(s, v.IsNone(), quoted)
}

// isNumber is PyNumber_Check.
func isNumber(v value) bool {
	t := v.Type()
	_, isComplex := ext.AsComplex(v)
	return t.Index != nil || t.Int != nil || t.Float != nil || isComplex
}

// append writes a field. null: it is None.
func (r *record) append(s *ext.Str, null, quoted bool) error {
	d := r.d
	if s.Len() == 0 && d.delimiter == ' ' && d.skipSpace {
		if d.quoting == quoteNone || null && (d.quoting == quoteStrings || d.quoting == quoteNotNull) {
			return fail(r.th, "empty field must be quoted if delimiter is a space and skipinitialspace is true")
		}
		quoted = true
	}
	if r.n > 0 {
		r.b.WriteRune(d.delimiter)
	}
	r.n++
	for i := 0; !quoted && i < s.Len(); i++ {
		quoted = r.needsQuotes(s.At(i))
	}
	if quoted {
		r.b.WriteRune(d.quote)
	}
	from := 0
	for i := range s.Len() {
		c := s.At(i)
		mark := unset
		switch {
		case d.quoting == quoteNone && r.special(c), c == d.escape && c != unset, c == d.quote && c != unset && !d.double:
			if mark = d.escape; mark == unset {
				return fail(r.th, "need to escape, but no escapechar set")
			}
		case c == d.quote:
			mark = d.quote
		}
		if mark != unset {
			r.b.WriteSlice(s, from, i)
			r.b.WriteRune(mark)
			from = i
		}
	}
	r.b.WriteSlice(s, from, s.Len())
	if quoted {
		r.b.WriteRune(d.quote)
	}
	return nil
}

// special tells whether c has a meaning to readers.
func (r *record) special(c rune) bool {
	d := r.d
	return c == d.delimiter || c == d.escape || c == d.quote || c == '\n' || c == '\r' || d.terminates(c)
}

// needsQuotes tells whether a field with c must be quoted.
func (r *record) needsQuotes(c rune) bool {
	d := r.d
	return r.special(c) && d.quoting != quoteNone && c != d.escape && (c != d.quote || d.double)
}
