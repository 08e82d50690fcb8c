package objects

// concatError returns the TypeError for a + b if a is a sequence, or nil. Sequences have messages of their own.
func concatError(th *Thread, a, b Value) error {
	t := a.Type()
	name := sequenceName(t)
	switch name {
	case "":
		return nil
	case "bytes", "bytearray":
		return Raisef(th, TypeErrorType, "can't concat %s to %s", b.Type().MessageName(), t.MessageName())
	}
	return Raisef(th, TypeErrorType, "can only concatenate %s (not \"%s\") to %s", name, b.Type().MessageName(), name)
}

// repeatError returns the TypeError for a * b if one of them is a sequence, or nil.
func repeatError(th *Thread, a, b Value) error {
	if sequenceName(a.Type()) == "" {
		a, b = b, a
	}
	if sequenceName(a.Type()) == "" {
		return nil
	}
	return Raisef(th, TypeErrorType, "can't multiply sequence by non-int of type '%s'", b.Type().MessageName())
}

// sequenceName returns the name of the builtin sequence that t is or derives from, or "".
func sequenceName(t *Type) string {
	switch {
	case t.Flags&FlagStrSub != 0:
		return "str"
	case t.Flags&FlagList != 0:
		return "list"
	case t.Flags&FlagTuple != 0:
		return "tuple"
	case t.Flags&FlagBytesSub != 0:
		return "bytes"
	case t.Is(BytearrayType):
		return "bytearray"
	}
	return ""
}
