// Package marshal is the module marshal: CPython's serialization of plain values, without code objects, which would be another
// machine's code.
package marshal

import (
	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
)

const version = 5

// maxDepth bounds how deep values may nest.
const maxDepth = 2000

// Module describes the module marshal.
func Module() *ext.Module {
	return &ext.Module{
		Name:   "marshal",
		Doc:    "This module contains functions that can read and write Python values in\na binary format.",
		Effect: ext.Pure,
		Consts: map[string]value{"version": ext.Int(version)},
		Funcs: []def{
			{Name: "dumps", Sig: "value, version=5, /, *, allow_code=True", Fn: dumps, Doc: "Return the bytes object that would be written to a file by dump(value, file)."},
			{Name: "loads", Sig: "bytes, /, *, allow_code=True", Fn: loads, Doc: "Convert the bytes-like object to a value."},
			{Name: "dump", Sig: "value, file, version=5, /, *, allow_code=True", Fn: dump, Doc: "Write the value on the open file."},
			{Name: "load", Sig: "file, /, *, allow_code=True", Fn: load, Doc: "Read one value from the open file and return it."},
		},
	}
}

func dumps(th *thread, a []value) (value, error) {
	w := writer{th: th}
	if err := w.value(a[0], 0); err != nil {
		return value{}, err
	}
	return ext.NewBytes(w.out), nil
}

func dump(th *thread, a []value) (value, error) {
	b, err := dumps(th, []value{a[0]})
	if err != nil {
		return value{}, err
	}
	return ext.CallMethod(th, a[1], "write", b)
}

func loads(th *thread, a []value) (value, error) {
	buf := a[0].Type().Buffer
	if buf == nil {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "a bytes-like object is required, not '%s'", a[0].Type().MessageName())
	}
	b, err := buf(th, a[0])
	if err != nil {
		return value{}, err
	}
	r := reader{th: th, in: append([]byte(nil), b...)}
	return r.whole()
}

// load reads the whole file: a value doesn't say how long it is. What follows is pushed back.
func load(th *thread, a []value) (value, error) {
	b, err := ext.CallMethod(th, a[0], "read")
	if err != nil {
		return value{}, err
	}
	buf := b.Type().Buffer
	if buf == nil {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "file.read() returned not bytes but %s", b.Type().MessageName())
	}
	data, err := buf(th, b)
	if err != nil {
		return value{}, err
	}
	r := reader{th: th, in: append([]byte(nil), data...)}
	v, err := r.whole()
	if err != nil || len(r.in) == 0 {
		return v, err
	}
	_, err = ext.CallMethod(th, a[0], "seek", ext.Int(int64(-len(r.in))), ext.Int(1))
	return v, err
}
