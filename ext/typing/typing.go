// Package typing is the module _typing: type variables, type aliases and the class Generic. What they do with type arguments is
// written in Python, in Lib/typing.py, and looked up there when it is needed.
package typing

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
	def    = ext.Func
)

// module is what the types of the module share.
type module struct {
	varType, tupleType, specType *ext.Type
	specArgsType, specKwargsType *ext.Type
	aliasType, constEvaluator    *ext.Type
	noDefault                    value
}

// Module describes the module _typing for one interpreter.
func Module() *ext.Module {
	m := &module{}
	m.noDefault = newNoDefault()
	m.constEvaluator = m.newConstEvaluatorType()
	m.varType, m.tupleType, m.specType = m.newTypeVarType(), m.newTypeVarTupleType(), m.newParamSpecType()
	m.specArgsType, m.specKwargsType = newSpecPart("ParamSpecArgs", ".args"), newSpecPart("ParamSpecKwargs", ".kwargs")
	m.aliasType = m.newTypeAliasType()
	return &ext.Module{
		Name:   "_typing",
		Doc:    "Primitives and accelerators for the typing module.\n",
		Effect: ext.Pure,
		Types:  []*ext.Type{m.varType, m.tupleType, m.specType, m.specArgsType, m.specKwargsType, m.aliasType},
		Consts: map[string]value{"NoDefault": m.noDefault, "Union": ext.UnionType.Value()},
		Funcs: []def{{Name: "_idfunc", Sig: "x, /", Fn: func(th *thread, a []value) (value, error) {
			return a[0], nil
		}}},
		Setup: addGeneric,
	}
}

// newNoDefault makes the singleton NoDefault.
func newNoDefault() value {
	var none value
	t := ext.NewType(ext.TypeSpec{
		Name: "typing.NoDefaultType", Effect: ext.Pure, Doc: "The type of the NoDefault singleton.",
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				if len(args) > 0 {
					return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "NoDefaultType takes no arguments")
				}
				return none, nil
			},
			Repr: func(*thread, value) (*ext.Str, error) { return ext.NewStr("typing.NoDefault"), nil },
		},
		Methods: []def{{Name: "__reduce__", Sig: "self, /", Fn: func(*thread, []value) (value, error) {
			return ext.NewStr("NoDefault").Value(), nil
		}}},
	})
	none = ext.FromPtr(unsafe.Pointer(&struct {
		ext.Header
		_ byte // so that it has an address of its own
	}{Header: ext.NewHeader(t)}))
	return none
}

// callTyping calls a function of Lib/typing.py.
func callTyping(th *thread, name string, args ...value) (value, error) {
	f, err := fromTyping(th, name)
	if err != nil {
		return value{}, err
	}
	return ext.CallArgs(th, f, args...)
}

func fromTyping(th *thread, name string) (value, error) {
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("typing"), ext.None, ext.TupleOf(ext.NewStr(name).Value()), 0)
	if err != nil {
		return value{}, err
	}
	return ext.GetAttrName(th, mod, name)
}

// unpacked is Unpack[v].
func unpacked(th *thread, v value) (value, error) {
	u, err := fromTyping(th, "Unpack")
	if err != nil {
		return value{}, err
	}
	return ext.GetItem(th, u, v)
}

// iterUnpacked is what *v yields in a list of type arguments: Unpack[v] alone.
func iterUnpacked(th *thread, v value) (value, error) {
	u, err := unpacked(th, v)
	if err != nil {
		return value{}, err
	}
	return ext.Iter(th, ext.TupleOf(u))
}

// union is the | of the module's types.
func union(th *thread, a, b value) (value, error) {
	return ext.GetItem(th, ext.UnionType.Value(), ext.TupleOf(a, b))
}

// setCaller gives v the __module__ of the Python code that makes it.
func setCaller(th *thread, v value) error {
	f := th.Interp.Eval.Current(th)
	if f == nil || f.Func == nil {
		return nil
	}
	name, err := f.Func.Globals.GetStr(th, "__name__")
	if err != nil || name.IsUndef() {
		return err
	}
	return ext.AttrsOf(v).Set(th, th.Interp.Intern("__module__"), name)
}

// addGeneric puts the class Generic into the module. It is an ordinary class, so that it goes with any other base.
func addGeneric(th *thread, mod *ext.ModuleObject) error {
	ns := ext.NewDict(th)
	for _, it := range []struct {
		name string
		v    value
	}{
		{"__module__", ext.NewStr("typing").Value()},
		{"__doc__", ext.NewStr(genericDoc).Value()},
		{"__slots__", ext.TupleOf()},
		{"__class_getitem__", classMethod("__class_getitem__", genericGetItemDoc, "_generic_class_getitem")},
		{"__init_subclass__", classMethod("__init_subclass__", "Function to initialize subclasses.", "_generic_init_subclass")},
	} {
		if err := ns.SetStr(th, it.name, it.v); err != nil {
			return err
		}
	}
	t, err := ext.NewClass(th, ext.TypeType, ext.NewStr("Generic"), nil, ns, nil)
	if err != nil {
		return err
	}
	return mod.Set(th, "Generic", t.Value())
}

// classMethod makes a class method that leaves everything to a function of Lib/typing.py.
func classMethod(name, doc, impl string) value {
	return ext.NewClassMethod(ext.NewBuiltin(&def{
		Name: name, Sig: "type, /, *args, **kwargs", Doc: doc, Effect: ext.Pure,
		Fn: func(th *thread, a []value) (value, error) {
			f, err := fromTyping(th, impl)
			if err != nil {
				return value{}, err
			}
			args, kw, err := ext.SpreadArgs(th, a[1], a[2])
			if err != nil {
				return value{}, err
			}
			return ext.Call(th, f, append([]value{a[0]}, args...), kw)
		},
	}, ext.Undef))
}

const genericDoc = `Abstract base class for generic types.

On Python 3.12 and newer, generic classes implicitly inherit from
Generic when they declare a parameter list after the class's name::

    class Mapping[KT, VT]:
        def __getitem__(self, key: KT) -> VT:
            ...
            # Etc.

On older versions of Python, however, generic classes have to
explicitly inherit from Generic.

After a class has been declared to be generic, it can then be used as
follows::

    def lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:
        try:
            return mapping[key]
        except KeyError:
            return default
`

const genericGetItemDoc = `Parameterizes a generic class.

At least, parameterizing a generic class is the *main* thing this
method does. For example, for some generic class ` + "`Foo`" + `, this is called
when we do ` + "`Foo[int]`" + ` - there, with ` + "`cls=Foo`" + ` and ` + "`params=int`" + `.

However, note that this method is also called when defining generic
classes in the first place with ` + "`class Foo[T]: ...`" + `.
`
