package sys

import "github.com/weftpy/weft/ext"

// clearTypeDescriptors removes what keeps a class alive that module dataclasses is about to replace by one with slots.
func clearTypeDescriptors(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	t, ok := ext.AsType(a[0])
	if !ok {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "_clear_type_descriptors() argument must be type, not %s", a[0].Type().MessageName())
	}
	if t.Flags&ext.FlagBuiltin != 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "argument is immutable")
	}
	if err := th.Exclusively("class change"); err != nil {
		return ext.Value{}, err
	}
	t.Del(th.Interp, "__dict__")
	t.Del(th.Interp, "__weakref__")
	return ext.None, nil
}
