package builtins

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/weftpy/weft/objects"
)

func codeFuncs() []def {
	return []def{
		{Name: "compile", Sig: "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", Fn: compile, Doc: "Compile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified."},
		{Name: "eval", Sig: "source, /, globals=None, locals=None", Fn: eval, Doc: "Evaluate the given source in the context of globals and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it."},
		{Name: "exec", Sig: "source, /, globals=None, locals=None, *, closure=None", Fn: exec, Doc: "Execute the given source in the context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many cellvars."},
		{Name: "__import__", Sig: "name, globals=None, locals=None, fromlist=(), level=0", Fn: importName, Doc: "Import a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module."},
		{Name: "__build_class__", Sig: "*args, **kwargs", Fn: buildClass, Doc: "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement."},
	}
}

// Flags of compile(), with CPython's values.
const (
	flagNested           = 0x10
	flagOnlyAST          = 0x400
	flagIgnoreCookie     = objects.CompileIgnoreCookie
	flagTopLevelAwait    = 0x2000
	flagFutures          = 0x1fe0000
	flagFutureAnnots     = 0x1000000
	flagsAccepted        = flagFutures | flagNested | flagOnlyAST | objects.CompileNoDedent | 0x1000 | flagTopLevelAwait | objects.CompileIncomplete | 0x8000
	inheritedFutureFlags = objects.CodeFlags(flagFutures)
)

func compile(th *thread, a []value) (value, error) {
	filename, err := fsPath(th, a[1])
	if err != nil {
		return value{}, err
	}
	mode, ok := objects.AsStr(a[2])
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "compile() argument 'mode' must be str, not %s", a[2].Type().MessageName())
	}
	flags, err := objects.AsCInt(th, a[3])
	if err != nil {
		return value{}, err
	}
	optimize, err := objects.AsCInt(th, a[5])
	if err != nil {
		return value{}, err
	}
	noInherit, err := objects.Truth(th, a[4])
	if err != nil {
		return value{}, err
	}
	switch m := mode.String(); {
	case flags&^flagsAccepted != 0:
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "compile(): unrecognised flags")
	case optimize < -1 || optimize > 2:
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "compile(): invalid optimize value")
	case m == "func_type":
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "compile() mode 'func_type'")
	case m != "exec" && m != "eval" && m != "single":
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	if !noInherit {
		flags |= callerFlags(th)
	}
	src, kept, err := sourceOf(th, a[0], "compile", "string, bytes or AST")
	if err != nil {
		return value{}, err
	}
	if flags&flagOnlyAST != 0 {
		return th.Interp.Eval.Parse(th, src, filename, mode.String(), flags|kept)
	}
	if optimize < 0 {
		optimize = th.Interp.Config.Optimize
	}
	code, err := th.Interp.Eval.Compile(th, src, filename, mode.String(), flags|kept, optimize)
	if err != nil {
		return value{}, err
	}
	return code.Value(), nil
}

// callerFlags returns the future statements in effect in the calling code.
func callerFlags(th *thread) int {
	f := th.Interp.Eval.Current(th)
	if f == nil {
		return 0
	}
	return int(f.Code.Flags & inheritedFutureFlags)
}

// fsPath returns a file name given as str, bytes or os.PathLike.
func fsPath(th *thread, v value) (string, error) {
	if f, ok := v.Type().Lookup("__fspath__"); ok && v.Type().Flags&(objects.FlagStrSub|objects.FlagBytesSub) == 0 {
		r, err := objects.CallBound(th, f, v, nil)
		if err != nil {
			return "", err
		}
		v = r
	}
	if s, ok := objects.AsStr(v); ok {
		return s.String(), nil
	}
	if v.Type().Flags&objects.FlagBytesSub != 0 {
		b, err := v.Type().Buffer(th, v)
		return string(b), err
	}
	return "", objects.Raisef(th, objects.TypeErrorType, "expected str, bytes or os.PathLike object, not %s", v.Type().MessageName())
}

// sourceOf returns source text to compile. flags says what is known about its encoding.
func sourceOf(th *thread, v value, fname, what string) (src []byte, flags int, err error) {
	if s, ok := objects.AsStr(v); ok {
		text := s.String()
		if !utf8.ValidString(text) { // surrogates: let the codec say so
			if _, err := objects.CallMethod(th, v, "encode", objects.NewStr("utf-8").Value()); err != nil {
				return nil, 0, err
			}
		}
		src, flags = []byte(text), flagIgnoreCookie
	} else if buf := v.Type().Buffer; buf != nil {
		b, err := buf(th, v)
		if err != nil {
			return nil, 0, err
		}
		src = bytes.Clone(b)
	} else {
		return nil, 0, objects.Raisef(th, objects.TypeErrorType, "%s() arg 1 must be a %s object", fname, what)
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, 0, objects.RaiseMsg(th, objects.SyntaxErrorType, "source code string cannot contain null bytes")
	}
	return src, flags, nil
}

// A namespace is where eval and exec run code.
type namespace struct {
	globals *objects.Dict
	locals  value
}

