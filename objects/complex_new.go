package objects

import "strings"

func complexNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	a, err := BindArgs(th, "complex", "real=?, imag=?", args, kw)
	if err != nil {
		return Value{}, err
	}
	var c complex128
	if kw == nil && len(args) == 1 {
		c, err = complexFrom(th, args[0])
	} else {
		c, err = complexOfParts(th, a[0], a[1])
	}
	if err != nil {
		return Value{}, err
	}
	return boxNew(th, cls, NewComplex(c)), nil
}

// complexFrom is complex(v) for any v.
func complexFrom(th *Thread, v Value) (complex128, error) {
	if s, ok := AsStr(v); ok {
		c, ok := ParseComplex(asciiNumber(s))
		if !ok {
			return 0, RaiseMsg(th, ValueErrorType, "complex() arg is a malformed string")
		}
		return c, nil
	}
	c, ok, err := NumberComplex(th, v)
	if err == nil && !ok {
		err = Raisef(th, TypeErrorType, "complex() argument must be a string or a number, not %s", v.Type().MessageName())
	}
	return c, err
}

// NumberComplex converts a number, or what has __complex__, to a complex; ok is false if v is neither.
func NumberComplex(th *Thread, v Value) (c complex128, ok bool, err error) {
	if c, ok := AsComplex(v); ok {
		return c, true, nil
	}
	t := v.Type()
	if f, has := t.Lookup("__complex__"); has {
		r, err := CallBound(th, f, v, nil)
		if err != nil {
			return 0, false, err
		}
		if c, ok := AsComplex(r); ok {
			return c, true, nil
		}
		return 0, false, Raisef(th, TypeErrorType, "%s.__complex__() must return a complex, not %s", t.MessageName(), r.Type().MessageName())
	}
	if t.Float == nil && t.Index == nil {
		return 0, false, nil
	}
	f, err := AsFloat64(th, v)
	return complex(f, 0), true, err
}

// complexOfParts is real + imag*1j, where either may be left out or complex itself.
func complexOfParts(th *Thread, re, im Value) (complex128, error) {
	part := func(name string, v Value) (complex128, error) {
		if v.IsUndef() {
			return 0, nil
		}
		var c complex128
		var err error
		ok := false
		if _, isStr := AsStr(v); !isStr {
			c, ok, err = NumberComplex(th, v)
		}
		if err == nil && !ok {
			err = Raisef(th, TypeErrorType, "complex() argument '%s' must be a real number, not %s", name, v.Type().MessageName())
		}
		return c, err
	}
	x, err := part("real", re)
	if err != nil {
		return 0, err
	}
	y, err := part("imag", im)
	if err != nil {
		return 0, err
	}
	_, xc := AsComplex(re)
	_, yc := AsComplex(im)
	r, i := real(x), real(y)
	if yc {
		r -= imag(y)
	}
	if xc {
		if im.IsUndef() {
			i = imag(x)
		} else {
			i += imag(x)
		}
	}
	return complex(r, i), nil
}

func complexFromNumber(th *Thread, a []Value) (Value, error) {
	c, ok, err := NumberComplex(th, a[1])
	if err == nil && !ok {
		err = Raisef(th, TypeErrorType, "must be real number, not %s", a[1].Type().MessageName())
	}
	if err != nil {
		return Value{}, err
	}
	if cls, _ := AsType(a[0]); cls != ComplexType {
		return CallArgs(th, a[0], NewComplex(c))
	}
	return NewComplex(c), nil
}

// floatPrefix returns the length of the longest text of a float at the start of s, with an optional sign; 0 if there is none.
func floatPrefix(s string) int {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	low := strings.ToLower(s[i:])
	for _, name := range []string{"infinity", "inf", "nan"} {
		if strings.HasPrefix(low, name) {
			return i + len(name)
		}
	}
	digits := 0
	run := func() {
		for i < len(s) && (isDigit(s[i]) || s[i] == '_') {
			i++
			digits++
		}
	}
	run()
	if i < len(s) && s[i] == '.' {
		i++
		run()
	}
	if digits == 0 {
		return 0
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if j < len(s) && isDigit(s[j]) {
			i = j
			run()
		}
	}
	return i
}

// ParseComplex converts the text of a complex number, such as "1+2j", "(3-j)" or "4"; spaces around it are removed already.
func ParseComplex(s string) (complex128, bool) {
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	re, im := 0.0, 0.0
	n := floatPrefix(s)
	if n > 0 {
		f, ok := ParseFloat(s[:n])
		if !ok {
			return 0, false
		}
		switch rest := s[n:]; {
		case rest == "":
			return complex(f, 0), true
		case rest == "j" || rest == "J":
			return complex(0, f), true
		case rest[0] != '+' && rest[0] != '-':
			return 0, false
		}
		re, s = f, s[n:]
	}
	if s == "" || s[len(s)-1]|0x20 != 'j' {
		return 0, false
	}
	switch s = s[:len(s)-1]; s {
	case "", "+":
		im = 1
	case "-":
		im = -1
	default:
		if floatPrefix(s) != len(s) {
			return 0, false
		}
		var ok bool
		if im, ok = ParseFloat(s); !ok {
			return 0, false
		}
	}
	return complex(re, im), true
}
