package objects

import (
	"math"
	"math/big"
)

// AsFloat returns the number of a float, also of an instance of a subclass.
func AsFloat(v Value) (float64, bool) {
	if v.IsFloat() {
		return v.Float(), true
	}
	if v.Type().Flags&FlagFloatSub != 0 {
		return Unbox(v).Float(), true
	}
	return 0, false
}

// floatOperand returns the number of an operand of float arithmetic; ok is false if v is neither float nor int. An int out of
// range raises OverflowError.
func floatOperand(th *Thread, v Value) (f float64, ok bool, err error) {
	if f, ok := AsFloat(v); ok {
		return f, true, nil
	}
	if v.Type().Flags&FlagIntSub == 0 {
		return 0, false, nil
	}
	f, err = intFloat(th, v)
	return f, true, err
}

// floatOp makes a binary slot of a function on floats.
func floatOp(f func(th *Thread, x, y float64) (Value, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, ok, err := floatOperand(th, a)
		if err != nil || !ok {
			return NotImplemented, err
		}
		y, ok, err := floatOperand(th, b)
		if err != nil || !ok {
			return NotImplemented, err
		}
		return f(th, x, y)
	}
}

// FloatDivMod returns x // y and x % y for y != 0. The remainder has the sign of y.
func FloatDivMod(x, y float64) (q, m float64) {
	m = math.Mod(x, y)
	// x - m is very nearly a multiple of y, so the quotient is within rounding of an integer.
	d := (x - m) / y
	if m != 0 {
		if (y < 0) != (m < 0) {
			m += y
			d--
		}
	} else {
		m = math.Copysign(0, y)
	}
	if d == 0 {
		return math.Copysign(0, x/y), m
	}
	if q = math.Floor(d); d-q > 0.5 {
		q++
	}
	return q, m
}

// FloatMod returns x % y for y != 0.
func FloatMod(x, y float64) float64 {
	m := math.Mod(x, y)
	if m == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (m < 0) {
		m += y
	}
	return m
}

func floatDiv(th *Thread, x, y float64) (Value, error) {
	if y == 0 {
		return Value{}, zeroDivision(th)
	}
	return Float(x / y), nil
}

// floatPow is x ** y: complex for a negative base and a fractional exponent.
func floatPow(th *Thread, x, y float64) (Value, error) {
	switch {
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return Value{}, RaiseMsg(th, ZeroDivisionErrorType, "zero to a negative power")
	case x < 0 && !math.IsInf(x, 0) && y != math.Trunc(y) && !math.IsNaN(y):
		return complexPow(th, complex(x, 0), complex(y, 0))
	}
	r := pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, Raise(th, OverflowErrorType, Int(34), NewStr("Numerical result out of range").Value())
	}
	return Float(r), nil
}

func floatHash(th *Thread, v Value) (int64, error) {
	f, _ := AsFloat(v)
	return HashFloat(f), nil
}

// HashFloat is the hash of a float, equal to that of an int or fraction of the same value: the number modulo 2**61 - 1.
func HashFloat(f float64) int64 {
	switch {
	case math.IsInf(f, 1):
		return 314159
	case math.IsInf(f, -1):
		return -314159
	case math.IsNaN(f):
		return 0
	case f == math.Trunc(f) && math.Abs(f) < 1<<62:
		return hashInt(int64(f))
	}
	m, e := math.Frexp(math.Abs(f))
	// The mantissa as a 53-bit integer, times 2**(e-53); powers of two rotate 61 bits.
	h := uint64(math.Ldexp(m, 53))
	s := uint((e-53)%61+61) % 61
	h = (h<<s | h>>(61-s)) & hashMod
	return hashSign(int64(h%hashMod), f < 0)
}

// compareFloatInt orders a float that is not NaN and an int exactly.
func compareFloatInt(f float64, v Value) int {
	i, b, _ := asInt(v)
	if b == nil && i > -1<<53 && i < 1<<53 {
		g := float64(i)
		switch {
		case f < g:
			return -1
		case f > g:
			return 1
		}
		return 0
	}
	if math.IsInf(f, 0) {
		return int(math.Copysign(1, f))
	}
	return new(big.Float).SetFloat64(f).Cmp(new(big.Float).SetInt(bigOf(i, b)))
}

func floatCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	x, _ := AsFloat(a)
	y, ok := AsFloat(b)
	if !ok {
		if b.Type().Flags&FlagIntSub == 0 {
			return NotImplemented, nil
		}
		if math.IsNaN(x) {
			return Bool(op == NE), nil
		}
		return Bool(cmpResult(compareFloatInt(x, b), op)), nil
	}
	switch op {
	case LT:
		return Bool(x < y), nil
	case LE:
		return Bool(x <= y), nil
	case EQ:
		return Bool(x == y), nil
	case NE:
		return Bool(x != y), nil
	case GT:
		return Bool(x > y), nil
	}
	return Bool(x >= y), nil
}

func floatUnary(f func(float64) float64) UnaryFunc {
	return func(th *Thread, v Value) (Value, error) {
		x, _ := AsFloat(v)
		return Float(f(x)), nil
	}
}

func floatBinary() (s [numBinOps]BinaryFunc) {
	s[OpAdd] = floatOp(func(th *Thread, x, y float64) (Value, error) { return Float(x + y), nil })
	s[OpSub] = floatOp(func(th *Thread, x, y float64) (Value, error) { return Float(x - y), nil })
	s[OpMul] = floatOp(func(th *Thread, x, y float64) (Value, error) { return Float(x * y), nil })
	s[OpDiv] = floatOp(floatDiv)
	s[OpPow] = floatOp(floatPow)
	s[OpMod] = floatOp(func(th *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, zeroDivision(th)
		}
		return Float(FloatMod(x, y)), nil
	})
	s[OpFloorDiv] = floatOp(func(th *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, zeroDivision(th)
		}
		q, _ := FloatDivMod(x, y)
		return Float(q), nil
	})
	s[OpDivMod] = floatOp(func(th *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, zeroDivision(th)
		}
		q, m := FloatDivMod(x, y)
		return TupleOf(Float(q), Float(m)), nil
	})
	return s
}
