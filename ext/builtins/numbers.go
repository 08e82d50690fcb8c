package builtins

import (
	"math"
	"strconv"

	"github.com/weftpy/weft/objects"
)

func numberFuncs() []def {
	return []def{
		{Name: "abs", Sig: "x, /", Fn: abs, Doc: "Return the absolute value of the argument."},
		{Name: "bin", Sig: "number, /", Fn: inBase(2, "0b"), Doc: "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'"},
		{Name: "oct", Sig: "number, /", Fn: inBase(8, "0o"), Doc: "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'"},
		{Name: "hex", Sig: "number, /", Fn: inBase(16, "0x"), Doc: "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'"},
		{Name: "chr", Sig: "i, /", Fn: chr, Doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
		{Name: "ord", Sig: "character, /", Fn: ord, Doc: "Return the ordinal value of a character.\n\nIf the argument is a one-character string, return the Unicode code\npoint of that character.\n\nIf the argument is a bytes or bytearray object of length 1, return its\nsingle byte value."},
		{Name: "divmod", Sig: "x, y, /", Doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Binary(th, objects.OpDivMod, a[0], a[1])
		}},
		{Name: "pow", Sig: "base, exp, mod=None", Fn: pow, Doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form."},
		{Name: "round", Sig: "number, ndigits=None", Fn: round, Doc: "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative."},
		{Name: "sum", Sig: "iterable, /, start=0", Fn: sum, Doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types."},
		{Name: "hash", Sig: "obj, /", Doc: "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.", Fn: func(th *thread, a []value) (value, error) {
			h, err := objects.Hash(th, a[0])
			return objects.Int(h), err
		}},
		{Name: "id", Sig: "obj, /", Doc: "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)", Fn: func(th *thread, a []value) (value, error) {
			return objects.ID(th, a[0]), nil
		}},
	}
}

// index returns v as an exact int, by __index__ if need be.
func index(th *thread, v value) (value, error) {
	if v.IsInt() {
		return v, nil
	}
	if v.IsBool() {
		return objects.Int(v.Int()), nil
	}
	if v.Type().Flags&objects.FlagIntSub != 0 {
		return objects.Unbox(v), nil
	}
	f := v.Type().Index
	if f == nil {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "'%s' object cannot be interpreted as an integer", v.Type().MessageName())
	}
	r, err := f(th, v)
	if err != nil {
		return value{}, err
	}
	if r.Type().Flags&objects.FlagIntSub == 0 {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "__index__ returned non-int (type %s)", r.Type().MessageName())
	}
	return index(th, r)
}

func abs(th *thread, a []value) (value, error) {
	if v := a[0]; v.IsInt() && v.Int() != math.MinInt64 {
		if v.Int() < 0 {
			return objects.Int(-v.Int()), nil
		}
		return v, nil
	}
	return objects.Unary(th, objects.OpAbs, a[0])
}

func inBase(base int, prefix string) objects.Fn {
	return func(th *thread, a []value) (value, error) {
		v, err := index(th, a[0])
		if err != nil {
			return value{}, err
		}
		if v.IsInt() {
			return smallInBase(v.Int(), base, prefix), nil
		}
		b, _ := objects.AsBig(v)
		digits := b.Text(base)
		if digits[0] == '-' {
			return objects.NewStr("-" + prefix + digits[1:]).Value(), nil
		}
		return objects.NewStr(prefix + digits).Value(), nil
	}
}

func smallInBase(i int64, base int, prefix string) value {
	var buf [3 + 64]byte
	text, u := buf[:0], uint64(i)
	if i < 0 {
		text, u = append(text, '-'), -u
	}
	return objects.NewStrLatin1(strconv.AppendUint(append(text, prefix...), u, base)).Value()
}

func chr(th *thread, a []value) (value, error) {
	v, err := index(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !v.IsInt() || v.Int() < 0 || v.Int() > 0x10ffff {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "chr() arg not in range(0x110000)")
	}
	return objects.CharStr(rune(v.Int())).Value(), nil
}

func ord(th *thread, a []value) (value, error) {
	n := 0
	if s, ok := objects.AsStr(a[0]); ok {
		if n = s.Len(); n == 1 {
			return objects.Int(int64(s.At(0))), nil
		}
	} else if t := a[0].Type(); t.Flags&objects.FlagBytesSub != 0 || t.Is(objects.BytearrayType) {
		b, err := t.Buffer(th, a[0])
		if err != nil {
			return value{}, err
		}
		if n = len(b); n == 1 {
			return objects.Int(int64(b[0])), nil
		}
	} else {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "ord() expected string of length 1, but %s found", t.MessageName())
	}
	return value{}, objects.Raisef(th, objects.TypeErrorType, "ord() expected a character, but string of length %d found", n)
}

