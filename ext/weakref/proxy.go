package weakref

import (
	"fmt"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

func (m *module) newProxy(th *thread, a []value) (value, error) {
	if a[0].Type().Call != nil || a[0].Type() == ext.FunctionType {
		return m.link(th, m.callableType, kindCallable, a[0], a[1])
	}
	return m.link(th, m.proxyType, kindProxy, a[0], a[1])
}

// isProxy tells a proxy by its type's slots, which nothing else has.
func isProxy(v value) bool {
	t := v.Type()
	return t.Flags&ext.FlagHeap == 0 && t.Module == "weakref" && t.Name != "ReferenceType"
}

// unwrap returns the object of a proxy, or v itself.
func unwrap(th *thread, v value) (value, error) {
	if !isProxy(v) {
		return v, nil
	}
	obj := asRef(v).target()
	if obj == nil {
		return value{}, ext.RaiseMsg(th, ext.ReferenceErrorType, "weakly-referenced object no longer exists")
	}
	return object(obj), nil
}

// unary, binary and inPlace forward an operation to the object.
func unary(f func(th *thread, v value) (value, error)) ext.UnaryFunc {
	return func(th *thread, self value) (value, error) {
		v, err := unwrap(th, self)
		if err != nil {
			return value{}, err
		}
		return f(th, v)
	}
}

func binary(f func(th *thread, a, b value) (value, error)) ext.BinaryFunc {
	return func(th *thread, a, b value) (value, error) {
		x, err := unwrap(th, a)
		if err != nil {
			return value{}, err
		}
		y, err := unwrap(th, b)
		if err != nil {
			return value{}, err
		}
		return f(th, x, y)
	}
}

// toStr forwards str() or repr().
func toStr(f func(th *thread, v value) (*ext.Str, error)) func(*thread, value) (*ext.Str, error) {
	return func(th *thread, self value) (*ext.Str, error) {
		v, err := unwrap(th, self)
		if err != nil {
			return nil, err
		}
		return f(th, v)
	}
}

func newProxyType(name string, callable bool) *ext.Type {
	spec := ext.TypeSpec{
		Name: name, Effect: ext.Pure, Flags: ext.FlagDisallowNew | ext.FlagProxy,
		Slots: proxySlots(),
		Methods: []def{
			{Name: "__bytes__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				v, err := unwrap(th, a[0])
				if err != nil {
					return value{}, err
				}
				return ext.CallMethod(th, v, "__bytes__")
			}},
			{Name: "__reversed__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				v, err := unwrap(th, a[0])
				if err != nil {
					return value{}, err
				}
				return ext.CallMethod(th, v, "__reversed__")
			}},
		},
	}
	if callable {
		spec.Slots.Call = func(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return value{}, err
			}
			return ext.Call(th, v, args, kw)
		}
	}
	return ext.NewType(spec)
}

func proxySlots() ext.Slots {
	s := ext.Slots{
		Repr: func(th *thread, self value) (*ext.Str, error) {
			obj := asRef(self).target()
			if obj == nil {
				return ext.NewStr(fmt.Sprintf("<weakproxy at %s; dead>", ext.Address(th, self))), nil
			}
			return ext.NewStr(fmt.Sprintf("<weakproxy at %s; to '%s' at 0x%012x>", ext.Address(th, self), object(obj).Type().MessageName(), uintptr(unsafe.Pointer(obj)))), nil
		},
		Str: toStr(ext.ToStr),
		GetAttr: func(th *thread, self value, name *ext.Str) (value, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return value{}, err
			}
			return ext.GetAttr(th, v, name)
		},
		SetAttr: func(th *thread, self value, name *ext.Str, x value) error {
			v, err := unwrap(th, self)
			if err != nil {
				return err
			}
			return ext.SetAttr(th, v, name, x)
		},
		Compare: func(th *thread, a, b value, op ext.CmpOp) (value, error) {
			return binary(func(th *thread, x, y value) (value, error) { return ext.Compare(th, x, y, op) })(th, a, b)
		},
		Iter: unary(ext.Iter),
		Next: func(th *thread, self value) (value, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return value{}, err
			}
			if v.Type().Next == nil {
				return value{}, ext.Raisef(th, ext.TypeErrorType, "Weakref proxy referenced a non-iterator '%s' object", v.Type().MessageName())
			}
			return ext.Next(th, v)
		},
		Len: func(th *thread, self value) (int, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return 0, err
			}
			return ext.Len(th, v)
		},
		Bool: func(th *thread, self value) (bool, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return false, err
			}
			return ext.Truth(th, v)
		},
		Contains: func(th *thread, self, item value) (bool, error) {
			v, err := unwrap(th, self)
			if err != nil {
				return false, err
			}
			return ext.Contains(th, v, item)
		},
		GetItem: binary(ext.GetItem),
		SetItem: func(th *thread, self, key, x value) error {
			v, err := unwrap(th, self)
			if err != nil {
				return err
			}
			return ext.SetItem(th, v, key, x)
		},
		Int:   unary(func(th *thread, v value) (value, error) { return ext.CallArgs(th, ext.IntType.Value(), v) }),
		Float: unary(func(th *thread, v value) (value, error) { return ext.CallArgs(th, ext.FloatType.Value(), v) }),
		Index: unary(func(th *thread, v value) (value, error) { return ext.CallMethod(th, v, "__index__") }),
	}
	for op := range s.Binary {
		s.Binary[op] = binary(func(th *thread, a, b value) (value, error) { return ext.Binary(th, ext.BinOp(op), a, b) })
		if ext.BinOp(op) != ext.OpDivMod {
			s.InPlace[op] = binary(func(th *thread, a, b value) (value, error) { return ext.InPlace(th, ext.BinOp(op), a, b) })
		}
	}
	for op := range s.Unary {
		s.Unary[op] = unary(func(th *thread, v value) (value, error) { return ext.Unary(th, ext.UnOp(op), v) })
	}
	return s
}