// isMapping reports whether v can be the locals of eval.
func isMapping(v value) bool {
	_, isType := objects.AsType(v)
	return v.Type().GetItem != nil && !isType
}

// complete fills in the namespace that the caller of eval or exec left out.
func (ns *namespace) complete(th *thread, globals, locals value) error {
	if d, ok := objects.AsDict(globals); ok {
		ns.globals, ns.locals = d, locals
		if locals.IsNone() {
			ns.locals = globals
		}
	} else {
		var err error
		if ns.globals, err = frameGlobals(th); err != nil {
			return err
		}
		if ns.locals = locals; locals.IsNone() {
			if ns.locals, err = frameLocals(th); err != nil {
				return err
			}
		}
	}
	b, err := ns.globals.GetStr(th, "__builtins__")
	if err != nil || !b.IsUndef() {
		return err
	}
	return ns.globals.SetStr(th, "__builtins__", th.Interp.Builtins.Value())
}

func (ns *namespace) run(th *thread, code *objects.Code) (value, error) {
	locals := ns.locals
	if locals == ns.globals.Value() {
		locals = objects.Undef
	}
	return th.Interp.Eval.Run(th, code, ns.globals, locals)
}

func eval(th *thread, a []value) (value, error) {
	source, globals, locals := a[0], a[1], a[2]
	if !locals.IsNone() && !isMapping(locals) {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "locals must be a mapping")
	}
	if _, ok := objects.AsDict(globals); !ok && !globals.IsNone() {
		if isMapping(globals) {
			return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "globals must be a real dict; try eval(code, {}, mapping)")
		}
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "globals must be a dict")
	}
	var ns namespace
	if err := ns.complete(th, globals, locals); err != nil {
		return value{}, err
	}
	if source.Type() == objects.CodeType {
		code := (*objects.Code)(source.P)
		if len(code.FreeNames) > 0 {
			return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "code object passed to eval() may not contain free variables")
		}
		return ns.run(th, code)
	}
	src, flags, err := sourceOf(th, source, "eval", "string, bytes or code")
	if err != nil {
		return value{}, err
	}
	return ns.compileAndRun(th, []byte(strings.TrimLeft(string(src), " \t")), "eval", flags)
}

func (ns *namespace) compileAndRun(th *thread, src []byte, mode string, flags int) (value, error) {
	code, err := th.Interp.Eval.Compile(th, src, "<string>", mode, flags|callerFlags(th), th.Interp.Config.Optimize)
	if err != nil {
		return value{}, err
	}
	return ns.run(th, code)
}

func exec(th *thread, a []value) (value, error) {
	source, globals, locals, closure := a[0], a[1], a[2], a[3]
	if _, ok := objects.AsDict(globals); !ok && !globals.IsNone() {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "exec() globals must be a dict, not %s", globals.Type().MessageName())
	}
	if !locals.IsNone() && !isMapping(locals) {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "locals must be a mapping or None, not %s", locals.Type().MessageName())
	}
	var ns namespace
	if err := ns.complete(th, globals, locals); err != nil {
		return value{}, err
	}
	if source.Type() == objects.CodeType {
		return objects.None, ns.execCode(th, (*objects.Code)(source.P), closure)
	}
	if !closure.IsNone() {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "closure can only be used when source is a code object")
	}
	src, flags, err := sourceOf(th, source, "exec", "string, bytes or code")
	if err != nil {
		return value{}, err
	}
	_, err = ns.compileAndRun(th, src, "exec", flags)
	return objects.None, err
}

// execCode runs a code object with the cells of closure as its free variables.
func (ns *namespace) execCode(th *thread, code *objects.Code, closure value) error {
	n := len(code.FreeNames)
	if n == 0 {
		if !closure.IsNone() {
			return objects.RaiseMsg(th, objects.TypeErrorType, "cannot use a closure with this code object")
		}
		_, err := ns.run(th, code)
		return err
	}
	cells, ok := objects.AsTuple(closure)
	ok = ok && len(cells.Items) == n
	for _, c := range cells.Items {
		ok = ok && c.Type() == objects.CellType
	}
	if !ok {
		return objects.Raisef(th, objects.TypeErrorType, "code object requires a closure of exactly length %d", n)
	}
	if err := ns.globals.MakeNamespace(th); err != nil {
		return err
	}
	fn := objects.NewFunction(th, code, ns.globals)
	fn.Closure = cells.Items
	_, err := th.Interp.Eval.RunFunction(th, fn, ns.locals)
	return err
}

func importName(th *thread, a []value) (value, error) {
	name, ok := objects.AsStr(a[0])
	if !ok {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "module name must be a string")
	}
	level, err := objects.AsCInt(th, a[4])
	if err != nil {
		return value{}, err
	}
	if level < 0 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "level must be >= 0")
	}
	if level == 0 && name.Len() == 0 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "Empty module name")
	}
	return th.Interp.Eval.Import(th, name, a[1], a[3], level)
}
