// Package codecs is the _codecs module: the registry of codecs, and the built-in ones as functions for package encodings.
package codecs

import (
	"strings"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{Name: "_codecs", Effect: ext.Pure, Funcs: registryFuncs()}
	m.Funcs = append(m.Funcs, errorFuncs()...)
	m.Funcs = append(m.Funcs, plainFuncs()...)
	m.Funcs = append(m.Funcs, wideFuncs()...)
	m.Funcs = append(m.Funcs, mapFuncs()...)
	return m
}

// registry is the codecs of one interpreter. It changes rarely and only in ways that an abort may as well leave in place.
type registry struct {
	search *ext.List // search functions
	cache  *ext.Dict // normalized name -> CodecInfo
}

type registryKey struct{}

// registryOf returns the registry; the first time it imports encodings, which adds its search function.
func registryOf(th *thread) (*registry, error) {
	if r, ok := th.Interp.Ext.Load(registryKey{}); ok {
		return r.(*registry), nil
	}
	if err := th.Exclusively("making the codec registry"); err != nil {
		return nil, err
	}
	r := &registry{search: ext.NewList(th, nil), cache: ext.NewDict(th)}
	th.Interp.Ext.Store(registryKey{}, r)
	_, err := th.Interp.Eval.Import(th, ext.NewStr("encodings"), ext.None, ext.EmptyTuple, 0)
	return r, err
}

func registryFuncs() []ext.Func {
	return []ext.Func{
		{Name: "register", Sig: "search_function, /", Fn: register, Doc: "Register a codec search function.\n\nSearch functions are expected to take one argument, the encoding name in\nall lower case letters, and either return None, or a tuple of functions\n(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object)."},
		{Name: "unregister", Sig: "search_function, /", Fn: unregister, Doc: "Unregister a codec search function and clear the registry's cache.\n\nIf the search function is not registered, do nothing."},
		{Name: "lookup", Sig: "encoding, /", Doc: "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.", Fn: func(th *thread, a []value) (value, error) {
			s, ok := ext.AsStr(a[0])
			if !ok {
				return value{}, ext.Raisef(th, ext.TypeErrorType, "lookup() argument must be str, not %s", a[0].Type().MessageName())
			}
			return lookup(th, s)
		}},
		{Name: "encode", Sig: "obj, encoding='utf-8', errors='strict'", Fn: convert(0), Doc: "Encodes obj using the codec registered for encoding.\n\nThe default encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors."},
		{Name: "decode", Sig: "obj, encoding='utf-8', errors='strict'", Fn: convert(1), Doc: "Decodes obj using the codec registered for encoding.\n\nDefault encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors."},
	}
}

func register(th *thread, a []value) (value, error) {
	if a[0].Type().Call == nil && a[0].Type() != ext.FunctionType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "argument must be callable")
	}
	r, err := registryOf(th)
	if err != nil {
		return value{}, err
	}
	return ext.None, r.search.Append(th, a[0])
}

func unregister(th *thread, a []value) (value, error) {
	r, err := registryOf(th)
	if err != nil {
		return value{}, err
	}
	items, err := ext.Collect(th, r.search.Value())
	if err != nil {
		return value{}, err
	}
	for i, f := range items {
		if f != a[0] {
			continue
		}
		if err := r.cache.Clear(th); err != nil {
			return value{}, err
		}
		return ext.None, ext.SetItem(th, r.search.Value(), ext.Int(int64(i)), ext.Undef)
	}
	return ext.None, nil
}

// lookup returns the CodecInfo of an encoding.
func lookup(th *thread, name *ext.Str) (value, error) {
	r, err := registryOf(th)
	if err != nil {
		return value{}, err
	}
	key := ext.NewStr(strings.ReplaceAll(strings.ToLower(name.String()), " ", "-")).Value()
	if v, err := r.cache.Get(th, key); err != nil || !v.IsUndef() {
		return v, err
	}
	search, err := ext.Collect(th, r.search.Value())
	if err != nil {
		return value{}, err
	}
	for _, f := range search {
		v, err := ext.CallArgs(th, f, key)
		if err != nil {
			return value{}, err
		}
		if v.IsNone() {
			continue
		}
		if t, ok := ext.AsTuple(v); !ok || len(t.Items) != 4 {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "codec search functions must return 4-tuples")
		}
		return v, r.cache.SetItem(th, key, v)
	}
	return value{}, ext.RaiseMsg(th, ext.LookupErrorType, "unknown encoding: "+name.String())
}

