package jsonmod

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// A writer writes one document. ASCII text collects in buf; what is not ASCII goes to rest, behind what buf held by then.
type writer struct {
	th   *thread
	e    *encoder
	buf  []byte
	rest ext.StrBuilder

	indented bool
	indent   *ext.Str
	level    int

	open  []unsafe.Pointer // the objects being written, to find circles
	calls int              // counts calls of Python code, after which lists must be read again
}

func (w *writer) flush() {
	if len(w.buf) > 0 {
		w.rest.WriteASCII(unsafe.String(unsafe.SliceData(w.buf), len(w.buf)))
		w.buf = w.buf[:0]
	}
}

func (w *writer) finish() *ext.Str {
	w.rest.Grow(len(w.buf))
	w.flush()
	return w.rest.Str()
}

// str writes s as it is.
func (w *writer) str(s *ext.Str) {
	if s.IsASCII() {
		w.buf = append(w.buf, s.String()...)
		return
	}
	w.flush()
	w.rest.WriteStr(s)
}

// newline begins a line, if there are lines.
func (w *writer) newline() {
	if w.indented {
		w.buf = append(w.buf, '\n')
		for range w.level {
			w.str(w.indent)
		}
	}
}

// quoted writes s, the string that v is, as JSON.
func (w *writer) quoted(s *ext.Str, v value) error {
	switch {
	case w.e.quoting == quoteByCall:
		w.calls++
		r, err := ext.CallArgs(w.th, w.e.quote, v)
		if err != nil {
			return err
		}
		t, ok := ext.AsStr(r)
		if !ok {
			return ext.Raisef(w.th, ext.TypeErrorType, "encoder() must return a string, not %s", r.Type().MessageName())
		}
		w.str(t)
	case w.e.quoting == quoteASCII || s.IsASCII():
		w.buf = appendQuoted(w.buf, s, w.e.quoting == quoteASCII)
	default:
		w.flush()
		writeQuoted(&w.rest, s)
	}
	return nil
}

// value writes any value.
func (w *writer) value(v value) error {
	switch {
	case v.IsNone():
		w.buf = append(w.buf, "null"...)
		return nil
	case v.IsInt():
		w.buf = strconv.AppendInt(w.buf, v.Int(), 10)
		return nil
	case v.IsBool():
		w.buf = strconv.AppendBool(w.buf, v.Is(ext.True))
		return nil
	}
	if s, ok := ext.AsStr(v); ok {
		return w.quoted(s, v)
	}
	if d, ok := ext.AsDict(v); ok {
		return w.container(v, func() error { return w.dict(d, v) })
	}
	if l, ok := ext.AsList(v); ok {
		return w.container(v, func() error { return w.list(l, v) })
	}
	if t, ok := ext.AsTuple(v); ok {
		return w.container(v, func() error { return w.tuple(t, v) })
	}
	if f, ok := ext.AsFloat(v); ok {
		return w.float(f, v)
	}
	if _, ok := ext.AsBig(v); ok {
		return w.int(v)
	}
	return w.byDefault(v)
}

func (w *writer) int(v value) error {
	digits, neg, err := ext.IntText(w.th, v, 10)
	if err != nil {
		return err
	}
	if neg {
		w.buf = append(w.buf, '-')
	}
	w.buf = append(w.buf, digits...)
	return nil
}

func (w *writer) float(f float64, v value) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		if !w.e.allowNaN {
			r, err := ext.Repr(w.th, v)
			if err != nil {
				return err
			}
			return ext.RaiseMsg(w.th, ext.ValueErrorType, "Out of range float values are not JSON compliant: "+r.String())
		}
		switch {
		case f > 0:
			w.buf = append(w.buf, "Infinity"...)
		case f < 0:
			w.buf = append(w.buf, "-Infinity"...)
		default:
			w.buf = append(w.buf, "NaN"...)
		}
		return nil
	}
	if a := math.Abs(f); a < 1e-4 || a >= 1e16 {
		w.buf = append(w.buf, ext.ReprFloat(f)...)
		return nil
	}
	n := len(w.buf)
	w.buf = strconv.AppendFloat(w.buf, f, 'f', -1, 64)
	if !slices.Contains(w.buf[n:], '.') {
		w.buf = append(w.buf, ".0"...)
	}
	return nil
}

