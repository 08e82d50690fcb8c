// Package imp is the module _imp, and what makes Lib/importlib agree with the native import system.
//
// Modules are imported natively (package vm). Importlib, whose two halves CPython freezes into itself, is loaded from the
// library when it is first asked for; bridge.py then makes it see what the native system does, and does for it what that leaves
// out: custom finders and archives.
package imp

import (
	_ "embed"
	"strings"
	"sync/atomic"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

type (
	value  = objects.Value
	thread = objects.Thread
	def    = objects.FuncDef
)

// magicToken is the magic number of CPython 3.14's bytecode files, which importlib wants to know.
const magicToken = 168627755

// Module describes the module _imp for one interpreter.
func Module() *ext.Module {
	return &ext.Module{
		Name:   "_imp",
		Doc:    "(Extremely) low-level import machinery bits as used by importlib.",
		Effect: ext.Pure,
		Funcs:  append(importFuncs(), frozenFuncs()...),
		Consts: map[string]value{
			"check_hash_based_pycs":  objects.NewStr("default").Value(),
			"pyc_magic_number_token": objects.Int(magicToken),
		},
	}
}

func none(*thread, []value) (value, error)       { return objects.None, nil }
func empty(th *thread, _ []value) (value, error) { return objects.NewList(th, nil).Value(), nil }

// importFuncs are about modules that exist.
func importFuncs() []def {
	var held atomic.Int64
	return []def{
		// Imports exclude each other by module, natively; the one big lock protects nothing any more.
		{Name: "acquire_lock", Sig: "", Effect: objects.Serial, Doc: "Acquires the interpreter's import lock for the current thread.", Fn: func(th *thread, a []value) (value, error) {
			held.Add(1)
			return objects.None, nil
		}},
		{Name: "release_lock", Sig: "", Effect: objects.Serial, Doc: "Release the interpreter's import lock.", Fn: func(th *thread, a []value) (value, error) {
			if held.Add(-1) < 0 {
				held.Add(1)
				return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "not holding the import lock")
			}
			return objects.None, nil
		}},
		{Name: "lock_held", Sig: "", Doc: "Return True if the import lock is currently held, else False.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Bool(held.Load() > 0), nil
		}},
		{Name: "is_builtin", Sig: "name, /", Fn: isBuiltin, Doc: "Returns True if the module name corresponds to a built-in module."},
		{Name: "create_builtin", Sig: "spec, /", Fn: createBuiltin, Doc: "Create an extension module."},
		{Name: "exec_builtin", Sig: "mod, /", Doc: "Initialize a built-in module.", Fn: func(*thread, []value) (value, error) { return objects.Int(0), nil }},
		{Name: "extension_suffixes", Sig: "", Fn: empty, Doc: "Returns the list of file suffixes used to identify extension modules."},
		{Name: "source_hash", Sig: "key, source", Fn: missing("source_hash")},
		{Name: "_fix_co_filename", Sig: "code, path, /", Fn: none, Doc: "Changes code.co_filename to specify the passed-in file path."},
		{Name: "_override_multi_interp_extensions_check", Sig: "override, /", Fn: func(*thread, []value) (value, error) { return objects.Int(0), nil }},
		{Name: "_import", Sig: "name, /", Fn: importModule, Doc: "Import a module and return it."},
		{Name: "_library_read", Sig: "path, /", Fn: libraryRead, Doc: "Return the contents of a file of the standard library, or None."},
		{Name: "_library_list", Sig: "path, /", Fn: libraryList, Doc: "Return the names in a folder of the standard library, or None."},
	}
}

