package objects

import "math/big"

// An intKernel computes an operator on two ints: small if both fit 64 bits.
type intKernel struct {
	small func(th *Thread, x, y int64) (Value, error)
	big   func(th *Thread, x, y *big.Int) (Value, error)
}

func (k intKernel) slot() BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, bx, ok := asInt(a)
		y, by, ok2 := asInt(b)
		if !ok || !ok2 {
			return NotImplemented, nil
		}
		if bx == nil && by == nil {
			return k.small(th, x, y)
		}
		return k.big(th, th.bigOperand(0, x, bx), th.bigOperand(1, y, by))
	}
}

// total makes a kernel of functions that can't fail; into computes z = x op y, for which words says how many words that may be.
func total(small func(x, y int64) Value, into func(z, x, y *big.Int) *big.Int, words func(n, m int) int) intKernel {
	return intKernel{
		func(th *Thread, x, y int64) (Value, error) { return small(x, y), nil },
		func(th *Thread, x, y *big.Int) (Value, error) {
			z := newBigRoom(words(len(x.Bits()), len(y.Bits())))
			into(&z.V, x, y)
			return z.value(), nil
		},
	}
}

// dividing makes a kernel that refuses a zero divisor.
func dividing(small func(x, y int64) Value, large func(x, y *big.Int) Value) intKernel {
	return intKernel{
		func(th *Thread, x, y int64) (Value, error) {
			if y == 0 {
				return Value{}, zeroDivision(th)
			}
			return small(x, y), nil
		},
		func(th *Thread, x, y *big.Int) (Value, error) {
			if y.Sign() == 0 {
				return Value{}, zeroDivision(th)
			}
			return large(x, y), nil
		},
	}
}

func intLShift(th *Thread, x, y int64) (Value, error) {
	if y < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "negative shift count")
	}
	return ShiftInt(th, x, y)
}

func bigLShift(th *Thread, x, y *big.Int) (Value, error) {
	switch {
	case y.Sign() < 0:
		return Value{}, RaiseMsg(th, ValueErrorType, "negative shift count")
	case x.Sign() == 0:
		return Int(0), nil
	case !y.IsInt64():
		return Value{}, RaiseMsg(th, OverflowErrorType, "too many digits in integer")
	}
	return shiftBig(th, x, y.Int64())
}

func intRShift(th *Thread, x, y int64) (Value, error) {
	if y < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "negative shift count")
	}
	return Int(x >> min(uint64(y), 63)), nil
}

func bigRShift(th *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "negative shift count")
	}
	if !y.IsInt64() || y.Int64() > maxBits {
		return Int(int64(min(x.Sign(), 0))), nil
	}
	z := newBig()
	z.V.Rsh(x, uint(y.Int64()))
	return z.value(), nil
}

func intPow(th *Thread, x, y int64) (Value, error) {
	if y < 0 {
		return floatPow(th, float64(x), float64(y))
	}
	r := int64(1)
	for b, e := x, y; ; {
		if e&1 != 0 {
			v := MulInt(r, b)
			if !v.IsInt() {
				break
			}
			r = v.Int()
		}
		if e >>= 1; e == 0 {
			return Int(r), nil
		}
		v := MulInt(b, b)
		if !v.IsInt() {
			break
		}
		b = v.Int()
	}
	return bigPow(th, big.NewInt(x), big.NewInt(y))
}

func bigPow(th *Thread, x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		fx, err := intFloat(th, NewBigInt(x))
		if err != nil {
			return Value{}, err
		}
		fy, err := intFloat(th, NewBigInt(y))
		if err != nil {
			return Value{}, err
		}
		return floatPow(th, fx, fy)
	}
	if x.IsInt64() {
		switch x.Int64() {
		case 0, 1:
			if y.Sign() == 0 {
				return Int(1), nil
			}
			return Int(x.Int64()), nil
		case -1:
			return Int(1 - 2*int64(y.Bit(0))), nil
		}
	}
	if !y.IsInt64() || y.Int64() > maxBits || int64(x.BitLen()-1)*y.Int64() > maxBits {
		return Value{}, Raise(th, MemoryErrorType)
	}
	if err := th.Reserve(int(int64(x.BitLen()) * y.Int64() / 8)); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.V.Exp(x, y, nil)
	return z.value(), nil
}