// enter notes that v is being written; leave follows if it returns nil.
func (w *writer) enter(v value) error {
	if !w.e.markers.IsNone() && slices.Contains(w.open, v.P) {
		return ext.RaiseMsg(w.th, ext.ValueErrorType, "Circular reference detected")
	}
	w.open = append(w.open, v.P)
	return nil
}

func (w *writer) leave() { w.open = w.open[:len(w.open)-1] }

// container writes a list, tuple or dict by write, one level deeper.
func (w *writer) container(v value, write func() error) error {
	if err := w.th.Descend(" while encoding a JSON object"); err != nil {
		return err
	}
	defer w.th.Ascend()
	return write()
}

// byDefault writes what the function default makes of v.
func (w *writer) byDefault(v value) error {
	if err := w.enter(v); err != nil {
		return err
	}
	w.calls++
	r, err := ext.CallArgs(w.th, w.e.defaultFn, v)
	if err != nil {
		return err
	}
	if err := w.th.Descend(" while encoding a JSON object"); err != nil {
		return err
	}
	err = w.value(r)
	w.th.Ascend()
	if err != nil {
		return w.note(err, v, "object")
	}
	w.leave()
	return nil
}

// note adds to the exception err, with which writing has ended, which part of v was being written.
func (w *writer) note(err error, v value, part string) error {
	var r *ext.Raised
	if !errors.As(err, &r) {
		return err
	}
	if _, e := ext.CallMethod(w.th, r.Value, "add_note", ext.NewStr("when serializing "+v.Type().MessageName()+" "+part).Value()); e != nil {
		return e
	}
	return err
}

// itemNote is note for an item.
func (w *writer) itemNote(err error, v value, i int) error {
	if ext.IsAbort(err) {
		return err
	}
	return w.note(err, v, "item "+strconv.Itoa(i))
}

// item begins item i of a list.
func (w *writer) item(i int) {
	if i > 0 {
		w.str(w.e.itemSep)
	}
	w.newline()
}

func (w *writer) tuple(t *ext.Tuple, v value) error {
	if len(t.Items) == 0 {
		w.buf = append(w.buf, "[]"...)
		return nil
	}
	if err := w.enter(v); err != nil {
		return err
	}
	w.buf = append(w.buf, '[')
	w.level++
	for i, x := range t.Items {
		w.item(i)
		if err := w.value(x); err != nil {
			return w.itemNote(err, v, i)
		}
	}
	return w.close(']')
}

// close ends a container that is not empty.
func (w *writer) close(bracket byte) error {
	w.level--
	w.newline()
	w.buf = append(w.buf, bracket)
	w.leave()
	return nil
}

func (w *writer) list(l *ext.List, v value) error {
	b, err := l.Read(w.th)
	if err != nil {
		return err
	}
	if len(b.Items) == 0 {
		w.buf = append(w.buf, "[]"...)
		return nil
	}
	if err := w.enter(v); err != nil {
		return err
	}
	w.buf = append(w.buf, '[')
	w.level++
	calls := w.calls
	for i := 0; i < len(b.Items); i++ {
		w.item(i)
		if err := w.value(b.Items[i]); err != nil {
			return w.itemNote(err, v, i)
		}
		if calls != w.calls {
			if b, err = l.Read(w.th); err != nil {
				return err
			}
			calls = w.calls
		}
	}
	return w.close(']')
}

