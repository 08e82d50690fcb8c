package jsonmod

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// encoder is an Encoder: how a JSONEncoder wants values written. It does not change.
type encoder struct {
	ext.Header
	markers, defaultFn, quote, indent value
	keySep, itemSep                   *ext.Str
	sortKeys, skipKeys, allowNaN      bool
	quoting                           quoting
}

var encoderType *ext.Type

const encoderSig = "markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan"

func init() {
	get := func(name string, f func(*encoder) value) ext.GetSet {
		return ext.GetSet{Name: name, Doc: name, Member: true, Get: func(th *thread, self value) (value, error) { return f((*encoder)(self.P)), nil }}
	}
	encoderType = ext.NewType(ext.TypeSpec{
		Name: "_json.Encoder", Effect: ext.Pure, Sig: encoderSig,
		Doc:   "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
		Slots: ext.Slots{New: newEncoder, Call: callEncoder},
		GetSets: []ext.GetSet{
			get("markers", func(e *encoder) value { return e.markers }),
			get("default", func(e *encoder) value { return e.defaultFn }),
			get("encoder", func(e *encoder) value { return e.quote }),
			get("indent", func(e *encoder) value { return e.indent }),
			get("key_separator", func(e *encoder) value { return e.keySep.Value() }),
			get("item_separator", func(e *encoder) value { return e.itemSep.Value() }),
			get("sort_keys", func(e *encoder) value { return ext.Bool(e.sortKeys) }),
			get("skipkeys", func(e *encoder) value { return ext.Bool(e.skipKeys) }),
		},
	})
}

func newEncoder(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "make_encoder", encoderSig, args, kw)
	if err != nil {
		return value{}, err
	}
	e := &encoder{Header: ext.NewHeader(cls), markers: a[0], defaultFn: a[1], quote: a[2], indent: a[3], quoting: quotingBy(th, a[2])}
	for i, dst := range []**ext.Str{&e.keySep, &e.itemSep} {
		s, ok := ext.AsStr(a[4+i])
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "make_encoder() argument %d must be str, not %s", 5+i, a[4+i].Type().MessageName())
		}
		*dst = s
	}
	for i, dst := range []*bool{&e.sortKeys, &e.skipKeys, &e.allowNaN} {
		if *dst, err = ext.Truth(th, a[6+i]); err != nil {
			return value{}, err
		}
	}
	if _, ok := ext.AsDict(e.markers); !ok && !e.markers.IsNone() {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "make_encoder() argument 1 must be dict or None, not %s", e.markers.Type().MessageName())
	}
	return ext.FromPtr(unsafe.Pointer(e)), nil
}

func callEncoder(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "_iterencode", "obj, _current_indent_level", args, kw)
	if err != nil {
		return value{}, err
	}
	level, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	w := writer{th: th, e: (*encoder)(self.P)}
	if !w.e.indent.IsNone() {
		indent, ok := ext.AsStr(w.e.indent)
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "indent must be a string or None, not %s", w.e.indent.Type().MessageName())
		}
		w.indented, w.indent, w.level = true, indent, max(level, 0)
	}
	if err := w.value(a[0]); err != nil {
		return value{}, err
	}
	return ext.TupleOf(w.finish().Value()), nil
}
