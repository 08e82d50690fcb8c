// Package unicodedata is the module unicodedata, for Unicode 16.0 and, as ucd_3_2_0, for 3.2.
//
// The tables come from CPython 3.14, because those of golang.org/x/text are of Unicode 15.0 or 17.0, depending on Go's version;
// only most of the names are taken from there. Lookup knows the aliases of control and format characters and the corrected
// names, but no named sequences.
package unicodedata

import (
	"fmt"
	"math"
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// database is a version of Unicode, ucd_3_2_0 being the only one that Python code has as an object.
type database struct {
	ext.Header
	props   string
	numbers int // index in numberTables
	// corrected are decompositions that were other ones in this version.
	corrected map[rune]rune
}

var (
	current = &database{props: props16}
	old     = &database{props: props32, numbers: 1, corrected: map[rune]rune{0x2f868: 0x2136a, 0x2f874: 0x5f33, 0x2f91f: 0x43ab, 0x2f95f: 0x7aae, 0x2f9bf: 0x4d57}}
	ucdType *ext.Type
)

func init() {
	version := ext.GetSet{Name: "unidata_version", Get: func(th *thread, self value) (value, error) { return ext.NewStr("3.2.0").Value(), nil }}
	var methods []ext.Func
	for _, f := range functions() {
		method := f.fn
		methods = append(methods, ext.Func{Name: f.name, Sig: "self, " + f.sig, Doc: f.doc, Fn: func(th *thread, a []value) (value, error) {
			return method((*database)(a[0].P), th, a[1:])
		}})
	}
	ucdType = ext.NewType(ext.TypeSpec{Name: "unicodedata.UCD", Effect: ext.Pure, Flags: ext.FlagDisallowNew, Methods: methods, GetSets: []ext.GetSet{version}})
	old.Header = ext.NewHeader(ucdType)
}

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "unicodedata", Effect: ext.Pure, Types: []*ext.Type{ucdType},
		Doc:    "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n16.0.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 16.0.0.",
		Consts: map[string]value{"unidata_version": ext.NewStr("16.0.0").Value(), "ucd_3_2_0": ext.FromPtr(unsafe.Pointer(old))},
	}
	for _, f := range functions() {
		m.Funcs = append(m.Funcs, ext.Func{Name: f.name, Sig: f.sig, Doc: f.doc, Fn: func(th *thread, a []value) (value, error) {
			return f.fn(current, th, a)
		}})
	}
	return m
}

// function is a function of the module and a method of ucd_3_2_0.
type function struct {
	name, sig, doc string
	fn             func(d *database, th *thread, a []value) (value, error)
}

func functions() []function {
	return []function{
		{"category", "chr, /", "Returns the general category assigned to the character chr as string.", property("category", func(d *database, c rune) value {
			return ext.NewStr(categories[prop(d.props, c, colCategory)]).Value()
		})},
		{"bidirectional", "chr, /", "Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.", property("bidirectional", func(d *database, c rune) value {
			return ext.NewStr(bidiNames[prop(d.props, c, colBidi)]).Value()
		})},
		{"combining", "chr, /", "Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.", property("combining", func(d *database, c rune) value {
			return ext.Int(int64(prop(d.props, c, colCombining)))
		})},
		{"mirrored", "chr, /", "Returns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a \"mirrored\"\ncharacter in bidirectional text, 0 otherwise.", property("mirrored", func(d *database, c rune) value {
			return ext.Int(int64(prop(d.props, c, colMirrored)))
		})},
		{"east_asian_width", "chr, /", "Returns the east asian width assigned to the character chr as string.", property("east_asian_width", func(d *database, c rune) value {
			return ext.NewStr(widths[prop(d.props, c, colWidth)]).Value()
		})},
		{"decomposition", "chr, /", "Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.", property("decomposition", func(d *database, c rune) value {
			if !assigned(d.props, c) {
				return ext.EmptyStr.Value()
			}
			return ext.NewStr(decompositionOf(c)).Value()
		})},
		{"decimal", "chr, default=?, /", "Converts a Unicode character into its equivalent decimal value.\n\nReturns the decimal value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", worth("decimal", "not a decimal", func(n number) (value, bool) {
			return ext.Int(int64(n.decimal)), n.decimal >= 0
		})},
		{"digit", "chr, default=?, /", "Converts a Unicode character into its equivalent digit value.\n\nReturns the digit value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", worth("digit", "not a digit", func(n number) (value, bool) {
			return ext.Int(int64(n.digit)), n.digit >= 0
		})},
		{"numeric", "chr, default=?, /", "Converts a Unicode character into its equivalent numeric value.\n\nReturns the numeric value assigned to the character chr as float.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", worth("numeric", "not a numeric character", func(n number) (value, bool) {
			return ext.Float(n.numeric), !math.IsNaN(n.numeric)
		})},
		{"name", "chr, default=?, /", "Returns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.", name},
		{"lookup", "name, /", "Look up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.", lookup},
		{"is_normalized", "form, unistr, /", "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.", isNormalized},
		{"normalize", "form, unistr, /", "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.", normalize},
	}
}

