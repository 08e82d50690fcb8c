package objects

import "strings"

// hashKey is Hash for a dict key, with an error that says so.
func hashKey(th *Thread, key Value) (int64, error) {
	h, err := Hash(th, key)
	if err != nil {
		return 0, unhashable(th, key, err, "a dict key")
	}
	return h, nil
}

// unhashable says what an unhashable value was to be used as, if err is a plain TypeError.
func unhashable(th *Thread, v Value, err error, what string) error {
	r, ok := err.(*Raised)
	if !ok || r.Value.Type() != TypeErrorType {
		return err
	}
	msg, serr := ToStr(th, r.Value)
	if serr != nil {
		return serr
	}
	name, serr := v.Type().fullNameOf(th)
	if serr != nil {
		return serr
	}
	name = strings.TrimPrefix(name, "__main__.")
	return Raisef(th, TypeErrorType, "cannot use '%s' as %s (%s)", name, what, msg.String())
}