func (w *writer) dict(d *ext.Dict, v value) error {
	if n, err := d.Len(w.th); err != nil {
		return err
	} else if n == 0 {
		w.buf = append(w.buf, "{}"...)
		return nil
	}
	if err := w.enter(v); err != nil {
		return err
	}
	w.buf = append(w.buf, '{')
	w.level++
	first := true
	if w.e.sortKeys || v.Type() != ext.DictType {
		items, err := w.items(v)
		if err != nil {
			return err
		}
		for _, it := range items {
			if err := w.pair(v, it.Key, it.Value, &first); err != nil {
				return err
			}
		}
	} else {
		for p := 0; ; {
			key, x, next, ok, err := d.NextEntry(w.th, p)
			if err != nil {
				return err
			}
			if !ok {
				break
			}
			if err := w.pair(v, key, x, &first); err != nil {
				return err
			}
			p = next
		}
	}
	if first { // all keys were skipped
		w.level--
		w.buf = append(w.buf, '}')
		w.leave()
		return nil
	}
	return w.close('}')
}

// items returns the items of a dict that is to be sorted, or of a subclass, which may have its own method.
func (w *writer) items(v value) ([]ext.DictItem, error) {
	w.calls++
	if d, _ := ext.AsDict(v); v.Type() == ext.DictType {
		items, err := d.Items(w.th)
		if err != nil || sortStrKeys(items) {
			return items, err
		}
	}
	r, err := ext.CallMethod(w.th, v, "items")
	if err != nil {
		return nil, err
	}
	pairs, err := ext.Collect(w.th, r)
	if err != nil {
		if ext.IsRaised(err, ext.TypeErrorType) && r.Type().Slots.Iter == nil {
			err = ext.Raisef(w.th, ext.TypeErrorType, "%s.items() returned a non-iterable (type %s)", v.Type().MessageName(), r.Type().MessageName())
		}
		return nil, err
	}
	if w.e.sortKeys {
		l := ext.NewList(w.th, pairs)
		if _, err := ext.CallMethod(w.th, l.Value(), "sort"); err != nil {
			return nil, err
		}
		if pairs, err = l.Items(w.th); err != nil {
			return nil, err
		}
	}
	items := make([]ext.DictItem, len(pairs))
	for i, p := range pairs {
		t, ok := ext.AsTuple(p)
		if !ok || len(t.Items) != 2 {
			return nil, ext.RaiseMsg(w.th, ext.ValueErrorType, "items must return 2-tuples")
		}
		items[i] = ext.DictItem{Key: t.Items[0], Value: t.Items[1]}
	}
	return items, nil
}

// sortStrKeys sorts the items of a dict if all keys are strings.
func sortStrKeys(items []ext.DictItem) bool {
	for _, it := range items {
		if it.Key.Type() != ext.StrType {
			return false
		}
	}
	slices.SortFunc(items, func(a, b ext.DictItem) int {
		s, _ := ext.AsStr(a.Key)
		t, _ := ext.AsStr(b.Key)
		return ext.CompareStr(s, t)
	})
	return true
}

// pair writes an item of the dict v.
func (w *writer) pair(v, key, x value, first *bool) error {
	s, text, err := w.keyText(key)
	if err != nil || s == nil {
		return err
	}
	if !*first {
		w.str(w.e.itemSep)
	}
	*first = false
	w.newline()
	if err := w.quoted(s, text); err != nil {
		return err
	}
	w.str(w.e.keySep)
	err = w.value(x)
	if err == nil || ext.IsAbort(err) {
		return err
	}
	r, e := ext.Repr(w.th, key)
	if e != nil {
		return e
	}
	return w.note(err, v, "item "+r.String())
}

// keyText returns the string that a key of a dict becomes, twice; nil to skip it.
func (w *writer) keyText(key value) (*ext.Str, value, error) {
	if s, ok := ext.AsStr(key); ok {
		return s, key, nil
	}
	sub := writer{th: w.th, e: w.e}
	f, isFloat := ext.AsFloat(key)
	_, isInt := ext.AsBig(key)
	var err error
	switch {
	case isFloat:
		err = sub.float(f, key)
	case key.IsBool() || key.IsNone():
		err = sub.value(key)
	case isInt:
		err = sub.int(key)
	case w.e.skipKeys:
		return nil, value{}, nil
	default:
		err = ext.Raisef(w.th, ext.TypeErrorType, "keys must be str, int, float, bool or None, not %s", key.Type().MessageName())
	}
	if err != nil {
		return nil, value{}, err
	}
	s := sub.finish()
	return s, s.Value(), nil
}
