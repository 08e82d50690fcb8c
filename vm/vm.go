package vm

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/compile"
	"github.com/weftpy/weft/vm/pyast"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// A VM runs the bytecode of one interpreter.
type VM struct {
	in *objects.Interp
	// maxDepth is how many Python frames a thread may have: the recursion limit.
	maxDepth int
	imports  importState
	names    nameCache
	special  specialNames
}

var _ objects.Evaluator = (*VM)(nil)

// New makes in's evaluator and sets in.Eval.
func New(in *objects.Interp) *VM {
	vm := &VM{in: in, maxDepth: in.RecursionLimit, special: internNames(in)}
	in.Eval = vm
	return vm
}

// SetRecursionLimit changes how many Python frames a thread may have.
func (vm *VM) SetRecursionLimit(n int) { vm.maxDepth = n }

// threadOf returns the eval loop's state of th.
func threadOf(th *thrd) *thread {
	if t, ok := th.VM.(*thread); ok {
		return t
	}
	return newThread(th.Interp.Eval.(*VM), th)
}

// Call runs a Python function; see objects.Evaluator.
func (vm *VM) Call(th *thrd, fn *fnObj, args []value, kw *objects.Tuple) (value, error) {
	t := threadOf(th)
	pc, fp, err := t.push(fn, (*value)(top(t.fp)), args, namesOf(kw), t.pc, t.fp, retBase)
	if err != nil {
		return value{}, err
	}
	return t.activate(pc, fp)
}

// Run executes module or class code; see objects.Evaluator.
func (vm *VM) Run(th *thrd, code *objects.Code, globals *objects.Dict, locals value) (value, error) {
	if err := globals.MakeNamespace(th); err != nil {
		return value{}, err
	}
	fn := objects.NewFunction(th, codeFor(code, globals), globals)
	if b, err := globals.GetStr(th, "__builtins__"); err != nil {
		return value{}, err
	} else if d, ok := builtinsOf(b); ok {
		if err := d.MakeNamespace(th); err != nil {
			return value{}, err
		}
		fn.Builtins = d
	} else if th.Interp.Builtins != nil {
		if err := globals.SetStr(th, "__builtins__", th.Interp.Builtins.Value()); err != nil {
			return value{}, err
		}
	}
	return vm.RunFunction(th, fn, locals)
}

func builtinsOf(v value) (*objects.Dict, bool) {
	if m, ok := objects.AsModule(v); ok {
		return m.Dict, true
	}
	return objects.AsDict(v)
}

// RunFunction runs module or class code that fn was made of, with its namespace (Undef: the globals) in R[0].
func (vm *VM) RunFunction(th *thrd, fn *fnObj, locals value) (value, error) {
	t := threadOf(th)
	if locals == fn.Globals.Value() {
		locals = objects.Undef
	}
	pc, fp, err := t.push(fn, (*value)(top(t.fp)), nil, nil, t.pc, t.fp, retBase)
	if err != nil {
		return value{}, err
	}
	// The namespace comes first; then up to three cells of a class body, which begin empty.
	for r := range min(fn.Code.NumRegs, 4) {
		*at(fp, r*regSize) = objects.Undef
	}
	if fn.Code.NumRegs > 0 {
		*at(fp, 0) = locals
	}
	return t.activate(pc, fp)
}

// Compile compiles source text; see objects.Evaluator.
func (vm *VM) Compile(th *thrd, src []byte, filename, mode string, flags, optimize int) (*objects.Code, error) {
	future := symtable.Future(flags &^ (objects.CompileIgnoreCookie | objects.CompileFile | objects.CompileNoDedent | objects.CompileIncomplete))
	return vm.compile(th, src, filename, mode, flags, compile.Options{Optimize: optimize, Flags: future, Thread: th})
}

// parse makes the tree of source text.
func (vm *VM) parse(th *thrd, src []byte, filename, mode string, flags int) (mod syntax.Mod, err error) {
	var warnings []syntax.Warning
	opts := syntax.Options{
		Warn:       func(w syntax.Warning) { warnings = append(warnings, w) },
		Incomplete: flags&objects.CompileIncomplete != 0,
		NoDedent:   flags&objects.CompileNoDedent != 0,
	}
	name := ""
	if flags&objects.CompileIgnoreCookie == 0 {
		name = syntax.ForeignEncoding(src)
	}
	switch {
	case flags&objects.CompileIgnoreCookie != 0:
		mod, err = syntax.ParseStringWith(string(src), filename, parserMode(mode), opts)
	case name != "":
		text, derr := objects.Decode(th, src, name, "strict")
		if derr != nil {
			return nil, vm.encodingError(th, derr, filename, name, flags)
		}
		mod, err = syntax.ParseStringWith(text.String(), filename, parserMode(mode), opts)
	default:
		mod, err = syntax.ParseWith(src, filename, parserMode(mode), opts)
	}
	for _, w := range warnings {
		if err := vm.warn(th, filename, w); err != nil {
			return nil, err
		}
	}
	if err == nil {
		return mod, nil
	}
	var e *syntax.Error
	if errors.As(err, &e) && flags&objects.CompileFile != 0 {
		e.InFile(src)
	}
	return nil, vm.syntaxError(th, err)
}