// PowMod returns pow(a, b, m). TypeError if they are not all ints.
func PowMod(th *Thread, a, b, m Value) (Value, error) {
	x, ok := AsBig(a)
	y, ok2 := AsBig(b)
	z, ok3 := AsBig(m)
	if !ok || !ok2 || !ok3 {
		return Value{}, powModError(th, a, b, m)
	}
	if z.Sign() == 0 {
		return Value{}, RaiseMsg(th, ValueErrorType, "pow() 3rd argument cannot be 0")
	}
	if a.IsInt() && b.IsInt() && m.IsInt() && b.Int() >= 0 && m.Int() > 0 {
		return Int(powModSmall(a.Int(), b.Int(), m.Int())), nil
	}
	abs := new(big.Int).Abs(z)
	if y.Sign() < 0 {
		if x = new(big.Int).ModInverse(new(big.Int).Mod(x, abs), abs); x == nil {
			if abs.IsInt64() && abs.Int64() == 1 {
				return Int(0), nil
			}
			return Value{}, RaiseMsg(th, ValueErrorType, "base is not invertible for the given modulus")
		}
		y = new(big.Int).Neg(y)
	}
	r := new(big.Int).Exp(x, y, abs)
	if z.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, z)
	}
	return NewBigInt(r), nil
}

func powModError(th *Thread, a, b, m Value) error {
	for _, v := range []Value{a, b, m} {
		if f := v.Type().Flags; f&FlagFloatSub != 0 {
			return RaiseMsg(th, TypeErrorType, "pow() 3rd argument not allowed unless all arguments are integers")
		}
	}
	for _, v := range []Value{a, b, m} {
		if v.Type().Is(ComplexType) {
			return RaiseMsg(th, ValueErrorType, "complex modulo")
		}
	}
	return Raisef(th, TypeErrorType, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", a.Type().MessageName(), b.Type().MessageName(), m.Type().MessageName())
}

func divModSmall(x, y int64) Value { return TupleOf(FloorDivInt(x, y), ModInt(x, y)) }

func wordsOfSum(n, m int) int     { return max(n, m) + 1 }
func wordsOfProduct(n, m int) int { return n + m }

// wordsOfBits leaves it to the operation, whose result may be much shorter than its operands.
func wordsOfBits(n, m int) int { return 0 }

func intBinary() (s [numBinOps]BinaryFunc) {
	kernels := map[BinOp]intKernel{
		OpAdd:      total(AddInt, (*big.Int).Add, wordsOfSum),
		OpSub:      total(SubInt, (*big.Int).Sub, wordsOfSum),
		OpMul:      total(MulInt, (*big.Int).Mul, wordsOfProduct),
		OpAnd:      total(func(x, y int64) Value { return Int(x & y) }, (*big.Int).And, wordsOfBits),
		OpOr:       total(func(x, y int64) Value { return Int(x | y) }, (*big.Int).Or, wordsOfBits),
		OpXor:      total(func(x, y int64) Value { return Int(x ^ y) }, (*big.Int).Xor, wordsOfBits),
		OpDiv:      {DivInt, divBig},
		OpFloorDiv: dividing(FloorDivInt, bigFloorDiv),
		OpMod:      dividing(ModInt, bigMod),
		OpDivMod:   dividing(divModSmall, divModBig),
		OpPow:      {intPow, bigPow},
		OpLShift:   {intLShift, bigLShift},
		OpRShift:   {intRShift, bigRShift},
	}
	for op, k := range kernels {
		s[op] = k.slot()
	}
	return s
}

func intNeg(th *Thread, v Value) (Value, error) {
	i, b, _ := asInt(v)
	if b == nil {
		return NegInt(i), nil
	}
	z := newBig()
	z.V.Neg(b)
	return z.value(), nil
}

func intAbs(th *Thread, v Value) (Value, error) {
	i, b, _ := asInt(v)
	if b == nil && i >= 0 || b != nil && b.Sign() > 0 {
		return plainInt(v), nil
	}
	return intNeg(th, v)
}

func intInvert(th *Thread, v Value) (Value, error) {
	i, b, _ := asInt(v)
	if b == nil {
		return Int(^i), nil
	}
	z := newBig()
	z.V.Not(b)
	return z.value(), nil
}

func intSelf(th *Thread, v Value) (Value, error) { return plainInt(v), nil }
