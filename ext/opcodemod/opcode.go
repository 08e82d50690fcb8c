// Package opcodemod is the native module _opcode, as far as modules opcode and dis need it to be imported. Weft's bytecode is its
// own: no opcode number of CPython's means anything here, so every class of opcodes is empty, and what would analyse
// bytecode raises NotImplementedError.
package opcodemod

import "github.com/weftpy/weft/ext"

// Module describes the module.
func Module() *ext.Module {
	funcs := []ext.Func{
		missing("stack_effect", "opcode, oparg=None, /, *, jump=None", "Compute the stack effect of the opcode."),
		missing("get_executor", "code, offset", "Return the executor object at offset in code if exists, None otherwise."),
		list("get_nb_ops", "Return array of symbols of binary ops."),
		list("get_intrinsic1_descs", "Return a list of names of the unary intrinsics."),
		list("get_intrinsic2_descs", "Return a list of names of the binary intrinsics."),
		list("get_special_method_names", "Return a list of special method names."),
	}
	for _, name := range []string{"is_valid", "has_arg", "has_const", "has_name", "has_jump", "has_free", "has_local", "has_exc"} {
		funcs = append(funcs, ext.Func{Name: name, Sig: "opcode", Doc: "Weft has none of CPython's opcodes: always False.",
			Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) { return ext.False, nil }})
	}
	return &ext.Module{Name: "_opcode", Doc: "Opcode support module.", Effect: ext.Pure, Funcs: funcs}
}

// missing is a function that needs CPython's bytecode.
func missing(name, sig, doc string) ext.Func {
	return ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		return ext.Value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, "_opcode."+name+"() is not implemented: weft's bytecode is not CPython's")
	}}
}

// list is a function that returns an empty list.
func list(name, doc string) ext.Func {
	return ext.Func{Name: name, Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		return ext.NewList(th, nil).Value(), nil
	}}
}