// warn issues a SyntaxWarning through module warnings. If that makes an exception of it, the error is the SyntaxError.
func (vm *VM) warn(th *thrd, filename string, w syntax.Warning) error {
	mod, err := vm.Import(th, objects.NewStr("warnings"), objects.None, objects.None, 0)
	switch {
	case err != nil && objects.IsRaised(err, objects.ImportErrorType):
		return nil // no library, no warnings
	case err != nil:
		return err
	}
	_, err = objects.CallMethod(th, mod, "warn_explicit", objects.NewStr(w.Msg).Value(), objects.SyntaxWarningType.Value(),
		objects.NewStr(filename).Value(), objects.Int(int64(w.Err.Line)))
	if err != nil && objects.IsRaised(err, objects.SyntaxWarningType) {
		return vm.syntaxError(th, w.Err)
	}
	return err
}

// encodingError is the SyntaxError for source that can't be decoded: err says why.
func (vm *VM) encodingError(th *thrd, err error, filename, name string, flags int) error {
	r, ok := err.(*objects.Raised)
	if !ok {
		return err
	}
	msg, serr := objects.ToStr(th, r.Value)
	if serr != nil {
		return serr
	}
	e := &syntax.Error{Msg: msg.String(), Filename: filename, Col: -1}
	if flags&objects.CompileFile != 0 {
		e = &syntax.Error{Msg: "encoding problem: " + name}
	}
	return vm.syntaxError(th, e)
}

// Parse makes the ast of source text; see objects.Evaluator.
func (vm *VM) Parse(th *thrd, src []byte, filename, mode string, flags int) (value, error) {
	mod, err := vm.parse(th, src, filename, mode, flags)
	if err != nil {
		return value{}, err
	}
	ast, err := vm.Import(th, objects.NewStr("_ast"), objects.None, objects.None, 0)
	if err != nil {
		return value{}, err
	}
	return pyast.Build(th, ast, mod)
}

// Tokens splits source text into tokens; see objects.Evaluator.
func (vm *VM) Tokens(th *thrd, src string, extra bool) ([]objects.Token, error) {
	toks, err := syntax.Tokens(src, extra)
	out := make([]objects.Token, len(toks))
	for i, t := range toks {
		out[i] = objects.Token(t)
	}
	if err != nil {
		err = vm.syntaxError(th, err)
	}
	return out, err
}

func parserMode(mode string) syntax.Mode {
	switch mode {
	case "eval":
		return syntax.ModeEval
	case "single":
		return syntax.ModeSingle
	}
	return syntax.ModeExec
}

func (vm *VM) compile(th *thrd, src []byte, filename, mode string, flags int, opts compile.Options) (*objects.Code, error) {
	mod, err := vm.parse(th, src, filename, mode, flags)
	if err != nil {
		return nil, err
	}
	opts.Warn = func(w syntax.Warning) error { return vm.warn(th, filename, w) }
	code, err := compile.Module(mod, filename, opts)
	if err != nil {
		return nil, vm.syntaxError(th, err)
	}
	return code, nil
}

// syntaxError turns a compiler's error into the Python exception.
func (vm *VM) syntaxError(th *thrd, err error) error {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err
	}
	cls := objects.SyntaxErrorType
	switch e.Kind {
	case syntax.IndentationError:
		cls = objects.IndentationErrorType
	case syntax.TabError:
		cls = objects.TabErrorType
	case syntax.IncompleteInput:
		cls = objects.IncompleteInputErrorType
	case syntax.MemoryError:
		return objects.RaiseMsg(th, objects.MemoryErrorType, e.Msg)
	case syntax.RecursionError:
		return objects.RaiseMsg(th, objects.RecursionErrorType, e.Msg)
	}
	if e.Line == 0 && (e.Filename == "" || strings.HasSuffix(e.Msg, "null bytes")) {
		return objects.RaiseMsg(th, cls, e.Msg)
	}
	num := func(n int) value {
		return objects.Int(int64(n))
	}
	text := objects.None
	if e.Text != "" || e.Line == 0 && e.Col == 0 { // of empty source the text is known: nothing
		text = objects.NewStr(e.Text).Value()
	} else if line, ok := vm.sourceLine(e.Filename, e.Line); ok {
		text = objects.NewStr(line).Value()
	}
	details := []value{objects.NewStr(e.Filename).Value(), num(e.Line), num(e.Col), text}
	if e.Col >= 0 { // else the error is about the source as a whole, such as an unknown encoding
		details = append(details, num(e.EndLine), num(e.EndCol))
	}
	return objects.Raise(th, cls, objects.NewStr(e.Msg).Value(), objects.NewTuple(details))
}

// sourceLine returns a line, counting from 1, of a source file, with its newline, if there is such a file.
func (vm *VM) sourceLine(file string, line int) (string, bool) {
	text, ok := vm.librarySource(file)
	if !ok {
		var err error
		if text, err = os.ReadFile(file); err != nil {
			return "", false
		}
	}
	for l := range bytes.Lines(text) {
		if line--; line == 0 {
			return strings.ToValidUTF8(string(l), "\ufffd"), true
		}
	}
	return "", false
}
