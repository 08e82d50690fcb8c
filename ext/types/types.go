// Package types is the native module _types: the types that module types names.
package types

import "github.com/weftpy/weft/ext"

// Module describes the module.
func Module() *ext.Module {
	consts := map[string]ext.Value{}
	for name, t := range map[string]*ext.Type{
		"AsyncGeneratorType":        ext.AsyncGeneratorType,
		"BuiltinFunctionType":       ext.BuiltinType,
		"BuiltinMethodType":         ext.BuiltinType,
		"CapsuleType":               ext.CapsuleType,
		"CellType":                  ext.CellType,
		"ClassMethodDescriptorType": ext.ClassMethodDescrType,
		"CodeType":                  ext.CodeType,
		"CoroutineType":             ext.CoroutineType,
		"EllipsisType":              ext.EllipsisType,
		"FrameType":                 ext.FrameType,
		"FunctionType":              ext.FunctionType,
		"GeneratorType":             ext.GeneratorType,
		"GenericAlias":              ext.GenericAliasType,
		"GetSetDescriptorType":      ext.GetSetDescrType,
		"LambdaType":                ext.FunctionType,
		"MappingProxyType":          ext.MappingProxyType,
		"MemberDescriptorType":      ext.MemberType,
		"MethodDescriptorType":      ext.MethodDescrType,
		"MethodType":                ext.BoundMethodType,
		"MethodWrapperType":         ext.MethodWrapperType,
		"ModuleType":                ext.ModuleType,
		"NoneType":                  ext.NoneType,
		"NotImplementedType":        ext.NotImplementedType,
		"SimpleNamespace":           ext.NamespaceType,
		"TracebackType":             ext.TracebackType,
		"UnionType":                 ext.UnionType,
		"WrapperDescriptorType":     ext.SlotWrapperType,
	} {
		consts[name] = t.Value()
	}
	return &ext.Module{Name: "_types", Doc: "Define names for built-in types.", Effect: ext.Pure, Consts: consts}
}