func decompositionOf(c rune) string {
	if !isHangul(c) {
		return decompositionTable().text[c]
	}
	parts := appendJamo(nil, c)
	return strings.Trim(fmt.Sprintf("%04X", parts), "[]")
}

// char returns the character that an argument is; fname and number, such as " 1", name it in messages.
func char(th *thread, fname, number string, v value) (rune, error) {
	s, ok := ext.AsStr(v)
	switch {
	case !ok:
		return 0, ext.Raisef(th, ext.TypeErrorType, "%s() argument%s must be a unicode character, not %s", fname, number, v.Type().MessageName())
	case s.Len() != 1:
		return 0, ext.Raisef(th, ext.TypeErrorType, "%s(): argument%s must be a unicode character, not a string of length %d", fname, number, s.Len())
	}
	return s.At(0), nil
}

func property(name string, get func(d *database, c rune) value) func(*database, *thread, []value) (value, error) {
	return func(d *database, th *thread, a []value) (value, error) {
		c, err := char(th, name, "", a[0])
		if err != nil {
			return value{}, err
		}
		return get(d, c), nil
	}
}

// worth is a function that returns a value of a number or a default.
func worth(name, none string, get func(number) (value, bool)) func(*database, *thread, []value) (value, error) {
	return func(d *database, th *thread, a []value) (value, error) {
		c, err := char(th, name, " 1", a[0])
		if err != nil {
			return value{}, err
		}
		if n, ok := numberTables()[d.numbers][c]; ok {
			if v, ok := get(n); ok {
				return v, nil
			}
		}
		if a[1].IsUndef() {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, none)
		}
		return a[1], nil
	}
}

func name(d *database, th *thread, a []value) (value, error) {
	c, err := char(th, "name", " 1", a[0])
	if err != nil {
		return value{}, err
	}
	if assigned(d.props, c) {
		if n := nameOf(c); n != "" {
			return ext.NewStr(n).Value(), nil
		}
	}
	if a[1].IsUndef() {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "no such name")
	}
	return a[1], nil
}

func lookup(d *database, th *thread, a []value) (value, error) {
	text := ""
	if s, ok := ext.AsStr(a[0]); ok {
		text = s.String()
	} else if b, err := ext.BufferOf(th, a[0]); err != nil {
		return value{}, err
	} else {
		text = string(b)
	}
	if len(text) > 256 {
		return value{}, ext.Raise(th, ext.KeyErrorType, ext.NewStr("name too long").Value())
	}
	c, ok := runeNamed(text)
	if !ok || !assigned(d.props, c) {
		return value{}, ext.Raise(th, ext.KeyErrorType, ext.NewStr("undefined character name '"+text+"'").Value())
	}
	return ext.CharStr(c).Value(), nil
}

// form returns the normal form of the string a[1] that a[0] names.
func (d *database) form(th *thread, fname string, a []value) (s, normal *ext.Str, err error) {
	form, ok := ext.AsStr(a[0])
	if !ok {
		return nil, nil, ext.Raisef(th, ext.TypeErrorType, "%s() argument 1 must be str, not %s", fname, a[0].Type().MessageName())
	}
	s, ok = ext.AsStr(a[1])
	if !ok {
		return nil, nil, ext.Raisef(th, ext.TypeErrorType, "%s() argument 2 must be str, not %s", fname, a[1].Type().MessageName())
	}
	if s.Len() == 0 {
		return s, s, nil
	}
	kind, ok := strings.CutPrefix(form.String(), "NF")
	compat := strings.HasPrefix(kind, "K")
	kind = strings.TrimPrefix(kind, "K")
	if !ok || kind != "C" && kind != "D" {
		return nil, nil, ext.RaiseMsg(th, ext.ValueErrorType, "invalid normalization form")
	}
	if s.IsASCII() {
		return s, s, nil
	}
	n := normalizer{decompositions: decompositionTable(), props: d.props, compat: compat, compose: kind == "C", corrected: d.corrected}
	return s, ext.NewStrRunes(n.normalize(s.Runes())), nil
}

func normalize(d *database, th *thread, a []value) (value, error) {
	s, normal, err := d.form(th, "normalize", a)
	if err != nil {
		return value{}, err
	}
	if s.Equal(normal) && a[1].Type() == ext.StrType {
		return a[1], nil
	}
	return normal.Value(), nil
}

func isNormalized(d *database, th *thread, a []value) (value, error) {
	s, normal, err := d.form(th, "is_normalized", a)
	if err != nil {
		return value{}, err
	}
	return ext.Bool(s.Equal(normal)), nil
}
