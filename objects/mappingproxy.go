package objects

import "unsafe"

// MappingProxyType is types.MappingProxyType.
var MappingProxyType = &Type{}

// mappingProxy is a read-only view of a mapping.
type mappingProxy struct {
	Header
	m Value
}

// NewMappingProxy returns a read-only view of v.
func NewMappingProxy(v Value) Value {
	return FromPtr(unsafe.Pointer(&mappingProxy{Header{MappingProxyType}, v}))
}

func proxied(v Value) Value { return (*mappingProxy)(v.P).m }

func unproxy(v Value) Value {
	if v.Type() == MappingProxyType {
		return proxied(v)
	}
	return v
}

func mappingProxyNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, "mappingproxy", "mapping", args, kw)
	if err != nil {
		return Value{}, err
	}
	v := a[0]
	if t := v.Type(); t.GetItem == nil || t.Flags&(FlagList|FlagTuple) != 0 {
		return Value{}, Raisef(th, TypeErrorType, "mappingproxy() argument must be a mapping, not %s", t.MessageName())
	}
	return NewMappingProxy(v), nil
}

// proxyMethod returns a method that calls the mapping's own of the same name.
func proxyMethod(name, sig, doc string) FuncDef {
	return FuncDef{Name: name, Sig: sig, Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
		return CallMethod(th, proxied(a[0]), name, append([]Value(nil), a[1:]...)...)
	}}
}

func mappingProxySpec() TypeSpec {
	return TypeSpec{
		Name: "mappingproxy", Flags: FlagMapping, Effect: Pure, Sig: "mapping", Doc: "Read-only proxy of a mapping.",
		Slots: Slots{
			New: mappingProxyNew,
			Repr: func(th *Thread, self Value) (*Str, error) {
				s, err := Repr(th, proxied(self))
				if err != nil {
					return nil, err
				}
				return NewStr("mappingproxy(" + s.String() + ")"), nil
			},
			Str:  func(th *Thread, self Value) (*Str, error) { return ToStr(th, proxied(self)) },
			Hash: func(th *Thread, self Value) (int64, error) { return Hash(th, proxied(self)) },
			Compare: func(th *Thread, a, b Value, op CmpOp) (Value, error) {
				return Compare(th, proxied(a), b, op)
			},
			Iter:     func(th *Thread, self Value) (Value, error) { return Iter(th, proxied(self)) },
			Len:      func(th *Thread, self Value) (int, error) { return Len(th, proxied(self)) },
			GetItem:  func(th *Thread, self, key Value) (Value, error) { return GetItem(th, proxied(self), key) },
			Contains: func(th *Thread, self, key Value) (bool, error) { return Contains(th, proxied(self), key) },
			Binary: [numBinOps]BinaryFunc{OpOr: func(th *Thread, a, b Value) (Value, error) {
				return Binary(th, OpOr, unproxy(a), unproxy(b))
			}},
			InPlace: [numBinOps]BinaryFunc{OpOr: func(th *Thread, a, b Value) (Value, error) {
				return Value{}, RaiseMsg(th, TypeErrorType, "'|=' is not supported by mappingproxy; use '|' instead")
			}},
		},
		Methods: []FuncDef{
			proxyMethod("get", "self, key, default=None, /", "Return the value for key if key is in the mapping, else default."),
			proxyMethod("keys", "self, /", "D.keys() -> a set-like object providing a view on D's keys"),
			proxyMethod("values", "self, /", "D.values() -> an object providing a view on D's values"),
			proxyMethod("items", "self, /", "D.items() -> a set-like object providing a view on D's items"),
			proxyMethod("copy", "self, /", "D.copy() -> a shallow copy of D"),
			proxyMethod("__reversed__", "self, /", "D.__reversed__() -> reverse iterator"),
			ClassGetItem(),
		},
	}
}