// frozenFuncs are about frozen modules, of which there are none.
func frozenFuncs() []def {
	no := func(*thread, []value) (value, error) { return objects.False, nil }
	noSuch := func(th *thread, a []value) (value, error) {
		r, err := objects.Repr(th, a[0])
		if err != nil {
			return value{}, err
		}
		return value{}, objects.RaiseMsg(th, objects.ImportErrorType, "No such frozen object named "+r.String())
	}
	return []def{
		{Name: "is_frozen", Sig: "name, /", Fn: no, Doc: "Returns True if the module name corresponds to a frozen module."},
		{Name: "is_frozen_package", Sig: "name, /", Fn: noSuch, Doc: "Returns True if the module name is of a frozen package."},
		{Name: "get_frozen_object", Sig: "name, data=None, /", Fn: noSuch, Doc: "Create a code object for a frozen module."},
		{Name: "init_frozen", Sig: "name, /", Fn: none, Doc: "Initializes a frozen module."},
		{Name: "find_frozen", Sig: "name, /, *, withdata=False", Fn: none, Doc: "Return info about the corresponding frozen module (if there is one) or None."},
		{Name: "_frozen_module_names", Sig: "", Fn: empty, Doc: "Returns the list of available frozen modules."},
		{Name: "_override_frozen_modules_for_tests", Sig: "override, /", Fn: none},
	}
}

func missing(name string) objects.Fn {
	return func(th *thread, a []value) (value, error) {
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "_imp."+name)
	}
}

func strArg(th *thread, fname string, v value) (string, error) {
	s, ok := objects.AsStr(v)
	if !ok {
		return "", objects.Raisef(th, objects.TypeErrorType, "%s() argument must be str, not %s", fname, v.Type().MessageName())
	}
	return s.String(), nil
}

func isBuiltin(th *thread, a []value) (value, error) {
	name, err := strArg(th, "is_builtin", a[0])
	if err != nil {
		return value{}, err
	}
	if name == "sys" || name == "builtins" {
		return objects.Int(-1), nil
	}
	_, ok := th.Interp.NativeModule(name)
	if ok {
		return objects.Int(1), nil
	}
	return objects.Int(0), nil
}

func createBuiltin(th *thread, a []value) (value, error) {
	v, err := objects.GetAttrName(th, a[0], "name")
	if err != nil {
		return value{}, err
	}
	name, err := strArg(th, "create_builtin", v)
	if err != nil {
		return value{}, err
	}
	if old, err := th.Interp.Modules.GetStr(th, name); err != nil || !old.IsUndef() {
		return old, err
	}
	load, ok := th.Interp.NativeModule(name)
	if !ok {
		return objects.None, nil
	}
	m, err := load(th)
	if err != nil {
		return value{}, err
	}
	return m.Value(), nil
}

// importModule is importlib's _gcd_import of an absolute name. A non-empty fromlist makes __import__ return the module itself.
func importModule(th *thread, a []value) (value, error) {
	name, ok := objects.AsStr(a[0])
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "module name must be str, not %s", a[0].Type().MessageName())
	}
	return th.Interp.Eval.Import(th, name, objects.None, objects.TupleOf(objects.NewStr("__name__").Value()), 0)
}

// inLibrary returns the path within the standard library that a path names.
func inLibrary(in *objects.Interp, path string) (string, bool) {
	root := in.Config.Stdlib
	if in.Library == nil || !strings.HasPrefix(path, root) {
		return "", false
	}
	rest := path[len(root):]
	if rest != "" && rest[0] != '/' {
		return "", false
	}
	return strings.TrimPrefix(rest, "/"), true
}

func libraryRead(th *thread, a []value) (value, error) {
	path, err := strArg(th, "_library_read", a[0])
	if err != nil {
		return value{}, err
	}
	rest, ok := inLibrary(th.Interp, path)
	if !ok {
		return objects.None, nil
	}
	if data, ok := th.Interp.Library.Open(rest); ok {
		return objects.NewBytes(data), nil
	}
	return objects.None, nil
}

func libraryList(th *thread, a []value) (value, error) {
	path, err := strArg(th, "_library_list", a[0])
	if err != nil {
		return value{}, err
	}
	rest, ok := inLibrary(th.Interp, path)
	if !ok {
		return objects.None, nil
	}
	names := th.Interp.Library.List(rest)
	if names == nil {
		return objects.None, nil
	}
	vs := make([]value, len(names))
	for i, n := range names {
		vs[i] = objects.NewStr(n).Value()
	}
	return objects.NewList(th, vs).Value(), nil
}
