// Package stringmod is the _string module: the parsers of format strings that string.Formatter uses.
package stringmod

import "github.com/weftpy/weft/ext"

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_string", Effect: ext.Pure, Doc: "string helper module",
		Funcs: []ext.Func{
			{Name: "formatter_parser", Sig: "object, /", Fn: with(ext.FormatterParser), Doc: "parse the argument as a format string"},
			{Name: "formatter_field_name_split", Sig: "object, /", Fn: with(ext.FormatterFieldNameSplit),
				Doc: "split the argument as a field name"},
		},
	}
}

func with(f func(*ext.Thread, *ext.Str) (ext.Value, error)) ext.Fn {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		s, ok := ext.AsStr(a[0])
		if !ok {
			return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "expected str, got %s", a[0].Type().MessageName())
		}
		return f(th, s)
	}
}
