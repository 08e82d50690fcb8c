package objects

import "unsafe"

// boxNew returns plain, a value of an immutable builtin type, as an instance of cls, which is that type or derives from it.
func boxNew(th *Thread, cls *Type, plain Value) Value {
	if cls.Flags&FlagBoxed == 0 {
		return plain
	}
	b := &Boxed{Header: Header{cls}, Base: plain}
	b.Attrs.Init(th, cls)
	return FromPtr(unsafe.Pointer(b))
}

// Unbox returns the plain builtin value of an instance of a subclass of an immutable builtin type, or v itself.
func Unbox(v Value) Value {
	if v.Type().Flags&FlagBoxed != 0 {
		return (*Boxed)(v.P).Base
	}
	return v
}

// EnterRepr notes that the repr of v is under way; it reports false if it already was, for containers that hold themselves.
func (th *Thread) EnterRepr(v Value) bool {
	for _, r := range th.reprs {
		if r == v {
			return false
		}
	}
	th.reprs = append(th.reprs, v)
	return true
}

// LeaveRepr ends what EnterRepr began.
func (th *Thread) LeaveRepr() { th.reprs = th.reprs[:len(th.reprs)-1] }

// BindArgs matches the arguments of a call to a signature, for slots that take raw arguments. The result belongs to the
// caller.
func BindArgs(th *Thread, fname, sig string, args []Value, kw *Tuple) ([]Value, error) {
	s, err := cachedSignature(sig)
	if err != nil {
		return nil, Raisef(th, SystemErrorType, "%v", err)
	}
	dst := make([]Value, len(s.params))
	return dst, s.bind(th, fname, dst, args, kw, 0)
}
