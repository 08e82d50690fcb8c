// Package tokenizemod is the _tokenize module. Weft's tokenizer is not open to Python code yet; the module is there for what
// imports tokenize but doesn't tokenize.
package tokenizemod

import "github.com/weftpy/weft/ext"

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_tokenize", Effect: ext.Pure,
		Funcs: []ext.Func{{Name: "TokenizerIter", Sig: "readline, /, *, extra_tokens=False, encoding=None", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
			return ext.Value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, "_tokenize.TokenizerIter is not implemented")
		}}},
	}
}
