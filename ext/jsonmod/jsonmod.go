// Package jsonmod is the module _json: the parser and the writer of json, and its quoting of strings.
//
// Documents are parsed over the string's own code points (a parser for each width) and written into a byte buffer, so both
// cost about one allocation for each object that results. All of it is Pure; hooks are called inside the transaction.
package jsonmod

import "github.com/weftpy/weft/ext"

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_json", Effect: ext.Pure, Doc: "json speedups\n",
		Funcs: []ext.Func{
			{Name: "encode_basestring_ascii", Sig: "string, /", Doc: "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string", Fn: quoter(true)},
			{Name: "encode_basestring", Sig: "string, /", Doc: "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string", Fn: quoter(false)},
			{Name: "scanstring", Sig: "string, end, strict=True, /", Doc: "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter the end quote.", Fn: scanString},
		},
		Consts: map[string]value{"make_scanner": scannerType.Value(), "make_encoder": encoderType.Value()},
		Setup:  rememberQuoters,
	}
}

// A quoting names one of the interpreter's two functions that quote strings.
type quoting int

const (
	quoteByCall quoting = iota // another function, to be called
	quoteASCII
	quotePlain
)

// quotersKey is the key of the interpreter's own quoting functions.
type quotersKey struct{}

// rememberQuoters keeps the quoting functions, for encoders to recognize.
func rememberQuoters(th *thread, m *ext.ModuleObject) error {
	ascii, err := m.Dict.GetStr(th, "encode_basestring_ascii")
	if err != nil {
		return err
	}
	plain, err := m.Dict.GetStr(th, "encode_basestring")
	if err == nil {
		th.Interp.Ext.Store(quotersKey{}, map[value]quoting{ascii: quoteASCII, plain: quotePlain})
	}
	return err
}

// quotingBy returns which of the quoting functions f is.
func quotingBy(th *thread, f value) quoting {
	if m, ok := th.Interp.Ext.Load(quotersKey{}); ok {
		return m.(map[value]quoting)[f]
	}
	return quoteByCall
}

func notString(th *thread, v value) error {
	return ext.Raisef(th, ext.TypeErrorType, "first argument must be a string, not %s", v.Type().MessageName())
}

func scanString(th *thread, a []value) (value, error) {
	s, ok := ext.AsStr(a[0])
	end, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	strict, err := ext.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	if !ok {
		return value{}, notString(th, a[0])
	}
	if end < 0 || end > s.Len() {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "end is out of bounds")
	}
	text, next, err := textAt(th, s, end, strict)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(text.Value(), ext.Int(int64(next))), nil
}
