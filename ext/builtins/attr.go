package builtins

import (
	"github.com/weftpy/weft/objects"
)

func attrFuncs() []def {
	return []def{
		{Name: "getattr", NoTextSig: true, Sig: "object, name, default=?, /", Fn: getAttr, Doc: "Get a named attribute from an object.\n\ngetattr(x, 'y') is equivalent to ``x.y``.\n\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case."},
		{Name: "setattr", Sig: "obj, name, value, /", Doc: "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``", Fn: func(th *thread, a []value) (value, error) {
			return objects.None, setAttr(th, a[0], a[1], a[2])
		}},
		{Name: "delattr", Sig: "obj, name, /", Doc: "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``", Fn: func(th *thread, a []value) (value, error) {
			return objects.None, setAttr(th, a[0], a[1], objects.Undef)
		}},
		{Name: "hasattr", Sig: "obj, name, /", Doc: "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.", Fn: func(th *thread, a []value) (value, error) {
			v, err := lookup(th, a[0], a[1])
			return objects.Bool(!v.IsUndef()), err
		}},
		{Name: "isinstance", Sig: "obj, class_or_tuple, /", Doc: "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.", Fn: func(th *thread, a []value) (value, error) {
			ok, err := objects.IsInstance(th, a[0], a[1])
			return objects.Bool(ok), err
		}},
		{Name: "issubclass", Sig: "cls, class_or_tuple, /", Doc: "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.", Fn: func(th *thread, a []value) (value, error) {
			ok, err := objects.IsSubclass(th, a[0], a[1])
			return objects.Bool(ok), err
		}},
		{Name: "callable", Sig: "obj, /", Doc: "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Bool(isCallable(a[0])), nil
		}},
		{Name: "dir", NoTextSig: true, Sig: "object=?, /", Fn: dir, Doc: "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it."},
		{Name: "vars", NoTextSig: true, Sig: "object=?, /", Fn: vars, Doc: "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."},
		{Name: "globals", Sig: "", Fn: func(th *thread, a []value) (value, error) {
			d, err := frameGlobals(th)
			if err != nil {
				return value{}, err
			}
			return d.Value(), nil
		}, Doc: "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa."},
		{Name: "locals", Sig: "", Fn: func(th *thread, a []value) (value, error) { return frameLocals(th) },
			Doc: "Return a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees."},
	}
}

func isCallable(v value) bool {
	return v.Type().Call != nil || v.Type() == objects.FunctionType || v.Type() == objects.BuiltinType
}

func attrName(th *thread, v value) (*objects.Str, error) {
	if s, ok := objects.AsStr(v); ok {
		return s, nil
	}
	return nil, objects.Raisef(th, objects.TypeErrorType, "attribute name must be string, not '%s'", v.Type().MessageName())
}

// lookup returns v.name, or Undef if there is no such attribute.
func lookup(th *thread, v, name value) (value, error) {
	s, err := attrName(th, name)
	if err != nil {
		return value{}, err
	}
	return objects.LookupAttrStr(th, v, s)
}

func getAttr(th *thread, a []value) (value, error) {
	if a[2].IsUndef() {
		s, err := attrName(th, a[1])
		if err != nil {
			return value{}, err
		}
		return objects.GetAttr(th, a[0], s)
	}
	v, err := lookup(th, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	return v.Or(a[2]), nil
}

func setAttr(th *thread, v, name, x value) error {
	s, err := attrName(th, name)
	if err != nil {
		return err
	}
	// Instances keep the name: all should keep the same one.
	return objects.SetAttr(th, v, th.Interp.Intern(s.String()), x)
}

// frame returns the innermost Python frame, without its callers.
func frame(th *thread) (*objects.Frame, error) {
	if f := th.Interp.Eval.Current(th); f != nil {
		return f, nil
	}
	return nil, objects.RaiseMsg(th, objects.SystemErrorType, "frame does not exist")
}

func frameGlobals(th *thread) (*objects.Dict, error) {
	f, err := frame(th)
	if err != nil {
		return nil, err
	}
	return f.Func.Globals, nil
}

func frameLocals(th *thread) (value, error) {
	f, err := frame(th)
	if err != nil {
		return value{}, err
	}
	return f.Locals(th)
}

func dir(th *thread, a []value) (value, error) {
	var names value
	var err error
	if a[0].IsUndef() {
		if names, err = frameLocals(th); err == nil {
			names, err = objects.CallMethod(th, names, "keys")
		}
	} else {
		f, ok := a[0].Type().Lookup("__dir__")
		if !ok {
			return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "object does not provide __dir__")
		}
		names, err = objects.CallBound(th, f, a[0], nil)
	}
	if err != nil {
		return value{}, err
	}
	return sorted(th, []value{objects.TupleOf(names), objects.Undef})
}

func vars(th *thread, a []value) (value, error) {
	if a[0].IsUndef() {
		return frameLocals(th)
	}
	v, err := objects.LookupAttr(th, a[0], "__dict__")
	if err == nil && v.IsUndef() {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "vars() argument must have __dict__ attribute")
	}
	return v, err
}
