package objects

import "unsafe"

// Function is a Python function. Its attributes change only in exclusive mode, so everybody reads them plainly.
type Function struct {
	Header
	Attrs
	Code       *Code
	Globals    *Dict
	Builtins   *Dict
	Closure    []Value // cells
	Defaults   *Tuple  // nil: none
	KwDefaults *Dict   // nil: none
	Annotate   Value   // __annotate__: a function or None
	Annots     Value   // __annotations__ once computed, or Undef
	Name       *Str
	QualName   *Str
	Module     Value
	Doc        Value
	TypeParams Value
}

// NewFunction makes a function of code in globals.
func NewFunction(th *Thread, code *Code, globals *Dict) *Function {
	f := &Function{Header: Header{FunctionType}, Code: code, Globals: globals, Name: code.Name, QualName: code.QualName,
		Annotate: None, Annots: Undef, Doc: None, Module: Undef, TypeParams: EmptyTuple}
	if th.Interp.Builtins != nil {
		f.Builtins = th.Interp.Builtins.Dict
	}
	if code.Flags&CodeHasDoc != 0 {
		f.Doc = code.Consts[0]
	}
	f.Attrs.Init(th, FunctionType)
	return f
}

// Value returns f as a value.
func (f *Function) Value() Value { return FromPtr(unsafe.Pointer(f)) }

// AsFunction returns the Python function that v is.
func AsFunction(v Value) (*Function, bool) {
	if v.Type() == FunctionType {
		return (*Function)(v.P), true
	}
	return nil, false
}

// NumDefaults returns how many positional parameters have defaults.
func (f *Function) NumDefaults() int {
	if f.Defaults == nil {
		return 0
	}
	return len(f.Defaults.Items)
}
