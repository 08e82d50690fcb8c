// Package builtins is the module builtins: the functions, types, exceptions and constants that need no import.
//
// The functions are Pure, also those that run Python code, such as exec or sorted: the code they run takes care of itself.
// What print and input do to files is up to the files' methods.
package builtins

import (
	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

type (
	value  = objects.Value
	thread = objects.Thread
	def    = objects.FuncDef
)

// Module describes the module builtins.
func Module() *ext.Module {
	var funcs []def
	for _, part := range [][]def{numberFuncs(), iterFuncs(), attrFuncs(), codeFuncs(), textFuncs()} {
		funcs = append(funcs, part...)
	}
	return &ext.Module{
		Name:   "builtins",
		Doc:    "Built-in functions, types, exceptions, and other objects.",
		Effect: ext.Pure,
		Funcs:  funcs,
		Setup:  setup,
	}
}

// typeNames are the builtin types that have a name here, besides the exceptions.
func typeNames() map[string]bool {
	names := map[string]bool{}
	for _, n := range []string{"bool", "bytearray", "bytes", "classmethod", "complex", "dict", "enumerate", "filter", "float",
		"frozenset", "int", "list", "map", "memoryview", "object", "property", "range", "reversed", "set", "slice",
		"staticmethod", "str", "super", "tuple", "type", "zip"} {
		names[n] = true
	}
	return names
}

func setup(th *thread, m *objects.Module) error {
	names := typeNames()
	for _, t := range objects.BuiltinTypes() {
		if t.Module != "builtins" || !names[t.Name] && t.Flags&objects.FlagExcSub == 0 {
			continue
		}
		if err := m.Set(th, t.Name, t.Value()); err != nil {
			return err
		}
	}
	osError := objects.OSErrorType.Value()
	consts := []struct {
		name string
		v    value
	}{
		{"EnvironmentError", osError}, {"IOError", osError},
		{"None", objects.None}, {"True", objects.True}, {"False", objects.False},
		{"Ellipsis", objects.Ellipsis}, {"NotImplemented", objects.NotImplemented},
		{"__debug__", objects.Bool(th.Interp.Config.Optimize == 0)},
	}
	for _, c := range consts {
		if err := m.Set(th, c.name, c.v); err != nil {
			return err
		}
	}
	return addSite(th, m)
}
