package codecs

import (
	"strings"

	"github.com/weftpy/weft/ext"
)

// handlers are the built-in error handlers.
var handlers = []string{"strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"}

// handlersKey is the key of the built-in handlers as functions, by name.
type handlersKey struct{}

func errorFuncs() []ext.Func {
	return []ext.Func{
		{Name: "register_error", Sig: "errors, handler, /", Effect: ext.Serial, Fn: registerError, Doc: "Register the specified error handler under the name errors.\n\nhandler must be a callable object, that\nwill be called with an exception instance containing\ninformation about the location of the encoding/decoding\nerror and must return a (replacement, new position) tuple."},
		{Name: "lookup_error", Sig: "name, /", Fn: lookupError, Doc: "lookup_error(errors) -> handler\n\nReturn the error handler for the specified error handling name or raise a\nLookupError, if no handler exists under this name."},
		{Name: "_unregister_error", Sig: "errors, /", Effect: ext.Serial, Fn: unregisterError, Doc: "Un-register the specified error handler for the error handling `errors'.\n\nOnly custom error handlers can be un-registered. An exception is raised\nif the error handling is a built-in one (e.g., 'strict'), or if an error\noccurs.\n\nOtherwise, this returns True if a custom handler has been successfully\nun-registered, and False if no custom handler for the specified error\nhandling exists."},
	}
}

func nameArg(th *thread, v value, fname string) (string, error) {
	s, ok := ext.AsStr(v)
	if !ok {
		return "", ext.Raisef(th, ext.TypeErrorType, "%s() argument must be str, not %s", fname, v.Type().MessageName())
	}
	return s.String(), nil
}

func registerError(th *thread, a []value) (value, error) {
	name, err := nameArg(th, a[0], "register_error")
	if err != nil {
		return value{}, err
	}
	if a[1].Type().Call == nil && a[1].Type() != ext.FunctionType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "handler must be callable")
	}
	ext.RegisterErrorHandler(th.Interp, name, a[1])
	return ext.None, nil
}

func lookupError(th *thread, a []value) (value, error) {
	name, err := nameArg(th, a[0], "lookup_error")
	if err != nil {
		return value{}, err
	}
	if h, ok := ext.LookupErrorHandler(th.Interp, name); ok {
		return h, nil
	}
	if h, ok := builtinHandlers(th)[name]; ok {
		return h, nil
	}
	return value{}, ext.Raisef(th, ext.LookupErrorType, "unknown error handler name '%s'", name)
}

func unregisterError(th *thread, a []value) (value, error) {
	name, err := nameArg(th, a[0], "_unregister_error")
	if err != nil {
		return value{}, err
	}
	if _, ok := builtinHandlers(th)[name]; ok {
		return value{}, ext.Raisef(th, ext.ValueErrorType, "cannot un-register built-in error handler '%s'", name)
	}
	return ext.Bool(ext.UnregisterErrorHandler(th.Interp, name)), nil
}

// builtinHandlers returns the built-in handlers as functions.
func builtinHandlers(th *thread) map[string]value {
	if m, ok := th.Interp.Ext.Load(handlersKey{}); ok {
		return m.(map[string]value)
	}
	m := map[string]value{}
	for _, name := range handlers {
		def := &ext.Func{Name: name + "_errors", Sig: "exc, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			return handle(th, name, a[0])
		}}
		m[name] = ext.NewBuiltin(def, ext.Undef)
	}
	actual, _ := th.Interp.Ext.LoadOrStore(handlersKey{}, m)
	return actual.(map[string]value)
}

// handle is a built-in error handler called from Python.
func handle(th *thread, name string, exc value) (value, error) {
	e, ok := ext.AsException(exc)
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "codec must pass exception instance")
	}
	if name == "strict" {
		return value{}, ext.RaiseValue(th, e)
	}
	t := exc.Type()
	encode, decode := t.Is(ext.UnicodeEncodeErrorType), t.Is(ext.UnicodeDecodeErrorType)
	if !encode && !decode && !t.Is(ext.UnicodeTranslateErrorType) || decode && (name == "xmlcharrefreplace" || name == "namereplace") ||
		!encode && !decode && strings.HasPrefix(name, "surrogate") {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "don't know how to handle %s in error callback", t.MessageName())
	}
	obj, err := ext.GetAttrName(th, exc, "object")
	if err != nil {
		return value{}, err
	}
	size, err := ext.Len(th, obj)
	if err != nil {
		return value{}, err
	}
	start, err := position(th, exc, "start", size)
	if err != nil {
		return value{}, err
	}
	end, err := position(th, exc, "end", size)
	if err != nil {
		return value{}, err
	}
	if decode {
		return fixDecode(th, name, exc, obj, start, end)
	}
	s, _ := ext.AsStr(obj)
	if encode {
		return fixEncode(th, name, exc, s, start, end)
	}
	return translate(th, name, s, start, end)
}

func position(th *thread, exc value, attr string, size int) (int, error) {
	v, err := ext.GetAttrName(th, exc, attr)
	if err != nil {
		return 0, err
	}
	n, err := ext.AsIndex(th, v)
	return max(0, min(n, size)), err
}

func encodingOf(th *thread, exc value) (string, error) {
	v, err := ext.GetAttrName(th, exc, "encoding")
	s, _ := ext.AsStr(v)
	return s.String(), err
}

func fixDecode(th *thread, name string, exc, obj value, start, end int) (value, error) {
	enc, err := encodingOf(th, exc)
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, obj)
	if err != nil {
		return value{}, err
	}
	text, next, err := ext.FixDecode(th, strings.ReplaceAll(enc, "_", "-"), name, b, start, end, "")
	if err != nil {
		return value{}, original(th, err, exc)
	}
	return ext.TupleOf(text.Value(), ext.Int(int64(next))), nil
}

// original replaces a new Unicode error by the one that the handler was given.
func original(th *thread, err error, exc value) error {
	if ext.IsRaised(err, ext.UnicodeErrorType) {
		e, _ := ext.AsException(exc)
		return ext.RaiseValue(th, e)
	}
	return err
}

func fixEncode(th *thread, name string, exc value, s *ext.Str, start, end int) (value, error) {
	enc, err := encodingOf(th, exc)
	if err != nil {
		return value{}, err
	}
	text, raw, next, err := ext.FixEncode(th, strings.ReplaceAll(enc, "_", "-"), name, s, start, end, "")
	if err != nil {
		return value{}, original(th, err, exc)
	}
	r := text.Value()
	if strings.HasPrefix(name, "surrogate") {
		r = ext.NewBytes(raw)
	}
	return ext.TupleOf(r, ext.Int(int64(next))), nil
}

func translate(th *thread, name string, s *ext.Str, start, end int) (value, error) {
	text := ext.EmptyStr
	switch name {
	case "ignore":
	case "replace":
		text = ext.NewStr(strings.Repeat("\ufffd", end-start))
	default:
		var err error
		if text, err = ext.Replacements(th, name, s, start, end); err != nil {
			return value{}, err
		}
	}
	return ext.TupleOf(text.Value(), ext.Int(int64(end))), nil
}
