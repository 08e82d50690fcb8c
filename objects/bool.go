package objects

import "math/big"

// boolOp computes a bitwise operator: a bool for two bools, else an int.
func boolOp(op BinOp, f func(x, y uint64) uint64) BinaryFunc {
	ints := map[BinOp]intKernel{
		OpAnd: total(func(x, y int64) Value { return Int(x & y) }, (*big.Int).And, wordsOfBits),
		OpOr:  total(func(x, y int64) Value { return Int(x | y) }, (*big.Int).Or, wordsOfBits),
		OpXor: total(func(x, y int64) Value { return Int(x ^ y) }, (*big.Int).Xor, wordsOfBits),
	}[op].slot()
	return func(th *Thread, a, b Value) (Value, error) {
		if a.IsBool() && b.IsBool() {
			return Bool(f(a.N, b.N) != 0), nil
		}
		return ints(th, a, b)
	}
}

func boolNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw != nil && len(kw.Items) > 0 {
		return Value{}, RaiseMsg(th, TypeErrorType, "bool() takes no keyword arguments")
	}
	switch len(args) {
	case 0:
		return False, nil
	case 1:
		t, err := Truth(th, args[0])
		return Bool(t), err
	}
	return Value{}, Raisef(th, TypeErrorType, "bool expected at most 1 argument, got %d", len(args))
}

var (
	trueStr  = NewStr("True")
	falseStr = NewStr("False")
)

func boolSpec() TypeSpec {
	s := TypeSpec{
		Name: "bool", Base: IntType, Effect: Pure, Sig: "object=False, /",
		Doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
		Slots: Slots{New: boolNew,
			Repr: func(th *Thread, v Value) (*Str, error) {
				if v.N != 0 {
					return trueStr, nil
				}
				return falseStr, nil
			},
		},
	}
	s.Slots.Binary[OpAnd] = boolOp(OpAnd, func(x, y uint64) uint64 { return x & y })
	s.Slots.Binary[OpOr] = boolOp(OpOr, func(x, y uint64) uint64 { return x | y })
	s.Slots.Binary[OpXor] = boolOp(OpXor, func(x, y uint64) uint64 { return x ^ y })
	s.Slots.Unary[OpInvert] = intInvert
	return s
}