func isInt(v value) bool { return v.Type().Flags&objects.FlagIntSub != 0 }

func pow(th *thread, a []value) (value, error) {
	if a[2].IsNone() {
		return objects.Binary(th, objects.OpPow, a[0], a[1])
	}
	if a[0].IsInt() && a[1].IsInt() && a[2].IsInt() {
		return objects.PowMod(th, a[0], a[1], a[2])
	}
	if r, err := powMethods(th, a); err != nil || !r.IsNotImplemented() {
		return r, err
	}
	if isInt(a[0]) && isInt(a[1]) && isInt(a[2]) {
		return objects.PowMod(th, a[0], a[1], a[2])
	}
	if a[0].IsFloat() || a[1].IsFloat() || a[2].IsFloat() {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	return value{}, objects.Raisef(th, objects.TypeErrorType, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		a[0].Type().Name, a[1].Type().Name, a[2].Type().Name)
}

// powMethods asks the classes of pow's first two arguments, if they say themselves what pow is.
func powMethods(th *thread, a []value) (value, error) {
	for i, name := range []string{"__pow__", "__rpow__"} {
		f, where, ok := a[i].Type().LookupWhere(name)
		if !ok || where.Flags&objects.FlagHeap == 0 {
			continue
		}
		r, err := objects.CallBound(th, f, a[i], []value{a[1-i], a[2]})
		if err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return objects.NotImplemented, nil
}

func round(th *thread, a []value) (value, error) {
	if v := a[0]; a[1].IsNone() {
		switch {
		case v.IsInt():
			return v, nil
		case v.IsFloat() && math.Abs(v.Float()) < 1<<63: // and not NaN
			return objects.Int(int64(math.RoundToEven(v.Float()))), nil
		}
	}
	f, ok := a[0].Type().Lookup("__round__")
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "type %s doesn't define __round__ method", a[0].Type().MessageName())
	}
	if a[1].IsNone() {
		return objects.CallBound(th, f, a[0], nil)
	}
	return objects.CallBound(th, f, a[0], []value{a[1]})
}

func sum(th *thread, a []value) (value, error) {
	switch t := a[1].Type(); {
	case t.Flags&objects.FlagStrSub != 0:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "sum() can't sum strings [use ''.join(seq) instead]")
	case t.Flags&objects.FlagBytesSub != 0:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "sum() can't sum bytes [use b''.join(seq) instead]")
	case t.Is(objects.BytearrayType):
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	it, err := objects.Iter(th, a[0])
	if err != nil {
		return value{}, err
	}
	s := summer{total: a[1]}
	take := s.take
	for {
		v, err := objects.Feed(th, it, take)
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			return s.result(), nil
		}
		if err := s.add(th, v); err != nil {
			return value{}, err
		}
	}
}

// A summer adds numbers. Sums of floats are compensated: correct to the last digit or so (Neumaier, Rundungsfehleranalyse
// einiger Verfahren zur Summation endlicher Summen, 1974).
type summer struct {
	total value
	comp  float64 // what total, a float, is short of
}

func (s *summer) result() value {
	if s.comp != 0 && s.total.IsFloat() && !math.IsInf(s.comp, 0) && !math.IsNaN(s.comp) {
		return objects.Float(s.total.Float() + s.comp)
	}
	return s.total
}

// take adds v if both are plain numbers, whose sum fits.
func (s *summer) take(v value) bool {
	if s.total.IsInt() && (v.IsInt() || v.IsBool()) {
		x, y := s.total.Int(), v.Int()
		if r := x + y; (r^x)&(r^y) >= 0 {
			s.total = objects.Int(r)
			return true
		}
	}
	if s.total.IsFloat() {
		switch {
		case v.IsFloat():
			s.addFloat(v.Float())
			return true
		case v.IsInt() || v.IsBool():
			s.addFloat(float64(v.Int()))
			return true
		}
	}
	return false
}

func (s *summer) add(th *thread, v value) error {
	if s.take(v) {
		return nil
	}
	r, err := objects.Binary(th, objects.OpAdd, s.result(), v)
	s.total, s.comp = r, 0
	return err
}

func (s *summer) addFloat(y float64) {
	x := s.total.Float()
	t := x + y
	if math.Abs(x) >= math.Abs(y) {
		s.comp += (x - t) + y
	} else {
		s.comp += (y - t) + x
	}
	s.total = objects.Float(t)
}
