// Package suggestions is the _suggestions module, which module traceback asks what a wrong name was meant to be.
package suggestions

import "github.com/weftpy/weft/ext"

// Module returns the module's description.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_suggestions", Effect: ext.Pure,
		Funcs: []ext.Func{{
			Name: "_generate_suggestions", Sig: "candidates, item, /", Fn: generate,
			Doc: "Returns the candidate in candidates that's closest to item",
		}},
	}
}

func generate(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	if a[0].Type() != ext.ListType {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "candidates must be a list")
	}
	item, ok := ext.AsStr(a[1])
	if !ok {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "_generate_suggestions() argument 2 must be str, not %s", a[1].Type().MessageName())
	}
	candidates, err := ext.Collect(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	names := make([]string, len(candidates))
	for i, c := range candidates {
		s, ok := ext.AsStr(c)
		if !ok {
			return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "all elements in 'candidates' must be strings")
		}
		names[i] = s.String()
	}
	if best := ext.Closest(names, item.String()); best != "" {
		return ext.NewStr(best).Value(), nil
	}
	return ext.None, nil
}
