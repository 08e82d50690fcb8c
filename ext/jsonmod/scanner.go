package jsonmod

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// scanner is a Scanner: what a JSONDecoder wants done with the parts of a document. It does not change.
type scanner struct {
	ext.Header
	strict                              bool
	objectHook, pairsHook               value
	parseFloat, parseInt, parseConstant value
}

var scannerType *ext.Type

func init() {
	get := func(name, doc string, f func(*scanner) value) ext.GetSet {
		return ext.GetSet{Name: name, Doc: doc, Member: true, Get: func(th *thread, self value) (value, error) { return f((*scanner)(self.P)), nil }}
	}
	scannerType = ext.NewType(ext.TypeSpec{
		Name: "_json.Scanner", Effect: ext.Pure, Doc: "JSON scanner object", Sig: "context",
		Slots: ext.Slots{New: newScanner, Call: callScanner},
		GetSets: []ext.GetSet{
			get("strict", "strict", func(s *scanner) value { return ext.Bool(s.strict) }),
			get("object_hook", "object_hook", func(s *scanner) value { return s.objectHook }),
			get("object_pairs_hook", "", func(s *scanner) value { return s.pairsHook }),
			get("parse_float", "parse_float", func(s *scanner) value { return s.parseFloat }),
			get("parse_int", "parse_int", func(s *scanner) value { return s.parseInt }),
			get("parse_constant", "parse_constant", func(s *scanner) value { return s.parseConstant }),
		},
	})
}

func newScanner(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "make_scanner", "context", args, kw)
	if err != nil {
		return value{}, err
	}
	s := &scanner{Header: ext.NewHeader(cls)}
	strict, err := ext.GetAttrName(th, a[0], "strict")
	if err != nil {
		return value{}, err
	}
	if s.strict, err = ext.Truth(th, strict); err != nil {
		return value{}, err
	}
	for _, f := range []struct {
		name string
		dst  *value
	}{{"object_hook", &s.objectHook}, {"object_pairs_hook", &s.pairsHook}, {"parse_float", &s.parseFloat}, {"parse_int", &s.parseInt}, {"parse_constant", &s.parseConstant}} {
		if *f.dst, err = ext.GetAttrName(th, a[0], f.name); err != nil {
			return value{}, err
		}
	}
	return ext.FromPtr(unsafe.Pointer(s)), nil
}

func callScanner(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "scan_once", "string, idx", args, kw)
	if err != nil {
		return value{}, err
	}
	idx, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	s, ok := ext.AsStr(a[0])
	if !ok {
		return value{}, notString(th, a[0])
	}
	if idx < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "idx cannot be negative")
	}
	v, next, err := valueAt(th, (*scanner)(self.P), s, idx)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(v, ext.Int(int64(next))), nil
}

// valueAt parses the term at position i of s.
func valueAt(th *thread, sc *scanner, s *ext.Str, i int) (value, int, error) {
	switch s.Width() {
	case 1:
		p := parser[byte]{th: th, s: s, src: s.Bytes8(), sc: sc, strict: sc.strict}
		if s.IsASCII() {
			p.ascii = s.String()
		}
		return p.value(i)
	case 2:
		p := parser[uint16]{th: th, s: s, src: s.U16(), sc: sc, strict: sc.strict}
		return p.value(i)
	}
	p := parser[rune]{th: th, s: s, src: s.U32(), sc: sc, strict: sc.strict}
	return p.value(i)
}

// textAt parses the string after whose opening quote i stands.
func textAt(th *thread, s *ext.Str, i int, strict bool) (*ext.Str, int, error) {
	switch s.Width() {
	case 1:
		p := parser[byte]{th: th, s: s, src: s.Bytes8(), strict: strict}
		return p.text(i)
	case 2:
		p := parser[uint16]{th: th, s: s, src: s.U16(), strict: strict}
		return p.text(i)
	}
	p := parser[rune]{th: th, s: s, src: s.U32(), strict: strict}
	return p.text(i)
}