// convert is encode (0) or decode (1).
func convert(which int) ext.Fn {
	what := []string{"encoder", "decoder"}[which]
	return func(th *thread, a []value) (value, error) {
		obj, errors := a[0], a[2]
		enc, ok := ext.AsStr(a[1])
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "%scode() argument 'encoding' must be str, not %s", what[:2], a[1].Type().MessageName())
		}
		info, err := lookup(th, enc)
		if err != nil {
			return value{}, err
		}
		t, _ := ext.AsTuple(info)
		r, err := ext.CallArgs(th, t.Items[which], obj, errors)
		if err != nil {
			return value{}, err
		}
		pair, ok := ext.AsTuple(r)
		if !ok || len(pair.Items) != 2 {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "%s must return a tuple (object, integer)", what)
		}
		return pair.Items[0], nil
	}
}

// errorsArg is the errors argument: None means strict.
func errorsArg(th *thread, v value) (string, error) {
	if v.IsNone() {
		return "", nil
	}
	s, ok := ext.AsStr(v)
	if !ok {
		return "", ext.Raisef(th, ext.TypeErrorType, "argument 2 must be str or None, not %s", v.Type().MessageName())
	}
	return s.String(), nil
}

// encoded makes the result of an encoder.
func encoded(b []byte, n int, err error) (value, error) {
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(ext.NewBytes(b), ext.Int(int64(n))), nil
}

// decoded makes the result of a decoder.
func decoded(s *ext.Str, n int, err error) (value, error) {
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(s.Value(), ext.Int(int64(n))), nil
}

// strArg is the text to encode.
func strArg(th *thread, v value, fname string) (*ext.Str, error) {
	s, ok := ext.AsStr(v)
	if !ok {
		return nil, ext.Raisef(th, ext.TypeErrorType, "%s() argument 1 must be str, not %s", fname, v.Type().MessageName())
	}
	return s, nil
}

// dataArg is the bytes to decode. Escape decoders take text, too.
func dataArg(th *thread, v value, text bool) ([]byte, error) {
	if s, ok := ext.AsStr(v); ok && text {
		return []byte(s.String()), nil
	}
	return ext.BufferOf(th, v)
}

// encoder is an encoding function by way of ext.Encode.
func encoder(name, encoding string) ext.Func {
	return ext.Func{Name: name, Sig: "str, errors=None, /", Fn: func(th *thread, a []value) (value, error) {
		s, err := strArg(th, a[0], name)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(th, a[1])
		if err != nil {
			return value{}, err
		}
		b, err := ext.Encode(th, s, encoding, errors)
		return encoded(b, s.Len(), err)
	}}
}

// decoder is a decoding function without state between calls.
func decoder(name, sig, encoding string, text bool) ext.Func {
	return ext.Func{Name: name, Sig: sig, Fn: func(th *thread, a []value) (value, error) {
		b, err := dataArg(th, a[0], text)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(th, a[1])
		if err != nil {
			return value{}, err
		}
		n := len(b)
		s, err := ext.Decode(th, b, encoding, errors)
		return decoded(s, n, err)
	}}
}

// partial is a decoding function that leaves an unfinished end alone unless final is true.
func partial(name, encoding string, complete func([]byte) int) ext.Func {
	return ext.Func{Name: name, Sig: "data, errors=None, final=False, /", Fn: func(th *thread, a []value) (value, error) {
		b, err := ext.BufferOf(th, a[0])
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(th, a[1])
		if err != nil {
			return value{}, err
		}
		final, err := ext.Truth(th, a[2])
		if err != nil {
			return value{}, err
		}
		if !final {
			b = b[:complete(b)]
		}
		n := len(b)
		s, err := ext.Decode(th, b, encoding, errors)
		return decoded(s, n, err)
	}}
}

func plainFuncs() []ext.Func {
	return []ext.Func{
		encoder("utf_8_encode", "utf-8"), partial("utf_8_decode", "utf-8", ext.CompleteUTF8),
		encoder("ascii_encode", "ascii"), decoder("ascii_decode", "data, errors=None, /", "ascii", false),
		encoder("latin_1_encode", "latin-1"), decoder("latin_1_decode", "data, errors=None, /", "latin-1", false),
		encoder("unicode_escape_encode", "unicode_escape"), decoder("unicode_escape_decode", "data, errors=None, final=True, /", "unicode_escape", true),
		encoder("raw_unicode_escape_encode", "raw_unicode_escape"),
		decoder("raw_unicode_escape_decode", "data, errors=None, final=True, /", "raw_unicode_escape", true),
		{Name: "utf_7_encode", Sig: "str, errors=None, /", Fn: missing("UTF-7")}, {Name: "utf_7_decode", Sig: "data, errors=None, final=False, /", Fn: missing("UTF-7")},
		{Name: "escape_encode", Sig: "data, errors=None, /", Fn: escapeEncode}, {Name: "escape_decode", Sig: "data, errors=None, /", Fn: escapeDecode},
		{Name: "readbuffer_encode", Sig: "data, errors=None, /", Fn: func(th *thread, a []value) (value, error) {
			b, err := dataArg(th, a[0], true)
			return encoded(append([]byte(nil), b...), len(b), err)
		}},
	}
}

func missing(what string) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		return value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, what+" is not implemented")
	}
}
